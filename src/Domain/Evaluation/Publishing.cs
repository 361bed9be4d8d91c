using Mentoring.Domain.Exports;
using Mentoring.Domain.Programmes;

namespace Mentoring.Domain.Evaluation;

/// <summary>What has left of a programme's figures. It is never changed: what was told stays told.</summary>
public interface IPublicationLedger
{
    Task<Publication?> Find(Scope scope, CancellationToken ct);

    /// <summary>All of a programme, oldest first.</summary>
    Task<IReadOnlyList<Publication>> Of(Id<Programme> programme, CancellationToken ct);

    /// <summary>Adds to those that were read; false where another has been added since, and nothing was.</summary>
    Task<bool> Add(IReadOnlyList<Publication> publications, int after, CancellationToken ct);
}

/// <summary>
/// Tells figures. A period is of whole months that are over, and is settled when it is first asked for: it is counted once and answered the same
/// ever after, so that no two countings of it can be held against each other. What was filed later is in the periods that are asked for later.
/// Groups are told of periods that do not overlap: of a group, what one month adds is a handful.
/// </summary>
public sealed class Publishing(IPublicationLedger ledger, IIndicatorFacts facts, DisclosureControl disclosure, TimeProvider clock)
{
    /// <summary>Periods that overlap, and so are audited together.</summary>
    public const int MostTogether = 24;

    public async Task<PublishedSheet> Of(Programme programme, Scope scope, CancellationToken ct)
    {
        CheckPeriod(scope);
        return await ledger.Find(scope, ct) is { } told ? Answer(told) : (await Tell(programme, _ => [scope], ct))[0];
    }

    /// <summary>
    /// Groups of as much of a period as nothing was told of yet: the months since the last of which groups were told; where none are left, those
    /// themselves. Its scope says of which months it is.
    /// </summary>
    public async Task<PublishedSheet> Breakdown(Programme programme, Scope scope, CancellationToken ct) => (await Breakdowns(programme, scope, [scope.Axis], ct))[0];

    /// <summary>The same by several axes, in their order. What is told now for the first time is counted once for all of them, at one moment.</summary>
    public Task<IReadOnlyList<PublishedSheet>> Breakdowns(Programme programme, Scope period, IReadOnlyList<Axis> axes, CancellationToken ct)
    {
        CheckPeriod(period);
        return Tell(programme, told => [.. axes.Select(axis => Since(period with { Axis = axis }, told))], ct);
    }

    /// <summary>What has been told stays; the rest is counted and told, one after the other, and kept together.</summary>
    private async Task<IReadOnlyList<PublishedSheet>> Tell(Programme programme, Func<IReadOnlyList<Publication>, List<Scope>> ask, CancellationToken ct)
    {
        var counted = new Dictionary<Scope, TallySheet>();
        while (true)
        {
            var before = await ledger.Of(programme.Id, ct);
            var (scopes, told) = (ask(before), before.ToList());
            var missing = scopes.FindAll(IsMissing).ConvertAll(scope => ToldAlready(scope, before).Count > 0 ? WholeOf(scope) : scope).FindAll(IsMissing).Distinct().ToList();
            foreach (var scope in missing) CheckLinked(Linked(scope, before));
            await Count(programme, missing, counted, ct);
            foreach (var scope in missing.Where(scope => Find(scope, told) is null))
            {
                var earlier = Linked(scope, told);
                told.AddRange(await disclosure.InTurn(() => Publish(counted[scope], programme.LeastGroup, earlier, ct), ct));
            }
            if (told.Count == before.Count || await ledger.Add(told[before.Count..], before.Count, ct)) return scopes.ConvertAll(scope => Answer(scope, told));

            bool IsMissing(Scope scope) => Find(scope, before) is null;
        }
    }

    private async Task Count(Programme programme, List<Scope> missing, Dictionary<Scope, TallySheet> counted, CancellationToken ct)
    {
        if (missing.FindAll(scope => !counted.ContainsKey(scope)) is not { Count: > 0 } uncounted) return;
        foreach (var sheet in await facts.Tally(programme, uncounted, clock.GetUtcNow(), ct)) counted[sheet.Scope] = sheet;
    }

