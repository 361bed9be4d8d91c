using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Mentoring.Api.Http;
using Mentoring.Domain.Evaluation;

namespace Mentoring.Api.Evaluation;

/// <summary>The report of a review as one page to print: what was found and decided, plots each with its table, and every figure with its definition.</summary>
internal sealed partial class PilotReviewPage
{
    private const string Style = "h2{margin-top:2.5rem;border-bottom:2px solid #333}figure{margin:0 0 1rem}figcaption{margin:.25rem 0}svg{width:100%;height:auto;max-width:45rem}td.figure{text-align:right;white-space:nowrap}"
        + "dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem}dt{font-weight:bold}dd{margin:0;overflow-wrap:anywhere}.whole{font-weight:bold}"
        + "@page{size:A4;margin:18mm}@media print{body{font-size:10.5pt;max-width:none}h2.page{break-before:page}h2,h3,h4,caption,figcaption{break-after:avoid}figure,.together{break-inside:avoid}thead{display:table-header-group}}";

    private readonly PilotReviewReportView report;
    private readonly ReviewFigures figures;
    private readonly PrintedPage page;
    private int plots;

    private PilotReviewPage(PilotReviewReportView report)
    {
        (this.report, figures) = (report, ReviewFigures.FromJson(report.Data.Figures.GetRawText()));
        page = new($"{Name(report.Review.Kind)} of {report.Title}", Style);
    }

    public static string Of(PilotReviewReportView report) => new PilotReviewPage(report).Written();

    private string Written()
    {
        Head();
        InShort();
        Criteria();
        page.Add($"<h2 class=\"page\">Figures</h2>").Paragraph(Starred);
        foreach (var plot in ReviewPlot.All) Drawn(plot);
        Broken();
        Findings();
        Improvements();
        Appendix();
        return page.ToString();
    }

    private string Starred => $"Counts are rounded to fives. * stands for 0 to 7, and for what would let such a number be worked out. Nothing is told of fewer than {Minimum} relationships. No figure is of a person.";

    /// <summary>Which of these it is would tell of them.</summary>
    private const string Nothing = "Nothing is told of it: there are too few, or none, or nearly all are alike.";

    private int Minimum => figures.Sheets.Select(sheet => sheet.Policy.Minimum).DefaultIfEmpty(10).Max();

    private void Head()
    {
        var (review, data) = (report.Review, report.Data);
        if (report.Purpose is { } purpose) page.Words(purpose);
        page.Add($"<dl>")
            .Add($"<dt>Stands</dt><dd>{Shown(Stands)}</dd>")
            .Add($"<dt>Was due</dt><dd>{Day(review.DueOn)}</dd>")
            .Add($"<dt>Pilot</dt><dd>{Shown(Pilot)}</dd>")
            .Add($"<dt>Period</dt><dd>{Months(data.From, data.To)}; figures are of whole months</dd>")
            .Add($"<dt>Data frozen</dt><dd><time datetime=\"{data.MadeAt.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}\">{data.MadeAt.UtcDateTime:d MMMM yyyy, HH:mm} UTC</time>, from the programme's records as they stood then. Later changes of records are not in them.</dd>")
            .Add($"<dt>Disclosure policy</dt><dd>{Shown(data.Policy)}</dd>")
            .Add($"<dt>Definitions</dt><dd>version {Shown(data.Definitions)}</dd>")
            .Add($"<dt>Digest</dt><dd>{Shown(data.Digest)}{(data.Intact ? "" : " (the data do not have it any more)")}</dd>")
            .Add($"</dl>");
    }

    private string Pilot => (report.PilotFrom, report.PilotTo) switch
    {
        ({ } from, { } to) when report.Data.From <= from && report.Data.To >= to => $"{Months(from, to)}; the period is of all of it",
        ({ } from, { } to) => Months(from, to),
        _ => "Not begun",
    };

    private string Stands => report.Review.Status switch
    {
        PilotReviewStatus.Completed => string.Create(CultureInfo.InvariantCulture, $"Complete since {report.Review.CompletedOn:d MMMM yyyy}"),
        PilotReviewStatus.Reported => "Decided on",
        _ => "Data frozen; not decided yet",
    };

    private void InShort()
    {
        page.Heading(2, "In short");
        if (report.Review.Findings is { } findings) page.Words(findings.Summary, findings.Language);
        if (report.Review.Decision is { } decision)
        {
            page.Add($"<p><strong>Decision: {Decided(decision.Outcome)}</strong> By the {Words(decision.By.ToString())} on {Day(decision.On)}.</p>");
            if (decision.Reason is { } reason) page.Words(reason, report.Review.Findings?.Language);
        }
        page.Table("Headline figures", ["What", "Figure"], ReviewPlot.Headlines.Select(headline => Figures(headline.Title, [Read(headline)])));
    }

