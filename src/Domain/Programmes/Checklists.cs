using Mentoring.Domain.Relationships;
using static Mentoring.Domain.Programmes.KnownBy;

namespace Mentoring.Domain.Programmes;

/// <summary>Every item of every checklist, in order. What is computed is computed in <see cref="DesignFacts"/>.</summary>
public static class Checklists
{
    private const int Quarter = 3;
    private const int Year = 12;
    private const string PolicyToDo = "Attest that there is one, or that none is needed.";
    private const string PlanToDo = "Say it in the evaluation plan of the charter.";
    private const string MethodToDo = "Name it among the kinds of the evaluation plan, if the programme wants it.";
    private const string SourceToDo = "Use it, and attest that, or that it does not suit.";

    public static IReadOnlyList<ChecklistItem> All { get; } =
        [.. Gates(), .. Design(), .. Finance(), .. Policies(), .. EvaluationData(), .. Monitoring(), .. Governance(), .. Meetings(), .. Stages()];

    /// <summary>Those that a programme is looked through by.</summary>
    public static IReadOnlyList<ChecklistItem> OfProgramme { get; } = [.. All.Where(item => item.KnownBy != Prompt)];

    private static readonly Dictionary<string, ChecklistItem> ById = All.ToDictionary(item => item.Id, StringComparer.Ordinal);

    public static ChecklistItem? Find(string id) => ById.GetValueOrDefault(id);

    /// <summary>What mentor and mentee are prompted to think of in a phase.</summary>
    public static IEnumerable<ChecklistItem> PromptsIn(Phase phase) => All.Where(item => item.KnownBy == Prompt && (item.Phase is null || item.Phase == Of(phase)));

    /// <summary>The guidance has one list for winding up and moving on.</summary>
    private static Phase Of(Phase phase) => phase == Phase.MovingOn ? Phase.WindingUp : phase;

    private static IEnumerable<ChecklistItem> Gates() => Of(Checklist.Gates,
    [
        Item("gates.objectives", "Objectives are listed, and each names the need that it answers.", Computed, "Write down at least one objective with its need.", "programme-objectives-need-based"),
        Item("gates.decider", "It is settled who decides on applications, and somebody holds that office.", Computed, "Name coordinator or selection panel in the charter, and appoint one.", "selection-decider-named"),
        Item("gates.policy", "The mentoring policy is published with approval, review date, related policies and storage rules.", Computed, "Publish the policy with all four.", "policy-document-recorded"),
        Item("gates.notice", "The privacy notice of the application form is published.", Computed, "Publish the application notice.", "application-notice-shown"),
        Item("gates.safeguarding", "A safeguarding contact is appointed: a programme does not start without one.", Computed, "Have an administrator appoint a safeguarding contact.", "disclosure-serious-danger"),
    ]);

