using System.Collections.Concurrent;
using Mentoring.Domain;

namespace Mentoring.Api.Graph;

/// <summary>An id that says of what it is: <c>Meeting:01a2…</c>. What follows the colon is REST's id.</summary>
internal static class GlobalId
{
    private static readonly ConcurrentDictionary<Type, Func<Guid, object>> Makers = [];
    private static readonly ConcurrentDictionary<Type, string> Kinds = [];

    public static string Of(object id) => id is IId typed ? $"{Kinds.GetOrAdd(id.GetType(), type => type.GetGenericArguments()[0].Name)}:{typed.Value}" : id.ToString()!;

    /// <summary>The typed id of a kind of record.</summary>
    public static object Parse(string text, Type entity)
    {
        var at = text.IndexOf(':', StringComparison.Ordinal);
        if (at < 0 || !IsGuid(text.AsSpan(at + 1), out var guid)) throw new Malformed("This is no id.");
        if (!text.AsSpan(0, at).SequenceEqual(entity.Name)) throw new Malformed($"An id of {entity.Name} is wanted, and this is of another kind.");
        return Makers.GetOrAdd(entity, Maker)(guid);
    }

    /// <summary>Ids, one or a list, as a document or a variable has them. What is no such id is a fault of the request, and told with its place.</summary>
    public static object Read(object given, Type type) => given switch
    {
        string text when type == typeof(Guid) => text.Contains(':', StringComparison.Ordinal) ? Parse(text).Key : IsGuid(text, out var guid) ? guid : throw new Malformed("This is no id."),
        string text => Parse(text, type),
        System.Collections.IEnumerable list => list.Cast<object?>().Select(one => one is null ? null : Read(one, type)).ToList(),
        _ => given,
    };

    /// <summary>Kind and UUID, of whatever kind it is.</summary>
    public static (string Kind, Guid Key) Parse(string text) =>
        text.IndexOf(':', StringComparison.Ordinal) is > 0 and var at && IsGuid(text.AsSpan(at + 1), out var guid) ? (text[..at], guid) : throw new Malformed("This is no id.");

    /// <summary>In its one form: the framework would let blanks pass.</summary>
    private static bool IsGuid(ReadOnlySpan<char> text, out Guid guid) => Guid.TryParseExact(text, "D", out guid) && text.Length == 36;

    private static Func<Guid, object> Maker(Type entity)
    {
        var made = typeof(GlobalId).GetMethod(nameof(Make), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.MakeGenericMethod(entity);
        return made.CreateDelegate<Func<Guid, object>>();
    }

    private static object Make<T>(Guid guid) => new Id<T>(guid);
}
