using System.Text.Json.Nodes;

namespace Mentoring.Api.Tests.Contract;

/// <summary>An operation of the OpenAPI document.</summary>
internal sealed record Operation(string Path, string Method, JsonObject Node)
{
    public string Id => Node["operationId"]?.ToString() ?? $"{Method} {Path}";

    public IEnumerable<JsonObject> Parameters => Node["parameters"]?.AsArray().Select(x => x!.AsObject()) ?? [];

    public JsonObject? Body => Node["requestBody"]?["content"]?.AsObject();

    /// <summary>The path with the examples of its own parameters.</summary>
    public string Address => Parameters.Where(x => x["in"]!.ToString() == "path")
        .Aggregate(Path, (path, x) => path.Replace($"{{{x["name"]}}}", x["example"]?.ToString(), StringComparison.Ordinal));

    public bool Takes(string header) => Parameters.Any(x => x["name"]!.ToString() == header);

    public static IReadOnlyList<Operation> Of(JsonNode document) =>
        [.. document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(x => new Operation(path.Key, x.Key, x.Value!.AsObject())))];
}
