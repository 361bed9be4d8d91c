namespace Mentoring.Domain.Evaluation;

/// <summary>
/// Rounds the classes of a measure so that they add up to the whole as it is told. Rounded each for itself they would not, and what they miss it by
/// would tell more of them than they do themselves.
/// </summary>
internal static class Rounding
{
    /// <returns>Null for a class that is starred.</returns>
    public static int?[] AddingUp(Measure measure, int whole)
    {
        var counts = measure.Classes.Select(one => one.Count > DisclosurePolicy.MostStarred ? Nearest(one.Count) : (int?)null).ToArray();
        var starred = counts.Count(count => count is null);
        // What is left for the starred classes: nothing where there are none; with one, as little as that it may be none.
        var most = starred == 0 ? 0 : DisclosurePolicy.MostStarred * (starred - 1) + DisclosurePolicy.Step;
        while (whole - counts.Sum() > most && Move(measure, counts, up: true)) { }
        while (whole - counts.Sum() < 0 && Move(measure, counts, up: false)) { }
        return counts;
    }

    private static int Nearest(int count)
    {
        var (below, above) = DisclosurePolicy.Around(count);
        return Math.Clamp(DisclosurePolicy.Nearest(count), below, above);
    }

    /// <summary>The class that its rounding has taken furthest to one side goes to the other.</summary>
    private static bool Move(Measure measure, int?[] counts, bool up)
    {
        var (furthest, by) = (-1, 0);
        for (var i = 0; i < counts.Length; i++)
        {
            if (counts[i] is not { } told) continue;
            var count = measure.Classes[i].Count;
            var (below, above) = DisclosurePolicy.Around(count);
            var off = up ? above > told ? count - told : 0 : below < told ? told - count : 0;
            if (off > by) (furthest, by) = (i, off);
        }
        if (furthest < 0) return false;
        counts[furthest] += up ? DisclosurePolicy.Step : -DisclosurePolicy.Step;
        return true;
    }
}
