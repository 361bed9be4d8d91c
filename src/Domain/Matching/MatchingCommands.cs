using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Notices;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Matching;

/// <summary>A mentor and a mentee to propose to each other.</summary>
public sealed record ProposeMatch
{
    /// <summary>Application of the mentor.</summary>
    public required Id<Application> Mentor { get; init; }

    /// <summary>Application of the mentee.</summary>
    public required Id<Application> Mentee { get; init; }
}

/// <summary>A person's own answer. There is no member for a reason.</summary>
public sealed record RespondToProposal
{
    /// <summary>Accept or decline.</summary>
    public required ProposalAnswer Answer { get; init; }
}

/// <summary>Facts of possible pairs that a rule needs and the actor may not see.</summary>
public interface IMatchingFacts
{
    /// <summary>The facts of one mentee with each of the mentors, by the mentor's application, in a fixed number of reads.</summary>
    Task<Dictionary<Id<Application>, PairFacts>> Pairs(Id<Application> mentee, IReadOnlyCollection<Id<Application>> mentors, CancellationToken ct);

    /// <summary>The organisations of those in the proposal, in the order in which feeds hold them.</summary>
    Task<List<Id<Organisation>>> Organisations(Id<Proposal> proposal, CancellationToken ct);

    /// <summary>How many of those in the proposal have accepted.</summary>
    Task<int> Acceptances(Id<Proposal> proposal, CancellationToken ct);
}

/// <summary>Reads the pairs that rules and scores are about.</summary>
public sealed class Pairing(IStore store, IMatchingFacts facts)
{
    public async Task<Pair> Of(Application mentor, Application mentee, Programme programme, CancellationToken ct) =>
        (await With(mentee, [mentor], programme, ct))[0];

    public async Task<List<Pair>> With(Application mentee, IReadOnlyCollection<Application> mentors, Programme programme, CancellationToken ct)
    {
        List<Application> all = [mentee, .. mentors];
        var (ids, personIds) = (all.ConvertAll(x => x.Id), all.ConvertAll(x => x.PersonId));
        var forms = (await store.List<Answers>(x => ids.Contains(x.ApplicationId), ct)).ToDictionary(x => x.ApplicationId, x => x.Content.Value);
        var people = (await store.List<Person>(x => personIds.Contains(x.Id), ct)).ToDictionary(x => x.Id);
        var known = await facts.Pairs(mentee.Id, [.. mentors.Select(x => x.Id)], ct);
        var declared = await Declared.Load(store, forms.Values, people.Values, ct);
        var other = Candidate(mentee);
        return [.. mentors.Select(mentor =>
        {
            var candidate = Candidate(mentor);
            var conflict = declared.Between(candidate, other) || declared.Between(other, candidate);
            return new Pair(candidate, other, known[mentor.Id] with { Conflict = conflict }, programme.Settings);
        })];

        // Answers are closed again after a withdrawal: nothing is compared then, and the gates refuse the application.
        Candidate Candidate(Application application) => new(application, people[application.PersonId], forms.GetValueOrDefault(application.Id) ?? new());
    }

    /// <summary>Declared conflicts name external ids; this knows whom they mean.</summary>
    private sealed class Declared(Dictionary<Id<Organisation>, string> organisations, Dictionary<Id<Team>, string> teams)
    {
        public static async Task<Declared> Load(IStore store, IEnumerable<Questionnaire> forms, IReadOnlyCollection<Person> people, CancellationToken ct)
        {
            if (!forms.Any(form => form.Conflicts is { Count: > 0 })) return new([], []);
            var organisationIds = people.Select(person => person.OrganisationId).Distinct().ToList();
            var teamIds = people.Where(person => person.TeamId is not null).Select(person => person.TeamId!.Value).Distinct().ToList();
            return new(
                (await store.List<Organisation>(x => organisationIds.Contains(x.Id), ct)).ToDictionary(x => x.Id, x => x.ExternalId),
                (await store.List<Team>(x => teamIds.Contains(x.Id), ct)).ToDictionary(x => x.Id, x => x.ExternalId));
        }

        public bool Between(Candidate declarer, Candidate other) => (declarer.Form.Conflicts ?? []).Any(conflict =>
            conflict.Organisation == organisations.GetValueOrDefault(other.Person.OrganisationId) && conflict.Kind switch
            {
                ConflictKind.Person => conflict.ExternalId == other.Person.ExternalId,
                ConflictKind.Team => other.Person.TeamId is { } team && conflict.ExternalId == teams.GetValueOrDefault(team),
                _ => true,
            });
    }
}

