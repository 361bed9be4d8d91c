using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Programmes;

/// <summary>The newest version of a document in one language, without its text.</summary>
public sealed record DocumentHead(DocumentKind Kind, string Language, DateOnly? ApprovedOn, DateOnly? ReviewOn, bool HasRelatedPolicies, bool HasStorageRules);

/// <summary>The newest word on an item.</summary>
public sealed record Word(string Item, ItemState State, DateOnly On);

/// <summary>What is on record of how a programme is designed and runs: figures, dates and kinds, whoever may see the records.</summary>
public sealed record DesignFacts
{
    public required Programme Programme { get; init; }
    public required DateOnly Today { get; init; }
    public required IReadOnlyDictionary<AppointmentRole, int> Appointed { get; init; }
    public required IReadOnlyList<DocumentHead> Documents { get; init; }
    public required IReadOnlyList<Word> Words { get; init; }
    public ResourceStatement? Resources { get; init; }

    /// <summary>Relationships that have not ended.</summary>
    public int Relationships { get; init; }

    /// <summary>The last day that one of them is agreed for.</summary>
    public DateOnly? LastEndsOn { get; init; }

    /// <summary>Those with an agreement in force in which nobody has met for longer than the programme allows.</summary>
    public int WithoutMeeting { get; init; }

    /// <summary>Mentors whose relationships are all over, and how many of them have no statement of their contribution.</summary>
    public int MentorsDone { get; init; }

    public int MentorsUnrecognised { get; init; }
    public DateOnly? LastHealthCheckOn { get; init; }

    /// <summary>The day on which a pilot review was last decided on: those who steer, sponsor or evaluate the programme are told then, and read its report.</summary>
    public DateOnly? LastReviewedOn { get; init; }

    public IReadOnlySet<DocumentKind> Kinds => Documents.Select(document => document.Kind).ToHashSet();

    public DocumentHead? Policy => Documents.Where(document => document.Kind == DocumentKind.Policy).MaxBy(document => document.ApprovedOn);

    public int ReviewMonths => Programme.Settings[SettingCatalogue.PolicyReviewMonths];

    public bool Runs => Programme.Status is ProgrammeStatus.Running or ProgrammeStatus.Closing;

    /// <summary>Documents whose review day has come.</summary>
    public IReadOnlyList<DocumentHead> Overdue => [.. Documents.Where(document => document.ReviewOn <= Today)];

    private int Number(AppointmentRole role) => Appointed.GetValueOrDefault(role);

    /// <summary>A programme that has not run for so long has nothing to tell yet.</summary>
    private bool RunsSince(int months) => Runs && Programme.StartsOn?.AddMonths(months) <= Today;

    /// <summary>Everything that the rules refuse to open a programme without.</summary>
    public Requirements ToOpen() => new Requirements()
        .Need(ProgrammeRules.PurposeStated, Programme)
        .Need(ProgrammeRules.ObjectivesNeedBased, Programme)
        .Need(ProgrammeRules.OutcomesMeasurable, Programme)
        .Need(ProgrammeRules.CoordinatorAppointed, Number(AppointmentRole.Coordinator))
        .Need(ProgrammeRules.RoleStatementsPublished, Kinds)
        .Need(ProgrammeRules.SelectionCriteriaDefined, Programme)
        .Need(ProgrammeRules.SelectionDeciderNamed, DeciderNamed)
        .Need(ProgrammeRules.PolicyDocumentRecorded, Policy)
        .Need(ProgrammeRules.ApplicationNoticeShown, Kinds);

    /// <summary>Everything that they refuse to start one without.</summary>
    public Requirements ToStart() => new Requirements()
        .Need(ProgrammeRules.EvaluationPlanBeforeLaunch, Programme)
        .Need(Support.SafetyRules.SeriousDanger, (true, Number(AppointmentRole.SafeguardingContact) > 0), "Appoint a safeguarding contact first.");

