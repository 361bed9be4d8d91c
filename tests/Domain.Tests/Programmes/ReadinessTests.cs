using Mentoring.Domain.Enrolments;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Rules;
using Mentoring.Tests;
using Xunit;

namespace Mentoring.Domain.Tests.Programmes;

/// <summary>A programme looked through by its checklists: what is known, what blocks, what is advised.</summary>
public sealed class ReadinessTests
{
    private static readonly DateOnly Today = new(2026, 6, 1);

    /// <summary>Rules that a named person's word settles, each with an item that it hangs on.</summary>
    private static readonly (string Rule, string Item)[] Attested =
    [
        ("coordinator-prepared", "governance.coordinator-prepared"), ("senior-leadership-backing", "design.senior-lead"), ("admin-structure-in-place", "design.administration"),
        ("policy-checklist", "policies.values"), ("complaints-route", "policies.complaints"), ("financial-plan-readiness", "finance.controls"), ("mentor-expenses-position", "design.expenses"),
        ("compliance-duties-recorded", "governance.safety"), ("communications-plan", "design.communication"), ("marketing-plan", "design.marketing"), ("manager-protocols", "design.protocols"),
        ("participant-contact-protocol", "design.contact-protocol"), ("recognition-mechanism", "design.development"), ("stakeholders-kept-informed", "governance.stakeholders"),
        ("partnership-assessment", "governance.partnership"), ("annual-mentoring-needs-review", "governance.needs-review"), ("governance-progress-reports", "governance.progress-report"),
        ("monitoring-questions", "questions.storage"), ("termination-analysis", "sources.rematches"), ("evaluation-shared", "questions.next-time"),
    ];

    [Fact]
    [Proves("coordinator-prepared")]
    [Proves("senior-leadership-backing")]
    [Proves("admin-structure-in-place")]
    [Proves("policy-checklist")]
    [Proves("complaints-route")]
    [Proves("financial-plan-readiness")]
    [Proves("mentor-expenses-position")]
    [Proves("compliance-duties-recorded")]
    [Proves("communications-plan")]
    [Proves("marketing-plan")]
    [Proves("manager-protocols")]
    [Proves("participant-contact-protocol")]
    [Proves("recognition-mechanism")]
    [Proves("stakeholders-kept-informed")]
    [Proves("partnership-assessment")]
    [Proves("annual-mentoring-needs-review")]
    [Proves("governance-progress-reports")]
    [Proves("monitoring-questions")]
    [Proves("termination-analysis")]
    [Proves("evaluation-shared")]
    public void What_the_records_do_not_tell_is_advised_until_somebody_gives_their_word_and_again_when_that_is_old()
    {
        var all = Checklists.OfProgramme.Where(item => item.KnownBy != KnownBy.Computed).ToDictionary(item => item.Id, _ => (ItemState.Yes, Today));
        Assert.Empty(Attested.Select(x => x.Rule).Intersect(Advice(Running(all))));
        foreach (var (rule, item) in Attested)
        {
            Assert.Contains(rule, Advice(Running(With(all, item, null))));
            Assert.Contains(rule, Advice(Running(With(all, item, (ItemState.Partly, Today)))));
            Assert.Contains(rule, Advice(Running(With(all, item, (ItemState.Yes, Today.AddMonths(-13))))));
            Assert.DoesNotContain(rule, Advice(Running(With(all, item, (ItemState.NotApplicable, Today)))));
        }
        // A quarter is over sooner than a year.
        foreach (var (rule, item) in Attested.Where(x => x.Item is "governance.stakeholders" or "governance.progress-report"))
            Assert.Contains(rule, Advice(Running(With(all, item, (ItemState.Yes, Today.AddMonths(-4))))));
    }

    /// <summary>A review that is decided on is a report to those who govern the programme, for a quarter; what others were told nobody here can see.</summary>
    [Fact]
    [Proves("governance-progress-reports")]
    public void A_review_that_was_decided_on_is_a_report_of_its_quarter()
    {
        var running = Running([]);
        Assert.Contains("governance-progress-reports", Advice(running));
        Assert.DoesNotContain("governance-progress-reports", Advice(running with { LastReviewedOn = Today.AddMonths(-2) }));
        Assert.Contains("governance-progress-reports", Advice(running with { LastReviewedOn = Today.AddMonths(-3) }));
        Assert.Contains("stakeholders-kept-informed", Advice(running with { LastReviewedOn = Today }));
    }

