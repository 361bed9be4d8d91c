using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Mentoring.Infrastructure.Persistence;

/// <summary>How types of the domain become columns, the same in every table.</summary>
internal static class Conventions
{
    public const string RuleAnnotation = "Mentoring:Rule";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static void Apply(ModelConfigurationBuilder model, bool postgres)
    {
        foreach (var entity in typeof(Entity).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Entity)) && !type.IsAbstract))
            model.Properties(typeof(Id<>).MakeGenericType(entity)).HaveConversion(typeof(IdConverter<>).MakeGenericType(entity));
        model.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        if (postgres) model.Properties<DateTimeOffset>().HaveConversion<UtcMicroseconds>();
        else model.Properties<DateTimeOffset>().HaveConversion<UtcText>();
    }

    /// <summary>A value object kept as one JSON text.</summary>
    public static PropertyBuilder<T> AsJson<T>(this PropertyBuilder<T> property)
    {
        property.HasConversion(new ValueConverter<T, string>(value => Write(value), text => Read<T>(text)), ByJson<T>());
        return property;
    }

    /// <summary>A value kept encrypted: <see cref="ColumnCipher"/> shuts it before the save and opens it after the read.</summary>
    /// <param name="erased">What it reads as when its key is destroyed.</param>
    public static void AsConfidential<T>(this PropertyBuilder<Confidential<T>> property, T erased) where T : class
    {
        Func<string, T> read = typeof(T) == typeof(string) ? text => (T)(object)text : Read<T>;
        property.HasConversion(new ValueConverter<Confidential<T>, string>(value => Shut(value), stored => new(stored, read, erased)),
            new ValueComparer<Confidential<T>>((one, other) => Same(one, other), value => HashOf(value), value => value));
    }

    /// <summary>The text of a confidential value.</summary>
    public static string Text(object content) => content as string ?? JsonSerializer.Serialize(content, content.GetType(), Json);

    /// <summary>A unique index that stands behind a rule: what breaks it comes back as that rule.</summary>
    public static void Behind(this IndexBuilder index, Rule rule) => index.IsUnique().HasAnnotation(RuleAnnotation, rule.Id);

    private static string Shut(IConfidential value) => value.Stored ?? throw new InvalidOperationException("Confidential text is saved through the write door, which encrypts it.");

    private static bool Same(IConfidential? one, IConfidential? other) => ReferenceEquals(one, other)
        || (one is { IsAnew: false } && other is { IsAnew: false } && (one.Content is { } content && other.Content is { } second ? string.Equals(Text(content), Text(second), StringComparison.Ordinal) : one.Stored == other.Stored));

    private static int HashOf(IConfidential value) => StringComparer.Ordinal.GetHashCode(value.Content is { } content ? Text(content) : value.Stored!);

    private static string Write<T>(T value) => JsonSerializer.Serialize(value, Json);

    public static T Read<T>(string text) => JsonSerializer.Deserialize<T>(text, Json)!;

    public static T Read<T>(byte[] text) => JsonSerializer.Deserialize<T>(text, Json)!;

    /// <summary>A value object is replaced as a whole and never changed in place: the same object is the same value, and needs no copy to compare with.</summary>
    private static ValueComparer<T> ByJson<T>() => new(
        (one, other) => ReferenceEquals(one, other) || Write(one) == Write(other),
        value => StringComparer.Ordinal.GetHashCode(Write(value)),
        value => value);
}

internal sealed class IdConverter<T>() : ValueConverter<Id<T>, Guid>(id => id.Value, value => new Id<T>(value));

/// <summary>PostgreSQL keeps microseconds: what memory holds is cut to the same, so that a cursor equals its row.</summary>
internal sealed class UtcMicroseconds() : ValueConverter<DateTimeOffset, DateTimeOffset>(
    at => new DateTimeOffset(at.UtcTicks - at.UtcTicks % 10, TimeSpan.Zero), at => at);

/// <summary>SQLite keeps text that sorts.</summary>
internal sealed class UtcText() : ValueConverter<DateTimeOffset, DateTime>(
    at => new DateTime(at.UtcTicks - at.UtcTicks % 10, DateTimeKind.Utc), at => new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc)));
