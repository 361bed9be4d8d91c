using Google.OrTools.Sat;
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

/// <summary>A count that was told, or starred: of a place, over the times that its period touches.</summary>
internal sealed record Count(Place Place, HashSet<int> Times, Bounds Between, IntVar Variable, bool IsStarred)
{
    /// <summary>Values that it was seen to have.</summary>
    public HashSet<int> Seen { get; } = [];

    public bool IsOpen(int fewest) => IsStarred && Seen.Count < fewest;
}

/// <summary>All that could be true, given what was told.</summary>
internal sealed class Worlds
{
    /// <summary>Worlds that are looked for by lot, before each star that is left is tried value by value.</summary>
    private const int Rounds = 4;

    private readonly CpModel model = new();
    private readonly List<ToldSheet> sheets;
    private readonly List<(int First, int Last)> times;
    private readonly List<DateOnly> cuts;
    private readonly Dictionary<(Place Place, int Time), IntVar> cells = [];
    private readonly Dictionary<(Axis Axis, int Time), HashSet<int>> spans = [];
    private readonly Lasting lasting;
    private readonly List<Count> counts = [];
    private readonly List<Count> stars;

    public Worlds(List<ToldSheet> sheets, Lasting lasting)
    {
        (this.sheets, this.lasting) = (sheets, lasting);
        cuts = [.. sheets.SelectMany(sheet => new[] { sheet.From, sheet.To.AddDays(1) }).Distinct().Order()];
        var stretches = Enumerable.Range(0, cuts.Count - 1).Where(i => sheets.Exists(sheet => sheet.From <= cuts[i] && cuts[i] < sheet.To)).ToList();
        times = lasting == Lasting.Day ? stretches.ConvertAll(i => (i, i)) : [.. stretches.SelectMany(first => stretches.Where(last => last >= first), (first, last) => (first, last))];
        for (var i = 0; i < sheets.Count; i++) Tell(sheets[i], i);
        AddUp();
        stars = counts.FindAll(count => count.IsStarred);
    }

    /// <summary>Looks for worlds until each star was seen with enough values, or can have no more. What was not found in time counts as not there.</summary>
    /// <returns>False where nothing fits.</returns>
    public bool Explore(int fewest)
    {
        var lot = new Random(20260101);
        for (var round = 0; round < Rounds && stars.Exists(star => star.IsOpen(fewest)); round++)
        {
            Hint(round == 0 ? null : lot);
            var status = Look(fewest);
            model.ClearHints();
            if (status is CpSolverStatus.Infeasible) return false;
        }
        foreach (var star in stars)
            for (var value = 0; value <= DisclosurePolicy.MostStarred && star.IsOpen(fewest) && star.Seen.Count + DisclosurePolicy.MostStarred + 1 - value >= fewest; value++)
                if (!star.Seen.Contains(value)) Try(star, value, fewest);
        return true;
    }

    public HashSet<string> Narrowed(int fewest) => [.. stars.Where(star => star.IsOpen(fewest)).Select(star => star.Place.Key)];

    /// <summary>A world near to the middle of all that is told, from which most stars can be moved; then near to one drawn by lot.</summary>
    private void Hint(Random? lot)
    {
        foreach (var count in lot is null ? counts : stars) model.AddHint(count.Variable, lot?.Next(DisclosurePolicy.MostStarred + 1) ?? (count.Between.Low + count.Between.High) / 2);
    }

    private void Try(Count star, int value, int fewest)
    {
        var bound = model.Add(star.Variable == value);
        Look(fewest);
        bound.Proto.Linear.Domain.Clear();
        bound.Proto.Linear.Domain.AddRange([0, Bounds.Most]);
    }

    private CpSolverStatus Look(int fewest)
    {
        var solver = new CpSolver { StringParameters = "num_workers:1 random_seed:7 max_deterministic_time:0.5" };
        var status = solver.Solve(model);
        if (status is not (CpSolverStatus.Optimal or CpSolverStatus.Feasible)) return status;
        foreach (var star in stars) star.Seen.Add((int)solver.Value(star.Variable));
        if (stars.Exists(star => star.IsOpen(fewest))) new Shifts(counts, cells, spans, solver).Widen(stars, fewest);
        return status;
    }

    private void Tell(ToldSheet sheet, int number)
    {
        var during = TimesOf(sheet, number);
        foreach (var group in sheet.Groups)
        {
            var wholes = group.Wholes.ToDictionary(x => x.Key, x => model.NewIntVar(x.Value.Low, x.Value.High, ""));
            foreach (var measure in group.Measures)
                model.Add(LinearExpr.Sum(measure.Classes.Select(one => Counted(new(sheet.Axis, group.Group, measure.Key, one.Class), one, during))) == wholes[measure.Population]);
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

    private IntVar Counted(Place place, ToldClass one, HashSet<int> during)
    {
        var count = new Count(place, during, one.Between, model.NewIntVar(one.Between.Low, one.Between.High, ""), one.IsStarred);
        model.Add(LinearExpr.Sum(during.Select(time => Cell(place, time))) == count.Variable);
        counts.Add(count);
        return count.Variable;
    }

    private IntVar Cell(Place place, int time) => cells.TryGetValue((place, time), out var cell) ? cell : cells[(place, time)] = model.NewIntVar(0, Bounds.Most, "");

    /// <summary>The groups of an axis and what belongs to none of them make up the whole.</summary>
    private void AddUp()
    {
        foreach (var column in cells.Where(x => x.Key.Place.Axis != Axis.None).GroupBy(x => (Place: x.Key.Place with { Group = Place.Rest }, x.Key.Time)).ToList())
        {
            var (place, time) = column.Key;
            var (parts, during) = (column.Select(x => x.Value).ToList(), spans[(place.Axis, time)]);
            if (!sheets.Exists(sheet => sheet.Axis == place.Axis && sheet.Complete.Contains(place.Key) && during.All(x => Touches(sheet, x)))) parts.Add(Cell(place, time));
            model.Add(LinearExpr.Sum(parts) == LinearExpr.Sum(during.Select(x => Cell(place.Whole, x))));
        }
    }
}
