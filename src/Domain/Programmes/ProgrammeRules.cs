using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Programmes;

/// <summary>What a programme needs before people may apply, and before they may be matched.</summary>
public static class ProgrammeRules
{
    private const string Policy = "SSSC, resource 4 (policy exemplar)";
    private const string Checklist = "SSSC, checklist 1 (programme set-up)";

    public static readonly Rule<Programme> PurposeStated = new("programme-purpose-stated", RuleKind.Hard,
        "A programme stays in draft until it holds a written purpose.", $"SSSC, step 1 (purpose); {Policy}",
        programme => programme.Purpose is not null);

    public static readonly Rule<Programme> ObjectivesNeedBased = new("programme-objectives-need-based", RuleKind.Hard,
        "Objectives are listed, and each names the need it answers.", $"{Policy}; {Checklist}",
        programme => programme.Objectives.Count > 0 && programme.Objectives.TrueForAll(objective => objective.Need.Length > 0));

    public static readonly Rule<Programme> OutcomesMeasurable = new("programme-outcomes-measurable", RuleKind.Hard,
        "Every objective has a measure of success, fixed early.", $"SSSC, step 2 (plan); {Checklist}",
        programme => programme.Objectives.Count > 0 && programme.Objectives.TrueForAll(objective => objective.Measures.Count > 0));

    public static readonly Rule<int> CoordinatorAppointed = new("coordinator-appointed", RuleKind.Hard,
        "Every programme has a named coordinator as its central point.", $"{Policy}; ASA, difficulties",
        coordinators => coordinators > 0);

    public static readonly Rule<IReadOnlySet<DocumentKind>> RoleStatementsPublished = new("role-statements-published", RuleKind.Hard,
        "A mentor role description and a mentee responsibilities sheet exist before recruiting.", $"SSSC, recruitment; {Policy}",
        kinds => kinds.Contains(DocumentKind.MentorRole) && kinds.Contains(DocumentKind.MenteeResponsibilities));

    public static readonly Rule<Programme> SelectionCriteriaDefined = new("selection-criteria-defined", RuleKind.Hard,
        "Selection criteria for mentors and for mentees exist before recruiting.", "SSSC, selection criteria",
        programme => Enum.GetValues<ParticipantRole>().All(role => programme.SelectionCriteria.Exists(criterion => criterion.Role == role)));

    public static readonly Advice<Programme> MentorSkillsList = new("selection-mentor-skills-list",
        "Mentors are selected by a list of skills that goes with the objectives.", $"{Policy}; SSSC, resource 8 (mentor role)",
        programme => programme.SelectionCriteria.Exists(criterion => criterion is { Role: ParticipantRole.Mentor, Skill: true }));

    public static readonly StructuralRule MenteeCriteria = new("selection-mentee-criteria", RuleKind.Soft,
        "Mentees are ready for development, ready to learn, and keep appointments and contact: the presets offer these criteria.", $"{Policy}; Coventry, mentee skills");

    public static readonly StructuralRule MentorCriteria = new("selection-mentor-criteria", RuleKind.Soft,
        "Mentors take part in training and go on learning, keep appointments, and help with evaluation: the presets offer these criteria.", Policy);

    public static readonly StructuralRule DevelopmentPlanning = new("link-to-development-planning", RuleKind.Configured,
        "What links a programme to development planning is the statement that the mentee writes and releases: nothing of an appraisal, and nothing without them.",
        "SSSC, step 8 (co-ordinator); ASA, reflective learning log");

    public static readonly Rule<bool> SelectionDeciderNamed = new("selection-decider-named", RuleKind.Hard,
        "Who takes the final selection decision is decided in advance, and only theirs counts.", $"SSSC, selection criteria; {Policy}",
        named => named);

    public static readonly Rule<DocumentHead?> PolicyDocumentRecorded = new("policy-document-recorded", RuleKind.Hard,
        "The mentoring policy is on record with approval date, related policies, storage rules and review date.", $"SSSC, step 4 (policy); {Policy}",
        policy => policy is { ApprovedOn: not null, ReviewOn: not null, HasRelatedPolicies: true, HasStorageRules: true });

    public static readonly Rule<IReadOnlySet<DocumentKind>> ApplicationNoticeShown = new("application-notice-shown", RuleKind.Hard,
        "The privacy notice on the form says what the data is used for, and has a version.", "Coventry, questionnaire notice",
        kinds => kinds.Contains(DocumentKind.ApplicationNotice));

    public static readonly Rule<Programme> EvaluationPlanBeforeLaunch = new("evaluation-plan-before-launch", RuleKind.Hard,
        "Monitoring and evaluation are designed before the programme starts.", $"{Policy}; {Checklist}",
        programme => programme.EvaluationPlan is not null);

    public static readonly Advice<Programme> RematchStrategyRecorded = new("rematch-strategy-recorded",
        "A strategy for matching and re-matching is written down before the first match.", Checklist,
        programme => programme.RematchStrategy is not null);

    public static readonly Advice<bool> SponsorNamed = new("sponsor-named",
        "A champion or sponsor is named.", Policy, named => named);

    public static readonly Advice<bool> SteeringGroupInPlace = new("steering-group-in-place",
        "A steering or management group drives the programme.", $"SSSC, step 3 (resources, accountability); {Checklist}", inPlace => inPlace);

    public static readonly Advice<Programme> CentralCoordination = new("central-coordination-for-partners",
        "A programme of several organisations has one lead organisation.", $"SSSC, step 3 (resources, accountability); {Policy}",
        programme => programme.Partners.Count < 2 || programme.LeadOrganisationId is not null);

    public static readonly Rule<Programme> PilotDuration = new("pilot-duration", RuleKind.Configured,
        "A new programme runs first as a pilot, whose end is fixed when it starts.", "ASA, introduction",
        programme => programme.EndsOn is not null);

    public static readonly StructuralRule EqualInformationAccess = new("equal-information-access", RuleKind.Hard,
        "A published programme can be read by everybody who is signed in: there is no listing by invitation.", Policy);

    public static readonly StructuralRule DocumentVersioning = new("document-versioning", RuleKind.Hard,
        "A published version of a document is never overwritten: a change is a new version, and records name theirs.", "SSSC, checklist 4");

    public static readonly StructuralRule JointProgramme = new("joint-programme", RuleKind.Configured,
        "Several organisations may run one programme together.", $"{Policy}; ASA, introduction");

    public static readonly Rule<Setting?> LocalDesignFreedom = new("local-design-freedom", RuleKind.Configured,
        "A programme sets what is configurable within its range; hard rules have no switch.", "SSSC, introduction; Coventry, what it involves",
        setting => setting is not null);
}
