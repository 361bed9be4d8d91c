using System.Linq.Expressions;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.People;
using Mentoring.Domain.Privacy;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;
using Mentoring.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Infrastructure.Privacy;

internal sealed class PrivacyFacts(MentoringContext db) : IPrivacyFacts
{
    public Task<List<Undisposed>> ToDispose(Id<Programme> programme, Guid? after, int limit, CancellationToken ct)
    {
        var from = new Id<Relationship>(after ?? Guid.Empty);
        return db.Set<Relationship>().Where(x => x.ProgrammeId == programme && x.DisposedOn == null && x.Id > from)
            .OrderBy(x => x.Id).Take(limit).Select(x => new Undisposed(x.Id, x.KeepUntil)).ToListAsync(ct);
    }

    public Task<Dictionary<Id<Relationship>, int>> Count<T>(Expression<Func<T, Id<Relationship>>> of, IReadOnlyCollection<Id<Relationship>> relationships, CancellationToken ct)
        where T : Entity<T>, IVisible<T> =>
        db.Set<T>().Select(of).Where(id => relationships.Contains(id)).GroupBy(id => id).Select(group => new { group.Key, Number = group.Count() })
            .ToDictionaryAsync(x => x.Key, x => x.Number, ct);

    public async Task<HashSet<Id<Relationship>>> Held(IReadOnlyCollection<Id<Relationship>> relationships, CancellationToken ct)
    {
        if (relationships.Count == 0) return [];
        var open = db.Set<LegalHold>().Where(x => x.LiftedAt == null);
        return [.. await db.Set<Relationship>()
            .Where(x => relationships.Contains(x.Id) && open.Any(hold => hold.RelationshipId == x.Id
                || (hold.ProgrammeId == x.ProgrammeId && db.Set<Participation>().Any(y => y.RelationshipId == x.Id && y.PersonId == hold.PersonId))))
            .Select(x => x.Id).ToListAsync(ct)];
    }

    public Task<bool> IsHeld(Id<Person> person, CancellationToken ct) =>
        db.Set<LegalHold>().AnyAsync(x => x.LiftedAt == null && (x.PersonId == person
            || db.Set<Participation>().Any(y => y.RelationshipId == x.RelationshipId && y.PersonId == person)), ct);

    public async Task<bool> TakesPart(Id<Person> person, Id<Programme> programme, CancellationToken ct) =>
        await db.Set<Application>().AnyAsync(x => x.ProgrammeId == programme && x.PersonId == person, ct)
        || await db.Set<Appointment>().AnyAsync(x => x.ProgrammeId == programme && x.PersonId == person, ct);

    public async Task<Subject> SubjectOf(Id<Person> person, CancellationToken ct)
    {
        var seats = await db.Set<Participation>().Where(x => x.PersonId == person).Select(x => new { x.RelationshipId, x.Role }).ToListAsync(ct);
        var circles = await db.Set<Circle>().Where(x => x.Members.Any(member => member.PersonId == person && member.IsMentee) && x.Members.Count(member => member.IsMentee) == 1)
            .Select(x => x.Id).ToListAsync(ct);
        List<Id<Relationship>> asMentee = [.. seats.Where(x => x.Role == ParticipantRole.Mentee).Select(x => x.RelationshipId)];
        return new(person)
        {
            AsMentor = [.. seats.Where(x => x.Role == ParticipantRole.Mentor).Select(x => x.RelationshipId)],
            AsMentee = asMentee,
            AsOnlyMentee = [.. circles, .. asMentee.Select(Circle.OfTheTwo)],
        };
    }

    public Task<bool> HasRecords(Id<Person> person, CancellationToken ct) =>
        db.Set<Relationship>().AnyAsync(x => x.DisposedOn == null && db.Set<Participation>().Any(y => y.RelationshipId == x.Id && y.PersonId == person), ct);
}
