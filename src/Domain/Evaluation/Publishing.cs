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
        if (await ledger.Find(scope, ct) is { } told) return Answer(told);
        TallySheet? sheet = null;
        while (true)
        {
            var all = await ledger.Of(scope.Programme, ct);
            if (all.FirstOrDefault(x => x.Sheet.Scope == scope) is { } since) return Answer(since);
            if (ToldAlready(scope, all) is { Count: > 0 } already) return await Of(programme, scope with { Axis = Axis.None }, ct) with { Scope = scope, NoGroups = new(NoGroupsReason.Overlaps, already) };
            var earlier = Linked(scope, all);
            DisclosureRules.EvaluationAnonymised.Check(new(earlier.DistinctBy(Period).Count() < MostTogether ? 1 : 0, 1, 1), $"Figures of {MostTogether} periods that overlap with this one have been told: ask for one of those, or for one that overlaps with none.");
            sheet ??= await facts.Tally(programme, scope, clock.GetUtcNow(), ct);
            var counted = sheet;
            var made = await disclosure.InTurn(() => Publish(counted, programme.LeastGroup, earlier, ct), ct);
            if (await ledger.Add(made, all.Count, ct)) return Answer(made[^1]);
        }
    }

    /// <summary>
    /// Groups of as much of a period as nothing was told of yet: the months since the last of which groups were told; where none are left, those
    /// themselves. Its scope says of which months it is.
    /// </summary>
    public async Task<PublishedSheet> Breakdown(Programme programme, Scope scope, CancellationToken ct)
    {
        if (scope.Axis == Axis.None) return await Of(programme, scope, ct);
        CheckPeriod(scope);
        var already = ToldAlready(scope, await ledger.Of(scope.Programme, ct));
        return await Of(programme, already.Count == 0 ? scope : Since(already[^1], scope), ct);
    }

    private static Scope Since(Months last, Scope scope) =>
        last.To < scope.To ? scope with { From = last.To.AddDays(1) } : last.To == scope.To && last.From > scope.From ? scope with { From = last.From } : scope;

    /// <summary>Other periods that overlap with this one and of which groups of its axis were told, in order. Where there are some, the whole is told alone.</summary>
    public static IReadOnlyList<Months> ToldAlready(Scope scope, IEnumerable<Publication> told) => scope.Axis == Axis.None ? [] : [.. told.Where(x => x.Sheet.Groups.Count > 0).Select(x => x.Sheet.Scope)
        .Where(x => x != scope && x.Axis == scope.Axis && x.From <= scope.To && scope.From <= x.To).OrderBy(x => x.From).Select(x => new Months(x.From, x.To))];

    private static PublishedSheet Answer(Publication told) => told.Sheet.Scope.Axis != Axis.None && told.Sheet.Groups.Count == 0 ? told.Sheet with { NoGroups = new(NoGroupsReason.TooFew, []) } : told.Sheet;

    /// <summary>The whole of a period leaves before its groups do.</summary>
    private List<Publication> Publish(TallySheet sheet, int minGroupSize, List<Publication> earlier, CancellationToken ct)
    {
        var (made, whole, at) = (new List<Publication>(), sheet.Scope with { Axis = Axis.None }, clock.GetUtcNow());
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
