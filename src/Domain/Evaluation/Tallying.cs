namespace Mentoring.Domain.Evaluation;

/// <summary>
/// What a record belongs to, by axis; to nothing where it is of no group, or of several. Told apart by reference: who counts makes one for each combination that
/// there is, and those who are alike add up all the same.
/// </summary>
public sealed class Belonging(string? organisation = null, string? model = null, string? phase = null)
{
    public static readonly Belonging Nowhere = new();

    /// <summary>Null for no group.</summary>
    public string? On(Axis axis) => axis switch { Axis.Organisation => organisation, Axis.Model => model, Axis.Phase => phase, _ => null };
}

/// <summary>
/// Counts into classes once, by what each record belongs to on all axes. A sheet of an axis adds that up: for the whole and, where an indicator can be broken
/// down by the axis, for each group of it.
/// </summary>
public sealed class Tallying(Scope scope)
{
    private const string Whole = "";
    private readonly Dictionary<(string Indicator, string Measure), Counts> counts = [];
    private readonly Dictionary<(string Indicator, string Middle), Dictionary<Belonging, SortedDictionary<decimal, int>>> values = [];
    private readonly Dictionary<Belonging, int> cohorts = [];

    /// <summary>So many of each class, in the order of the definition.</summary>
    private sealed record Counts(IReadOnlyList<string> Classes, Dictionary<Belonging, int[]> Of);

    /// <summary>So many relationships are in a group.</summary>
    public void Cohort(Belonging of, int number) => cohorts[of] = cohorts.GetValueOrDefault(of) + number;

    /// <summary>So many are in a class.</summary>
    public void Count(Belonging of, string indicator, string measure, string @class, int number)
    {
        if (!counts.TryGetValue((indicator, measure), out var all)) counts[(indicator, measure)] = all = new(Indicators.Find(indicator)?.Measure(measure)?.ClassesIn(scope) ?? [], []);
        var place = 0;
        while (place < all.Classes.Count && all.Classes[place] != @class) place++;
        if (place == all.Classes.Count) throw new ArgumentException($"{indicator} has no {measure} {@class}.", nameof(@class));
        if (!all.Of.TryGetValue(of, out var each)) all.Of[of] = each = new int[all.Classes.Count];
        each[place] += number;
    }

    /// <summary>A value that so many have.</summary>
    public void Value(Belonging of, string indicator, string middle, decimal value, int number)
    {
        if (!values.TryGetValue((indicator, middle), out var all)) values[(indicator, middle)] = all = [];
        if (!all.TryGetValue(of, out var each)) all[of] = each = [];
        each[value] = each.GetValueOrDefault(value) + number;
    }

    /// <summary>Of the same months, by an axis.</summary>
    public TallySheet Sheet(Axis axis)
    {
        var classes = counts.ToDictionary(x => x.Key, x => Together(x.Value.Of, x.Key.Indicator, axis, (int[]? sum, int[] each) => Sum(sum ?? new int[each.Length], each)));
        var middles = values.ToDictionary(x => x.Key, x => Together(x.Value, x.Key.Indicator, axis, (SortedDictionary<decimal, int>? sum, SortedDictionary<decimal, int> each) => Sum(sum ?? [], each)));
        var sizes = new SortedDictionary<string, int>(StringComparer.Ordinal) { [Whole] = cohorts.Values.Sum() };
        foreach (var (of, number) in cohorts)
            if (of.On(axis) is { Length: > 0 } group) sizes[group] = sizes.GetValueOrDefault(group) + number;
        // Of a group there may be applicants, and no relationship.
        foreach (var group in classes.Values.SelectMany(x => x.Keys).Concat(middles.Values.SelectMany(x => x.Keys))) sizes.TryAdd(group, 0);
        var groups = sizes.Select(x => new GroupTally(x.Key, x.Value, [.. Indicators.All.Where(one => x.Key == Whole || one.Axes.Contains(axis)).Select(one => new IndicatorTally(one.Id,
            [.. one.Measures.Select(measure => new Measure(measure.Key, Classes(measure, classes.GetValueOrDefault((one.Id, measure.Key))?.GetValueOrDefault(x.Key))) { IsSensitive = measure.Sensitive })],
            [.. one.Middles.Select(middle => Of(middle, middles.GetValueOrDefault((one.Id, middle.Key))?.GetValueOrDefault(x.Key)))]) { IsAboutNobody = one.Counts == Counted.Programme })])).ToList();
        return new(scope with { Axis = axis }, groups[0], groups[1..]);
    }

    /// <summary>By group, the whole among them.</summary>
    private static Dictionary<string, T> Together<T>(Dictionary<Belonging, T> all, string indicator, Axis axis, Func<T?, T, T> add) where T : class
    {
        var (sums, isBrokenDown) = (new Dictionary<string, T>(StringComparer.Ordinal), Indicators.Find(indicator)!.Axes.Contains(axis));
        foreach (var (of, each) in all)
        {
            sums[Whole] = add(sums.GetValueOrDefault(Whole), each);
            if (isBrokenDown && of.On(axis) is { Length: > 0 } group) sums[group] = add(sums.GetValueOrDefault(group), each);
        }
        return sums;
    }

    private static int[] Sum(int[] sum, int[] each)
    {
        for (var i = 0; i < each.Length; i++) sum[i] += each[i];
        return sum;
    }

    private static SortedDictionary<decimal, int> Sum(SortedDictionary<decimal, int> sum, SortedDictionary<decimal, int> each)
    {
        foreach (var (value, number) in each) sum[value] = sum.GetValueOrDefault(value) + number;
        return sum;
    }

    private List<Tally> Classes(MeasureDefinition measure, int[]? numbers) => [.. measure.ClassesIn(scope).Select((@class, i) => new Tally(@class, numbers?[i] ?? 0))];

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
    /// <summary>All forty-five, as the records stand now, for the whole and for each group of the axis: a sheet for each scope, in their order, all of one moment. Those of the same months are counted once.</summary>
    Task<IReadOnlyList<TallySheet>> Tally(Programmes.Programme programme, IReadOnlyList<Scope> scopes, DateTimeOffset now, CancellationToken ct);

    /// <summary>The same of one.</summary>
    async Task<TallySheet> Tally(Programmes.Programme programme, Scope scope, DateTimeOffset now, CancellationToken ct) => (await Tally(programme, [scope], now, ct))[0];
}
