using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Matching;
using Mentoring.Domain.Notices;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Relationships;

/// <summary>Facts of relationships that a rule may need and the actor may not see.</summary>
public interface IRelationshipFacts
{
    /// <summary>Whether each of the mentors has signed the programme's newest code of practice.</summary>
    Task<bool> CodeSigned(Id<Programme> programme, IReadOnlyCollection<Id<Person>> mentors, CancellationToken ct);

    /// <summary>Live relationships, suspended ones too, whose mentor has authority over a mentee.</summary>
    Task<List<Id<Relationship>>> UnderAuthority(CancellationToken ct);

    /// <summary>Live team relationships, suspended ones too, one of whose mentors is in a mentee's team.</summary>
    Task<List<Id<Relationship>>> MentoredFromWithin(CancellationToken ct);

    /// <summary>Live team relationships, suspended ones too, whose mentees are not of one team.</summary>
    Task<List<Id<Relationship>>> OfSeveralTeams(CancellationToken ct);

    /// <summary>Applications that are not over, of people who have left.</summary>
    Task<List<Id<Application>>> OfLeavers(CancellationToken ct);
}

/// <summary>Turns an accepted proposal into a relationship.</summary>
public sealed class Forming(IStore store, IMatchingFacts matching, IRelationshipFacts facts, Joining joining, Notifier notifier, TimeProvider clock)
{
    /// <summary>The line may have changed since the proposal, so authority is asked again.</summary>
    public async Task Form(Proposal proposal, CancellationToken ct)
    {
        var programme = await store.Get(proposal.ProgrammeId, ct);
        var mentors = proposal.SeatsOf(ParticipantRole.Mentor).ToList();
        var needs = new Requirements();
        foreach (var mentee in proposal.SeatsOf(ParticipantRole.Mentee))
            foreach (var pair in (await matching.Pairs(mentee.ApplicationId, [.. mentors.Select(seat => seat.ApplicationId)], ct)).Values)
                MatchingRules.Authority(pair, programme.Settings, needs);
        if (proposal.Model == MentoringModel.Team) await CheckTeams(proposal, programme, needs, ct);
        needs.Refuse();

        // Whoever signs the code of practice holds the same row: one of the two sees the other.
        var people = mentors.ConvertAll(seat => seat.PersonId);
        await store.LockAffected<Person>(x => people.Contains(x.Id), ct);
        proposal.TakeUp();
        var relationship = new Relationship(proposal, MatchingRules.AuthorityDepth(programme.Settings), clock.GetUtcNow());
        store.Add(relationship);
        foreach (var party in relationship.Parties) store.Add(new Participation(relationship, party));
        await joining.Gather(relationship, ct);
        notifier.TellAll(relationship.People(), NoticeKind.RelationshipFormed, relationship.Id);
        await notifier.TellCoordinators(programme.Id, NoticeKind.RelationshipFormed, relationship.Id, ct);
        if (await facts.CodeSigned(programme.Id, people, ct)) relationship.BeginForming();
        else notifier.TellAll(people, NoticeKind.CodeAwaited, relationship.Id);
    }

    public Task<bool> CodeSigned(Id<Programme> programme, IReadOnlyCollection<Id<Person>> mentors, CancellationToken ct) => facts.CodeSigned(programme, mentors, ct);

    private async Task CheckTeams(Proposal proposal, Programme programme, Requirements needs, CancellationToken ct)
    {
        var ids = proposal.Seats.Select(seat => seat.ApplicationId).ToList();
        ModelRules.Compose(await joining.Composition(proposal.Model, await store.LockAffected<Application>(x => ids.Contains(x.Id), ct), programme.Settings, ct), needs);
    }
}

/// <summary>
/// What a person leaves behind when they withdraw or depart: their answers, which are for matching alone, close; open proposals fall and live
/// relationships end, without a mark on anybody.
/// </summary>
public sealed class Withdrawal(IStore store, Joining joining, Notifier notifier)
{
    public async Task Leave(Application application, CancellationToken ct)
    {
        var id = application.Id;
        foreach (var answers in await store.LockAffected<Answers>(x => x.ApplicationId == id, ct)) answers.Follow(application);
        foreach (var proposal in await store.LockAffected<Proposal>(x => x.Status == ProposalStatus.Open && x.Seats.Any(seat => seat.ApplicationId == id), ct))
        {
            proposal.Drop();
            notifier.TellAll(proposal.Seats.Select(seat => seat.PersonId).Where(person => person != application.PersonId), NoticeKind.ProposalNotTakenUp, proposal.Id);
            await notifier.TellCoordinators(proposal.ProgrammeId, NoticeKind.ProposalNotTakenUp, proposal.Id, ct);
        }
        foreach (var relationship in await store.LockAffected<Relationship>(x => x.Status != RelationshipStatus.Ended && x.Parties.Any(party => party.ApplicationId == id), ct))
            await joining.Leave(relationship, application.PersonId, ct);
    }
}
