namespace Mentoring.Domain.Evaluation;

/// <summary>A sheet that has left, and what who knows the definitions can conclude of it beside.</summary>
/// <param name="Populations">By indicator and measure: those of the same number are of the same records; 0 is the cohort.</param>
/// <param name="Complete">Measures whose groups make up the whole.</param>
public sealed record Publication(PublishedSheet Sheet, IReadOnlyDictionary<string, int> Populations, IReadOnlyList<string> Complete)
{
    public const int Cohort = 0;

    public static string KeyOf(string indicator, string measure) => $"{indicator}/{measure}";

    public static (string Indicator, string Measure) PartsOf(string key)
    {
        var parts = key.Split('/', 2);
        return (parts[0], parts[1]);
    }

    /// <summary>The whole is a publication of its own: where there are groups, it has left before them.</summary>
    private IEnumerable<PublishedGroup> Parts => Sheet.Scope.Axis != Axis.None ? Sheet.Groups : Sheet.Whole is { } whole ? [whole] : [];

    public ToldSheet Told() => new(Sheet.Scope.From, Sheet.Scope.To, Sheet.Scope.Axis, [.. Parts.Select(Told)], Complete);

    private ToldGroup Told(PublishedGroup group)
    {
        var measures = group.Indicators.SelectMany(x => x.Measures, (x, measure) => (Key: KeyOf(x.Indicator, measure.Key), Measure: measure))
            .Where(x => !x.Measure.IsWithheld && Populations.ContainsKey(x.Key)).ToList();
        var wholes = new Dictionary<int, Bounds> { [Cohort] = group.Cohort is { } cohort ? DisclosurePolicy.OfWhole(cohort, Sheet.Policy.Minimum) : new(Sheet.Policy.Minimum, Bounds.Most) };
        foreach (var (key, measure) in measures)
        {
            if (measure.Whole is { } whole) wholes[Populations[key]] = DisclosurePolicy.OfWhole(whole, Sheet.Policy.Minimum);
            // Who reads a measure knows that it is of enough, whether or not the whole is told.
            else wholes.TryAdd(Populations[key], new(Sheet.Policy.Minimum, Bounds.Most));
        }
        return new(group.Group, wholes, [.. measures.Select(x => new ToldMeasure(x.Key, Populations[x.Key], [.. x.Measure.Classes.Select(Told)]))]);
    }

    private static ToldClass Told(PublishedClass one) => new(one.Class, one.Count is { } count ? DisclosurePolicy.OfClass(count) : DisclosurePolicy.OfStar, one.Count is null);
}

/// <summary>
/// The only way out for figures, for whoever asks. Small classes are starred, counts rounded so that they add up, small groups left out; and
/// what would still let a starred class be worked out, from this and from all that has left before, is not told.
/// </summary>
public sealed class DisclosureControl(IDisclosureAudit audit) : IDisposable
{
    /// <summary>An audit keeps a core busy: however many ask, half of them are left for others.</summary>
    private readonly SemaphoreSlim turns = new(Math.Max(1, Environment.ProcessorCount / 2));

    /// <summary>Who waits for a turn holds no thread.</summary>
    public async Task<T> InTurn<T>(Func<T> publish, CancellationToken ct)
    {
        await turns.WaitAsync(ct);
        try
        {
            return publish();
        }
        finally
        {
            turns.Release();
        }
    }

    public void Dispose() => turns.Dispose();

    /// <param name="earlier">What has left before of the same programme; the whole of the period among it when groups are asked for.</param>
    public Publication Publish(TallySheet sheet, int minGroupSize, DateTimeOffset at, IReadOnlyList<Publication> earlier, CancellationToken ct)
    {
        var minimum = DisclosurePolicy.Minimum(minGroupSize);
        var groups = Separable(sheet.Scope.Axis == Axis.None ? [sheet.Whole] : sheet.Groups, sheet.Whole.Cohort, minimum);
        var draft = new SheetDraft(sheet, groups, minimum, at, earlier.FirstOrDefault(x => x.Sheet.Scope == sheet.Scope with { Axis = Axis.None })?.Sheet.Whole);
        var told = earlier.Select(x => x.Told()).ToList();
        IReadOnlySet<string>? among = null;
        for (var publication = draft.Publication(); ; publication = draft.Publication())
        {
            var givenAway = audit.GivenAway([.. told, publication.Told()], DisclosurePolicy.FewestCandidates, among, ct);
            var less = givenAway.Concat(Differences.Narrow(publication.Told(), told, DisclosurePolicy.FewestCandidates)).ToHashSet(StringComparer.Ordinal);
            if (less.Count == 0 || !draft.TellLess(less)) return publication;
            // What was safe beside more is safe beside less.
            among = givenAway;
        }
    }

    /// <summary>One group of those that are told, so that no choice differs from the breakdown. One that is too small and one that there is not are refused alike.</summary>
    public static PublishedGroup Choose(PublishedSheet sheet, string group)
    {
        var (told, minimum) = (sheet.Groups.FirstOrDefault(x => x.Group == group), sheet.Policy.Minimum);
        DisclosureRules.EvaluationAnonymised.Check(new(told is null ? 0 : minimum, minimum, minimum), sheet.NoGroups is { Reason: NoGroupsReason.Overlaps } no
            ? $"{no.Sentence(x => FormattableString.Invariant($"{x.From:yyyy-MM-dd} to {x.To:yyyy-MM-dd}"))} Ask for one of these, or for none of their months."
            : $"A choice leaves at least {minimum}, and leaves out nobody or at least {minimum}.");
        return told!;
    }

    /// <summary>Those of which enough are in, and out; but for the smallest where all that are left out together would be too few.</summary>
    private static List<GroupTally> Separable(IEnumerable<GroupTally> groups, int whole, int minimum)
    {
        var told = groups.Where(group => DisclosureRules.EvaluationAnonymised.Holds(new(group.Cohort, whole, minimum))).OrderBy(group => group.Cohort).ThenBy(group => group.Group, StringComparer.Ordinal).ToList();
        while (told.Count > 0 && whole - told.Sum(group => group.Cohort) is var rest && DisclosurePolicy.IsHandful(rest, minimum)) told.RemoveAt(0);
        return [.. told.OrderBy(group => group.Group, StringComparer.Ordinal)];
    }
}
