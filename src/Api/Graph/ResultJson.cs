using System.Text.Json;
using GraphQL;
using GraphQL.Execution;
using GraphQL.SystemTextJson;

namespace Mentoring.Api.Graph;

/// <summary>Writes answers as the library does, but for what is read from views, and for texts and numbers, which it looks up a way to write for one by one.</summary>
internal sealed class ResultJson : ExecutionResultJsonConverter
{
    public override void Write(Utf8JsonWriter writer, ExecutionResult value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        if (value.Errors is { Count: > 0 }) WriteMember(writer, "errors", value.Errors, options);
        if (value is { Executed: true, Data: ExecutionNode data })
        {
            writer.WritePropertyName("data");
            WriteNode(writer, data, options);
        }
        else if (value.Executed) WriteMember(writer, "data", value.Data, options);
        if (value.Extensions is { Count: > 0 }) WriteMember(writer, "extensions", value.Extensions, options);
        writer.WriteEndObject();
    }

    private static void WriteMember<T>(Utf8JsonWriter writer, string name, T value, JsonSerializerOptions options)
    {
        writer.WritePropertyName(name);
        JsonSerializer.Serialize(writer, value, options);
    }

    private static void WriteNode(Utf8JsonWriter writer, ExecutionNode node, JsonSerializerOptions options)
    {
        switch (node)
        {
            case ViewNode { Selection: { } selection, SubFields: { } nodes }:
                WriteView(writer, selection, node.Result!, nodes, options);
                break;
            case ObjectExecutionNode { SubFields: { } fields }:
                writer.WriteStartObject();
                foreach (var field in fields)
                {
                    writer.WritePropertyName(field.Name!);
                    WriteNode(writer, field, options);
                }
                writer.WriteEndObject();
                break;
            case ArrayExecutionNode { Items: { } items }:
                writer.WriteStartArray();
                foreach (var item in items) WriteNode(writer, item, options);
                writer.WriteEndArray();
                break;
            default:
                WriteValue(writer, node.ToValue(), options);
                break;
        }
    }

    private static void WriteView(Utf8JsonWriter writer, ViewSelection selection, object view, ExecutionNode[] nodes, JsonSerializerOptions options)
    {
        var next = 0;
        writer.WriteStartObject();
        foreach (var (name, value) in selection.Members)
        {
            writer.WritePropertyName(name);
            if (value is not null) value.Write(writer, view);
            else WriteNode(writer, nodes[next++], options);
        }
        writer.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter writer, object? value, JsonSerializerOptions options)
    {
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case string text: writer.WriteStringValue(text); break;
            case int number: writer.WriteNumberValue(number); break;
            case bool flag: writer.WriteBooleanValue(flag); break;
            default: JsonSerializer.Serialize(writer, value, options); break;
        }
    }
}
