using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Confidentiality;

/// <summary>Who may open what to whom.</summary>
public static class ConsentRules
{
    private const string Exemplar = "SSSC, resource 4 (policy exemplar)";

    public static readonly Rule<bool> ByAgreement = new("disclosure-by-agreement", RuleKind.Hard,
        "Information goes no further than its owner has agreed: each consent names what, and one receiver, and can be taken back for the future.",
        "WLGA, how; WLGA, appendix C (code of practice)", owner => owner);

    public static readonly StructuralRule MenteeKeepsConfidence = new("mentee-keeps-confidence", RuleKind.Hard,
        "The mentee is bound as the mentor is: what the mentor wrote is the mentor's to share.", $"WLGA, appendix A; {Exemplar}");

    public static readonly StructuralRule ManagerNoContent = new("manager-no-confidential-content", RuleKind.Hard,
        "Managers read their own sign-offs and what is released to them, and expect nothing else.", Exemplar);

    public static readonly Rule<ParticipantRole> NoTalkToManager = new("no-talk-to-manager-without-mentee", RuleKind.Hard,
        "The mentor says nothing about the mentee to the line manager unless the mentee permits it: the mentor can ask, and has no road of their own.",
        "SSSC, resource 7 (behaviours)", role => role == ParticipantRole.Mentee);

    public static readonly Rule<ParticipantRole> MenteeUpdatesManager = new("mentee-may-update-manager", RuleKind.Hard,
        "The mentee may tell their own manager about progress: they alone write a progress statement and release it; it is never made or fetched for them.",
        "ASA, reflective learning log", role => role == ParticipantRole.Mentee);

    public static readonly Advice<IReadOnlyCollection<string?>> StatementContent = new("progress-statement-content",
        "A progress statement says which needs were addressed, what progress was made, what comes next, and what it is good for at work.",
        "ASA, reflective learning log", headings => headings.All(text => text is not null));

    public static readonly Rule<(ParticipantRole Asks, ParticipantRole Step)> AnnualReviewTwoKeys = new("annual-review-needs-both", RuleKind.Hard,
        "Something from the relationship goes into the annual review only if the mentee asks for it and the mentor agrees, item by item.", Exemplar,
        x => x.Asks == x.Step);

    public static readonly StructuralRule Outlasts = new("confidentiality-outlasts", RuleKind.Hard,
        "The duty of confidence has no end: who reads what is the same after a relationship has ended as before.", "WLGA, appendix C (code of practice)");

    public static readonly StructuralRule RecognitionFacts = new("mentor-recognition-facts-only", RuleKind.Hard,
        "A mentor's contribution is acknowledged with dates, the number of relationships and training, and nothing of what passed in them.", Exemplar);
}
