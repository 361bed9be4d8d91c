using System.Numerics;
using Mentoring.Domain.Evaluation;

namespace Mentoring.Infrastructure.Evaluation;

/// <summary>How long a record that is counted lasts.</summary>
internal enum Lasting
{
    /// <summary>It is of one day: periods that follow each other add up.</summary>
    Day,

    /// <summary>From one day to another: it is in every period that it touches.</summary>
    Stretch,
}

/// <summary>A class of a measure in a group, whenever.</summary>
internal readonly record struct Place(Axis Axis, string Group, string Key, string Class)
{
    /// <summary>What belongs to no group that is told.</summary>
    public const string Rest = "\0";

    public Place Whole => this with { Axis = Axis.None, Group = "" };
}

/// <summary>A class that was told as a star.</summary>
/// <param name="whole">The number of what its group is of.</param>
internal sealed class Star(int number, string key, int whole)
{
    private uint seen;

    public int Number => number;
    public string Key => key;
    public int Whole => whole;

    /// <summary>How many values it was seen with.</summary>
    public int Seen => BitOperations.PopCount(seen);

    public void See(int value) => seen |= 1u << value;

    public bool Has(int value) => (seen & 1u << value) != 0;
}

/// <summary>Where the size of what is measured stands within what was told of it.</summary>
internal enum Size
{
    Middle,
    Least,
    Most,
}

/// <summary>All that could be true, given what was told.</summary>
internal sealed class Worlds
{
    /// <summary>Of more nothing is known: groups of dozens of organisations over dozens of periods that overlap.</summary>
    private const int MostCells = 40_000;

    /// <summary>Groups that are tried beside the one whose size is to be another.</summary>
    private const int MostOthers = 4;

    private readonly Sums sums = new();
    private readonly List<ToldSheet> sheets;
    private readonly List<(int First, int Last)> times;
    private readonly List<DateOnly> cuts;
    private readonly Dictionary<(Place Place, int Time), int> cells = [];
    private readonly Dictionary<(Axis Axis, int Time), HashSet<int>> spans = [];
    private readonly Lasting lasting;
    private readonly bool isTooMuch;
    private readonly List<Row> rows = [];
    private readonly List<(List<int> Parts, int Whole)> sizes;
    private readonly List<Star> stars = [];
    private readonly ILookup<int, Star> starsOf;

    /// <summary>The classes of a measure in a group, and what they make up.</summary>
    private sealed record Row(ToldSheet Sheet, string Key, int Whole, List<(int Number, ToldClass Told)> Classes);

    /// <param name="among">Only these measures' stars are looked at; null for all.</param>
    public Worlds(List<ToldSheet> sheets, Lasting lasting, IReadOnlySet<string>? among)
    {
        (this.sheets, this.lasting) = (sheets, lasting);
        cuts = [.. sheets.SelectMany(sheet => new[] { sheet.From, sheet.To.AddDays(1) }).Distinct().Order()];
        var stretches = Enumerable.Range(0, cuts.Count - 1).Where(i => sheets.Exists(sheet => sheet.From <= cuts[i] && cuts[i] < sheet.To)).ToList();
        times = lasting == Lasting.Day ? stretches.ConvertAll(i => (i, i)) : [.. stretches.SelectMany(first => stretches.Where(last => last >= first), (first, last) => (first, last))];
        isTooMuch = sheets.Sum(sheet => sheet.Groups.Sum(group => group.Measures.Sum(measure => measure.Classes.Count)) * (lasting == Lasting.Day && sheet.Axis != Axis.None ? 1 : times.Count)) > MostCells;
        for (var i = 0; i < sheets.Count && !isTooMuch; i++) Tell(sheets[i], i);
        AddUp();
        sizes = SizesThatAddUp();
        stars.RemoveAll(star => among?.Contains(star.Key) == false);
        starsOf = stars.ToLookup(star => star.Number);
    }

