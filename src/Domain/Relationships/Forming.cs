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

    /// <summary>Applications that are not over, of people who have left.</summary>
    Task<List<Id<Application>>> OfLeavers(CancellationToken ct);
}

/// <summary>Turns an accepted proposal into a relationship.</summary>
public sealed class Forming(IStore store, IMatchingFacts matching, IRelationshipFacts facts, Notifier notifier, TimeProvider clock)
{
    /// <summary>The line may have changed since the proposal, so authority is asked again.</summary>
    public async Task Form(Proposal proposal, CancellationToken ct)
    {
        var programme = await store.Get(proposal.ProgrammeId, ct);
        var (mentor, mentee) = (proposal.SeatOf(ParticipantRole.Mentor), proposal.SeatOf(ParticipantRole.Mentee));
        var pair = (await matching.Pairs(mentee.ApplicationId, [mentor.ApplicationId], ct))[mentor.ApplicationId];
        MatchingRules.Authority(pair, programme.Settings, new()).Refuse();

        // Whoever signs the code of practice holds the same row: one of the two sees the other.
        await store.LockAffected<Person>(x => x.Id == mentor.PersonId, ct);
        proposal.TakeUp();
        var relationship = new Relationship(proposal, MatchingRules.AuthorityDepth(programme.Settings), clock.GetUtcNow());
        store.Add(relationship);
        foreach (var party in relationship.Parties) store.Add(new Participation(relationship, party));
        var people = relationship.Parties.Select(party => party.PersonId).ToList();
        notifier.TellAll(people, NoticeKind.RelationshipFormed, relationship.Id);
        await notifier.TellCoordinators(programme.Id, NoticeKind.RelationshipFormed, relationship.Id, ct);
        if (await facts.CodeSigned(programme.Id, [mentor.PersonId], ct)) relationship.BeginForming();
        else notifier.Tell(mentor.PersonId, NoticeKind.CodeAwaited, relationship.Id);
    }
}

/// <summary>
/// What a person leaves behind when they withdraw or depart: their answers, which are for matching alone, close; open proposals fall and live
/// relationships end, without a mark on anybody.
/// </summary>
public sealed class Withdrawal(IStore store, Conclusion conclusion, Notifier notifier)
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
            await conclusion.Of(relationship, EndingKind.NoLongerThere, ct);
    }
}
