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

    /// <summary>What the relationship is for, where it is told: one of the programme's purposes.</summary>
    public RelationshipPurpose? Purpose { get; init; }
}

/// <summary>People to propose to each other in another model than one-to-one.</summary>
public sealed record ProposeGroup
{
    /// <summary>group: one mentor and up to four mentees; twoByTwo: two and two; team: one or two mentors from outside and mentees of one team.</summary>
    public required MentoringModel Model { get; init; }

    /// <summary>Applications of the mentors.</summary>
    public required IReadOnlyList<Id<Application>> Mentors { get; init; }

    /// <summary>Applications of the mentees.</summary>
    public required IReadOnlyList<Id<Application>> Mentees { get; init; }

    /// <summary>What the relationship is for, where it is told: one of the programme's purposes.</summary>
    public RelationshipPurpose? Purpose { get; init; }
}

/// <summary>Somebody to join a running relationship of several.</summary>
public sealed record ProposeToJoin
{
    /// <summary>Their application, as mentor or as mentee.</summary>
    public required Id<Application> Application { get; init; }
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

    /// <summary>Live relationships and open proposals of the programme.</summary>
    Task<int> Relationships(Id<Programme> programme, CancellationToken ct);

    /// <summary>The teams of people, as HR has them.</summary>
    Task<Dictionary<Id<Person>, Id<Team>?>> Teams(IReadOnlyCollection<Id<Person>> people, CancellationToken ct);

    /// <summary>Those of the people who have been a mentor in a relationship before.</summary>
    Task<HashSet<Id<Person>>> HaveMentored(IReadOnlyCollection<Id<Person>> people, CancellationToken ct);

    /// <summary>Applications that open proposals would bring into the relationship.</summary>
    Task<List<Id<Application>>> Awaited(Id<Relationship> relationship, CancellationToken ct);

