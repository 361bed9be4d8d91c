using GraphQL;
using GraphQL.Transport;
using GraphQL.Types;
using GraphQL.Validation;

namespace Mentoring.Api.Graph;

/// <summary>Runs documents: as a request, or in a scope of its own for what is told later.</summary>
internal sealed class Documents(IDocumentExecuter<GraphSchema> executer, GraphLimits limits)
{
    public Task<ExecutionResult> Run(HttpContext http, GraphQLRequest request, AnswerType type) => Run(http, request, type, http.RequestServices, root: null, http.RequestAborted);

    public Task<ExecutionResult> Run(HttpContext http, GraphQLRequest request, AnswerType type, IServiceProvider services, object? root, CancellationToken ct)
    {
        var kinds = OperationKinds.For(http.Request, type);
        return executer.ExecuteAsync(options =>
        {
            options.Query = request.Query;
            options.DocumentId = request.DocumentId;
            options.OperationName = request.OperationName;
            options.Variables = request.Variables;
            options.RequestServices = services;
            options.User = http.User;
            options.Root = root;
            options.CancellationToken = ct;
            options.Timeout = TimeSpan.FromSeconds(limits.Seconds);
            options.ValidationRules = [.. DocumentValidator.CoreRules, kinds];
            // The kind of request is no matter of the document: what came by POST and is known must not run by GET.
            options.CachedDocumentValidationRules = [kinds];
        });
    }
}
