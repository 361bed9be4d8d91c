using Mentoring.Domain;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Evaluation;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Infrastructure.Evaluation;

internal sealed class PilotReviewFacts(MentoringContext db) : IPilotReviewFacts
{
    public Task<DateTimeOffset?> FirstApplication(Id<Programme> programme, CancellationToken ct) =>
        db.Set<Application>().Where(x => x.ProgrammeId == programme).OrderBy(x => x.StartedAt).Select(x => (DateTimeOffset?)x.StartedAt).FirstOrDefaultAsync(ct);

    /// <summary>By given and family name together: either alone is too often a word.</summary>
    public async Task<bool> NamesSomebody(Id<Programme> programme, string text, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(text)) return false;
        var applied = db.Set<Application>().Where(x => x.ProgrammeId == programme).Select(x => x.PersonId);
        var people = db.Set<Person>().AsNoTracking().Where(x => applied.Contains(x.Id) && x.GivenName != "" && x.FamilyName != "").Select(x => new { x.GivenName, x.FamilyName }).AsAsyncEnumerable();
        await foreach (var person in people.WithCancellation(ct))
            if (text.Contains($"{person.GivenName} {person.FamilyName}", StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
