using System.Text.Json;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Forms;
using Mentoring.Domain.Journals;
using Mentoring.Domain.Matching;
using Mentoring.Domain.Meetings;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Progress;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Support;

namespace Mentoring.Tests;

/// <summary>A programme as it may have gone, made past the rules: people of three organisations, relationships of two models, and what they left behind.</summary>
internal sealed class GeneratedProgramme
{
    public static readonly DateTimeOffset Start = new(2025, 1, 6, 9, 0, 0, TimeSpan.Zero);

    /// <summary>The moment at which figures are taken.</summary>
    public static readonly DateTimeOffset Now = new(2026, 3, 15, 12, 0, 0, TimeSpan.Zero);

    private static int made;
    private readonly Random random;
    private readonly IStore store;
    private readonly List<Organisation> organisations = [];
    private readonly string key = $"g{Interlocked.Increment(ref made)}";

    private GeneratedProgramme(Random random, IStore store) => (this.random, this.store) = (random, store);

    /// <summary>Within a write.</summary>
    public static Id<Programme> In(IStore store, int seed, int relationships) => new GeneratedProgramme(new(seed), store).Make(relationships);

    /// <summary>Most have read the evaluation notice before they began, some after it, and some never. Within a write of its own.</summary>
    public static async Task Notify(IStore store, Id<Programme> id, int seed)
    {
        var (notice, lot) = (new ProgrammeDocument(id, DocumentKind.EvaluationNotice, 1, "en", "Notice", "Figures, no words.", Start.AddYears(-1)), new Random(seed));
        store.Add(notice);
        foreach (var of in (await store.List<Participation>(x => x.ProgrammeId == id, default)).GroupBy(x => x.RelationshipId))
        {
            var when = lot.Next(10) switch { 0 => (DateTimeOffset?)null, 1 => Start.AddDays(200), _ => Start.AddDays(-10) };
            foreach (var person in of.Select(x => x.PersonId))
                if (when is { } at) store.Add(new EvaluationAcknowledgement(notice, person, at));
        }
    }

    private Id<Programme> Make(int relationships)
    {
        for (var i = 0; i < 3; i++)
        {
            var organisation = new Organisation($"{key}-{i}");
            organisation.Describe($"Organisation {key} {i}", "director");
            store.Add(organisation);
            organisations.Add(organisation);
        }
        var programme = new Programme($"Programme {key}", Presets.AdviceSkillsPilot, organisations.Select(x => x.Id));
        programme.Open();
        programme.Start(new(2025, 1, 6));
        store.Add(programme);
        for (var i = 0; i < relationships; i++) Relate(programme);
        for (var i = 0; i < relationships / 3; i++) Apply(programme, Odds(2) ? ParticipantRole.Mentor : ParticipantRole.Mentee, Start.AddDays(random.Next(400)));
        return programme.Id;
    }

    private bool Odds(int of) => random.Next(of) == 0;

    private T Any<T>(params IReadOnlyList<T> all) => all[random.Next(all.Count)];

    private T AnyOf<T>() where T : struct, Enum => Any(Enum.GetValues<T>());

    private Application Apply(Programme programme, ParticipantRole role, DateTimeOffset at)
    {
        var person = new Person(Any(organisations).Id, $"{key}-{Guid.CreateVersion7():N}");
        person.Describe("Given", "Family", null, Engagement.Staff, null, null);
        store.Add(person);
        var application = new Application(programme, person, role, at);
        store.Add(application);
        if (Odds(12)) return application;
        application.Submit(needsSignOff: true, at);
        if (Odds(12)) return application;
        var approved = !Odds(10);
        application.SignOff(approved);
        store.Add(new SignOff(application, person.Id, approved ? SignOffDecision.Approve : SignOffDecision.Decline, null, true, true, approved ? null : "No time.", at.AddDays(random.Next(20))));
        if (!approved) return application;
        if (Odds(12)) return application;
        var accepted = !Odds(8);
        application.Select(accepted);
        store.Add(new Selection(application, accepted, [], null, at.AddDays(20 + random.Next(20))));
        if (!accepted) return application;
        if (!Odds(6)) application.Confirm(at.AddDays(40 + random.Next(10)));
        if (Odds(20)) application.Withdraw();
        return application;
    }

    private void Relate(Programme programme)
    {
        var model = Odds(4) ? MentoringModel.Group : MentoringModel.OneToOne;
        var formed = Start.AddDays(random.Next(380)).AddHours(random.Next(10));
        var mentees = model == MentoringModel.Group ? 2 + random.Next(2) : 1;
        var applications = Enumerable.Range(0, mentees + 1).Select(i => Apply(programme, i == 0 ? ParticipantRole.Mentor : ParticipantRole.Mentee, formed.AddDays(-70))).ToList();
        var proposal = Proposal.Of(model, applications, formed.AddDays(-3), 14);
        store.Add(proposal);
        var relationship = new Relationship(proposal, 1000, formed);
        relationship.BeginForming();
        store.Add(relationship);
        foreach (var party in relationship.Parties) store.Add(new Participation(relationship, party));
        Sign(relationship);
        relationship.SetPhase(AnyOf<Phase>());
        var until = Meet(relationship);
        Work(relationship);
        Evaluate(relationship);
        Finish(relationship, until);
    }

