using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Evaluation;
using Mentoring.Domain.Programmes;
using Mentoring.Infrastructure.Evaluation;
using Mentoring.Infrastructure.Tests.Hosting;
using Mentoring.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Mentoring.Infrastructure.Tests.Evaluation;

/// <summary>What the statements count is what loops count over every row, one by one.</summary>
public abstract class IndicatorTests(Room room) : RoomTests(room)
{

    private static readonly (DateOnly From, DateOnly To)[] Periods = [(new(2025, 1, 1), new(2026, 3, 31)), (new(2025, 4, 1), new(2025, 6, 30)), (new(2026, 2, 1), new(2026, 2, 28)), (new(2023, 1, 1), new(2023, 1, 31))];

    [Fact]
    public async Task The_most_used_indicators_are_what_a_plain_count_finds_for_each_period_and_axis()
    {
        for (var seed = 1; seed <= (Deep.IsWanted ? 20 : 2); seed++)
        {
            var id = await Room.Generated(seed, Deep.IsWanted ? 60 : 25);
            foreach (var (from, to) in Periods)
                foreach (var axis in Enum.GetValues<Axis>()) await Compare(id, new(id, from, to, axis), seed);
        }
    }

    [Fact]
    public async Task Months_of_events_add_up_to_their_quarter()
    {
        var id = await Room.Generated(7, 25);
        var quarter = await Tally(id, new(id, new(2025, 4, 1), new(2025, 6, 30), Axis.None));
        List<TallySheet> months = [];
        for (var month = 4; month <= 6; month++) months.Add(await Tally(id, new(id, new(2025, month, 1), new DateOnly(2025, month, 1).AddMonths(1).AddDays(-1), Axis.None)));
        foreach (var definition in Indicators.All)
            foreach (var measure in definition.Measures.Where(x => x.Dating == Dating.Event && !x.IsMonthly))
                // A log or an action is judged as it stands at the end of what is asked for.
                if (definition.Id is not ("I12" or "I15"))
                    Assert.Equal(Of(quarter, definition.Id, measure.Key), measure.Classes.Select(@class => new Tally(@class, months.Sum(month => Of(month, definition.Id, measure.Key).Single(x => x.Class == @class).Count))));
    }

    [Fact]
    public async Task Meetings_of_each_month_are_those_of_that_month_asked_for_alone()
    {
        var id = await Room.Generated(7, 25);
        var year = Of(await Tally(id, new(id, new(2025, 1, 1), new(2025, 12, 31), Axis.None)), "I6", "months");
        Assert.Equal(Enumerable.Range(1, 12).Select(month => $"2025-{month:00}"), year.Select(x => x.Class));
        for (var month = 1; month <= 12; month++)
            Assert.Equal([year[month - 1]], Of(await Tally(id, new(id, new(2025, month, 1), new DateOnly(2025, month, 1).AddMonths(1).AddDays(-1), Axis.None)), "I6", "months"));
    }

    [Fact]
    public async Task Groups_of_an_axis_are_no_more_than_the_whole()
    {
        var id = await Room.Generated(11, 25);
        foreach (var axis in (Axis[])[Axis.Organisation, Axis.Model, Axis.Phase])
        {
            var sheet = await Tally(id, new(id, new(2025, 1, 1), new(2026, 3, 31), axis));
            Assert.NotEmpty(sheet.Groups);
            Assert.All(sheet.Whole.Indicators, indicator => Assert.All(indicator.Measures, measure => Assert.All(measure.Classes, one =>
                Assert.True(sheet.Groups.Sum(group => group.Indicators.Where(x => x.Indicator == indicator.Indicator).SelectMany(x => x.Measures).Where(x => x.Key == measure.Key).SelectMany(x => x.Classes).Where(x => x.Class == one.Class).Sum(x => x.Count)) <= one.Count,
                    $"{axis} {indicator.Indicator} {measure.Key} {one.Class}"))));
        }
    }

    /// <summary>A final review is not left without groups because the one at half-time was told them.</summary>
    [Fact]
    public async Task Groups_are_told_of_the_months_since_they_were_told_last_and_else_it_is_said_why_not()
    {
        var id = await Room.Generated(5, 100);
        Scope In(int first, int last, Axis axis = Axis.Model) => new(id, new(2025, first, 1), new DateOnly(2025, last, 1).AddMonths(1).AddDays(-1), axis);
        var (half, rest) = (await Published(In(1, 6), (x, p, s) => x.Breakdown(p, s, default)), await Published(In(1, 12), (x, p, s) => x.Breakdown(p, s, default)));
        Assert.Equal((In(1, 6), In(7, 12)), (half.Scope, rest.Scope));
        Assert.All([half, rest], sheet => Assert.NotEmpty(sheet.Groups));
        Assert.All([half, rest], sheet => Assert.Null(sheet.NoGroups));
        Assert.Equal(In(7, 12), (await Published(In(1, 12), (x, p, s) => x.Breakdown(p, s, default))).Scope);

        var year = await Published(In(1, 12), (x, p, s) => x.Of(p, s, default));
        Assert.Empty(year.Groups);
        Assert.Equal(NoGroupsReason.Overlaps, year.NoGroups!.Reason);
        Assert.Equal([(In(1, 6).From, In(1, 6).To), (In(7, 12).From, In(7, 12).To)], year.NoGroups.ToldOf.Select(x => (x.From, x.To)));
        Assert.NotNull(year.Whole);
        var before = await Published(new(id, new(2023, 1, 1), new(2023, 1, 31), Axis.Model), (x, p, s) => x.Of(p, s, default));
        Assert.Equal((NoGroupsReason.TooFew, 0), (before.NoGroups!.Reason, before.NoGroups.ToldOf.Count));
    }

