using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Integration;
using Mentoring.Domain.Matching;
using Mentoring.Domain.Meetings;
using Mentoring.Domain.Notices;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Progress;
using Mentoring.Domain.Rules;
using Mentoring.Domain.Support;

namespace Mentoring.Domain.Relationships;

/// <summary>
/// People come into a group, a two-by-two or a team, and go. Whoever joins reads what is written from then on; whoever leaves keeps what they
/// could read, and what goes on goes on without them.
/// </summary>
public sealed class Joining(IStore store, IMatchingFacts facts, Pairing pairing, Conclusion conclusion, Completing completing, Notifier notifier, TimeProvider clock)
{
    public async Task<Composition> Composition(MentoringModel model, IReadOnlyCollection<Application> applications, Settings settings, CancellationToken ct)
    {
        var (ids, people) = (applications.Select(x => x.Id).ToList(), applications.Select(x => x.PersonId).ToList());
        var teams = await facts.Teams(people, ct);
        var mentored = await facts.HaveMentored(people, ct);
        var said = (await store.List<Answers>(x => ids.Contains(x.ApplicationId), ct)).Where(x => x.Content.Value.Mentor?.MentoredBefore == true).Select(x => x.ApplicationId).ToHashSet();
        return new(model, Of(ParticipantRole.Mentor), Of(ParticipantRole.Mentee), settings);

        List<Member> Of(ParticipantRole role) =>
            [.. applications.Where(x => x.Role == role).Select(x => new Member(teams[x.PersonId], mentored.Contains(x.PersonId) || said.Contains(x.Id)))];
    }

    /// <summary>As it would be with those who join, and with those who are asked to join already.</summary>
    public async Task<Composition> Composition(Relationship relationship, IReadOnlyCollection<Application> joiners, Settings settings, CancellationToken ct)
    {
        List<Id<Application>> ids = [.. relationship.Parties.Select(party => party.ApplicationId), .. await facts.Awaited(relationship.Id, ct)];
        var there = await store.LockAffected<Application>(x => ids.Contains(x.Id), ct);
        return await Composition(relationship.Model, [.. there.UnionBy(joiners, x => x.Id)], settings, ct) with { IsForming = true };
    }

    /// <summary>Each new pair. Who is in it already takes no further place.</summary>
    public async Task<List<Pair>> Pairs(Relationship relationship, Application joiner, Programme programme, CancellationToken ct)
    {
        var others = relationship.Parties.Where(party => party.Role != joiner.Role).Select(party => party.ApplicationId).ToList();
        var there = await store.LockAffected<Application>(x => others.Contains(x.Id), ct);
        if (joiner.Role == ParticipantRole.Mentee)
            return [.. (await pairing.With(joiner, there, programme, ct)).Select(pair => pair with { Facts = pair.Facts with { PlacesTaken = 0 } })];
        var pairs = new List<Pair>();
        foreach (var mentee in there)
            pairs.AddRange((await pairing.With(mentee, [joiner], programme, ct)).Select(pair => pair with { Facts = pair.Facts with { MenteePlacesTaken = 0 } }));
        return pairs;
    }

    /// <summary>All had to accept for themselves; now the lines and the sizes are asked again.</summary>
    public async Task Join(Id<Relationship> id, Proposal proposal, CancellationToken ct)
    {
        var relationship = (await store.LockAffected<Relationship>(x => x.Id == id, ct))[0];
        var programme = await store.Get(relationship.ProgrammeId, ct);
        relationship.CheckMayBeJoined();
        var seat = proposal.Seats[0];
        var joiner = (await store.LockAffected<Application>(x => x.Id == seat.ApplicationId, ct))[0];
        var needs = ModelRules.Compose(await Composition(relationship, [joiner], programme.Settings, ct), new());
        foreach (var party in relationship.Parties.Where(party => party.Role != seat.Role))
        {
            var (mentor, mentee) = seat.Role == ParticipantRole.Mentor ? (seat.ApplicationId, party.ApplicationId) : (party.ApplicationId, seat.ApplicationId);
            MatchingRules.Authority((await facts.Pairs(mentee, [mentor], ct))[mentor], programme.Settings, needs);
        }
        needs.Refuse();

        proposal.TakeUp();
        var before = relationship.People().ToList();
        foreach (var party in relationship.Join(proposal)) await TakePart(relationship, party, ct);
        await Gather(relationship, ct);
        await MoveOn(relationship, ct);
        await Redraft(relationship, ct);
        notifier.TellAll(before, NoticeKind.MemberJoined, id);
        notifier.Tell(seat.PersonId, NoticeKind.RelationshipFormed, id);
        await notifier.TellCoordinators(relationship.ProgrammeId, NoticeKind.MemberJoined, id, ct);
    }