    private Id<Person> Someone(Relationship of) => Any(of.Parties).PersonId;

    private DateTimeOffset Later(DateTimeOffset from, int days) => from.AddDays(random.Next(days)).AddMinutes(random.Next(600)) is var at && at < Now ? at : Now.AddHours(-1);

    private void Sign(Relationship relationship)
    {
        if (Odds(5)) return;
        var agreement = new Agreement(relationship, 0);
        agreement.Draft(new() { StartsOn = new(2025, 1, 6), EndsOn = new(2026, 12, 1), FrequencyDays = Odds(2) ? 14 + random.Next(30) : null, HoursPerPeriod = 2 });
        foreach (var party in relationship.Parties) agreement.Sign(party.PersonId, [], relationship.Parties.Count, Later(relationship.FormedAt, 45));
        store.Add(agreement);
        relationship.Activate(agreement.Terms.Value);
    }

    /// <summary>Answers with the last of what is planned.</summary>
    private DateTimeOffset Meet(Relationship relationship)
    {
        var (at, session) = (relationship.FormedAt.AddDays(random.Next(20)), 0);
        for (var n = random.Next(12); n > 0; n--, at = at.AddDays(5 + random.Next(60)).AddMinutes(random.Next(300)))
        {
            var slot = new Slot(at, 30 + 15 * random.Next(8), AnyOf<MeetingMethod>(), null, null);
            var meeting = Meeting.Plan(relationship, slot, Someone(relationship), 15);
            meeting.Accept();
            store.Add(meeting);
            if (Odds(5)) meeting.Cancel(Odds(2));
            else if (at < Now)
            {
                meeting.Hold(slot, ++session);
                Log(relationship, meeting);
            }
        }
        if (Odds(6)) Pause(relationship, at);
        return at < Now ? at : Now.AddDays(-1);
    }

    private void Pause(Relationship relationship, DateTimeOffset at)
    {
        relationship.Stop(at);
        if (Odds(2)) relationship.GoOn(at.AddDays(10));
    }

    private void Log(Relationship relationship, Meeting meeting)
    {
        if (Odds(4)) return;
        var by = Someone(relationship);
        var log = new MeetingLog(meeting);
        log.Write(new() { Challenges = "None." }, by);
        if (!Odds(5)) log.Complete(by, Later(meeting.StartsAt, 20));
        store.Add(log);
        var reflection = new ReflectiveLog(relationship, Any(relationship.Parties), noticed: true);
        reflection.Write(new() { On = DateOnly.FromDateTime(meeting.StartsAt.UtcDateTime), Learning = "Much." });
        reflection.Complete(forReview: true, Later(meeting.StartsAt, 10));
        store.Add(reflection);
        if (Odds(2)) store.Add(new Contact(relationship, by, Later(meeting.StartsAt, 25), exceptional: false));
    }

    private void Work(Relationship relationship)
    {
        for (var n = random.Next(4); n > 0; n--) AddGoal(relationship);
        for (var n = random.Next(5); n > 0; n--) AddAction(relationship);
        if (!Odds(3)) AddPlan(relationship);
        for (var n = random.Next(3); n > 0; n--)
        {
            var review = new RelationshipReview(relationship, ReviewKind.Regular, Later(relationship.FormedAt, 300));
            if (Odds(2)) review.Complete([], Later(review.OpenedAt, 20));
            store.Add(review);
        }
        for (var n = random.Next(3); n > 0; n--)
        {
            var concern = new Concern(relationship, Someone(relationship), AnyOf<ConcernCategory>(), "Help.", Later(relationship.FormedAt, 300));
            if (!Odds(4)) concern.Acknowledge(Later(concern.RaisedAt, 12));
            if (Odds(2)) concern.Close(Any(ConcernStatus.Resolved, ConcernStatus.EndedRelationship, ConcernStatus.PassedToFormalPolicy), Later(concern.AcknowledgedAt ?? concern.RaisedAt, 40));
            store.Add(concern);
        }
        for (var n = random.Next(4); n > 0; n--)
        {
            var tool = Any(Tool.Grow, Tool.Oskar);
            var sheet = new ToolSheet(relationship, Someone(relationship), tool, Later(relationship.FormedAt, 300));
            sheet.Write(tool == Tool.Grow ? new() { Commitment = 1 + random.Next(10) } : new() { Now = random.Next(11) });
            store.Add(sheet);
        }
        if (Odds(5)) store.Add(new Opportunity(relationship, Someone(relationship), new(2025, 6, 1), "A day."));
    }