    private Task<PublishedSheet> Published(Scope scope, Func<Publishing, Programme, Scope, Task<PublishedSheet>> ask) => Room.Act(Viewer.System(), async work =>
        await ask(new(work.Get<IPublicationLedger>(), work.Get<IIndicatorFacts>(), new(new SolverAudit()), TimeProvider.System), await work.Reader.All<Programme>().SingleAsync(x => x.Id == scope.Programme), scope));

    [Fact]
    public async Task What_a_programme_has_recorded_nothing_of_has_no_figure()
    {
        var organisation = new Domain.People.Organisation($"empty-{Guid.CreateVersion7():N}");
        organisation.Describe("Empty", "director");
        var programme = new Programme("Empty", Presets.AdviceSkillsPilot, [organisation.Id]);
        await Room.Write(work =>
        {
            work.Store.Add(organisation);
            work.Store.Add(programme);
            return Task.FromResult(programme.Id);
        });
        var sheet = await Tally(programme.Id, new(programme.Id, new(2025, 1, 1), new(2025, 12, 31), Axis.Organisation));
        Assert.Empty(sheet.Groups);
        Assert.All(sheet.Whole.Indicators, indicator =>
        {
            Assert.All(indicator.Measures, measure => Assert.Equal(0, measure.Whole));
            Assert.All(indicator.Middles, middle => Assert.Null(middle.Value));
        });
    }

    private Task<TallySheet> Tally(Id<Programme> id, Scope scope) => Room.Act(Viewer.System(), async work =>
        await work.Get<IIndicatorFacts>().Tally(await work.Reader.All<Programme>().SingleAsync(x => x.Id == id), scope, GeneratedProgramme.Now, default));

    private async Task Compare(Id<Programme> id, Scope scope, int seed)
    {
        var sheet = await Tally(id, scope);
        var plain = await Room.Act(Viewer.System(), async work =>
        {
            var count = new PlainCount(await work.Reader.All<Programme>().SingleAsync(x => x.Id == id), scope, GeneratedProgramme.Now);
            await count.Count(work.Reader);
            return count;
        });
        var groups = sheet.Groups.Prepend(sheet.Whole).ToList();
        Assert.All(groups, group => Assert.Equal(plain.Cohorts.GetValueOrDefault(group.Group), group.Cohort));
        Assert.Equal(groups.SelectMany(group => group.Indicators.Where(x => PlainCount.Indicators.Contains(x.Indicator)).SelectMany(x => x.Measures.SelectMany(measure => measure.Classes.Where(one => one.Count > 0)
            .Select(one => $"{seed} {scope.From} {scope.Axis} {group.Group} {x.Indicator} {measure.Key} {one.Class}: {one.Count}")))).Order(StringComparer.Ordinal),
            plain.Counts.Select(x => $"{seed} {scope.From} {scope.Axis} {x.Key.Group} {x.Key.Indicator} {x.Key.Measure} {x.Key.Class}: {x.Value}").Order(StringComparer.Ordinal));
        Assert.Equal(groups.SelectMany(group => group.Indicators.Where(x => PlainCount.Indicators.Contains(x.Indicator)).SelectMany(x => x.Middles.Where(middle => middle.Value is not null)
            .Select(middle => $"{group.Group} {x.Indicator} {middle.Key}: {middle.Value:0.000} of {middle.Of}"))).Order(StringComparer.Ordinal),
            plain.Values.Select(x => $"{x.Key.Group} {x.Key.Indicator} {x.Key.Middle}: {(x.Key.Indicator == "I29" ? x.Value.Average() : Median(x.Value)):0.000} of {x.Value.Count}").Order(StringComparer.Ordinal));
    }

    private static decimal Median(List<decimal> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[sorted.Count / 2 - 1] + sorted[sorted.Count / 2]) / 2;
    }

    private static IReadOnlyList<Tally> Of(TallySheet sheet, string indicator, string measure) => sheet.Whole.Indicators.Single(x => x.Indicator == indicator).Measures.Single(x => x.Key == measure).Classes;
}

public sealed class IndicatorTestsOnSqlite(OnSqlite room) : IndicatorTests(room), IClassFixture<OnSqlite>;

public sealed class IndicatorTestsOnPostgres(OnPostgres room) : IndicatorTests(room), IClassFixture<OnPostgres>;
