namespace Mentoring.Domain.Evaluation;

/// <summary>Which records figures are of: a programme's, dated within whole months, broken down by at most one thing.</summary>
/// <param name="From">The first day of a month.</param>
/// <param name="To">The last day of a month, that day included.</param>
/// <param name="Axis">What the records are told apart by.</param>
public sealed record Scope(Id<Programmes.Programme> Programme, DateOnly From, DateOnly To, Axis Axis);

/// <summary>What figures are broken down by.</summary>
public enum Axis
{
    /// <summary>Nothing: the whole programme.</summary>
    None,

    /// <summary>The mentee's organisation, or that of whoever applied.</summary>
    Organisation,

    /// <summary>The relationship's model.</summary>
    Model,

    /// <summary>The phase that the relationship is in.</summary>
    Phase,
}

/// <summary>How many are in a class. As counted: it leaves only through <see cref="DisclosureControl"/>.</summary>
public readonly record struct Tally(string Class, int Count);

/// <summary>Classes that exclude each other and make up the whole of what is measured.</summary>
public sealed record Measure(string Key, IReadOnlyList<Tally> Classes)
{
    /// <summary>That all, or nobody, are in a class would tell of each what they would not tell themselves: answers, concerns, reasons.</summary>
    public bool IsSensitive { get; init; }

    public int Whole => Classes.Sum(x => x.Count);
}

/// <summary>A median or mean, and of how many it is.</summary>
public sealed record Middle(string Key, decimal? Value, int Of);

/// <summary>What an indicator counted in one group.</summary>
public sealed record IndicatorTally(string Indicator, IReadOnlyList<Measure> Measures, IReadOnlyList<Middle> Middles)
{
    /// <summary>Counts the programme's own documents, reports, checks or money, and no people or what they do: it is told as it is.</summary>
    public bool IsAboutNobody { get; init; }
}

/// <summary>One value of the axis: an organisation's id, a model, a phase; empty for the whole.</summary>
/// <param name="Cohort">Relationships that the figures are of.</param>
public sealed record GroupTally(string Group, int Cohort, IReadOnlyList<IndicatorTally> Indicators);

/// <summary>All that was counted for a scope. Its groups exclude each other; what belongs to none of them is in the whole alone.</summary>
public sealed record TallySheet(Scope Scope, GroupTally Whole, IReadOnlyList<GroupTally> Groups);
