using System.Text.Json;
using Mentoring.Domain;
using Mentoring.Domain.Evaluation;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Rules;
using Mentoring.Infrastructure.Evaluation;
using Mentoring.Tests;
using Xunit;

namespace Mentoring.Infrastructure.Tests.Evaluation;

/// <summary>What was published does not tell what was starred, to somebody with a solver and all of it.</summary>
public sealed class DisclosureTests
{
    private static readonly DateTimeOffset At = new(2026, 1, 15, 9, 0, 0, TimeSpan.Zero);

    private static readonly DisclosureControl Control = new(new SolverAudit());

    private static int Programmes => Deep.IsWanted ? 200 : 10;

    [Fact]
    public void The_cells_8_1_1_1_1_stay_open_beside_a_total_of_12()
    {
        var sheet = Publish(Measured(12, 8, 1, 1, 1, 1));
        var measure = sheet.Whole!.Indicators[0].Measures[0];
        Assert.Equal(10, measure.Whole);
        Assert.Equal([10, null, null, null, null], measure.Classes.Select(x => x.Count));
        Assert.Equal([100, null, null, null, null], measure.Classes.Select(x => x.Share));
        Assert.Empty(Attacker.Narrow([sheet]));
    }

    [Theory]
    [InlineData(14, 7, 7)]
    [InlineData(21, 7, 7, 7)]
    public void A_total_that_would_give_all_starred_classes_away_is_not_told(int cohort, params int[] classes) =>
        Assert.All(Publish(Measured(cohort, classes)).Whole!.Indicators[0].Measures, measure => Assert.True(measure.IsWithheld || measure.Whole is null or 20));

    [Fact]
    public void Nothing_is_told_of_fewer_than_ten_whatever_the_programme_has_set()
    {
        Assert.Null(Publish(Measured(9, 9, 0)).Whole);
        Assert.Null(Publish(Measured(11, 11, 0), minGroupSize: 12).Whole);
        Assert.NotNull(Publish(Measured(10, 10, 0)).Whole);
    }

    [Fact]
    public void Of_a_sensitive_measure_it_is_not_told_that_all_or_nearly_all_are_alike()
    {
        Assert.True(Publish(Measured(40, true, 40, 0)).Whole!.Indicators[0].Measures[0].IsWithheld);
        Assert.True(Publish(Measured(40, true, 35, 5)).Whole!.Indicators[0].Measures[0].IsWithheld);
        Assert.False(Publish(Measured(40, true, 30, 10)).Whole!.Indicators[0].Measures[0].IsWithheld);
    }

    /// <summary>A mean of 5 of 5 tells that all are alike, and of how many it is tells the whole that was kept back.</summary>
    [Fact]
    public void A_median_or_mean_is_told_only_where_nothing_of_the_same_records_is_kept_back()
    {
        PublishedMiddle Told(bool isSensitive, int of, params int[] classes)
        {
            var sheet = Measured(40, isSensitive, classes);
            return Publish(sheet with { Whole = sheet.Whole with { Indicators = [sheet.Whole.Indicators[0] with { Middles = [new("mean", 4.8m, of)] }] } }).Whole!.Indicators[0].Middles[0];
        }
        Assert.Equal((5m, 30), (Told(true, 30, 18, 12).Value, Told(true, 30, 18, 12).Of));
        Assert.Equal(new("mean", null, null), Told(true, 30, 30, 0));
        Assert.Equal(new("mean", null, null), Told(false, 14, 7, 7));
        Assert.Equal(new("mean", null, null), Told(false, 9, 20, 10));
        Assert.Equal(new("mean", 5m, 15), Told(true, 14, 30, 0));
    }

    [Fact]
    public void A_median_or_mean_is_not_told_of_groups_that_leave_too_few_beside_them()
    {
        GroupTally Group(string name, int cohort, int of) => new(name, cohort, [new("agreed", [], [new("mean", 3m, of)])]);
        PublishedMiddle Told(int whole) => Control.Publish(new(new(Id<Programme>.New(), SmallProgramme.Begins, SmallProgramme.LastDayOf(5), Axis.Model), Group("", 60, whole), [Group("a", 30, 20), Group("b", 30, 12)]), 5, At, [], default).Sheet.Groups[0].Indicators[0].Middles[0];
        Assert.Equal(3m, Told(32).Value);
        Assert.Equal(3m, Told(42).Value);
        Assert.Null(Told(35).Value);
    }