    private bool DeciderNamed => Programme.SelectionDecider is { } decider && Number(decider) > 0;

    /// <summary>What the records say of an item; null where they say nothing.</summary>
    public ItemState? Of(string item) => item switch
    {
        "gates.objectives" => Holds(ProgrammeRules.ObjectivesNeedBased, Programme),
        "gates.decider" => Holds(ProgrammeRules.SelectionDeciderNamed, DeciderNamed),
        "gates.policy" => Holds(ProgrammeRules.PolicyDocumentRecorded, Policy),
        "gates.notice" => Holds(ProgrammeRules.ApplicationNoticeShown, Kinds),
        "gates.safeguarding" => State(Number(AppointmentRole.SafeguardingContact) > 0),
        _ when item.StartsWith("design.", StringComparison.Ordinal) => OfDesign(item),
        _ when item.StartsWith("evaluation.", StringComparison.Ordinal) => OfEvaluation(item),
        _ when item.StartsWith("governance.", StringComparison.Ordinal) => OfGovernance(item),
        "finance.sources" => Resources is { Funders.Count: > 0 } ? ItemState.Yes : null,
        "finance.cycles" => Resources is { FundedUntil: not null } ? ItemState.Yes : null,
        "policies.complaints" => Published(DocumentKind.ComplaintsRoute),
        "sources.updates" => State(Programme.Settings[SettingCatalogue.ProgressIntervalDays] is not null),
        "sources.records" => Documented,
        "sources.endings" => ItemState.Yes,
        _ when item.StartsWith("questions.", StringComparison.Ordinal) => Runs ? null : ItemState.NotApplicable,
        _ => null,
    };

    private ItemState? OfDesign(string item) => item switch
    {
        "design.protocols" => Published(DocumentKind.ManagerProtocol),
        "design.purpose" => Holds(ProgrammeRules.PurposeStated, Programme),
        "design.steering-group" => Number(AppointmentRole.SteeringGroup) == 0 ? ItemState.No
            : Resources is { SteeringObjectives.Count: > 0 } ? ItemState.Yes : ItemState.Partly,
        "design.coordinator" => Holds(ProgrammeRules.CoordinatorAppointed, Number(AppointmentRole.Coordinator)),
        "design.administration" => Number(AppointmentRole.Administrator) > 0 ? ItemState.Yes : null,
        "design.communication" => Published(DocumentKind.CommunicationsPlan),
        "design.outcomes" => Holds(ProgrammeRules.OutcomesMeasurable, Programme),
        "design.marketing" => Published(DocumentKind.MarketingPlan),
        "design.mentor-role" => State(Kinds.Contains(DocumentKind.MentorRole)),
        "design.mentee-role" => State(Kinds.Contains(DocumentKind.MenteeResponsibilities)),
        "design.criteria" => Holds(ProgrammeRules.SelectionCriteriaDefined, Programme),
        "design.mentor-training" => Published(DocumentKind.MentorTraining),
        "design.mentee-induction" => Published(DocumentKind.MenteeGuidance),
        "design.resources" => ReadinessRules.ResourcesAdequate.Holds((Resources?.FundedUntil, LastEndsOn)) ? null : ItemState.No,
        "design.matching-strategy" => State(ProgrammeRules.RematchStrategyRecorded.Holds(Programme)),
        "design.regular-meetings" => WithoutMeeting == 0 ? ItemState.Yes : WithoutMeeting * 5 <= Relationships ? ItemState.Partly : ItemState.No,
        "design.documenting" => Documented,
        "design.contact-protocol" => Published(DocumentKind.ContactProtocol),
        "design.evaluation-first" => Holds(ProgrammeRules.EvaluationPlanBeforeLaunch, Programme),
        "design.success-measured" => State(ReadinessRules.EvaluationBasis.Holds(Programme)),
        "design.expenses" => Resources is { Expenses: not null } ? ItemState.Yes : null,
        _ => null,
    };

