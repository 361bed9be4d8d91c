using System.Collections.Concurrent;
using Mentoring.Domain.Evaluation;

namespace Mentoring.Infrastructure.Evaluation;

/// <summary>
/// Plays the reader who has every publication and a solver. Measures that share records are looked at together, with all the groups and periods in
/// which they were told: a star is safe when enough different values of it are seen in worlds that fit everything.
/// </summary>
internal sealed class SolverAudit : IDisclosureAudit
{
    public IReadOnlySet<string> GivenAway(IReadOnlyList<ToldSheet> sheets, int fewest, IReadOnlySet<string>? among, CancellationToken ct)
    {
        var found = new ConcurrentBag<string>();
        Parallel.ForEach(Components(sheets).Where(together => among is null || together.Overlaps(among)), new ParallelOptions { CancellationToken = ct }, together =>
        {
            var of = sheets.Select(sheet => Only(sheet, together)).Where(sheet => sheet.Groups.Any(group => group.Measures.Count > 0)).ToList();
            if (!of.Exists(HasStar)) return;
            foreach (var key in Narrowed(of, fewest)) found.Add(key);
        });
        return found.ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>
    /// The strongest of what a reader may take for granted, as long as it fits what was told: that each record is of one day; that it is of a
    /// stretch of time; that periods have nothing to do with each other. Where a stronger one fits, a weaker leaves more open.
    /// </summary>
    private static HashSet<string> Narrowed(List<ToldSheet> sheets, int fewest)
    {
        var periods = sheets.Select(sheet => (sheet.From, sheet.To)).Distinct().Count();
        foreach (var lasting in periods == 1 ? [Lasting.Day] : new[] { Lasting.Day, Lasting.Stretch })
        {
            var worlds = new Worlds(sheets, lasting);
            if (worlds.Explore(fewest)) return worlds.Narrowed(fewest);
        }
        return [.. sheets.GroupBy(sheet => (sheet.From, sheet.To)).SelectMany(alone =>
        {
            var worlds = new Worlds([.. alone], Lasting.Day);
            return worlds.Explore(fewest) ? worlds.Narrowed(fewest) : [.. alone.SelectMany(sheet => sheet.Groups).SelectMany(group => group.Measures).Select(measure => measure.Key)];
        })];
    }

    private static bool HasStar(ToldSheet sheet) => sheet.Groups.Any(group => group.Measures.Any(measure => measure.Classes.Any(one => one.IsStarred)));

    private static ToldSheet Only(ToldSheet sheet, HashSet<string> keys) =>
        sheet with { Groups = [.. sheet.Groups.Select(group => group with { Measures = [.. group.Measures.Where(measure => keys.Contains(measure.Key))] })] };

    /// <summary>Measures that are of the same records in some sheet belong together.</summary>
    private static IEnumerable<HashSet<string>> Components(IReadOnlyList<ToldSheet> sheets)
    {
        var of = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var alike in sheets.SelectMany(sheet => sheet.Groups).SelectMany(group => group.Measures.GroupBy(measure => measure.Population)))
        {
            var joined = new HashSet<string>(StringComparer.Ordinal);
            foreach (var key in alike.Select(measure => measure.Key)) joined.UnionWith(of.GetValueOrDefault(key) ?? [key]);
            foreach (var key in joined) of[key] = joined;
        }
        return of.Values.Distinct();
    }
}