/// <summary>The coordinator proposes; each person answers; time runs out.</summary>
public sealed class MatchingCommands(
    IStore store, IMatchingFacts facts, Pairing pairing, Forming forming, Viewer viewer, Warnings warnings, Notifier notifier, TimeProvider clock)
{
    public Task<Id<Proposal>> ProposeMatch(ProposeMatch input, CancellationToken ct) => store.Write(async () =>
    {
        var (mentor, mentee) = await LockBoth(input.Mentor, input.Mentee, ct);
        if (mentor.Role != ParticipantRole.Mentor) throw new Invalid("/mentor", "Is no application of a mentor.");
        if (mentee.Role != ParticipantRole.Mentee) throw new Invalid("/mentee", "Is no application of a mentee.");
        if (mentor.ProgrammeId != mentee.ProgrammeId) throw new Invalid("/mentee", "Belongs to another programme than the mentor.");
        var programme = await store.Get(mentor.ProgrammeId, ct);
        MatchingRules.CoordinatorMakesMatch.Permit(viewer.Coordinates(programme.Id));
        EnrolmentRules.OtherHands.Permit(mentor.PersonId != viewer.Person && mentee.PersonId != viewer.Person);
        LifeCycleRules.StepPossible.Check(programme.Status == ProgrammeStatus.Running, "The programme is not running.");
        MatchingRules.ModelsEnabled.Check(programme.Settings);
        ProgrammeRules.EvaluationPlanBeforeLaunch.Check(programme);

        var pair = await pairing.Of(mentor, mentee, programme, ct);
        MatchingRules.Gate(pair).Refuse();
        MatchingRules.Advise(pair, warnings);
        var proposal = Proposal.Between(mentor, mentee, clock.GetUtcNow(), programme.Settings[SettingCatalogue.ProposalLapsesAfterDays]);
        store.Add(proposal);
        store.Add(new MatchGrounds(proposal, MatchScore.Of(pair.Mentor, pair.Mentee, programme.Settings[SettingCatalogue.Experience])));
        notifier.TellAll(proposal.Seats.Select(seat => seat.PersonId), NoticeKind.ProposalArrived, proposal.Id);
        return proposal.Id;
    }, ct);

    public Task<Id<Proposal>> RespondToProposal(Id<Proposal> id, RespondToProposal input, CancellationToken ct) => store.Write(async () =>
    {
        var me = viewer.RequirePerson();
        await HoldLines((await store.Get(id, ct)).Id, ct);
        var proposal = await store.GetToAct(id, ct);
        var seat = proposal.Seats.FirstOrDefault(seat => seat.PersonId == me) ?? throw new Forbidden(MatchingRules.BothAccept);
        LifeCycleRules.StepPossible.Check(proposal.Status == ProposalStatus.Open, "The proposal is closed.");
        MatchingRules.BothAccept.Check(proposal.IsOpenAt(clock.GetUtcNow()), "The time to answer is over.");
        var before = await store.Find<ProposalResponse>(x => x.ProposalId == id && x.PersonId == me, ct);
        LifeCycleRules.StepPossible.Check(before is null, "You have answered.");

        store.Add(new ProposalResponse(proposal, me, input.Answer, clock.GetUtcNow()));
        if (input.Answer == ProposalAnswer.Decline)
        {
            proposal.Drop();
            await notifier.TellCoordinators(proposal.ProgrammeId, NoticeKind.ProposalNotTakenUp, id, ct);
            notifier.TellAll(proposal.Seats.Select(x => x.PersonId).Where(x => x != seat.PersonId), NoticeKind.ProposalNotTakenUp, id);
        }
        else if (await facts.Acceptances(id, ct) + 1 == proposal.Seats.Count)
        {
            await forming.Form(proposal, ct);
        }
        return id;
    }, ct);

    /// <summary>Lapses what nobody answered in time. The place is free from that moment, whenever this runs.</summary>
    public async Task<int> LapseProposals(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var lapsed = 0;
        foreach (var due in await store.List<Proposal>(x => x.Status == ProposalStatus.Open && x.LapsesAt <= now, ct))
        {
            await store.Write(async () =>
            {
                var proposal = await store.Lock(due.Id, ct);
                if (proposal.Status != ProposalStatus.Open) return proposal.Id;
                proposal.Drop();
                notifier.TellAll(proposal.Seats.Select(seat => seat.PersonId), NoticeKind.ProposalNotTakenUp, proposal.Id);
                await notifier.TellCoordinators(proposal.ProgrammeId, NoticeKind.ProposalNotTakenUp, proposal.Id, ct);
                return proposal.Id;
            }, ct);
            lapsed++;
        }
        return lapsed;
    }

    /// <summary>HR's feed holds the organisation while it changes lines: an acceptance follows it, or is seen by it.</summary>
    private async Task HoldLines(Id<Proposal> proposal, CancellationToken ct)
    {
        foreach (var organisation in await facts.Organisations(proposal, ct)) await store.LockAffected<Organisation>(x => x.Id == organisation, ct);
    }

    /// <summary>In the order of the ids, so that two proposals for the same people cannot wait for each other.</summary>
    private async Task<(Application Mentor, Application Mentee)> LockBoth(Id<Application> mentor, Id<Application> mentee, CancellationToken ct)
    {
        if (mentor == mentee) throw new Invalid("/mentee", "Is the same application as the mentor's.");
        var first = await store.Lock(mentor < mentee ? mentor : mentee, ct);
        var second = await store.Lock(mentor < mentee ? mentee : mentor, ct);
        return first.Id == mentor ? (first, second) : (second, first);
    }
}
