using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Mentoring.Api.Http;
using Mentoring.Domain.Programmes;
using Microsoft.Net.Http.Headers;

namespace Mentoring.Api.Programmes;

/// <summary>A readiness report: JSON, or a page to print when the Accept header likes HTML better.</summary>
internal sealed class ReadinessAnswer(ReadinessView? view) : Answer<ReadinessView>(view, StatusCodes.Status200OK, null), IResult
{
    private readonly ReadinessView? view = view;

    Task IResult.ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.Vary = HeaderNames.Accept;
        return view is null || !LikesHtml(httpContext.Request) ? ExecuteAsync(httpContext) : Write(httpContext.Response, view, httpContext.RequestAborted);
    }

    private static async Task Write(HttpResponse response, ReadinessView view, CancellationToken ct)
    {
        response.ContentType = $"{ReadinessPage.MediaType}; charset=utf-8";
        response.Headers.CacheControl = "private, no-cache";
        // Nothing is fetched and nothing runs: the page is all there is.
        response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'";
        response.Headers.XContentTypeOptions = "nosniff";
        await response.WriteAsync(ReadinessPage.Of(view), ct);
    }

    private static bool LikesHtml(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().Accept;
        return Liking(ReadinessPage.MediaType) > Liking("application/json");

        double Liking(string type) => accepted.Where(x => x.MediaType == type || x.MediaType == "*/*" || (x.MatchesAllSubTypes && type.StartsWith($"{x.Type}/", StringComparison.Ordinal)))
            .OrderByDescending(x => x.MediaType == type).ThenBy(x => x.MatchesAllTypes).Select(x => x.Quality ?? 1).FirstOrDefault();
    }
}

/// <summary>The report as one page: headings, a table to each checklist with a caption, no script, nothing from elsewhere.</summary>
internal static class ReadinessPage
{
    public const string MediaType = "text/html";

    private const string Style = "body{font:1rem/1.4 sans-serif;margin:2rem auto;max-width:60rem}table{border-collapse:collapse;width:100%;margin:0 0 2rem}caption{text-align:left;font-weight:bold;padding:.5rem 0}"
        + "th,td{border:1px solid #767676;padding:.35rem .5rem;text-align:left;vertical-align:top}thead th{background:#eee}.blocks{font-weight:bold}@media print{body{margin:0}tr{break-inside:avoid}}";

    public static string Of(ReadinessView view)
    {
        var text = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Readiness report</title>\n")
            .Append(CultureInfo.InvariantCulture, $"<style>{Style}</style>\n</head>\n<body>\n<main>\n<h1>Readiness report</h1>\n")
            .Append(CultureInfo.InvariantCulture, $"<p>As of <time datetime=\"{view.On:yyyy-MM-dd}\">{view.On:d MMMM yyyy}</time>. {(view.Ready ? "Nothing that opening needs is missing." : "Opening is refused until what is listed first is there.")}</p>\n");
        Rules(text, "What opening needs and is missing", view.Missing.Select(x => (x.Rule, x.Sentence)));
        Rules(text, "What starting needs beside and is missing", view.MissingToStart.Select(x => (x.Rule, x.Sentence)));
        Summary(text, view.Checklists);
        text.Append("<h2>Checklists</h2>\n");
        foreach (var list in view.Items.GroupBy(item => item.Checklist)) Table(text, list.Key, list);
        Rules(text, "What is advised and missing", view.Advice.Select(x => (x.Rule, x.Sentence)));
        return text.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private static void Rules(StringBuilder text, string heading, IEnumerable<(string Rule, string Sentence)> rules)
    {
        var told = rules.ToList();
        if (told.Count == 0) return;
        text.Append(CultureInfo.InvariantCulture, $"<h2>{heading}</h2>\n<ul>\n");
        foreach (var (rule, sentence) in told) text.Append(CultureInfo.InvariantCulture, $"<li>{Shown(sentence)} <small>({Shown(rule)})</small></li>\n");
        text.Append("</ul>\n");
    }

    private static void Summary(StringBuilder text, IReadOnlyList<ChecklistFiguresView> figures)
    {
        text.Append("<h2>Summary</h2>\n<table>\n<caption>Items by checklist</caption>\n<thead><tr><th scope=\"col\">Checklist</th><th scope=\"col\">In place</th><th scope=\"col\">Begun</th><th scope=\"col\">Missing</th><th scope=\"col\">Not applicable</th><th scope=\"col\">Not known</th></tr></thead>\n<tbody>\n");
        foreach (var list in figures)
            text.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{Name(list.Checklist)}</th><td>{list.Yes}</td><td>{list.Partly}</td><td>{list.No}</td><td>{list.NotApplicable}</td><td>{list.Unknown}</td></tr>\n");
        text.Append("</tbody>\n</table>\n");
    }

    private static void Table(StringBuilder text, Checklist list, IEnumerable<ReadinessItemView> items)
    {
        text.Append(CultureInfo.InvariantCulture, $"<h3>{Name(list)}</h3>\n<table>\n<caption>{Name(list)}: items and where they stand</caption>\n");
        text.Append("<thead><tr><th scope=\"col\">Item</th><th scope=\"col\">State</th><th scope=\"col\">How it is known</th><th scope=\"col\">What to do</th></tr></thead>\n<tbody>\n");
        foreach (var item in items)
        {
            var blocks = item.Blocks is { } gate ? $" class=\"blocks\"><span>Holds up {(gate == Gate.Opening ? "opening" : "the start")}:</span> " : ">";
            text.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\"{blocks}{Shown(item.Text)}</th><td>{State(item)}</td><td>{Known(item)}</td><td>{Shown(item.ToDo ?? "")}</td></tr>\n");
        }
        text.Append("</tbody>\n</table>\n");
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

    private static string Shown(string text) => HtmlEncoder.Default.Encode(text);
}