    [Fact]
    [Proves("evaluation-anonymised")]
    public void A_choice_of_too_few_or_of_all_but_too_few_is_refused()
    {
        GroupTally Group(string name, int of) => new(name, of, []);
        PublishedSheet Told(int chosen, int minGroupSize) => Control.Publish(new(new(Id<Programme>.New(), SmallProgramme.Begins, SmallProgramme.LastDayOf(5), Axis.Model), Group("", 20), [Group("a", chosen)]), minGroupSize, At, [], default).Sheet;
        foreach (var chosen in new[] { 10, 20 }) Assert.Equal("a", DisclosureControl.Choose(Told(chosen, 5), "a").Group);
        foreach (var (chosen, minimum) in new[] { (9, 5), (11, 5), (0, 5), (12, 13) })
            Assert.Equal("evaluation-anonymised", Assert.Throws<Refusal>(() => DisclosureControl.Choose(Told(chosen, minimum), "a")).Rule.Id);
        Assert.Equal(Assert.Throws<Refusal>(() => DisclosureControl.Choose(Told(9, 5), "a")).Broken[0].Detail, Assert.Throws<Refusal>(() => DisclosureControl.Choose(Told(9, 5), "nobody's")).Broken[0].Detail);
    }

    [Fact]
    public void Groups_that_leave_too_few_beside_them_are_left_out_too()
    {
        GroupTally Group(string name, int of) => new(name, of, []);
        var sheet = new TallySheet(new(Id<Programme>.New(), SmallProgramme.Begins, SmallProgramme.LastDayOf(5), Axis.Organisation), Group("", 45), [Group("a", 30), Group("b", 12), Group("c", 3)]);
        Assert.Equal(["a"], Control.Publish(sheet, 5, At, [], default).Sheet.Groups.Select(x => x.Group));
    }

    /// <summary>Whole, organisations and models of half a year, of a year, and of windows that overlap with both, in an order of their own.</summary>
    [Fact]
    public void A_solver_with_everything_published_cannot_narrow_a_starred_class_to_fewer_than_five_values()
    {
        var stars = 0;
        for (var seed = 0; seed < Programmes; seed++)
        {
            var sheets = PublishAll(new(seed), seed, Control);
            stars += sheets.SelectMany(x => x.Groups.Append(x.Whole!).OfType<PublishedGroup>()).SelectMany(x => x.Indicators).SelectMany(x => x.Measures).Where(x => !x.IsWithheld).Sum(x => x.Classes.Count(one => one.Count is null));
            var narrowed = Attacker.Narrow(sheets);
            Assert.True(narrowed.Count == 0, $"Programme {seed}: {string.Join("; ", narrowed)}");
        }
        Assert.True(stars > 10 * Programmes, $"Only {stars} stars were told at all.");
    }

    /// <summary>A table of fifty organisations is walked through, and hardly left to the solver: no key of a request holds a core for long, and the audit costs few figures.</summary>
    [Fact]
    public void Of_fifty_organisations_with_five_thousand_relationships_next_to_nothing_is_kept_back_for_the_audit()
    {
        var counted = LargeProgramme.Count(organisations: 50, relationships: 5000);
        var (audited, unaudited) = (Told(Control), Told(new(new NoAudit())));
        Assert.True(audited >= unaudited * 0.97, $"{audited} of {unaudited} starred classes are told.");

        int Told(DisclosureControl control)
        {
            var whole = control.Publish(counted with { Scope = counted.Scope with { Axis = Axis.None }, Groups = [] }, 5, At, [], default);
            return control.Publish(counted, 5, At, [whole], default).Sheet.Groups.SelectMany(x => x.Indicators).SelectMany(x => x.Measures).Where(x => !x.IsWithheld).Sum(x => x.Classes.Count(one => one.Count is null));
        }
    }

    /// <summary>Of two that ask at once each counts and audits: whichever is kept, it is the same.</summary>
    [Fact]
    public void The_same_is_published_whoever_publishes_it()
    {
        var programme = new SmallProgramme(3);
        var all = Enumerable.Range(0, 4).AsParallel().WithDegreeOfParallelism(4).Select(_ => JsonSerializer.Serialize(PublishAll(programme, 3, new(new SolverAudit())))).ToList();
        Assert.Single(all.Distinct(StringComparer.Ordinal));
    }

