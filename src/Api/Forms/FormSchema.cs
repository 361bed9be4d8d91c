using System.Text.Json;
using System.Text.Json.Nodes;
using Mentoring.Domain.Forms;

namespace Mentoring.Api.Forms;

/// <summary>
/// A form as JSON Schema 2020-12, so that a front end can draw it. Properties stand in the order of the questions; <c>x-sections</c> has what the
/// schema language cannot say: headings, what is only to be read, and which questions stand under which heading and for whom.
/// </summary>
internal static class FormSchema
{
    public static Dictionary<string, JsonElement> Of(FormContent form, Uri id)
    {
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$id"] = id.ToString(),
            ["title"] = form.Title,
            ["description"] = form.Text,
            ["type"] = "object",
            ["x-language"] = form.Language,
        };
        if (form.Text is null) schema.Remove("description");
        var questions = form.Sections.SelectMany(section => section.Questions ?? []).ToList();
        schema["properties"] = new JsonObject(questions.Select(question => KeyValuePair.Create(question.Key, (JsonNode?)Property(question, question.Items))));
        // Of a form for both roles, who is no mentee does not answer what mentees are asked.
        var forAll = form.Sections.Where(section => section.Role is null).SelectMany(section => section.Questions ?? []).Where(question => question is { Required: true, OnlyIf: null });
        schema["required"] = new JsonArray([.. forAll.Select(question => (JsonNode)question.Key)]);
        schema["additionalProperties"] = false;
        if (questions.SelectMany(Conditions).ToArray() is { Length: > 0 } conditions) schema["allOf"] = new JsonArray(conditions);
        schema["x-sections"] = new JsonArray([.. form.Sections.Select(Section)]);
        return schema.ToDictionary(member => member.Key, member => JsonSerializer.SerializeToElement(member.Value), StringComparer.Ordinal);
    }

    private static JsonNode Section(FormSection section)
    {
        var told = new JsonObject { ["key"] = section.Key, ["title"] = section.Title };
        if (section.Text is { } text) told["description"] = text;
        if (section.Role is { } role) told["role"] = JsonNamingPolicy.CamelCase.ConvertName(role.ToString());
        if (section.Points is { } points) told["points"] = new JsonArray([.. points.Select(point => (JsonNode)point.Text)]);
        told["questions"] = new JsonArray([.. (section.Questions ?? []).Select(question => (JsonNode)question.Key)]);
        return told;
    }

    private static JsonObject Property(FormPart part, IReadOnlyList<FormPart>? items)
    {
        var property = new JsonObject { ["title"] = part.Text };
        if (part.Help is { } help) property["description"] = help;
        foreach (var (name, value) in Shape(part, items)) property[name] = value?.DeepClone();
        return property;
    }

    private static JsonObject Shape(FormPart part, IReadOnlyList<FormPart>? items) => part.Kind switch
    {
        QuestionKind.Text => Text(part),
        QuestionKind.Choice => new() { ["type"] = "string", ["oneOf"] = Options(part) },
        QuestionKind.Choices => Entries(part, new() { ["type"] = "string", ["oneOf"] = Options(part) }, unique: true),
        QuestionKind.Date => new() { ["type"] = "string", ["format"] = "date" },
        QuestionKind.Dates => Entries(part, new() { ["type"] = "string", ["format"] = "date" }),
        QuestionKind.Number or QuestionKind.Scale => Number(part),
        QuestionKind.YesNo => new() { ["type"] = "boolean" },
        QuestionKind.Signature => new() { ["type"] = "boolean", ["const"] = true },
        QuestionKind.Record => new() { ["type"] = "string", ["format"] = "uuid" },
        QuestionKind.Records => Entries(part, new() { ["type"] = "string", ["format"] = "uuid" }),
        QuestionKind.List when items is null => Entries(part, Text(part)),
        QuestionKind.List => Entries(part, Together(items)),
        _ => Together(items!),
    };

    private static JsonObject Text(FormPart part) => new() { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = (int)(part.Max ?? Domain.Findings.ShortText) };

    private static JsonObject Number(FormPart part)
    {
        var number = new JsonObject { ["type"] = part.Decimals ? "number" : "integer" };
        if (part.Min is { } min) number["minimum"] = min;
        if (part.Max is { } max) number["maximum"] = max;
        return number;
    }

    private static JsonObject Together(IReadOnlyList<FormPart> items) => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject(items.Select(item => KeyValuePair.Create(item.Key, (JsonNode?)Property(item, null)))),
        ["required"] = new JsonArray([.. items.Where(item => item.Required).Select(item => (JsonNode)item.Key)]),
        ["additionalProperties"] = false,
    };

    private static JsonObject Entries(FormPart part, JsonObject entry, bool unique = false)
    {
        var list = new JsonObject { ["type"] = "array", ["items"] = entry, ["minItems"] = part.MinCount ?? (part.Required ? 1 : 0), ["maxItems"] = part.MaxCount ?? 50 };
        if (unique) list["uniqueItems"] = true;
        return list;
    }

    private static JsonArray Options(FormPart part) => new([.. part.Options!.Select(option => (JsonNode)new JsonObject { ["const"] = option.Code, ["title"] = option.Text })]);

    /// <summary>Asked only with another answer, and not yes to both.</summary>
    private static IEnumerable<JsonNode> Conditions(FormQuestion question)
    {
        if (question.OnlyIf is { } condition)
        {
            var then = question.Required ? new JsonObject { ["required"] = new JsonArray(question.Key) } : [];
            yield return new JsonObject
            {
                ["if"] = Is(condition.Question, condition.Is switch { "true" => true, "false" => false, var word => word }),
                ["then"] = then,
                ["else"] = new JsonObject { ["properties"] = new JsonObject { [question.Key] = false } },
            };
        }
        if (question.NotWith is { } other)
            yield return new JsonObject { ["not"] = new JsonObject { ["allOf"] = new JsonArray(Is(question.Key, true), Is(other, true)) } };
    }

    private static JsonObject Is(string key, JsonNode value) => new()
    {
        ["properties"] = new JsonObject { [key] = new JsonObject { ["const"] = value } },
        ["required"] = new JsonArray(key),
    };
}
