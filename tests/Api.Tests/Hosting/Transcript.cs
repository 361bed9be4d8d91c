using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Mentoring.Api.Tests.Hosting;

/// <summary>What one write was answered.</summary>
internal sealed record Written(string Operation, int Status, string Told);

/// <summary>The writes of a story in order, with a number for each name that differs from world to world: ids, organisations, salts. Instants are left out.</summary>
internal sealed partial class Transcript
{
    private readonly ConcurrentDictionary<string, string> names = new(StringComparer.Ordinal);

    public ConcurrentQueue<Written> Lines { get; } = [];

    public string Named(string text) => Names().Replace(Instants().Replace(text, "@"), name => names.GetOrAdd(name.Value, _ => $"#{names.Count}"));

    [GeneratedRegex(@"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|org-\d+|(?<=-)[a-z]{12}(?=\.)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Names();

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Instants();
}

/// <summary>Writes down what passes.</summary>
internal sealed class Transcribing(Hosted host, Transcript transcript) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        var calls = GraphCalls.Of(host);
        if (request.Method == HttpMethod.Get || calls.OperationAt(request.Method, request.RequestUri!.AbsolutePath) is not { } operation) return response;
        await response.Content.LoadIntoBufferAsync(cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        var body = text.Length > 0 ? JsonNode.Parse(text) : null;
        var told = (int)response.StatusCode < 400 ? calls.Comparable(operation, body) : Why(body);
        // Whether a record was made or replaced REST alone tells by its status.
        transcript.Lines.Enqueue(new(operation, response.StatusCode == HttpStatusCode.Created ? 200 : (int)response.StatusCode, transcript.Named(told)));
        return response;
    }

    /// <summary>Rules and places: what a program goes by.</summary>
    private static string Why(JsonNode? problem) => string.Join(' ',
        [.. (problem!["refusals"] as JsonArray ?? [problem["rule"]?.DeepClone() is { } rule ? new JsonObject { ["rule"] = rule } : null]).Select(x => x?["rule"]?.ToString() ?? ""),
            .. (int)problem["status"]! == 422 ? (problem["errors"] as JsonArray ?? []).Select(x => x!["pointer"]?.ToString() ?? "") : []]);
}
