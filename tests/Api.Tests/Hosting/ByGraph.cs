using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Mentoring.Api.Http;
using Mentoring.Tests;

namespace Mentoring.Api.Tests.Hosting;

/// <summary>A host whose callers speak REST and are answered by GraphQL, so that a test written for one proves the other.</summary>
public sealed class GraphOnSqlite() : SharedSqlite(null)
{
    protected override IEnumerable<DelegatingHandler> Handlers => [.. base.Handlers, new ByGraph(this)];
}

/// <summary>The shared host, asked by GraphQL.</summary>
public sealed class SharedGraph(SharedHosts hosts) : SharedSqlite(hosts)
{
    protected override IEnumerable<DelegatingHandler> Handlers => [.. base.Handlers, new ByGraph(this)];
}

/// <summary>The same on PostgreSQL.</summary>
public sealed class GraphOnPostgres(PostgresServer server) : SharedPostgres(server, null)
{
    protected override IEnumerable<DelegatingHandler> Handlers => [.. base.Handlers, new ByGraph(this)];
}

/// <summary>
/// Takes a request of REST, asks GraphQL for the same operation and answers in REST's words. What GraphQL does not have goes through as it is, and so
/// does what has no counterpart there: a conditional read, an unknown parameter, a body that is no object.
/// </summary>
internal sealed class ByGraph(Hosted host) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var text = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
        if (request.Headers.IfNoneMatch.Count > 0 || GraphCalls.Of(host).Translate(request.Method, request.RequestUri!.PathAndQuery, text) is not { } call) return await base.SendAsync(request, cancellationToken);
        if (request.Headers.TryGetValues("If-Match", out var tags)) call.Variables["expectedVersion"] = await Version(request, string.Concat(tags), cancellationToken);
        using var asked = Like(request, HttpMethod.Post, "/graphql");
        asked.Content = new StringContent(call.Body, Encoding.UTF8, "application/json");
        using var told = await base.SendAsync(asked, cancellationToken);
        var body = JsonNode.Parse(await told.Content.ReadAsStringAsync(cancellationToken));
        // Who has no token, and what is no request of GraphQL at all, is answered before it begins.
        var answer = body?["errors"] is null && body?["data"] is null ? new Told((int)told.StatusCode, body) : call.Answer(body);
        var response = new HttpResponseMessage((HttpStatusCode)answer.Status) { RequestMessage = request };
        foreach (var (name, values) in told.Headers) response.Headers.TryAddWithoutValidation(name, values);
        if (answer.Version is { } version) response.Headers.ETag = new($"\"{version}.graph\"");
        if (answer.Body is not null) response.Content = new StringContent(answer.Body.ToJsonString(GraphCalls.Json), Encoding.UTF8, answer.Status < 400 ? "application/json" : "application/problem+json");
        return response;
    }

    /// <summary>The version of an ETag. GraphQL has no word for any version: there the newest is looked up.</summary>
    private async Task<int?> Version(HttpRequestMessage request, string tag, CancellationToken ct)
    {
        if (tag != "*") return RequestTerms.Version(tag);
        for (var path = request.RequestUri!.AbsolutePath; path.Length > 3; path = path[..path.LastIndexOf('/')])
        {
            using var read = Like(request, HttpMethod.Get, path);
            using var found = await base.SendAsync(read, ct);
            if (found.Headers.ETag is { } etag) return RequestTerms.Version(etag.Tag);
        }
        return null;
    }

    private static HttpRequestMessage Like(HttpRequestMessage request, HttpMethod method, string path)
    {
        var like = new HttpRequestMessage(method, new Uri(request.RequestUri!, path));
        foreach (var (name, values) in request.Headers.Where(x => x.Key != "If-Match")) like.Headers.TryAddWithoutValidation(name, values);
        return like;
    }
}
