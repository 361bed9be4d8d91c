using GraphQL;
using GraphQL.Transport;
using GraphQL.Types;
using Mentoring.Api.Graph.Subscriptions;
using Mentoring.Api.Http;
using Mentoring.Api.Privacy;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;

namespace Mentoring.Api.Graph;

/// <summary>GraphQL over HTTP: POST for everything, GET for queries.</summary>
internal sealed class GraphEndpoint(IDocumentExecuter<GraphSchema> executer, IGraphQLTextSerializer serializer, EventStreams streams)
{
    private const string ResponseType = "application/graphql-response+json";

    public async Task Post(HttpContext http)
    {
        if (!MediaType.Is(http.Request, "application/json"))
            throw new BadHttpRequestException("media type", StatusCodes.Status415UnsupportedMediaType);
        await Execute(http, await Read(http));
    }

    public Task Get(HttpContext http)
    {
        var query = http.Request.Query;
        var request = new GraphQLRequest { Query = query["query"].ToString(), OperationName = query["operationName"] is [{ Length: > 0 } name] ? name : null };
        if (query["variables"] is [{ Length: > 0 } variables])
        {
            try
            {
                request.Variables = serializer.Deserialize<Inputs>(variables);
            }
            catch (System.Text.Json.JsonException)
            {
                throw new Malformed("variables is no JSON object.", "?variables");
            }
        }
        return Execute(http, request);
    }

    private async Task<GraphQLRequest> Read(HttpContext http)
    {
        try
        {
            return await serializer.ReadAsync<GraphQLRequest>(http.Request.Body, http.RequestAborted) ?? throw new Malformed("The body is no GraphQL request.");
        }
        catch (System.Text.Json.JsonException)
        {
            throw new Malformed("The body is no GraphQL request.");
        }
    }

    private async Task Execute(HttpContext http, GraphQLRequest request)
    {
        if (string.IsNullOrWhiteSpace(request.Query)) throw new Malformed("query is missing.", "/query");
        if (EventStreams.AreWanted(http.Request))
        {
            await streams.Run(http, request);
            return;
        }
        var result = await executer.ExecuteAsync(options =>
        {
            options.Query = request.Query;
            options.OperationName = request.OperationName;
            options.Variables = request.Variables;
            options.RequestServices = http.RequestServices;
            options.CancellationToken = http.RequestAborted;
            options.User = http.User;
            if (HttpMethods.IsGet(http.Request.Method)) options.ValidationRules = [.. GraphQL.Validation.DocumentValidator.CoreRules, QueriesOnly.Instance];
        });
        await ReadRecording.BeforeAnswer(http, result);
        if (http.RequestServices.GetRequiredService<WriteTerms>().Replayed) http.Response.Headers["Idempotency-Replayed"] = "true";
        var wanted = http.Request.Headers.Accept.ToString();
        var plain = wanted.Contains("application/json", StringComparison.OrdinalIgnoreCase) && !wanted.Contains(ResponseType, StringComparison.OrdinalIgnoreCase);
        http.Response.ContentType = plain ? "application/json; charset=utf-8" : ResponseType + "; charset=utf-8";
        http.Response.Headers.CacheControl = "private, no-store";
        http.Response.StatusCode = result.Executed || plain ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
        await serializer.WriteAsync(http.Response.Body, result, http.RequestAborted);
    }
}

/// <summary>A link must not be able to change anything.</summary>
internal sealed class QueriesOnly : GraphQL.Validation.ValidationRuleBase
{
    public static readonly QueriesOnly Instance = new();

    public override ValueTask<GraphQL.Validation.INodeVisitor?> GetPreNodeVisitorAsync(GraphQL.Validation.ValidationContext context)
    {
        if (context.Operation.Operation != GraphQLParser.AST.OperationType.Query)
            context.ReportError(new GraphQL.Validation.ValidationError("Only queries can be sent by GET."));
        return default;
    }
}
