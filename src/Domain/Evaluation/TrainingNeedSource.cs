using System.Runtime.CompilerServices;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Reminders;

namespace Mentoring.Domain.Evaluation;

/// <summary>Needs for training of which nobody has said what was done: one item for the coordinators, since the oldest of them.</summary>
public sealed class TrainingNeedSource(IReminderFacts facts) : IAttentionSource
{
    public async IAsyncEnumerable<IReadOnlyList<Sight>> Look(Programme programme, DateTimeOffset now, [EnumeratorCancellation] CancellationToken ct)
    {
        if (await facts.OldestTrainingNeed(programme.Id, ct) is { } since)
            yield return [new(programme.Id, MonitoringRules.NeedsFollowedUp.Id, new(since, TimeOnly.MinValue, TimeSpan.Zero)) { For = AttentionFor.Coordinators }];
    }
}
