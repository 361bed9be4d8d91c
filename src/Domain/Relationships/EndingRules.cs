using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Relationships;

/// <summary>Phases, winding up, endings and what comes after them.</summary>
public static class EndingRules
{
    private const string Etiquette = "SSSC, step 5 (etiquette)";
    private const string Exemplar = "SSSC, resource 5 (agreement)";
    private const string Closing = "SSSC, step 10 (ending)";
    private const string Contract = "WLGA, appendix B (contract)";

    public static readonly Rule<bool> EitherMayEnd = new("either-may-end", RuleKind.Hard,
        "Either party may end the relationship at any time; nobody can refuse it, and nobody else can do it.", $"{Etiquette}; WLGA, what mentoring is", party => party);

    public static readonly StructuralRule NoBlame = new("end-no-blame", RuleKind.Hard,
        "An ending carries no blame: there is no field for a fault, and who asked is known to them and the coordinator alone.", $"{Etiquette}; {Closing}");

    public static readonly StructuralRule BothResponsible = new("end-both-responsible", RuleKind.Soft,
        "Both answer for a good ending in good time: every prompt about it goes to both.", Contract);

    public static readonly StructuralRule Signalled = new("end-signalled", RuleKind.Soft,
        "Either may signal that the end is near: the relationship winds up, and the other is told.", "ASA, pilot");

    public static readonly Advice<(DateOnly? EndsOn, DateOnly Today, int NoticeDays)> Prepared = new("end-prepared",
        "The end is prepared: so many days before the agreed date, both are told and the relationship winds up.", $"{Closing}; SSSC, resource 18 (lifecycle)",
        x => x.EndsOn is null || x.NoticeDays == 0 || x.Today < x.EndsOn.Value.AddDays(-x.NoticeDays), RuleKind.Configured);

    public static readonly StructuralRule FinalReview = new("end-final-review", RuleKind.Soft,
        "A last review looks at first objectives, progress and next steps: both are asked for it, and an early ending may go without.", Closing);

    public static readonly StructuralRule CoordinatorInformed = new("end-coordinator-informed", RuleKind.Hard,
        "The coordinator is told of every ending, and the mentor's place is free at once.", $"{Closing}; ASA, pilot");

    public static readonly StructuralRule CoordinatorMayIntervene = new("end-coordinator-may-intervene", RuleKind.Soft,
        "When a relationship ends early the coordinator may step in, so that it closes without blame and a rematch is arranged.", Closing);

    public static readonly Advice<(EndingKind Kind, EndingReasonCode? Reason)> ReasonForMonitoring = new("end-reason-for-monitoring",
        "The reasons of early endings are followed, as neutral codes and in sums.", "SSSC, checklist 5 (monitoring)",
        x => x.Kind is EndingKind.ObjectivesMet or EndingKind.TimeReached || x.Reason is not null);

    public static readonly StructuralRule KindRecorded = new("end-kind-recorded", RuleKind.Soft,
        "Endings differ, and each is recorded with its kind, chosen by the person who ends it.", $"{Closing}; Coventry, moving on");

    public static readonly StructuralRule Dignity = new("end-dignity", RuleKind.Soft,
        "Both leave with dignity: nobody is rated on the way out.", Closing);

    public static readonly StructuralRule Extension = new("end-extension", RuleKind.Configured,
        "A relationship goes on past its date by a new version of the agreement, signed by both, within the programme's end.", "ASA, pilot; SSSC, checklist 7");

    /// <summary>Holds when there is nothing to talk about first: no breakdown, or somebody's safety, or a programme without such a talk.</summary>
    public static readonly Advice<(string Mode, EndingKind Kind, bool Safety)> TalkBeforeEnding = new("agreement-talk-before-ending",
        "On a breakdown the parties talk with the programme before they end: the talk is offered, delays at most the days that the programme sets, and vetoes nothing.",
        $"{Exemplar}; rulebook, disagreement D7", x => x.Mode == "none" || x.Kind != EndingKind.Unresolved || x.Safety, RuleKind.Configured);

    public static readonly Rule<bool> RematchOffered = new("rematch-offered", RuleKind.Hard,
        "Who comes out of a relationship that ended or was suspended may ask for another match.", $"SSSC, resource 4 (policy exemplar); {Exemplar}", over => over);

    public static readonly Rule<bool> RematchAtDiscretion = new("rematch-at-discretion", RuleKind.Hard,
        "Whether there is another match, and with whom, is for a coordinator who is not one of the two.", $"{Exemplar}; {Closing}", coordinator => coordinator);

    public static readonly Rule<bool> RefusalHasNote = new("rematch-refusal-note", RuleKind.Hard,
        "Who is refused another match is told why, in a note.", "Rulebook, open decision G28", note => note);

    public static readonly StructuralRule RematchNoPenalty = new("rematch-no-penalty", RuleKind.Hard,
        "Asking for another match leaves no mark: earlier endings count for nothing but keeping the same two apart, and no new partner learns of them.",
        $"{Etiquette}; SSSC, resource 4 (policy exemplar)");

    public static readonly StructuralRule RematchGates = new("rematch-gates-still-hold", RuleKind.Hard,
        "Another match is a proposal like the first: every rule of matching holds again, and training stays good.", "SSSC, resource 4 (policy exemplar)");

    public static readonly Advice<EndingKind> MenteeMayBecomeMentor = new("mentee-may-become-mentor",
        "Who has been a mentee may become a mentor: whoever completes is invited.", "Coventry, moving on; SSSC, checklist 1", kind => kind != EndingKind.ObjectivesMet);

    public static readonly Rule<(string Set, Phase Phase)> FivePhases = new("phase-five-stages", RuleKind.Configured,
        "Phases are building rapport, setting direction, progression, winding up and moving on, or four of them; the parties set where they are, and may skip.",
        "SSSC, step 10; resource 18 (lifecycle); checklist 7", x => x.Set == "five" || x.Phase != Phase.MovingOn);

    public static readonly StructuralRule ManagerRuleRechecked = new("manager-rule-rechecked", RuleKind.Hard,
        "No authority holds for as long as the relationship lasts: who comes to stand above their mentee is suspended from it, the three who must know are told, and a rematch is offered.",
        "SSSC, resource 4 (policy exemplar)");

    public static readonly Rule<bool> AuthorityGone = new("resume-without-authority", RuleKind.Hard,
        "A suspended relationship resumes when a coordinator confirms it and HR's lines show no authority any more.", "Rulebook, open decision G9", gone => gone);
}
