using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Mentoring.Api.Http;

/// <summary>An instant names its offset; without one it would mean the server's own time zone. Answers are in UTC.</summary>
internal sealed class InstantJson : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.GetString() ?? "";
        var time = text.IndexOf('T', StringComparison.OrdinalIgnoreCase);
        var hasOffset = time > 0 && (text[^1] is 'Z' or 'z' || text.AsSpan(time).IndexOfAny('+', '-') > 0);
        return hasOffset && reader.TryGetDateTimeOffset(out var instant) ? instant : throw new JsonException("An instant is written as 2026-01-31T09:30:00Z.");
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFZ", CultureInfo.InvariantCulture));
}
