using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mentoring.Api.Tests.Contract;

namespace Mentoring.Api.Tests.Confidentiality;

/// <summary>
/// Bodies in which every free text is a mark of its own, by the published contract: a text that is added to an operation is marked without anybody
/// thinking of it. Codes, dates and figures are given by who writes the body.
/// </summary>
internal sealed class Wording(JsonNode document)
{
    private readonly Dictionary<string, Operation> operations = Operation.Of(document).ToDictionary(x => x.Id, StringComparer.Ordinal);

    /// <summary>Random, so that no text that is there for another reason is taken for a mark.</summary>
    // Letters alone: what looks like somebody's number is warned of.
    private readonly string salt = RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz", 12);

    /// <summary>The mark of one field. A full stop ends it, so that none is the beginning of another.</summary>
    public string Mark(string label) => $"canary-{label}-{salt}.";

    public bool IsMark(string text) => text.StartsWith("canary-", StringComparison.Ordinal) && text.EndsWith($"-{salt}.", StringComparison.Ordinal);

    public IReadOnlyCollection<Operation> Operations => operations.Values;

    /// <summary>The words of an enumeration, or of yes and no; null for anything else.</summary>
    public IReadOnlyList<string>? Words(JsonObject schema)
    {
        var resolved = Resolved(schema);
        return resolved["enum"] is JsonArray words ? [.. words.Select(x => x?.ToString()).OfType<string>()]
            : resolved["type"]?.ToJsonString().Contains("boolean", StringComparison.Ordinal) == true ? ["true", "false"]
            : null;
    }

    /// <summary>What every mark of this world contains.</summary>
    public string Salt => salt;

    /// <summary>The body of an operation, with a mark in each free text that <paramref name="given"/> does not give; null leaves one out.</summary>
    public JsonObject Body(string operation, string label, object? given = null)
    {
        var schema = operations[operation].Body!["application/json"]!["schema"]!.AsObject();
        return Over(Marked(Resolved(schema), label), JsonSerializer.SerializeToNode(given ?? new { }, JsonSerializerOptions.Web)!.AsObject());
    }

    /// <summary>Where the contract cannot say what a body needs at least.</summary>
    private static readonly Dictionary<string, string> Needed = new(StringComparer.Ordinal)
    {
        ["changeProgressStatement"] = """{"progress": "Surer."}""",
        ["recordSafetyTalk"] = """{"talkedOn": "2026-02-04"}""",
        ["requestAnnualReviewItem"] = """{"text": "Leads.", "receiver": {"as": "lineManager"}}""",
        ["writeProgressStatement"] = """{"progress": "Surer."}""",
    };

    /// <summary>A body that the operation takes: its published example, else the least that it needs. Null where it takes none.</summary>
    public JsonNode? Valid(Operation operation) => operation.Body?["application/json"] is not { } body ? null
        : body["example"]?.DeepClone() ?? (Needed.TryGetValue(operation.Id, out var needed) ? JsonNode.Parse(needed) : Least(body["schema"]!.AsObject()));

    private JsonNode Least(JsonObject property)
    {
        var schema = Resolved(property);
        if (schema["enum"] is not null) return Words(schema)![0];
        return (schema["type"] as JsonArray ?? [schema["type"]?.DeepClone()])[^1]?.ToString() switch
        {
            "integer" or "number" => 1,
            "boolean" => true,
            "array" => new JsonArray(Least(schema["items"]!.AsObject())),
            "object" => new JsonObject((schema["required"]?.AsArray() ?? []).Select(name => KeyValuePair.Create(name!.ToString(), (JsonNode?)Least(schema["properties"]![name.ToString()]!.AsObject())))),
            _ => schema["format"]?.ToString() switch
            {
                "uuid" => Guid.CreateVersion7().ToString(),
                "date" => "2026-02-03",
                "date-time" => "2026-02-03T09:00:00Z",
                _ => "Words.",
            },
        };
    }

    private JsonObject Marked(JsonObject schema, string label)
    {
        var body = new JsonObject();
        // Which form was shown is told in codes.
        foreach (var (name, property) in (schema["properties"]?.AsObject().ToList() ?? []).Where(member => member.Key != "form"))
            if (Value(property!.AsObject(), $"{label}/{name}") is { } value) body[name] = value;
        return body;
    }

    private JsonNode? Value(JsonObject property, string label)
    {
        var schema = Resolved(property);
        if (schema["enum"] is not null || schema["format"] is not null) return null;
        var types = schema["type"] is JsonArray several ? several.Select(x => x!.ToString()).ToList() : [schema["type"]?.ToString() ?? ""];
        return types.Contains("string") ? Mark(label)
            : types.Contains("array") ? Value(schema["items"]!.AsObject(), label) is { } one ? new JsonArray(one) : null
            : types.Contains("object") && Marked(schema, label) is { Count: > 0 } inner ? inner
            : null;
    }

    private JsonObject Resolved(JsonObject schema) =>
        schema["$ref"]?.ToString() is { } reference ? document["components"]!["schemas"]![reference.Split('/')[^1]]!.AsObject() : schema;

    private static JsonObject Over(JsonObject body, JsonObject given)
    {
        foreach (var (name, value) in given.ToList())
        {
            if (value is null) body.Remove(name);
            else if (value is JsonObject inner && body[name] is JsonObject there) Over(there, inner);
            else body[name] = value.DeepClone();
        }
        return body;
    }
}