    /// <summary>
    /// Measures of which a star can have fewer values. What their bounds leave no room for is gone at once; most others are seen in worlds that lie beside one
    /// that was found; the solver is asked for the rest. What was not found with the effort that is given counts as not there.
    /// </summary>
    /// <returns>Null where nothing fits.</returns>
    public HashSet<string>? GivenAway(int fewest, Effort effort, CancellationToken ct)
    {
        if (isTooMuch) return [.. sheets.SelectMany(sheet => sheet.Groups).SelectMany(group => group.Measures).Where(measure => measure.Classes.Any(one => one.IsStarred)).Select(measure => measure.Key)];
        if (!sums.Tighten()) return null;
        var given = stars.Where(star => sums.Numbers[star.Number].Width < fewest).Select(star => star.Key).ToHashSet(StringComparer.Ordinal);
        var (steps, solver) = (new Steps(sums, effort, lasting == Lasting.Day ? 150_000 : 5_000), new Lazy<WorldSolver>(() => new(sums, effort)));
        if (steps.Stand(Near(Size.Middle), ct))
        {
            LookAround(steps, given, fewest, ct);
            foreach (var size in (Size[])[Size.Least, Size.Most])
                if (Open(given, fewest).Any() && steps.Stand(Near(size), ct)) LookAround(steps, given, fewest, ct);
        }
        else if (!Solved(solver.Value.Any(steps.World, ct), steps, given, fewest, ct)) return solver.Value.IsImpossible ? null : [.. stars.Select(star => star.Key)];
        foreach (var star in stars)
            if (star.Seen < fewest && !given.Contains(star.Key) && !IsSeen(star, solver.Value, steps, given, fewest, ct)) given.Add(star.Key);
        return given;
    }

    private IEnumerable<Star> Open(HashSet<string> given, int fewest) => stars.Where(star => star.Seen < fewest && !given.Contains(star.Key));

    private bool IsSeen(Star star, WorldSolver solver, Steps steps, HashSet<string> given, int fewest, CancellationToken ct)
    {
        var left = DisclosurePolicy.MostStarred + 1;
        for (var value = 0; star.Seen < fewest && star.Seen + left >= fewest; value++, left--)
            if (!star.Has(value)) Solved(solver.With(star.Number, value, steps.World, ct), steps, given, fewest, ct);
        return star.Seen >= fewest;
    }

    private bool Solved(int[]? world, Steps steps, HashSet<string> given, int fewest, CancellationToken ct)
    {
        if (world is null || !steps.Stand(world, ct)) return false;
        LookAround(steps, given, fewest, ct);
        return true;
    }

    /// <summary>Each star that is open, one more and one less at a time; what others are on the way is seen as well.</summary>
    private void LookAround(Steps steps, HashSet<string> given, int fewest, CancellationToken ct)
    {
        foreach (var star in stars) star.See(steps.World[star.Number]);
        foreach (var star in Open(given, fewest))
            foreach (var by in (ReadOnlySpan<int>)[1, -1])
            {
                ct.ThrowIfCancellationRequested();
                while (star.Seen < fewest && (steps.To((star.Number, by)) || ToAnotherSize(steps, star, by)))
                    foreach (var number in steps.Changed)
                        foreach (var other in starsOf[number]) other.See(steps.World[number]);
                steps.Back();
            }
    }

    /// <summary>
    /// A star may have no room within the size of its group. Then the group is one more or less, and with it the whole, or another group the other way round: all that
    /// is told of both changes, which is hardly ever come upon from the star alone.
    /// </summary>
    private bool ToAnotherSize(Steps steps, Star star, int by)
    {
        var (parts, whole) = sizes.Find(x => x.Parts.Contains(star.Whole));
        if (parts is null) return false;
        if (steps.To((star.Number, by), (star.Whole, by), (whole, by))) return true;
        foreach (var other in parts.Where(x => x != star.Whole && steps.Fits(x, -by)).Take(MostOthers))
            if (steps.To((star.Number, by), (star.Whole, by), (other, -by))) return true;
        return false;
    }

    /// <summary>What was told, each by itself, and what it leaves for the stars spread among them: no world yet, but near to many.</summary>
    private int[] Near(Size size)
    {
        var near = new int[sums.Numbers.Count];
        foreach (var row in rows)
        {
            foreach (var (number, told) in row.Classes.Where(x => !x.Told.IsStarred)) near[number] = (told.Between.Low + told.Between.High) / 2;
            if (near[row.Whole] == 0) near[row.Whole] = Within(sums.Numbers[row.Whole], row.Classes.Sum(x => x.Told.IsStarred ? DisclosurePolicy.MostStarred / 2 : near[x.Number]), size);
        }
        foreach (var (parts, whole) in sizes) Share(near, parts, near[whole] - parts.Sum(x => near[x]));
        foreach (var row in rows) Share(near, [.. row.Classes.Where(x => x.Told.IsStarred).Select(x => x.Number)], near[row.Whole] - row.Classes.Sum(x => near[x.Number]));
        return near;
    }