    private void AddGoal(Relationship relationship)
    {
        var at = Later(relationship.FormedAt, 60);
        var goal = new Goal(relationship, ParticipantRole.Mentee, new() { Result = "Lead.", Quality = "Well.", TargetOn = DateOnly.FromDateTime(at.AddDays(random.Next(300)).UtcDateTime), Horizon = AnyOf<GoalHorizon>() }, parent: null);
        if (!Odds(6)) goal.Agree(at);
        if (goal.Status == GoalStatus.Agreed && Odds(2)) goal.Close(Any(GoalStatus.Met, GoalStatus.NotMet, GoalStatus.Dropped), Later(at, 200));
        store.Add(goal);
    }

    private void AddAction(Relationship relationship)
    {
        var (owner, at) = (Someone(relationship), Later(relationship.FormedAt, 200));
        var action = new PlannedAction(relationship, owner, Odds(8) ? Any(relationship.Parties.Where(x => x.PersonId != owner).ToList()).PersonId : owner, new() { Text = "Ring." },
            Odds(5) ? null : DateOnly.FromDateTime(at.AddDays(random.Next(90)).UtcDateTime), null);
        store.Add(action);
        if (action.Status == ActionStatus.Suggested) return;
        switch (random.Next(6))
        {
            case 0 or 1: action.Complete(Later(at, 90)); break;
            case 2: action.Drop(Later(at, 90)); break;
            case 3: action.PutAtRisk(); break;
            case 4: action.CarryForward(DateOnly.FromDateTime(at.AddDays(100).UtcDateTime)); break;
        }
    }

    private void AddPlan(Relationship relationship)
    {
        var plan = new ActionPlan(relationship, earlier: 0);
        var at = Later(relationship.FormedAt, 90);
        plan.Draft(new() { Comments = "Ask.", CompletesOn = DateOnly.FromDateTime(at.AddDays(200).UtcDateTime), Milestones = [new() { Text = "One", On = DateOnly.FromDateTime(at.AddDays(30).UtcDateTime) }, new() { Text = "Two" }] });
        store.Add(plan);
        if (Odds(4)) return;
        foreach (var party in relationship.Parties.OrderBy(x => x.Role)) plan.Confirm(party, mentors: 1, at, relationship.Parties.Count - 1);
        if (Odds(2)) plan.Mark(0, AnyOf<MilestoneOutcome>());
    }

    private void Evaluate(Relationship relationship)
    {
        foreach (var party in relationship.Parties)
            foreach (var wave in Enum.GetValues<EvaluationWave>())
                if (!Odds(3)) Ask(relationship, party, wave);
    }

    private void Ask(Relationship relationship, Party party, EvaluationWave wave)
    {
        var shipped = ShippedForms.Find(party.Role == ParticipantRole.Mentor ? EvaluationForms.Mentor : EvaluationForms.Mentee)!;
        var (named, at) = (!Odds(4), Later(relationship.FormedAt, 250));
        var ask = new EvaluationAsk(relationship, wave, party.PersonId, null, new(shipped, 1, shipped.Content, null), named, at);
        store.Add(ask);
        if (Odds(3)) return;
        ask.Answer();
        var (on, answers, shown) = (DateOnly.FromDateTime(Later(at, 20).UtcDateTime), Answers(), new FormShown { Key = shipped.Key, Number = 1, Language = "en" });
        if (named) store.Add(new EvaluationAnswer(ask, shown, answers, on));
        else if (Odds(2)) store.Add(new UnsignedAnswer(relationship.ProgrammeId, shown, wave, answers, on).OpenUp());
        else store.Add(new UnsignedAnswer(relationship.ProgrammeId, shown, wave, answers, on));
    }

    private Dictionary<string, JsonElement> Answers()
    {
        var answers = new Dictionary<string, JsonElement>(StringComparer.Ordinal)
        {
            ["q1"] = Value(1 + random.Next(5)),
            ["q2"] = Value(1 + random.Next(5)),
            ["q2why"] = Value("Because 5 of us said \"yes\"."),
            ["q3"] = Value(Any("yes", "no", "unsure")),
        };
        foreach (var scale in (string[])["q4", "q6", "q7", "q8", "q10"]) if (!Odds(4)) answers[scale] = Value(1 + random.Next(5));
        foreach (var question in (string[])["q5", "q9", "q11", "q12"]) if (!Odds(4)) answers[question] = Value(Odds(2));
        if (Odds(2)) answers["processes"] = Value(new { useful = 1 + random.Next(5), easy = 1 + random.Next(5) });
        return answers;
    }

    private static JsonElement Value<T>(T value) => JsonSerializer.SerializeToElement(value);

    private void Finish(Relationship relationship, DateTimeOffset at)
    {
        if (!Odds(2) || at < relationship.FormedAt) return;
        var ending = new Ending(relationship, AnyOf<EndingKind>(), at);
        relationship.End(at);
        ending.Conclude(at);
        store.Add(ending);
        foreach (var party in relationship.Parties) if (Odds(2)) store.Add(new EndingReason(relationship, party.PersonId, Odds(4) ? null : AnyOf<EndingReasonCode>(), null, at));
        if (!Odds(3)) return;
        var request = new RematchRequest(relationship, relationship.Parties[0], samePartner: false, at);
        if (Odds(2)) request.Decide(Odds(2), "A note.", at.AddDays(3));
        store.Add(request);
    }
}
