using System.Collections;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Mentoring.Api.Http;

/// <summary>How JSON is read and written: what the contract does not know is refused, not ignored.</summary>
internal static class JsonSetup
{
    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = false;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.RespectNullableAnnotations = true;
        options.AllowDuplicateProperties = false;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.TypeInfoResolver = (options.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(RefuseNullEntries);
        options.Converters.Add(new InstantJson());
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
    }

    /// <summary>Nullable annotations are respected for members, not for the entries of a list.</summary>
    private static void RefuseNullEntries(JsonTypeInfo type)
    {
        foreach (var member in type.Properties.Where(member => member.Set is not null && member.PropertyType != typeof(string) && member.PropertyType.IsAssignableTo(typeof(IEnumerable))))
        {
            var set = member.Set!;
            member.Set = (owner, value) =>
            {
                if (value is IEnumerable entries && entries.Cast<object?>().Contains(null)) throw new JsonException("A list has no null in it.");
                set(owner, value);
            };
        }
    }
}