    private string Read(Headline headline) => Measure(headline.Indicator, headline.Measure) switch
    {
        null => "not counted",
        { IsWithheld: true } => "*",
        var measure when headline.Class is null => Count(measure.Whole),
        var measure => measure.Classes.FirstOrDefault(x => x.Class == headline.Class) is { } one ? $"{Count(one.Count)}{(one.Share is { } share ? $" ({share} %)" : "")}" : "not counted",
    };

    private void Criteria()
    {
        var (review, findings) = (report.Review, report.Review.Findings?.Items ?? []);
        page.Heading(2, "What the programme is judged by").Paragraph("Set before the data were frozen, from the programme's objectives and their measures.");
        page.Table("Criteria, and how far they are met", ["No.", "Objective", "Measure", "Met", "What was found"], review.Criteria.Select((criterion, i) =>
        {
            var found = findings.Where(finding => finding.Criterion == i + 1).ToList();
            var state = found.Find(finding => finding.State is not null)?.State;
            return PrintedPage.Row($"{i + 1}", criterion.Objective, criterion.Measure, state is { } met ? Met(met) : "Not said", string.Join(' ', found.Select(finding => finding.Text)));
        }));
    }

    private void Drawn(ReviewPlot plot)
    {
        var drawn = plot.Parts.Select(part => (Part: part, Measure: Measure(part.Indicator, part.Measure))).Where(x => x.Measure is { IsWithheld: false } && x.Measure.Classes.Count > 0).ToList();
        page.Add($"<section class=\"together\">").Heading(3, plot.Title).Paragraph(plot.Told);
        if (drawn.Count == 0) page.Paragraph(Nothing);
        else
        {
            var groups = drawn.ConvertAll(x => new BarGroup(x.Part.Label, [.. x.Measure!.Classes.Select(one => new Bar(Label(one.Class), one.Count, Count(one.Count)))]));
            page.Add($"<figure>").Add($"{Plot.Of($"plot-{++plots}", plot.Title, $"Bars. {string.Join(" ", groups.Select(Told))} The table below has the same figures.", groups)}").Add($"</figure>");
            page.Table($"{plot.Title}: figures", ["What", "Count", "Share"], drawn.SelectMany(x => Rows(x.Part.Label, x.Measure!)));
        }
        page.Add($"</section>");
    }

    private static string Told(BarGroup group) => $"{(group.Label.Length > 0 ? group.Label + ": " : "")}{string.Join(", ", group.Bars.Select(bar => $"{bar.Label} {(bar.Value is null ? "withheld" : bar.Shown)}"))}.";

    private static IEnumerable<string> Rows(string label, PublishedMeasure measure)
    {
        foreach (var one in measure.Classes) yield return Figures(label.Length > 0 ? $"{label}: {Label(one.Class)}" : Capital(Label(one.Class)), [Count(one.Count), Share(one.Share)]);
        yield return Figures(label.Length > 0 ? $"{label}: all" : "All", [Count(measure.Whole), measure.Whole is null ? "" : "100 %"], "whole");
    }

    /// <summary>How many relationships are in each group that is told of.</summary>
    private void Broken()
    {
        foreach (var one in report.Data.Breakdowns)
        {
            var (by, months) = (Words(one.By.ToString()), Months(one.From, one.To));
            page.Heading(3, $"Relationships by {by}");
            if (one.From != figures.From || one.To != figures.To) page.Paragraph($"Groups are of {months}, and not of the whole period: those of the other months have been told before, and told of all again they would differ by a handful of people.");
            if (one.Groups.Count == 0) page.Paragraph(one.NoGroups?.Sentence(x => Months(x.From, x.To)) ?? "No group is told of.");
            else page.Table($"Relationships by {by}, {months}; groups that are too small are left out", [Capital(by), "Relationships"], one.Groups.Select(group => Figures(group.Name ?? Capital(Label(group.Group)), [Count(group.Relationships)])));
        }
    }

    private static string Months(DateOnly from, DateOnly to) => $"{Day(from)} to {Day(to)}";

    private void Findings()
    {
        page.Add($"<h2 class=\"page\">Findings and lessons</h2>");
        if (report.Review.Findings is not { } findings)
        {
            page.Paragraph("Nothing is on record yet.");
            return;
        }
        page.Add($"<ol lang=\"{Shown(findings.Language)}\">");
        foreach (var finding in findings.Items) page.Add($"<li>{Shown(finding.Text)}{(finding.Criterion is { } number ? $" (Criterion {number}{(finding.State is { } state ? $": {Met(state)}" : "")})" : "")}</li>");
        page.Add($"</ol>");
        if (findings.Lessons.Count == 0) return;
        page.Heading(3, "Lessons").Add($"<ul lang=\"{Shown(findings.Language)}\">");
        foreach (var lesson in findings.Lessons) page.Add($"<li>{Shown(lesson)}</li>");
        page.Add($"</ul>");
    }

