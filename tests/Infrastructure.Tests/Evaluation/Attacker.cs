using Google.OrTools.Sat;
using Mentoring.Domain.Evaluation;

namespace Mentoring.Infrastructure.Tests.Evaluation;

/// <summary>
/// Has all that was published, the definitions of the measures, and a solver: what could a starred class still be? Written from the policy as it is
/// published, and not from the audit: it follows each record from month to month.
/// </summary>
internal sealed class Attacker
{
    /// <summary>What the definitions tell: of the same records, and whether these are of one day or last.</summary>
    private static readonly (string[] Keys, bool Lasts)[] Alike = [(["agreed/inTime", "kind/kind"], true), (["ended/ended"], false), (["reviewed/kind"], true), (["meetings/length"], false)];

    private readonly CpModel model = new();
    private readonly List<(string Name, IntVar Count, HashSet<int> Seen)> stars = [];

    private Attacker(IReadOnlyList<PublishedSheet> sheets, string[] keys, bool lasts)
    {
        var months = sheets.SelectMany(x => new[] { x.Scope.From, x.Scope.To.AddDays(1) }).Distinct().Order().ToList();
        var spans = (from first in Enumerable.Range(0, months.Count - 1) from last in Enumerable.Range(first, months.Count - 1 - first) where lasts || first == last select (First: months[first], Last: months[last + 1].AddDays(-1))).ToList();
        var all = spans.Select(_ => new Dictionary<(string, string), IntVar>()).ToList();
        var parts = spans.Select(_ => new Dictionary<(Axis, string, string, string), IntVar>()).ToList();
        foreach (var sheet in sheets)
        {
            var during = Enumerable.Range(0, spans.Count).Where(i => spans[i].First <= sheet.Scope.To && spans[i].Last >= sheet.Scope.From).ToList();
            foreach (var (axis, group) in Parts(sheet)) Read(sheet, axis, group, [.. during], keys, all, parts);
        }
        for (var i = 0; i < spans.Count; i++)
            foreach (var column in parts[i].GroupBy(x => (x.Key.Item1, x.Key.Item3, x.Key.Item4)))
                model.Add(LinearExpr.Sum(column.Select(x => x.Value)) <= Whole(all[i], column.Key.Item2, column.Key.Item3));
    }

    /// <summary>What is narrowed to fewer than five values, with how many are left.</summary>
    public static List<(string Star, int Candidates)> Narrow(IReadOnlyList<PublishedSheet> sheets) =>
        [.. Alike.SelectMany(alike => new Attacker(sheets, alike.Keys, alike.Lasts).Narrow()).Where(x => x.Candidates < DisclosurePolicy.FewestCandidates)];

    private static IEnumerable<(Axis, PublishedGroup)> Parts(PublishedSheet sheet) => sheet.Groups.Select(group => (sheet.Scope.Axis, group)).Concat(sheet.Whole is { } whole ? [(Axis.None, whole)] : []);

    private void Read(PublishedSheet sheet, Axis axis, PublishedGroup group, int[] during, string[] keys, List<Dictionary<(string, string), IntVar>> all, List<Dictionary<(Axis, string, string, string), IntVar>> parts)
    {
        var size = model.NewIntVar(sheet.Policy.Minimum, 1000, "");
        var ofCohort = keys.Length > 1;
        if (ofCohort && group.Cohort is { } cohort) model.AddLinearConstraint(size, cohort - 2, cohort + 2);
        // Of how many a median is tells the size, too.
        if (ofCohort && group.Indicators.SelectMany(x => x.Middles).FirstOrDefault(x => x.Of is not null) is { Of: { } number }) model.AddLinearConstraint(size, number - 2, number + 2);
        foreach (var (key, measure) in group.Indicators.SelectMany(x => x.Measures, (x, measure) => ($"{x.Indicator}/{measure.Key}", measure)).Where(x => keys.Contains(x.Item1) && !x.measure.IsWithheld))
        {
            var counts = new List<IntVar>();
            foreach (var one in measure.Classes)
            {
                var count = model.NewIntVar(one.Count is { } told ? Math.Max(8, told - 4) : 0, one.Count is { } most ? most + 4 : 7, "");
                model.Add(LinearExpr.Sum(during.Select(i => axis == Axis.None ? Whole(all[i], key, one.Class) : Part(parts[i], axis, group.Group, key, one.Class))) == count);
                counts.Add(count);
                if (one.Count is null) stars.Add(($"{sheet.Scope.From}-{sheet.Scope.To} {axis} {group.Group} {key} {one.Class}", count, []));
            }
            if (measure.Whole is { } whole) model.AddLinearConstraint(LinearExpr.Sum(counts), whole - 2, whole + 2);
            model.Add(LinearExpr.Sum(counts) >= sheet.Policy.Minimum);
            if (ofCohort) model.Add(LinearExpr.Sum(counts) == size);
        }
    }

    private IntVar Whole(Dictionary<(string, string), IntVar> all, string key, string one) => all.TryGetValue((key, one), out var cell) ? cell : all[(key, one)] = model.NewIntVar(0, 1000, "");

    private IntVar Part(Dictionary<(Axis, string, string, string), IntVar> parts, Axis axis, string group, string key, string one) =>
        parts.TryGetValue((axis, group, key, one), out var cell) ? cell : parts[(axis, group, key, one)] = model.NewIntVar(0, 1000, "");

    private List<(string Star, int Candidates)> Narrow()
    {
        foreach (var star in stars)
            for (var value = 0; value <= DisclosurePolicy.MostStarred && star.Seen.Count < DisclosurePolicy.FewestCandidates; value++)
                if (!star.Seen.Contains(value)) Suppose(star.Count, value);
        return stars.ConvertAll(star => (star.Name, star.Seen.Count));
    }

    /// <summary>A world in which it has the value is one in which every other star has one.</summary>
    private void Suppose(IntVar count, int value)
    {
        var held = model.Add(count == value);
        var solver = new CpSolver { StringParameters = "num_workers:1" };
        if (solver.Solve(model) is CpSolverStatus.Optimal or CpSolverStatus.Feasible)
            foreach (var star in stars) star.Seen.Add((int)solver.Value(star.Count));
        held.Proto.Linear.Domain.Clear();
        held.Proto.Linear.Domain.AddRange([0, 1000]);
    }
}
