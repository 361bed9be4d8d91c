using System.IO.Compression;
using System.Text.Json;
using Mentoring.Api.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Mentoring.Api.Portfolios;

/// <summary>A portfolio as its owner takes it along.</summary>
public sealed record PortfolioArchive(PortfolioView Portfolio, PersonalProfileView? Profile, IReadOnlyList<EvidenceView> Evidence, IReadOnlyList<EvidenceFileView> Files, IReadOnlyList<FeedbackView> Feedback)
{
    /// <summary>Where a file is in the archive: names may come twice, places do not.</summary>
    public static string PlaceOf(EvidenceFileView file, int number) => $"files/{number + 1:000}-{file.Name}";
}

/// <summary>Writes the archive as it is read, a chunk of a file at a time.</summary>
internal sealed class PortfolioArchiveResult(PortfolioArchive archive, PortfolioQueries queries) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (response, ct) = (httpContext.Response, httpContext.RequestAborted);
        response.ContentType = "application/zip";
        response.Headers.ContentDisposition = "attachment; filename=\"portfolio.zip\"";
        response.Headers.CacheControl = "private, no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        await using var body = new Drained(response.Body);
        await using (var zip = await ZipArchive.CreateAsync(body, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, ct)) await Write(zip, httpContext, ct);
        await body.FlushAsync(ct);
    }

    private async Task Write(ZipArchive zip, HttpContext httpContext, CancellationToken ct)
    {
        await using (var manifest = await zip.CreateEntry("manifest.json").OpenAsync(ct))
            await JsonSerializer.SerializeAsync(manifest, Manifest(), httpContext.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions, ct);
        foreach (var (number, file) in archive.Files.Index())
        {
            await using var content = await queries.Open(file, ct);
            await using var entry = await zip.CreateEntry(PortfolioArchive.PlaceOf(file, number), CompressionLevel.Fastest).OpenAsync(ct);
            await content.CopyToAsync(entry, ct);
        }
    }

    /// <summary>The library writes its headers at once, which no answer may: they wait here for the next part that is sent.</summary>
    private sealed class Drained(Stream inner) : Stream
    {
        private readonly MemoryStream waiting = new();

        public override void Write(byte[] buffer, int offset, int count) => waiting.Write(buffer, offset, count);

        public override void Write(ReadOnlySpan<byte> buffer) => waiting.Write(buffer);

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            waiting.Write(buffer.Span);
            await FlushAsync(cancellationToken);
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override async Task FlushAsync(CancellationToken cancellationToken)
        {
            await inner.WriteAsync(waiting.GetBuffer().AsMemory(0, (int)waiting.Length), cancellationToken);
            waiting.SetLength(0);
        }

        protected override void Dispose(bool disposing)
        {
            waiting.Dispose();
            base.Dispose(disposing);
        }

        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override void Flush() { }
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
    }

    private object Manifest() => new
    {
        archive.Portfolio,
        Profile = archive.Profile?.Content,
        archive.Evidence,
        Files = archive.Files.Select((file, number) => new { file.Id, file.Evidence, file.Name, file.MediaType, file.Bytes, file.Sha256, file.AddedAt, Path = PortfolioArchive.PlaceOf(file, number) }),
        archive.Feedback,
    };
}