    /// <summary>Whatever of the nine is there or not, the report blocks on what opening is refused with, and the items that block name the same rules.</summary>
    [Fact]
    public void What_blocks_is_exactly_what_opening_is_refused_with()
    {
        for (var there = 0; there < 1 << 8; there++)
        {
            var report = new ReadinessReport(Draft(there));
            var missing = report.Missing.Select(broken => broken.Rule.Id).ToHashSet(StringComparer.Ordinal);
            var blocking = report.Items.Where(item => item.Blocks == Gate.Opening).SelectMany(item => item.Item.Rules).ToHashSet(StringComparer.Ordinal);
            Assert.True(missing.SetEquals(blocking), $"{there:b8}: {string.Join(' ', missing)} and {string.Join(' ', blocking)}");
            Assert.Equal(there == (1 << 8) - 1, missing.Count == 0);
        }
        Assert.Equal(["evaluation-plan-before-launch", "disclosure-serious-danger"], new ReadinessReport(Draft(0)).MissingToStart.Select(broken => broken.Rule.Id));
    }

    [Fact]
    [Proves("coordinator-time-allocated")]
    public void A_coordinator_needs_hours_for_the_relationships_that_go_on()
    {
        Assert.False(ReadinessRules.CoordinatorTime.Holds((null, 0)));
        Assert.True(ReadinessRules.CoordinatorTime.Holds((5, 20)));
        Assert.False(ReadinessRules.CoordinatorTime.Holds((5, 21)));
        Assert.Equal(ItemState.Partly, new ReadinessReport(Running([]) with { Relationships = 100, Resources = Resources(hours: 10) })["governance.coordinator-time"].State);
    }

    [Fact]
    [Proves("resources-adequate")]
    public void Money_lasts_until_the_last_relationship_has_ended()
    {
        var (last, word) = (new DateOnly(2027, 3, 31), new Dictionary<string, (ItemState, DateOnly)>(StringComparer.Ordinal) { ["design.resources"] = (ItemState.Yes, Today) });
        var short_ = new ReadinessReport(Running(word) with { LastEndsOn = last, Resources = Resources(fundedUntil: last.AddDays(-1)) });
        Assert.Equal((ItemState.No, true), (short_["design.resources"].State, short_["design.resources"].IsComputed));
        Assert.Contains("resources-adequate", short_.Advice.Select(x => x.Rule));
        Assert.Equal(ItemState.Yes, new ReadinessReport(Running(word) with { LastEndsOn = last, Resources = Resources(fundedUntil: last) })["design.resources"].State);
        Assert.Equal([("resources-adequate", last.AddDays(-1))], ReadinessRules.Overdue(short_.Facts));
    }

    [Fact]
    [Proves("funder-needs-recorded")]
    public void What_a_funder_wants_reported_is_on_record()
    {
        Assert.Contains("funder-needs-recorded", Advice(Running([]) with { Resources = Resources(funders: [new() { Name = "A foundation" }]) }));
        Assert.DoesNotContain("funder-needs-recorded", Advice(Running([]) with { Resources = Resources(funders: [new() { Name = "A foundation", Needs = "Figures." }]) }));
        Assert.Equal(ItemState.NotApplicable, new ReadinessReport(Running([]))["governance.funder-needs"].State);
    }

    [Fact]
    [Proves("policy-review-interval")]
    public void A_policy_is_reviewed_in_the_months_that_the_programme_sets_and_nothing_is_past_its_day()
    {
        var (current, old) = (Policy(Today.AddMonths(-11), Today.AddMonths(1)), Policy(Today.AddMonths(-12), Today.AddMonths(6)));
        Assert.DoesNotContain("policy-review-interval", Advice(Running([], documents: [current])));
        Assert.Contains("policy-review-interval", Advice(Running([], documents: [old])));
        Assert.Contains("policy-review-interval", Advice(Running([], documents: [Policy(Today.AddMonths(-1), Today)])));
        var patient = Running([], documents: [old]);
        Assert.Equal([("policy-review-interval", Today)], ReadinessRules.Overdue(Running([], documents: [old])));
        Assert.Equal([("policy-review-interval", Today.AddDays(-9))], ReadinessRules.Overdue(Running([], documents: [Policy(Today.AddMonths(-1), Today.AddDays(-9))])));
        Assert.Empty(ReadinessRules.Overdue(Running([], documents: [current])));
        patient.Programme.Set(new Dictionary<string, System.Text.Json.JsonElement>(StringComparer.Ordinal) { ["policy.reviewMonths"] = System.Text.Json.JsonSerializer.SerializeToElement(24) }, DateTimeOffset.UnixEpoch);
        Assert.DoesNotContain("policy-review-interval", Advice(patient));
    }

