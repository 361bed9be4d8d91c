using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mentoring.Api.Graph;
using Mentoring.Api.Http;
using Mentoring.Domain;

namespace Mentoring.Api.Tests.Hosting;

/// <summary>The same values in REST's words and in GraphQL's: ids with their kind, choices in capitals.</summary>
internal static class GraphWords
{
    private static readonly ConcurrentDictionary<Type, string> Selections = [];

    public static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    /// <summary>Everything that REST tells of a view, under REST's names.</summary>
    public static string Selection(Type type) => Selections.GetOrAdd(Inner(type), one => IsOurs(one)
        ? $"{{ {string.Join(' ', Told(one).Select(member => $"{Camel(member.Name)}{(FieldOf(member) is var field && field == Camel(member.Name) ? "" : $": {field}")} {Selection(member.PropertyType)}".TrimEnd()))} }}"
        : "");

    /// <summary>From REST's words to GraphQL's, by what the use case takes.</summary>
    public static JsonNode? Input(JsonNode? value, Type type) => Inner(type) switch
    {
        _ when value is null => null,
        _ when value is JsonArray several => new JsonArray([.. several.Select(one => Input(one, type))]),
        var id when Generic(id) == typeof(Id<>) && value.GetValueKind() == JsonValueKind.String => $"{id.GetGenericArguments()[0].Name}:{value}",
        { IsEnum: true } words when value.GetValueKind() == JsonValueKind.String => Enum.GetNames(words).FirstOrDefault(word => Camel(word) == value.ToString()) is { } known ? Capitals(known) : value.DeepClone(),
        var ours when IsOurs(ours) && value is JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Member(ours, member.Key) is { } property ? Input(member.Value, property.PropertyType) : member.Value?.DeepClone()))),
        _ => value.DeepClone(),
    };

    /// <summary>And back, by what is answered.</summary>
    public static JsonNode? Output(JsonNode? value, Type type) => Inner(type) switch
    {
        _ when value is null => null,
        _ when value is JsonArray several => new JsonArray([.. several.Select(one => Output(one, type))]),
        var id when Generic(id) == typeof(Id<>) => value.ToString()[(value.ToString().IndexOf(':', StringComparison.Ordinal) + 1)..],
        { IsEnum: true } words => Camel(Enum.GetNames(words).Single(word => Capitals(word) == value.ToString())),
        var instant when instant == typeof(DateTimeOffset) => JsonSerializer.SerializeToNode(DateTimeOffset.Parse(value.ToString(), CultureInfo.InvariantCulture).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFZ", CultureInfo.InvariantCulture)),
        var ours when IsOurs(ours) && value is JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Output(member.Value, Member(ours, member.Key)!.PropertyType)))),
        _ => value.DeepClone(),
    };

    /// <summary>Names of what a view, or a page of views, has in REST alone.</summary>
    public static HashSet<string> RestOnly(Type answer) => [.. (answer.IsGenericType ? answer.GetGenericArguments()[^1] : answer).GetProperties().Where(x => x.IsDefined(typeof(RestOnlyAttribute))).Select(x => Camel(x.Name))];

    public static JsonNode? Ordered(JsonNode? value, IReadOnlySet<string> without) => value switch
    {
        JsonObject members => new JsonObject(members.Where(x => !without.Contains(x.Key)).OrderBy(x => x.Key, StringComparer.Ordinal).Select(x => KeyValuePair.Create(x.Key, Ordered(x.Value, without)))),
        JsonArray several => new JsonArray([.. several.Select(one => Ordered(one, without))]),
        _ => value?.DeepClone(),
    };

    private static IEnumerable<PropertyInfo> Told(Type view) =>
        view.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(x => x.Name is not (nameof(View.Warnings) or "EqualityContract") && !x.IsDefined(typeof(RestOnlyAttribute)));

    /// <summary>An id of another record has the kind's word to itself: the field of that name is the record.</summary>
    private static string FieldOf(PropertyInfo member)
    {
        var name = Camel(member.Name);
        return name == "id" || GraphTypes.Referred(member.PropertyType) is null ? name : GraphTypes.IsList(member.PropertyType) ? $"{(name.EndsWith('s') ? name[..^1] : name)}Ids" : $"{name}Id";
    }

    private static PropertyInfo? Member(Type type, string name) => type.GetProperties().FirstOrDefault(x => Camel(x.Name) == name);

    private static string Capitals(string word) => string.Concat(word.Select((c, i) => i > 0 && char.IsUpper(c) ? $"_{c}" : $"{char.ToUpperInvariant(c)}"));

    /// <summary>What a list is of, and what may be left out.</summary>
    private static Type Inner(Type type) =>
        Nullable.GetUnderlyingType(type) is { } value ? Inner(value)
        : Generic(type) is { } generic && (generic == typeof(Optional<>) || (generic.GetGenericArguments().Length == 1 && generic.IsAssignableTo(typeof(System.Collections.IEnumerable)))) ? Inner(type.GetGenericArguments()[0]) : type;

    private static Type? Generic(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : null;

    private static bool IsOurs(Type type) => type.IsClass && (type.Assembly == typeof(View).Assembly || type.Assembly == typeof(Id<>).Assembly);
}
