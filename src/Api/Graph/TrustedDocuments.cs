using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace Mentoring.Api.Graph;

/// <summary>
/// The documents that front ends registered when they were built: <c>GraphQL:TrustedDocuments</c> names a JSON file with the SHA-256 of each, in
/// hexadecimal, and its text, as graphql-codegen writes it.
/// </summary>
internal sealed class TrustedDocuments
{
    private readonly Dictionary<string, string> documents;

    private TrustedDocuments(Dictionary<string, string> documents) => this.documents = documents;

    public static TrustedDocuments Of(IConfiguration configuration) => new(configuration["GraphQL:TrustedDocuments"] is { Length: > 0 } file ? Read(file) : []);

    public static bool Only(IConfiguration configuration) => configuration.GetValue("GraphQL:TrustedDocumentsOnly", defaultValue: false);

    public ValueTask<string?> Find(ExecutionOptions options, string? algorithm, string hash) => new(algorithm == "sha256" ? documents.GetValueOrDefault(hash) : null);

    /// <summary>A document that could never be run is told at the start, with all that is wrong.</summary>
    public async Task Check(GraphSchema schema, IDocumentBuilder builder, IDocumentValidator validator, CancellationToken ct)
    {
        var faults = new List<string>();
        foreach (var (hash, text) in documents) faults.AddRange((await Faults(text)).Select(fault => $"{hash}: {fault}"));
        if (faults.Count > 0) throw new InvalidOperationException($"GraphQL:TrustedDocuments has documents that cannot be run. {string.Join(' ', faults)}");

        async Task<IEnumerable<string>> Faults(string text)
        {
            try
            {
                var document = builder.Build(text);
                var operations = document.Definitions.OfType<GraphQLOperationDefinition>().ToList();
                if (operations.Count == 0) return ["It has no operation."];
                var found = new List<string>();
                foreach (var operation in operations)
                {
                    var result = await validator.ValidateAsync(new() { Document = document, Operation = operation, Schema = schema, Rules = DocumentValidator.CoreRules, CancellationToken = ct });
                    // What the variables will hold is not known yet.
                    found.AddRange(result.Errors.Where(error => error is not InvalidVariableError).Select(error => error.Message));
                }
                return found;
            }
            catch (ExecutionError wrong)
            {
                return [wrong.Message];
            }
        }
    }

    private static Dictionary<string, string> Read(string file)
    {
        Dictionary<string, string>? read;
        try
        {
            read = JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllBytes(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new InvalidOperationException($"GraphQL:TrustedDocuments: {file} cannot be read as a JSON object of hashes and documents.", e);
        }
        var wrong = read!.FirstOrDefault(one => one.Key != Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(one.Value)))).Key;
        return wrong is null ? new(read!, StringComparer.Ordinal) : throw new InvalidOperationException($"GraphQL:TrustedDocuments: {wrong} is not the SHA-256 of its document.");
    }
}
