namespace Mentoring.Domain.Evaluation;

/// <summary>A sheet on its way out: as much as may be told, and less of it each time that something would be given away.</summary>
internal sealed class SheetDraft
{
    private readonly TallySheet sheet;
    private readonly List<GroupTally> groups;
    private readonly int minimum;
    private readonly DateTimeOffset at;
    private readonly PublishedGroup? whole;
    private readonly Dictionary<string, int> populations;
    private readonly Dictionary<string, int?> drawnFrom;
    private readonly HashSet<string> leavingTooFew;
    private readonly HashSet<string> withheld;
    private readonly HashSet<string> withoutWhole = [];
    private bool isCohortTold = true;
    private bool isAnythingTold = true;

    /// <param name="whole">The whole as it has left; where groups are asked for, it is not decided again.</param>
    public SheetDraft(TallySheet sheet, List<GroupTally> groups, int minimum, DateTimeOffset at, PublishedGroup? whole)
    {
        (this.sheet, this.groups, this.minimum, this.at, this.whole) = (sheet, groups, minimum, at, whole);
        populations = PopulationsOf(groups);
        drawnFrom = DrawnFrom();
        leavingTooFew = [.. MiddlesLeavingTooFew()];
        withheld = [.. Measures(groups).Where(x => x.Measure.IsSensitive && IsAlike(x.Measure)).Select(x => x.Key), .. LeavingTooFew()];
    }

    public Publication Publication()
    {
        var told = isAnythingTold ? groups.ConvertAll(Publish) : [];
        var isWhole = sheet.Scope.Axis == Axis.None;
        return new(new(sheet.Scope, DisclosurePolicy.Applied(minimum), at, isWhole ? told.FirstOrDefault() : whole, isWhole ? [] : told), populations, isWhole ? [] : Complete());
    }

    /// <summary>First the wholes that nothing else leads to, then the measures, then the size of the groups, then nothing at all.</summary>
    /// <returns>Whether there was anything left to keep back.</returns>
    public bool TellLess(IReadOnlySet<string> givenAway)
    {
        var lessened = false;
        // Of two of the same records the first goes, and the second may keep something: which is first is not left to chance.
        foreach (var key in givenAway.Where(key => populations.ContainsKey(key) && !withheld.Contains(key)).Order(StringComparer.Ordinal))
        {
            lessened = true;
            if (!IsOnlyOfItsPopulation(key) || !withoutWhole.Add(key)) withheld.Add(key);
        }
        if (lessened) return true;
        if (isCohortTold) return !(isCohortTold = false);
        if (!isAnythingTold) return false;
        return !(isAnythingTold = false);
    }

    private bool IsOnlyOfItsPopulation(string key) => populations[key] != Evaluation.Publication.Cohort && populations.Count(x => x.Value == populations[key] && !withheld.Contains(x.Key)) == 1;

    /// <summary>All but a few, or all, are in one class: of a sensitive measure that is told as little as that nobody is.</summary>
    private static bool IsAlike(Measure measure) => measure.Classes.Any(one => one.Count > DisclosurePolicy.MostStarred && measure.Whole - one.Count <= DisclosurePolicy.MostStarred);

    private static IEnumerable<(string Key, Measure Measure)> Measures(IEnumerable<GroupTally> groups) =>
        groups.SelectMany(x => x.Indicators).Where(x => !x.IsAboutNobody).SelectMany(x => x.Measures, (x, measure) => (Evaluation.Publication.KeyOf(x.Indicator, measure.Key), measure));