    private ItemState? OfEvaluation(string item) => Programme.EvaluationPlan is not { } plan ? ItemState.No : item switch
    {
        "evaluation.audience" or "evaluation.use" or "evaluation.methods" or "evaluation.time" => ItemState.Yes,
        "evaluation.budget" => State(plan.Budget is not null),
        "evaluation.staff" => State(plan.Staff is not null),
        "evaluation.interviews" => Used(plan, EvaluationMethod.Interviews),
        "evaluation.focus-groups" => Used(plan, EvaluationMethod.FocusGroups),
        "evaluation.self-reports" => Used(plan, EvaluationMethod.SelfReports),
        "evaluation.milestones" => Used(plan, EvaluationMethod.Milestones),
        "evaluation.statistics" => Used(plan, EvaluationMethod.Statistics),
        "evaluation.document-changes" => Used(plan, EvaluationMethod.DocumentChanges),
        "evaluation.file-review" => Used(plan, EvaluationMethod.FileReview),
        _ => null,
    };

    private ItemState? OfGovernance(string item) => item switch
    {
        "governance.coordinator-time" => Resources?.CoordinatorHours is null ? ItemState.No
            : ReadinessRules.CoordinatorTime.Holds((Resources.CoordinatorHours, Relationships)) ? ItemState.Yes : ItemState.Partly,
        "governance.sponsor" => State(ProgrammeRules.SponsorNamed.Holds(Number(AppointmentRole.Sponsor) > 0)),
        "governance.lead-organisation" => Programme.Partners.Count < 2 ? ItemState.NotApplicable : State(ProgrammeRules.CentralCoordination.Holds(Programme)),
        "governance.funder-needs" => Resources is not { Funders.Count: > 0 } ? ItemState.NotApplicable : State(ReadinessRules.FunderNeeds.Holds(Resources.Funders)),
        "governance.partnership" => Programme.Partners.Count < 2 ? ItemState.NotApplicable : null,
        "governance.needs-review" => RunsSince(12) ? null : ItemState.NotApplicable,
        "governance.progress-report" => !RunsSince(3) ? ItemState.NotApplicable : LastReviewedOn?.AddMonths(3) > Today ? ItemState.Yes : null,
        // Others concerned are outside: that they were told nobody here can see.
        "governance.stakeholders" => RunsSince(3) ? null : ItemState.NotApplicable,
        "governance.policy-review" => State(ReadinessRules.PolicyReview.Holds((Policy, Overdue.Count, ReviewMonths, Today))),
        "governance.health-check" => !RunsSince(ReviewMonths) ? ItemState.NotApplicable : State(ReadinessRules.HealthCheck.Holds((LastHealthCheckOn, ReviewMonths, Today))),
        "governance.pilot-reviews" => State(ReadinessRules.PilotReviewPoints.Holds(Programme.Settings)),
        "governance.mentors-recognised" => MentorsDone == 0 ? ItemState.NotApplicable
            : ReadinessRules.MentorsRecognised.Holds(MentorsUnrecognised) ? ItemState.Yes : MentorsUnrecognised < MentorsDone ? ItemState.Partly : ItemState.No,
        "governance.manager-notice" => State(ReadinessRules.ManagerInforms.Holds(Kinds)),
        "governance.manual" => Published(DocumentKind.Manual),
        _ => null,
    };

    private ItemState Documented => Programme.Settings[SettingCatalogue.LogMode] == "required" ? ItemState.Yes : ItemState.Partly;

    private ItemState? Published(DocumentKind kind) => Kinds.Contains(kind) ? ItemState.Yes : null;

    private static ItemState Used(EvaluationPlan plan, EvaluationMethod method) => ReadinessRules.EvaluationMethods.Holds((plan, method)) ? ItemState.Yes : ItemState.NotApplicable;

    private static ItemState Holds<T>(Rule<T> rule, T fact) => State(rule.Holds(fact));

    private static ItemState State(bool isThere) => isThere ? ItemState.Yes : ItemState.No;
}