    /// <summary>Ends for the person alone, without a reason and without a mark; for all when they were the last on their side.</summary>
    public async Task Leave(Relationship relationship, Id<Person> person, CancellationToken ct)
    {
        if (!relationship.GoesOnWithout(person))
        {
            await conclusion.Of(relationship, EndingKind.NoLongerThere, ct);
            return;
        }
        var id = relationship.Id;
        relationship.Leave(person);
        foreach (var participation in await store.LockAffected<Participation>(x => x.RelationshipId == id && x.PersonId == person, ct))
        {
            participation.Leave(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
            await completing.Follow(participation, ct);
        }
        foreach (var binding in await store.LockAffected<MentorsMentor>(x => x.RelationshipId == id && x.MentorId == person && x.Status != BindingStatus.Ended, ct)) binding.End(clock.GetUtcNow());
        foreach (var meeting in await store.LockAffected<Meeting>(x => x.RelationshipId == id && (x.MentorId == person || x.MenteeId == person), ct)) meeting.FallAway();
        await Gather(relationship, ct);
        await MoveOn(relationship, ct);
        await GoOnWithout(relationship, person, ct);
        foreach (var draft in await store.LockAffected<Agreement>(x => x.RelationshipId == id && (x.Status == AgreementStatus.Draft || x.Status == AgreementStatus.PartlySigned), ct))
        {
            draft.Gather(relationship.All);
            draft.Draft(draft.Terms.Value);
        }
        notifier.TellAll(relationship.People(), NoticeKind.MemberLeft, id);
        await notifier.TellCoordinators(relationship.ProgrammeId, NoticeKind.MemberLeft, id, ct);
    }

    /// <summary>Makes the circles in which the people who are in it now may write.</summary>
    public async Task Gather(Relationship relationship, CancellationToken ct)
    {
        var id = relationship.Id;
        if (relationship.Model == MentoringModel.OneToOne) return;
        var there = (await store.LockAffected<Circle>(x => x.RelationshipId == id, ct)).Select(x => x.Id).ToHashSet();
        foreach (var circle in relationship.Circles().Where(circle => !there.Contains(circle.Id))) store.Add(circle);
    }

    /// <summary>Who has been in it before and comes again takes up their own record.</summary>
    private async Task TakePart(Relationship relationship, Party party, CancellationToken ct)
    {
        var (id, person) = (relationship.Id, party.PersonId);
        if ((await store.LockAffected<Participation>(x => x.RelationshipId == id && x.PersonId == person, ct)).FirstOrDefault() is { } there)
        {
            there.Return();
            await completing.Follow(there, ct);
        }
        else store.Add(new Participation(relationship, party, clock.GetUtcNow()));
    }

    /// <summary>What all plan together is for whoever takes part, and so is what a mentor is to know.</summary>
    private async Task MoveOn(Relationship relationship, CancellationToken ct)
    {
        var (id, all) = (relationship.Id, relationship.All);
        var pending = (await store.LockAffected<Meeting>(x => x.RelationshipId == id && x.MentorId == null, ct)).Where(meeting => meeting.IsPending).ToList();
        var ids = pending.ConvertAll(meeting => meeting.Id);
        foreach (var agenda in await store.LockAffected<Agenda>(x => ids.Contains(x.MeetingId), ct)) agenda.Gather(all);
        foreach (var meeting in pending) meeting.Gather(all);
        foreach (var review in await store.LockAffected<RelationshipReview>(x => x.RelationshipId == id && x.CompletedAt == null, ct)) review.Gather(all);
        foreach (var binding in await store.LockAffected<MentorsMentor>(x => x.RelationshipId == id && x.Status != BindingStatus.Ended, ct)) binding.Gather(all);
        var mentees = (await store.LockAffected<Circle>(x => x.RelationshipId == id, ct)).Where(circle => circle.Members.Count(member => member.IsMentee) == 1)
            .ToDictionary(circle => circle.Id, circle => circle.Members.Single(member => member.IsMentee).PersonId);
        foreach (var topic in await store.LockAffected<OffLimitsTopic>(x => x.RelationshipId == id && x.LiftedAt == null, ct))
            if (mentees.TryGetValue(topic.CircleId, out var mentee) && relationship.PartyOf(mentee) is not null) topic.Gather(relationship.Around(mentee));
    }

    /// <summary>What is closed stays with those who were there; what goes on goes on among those who stay.</summary>
    private async Task GoOnWithout(Relationship relationship, Id<Person> left, CancellationToken ct)
    {
        var id = relationship.Id;
        var to = new Dictionary<Id<Circle>, Id<Circle>>();
        foreach (var circle in await store.LockAffected<Circle>(x => x.RelationshipId == id && x.Members.Any(member => member.PersonId == left), ct))
        {
            var mentees = circle.Members.Where(member => member.IsMentee).ToList();
            if (mentees.Count > 1) to[circle.Id] = relationship.All;
            else if (mentees is [var mentee] && mentee.PersonId != left && circle.Members.Count > 2) to[circle.Id] = relationship.Around(mentee.PersonId);
        }
        var from = to.Keys.ToList();
        Move((await store.LockAffected<Goal>(x => from.Contains(x.CircleId), ct)).Where(goal => goal.IsOpen), to);
        Move(await store.LockAffected<ActionPlan>(x => from.Contains(x.CircleId) && (x.Status == ActionPlanStatus.Draft || x.Status == ActionPlanStatus.Agreed), ct), to);
        Move((await store.LockAffected<PlannedAction>(x => from.Contains(x.CircleId), ct)).Where(action => action.IsOpen), to);
        Move(await store.LockAffected<MeetingLog>(x => from.Contains(x.CircleId) && x.Status != MeetingLogStatus.Confirmed, ct), to);
        Move(await store.LockAffected<ToolSheet>(x => from.Contains(x.CircleId), ct), to);
    }

    private static void Move(IEnumerable<IGathered> records, Dictionary<Id<Circle>, Id<Circle>> to)
    {
        foreach (var record in records) record.Gather(to[record.CircleId]);
    }

    /// <summary>A new version in the words of the last: in force when all have signed it. Until then the one before holds for those who signed that.</summary>
    private async Task Redraft(Relationship relationship, CancellationToken ct)
    {
        var id = relationship.Id;
        var newest = (await store.LockAffected<Agreement>(x => x.RelationshipId == id, ct)).MaxBy(x => x.Number);
        if (newest is null) return;
        var (terms, clauses) = (newest.Terms.Value, newest.Clauses);
        if (newest.Status == AgreementStatus.InForce) store.Add(newest = new(relationship, newest.Number));
        newest.Gather(relationship.All);
        newest.Draft(terms, clauses);
        notifier.TellAll(relationship.People(), NoticeKind.AgreementToSign, id);
    }
}