    /// <summary>
    /// Fifty organisations of about 470, of which nearly all are of one class, and all together told as somewhat more or less than fifty times that: a fifth value of the
    /// other class needs an organisation of another size, in all that is told of it.
    /// </summary>
    [Theory]
    [InlineData(-90)]
    [InlineData(-45)]
    [InlineData(-15)]
    [InlineData(45)]
    public void A_star_without_room_in_its_group_is_seen_by_steps_alone(int more)
    {
        // How many are of each class in a group, the most frequent first; of a class of 0 there is a handful in all.
        int[][] measures = [[470, 0], [345, 125, 0], [470, 0], [245, 225, 0, 0, 0, 0], [106, 106, 106, 106, 46, 0, 0, 0], [325, 145, 0, 0], [470, 0], [465, 5], [465, 5]];
        ToldMeasure Told(int measure, int groups) => new($"{measure}", 0, [.. measures[measure].Select((each, i) => Class($"{i}", each * groups + (i == 0 && groups > 1 ? more : 0)))]);
        static ToldClass Class(string name, int about) => new(name, about < 8 ? new(0, 7) : new(about - 4, about + 4), about < 8);
        ToldGroup Group(string name, int groups, int about) => new(name, new Dictionary<int, Bounds> { [0] = new(about - 2, about + 2) }, [.. measures.Select((_, i) => Told(i, groups))]);
        ToldSheet Sheet(Axis axis, params ToldGroup[] groups) => new(new(2026, 1, 1), new(2026, 8, 31), axis, groups, axis == Axis.None ? [] : [.. groups[0].Measures.Select(x => x.Key)]);
        var worlds = new Worlds([Sheet(Axis.None, Group("", 50, 50 * 470 + more)), Sheet(Axis.Organisation, [.. Enumerable.Range(0, 50).Select(i => Group($"{i}", 1, 470))])], Lasting.Day, among: null);
        Assert.Equal([], worlds.GivenAway(5, new(tries: 800_000, solving: 0), default)!);
    }

