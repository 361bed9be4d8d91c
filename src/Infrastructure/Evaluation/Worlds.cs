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

/// <summary>All that could be true, given what was told.</summary>
internal sealed class Worlds
{
    /// <summary>Looked at with every star pulled up or down by lot, before those that are left are pulled one by one.</summary>
    private const int Rounds = 6;

    private readonly CpModel model = new();
    private readonly List<ToldSheet> sheets;
    private readonly List<(int First, int Last)> stays;
    private readonly List<DateOnly> cuts;
    private readonly Dictionary<(Axis, string Group, string Key, string Class, int Stay), IntVar> cells = [];
    private readonly List<Star> stars = [];

    public Worlds(List<ToldSheet> sheets, Lasting lasting)
    {
        this.sheets = sheets;
        cuts = [.. sheets.SelectMany(sheet => new[] { sheet.From, sheet.To.AddDays(1) }).Distinct().Order()];
        var spans = Enumerable.Range(0, cuts.Count - 1).Where(i => sheets.Exists(sheet => Covers(sheet, i))).ToList();
        stays = lasting == Lasting.Day ? spans.ConvertAll(i => (i, i)) : [.. spans.SelectMany(first => spans.Where(last => last >= first), (first, last) => (first, last))];
        foreach (var sheet in sheets) Tell(sheet);
        AddUp();
    }

    private bool Covers(ToldSheet sheet, int span) => sheet.From <= cuts[span] && cuts[span] < sheet.To;

    private IEnumerable<int> StaysOf(ToldSheet sheet) => Enumerable.Range(0, stays.Count).Where(i => sheet.From < cuts[stays[i].Last + 1] && cuts[stays[i].First] <= sheet.To);

    /// <returns>False where nothing fits. What was not found in time counts as not there.</returns>
    public bool Explore(int fewest)
    {
        var lot = new Random(20260101);
        for (var round = 0; round < Rounds && stars.Exists(star => !star.IsSafe(fewest)); round++)
        {
            var up = round == 0 ? 1 : -1;
            model.Maximize(LinearExpr.WeightedSum(stars.Select(star => star.Count), stars.Select(_ => round < 2 ? up : lot.Next(-3, 4))));
            if (Look() is CpSolverStatus.Infeasible) return false;
        }
        foreach (var star in stars.Where(star => !star.IsSafe(fewest)))
        {
            for (var (value, tried) = (0, 0); value <= DisclosurePolicy.MostStarred && star.Seen.Count < fewest && tried - star.Seen.Count <= DisclosurePolicy.MostStarred + 1 - fewest; value++, tried++)
                if (!star.Seen.Contains(value)) Try(star, value);
        }
        return true;
    }

    public HashSet<string> Narrowed(int fewest) => [.. stars.Where(star => !star.IsSafe(fewest)).Select(star => star.Key)];

    private void Try(Star star, int value)
    {
        model.Minimize(LinearExpr.Constant(0));
        var bound = model.Add(star.Count == value);
        Look();
        bound.Proto.Linear.Domain.Clear();
        bound.Proto.Linear.Domain.AddRange([0, Bounds.Most]);
    }

    private CpSolverStatus Look()
    {
        var solver = new CpSolver { StringParameters = "num_workers:1 random_seed:7 max_deterministic_time:2" };
        var status = solver.Solve(model);
        if (status is CpSolverStatus.Optimal or CpSolverStatus.Feasible)
            foreach (var star in stars) star.Seen.Add((int)solver.Value(star.Count));
        return status;
    }

    private void Tell(ToldSheet sheet)
    {
        var during = StaysOf(sheet).ToList();
        foreach (var group in sheet.Groups)
        {
            var wholes = group.Wholes.ToDictionary(x => x.Key, x => model.NewIntVar(x.Value.Low, x.Value.High, ""));
            foreach (var measure in group.Measures)
            {
                var counts = measure.Classes.Select(one => Count(sheet.Axis, group.Group, measure.Key, one, during)).ToList();
                model.Add(LinearExpr.Sum(counts) == wholes[measure.Population]);
            }
        }
    }

    private IntVar Count(Axis axis, string group, string key, ToldClass one, List<int> during)
    {
        var count = model.NewIntVar(one.Between.Low, one.Between.High, "");
        model.Add(LinearExpr.Sum(during.Select(stay => Cell(axis, group, key, one.Class, stay))) == count);
        if (one.IsStarred) stars.Add(new(key, count));
        return count;
    }

    private IntVar Cell(Axis axis, string group, string key, string one, int stay) =>
        cells.TryGetValue((axis, group, key, one, stay), out var cell) ? cell : cells[(axis, group, key, one, stay)] = model.NewIntVar(0, Bounds.Most, "");

    /// <summary>The groups of an axis and what belongs to none of them make up the whole, at all times.</summary>
    private void AddUp()
    {
        foreach (var column in cells.Where(x => x.Key.Item1 != Axis.None).GroupBy(x => (Axis: x.Key.Item1, x.Key.Key, x.Key.Class, x.Key.Stay)).ToList())
        {
            var (axis, key, one, stay) = column.Key;
            var parts = column.Select(x => x.Value).ToList();
            if (!sheets.Exists(sheet => sheet.Axis == axis && sheet.Complete.Contains(key) && StaysOf(sheet).Contains(stay))) parts.Add(model.NewIntVar(0, Bounds.Most, ""));
            model.Add(LinearExpr.Sum(parts) == Cell(Axis.None, "", key, one, stay));
        }
    }

    /// <summary>A class that is starred somewhere, and the values that it was seen to have.</summary>
    private sealed record Star(string Key, IntVar Count)
    {
        public HashSet<int> Seen { get; } = [];

        public bool IsSafe(int fewest) => Seen.Count >= fewest;
    }
}
