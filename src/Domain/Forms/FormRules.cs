using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Forms;

/// <summary>What holds for forms, and for what is asked with them.</summary>
public static class FormRules
{
    public static readonly StructuralRule Versions = new("form-versions-kept", RuleKind.Hard,
        "A published version of a form is never overwritten: answers name the version that was shown, and are measured by it.", "SSSC, record of meetings; checklist 4");

    public static readonly Advice<(int Asked, int Answered)> Contribution = new("evaluation-contribution",
        "Participants contribute to reviews and evaluation: they are reminded once, the response rate is reported, and nothing follows from silence.",
        "ASA, applying to be a mentor or mentee; SSSC, selection criteria; resources 4, 5 and 10", x => x.Answered >= x.Asked);

    public static readonly Rule<(string Setting, bool Named)> ReturnedToCoordinator = new("evaluation-form-returned-to-coordinator", RuleKind.Configured,
        "Evaluation forms go to the programme's coordinators, with a name or without one, as the programme has set it when it asks.", "SSSC, resource 6 (evaluation)",
        x => x.Setting == "named" == x.Named);

    public static readonly Rule<(IReadOnlyList<string> Waves, EvaluationWave Wave)> Interval = new("self-report-interval", RuleKind.Configured,
        "Self-reports are asked half-way through a relationship and at its end, as the programme sets; nobody is asked twice.", "SSSC, checklist 4",
        x => x.Waves.Contains(x.Wave == EvaluationWave.MidPoint ? "midPoint" : "end"));

    public static readonly Advice<FormContent> LineManagerInput = new("evaluation-line-manager-input",
        "A line manager is asked for visible effects at work, never for what passes between mentor and mentee.", "SSSC, checklist 4; resource 4 (policy exemplar)",
        form => !form.AllQuestions().Any(question => ShippedForms.Find(EvaluationForms.Manager)!.Content.Find(question.Key) is null));

    public static readonly Advice<FormContent> ProcessCheck = new("administrative-process-check",
        "Forms of evaluation ask whether the programme's processes are useful, relevant and easy to understand.", "SSSC, checklist 5",
        form => form.Find(EvaluationForms.Processes) is { Items: { } items } && EvaluationForms.ProcessItems.All(key => items.Any(item => item.Key == key)));

    public static readonly Advice<FormContent> NonJudgemental = new("mentor-non-judgemental",
        "A mentor respects the mentee and does not judge: the code says so, and mentees are asked about it.", "WLGA, how mentoring works and appendix C; SSSC, resources 4 and 8; ASA, what mentoring is",
        form => form.Find(EvaluationForms.Respect) is not null);

    public static readonly StructuralRule Suggestions = new("suggestions-channel", RuleKind.Soft,
        "Anybody who is signed in may send a suggestion to a programme, and nothing tells who did.", "SSSC, checklist 5");

    public static readonly StructuralRule FeedbackStandard = new("mentor-feedback-standard", RuleKind.Soft,
        "Where feedback is written, the form says what makes it good: specific, in time, meant, fair, balanced, resting on what was seen, looking forward, and asked for.",
        "SSSC, resources 5 and 18; WLGA, skills");

    public static readonly StructuralRule SelfEvaluation = new("mentor-self-evaluates", RuleKind.Soft,
        "Mentors look at their own way of mentoring: a review reminds them of the self-check, whose answers stay with them.", "SSSC, mentor training; resources 8 and 20; Coventry, self-check");

    public static readonly StructuralRule EvidenceKnown = new("evidence-recording-known", RuleKind.Soft,
        "Of every form it is published where its answers are kept, what for, who receives them and how long; of every indicator what is counted, of what, and from which records.", "SSSC, checklist 5");
}

/// <summary>The forms of evaluation, and what must not be lost from them.</summary>
public static class EvaluationForms
{
    public const string Mentor = "evaluation-mentor";
    public const string Mentee = "evaluation-mentee";
    public const string Manager = "evaluation-manager";
    public const string Processes = "processes";
    public const string Respect = "respected";

    public static readonly IReadOnlyList<string> ProcessItems = ["useful", "relevant", "easy"];
}
