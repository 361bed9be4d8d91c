namespace Mentoring.Domain.Rules;

/// <summary>A rule, or several at once, said no. Nothing was changed.</summary>
public sealed class Refusal : Fault
{
    public Refusal(Rule rule, string? detail = null) : this([new(rule, detail)]) { }

    /// <summary>A rule that can say which values break it.</summary>
    public Refusal(Rule rule, IReadOnlyList<Finding> findings) : this([new(rule, findings[0].Detail) { Findings = findings }]) { }

    public Refusal(IReadOnlyList<BrokenRule> broken) : base(broken[0].Rule.Sentence) => Broken = broken;

    public IReadOnlyList<BrokenRule> Broken { get; }

    public Rule Rule => Broken[0].Rule;

    /// <summary>The values that break it, as far as the rules can say which.</summary>
    public IReadOnlyList<Finding> Findings => [.. Broken.SelectMany(broken => broken.Findings)];
}

public sealed record BrokenRule(Rule Rule, string? Detail = null)
{
    /// <summary>The values that break it, where the rule can say which.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];
}

/// <summary>A soft rule that the change goes against. The change was made all the same.</summary>
public sealed record Warning(string Rule, string Sentence)
{
    /// <summary>Id of the rule.</summary>
    public string Rule { get; init; } = Rule;

    /// <summary>What the rule says.</summary>
    public string Sentence { get; init; } = Sentence;
}

/// <summary>Collects the warnings of one use case for its answer.</summary>
public sealed class Warnings
{
    private readonly List<Warning> list = [];

    public IReadOnlyList<Warning> List => list;

    public void Weigh<TFact>(Advice<TFact> advice, TFact fact) => Tell(advice, advice.Holds(fact));

    /// <summary>A rule that refuses what is planned and tells of what has happened already.</summary>
    public void Weigh<TFact>(Rule<TFact> rule, TFact fact) => Tell(rule, rule.Holds(fact));

    private void Tell(Rule rule, bool holds)
    {
        if (!holds && !list.Exists(w => w.Rule == rule.Id)) list.Add(new(rule.Id, rule.Sentence));
    }

    /// <summary>A use case that is run again starts without the warnings of its first try.</summary>
    public void Clear() => list.Clear();
}

/// <summary>Gathers what is missing, so that a refusal names all of it at once.</summary>
public sealed class Requirements
{
    private readonly List<BrokenRule> broken = [];

    public IReadOnlyList<BrokenRule> Broken => broken;

    public Requirements Need<TFact>(Rule<TFact> rule, TFact fact, string? detail = null)
    {
        if (!rule.Holds(fact) && !broken.Exists(x => x.Rule == rule)) broken.Add(new(rule, detail));
        return this;
    }

    public void Refuse()
    {
        if (broken.Count > 0) throw new Refusal(broken);
    }
}
