using Mentoring.Domain.Evaluation;
using Mentoring.Domain.Exports;
using Mentoring.Domain.Matching;
using Mentoring.Domain.Programmes;
using Mentoring.Infrastructure.Persistence;

namespace Mentoring.Infrastructure.Evaluation;

/// <summary>A few dozen statements, however many relationships and groups there are, of one and the same moment.</summary>
internal sealed class IndicatorFacts(MentoringContext db, ISnapshot snapshot, ColumnCipher cipher, IMatchingFacts matching, ReadinessCheck readiness) : IIndicatorFacts
{
    public async Task<TallySheet> Tally(Programme programme, Scope scope, DateTimeOffset now, CancellationToken ct)
    {
        var (figures, tally) = (new Figures(db, programme, scope, now), new Tallying(scope));
        await using var moment = await OneMoment(ct);
        await new CourseFigures(figures, tally).Tally(ct);
        await new MeetingFigures(figures, tally).Tally(ct);
        await new ApplicationFigures(figures, matching, tally).Tally(ct);
        await new OpenedFigures(figures, cipher, tally).Tally(ct);
        await new ProgrammeFigures(figures, readiness, tally).Tally(ct);
        return tally.Sheet();
    }

    /// <summary>What others change meanwhile is not seen by some statements and missed by others. A use case that is at work has a transaction already.</summary>
    private async Task<IAsyncDisposable?> OneMoment(CancellationToken ct) => db.Database.CurrentTransaction is null ? await snapshot.Take(ct) : null;
}