    private static void CheckLinked(List<Publication> linked) => DisclosureRules.EvaluationAnonymised.Check(new(linked.DistinctBy(Period).Count() < MostTogether ? 1 : 0, 1, 1),
        $"Figures of {MostTogether} periods that overlap with this one have been told: ask for one of those, or for one that overlaps with none.");

    private static Publication? Find(Scope scope, IEnumerable<Publication> told) => told.FirstOrDefault(x => x.Sheet.Scope == scope);

    private static Scope WholeOf(Scope scope) => scope with { Axis = Axis.None };

    private static Scope Since(Scope scope, IReadOnlyList<Publication> told) => ToldAlready(scope, told) is [.., var last] ? Since(last, scope) : scope;

    private static Scope Since(Months last, Scope scope) =>
        last.To < scope.To ? scope with { From = last.To.AddDays(1) } : last.To == scope.To && last.From > scope.From ? scope with { From = last.From } : scope;

    /// <summary>Other periods that overlap with this one and of which groups of its axis were told, in order. Where there are some, the whole is told alone.</summary>
    public static IReadOnlyList<Months> ToldAlready(Scope scope, IEnumerable<Publication> told) => scope.Axis == Axis.None ? [] : [.. told.Where(x => x.Sheet.Groups.Count > 0).Select(x => x.Sheet.Scope)
        .Where(x => x != scope && x.Axis == scope.Axis && x.From <= scope.To && scope.From <= x.To).OrderBy(x => x.From).Select(x => new Months(x.From, x.To))];

    /// <summary>Where groups of months that overlap were told, the whole alone.</summary>
    private static PublishedSheet Answer(Scope scope, IReadOnlyList<Publication> told) => Find(scope, told) is { } one
        ? Answer(one) : Answer(Find(WholeOf(scope), told)!) with { Scope = scope, NoGroups = new(NoGroupsReason.Overlaps, ToldAlready(scope, told)) };

    private static PublishedSheet Answer(Publication told) => told.Sheet.Scope.Axis != Axis.None && told.Sheet.Groups.Count == 0 ? told.Sheet with { NoGroups = new(NoGroupsReason.TooFew, []) } : told.Sheet;

    /// <summary>The whole of a period leaves before its groups do.</summary>
    private List<Publication> Publish(TallySheet sheet, int minGroupSize, List<Publication> earlier, CancellationToken ct)
    {
        var (made, whole, at) = (new List<Publication>(), WholeOf(sheet.Scope), clock.GetUtcNow());
        if (!earlier.Exists(x => x.Sheet.Scope == whole)) made.Add(disclosure.Publish(sheet with { Scope = whole, Groups = [] }, minGroupSize, at, earlier, ct));
        if (sheet.Scope.Axis != Axis.None) made.Add(disclosure.Publish(sheet, minGroupSize, at, [.. earlier, .. made], ct));
        return made;
    }

    private void CheckPeriod(Scope scope)
    {
        var findings = new List<Finding>();
        if (!scope.From.BeginsMonth()) findings.Add(new("?from", WholeMonths.NoFirstDay));
        if (!scope.To.EndsMonth()) findings.Add(new("?to", WholeMonths.NoLastDay));
        if (scope.To < scope.From) findings.Add(new("?to", "Is before the period begins."));
        if (scope.To >= DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)) findings.Add(new("?to", "Is not over: figures are of whole months that are."));
        if (findings.Count > 0) throw new Invalid(findings);
    }

    /// <summary>Those that overlap with the scope's period, and those that overlap with them.</summary>
    private static List<Publication> Linked(Scope scope, IReadOnlyList<Publication> all)
    {
        var (linked, left) = (new List<Publication>(), all.ToList());
        var (from, to) = (scope.From, scope.To);
        while (left.FindAll(x => x.Sheet.Scope.From <= to && from <= x.Sheet.Scope.To) is { Count: > 0 } more)
        {
            linked.AddRange(more);
            left.RemoveAll(more.Contains);
            (from, to) = (more.Select(x => x.Sheet.Scope.From).Append(from).Min(), more.Select(x => x.Sheet.Scope.To).Append(to).Max());
        }
        return linked;
    }

    private static (DateOnly, DateOnly) Period(Publication one) => (one.Sheet.Scope.From, one.Sheet.Scope.To);
}
