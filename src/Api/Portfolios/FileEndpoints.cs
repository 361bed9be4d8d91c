using System.Net.Http.Headers;
using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.Portfolios;
using Microsoft.AspNetCore.Mvc;
using EntityTag = Microsoft.Net.Http.Headers.EntityTagHeaderValue;

namespace Mentoring.Api.Portfolios;

/// <summary>The body is a file of one of these media types.</summary>
internal sealed record TakesFile(IReadOnlyCollection<string> MediaTypes);

/// <summary>The answer is a file of one of these media types.</summary>
internal sealed record GivesFile(IReadOnlyCollection<string> MediaTypes);

internal static class FileEndpoints
{
    private const string UploadNotes = "The body is the file itself, of the type that Content-Type says: it is looked at, and refused when the bytes say otherwise. "
        + "`name` is its name, without a path. `Repr-Digest: sha-256=:…:` has the checksum compared; with an Idempotency-Key it is needed. The same file sent again is the one that is there.";

    public static void MapFiles(this RouteGroupBuilder group)
    {
        group.MapPost("/evidence/{id}/files", async (Id<Evidence> id, HttpContext http, FileCommands commands, PortfolioQueries queries, CancellationToken ct, string? name) =>
        {
            var made = await commands.AddEvidenceFile(id, Arriving(http.Request, name), ct);
            return Reply.Made(await queries.FindFile(made, ct), $"/v1/evidence-files/{made}");
        })
        .Named("addEvidenceFile", "Adds a file of up to 20 MB to a piece of your evidence", UploadNotes)
        .WithMetadata(new TakesFile([.. FileInspection.Types.Keys]), new RequestSizeLimitAttribute(FileCommands.MostBytes + 1))
        .Writes();
        group.Get("/evidence/{id}/files", async (Id<Evidence> id, PortfolioQueries queries, HttpContext http, CancellationToken ct, int? limit, string? cursor) =>
            Pages.Of(await queries.ListFiles(id, Pages.Query(http, limit, cursor), ct), http))
            .Named("listEvidenceFiles", "Lists the files of a piece of evidence").Produces<Page<EvidenceFileView>>();
        group.Get("/evidence-files/{id}", async (Id<EvidenceFile> id, PortfolioQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.FindFile(id, ct))).Named("findEvidenceFile", "Reads what a file is");
        group.MapGet("/evidence-files/{id}/content", async (Id<EvidenceFile> id, PortfolioQueries queries, CancellationToken ct) =>
        {
            var (file, content) = await queries.Content(id, ct);
            return (IResult)new FileAnswer(file, content);
        })
        .Named("downloadEvidenceFile", "Reads the bytes of a file", "With `Repr-Digest`, `ETag` and ranges. It is sent as an attachment: no browser shows it as a page of this address.")
        .WithMetadata(new GivesFile([.. FileInspection.Types.Keys]));
        group.Delete("/evidence-files/{id}", async (Id<EvidenceFile> id, FileCommands commands, CancellationToken ct) =>
        {
            await commands.DeleteEvidenceFile(id, ct);
            return TypedResults.NoContent();
        }).Named("deleteEvidenceFile", "Deletes a file of yours").Writes();
    }

    /// <summary>The body is read once, as it comes.</summary>
    private static Upload Arriving(HttpRequest request, string? name)
    {
        if (request.Headers.ContentEncoding.Count > 0) throw new BadHttpRequestException("encoding", StatusCodes.Status415UnsupportedMediaType);
        var type = MediaTypeHeaderValue.TryParse(request.ContentType, out var parsed) ? parsed.MediaType : null;
        return new(name, type, request.ContentLength, Digest.Sent(request), request.Body);
    }

    /// <summary>A file as it is sent: for keeping, never for showing.</summary>
    private sealed class FileAnswer(EvidenceFileView file, Stream content) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var headers = httpContext.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
            headers.CacheControl = "private, no-cache";
            headers["Repr-Digest"] = Digest.Of(file.Sha256);
            return Results.Stream(content, file.MediaType, file.Name, entityTag: new EntityTag($"\"{file.Version}.{file.Sha256}\""), enableRangeProcessing: true).ExecuteAsync(httpContext);
        }
    }
}