    private static IEnumerable<ChecklistItem> Design() => Of(Checklist.Design,
    [
        Item("design.senior-lead", "Somebody senior leads it, and those who decide are formally behind it.", Attested, "Win a senior leader for it, and attest who.", "senior-leadership-backing"),
        Item("design.protocols", "It is written down how managers are told and how working time is set aside for meetings.", Either, "Publish a manager protocol.", "manager-protocols"),
        Item("design.purpose", "What it is for is written down.", Computed, "Write the purpose into the charter.", "programme-purpose-stated"),
        Item("design.purpose-understood", "Everybody it concerns understands what it is for.", Attested, "Talk it through with each group, then attest it."),
        Item("design.steering-group", "A steering group or similar drives it, with objectives of its own.", Computed, "Have somebody appointed to the steering group, and state its objectives with the resources.", "steering-group-in-place"),
        Item("design.coordinator", "A coordinator is there for it.", Computed, "Have an administrator appoint a coordinator.", "coordinator-appointed"),
        Item("design.administration", "It has administrative support of its own.", Either, "Have an administrative supporter appointed, or attest where the support comes from.", "admin-structure-in-place"),
        Item("design.tailored", "It is cut to the organisation, and bends to those who take part.", Attested, "Look at settings and models with people from each group, then attest it."),
        Item("design.communication", "There is a plan for telling everybody concerned what it is for and what good it does.", Either, "Publish a communications plan.", "communications-plan"),
        Item("design.outcomes", "Aims, outcomes and outputs are agreed.", Computed, "Give each objective a measure of success.", "programme-outcomes-measurable"),
        Item("design.marketing", "There is a plan for winning people to take part.", Either, "Publish a marketing plan.", "marketing-plan"),
        Item("design.models", "It was thought about which models of mentoring suit.", Attested, "Weigh the four models, set those that run, and attest it."),
        Item("design.mentor-role", "The mentor's role is described.", Computed, "Publish the mentor's role description.", "role-statements-published"),
        Item("design.mentee-role", "The mentee's role is described.", Computed, "Publish the mentee's responsibilities.", "role-statements-published"),
        Item("design.criteria", "There are criteria for recruiting and selecting both roles.", Computed, "Write criteria for mentors and for mentees into the charter.", "selection-criteria-defined"),
        Item("design.mentor-training", "Mentors are trained before they begin, as every programme here requires, and its content is agreed.", Either, "Publish the outline of the mentor training."),
        Item("design.mentee-induction", "Mentees are inducted before they begin, as every programme here requires, and its content is agreed.", Either, "Publish the mentee guidance, or attest what the induction holds."),
        Item("design.resources", "Resources are enough, within reach, and last beyond the last relationship.", Either, "State until when it is funded; where that is too short, find more or end sooner.", "resources-adequate"),
        Item("design.matching-strategy", "It is written down how people are matched, and matched again.", Computed, "Write the strategy into the charter.", "rematch-strategy-recorded"),
        Item("design.regular-meetings", "Mentors and mentees meet regularly.", Computed, "See to the relationships that have not met for longer than the programme allows."),
        Item("design.documenting", "There is a way of writing down what happens in mentoring.", Computed, "Set meeting logs as required, if the programme wants them."),
        Item("design.contact-protocol", "It is written down how and when the programme asks participants how it goes.", Either, "Publish a contact protocol.", "participant-contact-protocol"),
        Item("design.evaluation-first", "Monitoring and evaluation were designed before the start.", Computed, "Write the evaluation plan into the charter.", "evaluation-plan-before-launch"),
        Item("design.success-measured", "Success will be measured against the objectives.", Computed, "Give each objective a measure, and plan the evaluation.", "evaluation-basis"),
        Item("design.recognition", "What people achieve is recognised.", Attested, "Decide how, and attest it.", "recognition-mechanism"),
        Item("design.development", "Mentoring counts towards professional development, where that suits.", Attested, "Settle it with whoever keeps development records, and attest it.", "recognition-mechanism"),
        Item("design.expenses", "Whether mentors' expenses are paid was talked over, and what came of it is on record.", Either, "State the position on expenses with the resources.", "mentor-expenses-position"),
    ]);

    private static IEnumerable<ChecklistItem> Finance() => Of(Checklist.Finance, ForRule("financial-plan-readiness",
    [
        Item("finance.plan", "There is a financial plan with realistic costs and forecasts.", Attested, "Draw one up with the finance department."),
        Item("finance.budget", "There is a budget.", Attested, "Draw one up and have it approved."),
        Item("finance.level", "How much is needed to begin and to go on is agreed.", Attested, "Agree both sums."),
        Item("finance.sources", "Sources of money, had and hoped for, are listed.", Either, "State the funders with the resources."),
        Item("finance.cycles", "It is known when each source ends and when it can be asked again.", Either, "State until when it is funded."),
        Item("finance.continuation", "Money is sought for the whole of its life and for what comes after.", Attested, "Plan what happens when the money ends."),
        Item("finance.controls", "Spending is controlled, audited and reported on.", Attested, "Agree who checks and who is told."),
        Item("finance.governance", "Those who govern it understand its money and plan with it.", Attested, "Put money on the steering group's agenda."),
        Item("finance.daily", "Day-to-day money has its system.", Attested, "Settle who pays what, and how."),
    ]));