    [Fact]
    [Proves("programme-health-check")]
    public void A_programme_that_runs_is_looked_through_again()
    {
        Assert.Contains("programme-health-check", Advice(Running([])));
        Assert.DoesNotContain("programme-health-check", Advice(Running([]) with { LastHealthCheckOn = Today.AddMonths(-12) }));
        Assert.Contains("programme-health-check", Advice(Running([]) with { LastHealthCheckOn = Today.AddMonths(-12).AddDays(-1) }));
        Assert.DoesNotContain("programme-health-check", Advice(Draft(0)));
    }

    [Fact]
    [Proves("pilot-review-points")]
    public void A_pilot_is_reviewed_on_the_way_and_at_its_end()
    {
        var programme = Running([]).Programme;
        Assert.True(ReadinessRules.PilotReviewPoints.Holds(programme.Settings));
        var start = programme.StartsOn!.Value;
        Assert.Equal([start.AddMonths(6), start.AddMonths(12).AddDays(-1).FirstOfMonth().AddMonths(1)], programme.ReviewsOn);
        Assert.True(programme.LastDay < programme.ReviewsOn[^1]);
        programme.Set(new Dictionary<string, System.Text.Json.JsonElement>(StringComparer.Ordinal) { ["pilot.reviewMonths"] = System.Text.Json.JsonSerializer.SerializeToElement(new[] { 3, 9 }) }, DateTimeOffset.UnixEpoch);
        Assert.False(ReadinessRules.PilotReviewPoints.Holds(programme.Settings));
        Assert.Equal(start.AddMonths(3), programme.ReviewsOn[0]);
    }

    [Fact]
    [Proves("evaluation-plan-content")]
    [Proves("evaluation-methods")]
    [Proves("evaluation-basis")]
    public void An_evaluation_plan_fits_what_there_is_and_rests_on_the_objectives()
    {
        var plan = Plan(kinds: null);
        Assert.False(ReadinessRules.PlanContent.Holds(plan));
        Assert.True(ReadinessRules.PlanContent.Holds(plan with { Budget = "None.", Staff = "The coordinator." }));
        Assert.Equal([EvaluationMethod.SelfReports, EvaluationMethod.Milestones, EvaluationMethod.Statistics], Enum.GetValues<EvaluationMethod>().Where(method => ReadinessRules.EvaluationMethods.Holds((plan, method))));
        Assert.Equal([EvaluationMethod.FocusGroups], Enum.GetValues<EvaluationMethod>().Where(method => ReadinessRules.EvaluationMethods.Holds((Plan([EvaluationMethod.FocusGroups]), method))));
        var report = new ReadinessReport(Running([]));
        Assert.Equal((ItemState.Yes, ItemState.NotApplicable), (report["evaluation.statistics"].State, report["evaluation.focus-groups"].State));
        Assert.DoesNotContain("evaluation-basis", report.Advice.Select(x => x.Rule));
        Assert.Contains("evaluation-basis", Advice(Draft(0)));
    }

    [Fact]
    [Proves("manager-recognises-mentor")]
    [Proves("manager-informs-staff")]
    public void Managers_have_what_they_can_pass_on_and_acknowledge()
    {
        var waiting = new ReadinessReport(Running([]) with { MentorsDone = 3, MentorsUnrecognised = 1 });
        Assert.Equal(ItemState.Partly, waiting["governance.mentors-recognised"].State);
        Assert.Contains("manager-recognises-mentor", waiting.Advice.Select(x => x.Rule));
        Assert.Contains("manager-informs-staff", waiting.Advice.Select(x => x.Rule));
        var there = Running([], documents: [new(DocumentKind.ManagerNotice, "en", null, null, false, false)]) with { MentorsDone = 3 };
        Assert.DoesNotContain("manager-recognises-mentor", Advice(there));
        Assert.DoesNotContain("manager-informs-staff", Advice(there));
    }