    /// <summary>What is of equally many in every group is taken to be of the same records.</summary>
    private static Dictionary<string, int> PopulationsOf(List<GroupTally> groups)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal) { [string.Join(' ', groups.Select(x => x.Cohort))] = Evaluation.Publication.Cohort };
        return Measures(groups).GroupBy(x => x.Key, StringComparer.Ordinal).ToDictionary(x => x.Key, x =>
        {
            var sizes = string.Join(' ', x.Select(one => one.Measure.Whole));
            return numbers.TryGetValue(sizes, out var number) ? number : numbers[sizes] = numbers.Count;
        }, StringComparer.Ordinal);
    }

    private static IEnumerable<(string Key, string Group, Middle Middle)> MiddlesOf(IEnumerable<GroupTally> groups) =>
        groups.SelectMany(group => group.Indicators.Where(x => !x.IsAboutNobody).SelectMany(x => x.Middles, (x, middle) => (Evaluation.Publication.KeyOf(x.Indicator, middle.Key), group.Group, middle)));

    /// <summary>Which measures a median or mean is of the records of, by the same sizes in all groups; null where of none.</summary>
    private Dictionary<string, int?> DrawnFrom()
    {
        var (cohorts, sizes) = (groups.ConvertAll(x => x.Cohort), new Dictionary<string, List<int>>(StringComparer.Ordinal));
        foreach (var (key, measure) in Measures(groups)) (sizes.TryGetValue(key, out var of) ? of : sizes[key] = []).Add(measure.Whole);
        return MiddlesOf(groups).GroupBy(x => x.Key, x => x.Middle.Of, StringComparer.Ordinal).ToDictionary(x => x.Key, PopulationOf, StringComparer.Ordinal);

        int? PopulationOf(IEnumerable<int> middle)
        {
            var all = middle.ToList();
            if (all.SequenceEqual(cohorts)) return Evaluation.Publication.Cohort;
            return Measures(groups).Select(x => x.Key).Distinct(StringComparer.Ordinal).FirstOrDefault(key => sizes[key].SequenceEqual(all)) is { } alike ? populations[alike] : null;
        }
    }

    /// <summary>
    /// A median or mean says how those in classes lie, and of how many it is. So it is told where nothing of its indicator is kept back that is of the same
    /// records, where how many these are is told beside it, and where its groups leave nobody or enough.
    /// </summary>
    private bool IsTold(string indicator, Middle middle)
    {
        var key = Evaluation.Publication.KeyOf(indicator, middle.Key);
        if (!isCohortTold || middle.Of < minimum || leavingTooFew.Contains(key)) return false;
        if (drawnFrom[key] is not { } population) return true;
        var same = populations.Where(x => x.Value == population).Select(x => x.Key).ToList();
        return !same.Exists(x => withheld.Contains(x) && Evaluation.Publication.PartsOf(x).Indicator == indicator)
            && (population == Evaluation.Publication.Cohort || same.Exists(x => !withheld.Contains(x) && !withoutWhole.Contains(x)));
    }

    /// <summary>Medians and means whose groups leave too few beside them.</summary>
    private IEnumerable<string> MiddlesLeavingTooFew()
    {
        if (sheet.Scope.Axis == Axis.None) return [];
        var told = MiddlesOf(groups).Where(x => x.Middle.Of >= minimum).GroupBy(x => x.Key, StringComparer.Ordinal).ToDictionary(x => x.Key, x => x.Sum(one => one.Middle.Of), StringComparer.Ordinal);
        return MiddlesOf([sheet.Whole]).GroupBy(x => x.Key, StringComparer.Ordinal).Where(x => DisclosurePolicy.IsHandful(x.Sum(one => one.Middle.Of) - told.GetValueOrDefault(x.Key), minimum)).Select(x => x.Key);
    }

    /// <summary>What the groups that are told of a measure leave of its whole, by key.</summary>
    private IEnumerable<(string Key, int Count)> Rests()
    {
        var sums = Measures(groups).Where(x => x.Measure.Whole >= minimum).GroupBy(x => x.Key, StringComparer.Ordinal).ToDictionary(x => x.Key, x => x.Sum(one => one.Measure.Whole), StringComparer.Ordinal);
        return Measures([sheet.Whole]).Where(x => sums.ContainsKey(x.Key)).Select(x => (x.Key, x.Measure.Whole - sums[x.Key]));
    }

    private List<string> Complete() => [.. Rests().Where(x => x.Count == 0).Select(x => x.Key)];

    /// <summary>What is left beside the groups would be of too few.</summary>
    private IEnumerable<string> LeavingTooFew() => sheet.Scope.Axis == Axis.None ? [] : Rests().Where(x => DisclosurePolicy.IsHandful(x.Count, minimum)).Select(x => x.Key);

    private PublishedGroup Publish(GroupTally group) =>
        new(group.Group, isCohortTold ? DisclosurePolicy.Nearest(group.Cohort) : null, [.. group.Indicators.Select(Publish)]);

    private PublishedIndicator Publish(IndicatorTally indicator) => indicator.IsAboutNobody ? AsItIs(indicator) : new(indicator.Indicator,
        [.. indicator.Measures.Select(measure => Publish(measure, Evaluation.Publication.KeyOf(indicator.Indicator, measure.Key)))], [.. indicator.Middles.Select(middle => Publish(middle, indicator.Indicator))]);

    private static PublishedIndicator AsItIs(IndicatorTally indicator) => new(indicator.Indicator,
        [.. indicator.Measures.Select(x => new PublishedMeasure(x.Key, IsWithheld: false, x.Whole, [.. x.Classes.Select(one => new PublishedClass(one.Class, one.Count, Share(one.Count, x.Whole)))]))],
        [.. indicator.Middles.Select(x => new PublishedMiddle(x.Key, x.Value, x.Of))]);

    private PublishedMeasure Publish(Measure measure, string key)
    {
        if (withheld.Contains(key) || measure.Whole < minimum) return new(measure.Key, IsWithheld: true, null, [.. measure.Classes.Select(one => new PublishedClass(one.Class, null, null))]);
        var rounded = DisclosurePolicy.Nearest(measure.Whole);
        int? told = withoutWhole.Contains(key) || (!isCohortTold && populations[key] == Evaluation.Publication.Cohort) ? null : rounded;
        var counts = Rounding.AddingUp(measure, rounded);
        return new(measure.Key, IsWithheld: false, told, [.. measure.Classes.Select((one, i) => new PublishedClass(one.Class, counts[i], Share(counts[i], told)))]);
    }

    private PublishedMiddle Publish(Middle middle, string indicator) =>
        middle.Value is not { } value || !IsTold(indicator, middle) ? new(middle.Key, null, null) : new(middle.Key, DisclosurePolicy.Coarse(value), DisclosurePolicy.Nearest(middle.Of));

    private static int? Share(int? count, int? whole) => count is { } part && whole is > 0 and { } all ? Math.Min(100, (int)Math.Round(100m * part / all, MidpointRounding.AwayFromZero)) : null;
}