    private static IEnumerable<ChecklistItem> Policies() => Of(Checklist.Policies, ForRule("policy-checklist",
    [
        Item("policies.conduct", "Conduct.", Attested, PolicyToDo),
        Item("policies.complaints", "Complaints: participants know where to turn.", Either, "Publish the complaints route.", "complaints-route"),
        Item("policies.confidentiality", "Confidentiality and data protection.", Attested, PolicyToDo),
        Item("policies.equality", "Equal opportunities.", Attested, PolicyToDo),
        Item("policies.governance", "Governance.", Attested, PolicyToDo),
        Item("policies.health-and-safety", "Health and safety.", Attested, PolicyToDo),
        Item("policies.volunteering", "Volunteering.", Attested, PolicyToDo),
        Item("policies.values", "A statement of values.", Attested, PolicyToDo),
        Item("policies.vulnerable-groups", "Protecting people at risk.", Attested, PolicyToDo),
    ]));

    private static IEnumerable<ChecklistItem> EvaluationData() => Of(Checklist.EvaluationData,
    [
        .. ForRule("evaluation-plan-content",
        [
            Item("evaluation.audience", "The plan says who it is for, and what they will want to know.", Computed, PlanToDo),
            Item("evaluation.use", "It says what findings will be used for.", Computed, PlanToDo),
            Item("evaluation.methods", "It says by which methods.", Computed, PlanToDo),
            Item("evaluation.budget", "The methods fit the money there is.", Computed, "Say in the evaluation plan what it may cost."),
            Item("evaluation.time", "The methods fit the time there is.", Computed, PlanToDo),
            Item("evaluation.staff", "The methods fit the people there are.", Computed, "Say in the evaluation plan who does it."),
        ]),
        .. ForRule("evaluation-methods",
        [
            Item("evaluation.interviews", "Interviews or feedback sessions, with line managers too.", Computed, MethodToDo),
            Item("evaluation.focus-groups", "Focus groups.", Computed, MethodToDo),
            Item("evaluation.self-reports", "Questionnaires that mentors and mentees fill in themselves.", Computed, MethodToDo),
            Item("evaluation.milestones", "Goals and milestones reached and missed, without names.", Computed, MethodToDo),
            Item("evaluation.statistics", "Statistics.", Computed, MethodToDo),
            Item("evaluation.document-changes", "What was changed in documents and tools.", Computed, MethodToDo),
            Item("evaluation.file-review", "A look through the files.", Computed, MethodToDo),
        ]),
    ]);

    private static IEnumerable<ChecklistItem> Monitoring() => Of(Checklist.Monitoring,
    [
        Item("sources.meetings", "Source: planned talks of the coordinator with mentors and mentees.", Attested, SourceToDo),
        Item("sources.suggestions", "Source: suggestions that anybody may send in.", Attested, SourceToDo),
        Item("sources.updates", "Source: a few lines from mentors on how it goes.", Computed, "Set progress.intervalDays, if the programme wants them."),
        Item("sources.records", "Source: what is written, such as meeting logs and action plans.", Computed, "Set meeting logs as required, if the programme wants them."),
        Item("sources.stakeholders", "Source: what others concerned have to say.", Attested, SourceToDo),
        Item("sources.rematches", "Source: how re-matching and early help went, and why relationships ended early.", Attested, "Analyse re-matches and early endings, and attest the day.", "termination-analysis"),
        Item("sources.endings", "Source: why relationships ended early. Who ends one may say why.", Computed, "Nothing: every ending offers it."),
        Item("sources.support", "Source: what support sessions with mentors bring up, without names.", Attested, SourceToDo),
        .. ForRule("monitoring-questions",
        [
            Question("questions.objectives", "Are objectives being met, near and far, the mentees' and the programme's?"),
            Question("questions.expectations", "Does it go as expected?"),
            Question("questions.administration", "Does administration work, or should something change?"),
            Question("questions.systems", "Do all find processes and systems useful, fitting and plain?"),
            Question("questions.relationships", "Do the relationships go well, and how is that known?"),
            Question("questions.issues", "Is what people raise dealt with in time, and well?"),
            Question("questions.training", "Is more training needed, and what was done about it?"),
            Question("questions.change", "What works well, what less, and what should be done otherwise?"),
            Question("questions.stakeholders", "Are all concerned told how it goes?"),
            Question("questions.evidence", "How is evidence written down?"),
            Question("questions.other-evidence", "What else could tell how it goes?"),
            Question("questions.analysis", "How is the evidence analysed and judged?"),
            Question("questions.meaning", "What do the findings mean?"),
            Question("questions.next-time", "What will be done better next time because of them?", "evaluation-shared"),
            Question("questions.storage", "Are confidential papers kept reliably?"),
        ]),
    ]);

