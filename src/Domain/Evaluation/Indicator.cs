namespace Mentoring.Domain.Evaluation;

/// <summary>What the guidance makes of an indicator.</summary>
public enum IndicatorBasis
{
    /// <summary>It asks for it.</summary>
    Question,

    /// <summary>It names it as a source of data.</summary>
    Source,

    /// <summary>It names it as an outcome.</summary>
    Outcome,

    /// <summary>It measures how far a rule is kept.</summary>
    Rule,
}

/// <summary>How what is counted belongs to a period.</summary>
public enum Dating
{
    /// <summary>By its own day: months add up.</summary>
    Event,

    /// <summary>As it stands at the end of the period, or now where the period has not ended: months do not add up.</summary>
    AtEnd,

    /// <summary>By the period as a whole: months do not add up.</summary>
    OverPeriod,
}

/// <summary>What a measure counts.</summary>
public enum Counted
{
    /// <summary>Relationships, or what passes in them.</summary>
    InRelationships,

    /// <summary>People on their way into the programme, or what they do there.</summary>
    People,

    /// <summary>The programme's own documents, reports and checks: it is about nobody.</summary>
    Programme,
}

/// <summary>How many figures are drawn together into one.</summary>
public enum Average
{
    /// <summary>The one in the middle; of an even number the mean of the two there.</summary>
    Median,

    /// <summary>Their sum, divided by how many there are.</summary>
    Mean,

    /// <summary>Their sum: what was stated as a figure.</summary>
    Total,
}

/// <summary>Classes of an indicator that exclude each other.</summary>
public sealed record MeasureDefinition
{
    /// <summary>Key, unique within the indicator.</summary>
    public required string Key { get; init; }

    /// <summary>What one of those counted is.</summary>
    public required string Each { get; init; }

    /// <summary>Classes, in order. Together they are the whole.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>Its classes are the months of the period, as in 2026-03.</summary>
    public bool IsMonthly { get; init; }

    /// <summary>How it belongs to a period.</summary>
    public Dating Dating { get; init; }

    /// <summary>That nobody or everybody is in a class is itself given away by it: such classes are withheld like few.</summary>
    public bool Sensitive { get; init; }

    /// <summary>Its classes in a period.</summary>
    public IReadOnlyList<string> ClassesIn(Scope scope) => IsMonthly ? [.. Months(scope)] : Classes;

    private static IEnumerable<string> Months(Scope scope)
    {
        for (var month = scope.From; month <= scope.To; month = month.AddMonths(1)) yield return month.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);
    }
}

/// <summary>A figure of an indicator that is the average of many, or was stated.</summary>
public sealed record MiddleDefinition
{
    /// <summary>Key, unique within the indicator.</summary>
    public required string Key { get; init; }

    /// <summary>Unit.</summary>
    public required string Unit { get; init; }

    /// <summary>How it is made.</summary>
    public required Average Average { get; init; }
}

/// <summary>What an indicator is: how it is counted, and from which records.</summary>
public sealed record IndicatorDefinition
{
    /// <summary>I1 to I45.</summary>
    public required string Id { get; init; }

    /// <summary>Key, a word of the program's.</summary>
    public required string Key { get; init; }

    /// <summary>Title.</summary>
    public required string Title { get; init; }

    /// <summary>What it tells, in a sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>What is counted.</summary>
    public required string Numerator { get; init; }

    /// <summary>Of what.</summary>
    public required string Denominator { get; init; }

    /// <summary>Records that it is made from.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>What the guidance makes of it.</summary>
    public required IndicatorBasis Basis { get; init; }

    /// <summary>What it counts.</summary>
    public Counted Counts { get; init; }

    /// <summary>What it may be broken down by.</summary>
    public IReadOnlyList<Axis> Axes { get; init; } = [];

    /// <summary>What is counted, by classes.</summary>
    public IReadOnlyList<MeasureDefinition> Measures { get; init; } = [];

    /// <summary>Averages and figures.</summary>
    public IReadOnlyList<MiddleDefinition> Middles { get; init; } = [];

    /// <summary>Money: for those who coordinate or steer the programme alone.</summary>
    public bool Budget { get; init; }

    public MeasureDefinition? Measure(string key) => Measures.FirstOrDefault(measure => measure.Key == key);
}
