using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using Mentoring.Api.Errors;
using Mentoring.Domain;
using Mentoring.Domain.People;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Mentoring.Api.Http;

/// <summary>Reads the rows of a feed: a JSON array or NDJSON. A row that cannot be read fails alone.</summary>
internal sealed class BulkBody(IOptions<JsonOptions> json)
{
    public const int MostRows = 10_000;
    public const long MostBytes = 20_000_000;

    /// <summary>Takes an array apart without a look at its rows: what is wrong with one must not cost the others.</summary>
    private static readonly JsonSerializerOptions Rows = new();

    public Task<List<FeedRow<T>>> Read<T>(HttpRequest request, CancellationToken ct) where T : class =>
        MediaType.Is(request, "application/json") ? ReadArray<T>(request, ct)
        : MediaType.Is(request, "application/x-ndjson") ? ReadLines<T>(request, ct)
        : throw new BadHttpRequestException("media type", StatusCodes.Status415UnsupportedMediaType);

    private async Task<List<FeedRow<T>>> ReadArray<T>(HttpRequest request, CancellationToken ct) where T : class
    {
        var rows = new List<FeedRow<T>>();
        try
        {
            await foreach (var element in JsonSerializer.DeserializeAsyncEnumerable<JsonElement>(request.Body, Rows, ct))
                Add(rows, () => element.Deserialize<T>(json.Value.SerializerOptions));
        }
        catch (JsonException broken)
        {
            throw new BadHttpRequestException("array", StatusCodes.Status400BadRequest, broken);
        }
        return rows;
    }

    private async Task<List<FeedRow<T>>> ReadLines<T>(HttpRequest request, CancellationToken ct) where T : class
    {
        var rows = new List<FeedRow<T>>();
        var reader = PipeReader.Create(request.Body, new(leaveOpen: true));
        while (true)
        {
            var read = await reader.ReadAsync(ct);
            var buffer = read.Buffer;
            while (buffer.PositionOf((byte)'\n') is { } end)
            {
                AddLine(rows, buffer.Slice(0, end));
                buffer = buffer.Slice(buffer.GetPosition(1, end));
            }
            if (read.IsCompleted)
            {
                AddLine(rows, buffer);
                return rows;
            }
            reader.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    private void AddLine<T>(List<FeedRow<T>> rows, ReadOnlySequence<byte> line) where T : class
    {
        // From the bytes: as a text, what is no UTF-8 would turn into replacement characters and be kept.
        var bytes = line.ToArray().AsMemory().Trim(" \t\r"u8);
        if (bytes.Length > 0) Add(rows, () => JsonSerializer.Deserialize<T>(bytes.Span, json.Value.SerializerOptions));
    }

    private static void Add<T>(List<FeedRow<T>> rows, Func<T?> read) where T : class
    {
        if (rows.Count == MostRows) throw new Malformed($"A feed has at most {MostRows} rows.");
        try
        {
            rows.Add(read() is { } value ? new(rows.Count, value) : new(rows.Count, new Malformed("Is null.", "")));
        }
        catch (JsonException broken)
        {
            var finding = JsonFinding.Of(broken);
            rows.Add(new(rows.Count, new Malformed(finding.Detail, finding.Pointer)));
        }
    }
}
