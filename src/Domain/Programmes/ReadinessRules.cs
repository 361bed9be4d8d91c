using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Programmes;

/// <summary>What makes a good programme beside what opening needs: told as warnings and in the readiness report, and never refused.</summary>
public static class ReadinessRules
{
    private const string Checklist1 = "SSSC, checklist 1 (programme set-up)";
    private const string Checklist2 = "SSSC, checklist 2 (resource planning)";
    private const string Checklist3 = "SSSC, checklist 3 (policies)";
    private const string Checklist4 = "SSSC, checklist 4 (evaluation data)";
    private const string Checklist5 = "SSSC, checklist 5 (monitoring)";
    private const string Policy = "SSSC, resource 4 (policy exemplar)";
    private const string Accountability = "SSSC, step 3 (resources, accountability)";

    /// <summary>Of coordination for each relationship that goes on, a month. The guidance names no figure; this one is the product's own.</summary>
    public const decimal HoursForEach = 0.25m;

    /// <summary>So long before its day a review is announced.</summary>
    public const int RemindDays = 30;

    public static readonly Advice<(decimal? Hours, int Relationships)> CoordinatorTime = new("coordinator-time-allocated",
        "The coordinator has time set aside, and enough of it for the relationships that go on.", $"{Accountability}; SSSC, pitfalls",
        x => x.Hours is { } hours && hours >= x.Relationships * HoursForEach);

    public static readonly Advice<ReadinessReport> CoordinatorPrepared = Asked("coordinator-prepared", "The coordinator is prepared and trained for the role.", Accountability);

    public static readonly Advice<ReadinessReport> SeniorBacking = Asked("senior-leadership-backing", "Somebody senior leads, and those who decide are formally behind the programme.", $"{Checklist1}; SSSC, pitfalls");

    public static readonly Advice<ReadinessReport> Administration = Asked("admin-structure-in-place", "The programme has administrative support of its own.", Checklist1);

    public static readonly Advice<(DocumentHead? Policy, int Overdue, int Months, DateOnly Today)> PolicyReview = new("policy-review-interval",
        "The policy is reviewed within the months that the programme sets, and no document is past its review day.", $"SSSC, step 4 (policy); {Policy}",
        x => x.Overdue == 0 && (x.Policy?.ApprovedOn is not { } approved || approved.AddMonths(x.Months) > x.Today), RuleKind.Configured);

    public static readonly Advice<ReadinessReport> PolicyChecklist = Asked("policy-checklist", "Nine policies are thought of at set-up: each is there, or not needed.", Checklist3);

    public static readonly Advice<ReadinessReport> Complaints = Asked("complaints-route", "Participants know where to complain.", Checklist3);

    public static readonly Advice<ReadinessReport> FinancialPlan = Asked("financial-plan-readiness", "Money is planned: costs, budget, sources and their ends, controls, and who pays what.", Checklist2);

    public static readonly Advice<ReadinessReport> Expenses = Asked("mentor-expenses-position", "Whether mentors' expenses are paid was talked over, and the outcome is on record.", Checklist1);

    public static readonly Advice<(DateOnly? FundedUntil, DateOnly? LastEndsOn)> ResourcesAdequate = new("resources-adequate",
        "Resources last: funding does not end before the last relationship does.", $"{Accountability}; {Checklist1}",
        x => x.FundedUntil is null || x.LastEndsOn is null || x.FundedUntil >= x.LastEndsOn);

    public static readonly Advice<ReadinessReport> Compliance = Asked("compliance-duties-recorded", "For legal, financial and safety duties somebody by name answers.", Accountability);

    public static readonly Advice<ReadinessReport> Communications = Asked("communications-plan", "A plan tells everybody concerned what the programme is for.", Checklist1);

    public static readonly Advice<ReadinessReport> Marketing = Asked("marketing-plan", "There is a plan for winning people to take part.", Checklist1);

    public static readonly Advice<ReadinessReport> ManagerProtocols = Asked("manager-protocols", "It is written down how managers are told and how working time is set aside for meetings.", Checklist1);

    public static readonly Advice<ReadinessReport> ContactProtocol = Asked("participant-contact-protocol", "It is written down how and when the programme asks participants how it goes.", Checklist1);

    public static readonly Advice<ReadinessReport> Recognition = Asked("recognition-mechanism", "Achievement is recognised, and counts towards professional development where that suits.", Checklist1);

    public static readonly Advice<int> MentorsRecognised = new("manager-recognises-mentor",
        "A mentor whose relationships are over has a statement of facts that their manager can acknowledge.", Policy, unrecognised => unrecognised == 0);

    public static readonly Advice<ReadinessReport> Stakeholders = Asked("stakeholders-kept-informed", "Others concerned are told each quarter how it goes.", $"{Accountability}; {Checklist5}");

    public static readonly Advice<IReadOnlyList<Funder>> FunderNeeds = new("funder-needs-recorded",
        "Of each funder it is on record what they want reported.", "SSSC, step 11 (evaluation)", funders => funders.All(funder => funder.Needs is not null));

    public static readonly Advice<ReadinessReport> Partnership = Asked("partnership-assessment", "Partners look at what each brings and owes, and at what more they could do together.", Accountability);

    public static readonly Advice<ReadinessReport> NeedsReview = Asked("annual-mentoring-needs-review", "Senior managers review each year who needs mentoring.", Policy);

    public static readonly Advice<ReadinessReport> ProgressReports = Asked("governance-progress-reports", "The coordinator reports each quarter to those who govern the programme.", $"{Accountability}; {Policy}");

    public static readonly Advice<(DateOnly? LastOn, int Months, DateOnly Today)> HealthCheck = new("programme-health-check",
        "A running programme is looked through by its checklists again in the time that its policy is reviewed in.", "SSSC, how to use the checklists",
        x => x.LastOn?.AddMonths(x.Months) >= x.Today);