    [Fact]
    public void Who_no_longer_waits_keeps_no_core_busy()
    {
        var counted = LargeProgramme.Count(organisations: 50, relationships: 5000);
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() => Control.Publish(counted, 5, At, [], stop.Token));
    }

    /// <summary>One period or group taken from another that it lies in: of what is left, each class could still be five things.</summary>
    [Fact]
    public void No_two_filters_differ_by_a_class_that_is_known()
    {
        for (var seed = 0; seed < Programmes; seed++)
        {
            var told = PublishAll(new(seed), seed, Control).SelectMany(Parts).ToList();
            foreach (var (small, large) in from small in told from large in told where small != large && Holds(large, small) select (small, large))
                foreach (var (key, one) in small.Classes.Where(x => large.Classes.ContainsKey(x.Key)))
                {
                    var (least, most) = (Math.Max(0, large.Classes[key].Low - one.High), large.Classes[key].High - one.Low);
                    Assert.True(most - least + 1 >= DisclosurePolicy.FewestCandidates, $"Programme {seed}, {key}: {small.Name} from {large.Name} leaves {least} to {most}.");
                }
        }
    }

    /// <summary>What a filter answers is in the breakdown already; and of who is in two of them, an organisation and a model, each class leaves five things or more.</summary>
    [Fact]
    public void No_two_allowed_filters_of_the_same_months_tell_of_those_in_both()
    {
        for (var seed = 0; seed < Programmes; seed++)
        {
            var sheets = PublishAll(new(seed), seed, Control);
            Assert.All(sheets.Where(x => x.Scope.Axis != Axis.None), sheet => Assert.All(sheet.Groups, group => Assert.Same(group, DisclosureControl.Choose(sheet, group.Group))));
            foreach (var (whole, first, second) in Pairs([.. sheets.SelectMany(Parts)]))
                foreach (var (key, one) in first.Classes.Where(x => whole.Classes.ContainsKey(x.Key) && second.Classes.ContainsKey(x.Key)))
                {
                    var (all, two) = (whole.Classes[key], second.Classes[key]);
                    // They may be the same records: all that is known is in how many both must be.
                    var (least, most) = (one.Low + two.Low - all.High, Math.Min(one.High, two.High));
                    Assert.True(most - Math.Max(0, least) + 1 >= DisclosurePolicy.FewestCandidates, $"Programme {seed}, {key}: {first.Name} and {second.Name} in {whole.Name} leave {least} to {most}.");
                }
        }
    }

    private static IEnumerable<(Part Whole, Part First, Part Second)> Pairs(List<Part> parts) => parts.Where(x => x.Group.Length == 0).SelectMany(whole =>
    {
        var groups = parts.FindAll(x => x.Group.Length > 0 && SameMonths(x, whole));
        return groups.SelectMany(first => groups.Where(second => second.Scope.Axis != first.Scope.Axis).Select(second => (whole, first, second)));
    });

    private static bool SameMonths(Part one, Part other) => one.Scope.From == other.Scope.From && one.Scope.To == other.Scope.To;

    private sealed record Part(string Name, Scope Scope, string Group, Dictionary<string, Bounds> Classes);

    private static bool Holds(Part large, Part small) => large.Scope.From <= small.Scope.From && large.Scope.To >= small.Scope.To && (large.Group.Length == 0 || (large.Group == small.Group && large.Scope.Axis == small.Scope.Axis));

    private static IEnumerable<Part> Parts(PublishedSheet sheet) => sheet.Groups.Append(sheet.Whole).OfType<PublishedGroup>().Select(group => new Part($"{sheet.Scope.From}-{sheet.Scope.To} {group.Group}", sheet.Scope, group.Group,
        group.Indicators.SelectMany(x => x.Measures, (x, measure) => (x.Indicator, measure)).Where(x => !x.measure.IsWithheld).SelectMany(x => x.measure.Classes, (x, one) => ($"{x.Indicator}/{x.measure.Key}/{one.Class}", one.Count is { } count ? DisclosurePolicy.OfClass(count) : DisclosurePolicy.OfStar))
            .ToDictionary(x => x.Item1, x => x.Item2, StringComparer.Ordinal)));

    [Fact]
    public void Without_the_audit_the_same_attack_finds_some() =>
        Assert.Contains(Enumerable.Range(0, 10), seed => Attacker.Narrow(PublishAll(new(seed), seed, new(new NoAudit()))).Count > 0);

    [Fact]
    public void Rounding_alone_gives_them_away() =>
        Assert.Equal(4, Assert.Single(Attacker.Narrow([RoundedAlone(Measured(19, 12, 7))])).Candidates);

    private static List<PublishedSheet> PublishAll(SmallProgramme programme, int seed, DisclosureControl control)
    {
        var told = new List<Publication>();
        var lot = new Random(seed);
        foreach (var (first, last) in new[] { (0, 5), (0, 11), (0, 6), (3, 8), (6, 11) }.OrderBy(_ => lot.Next()).Take(4))
            foreach (var scope in new[] { Axis.None, Axis.Organisation, Axis.Model }.Select(axis => programme.Scope(first, last, axis)))
                if (Publishing.ToldAlready(scope, told).Count == 0) told.Add(control.Publish(programme.Count(scope), 5, At, told, default));
        return told.ConvertAll(x => x.Sheet);
    }

    private static PublishedSheet Publish(TallySheet sheet, int minGroupSize = 5) => Control.Publish(sheet, minGroupSize, At, [], default).Sheet;

    private static TallySheet Measured(int cohort, params int[] classes) => Measured(cohort, false, classes);

    private static TallySheet Measured(int cohort, bool isSensitive, params int[] classes)
    {
        var measure = new Measure("inTime", [.. classes.Select((count, i) => new Tally($"c{i}", count))]) { IsSensitive = isSensitive };
        return new(new(Id<Programme>.New(), SmallProgramme.Begins, SmallProgramme.LastDayOf(5), Axis.None), new("", cohort, [new("agreed", [measure], [])]), []);
    }

    /// <summary>Each for itself to the nearest 5, and the total too.</summary>
    private static PublishedSheet RoundedAlone(TallySheet sheet)
    {
        var (measure, published) = (sheet.Whole.Indicators[0].Measures[0], Publish(sheet));
        var classes = measure.Classes.Select(x => new PublishedClass(x.Class, x.Count > 7 ? DisclosurePolicy.Nearest(x.Count) : null, null)).ToList();
        return published with { Whole = new("", DisclosurePolicy.Nearest(measure.Whole), [new("agreed", [new("inTime", false, DisclosurePolicy.Nearest(measure.Whole), classes)], [])]) };
    }

    private sealed class NoAudit : IDisclosureAudit
    {
        public IReadOnlySet<string> GivenAway(IReadOnlyList<ToldSheet> sheets, int fewest, IReadOnlySet<string>? among, CancellationToken ct) => new HashSet<string>();
    }
}
