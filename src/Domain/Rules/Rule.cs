namespace Mentoring.Domain.Rules;

/// <summary>How a rule acts: hard refuses, soft advises and never blocks, configured reads the programme's setting.</summary>
public enum RuleKind
{
    /// <summary>The software refuses what breaks it, in every programme.</summary>
    Hard,

    /// <summary>A warning or reminder; never blocks.</summary>
    Soft,

    /// <summary>A programme sets the value or the mode.</summary>
    Configured,
}

/// <summary>How the product holds a rule.</summary>
public enum RuleStanding
{
    /// <summary>A check refuses what breaks it.</summary>
    Enforced,

    /// <summary>The model offers no way to break it.</summary>
    Structural,

    /// <summary>Told as a warning, a reminder or an item of a report.</summary>
    Advised,

    /// <summary>Left to people, for a reason that the rule names.</summary>
    NotAutomated,
}

/// <summary>One rule of the programme. Its id is its name everywhere: in code, in refusals, in tests.</summary>
public abstract class Rule(string id, RuleKind kind, RuleStanding standing, string sentence, string source)
{
    public string Id { get; } = id;
    public RuleKind Kind { get; } = kind;
    public RuleStanding Standing { get; } = standing;

    /// <summary>What the rule says, in one sentence.</summary>
    public string Sentence { get; } = sentence;

    /// <summary>Where in the guidance it comes from.</summary>
    public string Source { get; } = source;

    public override string ToString() => Id;
}

/// <summary>A rule that is checked: <paramref name="holds"/> is its one predicate.</summary>
public sealed class Rule<TFact>(string id, RuleKind kind, string sentence, string source, Func<TFact, bool> holds)
    : Rule(id, kind, RuleStanding.Enforced, sentence, source)
{
    public bool Holds(TFact fact) => holds(fact);

    /// <summary>Refuses when the rule does not hold. The detail must not speak of what the viewer may not see.</summary>
    public void Check(TFact fact, string? detail = null)
    {
        if (!holds(fact)) throw new Refusal(this, detail);
    }

    /// <summary>As <see cref="Check"/> for rules on who may act: not refused, but not yours to do.</summary>
    public void Permit(TFact fact)
    {
        if (!holds(fact)) throw new Forbidden(this);
    }
}

/// <summary>A soft rule: what breaks it is told and goes through.</summary>
public sealed class Advice<TFact>(string id, string sentence, string source, Func<TFact, bool> holds, RuleKind kind = RuleKind.Soft)
    : Rule(id, kind, RuleStanding.Advised, sentence, source)
{
    public bool Holds(TFact fact) => holds(fact);
}

/// <summary>A rule that no input can break, because nothing in the model would express the breach.</summary>
public sealed class StructuralRule(string id, RuleKind kind, string sentence, string source)
    : Rule(id, kind, RuleStanding.Structural, sentence, source);

/// <summary>A rule that no software can hold: what it asks happens between people.</summary>
public sealed class UnautomatedRule(string id, string sentence, string source, string reason)
    : Rule(id, RuleKind.Soft, RuleStanding.NotAutomated, sentence, source)
{
    /// <summary>Why it is left to people.</summary>
    public string Reason { get; } = reason;
}
