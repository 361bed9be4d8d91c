namespace Mentoring.Domain.Evaluation;

/// <summary>Rows that look alike to somebody who knows the directory and the calendars.</summary>
/// <param name="Key">What they look like.</param>
/// <param name="Rows">How many there are.</param>
/// <param name="MostOfOne">How many of them are of one person, of whom the most are.</param>
public sealed record RowClass(string Key, long Rows, long MostOfOne);

/// <summary>How coarse rows leave, and which of them do not.</summary>
/// <param name="Level">0 is the finest.</param>
/// <param name="TooFew">Classes whose rows are left out.</param>
/// <param name="Rows">Rows that leave.</param>
/// <param name="LeftOut">Rows that do not.</param>
public sealed record Recoding(int Level, IReadOnlySet<string> TooFew, long Rows, long LeftOut);

/// <summary>
/// Whoever is known to be in a class is behind at most one in k of its rows. Counting rows would not do: a dozen logs of one pair look alike and are
/// of two people. All rows are made coarser together, step by step, until few are left out; those few are.
/// </summary>
public static class Anonymising
{
    /// <summary>One row in so many may be left out before all are made coarser.</summary>
    public const int MostLeftOut = 20;

    /// <summary>All are left out.</summary>
    public static Recoding Nothing(long rows) => new(0, new HashSet<string>(StringComparer.Ordinal), 0, rows);

    /// <summary>As finely as they are, where that leaves out few even if each person had the most that anybody could; else null.</summary>
    public static Recoding? AtOnce(IReadOnlyList<RowClass> atMost, int k) => Of(0, atMost, k) is { } recoding && IsLittle(recoding) ? recoding : null;

    /// <param name="levels">How many there are, the finest first.</param>
    /// <param name="k">The programme's minimum.</param>
    /// <param name="count">The classes of a level.</param>
    public static async Task<Recoding> Choose(int levels, int k, Func<int, Task<IReadOnlyList<RowClass>>> count)
    {
        for (var level = 0; ; level++)
        {
            var recoding = Of(level, await count(level), k);
            if (IsLittle(recoding) || level == levels - 1) return recoding;
        }
    }

    private static Recoding Of(int level, IReadOnlyList<RowClass> classes, int k)
    {
        var tooFew = classes.Where(x => !IsSafe(x, k)).ToList();
        var (all, left) = (classes.Sum(x => x.Rows), tooFew.Sum(x => x.Rows));
        return new(level, tooFew.Select(x => x.Key).ToHashSet(StringComparer.Ordinal), all - left, left);
    }

    private static bool IsLittle(Recoding recoding) => recoding.LeftOut * MostLeftOut <= recoding.Rows + recoding.LeftOut;

    public static bool IsSafe(RowClass of, int k) => of.MostOfOne * k <= of.Rows;
}