    private static ChecklistItem Question(string id, string text, params string[] rules) => Item(id, text, Either, "Answer it in the note of an attestation.", rules);

    private static IEnumerable<ChecklistItem> Governance() => Of(Checklist.Governance,
    [
        Item("governance.coordinator-time", "The coordinator has hours set aside, enough for the relationships that go on.", Computed, "State the coordinator's hours with the resources, and find more where they are few.", "coordinator-time-allocated"),
        Item("governance.coordinator-prepared", "The coordinator is prepared and trained for it.", Attested, "Train the coordinator, and attest it.", "coordinator-prepared"),
        Item("governance.sponsor", "A sponsor is named.", Computed, "Have an administrator appoint a sponsor.", "sponsor-named"),
        Item("governance.lead-organisation", "Of several organisations one coordinates.", Computed, "Name the lead organisation.", "central-coordination-for-partners"),
        .. ForRule("compliance-duties-recorded",
        [
            Duty("governance.legal", "Somebody answers for what the law asks."),
            Duty("governance.financial", "Somebody answers for what finance asks."),
            Duty("governance.safety", "Somebody answers for safety."),
        ]),
        Item("governance.funder-needs", "Of each funder it is known what they want reported.", Computed, "State each funder's needs with the resources.", "funder-needs-recorded"),
        Item("governance.partnership", "Partners have looked at what each brings, owes, and could do together.", Either, "Assess the partnership together, and attest it.", "partnership-assessment"),
        Item("governance.needs-review", "Senior managers look each year at who needs mentoring.", Either, "Put it into the yearly planning, and attest the day.", "annual-mentoring-needs-review") with { GoodForMonths = Year },
        Item("governance.progress-report", "Those who govern it are told each quarter how it goes.", Either, "Report, and attest the day. A pilot review that is decided on is such a report.", "governance-progress-reports") with { GoodForMonths = Quarter },
        Item("governance.stakeholders", "Others concerned are told each quarter how it goes.", Either, "Tell them, and attest the day.", "stakeholders-kept-informed") with { GoodForMonths = Quarter },
        Item("governance.policy-review", "No document is past its review.", Computed, "Review what is due, and publish the outcome as a new version.", "policy-review-interval"),
        Item("governance.health-check", "A running programme is looked through again in the time that its policy is reviewed in.", Computed, "Go through these lists, and keep a health check.", "programme-health-check"),
        Item("governance.pilot-reviews", "The pilot is reviewed on the way and at its end.", Computed, "Set pilot.reviewMonths to months within the pilot, and the last to its end.", "pilot-review-points"),
        Item("governance.mentors-recognised", "Mentors whose relationship is over have a statement of what they gave, for their manager to acknowledge.", Computed, "Issue the contribution statements that are missing.", "manager-recognises-mentor"),
        Item("governance.manager-notice", "Managers have a notice of what is on offer to pass on to their staff.", Computed, "Publish a notice for managers.", "manager-informs-staff"),
        Item("governance.manual", "A manual keeps the programme the same when people change.", Either, "Publish the programme's manual.", "staff-turnover-continuity"),
    ]);

    private static ChecklistItem Duty(string id, string text) => Item(id, text, Attested, "Name the owner in an attestation.") with { NeedsOwner = true };

