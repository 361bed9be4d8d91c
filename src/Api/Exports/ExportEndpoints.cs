using Mentoring.Api.Http;
using Mentoring.Api.Portfolios;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Exports;
using Mentoring.Domain.Programmes;
using EntityTag = Microsoft.Net.Http.Headers.EntityTagHeaderValue;

namespace Mentoring.Api.Exports;

internal static class ExportEndpoints
{
    private const string StartNotes = "Answered at once: `Location` is where to ask how far it is, `Retry-After` when. Asked for again while it is under way, the same export is led to. "
        + "Everything in it is of one moment, which `datapackage.json` states with columns, checksums, purpose and policy. Files expire after a while, and their key is destroyed.";

    private const string FileNotes = "With `ETag`, `Repr-Digest` and ranges: a download that was cut off goes on with `Range` and `If-Range`. Each is written down, for the data-protection owner. 410 once it has expired.";

    public static void MapExports(this IEndpointRouteBuilder routes)
    {
        var group = routes.Group("Exports").Needs(Scopes.Mentoring, Scopes.PilotDataExport, Scopes.CompletionsRead);
        group.Get("/data-sets", (ExportQueries queries) => queries.DataSets())
            .Named("listDataSets", "Lists what can be exported, with its columns and for whom it is");
        group.Post("/exports", async (StartExport input, ExportCommands commands, ExportQueries queries, ExportBell bell, HttpContext http, CancellationToken ct) =>
        {
            var started = await commands.StartExport(input, ct);
            var answer = Reply.Accepted(await queries.Find(started, ct), $"/v1/exports/{started}");
            http.Response.Headers.RetryAfter = RetryAfter;
            bell.Ring();
            return answer;
        }).Named("startExport", "Starts the export of a data set", StartNotes).Writes();
        group.Get("/exports", async (ExportQueries queries, HttpContext http, CancellationToken ct, Id<Programme>? programme, Word<ExportState>? state, int? limit, string? cursor) =>
            Pages.Of(await queries.List(programme, state?.Value, Pages.Query(http, limit, cursor), ct), http))
            .Named("listExports", "Lists your exports; all of the programme, for its data-protection owner").Produces<Page<ExportView>>();
        group.Get("/exports/{id}", async (Id<Export> id, ExportQueries queries, HttpContext http, CancellationToken ct) =>
        {
            var found = await queries.Find(id, ct);
            if (found is { State: ExportState.Queued or ExportState.Running }) http.Response.Headers.RetryAfter = RetryAfter;
            return Reply.Found(found);
        }).Named("findExport", "Reads how far an export is, and what came of it");
        group.Post("/exports/{id}/cancellation", async (Id<Export> id, ExportCommands commands, ExportQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.Find(await commands.CancelExport(id, ct), ct)))
            .Named("cancelExport", "Calls an export off that is under way", "For who asked for it, and the data-protection owner.").Writes();
        group.Get("/exports/{id}/downloads", async (Id<Export> id, ExportQueries queries, HttpContext http, CancellationToken ct, int? limit, string? cursor) =>
            Pages.Of(await queries.Downloads(id, Pages.Query(http, limit, cursor), ct), http))
            .Named("listExportDownloads", "Lists who fetched which bytes of an export, and when", "For the data-protection owner; for who asked, their own.").Produces<Page<ExportDownloadView>>();
        group.MapGet("/exports/{id}/files/{name}", async (Id<Export> id, string name, ExportCommands commands, IExportFiles files, HttpContext http, CancellationToken ct) =>
        {
            var file = await commands.DownloadExportFile(id, name, file => Asked(http.Request, file), ct);
            return (IResult)new ExportFileAnswer(file, await files.Open(file, ct));
        })
        .Named("downloadExportFile", "Reads a file of an export", FileNotes)
        .WithMetadata(new GivesFile([.. RowFormat.All.Values.Select(x => x.MediaType), Manifest.MediaType]));
    }

    private const string RetryAfter = "2";

    private static string TagOf(ExportFile file) => $"\"{file.Sha256}\"";

    /// <summary>The bytes that will be sent: the range, where it is one and holds of this file, else all of it.</summary>
    private static ByteRange Asked(HttpRequest request, ExportFile file)
    {
        var (headers, whole) = (request.GetTypedHeaders(), new ByteRange(0, file.Bytes - 1));
        if (headers.Range is not { Unit.Value: "bytes", Ranges: { Count: 1 } ranges } || (headers.IfRange is { } only && only.EntityTag?.ToString() != TagOf(file))) return whole;
        var (from, to) = (ranges.First().From, ranges.First().To);
        if (from >= file.Bytes || (from is null && (to is null or 0 || file.Bytes == 0))) throw new NoSuchBytes(file.Bytes);
        return from is { } first ? new(first, Math.Min(to ?? long.MaxValue, whole.Last)) : new(Math.Max(0, file.Bytes - to!.Value), whole.Last);
    }

    /// <summary>A file as it is sent: for keeping, never for showing.</summary>
    private sealed class ExportFileAnswer(ExportFile file, Stream content) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var headers = httpContext.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
            headers.CacheControl = "private, no-store";
            headers[Digest.Header] = Digest.Of(file.Sha256);
            return Results.Stream(content, file.MediaType, file.Name, entityTag: new EntityTag(TagOf(file)), enableRangeProcessing: true).ExecuteAsync(httpContext);
        }
    }
}
