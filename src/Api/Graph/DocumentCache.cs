using GraphQL;
using GraphQL.DI;
using GraphQLParser.AST;
using Microsoft.Extensions.Caching.Memory;

namespace Mentoring.Api.Graph;

/// <summary>
/// Documents that were parsed, counted, validated and run before. What depends on the request, its variables and its method, is checked again; for a query
/// whose weight no variable changes, nothing does, and the document is not walked for it.
/// </summary>
internal sealed class DocumentCache(WeightRule weight) : IConfigureExecution, IDisposable
{
    private const int MostCharacters = 1_000_000;
    private readonly MemoryCache documents = new(new MemoryCacheOptions { SizeLimit = MostCharacters });

    /// <summary>After the options are set (100), before a document is looked up by its hash (200).</summary>
    public float SortOrder => 150;

    public async Task<ExecutionResult> ExecuteAsync(ExecutionOptions options, ExecutionDelegate next)
    {
        // The hash and a text that looks like one are two keys, and so are two operations of one document: only the one that runs is validated.
        var key = (options.Query is null, options.Query ?? options.DocumentId, options.OperationName);
        if (documents.TryGetValue(key, out Known? known)) (options.Document, options.ValidationRules) = (known!.Document, known.IsSettled ? [] : options.CachedDocumentValidationRules ?? []);
        var result = await next(options);
        if (known is null && result is { Executed: true, Document: { } document, Operation: { } operation })
            documents.Set(key, new Known(document, operation.Operation == OperationType.Query && weight.IsKnownOf(operation)), new MemoryCacheEntryOptions { Size = document.Source.Length });
        return result;
    }

    private sealed record Known(GraphQLDocument Document, bool IsSettled);

    public void Dispose() => documents.Dispose();
}
