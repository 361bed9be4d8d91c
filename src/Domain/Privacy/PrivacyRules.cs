using Mentoring.Domain.Programmes;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Privacy;

/// <summary>How long what people wrote is kept.</summary>
public static class PrivacyRules
{
    public static readonly Rule<(bool Reviewed, ProgrammeStatus Programme, bool Held)> Hold = new("records-hold-until-reviews-done", RuleKind.Hard,
        "Completed logs are kept until the pilot's reviews are complete, and nothing is deleted while a legal hold stands.", "ASA, reflective learning log",
        x => !x.Held && (!x.Reviewed || x.Programme == ProgrammeStatus.Closed));

    public static readonly Rule<(DateOnly? DisposesOn, DateOnly? KeepUntil, DateOnly Today)> RecordsDisposal = new("records-disposal", RuleKind.Configured,
        "So many days after the final review what people wrote is deleted; longer it is kept only where both have agreed so.", "WLGA, appendix B (contract); SSSC, step 4 (policy)",
        x => x.DisposesOn <= x.Today && (x.KeepUntil is null || x.KeepUntil < x.Today));

    public static readonly StructuralRule StorageStated = new("storage-rules-stated", RuleKind.Hard,
        "Everybody can read what is kept of them, what for, who receives it and how long it stays.", "SSSC, step 4 (policy); SSSC, record of meetings");
}
