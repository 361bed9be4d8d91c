using Mentoring.Domain;
using Mentoring.Domain.Forms;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;
using Mentoring.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Infrastructure.Forms;

internal sealed class EvaluationFacts(MentoringContext db) : IEvaluationFacts
{
    /// <summary>Who parted long ago is not asked: a programme that begins to evaluate begins with those at hand.</summary>
    private const int DaysAfterTheEnd = 60;

    public Task<List<Id<Relationship>>> Due(Id<Programme> programme, EvaluationWave wave, DateOnly today, int limit, CancellationToken ct)
    {
        var since = new DateTimeOffset(today.AddDays(-DaysAfterTheEnd), default, TimeSpan.Zero);
        var of = db.Set<Relationship>().Where(x => x.ProgrammeId == programme);
        var come = wave == EvaluationWave.MidPoint
            ? of.Where(x => x.MidPointOn <= today && x.PausedSince == null && x.EndsBy == null && (x.Status == RelationshipStatus.Active || x.Status == RelationshipStatus.WindingUp))
            // Who never came to an agreement has nothing to evaluate.
            : of.Where(x => x.Status == RelationshipStatus.Ended && x.EndedAt >= since && x.MidPointOn != null);
        return come.Where(x => !db.Set<EvaluationAsk>().Any(ask => ask.RelationshipId == x.Id && ask.Wave == wave)).OrderBy(x => x.Id).Select(x => x.Id).Take(limit).ToListAsync(ct);
    }
}
