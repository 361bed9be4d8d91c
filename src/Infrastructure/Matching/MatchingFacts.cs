using Mentoring.Domain;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Matching;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;
using Mentoring.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Infrastructure.Matching;

internal sealed class MatchingFacts(MentoringContext db, TimeProvider clock) : IMatchingFacts
{
    public async Task<Dictionary<Id<Application>, PairFacts>> Pairs(Id<Application> mentee, IReadOnlyCollection<Id<Application>> mentors, CancellationToken ct)
    {
        List<Id<Application>> all = [mentee, .. mentors];
        var people = await db.Set<Application>().Where(x => all.Contains(x.Id)).ToDictionaryAsync(x => x.Id, x => x.PersonId, ct);
        var menteePerson = people[mentee];
        var mentorPeople = mentors.Select(id => people[id]).ToList();
        var above = await db.Set<ManagementLink>().Where(x => x.PersonId == menteePerson).ToDictionaryAsync(x => x.ManagerId, x => x.Depth, ct);
        var below = await db.Set<ManagementLink>().Where(x => x.ManagerId == menteePerson && mentorPeople.Contains(x.PersonId)).Select(x => x.PersonId).ToListAsync(ct);
        var (managerKnown, lineKnown) = await Known(menteePerson, above, ct);
        var taken = await PlacesTaken(all, ct);
        var trained = await db.Set<TrainingRecord>()
            .Where(x => all.Contains(x.ApplicationId) && (x.Form != TrainingForm.GuidanceSheet || x.AcknowledgedAt != null))
            .Select(x => new { x.ApplicationId, x.Kind }).ToListAsync(ct);
        var before = await Before(menteePerson, mentorPeople, ct);
        return mentors.ToDictionary(id => id, id => new PairFacts
        {
            AuthorityDepth = above.TryGetValue(people[id], out var depth) ? depth : null,
            ManagerKnown = managerKnown,
            LineKnown = lineKnown,
            MenteeAbove = below.Contains(people[id]),
            PlacesTaken = taken.GetValueOrDefault(id),
            MenteePlacesTaken = taken.GetValueOrDefault(mentee),
            EndedBefore = before.ContainsKey(people[id]),
            BothAskAgain = before.GetValueOrDefault(people[id]),
            MentorTrained = trained.Exists(x => x.ApplicationId == id && x.Kind == TrainingKind.MentorTraining),
            MenteeInducted = trained.Exists(x => x.ApplicationId == mentee && x.Kind == TrainingKind.MenteeInduction),
        });
    }

    public async Task<List<Id<Organisation>>> Organisations(Id<Proposal> proposal, CancellationToken ct)
    {
        var people = db.Set<Proposal>().Where(x => x.Id == proposal).SelectMany(x => x.Seats).Select(seat => seat.PersonId);
        var joined = db.Set<Relationship>().Where(x => db.Set<Proposal>().Any(y => y.Id == proposal && y.JoinsId == x.Id)).SelectMany(x => x.Parties).Select(party => party.PersonId);
        var organisations = await db.Set<Organisation>().Where(x => db.Set<Person>().Any(person => person.OrganisationId == x.Id && (people.Contains(person.Id) || joined.Contains(person.Id))))
            .Select(x => new { x.Id, x.ExternalId }).ToListAsync(ct);
        return [.. organisations.OrderBy(x => x.ExternalId, StringComparer.Ordinal).Select(x => x.Id)];
    }

    public async Task<int> Relationships(Id<Programme> programme, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return await db.Set<Relationship>().CountAsync(x => x.ProgrammeId == programme && x.Status != RelationshipStatus.Ended, ct)
            + await db.Set<Proposal>().CountAsync(x => x.ProgrammeId == programme && x.Status == ProposalStatus.Open && x.LapsesAt > now && x.JoinsId == null, ct);
    }

    public Task<Dictionary<Id<Person>, Id<Team>?>> Teams(IReadOnlyCollection<Id<Person>> people, CancellationToken ct) =>
        db.Set<Person>().Where(x => people.Contains(x.Id)).ToDictionaryAsync(x => x.Id, x => x.TeamId, ct);

    public async Task<HashSet<Id<Person>>> HaveMentored(IReadOnlyCollection<Id<Person>> people, CancellationToken ct) =>
        [.. await db.Set<Participation>().Where(x => people.Contains(x.PersonId) && x.Role == ParticipantRole.Mentor).Select(x => x.PersonId).Distinct().ToListAsync(ct)];