    private void Improvements()
    {
        page.Heading(2, "What is to be done better");
        if (report.Improvements.Count == 0) page.Paragraph("Nothing is planned.");
        else page.Table(string.Create(CultureInfo.InvariantCulture, $"Improvements, as they stand on {report.On:d MMMM yyyy}"), ["What", "Follows from finding", "Who", "By", "State", "Note"],
            report.Improvements.Select(action => PrintedPage.Row(action.Text, action.Finding?.ToString(CultureInfo.InvariantCulture) ?? "", Capital(Words(action.Owner.ToString())), Day(action.DueOn), State(action), action.Note ?? "")));
    }

    private static string State(ImprovementActionView action) => action.Overdue ? "Open, overdue" : action.State.ToString();

    private void Appendix()
    {
        page.Add($"<h2 class=\"page\">Appendix: all figures and their definitions</h2>");
        page.Paragraph("The figures rest on records, without a word of what is in them.");
        page.Table("Logs, by the anonymised rows that evaluation has of them", ["What", "Rows"], [Figures("In the period", [Rows(figures.Logs.Rows)]), .. figures.Logs.LeftOut.Select(x => Figures($"Left out: {Words(x.Key)}", [Rows(x.Value)]))]);
        foreach (var indicator in figures.Indicators) Defined(indicator);
    }

    private void Defined(IndicatorDefinition definition)
    {
        page.Heading(3, $"{definition.Id} {definition.Title}").Add($"<dl><dt>What</dt><dd>{Shown(definition.Sentence)}</dd><dt>Counted</dt><dd>{Shown(definition.Numerator)}</dd><dt>Of</dt><dd>{Shown(definition.Denominator)}</dd><dt>From</dt><dd>{Shown(string.Join(", ", definition.Sources))}</dd></dl>");
        var told = figures.Whole?.Indicators.FirstOrDefault(x => x.Indicator == definition.Id);
        var measures = told?.Measures.Where(measure => !measure.IsWithheld && measure.Classes.Count > 0).ToList() ?? [];
        var middles = told?.Middles.Where(middle => middle.Value is not null).ToList() ?? [];
        if (measures.Count + middles.Count == 0) page.Paragraph(Nothing);
        if (measures.Count > 0) page.Table($"{definition.Id} {definition.Title}: counts", ["What", "Count", "Share"],
            measures.SelectMany(measure => Rows($"{Capital(Label(measure.Key))} ({definition.Measure(measure.Key)?.Each ?? "records"})", measure)));
        if (middles.Count > 0) page.Table($"{definition.Id} {definition.Title}: averages", ["What", "Value", "Of"],
            middles.Select(middle => Figures(Capital(Label(middle.Key)), [string.Create(CultureInfo.InvariantCulture, $"{middle.Value:0.##} {definition.Middles.FirstOrDefault(x => x.Key == middle.Key)?.Unit}"), Count(middle.Of)])));
    }

    private PublishedMeasure? Measure(string indicator, string measure) => figures.Whole?.Indicators.FirstOrDefault(x => x.Indicator == indicator)?.Measures.FirstOrDefault(x => x.Key == measure);

    private static string Figures(string heading, IEnumerable<string> cells, string? look = null) =>
        $"<tr{(look is null ? "" : $" class=\"{look}\"")}><th scope=\"row\">{Shown(heading)}</th>{string.Concat(cells.Select(cell => $"<td class=\"figure\">{Shown(cell)}</td>"))}</tr>";

    private static string Count(int? count) => count?.ToString("N0", CultureInfo.InvariantCulture) ?? "*";

    private static string Rows(long rows) => rows.ToString("N0", CultureInfo.InvariantCulture);

    private static string Share(int? share) => share is { } percent ? $"{percent} %" : "*";

    private static string Day(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day:d MMMM yyyy}");

    /// <summary>A month, or a word of the program in plain words.</summary>
    private static string Label(string key) => DateOnly.TryParseExact(key, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
        ? string.Create(CultureInfo.InvariantCulture, $"{month:MMMM yyyy}") : Words(key);

    private static string Words(string key) => HumpOrFigure().Replace(JsonNamingPolicy.CamelCase.ConvertName(key), match => $" {match.Value.ToLowerInvariant()}");

    private static string Capital(string words) => words.Length == 0 ? words : $"{char.ToUpperInvariant(words[0])}{words[1..]}";

    private static string Name(PilotReviewKind kind) => kind switch { PilotReviewKind.Mid => "Half-time review", PilotReviewKind.Final => "Final review", _ => "Review" };

    private static string Decided(ReviewOutcome outcome) => outcome switch { ReviewOutcome.Continue => "it goes on.", ReviewOutcome.Change => "it goes on, changed.", _ => "it stops." };

    private static string Met(CriterionState state) => state switch { CriterionState.Met => "Met", CriterionState.PartlyMet => "Met in part", CriterionState.NotMet => "Not met", _ => "Not known" };

    private static string Shown(string text) => PrintedPage.Shown(text);

    [GeneratedRegex("(?<=[a-z])(?:[A-Z]|[0-9]+)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex HumpOrFigure();
}
