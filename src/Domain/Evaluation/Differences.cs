namespace Mentoring.Domain.Evaluation;

/// <summary>
/// What one telling leaves when another that lies in it is taken away: a month more, or one group less. A class that is told as 15 first and as 10 of a longer
/// time is 11 to 14 both times, and of what lies between too little is open.
/// </summary>
internal static class Differences
{
    private sealed record Part(ToldSheet Sheet, ToldGroup Group);

    /// <summary>Keys of the measures that are told now of which a class differs from another telling by fewer values than <paramref name="fewest"/>.</summary>
    public static IEnumerable<string> Narrow(ToldSheet now, IReadOnlyList<ToldSheet> earlier, int fewest)
    {
        var (told, all) = (Parts(now).ToList(), Parts(now).Concat(earlier.SelectMany(Parts)).ToList());
        return told.SelectMany(one => all.SelectMany(other => Holds(other, one) ? Narrow(one, other, fewest) : Holds(one, other) ? Narrow(other, one, fewest) : [])).Distinct(StringComparer.Ordinal);
    }

    private static IEnumerable<Part> Parts(ToldSheet sheet) => sheet.Groups.Select(group => new Part(sheet, group));

    private static bool Holds(Part large, Part small) => !ReferenceEquals(large.Group, small.Group) && large.Sheet.From <= small.Sheet.From && large.Sheet.To >= small.Sheet.To
        && (large.Sheet.Axis == Axis.None || (large.Sheet.Axis == small.Sheet.Axis && large.Group.Group == small.Group.Group));

    private static IEnumerable<string> Narrow(Part small, Part large, int fewest)
    {
        var wholes = large.Group.Measures.ToDictionary(x => x.Key, StringComparer.Ordinal);
        return small.Group.Measures.Where(x => AddsUp(x.Key, small, large) && wholes.ContainsKey(x.Key) && x.Classes.Any(one => IsNarrow(one, wholes[x.Key], fewest))).Select(x => x.Key);
    }

    private static bool IsNarrow(ToldClass small, ToldMeasure large, int fewest)
    {
        if (large.Classes.FirstOrDefault(x => x.Class == small.Class) is not { } all) return false;
        var open = all.Between.High - small.Between.Low - Math.Max(0, all.Between.Low - small.Between.High) + 1;
        return open > 0 && open < fewest;
    }

    /// <summary>What is in the smaller is in the larger too: not so what stands at the end of a time, or is judged by all of it; and a month is the same month in both.</summary>
    private static bool AddsUp(string key, Part small, Part large)
    {
        var (indicator, measure) = Publication.PartsOf(key);
        var sameTime = small.Sheet.From == large.Sheet.From && small.Sheet.To == large.Sheet.To;
        return Indicators.Find(indicator)?.Measure(measure) is not { } known || sameTime || (known.Dating == Dating.Event && !known.IsMonthly);
    }
}
