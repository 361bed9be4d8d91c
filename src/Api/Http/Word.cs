using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Mentoring.Api.Http;

/// <summary>A choice in a query, written as in bodies: in camelCase. The framework would take C# names and numbers instead.</summary>
internal readonly record struct Word<T>(T Value) : IParsable<Word<T>> where T : struct, Enum
{
    private static readonly Dictionary<string, T> Words =
        Enum.GetValues<T>().ToDictionary(value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()), StringComparer.Ordinal);

    public static Word<T> Parse(string s, IFormatProvider? provider) => new(Words[s]);

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Word<T> result)
    {
        var known = Words.TryGetValue(s ?? "", out var value);
        result = new(value);
        return known;
    }
}
