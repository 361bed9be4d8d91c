namespace Mentoring.Domain.Rules;

/// <summary>Rules of this product itself, beside those of the guidance.</summary>
public static class LifeCycleRules
{
    public static readonly Rule<bool> StepPossible = new("life-cycle-step", RuleKind.Hard,
        "A step is taken only from the state that the life cycle allows it in.", "Rulebook, life cycle", possible => possible);
}
