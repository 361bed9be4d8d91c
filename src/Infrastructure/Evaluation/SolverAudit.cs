using Mentoring.Domain.Evaluation;

namespace Mentoring.Infrastructure.Evaluation;

/// <summary>
/// Plays the reader who has every publication and a solver. Measures that share records are looked at together, with all the groups and periods in
/// which they were told: a star is safe when enough different values of it are seen in worlds that fit everything.
/// </summary>
internal sealed class SolverAudit : IDisclosureAudit
{
    /// <summary>For all that is to be looked at, some seconds of a core; a part of it for what is looked at again. Figures of one period need little of it.</summary>
    private static Effort EffortFor(IReadOnlySet<string>? among) => among is null ? new(tries: 800_000, solving: 2) : new(tries: 200_000, solving: 0.5);

    /// <summary>One after the other: an audit holds one core, and what is left of its effort for a measure does not hang on chance.</summary>
    public IReadOnlySet<string> GivenAway(IReadOnlyList<ToldSheet> sheets, int fewest, IReadOnlySet<string>? among, CancellationToken ct)
    {
        var (found, effort) = (new HashSet<string>(StringComparer.Ordinal), EffortFor(among));
        foreach (var together in Components(sheets).Where(together => among is null || together.Overlaps(among)))
        {
            var of = sheets.Select(sheet => Only(sheet, together)).Where(sheet => sheet.Groups.Any(group => group.Measures.Count > 0)).ToList();
            if (of.Exists(HasStar)) found.UnionWith(GivenAway(of, fewest, among, effort, ct));
        }
        return found;
    }

    /// <summary>
    /// The strongest of what a reader may take for granted, as long as it fits what was told: that each record is of one day; that it is of a
    /// stretch of time; that periods have nothing to do with each other. Where a stronger one fits, a weaker leaves more open. With less told a stronger one may fit.
    /// </summary>
    private static HashSet<string> GivenAway(List<ToldSheet> sheets, int fewest, IReadOnlySet<string>? among, Effort effort, CancellationToken ct)
    {
        var isOne = sheets.Select(sheet => (sheet.From, sheet.To)).Distinct().Count() == 1;
        foreach (var lasting in isOne ? [Lasting.Day] : new[] { Lasting.Day, Lasting.Stretch })
            if (new Worlds(sheets, lasting, isOne ? among : null).GivenAway(fewest, effort, ct) is { } given) return given;
        return [.. sheets.GroupBy(sheet => (sheet.From, sheet.To)).SelectMany(alone => new Worlds([.. alone], Lasting.Day, among: null).GivenAway(fewest, effort, ct)
            ?? [.. alone.SelectMany(sheet => sheet.Groups).SelectMany(group => group.Measures).Select(measure => measure.Key)])];
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
