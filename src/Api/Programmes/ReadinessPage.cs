using System.Globalization;
using System.Text.Json;
using Mentoring.Api.Http;
using Mentoring.Domain.Programmes;

namespace Mentoring.Api.Programmes;

/// <summary>A readiness report: JSON, or a page to print when the Accept header likes HTML better.</summary>
internal sealed class ReadinessAnswer(ReadinessView? view) : PageAnswer<ReadinessView>(view, ReadinessPage.Of);

/// <summary>The report as one page, with a table to each checklist.</summary>
internal static class ReadinessPage
{
    public static string Of(ReadinessView view)
    {
        var page = new PrintedPage("Readiness report", ".blocks{font-weight:bold}")
            .Add($"<p>As of <time datetime=\"{view.On:yyyy-MM-dd}\">{view.On:d MMMM yyyy}</time>. {(view.Ready ? "Nothing that opening needs is missing." : "Opening is refused until what is listed first is there.")}</p>");
        Rules(page, "What opening needs and is missing", view.Missing.Select(x => (x.Rule, x.Sentence)));
        Rules(page, "What starting needs beside and is missing", view.MissingToStart.Select(x => (x.Rule, x.Sentence)));
        page.Heading(2, "Summary").Table("Items by checklist", ["Checklist", "In place", "Begun", "Missing", "Not applicable", "Not known"],
            view.Checklists.Select(list => PrintedPage.Row(Name(list.Checklist), ((int[])[list.Yes, list.Partly, list.No, list.NotApplicable, list.Unknown]).Select(number => number.ToString(CultureInfo.InvariantCulture)))));
        page.Heading(2, "Checklists");
        foreach (var list in view.Items.GroupBy(item => item.Checklist))
            page.Heading(3, Name(list.Key)).Table($"{Name(list.Key)}: items and where they stand", ["Item", "State", "How it is known", "What to do"], list.Select(Row));
        Rules(page, "What is advised and missing", view.Advice.Select(x => (x.Rule, x.Sentence)));
        return page.ToString();
    }

    private static void Rules(PrintedPage page, string heading, IEnumerable<(string Rule, string Sentence)> rules)
    {
        var told = rules.ToList();
        if (told.Count == 0) return;
        page.Heading(2, heading).Add($"<ul>");
        foreach (var (rule, sentence) in told) page.Add($"<li>{Shown(sentence)} <small>({Shown(rule)})</small></li>");
        page.Add($"</ul>");
    }

    private static string Row(ReadinessItemView item)
    {
        var blocks = item.Blocks is { } gate ? $" class=\"blocks\"><span>Holds up {(gate == Gate.Opening ? "opening" : "the start")}:</span> " : ">";
        return $"<tr><th scope=\"row\"{blocks}{Shown(item.Text)}</th><td>{State(item)}</td><td>{Known(item)}</td><td>{Shown(item.ToDo ?? "")}</td></tr>";
    }

    private static string State(ReadinessItemView item) => item.State switch
    {
        ItemState.Yes => "Yes",
        ItemState.Partly => "Partly",
        ItemState.No => "No",
        ItemState.NotApplicable => "Not applicable",
        _ => "Not known",
    };

    private static string Known(ReadinessItemView item) => item.State is null ? "Nobody has said"
        : item.Computed ? "From the records"
        : string.Create(CultureInfo.InvariantCulture, $"Attested on {item.On:yyyy-MM-dd}{(item.Stale ? ", too long ago" : "")}{(item.Note is { } note ? $": {Shown(note)}" : "")}");

    private static string Name(Checklist list) => list switch
    {
        Checklist.Gates => "Before opening and start",
        Checklist.Design => "1. Design",
        Checklist.Finance => "2. Money and resources",
        Checklist.Policies => "3. Policies",
        Checklist.EvaluationData => "4. Evaluation",
        Checklist.Monitoring => "5. Monitoring",
        Checklist.Governance => "Governance",
        _ => JsonNamingPolicy.CamelCase.ConvertName($"{list}"),
    };

    private static string Shown(string text) => PrintedPage.Shown(text);
}
