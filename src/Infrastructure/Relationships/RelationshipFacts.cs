using Mentoring.Domain;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Matching;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;
using Mentoring.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Infrastructure.Relationships;

internal sealed class RelationshipFacts(MentoringContext db) : IRelationshipFacts
{
    public async Task<bool> CodeSigned(Id<Programme> programme, IReadOnlyCollection<Id<Person>> mentors, CancellationToken ct)
    {
        var codes = await db.Set<ProgrammeDocument>().Where(x => x.ProgrammeId == programme && x.Kind == DocumentKind.CodeOfPractice)
            .Select(x => new { x.Id, x.Language, x.Number }).ToListAsync(ct);
        var current = codes.Where(x => !codes.Exists(y => y.Language == x.Language && y.Number > x.Number)).Select(x => x.Id).ToList();
        var wanted = (await db.Set<Programme>().SingleAsync(x => x.Id == programme, ct)).Settings[SettingCatalogue.CodeDocuments];
        var signed = await db.Set<CodeAcceptance>().Where(x => current.Contains(x.DocumentId) && mentors.Contains(x.PersonId)).ToListAsync(ct);
        return mentors.All(mentor => signed.Exists(x => x.PersonId == mentor && wanted.All(x.Codes.Contains)));
    }

    public Task<List<Id<Relationship>>> UnderAuthority(CancellationToken ct) =>
        db.Set<Relationship>().Where(x => x.Status != RelationshipStatus.Ended && x.Parties.Any(mentor => mentor.Role == ParticipantRole.Mentor
            && x.Parties.Any(mentee => mentee.Role == ParticipantRole.Mentee
                && db.Set<ManagementLink>().Any(link => link.PersonId == mentee.PersonId && link.ManagerId == mentor.PersonId && link.Depth <= x.AuthorityDepth))))
            .Select(x => x.Id).ToListAsync(ct);

    public Task<List<Id<Relationship>>> MentoredFromWithin(CancellationToken ct) =>
        Teams().Where(x => x.Parties.Any(mentor => mentor.Role == ParticipantRole.Mentor && x.Parties.Any(mentee => mentee.Role == ParticipantRole.Mentee
            && db.Set<Person>().Any(one => one.Id == mentor.PersonId && db.Set<Person>().Any(other => other.Id == mentee.PersonId && other.TeamId == one.TeamId))))).Select(x => x.Id).ToListAsync(ct);

    public Task<List<Id<Relationship>>> OfSeveralTeams(CancellationToken ct) =>
        Teams().Where(x => x.Parties.Any(mentee => mentee.Role == ParticipantRole.Mentee && (db.Set<Person>().Any(one => one.Id == mentee.PersonId && one.TeamId == null)
            || x.Parties.Any(second => second.Role == ParticipantRole.Mentee
                && db.Set<Person>().Any(one => one.Id == mentee.PersonId && db.Set<Person>().Any(other => other.Id == second.PersonId && other.TeamId != one.TeamId)))))).Select(x => x.Id).ToListAsync(ct);

    private IQueryable<Relationship> Teams() => db.Set<Relationship>().Where(x => x.Model == MentoringModel.Team && x.Status != RelationshipStatus.Ended);

    public Task<List<Id<Application>>> OfLeavers(CancellationToken ct) =>
        db.Set<Application>().Where(x => x.Status != ApplicationStatus.Withdrawn && x.Status != ApplicationStatus.NotSelected
            && db.Set<Person>().Any(person => person.Id == x.PersonId && !person.IsActive)).Select(x => x.Id).ToListAsync(ct);
}
