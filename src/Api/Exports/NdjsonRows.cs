using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Mentoring.Domain.Exports;

namespace Mentoring.Api.Exports;

/// <summary>One object a line, each with all fields; what is missing is null.</summary>
internal sealed class NdjsonRows : RowFormat
{
    private const int Portion = 64 * 1024;

    public override string Ending => "ndjson";

    public override string MediaType => "application/x-ndjson";

    public override async Task Write(DataSet set, IAsyncEnumerable<object?[]> rows, Stream to, CancellationToken ct)
    {
        var (buffer, names) = (new ArrayBufferWriter<byte>(2 * Portion), set.Fields.Select(x => JsonEncodedText.Encode(x.Name)).ToArray());
        await using var json = new Utf8JsonWriter(buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
        await foreach (var row in rows.WithCancellation(ct))
        {
            json.WriteStartObject();
            for (var i = 0; i < names.Length; i++)
            {
                json.WritePropertyName(names[i]);
                Write(json, set.Fields[i].Type, row[i]);
            }
            json.WriteEndObject();
            json.Flush();
            json.Reset();
            buffer.Write("\n"u8);
            if (buffer.WrittenCount < Portion) continue;
            await to.WriteAsync(buffer.WrittenMemory, ct);
            buffer.ResetWrittenCount();
        }
        await to.WriteAsync(buffer.WrittenMemory, ct);
    }

    private static void Write(Utf8JsonWriter json, FieldType type, object? value)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case string text: json.WriteStringValue(text); break;
            case int number: json.WriteNumberValue(number); break;
            case long number: json.WriteNumberValue(number); break;
            case decimal number: json.WriteNumberValue(number); break;
            case Guid id: json.WriteStringValue(id); break;
            case bool flag: json.WriteBooleanValue(flag); break;
            case DateOnly day: json.WriteStringValue(type == FieldType.Yearmonth ? Values.Month(day) : day.ToString("O", CultureInfo.InvariantCulture)); break;
            case DateTimeOffset at: json.WriteStringValue(at.ToUniversalTime().ToString(Values.Instant, CultureInfo.InvariantCulture)); break;
            default: json.WriteStringValue(Values.Text(value)); break;
        }
    }
}
