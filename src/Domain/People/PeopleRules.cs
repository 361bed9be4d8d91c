using Mentoring.Domain.Rules;

namespace Mentoring.Domain.People;

/// <summary>What HR's feed must keep to, so that sign-off and matching can trust it.</summary>
public static class PeopleRules
{
    private const string Gap = "Rulebook, open decision G10";

    public static readonly Rule<bool> ExternalIdOnce = new("external-id-once", RuleKind.Hard,
        "An external id stands for one record of its organisation, and comes once in a feed.", "Design, REST", once => once);

    public static readonly Rule<bool> IdentityOnce = new("identity-once", RuleKind.Hard,
        "An issuer's subject signs in as one person only.", "Design, identity", once => once);

    public static readonly Advice<ManagerStanding> LineUnknown = new("reporting-line-unknown",
        "The manager named has not arrived: the line is kept and resolved when they do. Until then sign-off waits and matching refuses.",
        Gap, standing => standing is not ManagerStanding.Unresolved);

    public static readonly Advice<ManagerStanding> LineNotSaid = new("reporting-line-not-said",
        "No manager was sent, and null was not sent either: the line is unknown, so sign-off waits and matching refuses.",
        Gap, standing => standing is not ManagerStanding.Unknown);

    public static readonly Advice<ManagerStanding> LineCircular = new("reporting-line-cycle",
        "The managers form a circle: every edge of it is kept as reported and none is used.",
        Gap, standing => standing is not ManagerStanding.InCycle);
}