    public static readonly Advice<Settings> PilotReviewPoints = new("pilot-review-points",
        "A pilot is reviewed on the way, within its months, and at its end.", "ASA, introduction; logs",
        settings => settings[SettingCatalogue.PilotReviewMonths] is [.., var last] && last == settings[SettingCatalogue.PilotMonths], RuleKind.Configured);

    public static readonly Advice<EvaluationPlan?> PlanContent = new("evaluation-plan-content",
        "The evaluation plan says for whom, what for, and by which methods within the money, time and people there are.", Checklist4,
        plan => plan is { Budget: not null, Staff: not null });

    public static readonly Advice<(EvaluationPlan Plan, EvaluationMethod Method)> EvaluationMethods = new("evaluation-methods",
        "The programme chooses its methods among seven: questionnaires, milestones and statistics unless it says otherwise.", Checklist4,
        x => (x.Plan.Kinds ?? EvaluationPlan.Usual).Contains(x.Method), RuleKind.Configured);

    public static readonly Advice<Programme> EvaluationBasis = new("evaluation-basis",
        "Evaluation rests on what the programme is for: it is planned, and each objective has its measures.", "SSSC, step 11 (evaluation)",
        programme => programme.EvaluationPlan is not null && ProgrammeRules.OutcomesMeasurable.Holds(programme));

    public static readonly Advice<ReadinessReport> Questions = Asked("monitoring-questions", "Fifteen questions are asked of a running programme, and answered.", Checklist5);

    public static readonly Advice<ReadinessReport> Terminations = Asked("termination-analysis", "Re-matches and early endings are analysed, and what comes of it is known.", Checklist5);

    public static readonly Advice<ReadinessReport> EvaluationShared = Asked("evaluation-shared", "Findings and lessons are shared, and something is done better because of them.", $"SSSC, step 7 (evaluate, monitor); {Checklist5}");

    public static readonly StructuralRule NoNamesForGovernance = new("no-names-in-governance-reports", RuleKind.Hard,
        "Who steers or sponsors a programme is given states and figures of it as a whole: nothing that they are told names a person or a relationship.", $"{Accountability}; {Checklist4}");

    public static readonly Advice<IReadOnlySet<DocumentKind>> ManagerInforms = new("manager-informs-staff",
        "Managers have a notice of what is on offer, to pass on to their staff.", Policy, kinds => kinds.Contains(DocumentKind.ManagerNotice));

    public static readonly StructuralRule StaffTurnover = new("staff-turnover-continuity", RuleKind.Soft,
        "When a coordinator's appointment ends, how the programme stands and what waits in it is kept for the next.", "SSSC, step 4 (policy)");

    private static readonly List<Advice<ReadinessReport>> Asking =
        [CoordinatorPrepared, SeniorBacking, Administration, PolicyChecklist, Complaints, FinancialPlan, Expenses, Compliance, Communications, Marketing, ManagerProtocols,
            ContactProtocol, Recognition, Stakeholders, Partnership, NeedsReview, ProgressReports, Questions, Terminations, EvaluationShared];

    /// <summary>Every soft rule that a report is weighed by.</summary>
    public static void Weigh(ReadinessReport report, Warnings warnings)
    {
        var (facts, programme) = (report.Facts, report.Facts.Programme);
        warnings.Weigh(ProgrammeRules.RematchStrategyRecorded, programme);
        warnings.Weigh(ProgrammeRules.CentralCoordination, programme);
        warnings.Weigh(ProgrammeRules.MentorSkillsList, programme);
        warnings.Weigh(ProgrammeRules.SponsorNamed, report["governance.sponsor"].IsSettled);
        warnings.Weigh(ProgrammeRules.SteeringGroupInPlace, report["design.steering-group"].State != ItemState.No);
        foreach (var asking in Asking) warnings.Weigh(asking, report);
        warnings.Weigh(CoordinatorTime, (facts.Resources?.CoordinatorHours, facts.Relationships));
        warnings.Weigh(ResourcesAdequate, (facts.Resources?.FundedUntil, facts.LastEndsOn));
        warnings.Weigh(FunderNeeds, facts.Resources?.Funders ?? []);
        warnings.Weigh(MentorsRecognised, facts.MentorsUnrecognised);
        warnings.Weigh(PolicyReview, (facts.Policy, facts.Overdue.Count, facts.ReviewMonths, facts.Today));
        if (!report["governance.health-check"].IsSettled) warnings.Weigh(HealthCheck, (facts.LastHealthCheckOn, facts.ReviewMonths, facts.Today));
        warnings.Weigh(PilotReviewPoints, programme.Settings);
        warnings.Weigh(PlanContent, programme.EvaluationPlan);
        warnings.Weigh(EvaluationBasis, programme);
        warnings.Weigh(ManagerInforms, facts.Kinds);
    }

    /// <summary>What has come due by the calendar, and since when.</summary>
    public static IEnumerable<(string Rule, DateOnly Since)> Overdue(DesignFacts facts)
    {
        if (!PolicyReview.Holds((facts.Policy, facts.Overdue.Count, facts.ReviewMonths, facts.Today)))
            yield return (PolicyReview.Id, facts.Overdue.Select(document => document.ReviewOn).Append(facts.Policy?.ApprovedOn?.AddMonths(facts.ReviewMonths)).Min() ?? facts.Today);
        if (!ResourcesAdequate.Holds((facts.Resources?.FundedUntil, facts.LastEndsOn))) yield return (ResourcesAdequate.Id, facts.Resources!.FundedUntil!.Value);
    }

    private static Advice<ReadinessReport> Asked(string id, string sentence, string source) => new(id, sentence, source, report => report.Settles(id));
}
