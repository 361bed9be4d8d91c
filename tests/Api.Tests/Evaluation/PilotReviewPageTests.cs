using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Mentoring.Api.Evaluation;
using Mentoring.Domain;
using Mentoring.Domain.Evaluation;
using Mentoring.Domain.Programmes;
using Xunit;

namespace Mentoring.Api.Tests.Evaluation;

/// <summary>The report of a review, on paper and read aloud.</summary>
public sealed partial class PilotReviewPageTests
{
    private const string Markup = "<script>alert('\"&')</script>";

    private static readonly string Html = PilotReviewPage.Of(Report());

    private static readonly XElement Page = XDocument.Parse(Html.Replace("<!DOCTYPE html>\n", "", StringComparison.Ordinal)).Root!;

    [Fact]
    public void It_is_well_formed_in_a_language_and_needs_nothing_from_elsewhere()
    {
        Assert.StartsWith("<!DOCTYPE html>\n<html lang=\"en\">", Html, StringComparison.Ordinal);
        foreach (var never in (string[])["<script", "http:", "https:", "//", "src=", "href=", "url(", "@import", "style=\""]) Assert.DoesNotContain(never, Html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch(OnEvent(), Html);
        Assert.Contains("&lt;script&gt;", Html, StringComparison.Ordinal);
        Assert.Equal("cy", Page.Descendants("ol").Single(list => list.Attribute("lang") is not null).Attribute("lang")!.Value);
    }

    [Fact]
    public void Headings_are_in_order_and_every_table_and_picture_says_what_it_is()
    {
        var levels = Page.Descendants().Select(x => x.Name.LocalName).Where(name => Heading().IsMatch(name)).Select(name => name[1] - '0').ToList();
        Assert.Equal(1, levels[0]);
        Assert.Single(levels, 1);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1, $"h{pair.First} is followed by h{pair.Second}"));
        Assert.All(Page.Descendants("table"), table =>
        {
            Assert.Equal("caption", table.Elements().First().Name.LocalName);
            Assert.NotEmpty(table.Element("caption")!.Value);
            Assert.All(table.Descendants("th"), heading => Assert.Matches("^(col|row)$", heading.Attribute("scope")?.Value));
            Assert.Single(table.Descendants("tr").Select(row => row.Elements().Count()).Distinct());
        });
        var ids = Page.Descendants().Attributes("id").Select(id => id.Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.NotEmpty(Page.Descendants("svg"));
        Assert.All(Page.Descendants("svg"), svg =>
        {
            Assert.Equal("img", svg.Attribute("role")!.Value);
            Assert.Equal(svg.Attribute("aria-labelledby")!.Value.Split(' '), ((string[])["title", "desc"]).Select(name => svg.Element(name)!.Attribute("id")!.Value));
            Assert.All(svg.Elements().Take(2), words => Assert.NotEmpty(words.Value));
        });
    }

