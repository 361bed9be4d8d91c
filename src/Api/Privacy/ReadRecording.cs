using GraphQL;
using GraphQL.Execution;
using Mentoring.Domain.Confidentiality;

namespace Mentoring.Api.Privacy;

/// <summary>The operation writes down what it has read before it answers.</summary>
internal sealed record RecordsReads;

/// <summary>Has what a request has read of others written down, after its last read and before its first byte.</summary>
internal static class ReadRecording
{
    public static async ValueTask<object?> BeforeAnswer(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var answer = await next(context);
        var http = context.HttpContext;
        await Keep(http.RequestServices, ReadProtocol.Rest, http.RequestServices.GetRequiredService<WriteTerms>().Operation, http.RequestAborted);
        return answer;
    }

    /// <summary>The operation is told by its fields: the document's own name is the caller's to choose.</summary>
    public static Task BeforeAnswer(HttpContext http, ExecutionResult result) => BeforeAnswer(http.RequestServices, result, http.RequestAborted);

    /// <summary>An event of a stream is read in a scope of its own.</summary>
    public static Task BeforeAnswer(IServiceProvider services, ExecutionResult result, CancellationToken ct) =>
        Keep(services, ReadProtocol.Graphql, string.Join(", ", FieldsOf(result).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)), ct);

    private static IEnumerable<string> FieldsOf(ExecutionResult result) =>
        (result.Data as ObjectExecutionNode)?.SubFields?.Select(field => field.Field.Name.StringValue) ?? [];

    private static Task Keep(IServiceProvider services, ReadProtocol protocol, string operation, CancellationToken ct) =>
        services.GetRequiredService<IReadLedger>().Keep(protocol, operation, ct);
}
