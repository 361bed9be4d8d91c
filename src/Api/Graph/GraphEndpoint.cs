using System.Text.Json;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Transport;
using GraphQL.Types;
using Mentoring.Api.Errors;
using Mentoring.Api.Graph.Subscriptions;
using Mentoring.Api.Http;
using Mentoring.Api.Privacy;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;

namespace Mentoring.Api.Graph;

/// <summary>GraphQL over HTTP: POST for everything, GET for queries, one operation a request.</summary>
internal sealed class GraphEndpoint(Documents documents, EventStreams streams, IGraphQLTextSerializer serializer)
{
    public Task Post(HttpContext http) => MediaType.Is(http.Request, "application/json")
        ? Answer(http, () => serializer.ReadAsync<GraphQLRequest>(http.Request.Body, http.RequestAborted))
        // Nothing that a form of another site could send.
        : throw new BadHttpRequestException("media type", StatusCodes.Status415UnsupportedMediaType);

    public Task Get(HttpContext http)
    {
        var query = http.Request.Query;
        return Answer(http, () => new(new GraphQLRequest { Query = Text("query"), DocumentId = Text("documentId"), OperationName = Text("operationName"), Variables = Map("variables"), Extensions = Map("extensions") }));

        string? Text(string name) => query[name] is [{ Length: > 0 } text] ? text : null;
        Inputs? Map(string name) => Text(name) is { } text ? serializer.Deserialize<Inputs>(text) : null;
    }

    private async Task Answer(HttpContext http, Func<ValueTask<GraphQLRequest?>> read)
    {
        var type = AnswerType.Of(http.Request) ?? throw new BadHttpRequestException("accept", StatusCodes.Status406NotAcceptable);
        if (await Read(read) is not { } request) await http.Write(new() { Errors = [new NotRead()] }, type, serializer);
        else if (type == AnswerType.Events) await streams.Run(http, request);
        else await http.Write(await documents.Run(http, request, type), type, serializer);
    }

    /// <summary>Null when it is no request: no JSON, a list, or a member of another type.</summary>
    private static async Task<GraphQLRequest?> Read(Func<ValueTask<GraphQLRequest?>> read)
    {
        try
        {
            return await read() is { } request && (request.Query ?? request.DocumentId) is not null ? request : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }
}

/// <summary>Writes results of the library as HTTP answers.</summary>
internal static class GraphAnswers
{
    public static async Task Write(this HttpContext http, ExecutionResult result, AnswerType type, IGraphQLTextSerializer serializer)
    {
        await http.Begin(result);
        var response = http.Response;
        response.StatusCode = Status(result, type);
        if (response.StatusCode == StatusCodes.Status405MethodNotAllowed) response.Headers.Allow = HttpMethods.Post;
        // What would have been a stream is refused before it opens.
        response.ContentType = $"{(type == AnswerType.Events ? AnswerType.Json : type).Name}; charset=utf-8";
        response.Headers.CacheControl = "private, no-store";
        await serializer.WriteAsync(response.Body, result, http.RequestAborted);
    }

    /// <summary>What comes before the first byte, however it is answered.</summary>
    public static async Task Begin(this HttpContext http, ExecutionResult result)
    {
        await ReadRecording.BeforeAnswer(http, result);
        if (http.RequestServices.GetRequiredService<WriteTerms>().Replayed) http.Response.Headers["Idempotency-Replayed"] = "true";
    }

    /// <summary>200 for whatever was run. The media type that came first answers 200 to what was not, too.</summary>
    private static int Status(ExecutionResult result, AnswerType type) =>
        result.Executed && type != AnswerType.Events ? StatusCodes.Status200OK : result.Errors?.FirstOrDefault() switch
        {
            NotRead => StatusCodes.Status400BadRequest,
            WrongKind wrong => wrong.Status,
            _ when type == AnswerType.Json => StatusCodes.Status200OK,
            TimeoutError => ErrorTable.Timeout.Status,
            { InnerException: Fault fault } => ErrorTable.Of(fault).Status,
            _ => StatusCodes.Status400BadRequest,
        };
}

/// <summary>The body or the address is no GraphQL request.</summary>
internal sealed class NotRead() : RequestError("A request is one JSON object with query or documentId, texts, and where needed operationName, a text, and variables, an object.");