    /// <summary>Mentees without a match, and places that mentors have left.</summary>
    Task<(int Mentees, int Places)> Supply(Id<Programme> programme, int placesEach, CancellationToken ct);

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
    IStore store, IMatchingFacts facts, Pairing pairing, Forming forming, Joining joining, Viewer viewer, Warnings warnings, Notifier notifier, TimeProvider clock)
{
    private const int MostSeats = 60;

    public Task<Id<Proposal>> ProposeMatch(ProposeMatch input, CancellationToken ct)
    {
        if (input.Mentor == input.Mentee) throw new Invalid("/mentee", "Is the same application as the mentor's.");
        return store.Write(async () =>
        {
            var applications = await LockAll([input.Mentor, input.Mentee], ct);
            var (mentor, mentee) = (applications[input.Mentor], applications[input.Mentee]);
            var findings = new Findings();
            CheckSide(findings, "mentor", mentor, ParticipantRole.Mentor, mentor.ProgrammeId);
            CheckSide(findings, "mentee", mentee, ParticipantRole.Mentee, mentor.ProgrammeId);
            findings.Refuse();
            return await Propose(MentoringModel.OneToOne, [mentor], [mentee], input.Purpose, ct);
        }, ct);
    }

    public Task<Id<Proposal>> ProposeGroup(ProposeGroup input, CancellationToken ct)
    {
        var findings = new Findings();
        if (input.Mentors.Count == 0) findings.Add("mentors", "Names nobody.");
        if (input.Mentees.Count == 0) findings.Add("mentees", "Names nobody.");
        if (input.Mentors.Count + input.Mentees.Count > MostSeats) findings.Add("mentees", $"Are more than {MostSeats} with the mentors.");
        if (input.Mentors.Concat(input.Mentees).Distinct().Count() < input.Mentors.Count + input.Mentees.Count) findings.Add("mentees", "Names an application twice.");
        findings.Refuse();
        return store.Write(async () =>
        {
            var applications = await LockAll([.. input.Mentors, .. input.Mentees], ct);
            var (mentors, mentees) = (input.Mentors.Select(id => applications[id]).ToList(), input.Mentees.Select(id => applications[id]).ToList());
            foreach (var (mentor, i) in mentors.Select((x, i) => (x, i))) CheckSide(findings, $"mentors/{i}", mentor, ParticipantRole.Mentor, mentors[0].ProgrammeId);
            foreach (var (mentee, i) in mentees.Select((x, i) => (x, i))) CheckSide(findings, $"mentees/{i}", mentee, ParticipantRole.Mentee, mentors[0].ProgrammeId);
            findings.Refuse();
            return await Propose(input.Model, mentors, mentees, input.Purpose, ct);
        }, ct);
    }

    /// <summary>Into a running relationship of several. Its members know before; whoever joins answers, and then all sign with them.</summary>
    public Task<Id<Proposal>> ProposeToJoin(Id<Relationship> id, ProposeToJoin input, CancellationToken ct) => store.Write(async () =>
    {
        var joiner = await store.Lock(input.Application, ct);
        var relationship = await store.Lock(id, ct);
        var programme = await Proposing(relationship.ProgrammeId, [joiner], ct);
        if (relationship.PartyOf(viewer.Person) is not null) throw new Forbidden(EnrolmentRules.OtherHands);
        if (joiner.ProgrammeId != relationship.ProgrammeId) throw new Invalid("/application", "Belongs to another programme than the relationship.");
        relationship.CheckMayBeJoined();
        LifeCycleRules.StepPossible.Check(relationship.PartyOf(joiner.PersonId) is null, "They are in it already.");
        ModelRules.OneToOneSize.Check(new(relationship.Model, [], [], programme.Settings) { IsForming = relationship.Model != MentoringModel.OneToOne });

        var needs = new Requirements();
        ModelRules.Compose(await joining.Composition(relationship, [joiner], programme.Settings, ct), needs);
        var pairs = await joining.Pairs(relationship, joiner, programme, ct);
        Weigh(pairs, needs);
        if (joiner.Role == ParticipantRole.Mentor) RelationshipRules.CodeAcceptedBeforeStart.Check(await forming.CodeSigned(programme.Id, [joiner.PersonId], ct));
        var proposal = Proposal.ToJoin(relationship, [joiner], clock.GetUtcNow(), programme.Settings[SettingCatalogue.ProposalLapsesAfterDays]);
        Keep(proposal, pairs, programme.Settings);
        notifier.TellAll(relationship.People(), NoticeKind.JoiningProposed, id);
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
            if (proposal.JoinsId is { } joined) await joining.Join(joined, proposal, ct);
            else await forming.Form(proposal, ct);
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

    private async Task<Id<Proposal>> Propose(MentoringModel model, List<Application> mentors, List<Application> mentees, RelationshipPurpose? purpose, CancellationToken ct)
    {
        var programme = await Proposing(mentors[0].ProgrammeId, [.. mentors, .. mentees], ct);
        ModelRules.Enabled.Check((programme.Settings, model));
        ModelRules.PurposeCategory.Check((programme.Settings, purpose));
        ProgrammeRules.EvaluationPlanBeforeLaunch.Check(programme);
        await CheckRoom(programme, ct);

        var needs = new Requirements();
        var composition = await joining.Composition(model, [.. mentors, .. mentees], programme.Settings, ct);
        ModelRules.Compose(composition, needs);
        var pairs = new List<Pair>();
        foreach (var mentee in mentees) pairs.AddRange(await pairing.With(mentee, mentors, programme, ct));
        Weigh(pairs, needs);
        ModelRules.Advise(composition, warnings);
        var proposal = Proposal.Of(model, [.. mentors, .. mentees], clock.GetUtcNow(), programme.Settings[SettingCatalogue.ProposalLapsesAfterDays], purpose);
        Keep(proposal, pairs, programme.Settings);
        return proposal.Id;
    }

    /// <summary>Every pair passes every gate, with what else is needed; what is only advised is told when nothing is refused.</summary>
    private void Weigh(List<Pair> pairs, Requirements needs)
    {
        foreach (var pair in pairs) MatchingRules.Gate(pair, needs);
        needs.Refuse();
        foreach (var pair in pairs) MatchingRules.Advise(pair, warnings);
    }

    private async Task<Programme> Proposing(Id<Programme> id, IReadOnlyCollection<Application> applications, CancellationToken ct)
    {
        var programme = await store.Get(id, ct);
        MatchingRules.CoordinatorMakesMatch.Permit(viewer.Coordinates(id));
        EnrolmentRules.OtherHands.Permit(applications.All(application => application.PersonId != viewer.Person));
        LifeCycleRules.StepPossible.Check(programme.Status == ProgrammeStatus.Running, "The programme is not running.");
        return programme;
    }

    /// <summary>Proposals of one programme follow each other where the programme counts its relationships.</summary>
    private async Task CheckRoom(Programme programme, CancellationToken ct)
    {
        if (programme.Settings[SettingCatalogue.ProgrammeMaxRelationships] is not { } most) return;
        await store.LockAffected<Programme>(x => x.Id == programme.Id, ct);
        ModelRules.StartSmall.Check((await facts.Relationships(programme.Id, ct), most));
    }

    private void Keep(Proposal proposal, List<Pair> pairs, Settings settings)
    {
        store.Add(proposal);
        store.Add(new MatchGrounds(proposal, MatchScore.Mean([.. pairs.Select(pair => MatchScore.Of(pair.Mentor, pair.Mentee, settings))])));
        notifier.TellAll(proposal.Seats.Select(seat => seat.PersonId), NoticeKind.ProposalArrived, proposal.Id);
    }

    private static void CheckSide(Findings findings, string member, Application application, ParticipantRole role, Id<Programme> programme)
    {
        if (application.Role != role) findings.Add(member, $"Is no application of a {(role == ParticipantRole.Mentor ? "mentor" : "mentee")}.");
        else if (application.ProgrammeId != programme) findings.Add(member, "Belongs to another programme than the mentor.");
    }

    /// <summary>In the order of the ids, so that two proposals for the same people cannot wait for each other.</summary>
    private async Task<Dictionary<Id<Application>, Application>> LockAll(IReadOnlyCollection<Id<Application>> ids, CancellationToken ct)
    {
        var locked = new Dictionary<Id<Application>, Application>();
        foreach (var id in ids.Order()) locked[id] = await store.Lock(id, ct);
        return locked;
    }
}
