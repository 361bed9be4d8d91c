using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Meetings;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Progress;

/// <summary>What holds for goals, plans, actions and tools.</summary>
public static class ProgressRules
{
    private const string Goals = "SSSC, goals and action planning";
    private const string Plan = "SSSC, resource 15 (action plan)";
    private const string Planning = "SSSC, resource 14 (action planning)";
    private const string Agreement = "SSSC, resource 5 (agreement)";
    private const string Tools = "WLGA, tools";

    public static readonly Rule<GoalContent> GoalWellFormed = new("goal-well-formed", RuleKind.Hard,
        "A goal that is agreed names an end result, a time and a quality; a draft may lack them.", Goals,
        goal => goal is { Result: not null, Quality: not null, TargetOn: not null });

    public static readonly Rule<ParticipantRole> GoalOwnedByMentee = new("goal-owned-by-mentee", RuleKind.Hard,
        "The mentee sets their own goals: they alone agree, change or close one, and the mentor may suggest.", $"{Agreement}; ASA, eight principles; WLGA, what a mentor does",
        role => role == ParticipantRole.Mentee);

    public static readonly StructuralRule GoalHorizons = new("goal-horizon", RuleKind.Configured,
        "Goals are short, medium or long term, ranked, and can be broken into smaller ones.", $"{Goals}; SSSC, resource 12 (GROW)");

    public static readonly StructuralRule UnderReview = new("goals-kept-under-review", RuleKind.Soft,
        "Goals are looked at in every meeting and may change: what one said before is kept with it.", $"{Planning}; ASA, logs");

    public static readonly StructuralRule ApartFromReviews = new("goals-outside-appraisal", RuleKind.Hard,
        "Goals stand outside of appraisal: nothing links one to an objective there.", "ASA, setting up; SSSC, resource 4 (policy)");

    public static readonly StructuralRule NotDirected = new("mentee-not-directed", RuleKind.Hard,
        "A mentee is supported and not directed: a goal, a plan or an action that the mentor writes takes effect when the mentee accepts it.", "CLF, benefits; WLGA, what mentoring is");

    public static readonly Advice<(int Held, bool HasPlan)> PlanEarly = new("action-plan-early",
        "The action plan is begun at the first meeting and agreed early: by the second there is one.", $"{Goals}; SSSC, checklist 6 (meetings)", x => x.Held < 2 || x.HasPlan);

    public static readonly Rule<bool> PlanJointlyMade = new("action-plan-jointly-made", RuleKind.Hard,
        "The two make the plan together: it is in force when both have confirmed the same version, the mentee last.", Agreement, confirmed => confirmed);

    public static readonly Rule<ActionPlanContent> PlanFields = new("action-plan-fields", RuleKind.Configured,
        "A plan has a beginning and an estimated completion on or after it, reviews, goals, milestones and success criteria.", Plan,
        plan => plan.StartsOn is null || plan.CompletesOn is null || plan.CompletesOn >= plan.StartsOn);

    public static readonly Advice<(bool First, ActionPlanContent Plan)> PlanReviewed = new("action-plan-reviewed",
        "A plan is reviewed and adjusted: it names its reviews, each revision says what changed, and every version is kept.", $"{Planning}; {Plan}",
        x => x.Plan.ReviewOn is { Count: > 0 } && (x.First || x.Plan.Revision is not null));

    public static readonly Advice<ActionPlanContent> Contingency = new("action-plan-contingency",
        "Problems are foreseen, with something to fall back on.", Planning, plan => plan.Contingency is not null);

    public static readonly StructuralRule Dependencies = new("action-plan-dependencies", RuleKind.Soft,
        "Those who are relied on are named.", $"{Planning}; SSSC, resource 13 (log)");

    public static readonly Advice<(Phase Phase, bool HasPlan)> PlanInStageTwo = new("development-plan-in-stage-two",
        "A plan for the mentee's development begins in the second phase.", "SSSC, resource 17 (life cycle)", x => x.Phase != Phase.SettingDirection || x.HasPlan);

    public static readonly Rule<bool> ActionHasOwner = new("action-has-owner", RuleKind.Hard,
        "Each action is the mentee's or the mentor's, and nobody else's.", "SSSC, resource 13 (log)", isParty => isParty);

    public static readonly Rule<bool> ActionAccepted = new("action-accepted-by-owner", RuleKind.Hard,
        "An action binds its owner when they accept it: until then it is a suggestion, and nobody accepts for another.", "CLF, benefits; SSSC, resource 7 (behaviours)", accepted => accepted);

    public static readonly Advice<Id<Goal>?> NeedsFirst = new("needs-of-mentee-first",
        "What the mentee needs comes first: an action serves one of the mentee's goals, and one that names none is told.", "ASA, eight principles; SSSC, step 5 (etiquette); WLGA, appendix C (code of practice)",
        goal => goal is not null);

    public static readonly Advice<(int Open, int OfMentors)> NoActing = new("mentor-no-acting-for-mentee",
        "The mentor does not act for the mentee: when every open action is the mentor's, it is told.", "SSSC, resource 7 (behaviours)", x => x.Open == 0 || x.OfMentors < x.Open);

    public static readonly Advice<int> Undeliverable = new("undeliverable-action-notice",
        "Who cannot deliver an action tells the partner before the meeting: none is overdue in silence.", "SSSC, checklist 6 (meetings)", overdue => overdue == 0);

    public static readonly Rule<int?> CommitmentRange = new("commitment-rating-range", RuleKind.Hard,
        "The mentee rates their commitment to the way forward with a whole number of 1 to 10.", "SSSC, resource 12 (GROW)", rating => rating is null or (>= 1 and <= 10));

    public static readonly Advice<(int? Rating, int Threshold, string? StillNeeded)> CommitmentThreshold = new("commitment-rating-threshold",
        "A low commitment asks what else is needed.", "SSSC, resource 12 (GROW)",
        x => x.Rating is null || x.Rating >= x.Threshold || x.StillNeeded is not null, RuleKind.Configured);

    public static readonly Rule<int?> OskarScale = new("oskar-scale-range", RuleKind.Hard,
        "A place on the OSKAR scale is a whole number of 0 to 10.", "SSSC, resource 16 (OSKAR)", place => place is null or (>= 0 and <= 10));

    public static readonly Advice<ToolContent> ToolReviewDate = new("tool-review-date",
        "A sheet asks when progress will be looked at, and there is a reminder on that day.", $"WLGA, GROW; {Tools}", sheet => sheet.ReviewOn is not null);

    public static readonly Rule<(IReadOnlyList<string> Enabled, Tool Tool)> ToolsOffered = new("tools-offered-not-imposed", RuleKind.Hard,
        "Conversation tools are offered, those that the programme has, and never imposed: no meeting and no log asks for one.", $"{Tools}; SSSC, first meeting",
        x => x.Enabled.Contains(MeetingRules.Word(x.Tool)));
}