    [Fact]
    public void Every_plot_has_a_table_with_the_same_published_figures()
    {
        foreach (var figure in Page.Descendants("figure"))
        {
            var table = figure.ElementsAfterSelf().First();
            Assert.Equal("table", table.Name.LocalName);
            var drawn = figure.Descendants("text").Where(text => text.Attribute("text-anchor")!.Value == "start" && text.Attribute("font-weight") is null).Select(text => text.Value);
            Assert.Equal(drawn, table.Element("tbody")!.Elements("tr").Where(row => row.Attribute("class") is null).Select(row => row.Elements("td").First().Value));
        }
        // What is withheld is drawn alike whatever is behind it, and not by its colour.
        Assert.All(Page.Descendants("rect").Where(bar => bar.NextNode is XElement { Name.LocalName: "text", Value: "*" }), bar => Assert.Equal(("24", "3 2"), (bar.Attribute("width")!.Value, bar.Attribute("stroke-dasharray")?.Value)));
        Assert.Contains("* stands for 0 to 7", Page.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_review_of_too_few_says_so_and_draws_nothing()
    {
        var empty = PilotReviewPage.Of(Report() with { Data = Data(new() { From = new(2026, 1, 1), To = new(2026, 12, 31), Policy = "mentoring-figures 1", Definitions = "1" }) });
        Assert.DoesNotContain("<svg", empty, StringComparison.Ordinal);
        Assert.Contains("too few", empty, StringComparison.Ordinal);
    }

    /// <summary>Groups are of months that were not told by groups before, and where there are none it is said why.</summary>
    [Fact]
    public void A_breakdown_says_of_which_months_it_is_or_why_there_is_none()
    {
        Assert.Contains("Relationships by model, 1 July 2026 to 31 December 2026", Page.Value, StringComparison.Ordinal);
        Assert.Contains("those of the other months have been told before", Page.Value, StringComparison.Ordinal);
        Assert.Contains("they have been of 1 October 2025 to 31 March 2026,", Page.Value, StringComparison.Ordinal);
        Assert.Contains("No group is told of: in each, or beside it, there are too few, or there is none.", Page.Value, StringComparison.Ordinal);
        Assert.Contains("5 January 2026 to 31 December 2026; the period is of all of it", Page.Value, StringComparison.Ordinal);
        Assert.Equal(["organisation", "model", "phase"], Report().Data.Breakdowns.Select(x => Mentoring.Api.Exports.Values.Word(x.By)));
    }

    [Theory]
    [InlineData("#1f4e79", "#ffffff")]
    [InlineData("#111111", "#ffffff")]
    [InlineData("#000000", "#eeeeee")]
    [InlineData("#333333", "#ffffff")]
    public void Contrast_is_enough(string ink, string paper) => Assert.True((Light(paper) + 0.05) / (Light(ink) + 0.05) >= 4.5, $"{ink} on {paper}");

    private static double Light(string colour)
    {
        var parts = Enumerable.Range(0, 3).Select(i => Convert.ToInt32(colour.Substring(1 + 2 * i, 2), 16) / 255.0).Select(x => x <= 0.04045 ? x / 12.92 : Math.Pow((x + 0.055) / 1.055, 2.4)).ToList();
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    }

    /// <summary>With every measure that a plot draws; some of its classes withheld.</summary>
    internal static PilotReviewReportView Report()
    {
        var programme = Id<Programme>.New();
        var scope = new Scope(programme, new(2026, 1, 1), new(2026, 12, 31), Axis.None);
        var measures = ReviewPlot.All.SelectMany(plot => plot.Parts).GroupBy(part => part.Indicator, part => part.Measure).ToDictionary(x => x.Key, x => x.Distinct().ToList());
        var definitions = measures.Keys.Select(id => Indicators.Find(id)!).ToList();
        var told = definitions.ConvertAll(x => new PublishedIndicator(x.Id, [.. measures[x.Id].Select(key => Made(x.Measure(key)!, scope))], [.. x.Middles.Select(middle => new PublishedMiddle(middle.Key, 12.5m, 30))]));
        var whole = new PublishedGroup("", 60, told);
        var policy = new AppliedPolicy("mentoring-figures", 1, 10);
        var at = new DateTimeOffset(2027, 1, 4, 10, 0, 0, TimeSpan.Zero);
        var figures = new ReviewFigures
        {
            From = scope.From,
            To = scope.To,
            Policy = "mentoring-figures, version 1",
            Definitions = "1",
            Sheets =
            [
                new(scope, policy, at, whole, []),
                new(scope with { Axis = Axis.Organisation }, policy, at, null, []) { NoGroups = new(NoGroupsReason.Overlaps, [new(new(2025, 10, 1), new(2026, 3, 31))]) },
                new(scope with { Axis = Axis.Model, From = new(2026, 7, 1) }, policy, at, null, [new("oneToOne", 45, []), new("group", 15, [])]),
                new(scope with { Axis = Axis.Phase }, policy, at, null, []) { NoGroups = new(NoGroupsReason.TooFew, []) },
            ],
            Indicators = definitions,
        };
        return new()
        {
            Version = 1,
            Title = $"Our programme {Markup}",
            PilotFrom = new(2026, 1, 5),
            PilotTo = new(2026, 12, 31),
            Purpose = "People in advice work learn from each other.",
            On = new(2027, 1, 20),
            Data = Data(figures),
            Review = new()
            {
                Version = 1,
                Id = Id<PilotReview>.New(),
                Programme = programme,
                Kind = PilotReviewKind.Final,
                Number = 2,
                Status = PilotReviewStatus.Completed,
                DueOn = new(2027, 1, 1),
                OpenedAt = at,
                CompletedOn = new(2027, 1, 18),
                Criteria = [new() { Objective = "Surer advisers.", Measure = "Two in three say so." }, new() { Objective = "People stay.", Measure = "Fewer leave than elsewhere." }],
                Findings = new() { Language = "cy", Summary = $"Mae pobl yn cwrdd.\n{Markup}", Items = [new() { Criterion = 1, State = CriterionState.PartlyMet, Text = "Mwy na hanner." }, new() { Text = Markup }], Lessons = ["Briffio rheolwyr yn gynnar."] },
                Decision = new() { Outcome = ReviewOutcome.Change, By = AppointmentRole.SteeringGroup, On = new(2027, 1, 15), Reason = "Ffurflen fyrrach." },
            },
            Improvements =
            [
                new() { Version = 1, Id = Id<ImprovementAction>.New(), Review = default, Text = $"Shorten the form. {Markup}", Owner = AppointmentRole.Coordinator, DueOn = new(2027, 1, 10), State = ImprovementState.Open, Overdue = true, Finding = 2 },
                new() { Version = 1, Id = Id<ImprovementAction>.New(), Review = default, Text = "Brief managers.", Owner = AppointmentRole.Sponsor, DueOn = new(2027, 3, 1), State = ImprovementState.Done, Overdue = false, Note = "Done in a meeting." },
            ],
        };
    }

    private static FrozenSetView Data(ReviewFigures figures) => new()
    {
        MadeAt = new(2027, 1, 4, 10, 0, 0, TimeSpan.Zero),
        From = figures.From,
        To = figures.To,
        Policy = figures.Policy,
        Definitions = figures.Definitions,
        Digest = new('a', 64),
        Intact = true,
        Breakdowns = PilotReviewQueries.Of(figures),
        Figures = JsonElement.Parse(figures.ToJson()),
    };

    private static PublishedMeasure Made(MeasureDefinition x, Scope scope) =>
        new(x.Key, false, 60, [.. x.ClassesIn(scope).Select((name, i) => i % 3 == 2 ? new PublishedClass(name, null, null) : new PublishedClass(name, 10 + 5 * i, Math.Min(100, 17 + 8 * i)))]);

    [GeneratedRegex("^h[1-6]$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Heading();

    [GeneratedRegex("<[^>]*\\son[a-z]+=", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OnEvent();
}
