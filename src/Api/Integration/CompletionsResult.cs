using System.Globalization;
using CsvHelper;
using Mentoring.Api.Exports;
using Mentoring.Api.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Mentoring.Api.Integration;

/// <summary>A stretch of completions as JSON, or as CSV when the Accept header wants it rather; where to go on is in the headers of both.</summary>
internal sealed class CompletionsResult(CompletionsView page) : IResult, IValueHttpResult
{
    public const string Csv = "text/csv";

    /// <summary>A spreadsheet must not take a text for a formula.</summary>
    private static readonly CsvWriterOptions Sheet = new() { Injection = CsvInjection.Escape };

    private static readonly string[] Columns =
        ["completionId", "version", "status", "voided", "organisation", "personExternalId", "personId", "activityId", "activityKind", "activityTitle", "activityVersion", "programmeId", "programme", "startedOn", "completedOn", "timeZone", "hours", "days", "changedAt"];

    object? IValueHttpResult.Value => page;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        Feeds.Tell(httpContext, page.Since, page.More);
        httpContext.Response.Headers.Vary = "Accept";
        if (MediaType.Preferred(httpContext.Request, "application/json", Csv) == Csv) await WriteCsv(httpContext.Response, httpContext.RequestAborted);
        else await Results.Ok(page).ExecuteAsync(httpContext);
    }

    private async Task WriteCsv(HttpResponse response, CancellationToken ct)
    {
        response.ContentType = $"{Csv}; charset=utf-8";
        response.Headers.ContentDisposition = "attachment; filename=\"completions.csv\"";
        await using var csv = CsvWriter.Create(response.Body, Sheet, leaveOpen: true);
        await csv.WriteRecordAsync(Columns, ct);
        foreach (var x in page.Items) await csv.WriteRecordAsync(Cells(x), ct);
    }

    private static string[] Cells(CompletionView x) =>
    [
        $"{x.Id}", Text(x.Version), Values.Word(x.Status), x.Voided ? "true" : "false", x.Person?.Organisation ?? "", x.Person?.ExternalId ?? "", x.Person is { } person ? $"{person.Id}" : "",
        x.Activity.Id, Values.Word(x.Activity.Kind), x.Activity.Title, Text(x.Activity.Version), $"{x.Programme.Id}", x.Programme.Name, Day(x.StartedOn), Day(x.CompletedOn), x.TimeZone, Text(x.Hours), Text(x.Days),
        x.ChangedAt.UtcDateTime.ToString(Values.Instant, CultureInfo.InvariantCulture),
    ];

    private static string Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture) ?? "";

    /// <summary>The same digits whatever the database keeps.</summary>
    private static string Text(decimal? number) => number?.ToString("0.##", CultureInfo.InvariantCulture) ?? "";
}

/// <summary>What both feeds say in their headers.</summary>
internal static class Feeds
{
    /// <summary>Where to go on, for who reads no JSON.</summary>
    public const string Header = "Next-Since";

    public static void Tell(HttpContext context, string since, bool more)
    {
        context.Response.Headers[Header] = since;
        context.Response.Headers.CacheControl = "private, no-store";
        if (!more) return;
        var request = context.Request;
        var query = request.Query.Where(x => x.Key != "since").SelectMany(x => x.Value, (x, value) => KeyValuePair.Create(x.Key, value)).Append(new("since", since));
        context.Response.Headers.Link = $"<{QueryHelpers.AddQueryString($"{request.Scheme}://{request.Host}{request.PathBase}{request.Path}", query)}>; rel=\"next\"";
    }
}
