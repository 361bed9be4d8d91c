using GraphQL;
using GraphQL.Execution;
using GraphQL.Transport;
using GraphQLParser.AST;
using Mentoring.Api.Identity;
using Mentoring.Api.Privacy;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Integration;
using Microsoft.AspNetCore.Http.Features;

namespace Mentoring.Api.Graph.Subscriptions;

/// <summary>
/// Answers as server-sent events, by the protocol graphql-sse in its distinct connections mode. What is wrong with the request is told before
/// the stream opens. Each event is answered as a request of its own: for the rights that the caller has at that moment.
/// </summary>
internal sealed class EventStreams(
    Documents documents, IGraphQLTextSerializer serializer, EventWatch watch, Places places, IServiceScopeFactory scopes,
    SubscriptionOptions options, IHostApplicationLifetime host, ILogger<EventStreams> log)
{
    private const string Heartbeat = ":\n\n";

    public async Task Run(HttpContext http, GraphQLRequest request)
    {
        var opening = new Opening();
        var result = await documents.Run(http, request, AnswerType.Events, http.RequestServices, opening, http.RequestAborted);
        if (result.Executed && opening.Occasion is null && result.Operation!.Operation != OperationType.Subscription) await Once(http, result);
        else if (opening.Occasion is { } occasion) await Stream(http, request, occasion, opening.From);
        else await http.Write(result.Errors is null ? Told(new Malformed("The subscription asks for nothing that happens.")) : result, AnswerType.Events, serializer);
    }

    /// <summary>A query or a mutation is a stream of one.</summary>
    private async Task Once(HttpContext http, ExecutionResult result)
    {
        await http.Begin(result);
        await Open(http);
        await Next(http, result);
        await Complete(http);
    }

    private async Task Stream(HttpContext http, GraphQLRequest request, Occasion occasion, FeedPosition from)
    {
        IDisposable place;
        try
        {
            place = places.Take(http.RequestServices.GetRequiredService<Viewer>().Caller);
        }
        catch (TooMany full)
        {
            http.Response.Headers.RetryAfter = "15";
            await http.Write(Told(full), AnswerType.Events, serializer);
            return;
        }
        using (place)
        using (watch.Join())
        using (var stop = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, host.ApplicationStopping))
        {
            await Open(http);
            try
            {
                await Follow(http, request, occasion, from, stop.Token);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                // The client went, or the host goes.
            }
            catch (Exception e)
            {
                if (e is not Fault) log.LogError(e, "A stream of {Occasion} broke off", occasion.Name);
                await Next(http, Told(e));
            }
            if (!http.RequestAborted.IsCancellationRequested) await Complete(http);
        }
    }

    /// <summary>Until the token ends, or nobody goes by it any more.</summary>
    private async Task Follow(HttpContext http, GraphQLRequest request, Occasion occasion, FeedPosition position, CancellationToken stop)
    {
        var (end, beat) = (http.EndOfToken(), Now + options.Heartbeat);
        while (Now < end)
        {
            var more = watch.More;
            var (events, reached) = await watch.After(position, stop);
            foreach (var one in events.Where(occasion.Is))
                if (Now >= end || !await Tell(http, request, occasion, one, stop)) return;
            if (reached.IsAfter(position)) position = reached;
            else await Wait(more, (beat < end ? beat : end) - Now, stop);
            if (Now < beat) continue;
            await Write(http, Heartbeat, stop);
            beat = Now + options.Heartbeat;
        }
    }

    /// <summary>Tells of an event whom it concerns now. Whoever it does not concern cannot tell that it was. False when nobody goes by the token any more.</summary>
    private async Task<bool> Tell(HttpContext http, GraphQLRequest request, Occasion occasion, Event one, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        if (!await services.SignIn(http.User, stop)) return false;
        if (!await occasion.Concerns(services, one.RecordId, stop)) return true;
        var result = await documents.Run(http, request, AnswerType.Events, services, one, stop);
        await ReadRecording.BeforeAnswer(services, result, stop);
        await Next(http, result);
        return true;
    }

    private static async Task Wait(Task more, TimeSpan most, CancellationToken stop)
    {
        if (most <= TimeSpan.Zero) return;
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(stop);
        await Task.WhenAny(more, Task.Delay(most, enough.Token));
        await enough.CancelAsync();
        stop.ThrowIfCancellationRequested();
    }

    private static async Task Open(HttpContext http)
    {
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        var headers = http.Response.Headers;
        (headers.ContentType, headers.CacheControl, headers["X-Accel-Buffering"]) = ($"{AnswerType.Events.Name}; charset=utf-8", "private, no-store", "no");
        await Write(http, Heartbeat, http.RequestAborted);
    }

    private Task Next(HttpContext http, ExecutionResult result) => Write(http, $"event: next\ndata: {serializer.Serialize(result)}\n\n", http.RequestAborted);

    private static Task Complete(HttpContext http) => Write(http, "event: complete\ndata:\n\n", http.RequestAborted);

    private static async Task Write(HttpContext http, string text, CancellationToken ct)
    {
        await http.Response.WriteAsync(text, ct);
        await http.Response.Body.FlushAsync(ct);
    }

    private static ExecutionResult Told(Exception e) => new() { Errors = [e is Fault ? new ExecutionError(e.Message, e) : new UnhandledError(e.Message, e)] };

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();
}
