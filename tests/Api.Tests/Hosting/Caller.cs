using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace Mentoring.Api.Tests.Hosting;

/// <summary>What came back.</summary>
public sealed record Answer(HttpStatusCode Status, JsonNode? Body, string Text, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders)
{
    public int Code => (int)Status;

    public string? ETag => Headers.ETag?.ToString();

    public string? Rule => (Body as JsonObject)?["rule"]?.GetValue<string>();

    /// <summary>Every rule that the refusal names.</summary>
    public IReadOnlyList<string> Rules => (Body as JsonObject)?["refusals"] is JsonArray several ? [.. several.Select(x => x!["rule"]!.GetValue<string>())] : Rule is { } one ? [one] : [];

    public IReadOnlyList<string> Pointers => (Body as JsonObject)?["errors"] is JsonArray errors ? [.. errors.Select(x => x!["pointer"]!.GetValue<string>())] : [];

    public IReadOnlyList<string> Warnings => Body?["warnings"] is JsonArray warnings ? [.. warnings.Select(x => x!["rule"]!.GetValue<string>())] : [];

    public JsonArray Items => Body!["items"]!.AsArray();

    public string Id => this["id"];

    public string this[string member] => Body?[member]?.ToString() ?? throw new InvalidOperationException($"No {member} in {Code}: {Text}");

    /// <summary>Passes the answer on when it has this status.</summary>
    public Answer Is(int status)
    {
        Assert.True(Code == status, $"Wanted {status}, got {Code}: {Text}");
        return this;
    }

    /// <summary>Refused by exactly these rules.</summary>
    public Answer RefusedBy(params string[] rules)
    {
        Is(409);
        Assert.Equal(rules.Order(StringComparer.Ordinal), Rules.Order(StringComparer.Ordinal));
        return this;
    }

    /// <summary>Not yours to do, by this rule.</summary>
    public Answer ForbiddenBy(string rule)
    {
        Is(403);
        Assert.Equal(rule, Rule);
        return this;
    }
}

/// <summary>Calls the host with one token.</summary>
public sealed class Caller(HttpClient http, string? token)
{
    /// <summary>The token; null for who is not signed in.</summary>
    public string? Token => token;

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>The same token, by another way.</summary>
    public Caller Over(HttpClient way) => new(way, token);

    public Task<Answer> Get(string path, params (string, string)[] headers) => Send(HttpMethod.Get, path, null, headers);

    /// <summary>The answer as it comes, for bytes that are no text.</summary>
    public async Task<HttpResponseMessage> Fetch(string path, params (string, string)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (token is not null) request.Headers.Authorization = new("Bearer", token);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await http.SendAsync(request, Stop);
    }

    public Task<Answer> Post(string path, object? body = null, params (string, string)[] headers) => Send(HttpMethod.Post, path, Json(body), headers);

    public Task<Answer> Put(string path, object body, params (string, string)[] headers) => Send(HttpMethod.Put, path, Json(body), headers);

    /// <summary>Reads first and sends the ETag along.</summary>
    public async Task<Answer> Replace(string path, object body, string? read = null) => await Put(path, body, ("If-Match", (await Get(read ?? path)).Is(200).ETag!));

    public Task<Answer> Delete(string path) => Send(HttpMethod.Delete, path, null);

    public Task<Answer> Query(string document, object? variables = null, params (string, string)[] headers) =>
        Send(HttpMethod.Post, "/graphql", Json(new { query = document, variables }), headers);

    /// <summary>A document whose answers come as server-sent events.</summary>
    public async Task<EventStream> Stream(string document, object? variables = null) => await EventStream.Of(await Open(document, variables));

    /// <summary>The same, as far as its headers.</summary>
    public async Task<HttpResponseMessage> Open(string document, object? variables = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = Json(new { query = document, variables }) };
        if (token is not null) request.Headers.Authorization = new("Bearer", token);
        request.Headers.TryAddWithoutValidation("Accept", "text/event-stream");
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Stop);
    }

    /// <summary>A body as it is, for what no serializer would write.</summary>
    public Task<Answer> Raw(HttpMethod method, string path, string body, string contentType = "application/json", params (string, string)[] headers)
    {
        var content = new StringContent(body, Encoding.UTF8);
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return Send(method, path, content, headers);
    }

    public async Task<Answer> Send(HttpMethod method, string path, HttpContent? content, params (string, string)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (token is not null) request.Headers.Authorization = new("Bearer", token);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var response = await http.SendAsync(request, Stop);
        var text = await response.Content.ReadAsStringAsync(Stop);
        var isJson = response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true;
        return new(response.StatusCode, isJson && text.Length > 0 ? JsonNode.Parse(text) : null, text, response.Headers, response.Content.Headers);
    }

    private static StringContent? Json(object? body) => body is null ? null
        : new(body as string ?? JsonSerializer.Serialize(body, JsonSerializerOptions.Web), Encoding.UTF8, "application/json");
}