    /// <summary>Shares something out as evenly as the bounds allow.</summary>
    private void Share(int[] near, List<int> among, int left)
    {
        for (var any = true; any && left != 0;)
        {
            any = false;
            foreach (var number in among)
            {
                var (by, between) = (Math.Sign(left), sums.Numbers[number]);
                if (by == 0 || near[number] + by < between.Low || near[number] + by > between.High) continue;
                near[number] += by;
                left -= by;
                any = true;
            }
        }
    }

    /// <summary>Of a size that was not told it is taken for what makes it up.</summary>
    private static int Within(Bounds whole, int likely, Size size) => size switch
    {
        Size.Least => whole.Low,
        Size.Most when whole.High < Bounds.Most => whole.High,
        _ => whole.Width <= 2 * DisclosurePolicy.Step ? (whole.Low + whole.High) / 2 : Math.Clamp(likely, whole.Low, whole.High),
    };

    private void Tell(ToldSheet sheet, int number)
    {
        var during = TimesOf(sheet, number);
        foreach (var group in sheet.Groups)
        {
            var wholes = group.Measures.Select(x => x.Population).Distinct().ToDictionary(x => x, x => sums.Number(group.Wholes[x]));
            foreach (var measure in group.Measures)
            {
                var whole = wholes[measure.Population];
                var row = new Row(sheet, measure.Key, whole, [.. measure.Classes.Select(one => (Counted(new(sheet.Axis, group.Group, measure.Key, one.Class), one, whole, during), one))]);
                sums.MakeUp(row.Classes.Select(x => x.Number), [whole]);
                rows.Add(row);
            }
        }
    }

    /// <summary>
    /// Groups of an axis are told of periods that do not overlap: of records of one day it is enough that they add up to the whole over their period, for whatever
    /// they are in it can be spread over its days. That leaves the times within to the whole.
    /// </summary>
    private HashSet<int> TimesOf(ToldSheet sheet, int number)
    {
        var touched = Enumerable.Range(0, times.Count).Where(i => Touches(sheet, i)).ToHashSet();
        if (sheet.Axis == Axis.None) return touched;
        if (lasting == Lasting.Day)
        {
            spans[(sheet.Axis, -1 - number)] = touched;
            return [-1 - number];
        }
        foreach (var time in touched) spans[(sheet.Axis, time)] = [time];
        return touched;
    }

    private bool Touches(ToldSheet sheet, int time) => sheet.From < cuts[times[time].Last + 1] && cuts[times[time].First] <= sheet.To;

    /// <summary>The number of a count that was told, or starred: of a place, over the times that its period touches.</summary>
    private int Counted(Place place, ToldClass one, int whole, HashSet<int> during)
    {
        var number = during.Count == 1 ? Cell(place, during.Single()) : sums.Number(Bounds.Any);
        sums.Narrow(number, one.Between);
        if (during.Count > 1) sums.MakeUp(during.Select(time => Cell(place, time)), [number]);
        if (one.IsStarred) stars.Add(new(number, place.Key, whole));
        return number;
    }

    private int Cell(Place place, int time) => cells.TryGetValue((place, time), out var cell) ? cell : cells[(place, time)] = sums.Number(Bounds.Any);

    /// <summary>The groups of an axis and what belongs to none of them make up the whole.</summary>
    private void AddUp()
    {
        foreach (var column in cells.Where(x => x.Key.Place.Axis != Axis.None).GroupBy(x => (Place: x.Key.Place with { Group = Place.Rest }, x.Key.Time)).ToList())
        {
            var (place, time) = column.Key;
            var (parts, during) = (column.Select(x => x.Value).ToList(), spans[(place.Axis, time)]);
            if (!sheets.Exists(sheet => sheet.Axis == place.Axis && sheet.Complete.Contains(place.Key) && during.All(x => Touches(sheet, x)))) parts.Add(Cell(place, time));
            sums.MakeUp(parts, during.Select(x => Cell(place.Whole, x)));
        }
    }

    /// <summary>Where groups are complete, so are their sizes.</summary>
    private List<(List<int> Parts, int Whole)> SizesThatAddUp() => [.. rows.Where(x => x.Sheet.Axis != Axis.None && x.Sheet.Complete.Contains(x.Key)).GroupBy(x => (x.Sheet, x.Key))
        .Select(of => (Parts: of.Select(x => x.Whole).ToList(), Whole: rows.Find(x => x.Sheet.Axis == Axis.None && x.Key == of.Key.Key && x.Sheet.From == of.Key.Sheet.From && x.Sheet.To == of.Key.Sheet.To)))
        .Where(x => x.Whole is not null).Select(x => (x.Parts, x.Whole!.Whole)).DistinctBy(x => (x.Parts[0], x.Item2))];
}
