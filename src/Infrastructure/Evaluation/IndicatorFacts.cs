using Mentoring.Domain.Evaluation;
using Mentoring.Domain.Exports;
using Mentoring.Domain.Matching;
using Mentoring.Domain.Programmes;
using Mentoring.Infrastructure.Persistence;

namespace Mentoring.Infrastructure.Evaluation;

/// <summary>A few dozen statements, however many relationships and groups there are, of one and the same moment.</summary>
internal sealed class IndicatorFacts(MentoringContext db, ISnapshot snapshot, ColumnCipher cipher, IMatchingFacts matching, ReadinessCheck readiness) : IIndicatorFacts
{
    public async Task<IReadOnlyList<TallySheet>> Tally(Programme programme, IReadOnlyList<Scope> scopes, DateTimeOffset now, CancellationToken ct)
    {
        var counted = new Dictionary<Scope, TallySheet>();
        await using var moment = await OneMoment(ct);
        foreach (var sameMonths in scopes.GroupBy(scope => scope with { Axis = Axis.None }))
        {
            var (axes, tally) = (sameMonths.Select(scope => scope.Axis).Where(axis => axis != Axis.None).ToHashSet(), new Tallying(sameMonths.Key));
            await Tally(new(db, programme, sameMonths.Key, axes, now), tally, ct);
            foreach (var scope in sameMonths) counted[scope] = tally.Sheet(scope.Axis);
        }
        return [.. scopes.Select(scope => counted[scope])];
    }

    private async Task Tally(Figures figures, Tallying tally, CancellationToken ct)
    {
        var opened = new OpenedFigures(figures, cipher, tally);
        await opened.Gather(ct);
        await new CourseFigures(figures, tally).Tally(ct);
        await new MeetingFigures(figures, tally).Tally(ct);
        await new ApplicationFigures(figures, matching, tally).Tally(ct);
        await new ProgrammeFigures(figures, readiness, tally).Tally(ct);
        await opened.Tally(ct);
    }

    /// <summary>What others change meanwhile is not seen by some statements and missed by others. A use case that is at work has a transaction already.</summary>
    private async Task<IAsyncDisposable?> OneMoment(CancellationToken ct) => db.Database.CurrentTransaction is null ? await snapshot.Take(ct) : null;
}
