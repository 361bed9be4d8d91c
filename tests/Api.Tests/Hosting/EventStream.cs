using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;
using Xunit;

namespace Mentoring.Api.Tests.Hosting;

/// <summary>An open stream of server-sent events, by graphql-sse's distinct connections mode.</summary>
public sealed class EventStream : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpResponseMessage response;
    private readonly IAsyncEnumerator<SseItem<string>> events;
    private Task<bool> coming;

    private EventStream(HttpResponseMessage response, Stream body)
    {
        this.response = response;
        events = SseParser.Create(body).EnumerateAsync(Caller.Stop).GetAsyncEnumerator(Caller.Stop);
        coming = events.MoveNextAsync().AsTask();
    }

    public static async Task<EventStream> Of(HttpResponseMessage response)
    {
        Assert.True(response.Content.Headers.ContentType?.MediaType == "text/event-stream", await Said(response));
        return new(response, await response.Content.ReadAsStreamAsync(Caller.Stop));
    }

    /// <summary>Nothing has come that was not read.</summary>
    public bool IsQuiet => !coming.IsCompleted;

    /// <summary>The next answer; null when the stream is complete.</summary>
    public async Task<JsonNode?> Next()
    {
        Assert.True(await coming.WaitAsync(Patience, Caller.Stop), "The stream broke off.");
        var one = events.Current;
        if (one.EventType == "complete") return null;
        Assert.Equal("next", one.EventType);
        coming = events.MoveNextAsync().AsTask();
        return JsonNode.Parse(one.Data);
    }

    /// <summary>What the one field of the next answer tells.</summary>
    public async Task<JsonNode> Told()
    {
        var answer = await Next();
        return answer?["data"] is JsonObject data ? data.Single().Value! : throw new InvalidOperationException(answer?.ToJsonString() ?? "The stream is complete.");
    }

    public ValueTask DisposeAsync()
    {
        response.Dispose();
        return ValueTask.CompletedTask;
    }

    private static async Task<string> Said(HttpResponseMessage response) =>
        response.Content.Headers.ContentType?.MediaType == "text/event-stream" ? "" : $"{(int)response.StatusCode}: {await response.Content.ReadAsStringAsync(Caller.Stop)}";
}
