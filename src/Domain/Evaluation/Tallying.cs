namespace Mentoring.Domain.Evaluation;

/// <summary>Counts into classes, for the whole and, where an indicator can be broken down by the axis, for each group of it.</summary>
public sealed class Tallying(Scope scope)
{
    private const string Whole = "";
    private readonly Dictionary<(string Group, string Indicator, string Measure, string Class), int> counts = [];
    private readonly Dictionary<(string Group, string Indicator, string Middle), SortedDictionary<decimal, int>> values = [];
    private readonly SortedDictionary<string, int> cohorts = new(StringComparer.Ordinal) { [Whole] = 0 };

    /// <summary>So many relationships are in a group.</summary>
    public void Cohort(string? group, int number) => Each(group, scope.Axis, key => cohorts[key] = cohorts.GetValueOrDefault(key) + number);

    /// <summary>So many are in a class.</summary>
    public void Count(string? group, string indicator, string measure, string @class, int number)
    {
        var definition = Indicators.Find(indicator)!;
        if (definition.Measure(measure)?.ClassesIn(scope).Contains(@class) != true) throw new ArgumentException($"{indicator} has no {measure} {@class}.", nameof(@class));
        Each(definition.Axes.Contains(scope.Axis) ? group : null, scope.Axis, key => counts[(key, indicator, measure, @class)] = counts.GetValueOrDefault((key, indicator, measure, @class)) + number);
    }

    /// <summary>A value that so many have.</summary>
    public void Value(string? group, string indicator, string middle, decimal value, int number) =>
        Each(Indicators.Find(indicator)!.Axes.Contains(scope.Axis) ? group : null, scope.Axis, key =>
        {
            if (!values.TryGetValue((key, indicator, middle), out var all)) values[(key, indicator, middle)] = all = [];
            all[value] = all.GetValueOrDefault(value) + number;
        });

    public TallySheet Sheet() => new(scope, Of(Whole), [.. cohorts.Keys.Where(key => key != Whole).Select(Of)]);

    private void Each(string? group, Axis axis, Action<string> put)
    {
        put(Whole);
        if (axis == Axis.None || string.IsNullOrEmpty(group)) return;
        cohorts.TryAdd(group, 0);
        put(group);
    }

    private GroupTally Of(string group) => new(group, cohorts[group], [.. Indicators.All.Where(x => group == Whole || x.Axes.Contains(scope.Axis)).Select(x => new IndicatorTally(x.Id,
        [.. x.Measures.Select(measure => new Measure(measure.Key, [.. measure.ClassesIn(scope).Select(@class => new Tally(@class, counts.GetValueOrDefault((group, x.Id, measure.Key, @class))))]) { IsSensitive = measure.Sensitive })],
        [.. x.Middles.Select(middle => Of(middle, values.GetValueOrDefault((group, x.Id, middle.Key))))]) { IsAboutNobody = x.Counts == Counted.Programme })]);

    private static Middle Of(MiddleDefinition middle, SortedDictionary<decimal, int>? values)
    {
        if (values is null) return new(middle.Key, null, 0);
        var number = values.Values.Sum();
        var sum = values.Sum(x => x.Key * x.Value);
        return new(middle.Key, middle.Average switch { Average.Median => Median(values, number), Average.Mean => sum / number, _ => sum }, number);
    }

    private static decimal Median(SortedDictionary<decimal, int> values, int number) => (At(values, (number - 1) / 2) + At(values, number / 2)) / 2;

    private static decimal At(SortedDictionary<decimal, int> values, int place)
    {
        foreach (var (value, number) in values)
            if ((place -= number) < 0) return value;
        throw new InvalidOperationException("There are not so many.");
    }
}

/// <summary>Counts of a programme, and nothing that is of one person. A named exception, counted by a test.</summary>
public interface IIndicatorFacts
{
    /// <summary>All forty-five, as the records stand now, for the whole and for each group of the axis.</summary>
    Task<TallySheet> Tally(Programmes.Programme programme, Scope scope, DateTimeOffset now, CancellationToken ct);
}
