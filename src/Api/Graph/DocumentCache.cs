using GraphQL;
using GraphQL.DI;
using GraphQLParser.AST;
using Microsoft.Extensions.Caching.Memory;

namespace Mentoring.Api.Graph;

/// <summary>Documents that were parsed, counted, validated and run before. What depends on the request, its variables and its method, is checked again.</summary>
internal sealed class DocumentCache : IConfigureExecution, IDisposable
{
    private const int MostCharacters = 1_000_000;
    private readonly MemoryCache documents = new(new MemoryCacheOptions { SizeLimit = MostCharacters });

    /// <summary>After the options are set (100), before a document is looked up by its hash (200).</summary>
    public float SortOrder => 150;

    public async Task<ExecutionResult> ExecuteAsync(ExecutionOptions options, ExecutionDelegate next)
    {
        // The hash and a text that looks like one are two keys.
        var key = (options.Query is null, options.Query ?? options.DocumentId ?? "");
        if (documents.TryGetValue(key, out GraphQLDocument? known)) options.Document = known;
        var result = await next(options);
        if (known is null && result is { Executed: true, Document: { } document }) documents.Set(key, document, new MemoryCacheEntryOptions { Size = document.Source.Length });
        return result;
    }

    public void Dispose() => documents.Dispose();
}