    private static IEnumerable<ChecklistItem> Meetings() => Of(Checklist.Meetings,
    [
        Hint("meetings.monthly", "Meet about once a month."),
        Hint("meetings.length", "Keep to the longest time agreed; when you live far apart and can meet in one room only once, it may be more."),
        Hint("meetings.contact", "Half-way to the next meeting the mentor gets in touch."),
        Hint("meetings.agreement", "Complete and sign your agreement at the first meeting.", Phase.BuildingRapport),
        Hint("meetings.preparation", "Prepare, both of you, so that the time is well used."),
        Hint("meetings.venue", "Choose a neutral place where nobody overhears you."),
        Hint("meetings.plan", "Agree an action plan early.", Phase.SettingDirection),
        Hint("meetings.log", "Write the log at the end of each meeting, with what each will do."),
        Hint("meetings.shared-records", "Share the writing at first; the mentee takes it over in time."),
        Hint("meetings.warn", "Tell the other before the meeting when you cannot do what you promised, and move it if need be."),
        Hint("meetings.review", "Look at the plan again, and write down what you change.", Phase.Progression),
    ]);

    private static IEnumerable<ChecklistItem> Stages() => Of(Checklist.RelationshipStages,
    [
        .. In(Phase.BuildingRapport,
        [
            Hint("rapport.rapport", "Find the tone with each other."),
            Hint("rapport.fit", "Ask yourselves whether you respect each other and can work together."),
            Hint("rapport.expectations", "Say what you expect, and what this is and is not."),
            Hint("rapport.contract", "Agree the terms, and what stays between you."),
            Hint("rapport.accountability", "Agree who answers to whom, and for what."),
            Hint("rapport.working", "Agree how you work, and who does what."),
            Hint("rapport.contact", "Agree when and how you meet and keep in touch."),
            Hint("rapport.boundaries", "Agree what is in, what is out, and your ground rules."),
            Hint("rapport.commitment", "Say yes to it, both of you."),
        ]),
        .. In(Phase.SettingDirection,
        [
            Hint("direction.learning", "Talk about how the mentee learns best."),
            Hint("direction.needs", "Look for needs, hopes and goals; GROW helps."),
            Hint("direction.present", "Be clear about where the mentee stands today."),
            Hint("direction.goals", "Settle the goals."),
            Hint("direction.measures", "Agree what will tell that each is reached."),
            Hint("direction.priorities", "Choose what comes first."),
            Hint("direction.focus", "Say what it is really about."),
            Hint("direction.plan", "Begin the mentee's development plan."),
        ]),
        .. In(Phase.Progression,
        [
            Hint("progression.setting", "Make it a good place to work on the mentee's questions."),
            Hint("progression.skills", "Use what each of you is good at."),
            Hint("progression.adapt", "Look at how it goes, and change what should change."),
            Hint("progression.chances", "Find and make chances for the mentee to act."),
            Hint("progression.issues", "Notice what is new."),
            Hint("progression.feelings", "Ask how the mentee feels about it so far."),
            Hint("progression.achievements", "Say what was achieved."),
            Hint("progression.limits", "Look at what stands in the way."),
            Hint("progression.options", "Look for ways round it."),
            Hint("progression.goals", "Ask whether the goals are still the right ones."),
            Hint("progression.relationship", "Talk about how the two of you get on."),
        ]),
        .. In(Phase.WindingUp,
        [
            Hint("closure.purpose", "Go back to what it was for, and to what was learnt."),
            Hint("closure.feelings", "Speak of feelings and worries about the end."),
            Hint("closure.review", "Review and judge it together."),
            Hint("closure.next", "Name the mentee's next steps."),
            Hint("closure.goodbye", "Say goodbye."),
        ]),
    ]);

    private static ChecklistItem Item(string id, string text, KnownBy knownBy, string toDo, params string[] rules) =>
        new() { Id = id, Checklist = default, Text = text, KnownBy = knownBy, ToDo = toDo, Rules = rules };

    private static ChecklistItem Hint(string id, string text, Phase? phase = null) => new() { Id = id, Checklist = default, Text = text, KnownBy = Prompt, Phase = phase };

    private static IEnumerable<ChecklistItem> Of(Checklist list, IEnumerable<ChecklistItem> items) => items.Select(item => item with { Checklist = list });

    private static IEnumerable<ChecklistItem> In(Phase phase, IEnumerable<ChecklistItem> items) => items.Select(item => item with { Phase = phase });

    private static IEnumerable<ChecklistItem> ForRule(string rule, IEnumerable<ChecklistItem> items) => items.Select(item => item with { Rules = [rule, .. item.Rules] });
}
