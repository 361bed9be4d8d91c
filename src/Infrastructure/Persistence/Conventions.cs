using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Mentoring.Domain;
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

    /// <summary>A value object kept as one encrypted JSON text.</summary>
    public static PropertyBuilder<T> AsConfidentialJson<T>(this PropertyBuilder<T> property, ColumnCipher cipher)
    {
        var column = NameOf(property);
        property.HasConversion(
            new ValueConverter<T, string>(value => cipher.Encrypt(Write(value), column), text => Read<T>(cipher.Decrypt(text, column))), ByJson<T>());
        return property;
    }

    /// <summary>A text kept encrypted.</summary>
    public static PropertyBuilder<string> AsConfidential(this PropertyBuilder<string> property, ColumnCipher cipher)
    {
        var column = NameOf(property);
        property.HasConversion(new ValueConverter<string, string>(text => cipher.Encrypt(text, column), stored => cipher.Decrypt(stored, column)));
        return property;
    }

    /// <summary>A unique index that stands behind a rule: what breaks it comes back as that rule.</summary>
    public static void Behind(this IndexBuilder index, Rule rule) => index.IsUnique().HasAnnotation(RuleAnnotation, rule.Id);

    private static string NameOf<T>(PropertyBuilder<T> property) => $"{property.Metadata.DeclaringType.ClrType.Name}.{property.Metadata.Name}";

    private static string Write<T>(T value) => JsonSerializer.Serialize(value, Json);

    public static T Read<T>(string text) => JsonSerializer.Deserialize<T>(text, Json)!;

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
