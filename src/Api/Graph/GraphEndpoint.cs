using System.Text.Json;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Transport;
using GraphQL.Types;
using GraphQL.Validation;
using Mentoring.Api.Http;
using Mentoring.Api.Privacy;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;

namespace Mentoring.Api.Graph;

/// <summary>GraphQL over HTTP: POST for everything, GET for queries, one operation a request.</summary>
internal sealed class GraphEndpoint(IDocumentExecuter<GraphSchema> executer, IGraphQLTextSerializer serializer, GraphLimits limits)
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
        var answer = AnswerType.Of(http.Request) ?? throw new BadHttpRequestException("accept", StatusCodes.Status406NotAcceptable);
        var result = await Read(read) is { } request ? await Run(http, request, answer) : NotRead();
        await ReadRecording.BeforeAnswer(http, result);
        var response = http.Response;
        if (http.RequestServices.GetRequiredService<WriteTerms>().Replayed) response.Headers["Idempotency-Replayed"] = "true";
        response.StatusCode = Status(result, answer);
        if (response.StatusCode == StatusCodes.Status405MethodNotAllowed) response.Headers.Allow = HttpMethods.Post;
        response.ContentType = $"{answer.Name}; charset=utf-8";
        response.Headers.CacheControl = "private, no-store";
        await serializer.WriteAsync(response.Body, result, http.RequestAborted);
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

    private static ExecutionResult NotRead() => new() { Errors = [new RequestError("A request is one JSON object with query or documentId, texts, and where needed operationName, a text, and variables, an object.")] };

    private Task<ExecutionResult> Run(HttpContext http, GraphQLRequest request, AnswerType answer)
    {
        var kinds = OperationKinds.For(http.Request, answer);
        return executer.ExecuteAsync(options =>
        {
            options.Query = request.Query;
            options.DocumentId = request.DocumentId;
            options.OperationName = request.OperationName;
            options.Variables = request.Variables;
            options.RequestServices = http.RequestServices;
            options.User = http.User;
            options.CancellationToken = http.RequestAborted;
            options.Timeout = TimeSpan.FromSeconds(limits.Seconds);
            options.ValidationRules = [.. DocumentValidator.CoreRules, kinds];
            // The kind of request is no matter of the document: what came by POST and is cached must not run by GET.
            options.CachedDocumentValidationRules = [kinds];
        });
    }

    /// <summary>200 for whatever was run. The media type that came first answers 200 to what was not, too.</summary>
    private static int Status(ExecutionResult result, AnswerType answer)
    {
        var error = result.Errors?.FirstOrDefault();
        return result.Executed ? StatusCodes.Status200OK
            : error is WrongKind wrong ? wrong.Status
            : error is TimeoutError && answer == AnswerType.Response ? StatusCodes.Status503ServiceUnavailable
            : answer == AnswerType.Response || error is RequestError && result.Document is null ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;
    }
}
