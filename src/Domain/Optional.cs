using System.Text.Json;
using System.Text.Json.Serialization;

namespace Mentoring.Domain;

/// <summary>An input member that may be absent, null or given: absent and null mean different things.</summary>
[JsonConverter(typeof(OptionalJson))]
public readonly record struct Optional<T>(T? Value)
{
    /// <summary>Whether the caller sent the member at all, be it with null.</summary>
    public bool IsGiven { get; private init; } = true;

    public static implicit operator Optional<T>(T? value) => new(value);
}

internal sealed class OptionalJson : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Optional<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

    private sealed class Of<T> : JsonConverter<Optional<T>>
    {
        public override bool HandleNull => true;

        public override Optional<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            // By its converter, not by another Deserialize, which would tell a fault from its own root.
            new(reader.TokenType == JsonTokenType.Null ? default : ((JsonConverter<T>)options.GetConverter(typeof(T))).Read(ref reader, typeof(T), options));

        public override void Write(Utf8JsonWriter writer, Optional<T> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.Value, options);
    }
}