    public Task<List<Id<Application>>> Awaited(Id<Relationship> relationship, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return db.Set<Proposal>().Where(x => x.JoinsId == relationship && x.Status == ProposalStatus.Open && x.LapsesAt > now)
            .SelectMany(x => x.Seats).Select(seat => seat.ApplicationId).ToListAsync(ct);
    }

    public async Task<(int Mentees, int Places)> Supply(Id<Programme> programme, int placesEach, CancellationToken ct)
    {
        var available = await db.Set<Application>().Where(x => x.ProgrammeId == programme && x.Status == ApplicationStatus.Available).Select(x => new { x.Id, x.Role }).ToListAsync(ct);
        var taken = await PlacesTaken(available.ConvertAll(x => x.Id), ct);
        return (available.Count(x => x.Role == ParticipantRole.Mentee && !taken.ContainsKey(x.Id)),
            available.Where(x => x.Role == ParticipantRole.Mentor).Sum(x => Math.Max(0, placesEach - taken.GetValueOrDefault(x.Id))));
    }

    public Task<int> Acceptances(Id<Proposal> proposal, CancellationToken ct) =>
        db.Set<ProposalResponse>().CountAsync(x => x.ProposalId == proposal && x.Answer == ProposalAnswer.Accept, ct);

    /// <summary>The line is known as far as it ends with somebody of whom HR says that they have no manager.</summary>
    private async Task<(bool Manager, bool Line)> Known(Id<Person> mentee, Dictionary<Id<Person>, int> above, CancellationToken ct)
    {
        var top = above.Count == 0 ? mentee : above.MaxBy(x => x.Value).Key;
        var standings = await db.Set<ReportingLine>().Where(x => x.PersonId == mentee || x.PersonId == top).ToDictionaryAsync(x => x.PersonId, x => x.Standing, ct);
        return (standings.GetValueOrDefault(mentee) is ManagerStanding.Known or ManagerStanding.None, standings.GetValueOrDefault(top) is ManagerStanding.None);
    }

    /// <summary>Those of the mentors with whom the mentee was in a relationship that ended, and whether both asked for another with each other after the last one.</summary>
    private async Task<Dictionary<Id<Person>, bool>> Before(Id<Person> mentee, List<Id<Person>> mentors, CancellationToken ct)
    {
        var ended = await db.Set<Relationship>().Where(x => x.Status == RelationshipStatus.Ended && x.Parties.Any(party => party.PersonId == mentee))
            .SelectMany(x => x.Parties, (x, party) => new { party.PersonId, x.Id, x.EndedAt }).Where(x => mentors.Contains(x.PersonId)).ToListAsync(ct);
        var last = ended.GroupBy(x => x.PersonId).ToDictionary(x => x.Key, x => x.MaxBy(one => one.EndedAt)!.Id);
        if (last.Count == 0) return [];
        var ids = last.Values.ToList();
        var asked = await db.Set<RematchRequest>().Where(x => ids.Contains(x.RelationshipId) && x.SamePartner && x.Status != RematchStatus.Refused)
            .Select(x => new { x.RelationshipId, x.PersonId }).Distinct().ToListAsync(ct);
        return last.ToDictionary(x => x.Key, x => asked.Exists(one => one.RelationshipId == x.Value && one.PersonId == x.Key)
            && asked.Exists(one => one.RelationshipId == x.Value && one.PersonId == mentee));
    }

    /// <summary>Open proposals that have not lapsed, and live relationships.</summary>
    private async Task<Dictionary<Id<Application>, int>> PlacesTaken(List<Id<Application>> applications, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var proposed = await db.Set<Proposal>().Where(x => x.Status == ProposalStatus.Open && x.LapsesAt > now)
            .SelectMany(x => x.Seats).Where(seat => applications.Contains(seat.ApplicationId)).Select(seat => seat.ApplicationId).ToListAsync(ct);
        var live = await db.Set<Relationship>().Where(x => x.Status != RelationshipStatus.Ended)
            .SelectMany(x => x.Parties).Where(party => applications.Contains(party.ApplicationId)).Select(party => party.ApplicationId).ToListAsync(ct);
        return proposed.Concat(live).CountBy(id => id).ToDictionary();
    }
}
