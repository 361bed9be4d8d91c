using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.Net.Http.Headers;

namespace Mentoring.Api.Http;

/// <summary>A record as JSON, or as a page to print: as the Accept header likes, and where it likes both, as the operation does.</summary>
internal class PageAnswer<T>(T? view, Func<T, string> page, bool pageFirst = false) : Answer<T>(view, StatusCodes.Status200OK, null), IResult where T : View
{
    private readonly T? view = view;

    Task IResult.ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.Vary = HeaderNames.Accept;
        return view is null || !LikesPage(httpContext.Request) ? ExecuteAsync(httpContext) : Write(httpContext.Response, page(view), httpContext.RequestAborted);
    }

    private static async Task Write(HttpResponse response, string page, CancellationToken ct)
    {
        response.ContentType = $"{PrintedPage.MediaType}; charset=utf-8";
        response.Headers.CacheControl = "private, no-cache";
        // Nothing is fetched and nothing runs: the page is all there is.
        response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'";
        response.Headers.XContentTypeOptions = "nosniff";
        await response.WriteAsync(page, ct);
    }

    private bool LikesPage(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().Accept;
        var (html, json) = (Liking(PrintedPage.MediaType), Liking("application/json"));
        return html > json || (pageFirst && html == json);

        double Liking(string type) => accepted.Where(x => x.MediaType == type || x.MediaType == "*/*" || (x.MatchesAllSubTypes && type.StartsWith($"{x.Type}/", StringComparison.Ordinal)))
            .OrderByDescending(x => x.MediaType == type).ThenBy(x => x.MatchesAllTypes).Select(x => x.Quality ?? 1).FirstOrDefault();
    }
}

/// <summary>A page that stands by itself, on paper and read aloud: headings, tables with captions, no script, nothing from elsewhere.</summary>
internal sealed class PrintedPage
{
    public const string MediaType = "text/html";

    private const string Style = "body{font:1rem/1.4 sans-serif;margin:2rem auto;max-width:60rem}table{border-collapse:collapse;width:100%;margin:0 0 2rem}caption{text-align:left;font-weight:bold;padding:.5rem 0}"
        + "th,td{border:1px solid #767676;padding:.35rem .5rem;text-align:left;vertical-align:top}thead th{background:#eee}@media print{body{margin:0}tr{break-inside:avoid}}";

    private readonly StringBuilder text;

    /// <param name="style">Rules beside those of every page.</param>
    public PrintedPage(string title, string style = "", string language = "en")
    {
        text = new StringBuilder($"<!DOCTYPE html>\n<html lang=\"{Shown(language)}\">\n<head>\n<meta charset=\"utf-8\"/>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n")
            .Append(CultureInfo.InvariantCulture, $"<title>{Shown(title)}</title>\n<style>{Style}{style}</style>\n</head>\n<body>\n<main>\n<h1>{Shown(title)}</h1>\n");
    }

    /// <summary>Markup as it is: what people wrote goes through <see cref="Shown"/> first.</summary>
    public PrintedPage Add(FormattableString markup)
    {
        text.Append(FormattableString.Invariant(markup)).Append('\n');
        return this;
    }

    public PrintedPage Heading(int level, string heading) => Add($"<h{level}>{Shown(heading)}</h{level}>");

    public PrintedPage Paragraph(string words) => Add($"<p>{Shown(words)}</p>");

    /// <summary>What somebody wrote, in paragraphs.</summary>
    public PrintedPage Words(string words, string? language = null)
    {
        foreach (var paragraph in words.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            Add($"<p{(language is null ? "" : $" lang=\"{Shown(language)}\"")}>{Shown(paragraph)}</p>");
        return this;
    }

    /// <summary>A table with a row for each record.</summary>
    /// <param name="rows">Rows in markup, as <see cref="Row"/> makes them.</param>
    public PrintedPage Table(string caption, IEnumerable<string> columns, IEnumerable<string> rows)
    {
        Add($"<table>\n<caption>{Shown(caption)}</caption>\n<thead><tr>{string.Concat(columns.Select(column => $"<th scope=\"col\">{Shown(column)}</th>"))}</tr></thead>\n<tbody>");
        foreach (var row in rows) text.Append(row).Append('\n');
        return Add($"</tbody>\n</table>");
    }

    /// <summary>A row whose first cell is its heading.</summary>
    public static string Row(string heading, params IEnumerable<string> cells) => $"<tr><th scope=\"row\">{Shown(heading)}</th>{string.Concat(cells.Select(cell => $"<td>{Shown(cell)}</td>"))}</tr>";

    public override string ToString() => $"{text}</main>\n</body>\n</html>\n";

    public static string Shown(string text) => HtmlEncoder.Default.Encode(text);
}