    [Fact]
    public void What_is_due_only_once_a_programme_runs_does_not_apply_before()
    {
        var report = new ReadinessReport(Draft(0));
        foreach (var item in (string[])["questions.issues", "governance.progress-report", "governance.health-check", "governance.needs-review", "governance.partnership"])
            Assert.Equal(ItemState.NotApplicable, report[item].State);
        Assert.Equal(ItemState.Partly, new ReadinessReport(Running([]) with { Relationships = 10, WithoutMeeting = 2 })["design.regular-meetings"].State);
        Assert.Equal(ItemState.No, new ReadinessReport(Running([]) with { Relationships = 10, WithoutMeeting = 3 })["design.regular-meetings"].State);
    }

    private static HashSet<string> Advice(DesignFacts facts) => [.. new ReadinessReport(facts).Advice.Select(warning => warning.Rule)];

    private static Dictionary<string, (ItemState, DateOnly)> With(Dictionary<string, (ItemState, DateOnly)> words, string item, (ItemState, DateOnly)? word)
    {
        var with = new Dictionary<string, (ItemState, DateOnly)>(words, StringComparer.Ordinal);
        with.Remove(item);
        if (word is { } said) with[item] = said;
        return with;
    }

    private static DocumentHead Policy(DateOnly approvedOn, DateOnly reviewOn) => new(DocumentKind.Policy, "en", approvedOn, reviewOn, true, true);

    private static ResourceStatement Resources(decimal? hours = null, DateOnly? fundedUntil = null, List<Funder>? funders = null)
    {
        var statement = new ResourceStatement(Id<Programme>.New(), 1, default);
        statement.State(hours, fundedUntil, funders ?? [], null, null, []);
        return statement;
    }

    private static EvaluationPlan Plan(IReadOnlyList<EvaluationMethod>? kinds) => new() { Audience = "The board.", Use = "To decide.", Methods = "Questions.", Timing = "Month 12.", Kinds = kinds };

    private static DesignFacts Facts(Programme programme, IReadOnlyList<DocumentHead> documents, Dictionary<string, (ItemState State, DateOnly On)> words, params AppointmentRole[] appointed) => new()
    {
        Programme = programme,
        Today = Today,
        Appointed = appointed.ToDictionary(role => role, _ => 1),
        Documents = documents,
        Words = [.. words.Select(word => new Word(word.Key, word.Value.State, word.Value.On))],
    };

    /// <summary>Two organisations, running for a year and a half.</summary>
    private static DesignFacts Running(Dictionary<string, (ItemState, DateOnly)> words, IReadOnlyList<DocumentHead>? documents = null)
    {
        var programme = new Programme("A programme", Presets.AdviceSkillsPilot, [Id<Organisation>.New(), Id<Organisation>.New()]);
        Charter(programme, there: -1);
        programme.Open();
        programme.Start(Today.AddMonths(-18));
        return Facts(programme, documents ?? [], words, AppointmentRole.Coordinator);
    }

    /// <summary>A draft that has those of eight things whose bits are set: objectives bring need and measures together.</summary>
    private static DesignFacts Draft(int there)
    {
        var programme = new Programme("A programme", Presets.AdviceSkillsPilot, [Id<Organisation>.New()]);
        Charter(programme, there);
        List<DocumentHead> documents = [];
        if (Has(there, 4)) documents.AddRange([new(DocumentKind.MentorRole, "en", null, null, false, false), new(DocumentKind.MenteeResponsibilities, "en", null, null, false, false)]);
        if (Has(there, 5)) documents.Add(Policy(Today, Today.AddYears(1)));
        if (Has(there, 6)) documents.Add(new(DocumentKind.ApplicationNotice, "en", null, null, false, false));
        return Facts(programme, documents, [], Has(there, 7) ? [AppointmentRole.Coordinator, AppointmentRole.SelectionPanel] : [AppointmentRole.SelectionPanel]);
    }

    private static void Charter(Programme programme, int there) => programme.Charter("A programme", Has(there, 0) ? "To learn." : null,
        Has(there, 1) ? [new() { Text = "Surer.", Need = "Asked for.", Measures = ["Two in three."] }] : [],
        Has(there, 2) ? [Criterion(ParticipantRole.Mentor), Criterion(ParticipantRole.Mentee)] : [Criterion(ParticipantRole.Mentor)],
        Has(there, 3) ? AppointmentRole.SelectionPanel : null, there == -1 ? Plan(null) : null, null);

    private static SelectionCriterion Criterion(ParticipantRole role) => new() { Code = "c", Role = role, Text = "Has time.", Weight = CriterionWeight.Essential };

    private static bool Has(int there, int bit) => (there & 1 << bit) != 0;
}
