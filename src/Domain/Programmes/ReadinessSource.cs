using System.Runtime.CompilerServices;
using Mentoring.Domain.Reminders;

namespace Mentoring.Domain.Programmes;

/// <summary>What a programme as a whole is out of step with by the calendar, for its coordinators: a review that is overdue, money that ends too soon.</summary>
public sealed class ReadinessSource(ReadinessCheck readiness) : IAttentionSource
{
    public async IAsyncEnumerable<IReadOnlyList<Sight>> Look(Programme programme, DateTimeOffset now, [EnumeratorCancellation] CancellationToken ct)
    {
        yield return [.. ReadinessRules.Overdue((await readiness.Look(programme, ct)).Facts).Select(x =>
            new Sight(programme.Id, x.Rule, new(x.Since, TimeOnly.MinValue, TimeSpan.Zero)) { For = AttentionFor.Coordinators })];
    }
}
