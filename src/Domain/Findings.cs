using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Mentoring.Domain;

/// <summary>Collects all that is wrong with an input, so that the caller hears it once.</summary>
public sealed partial class Findings(string at = "")
{
    public const int ShortText = 200;
    public const int LongText = 10_000;

    private readonly List<Finding> found = [];

    public bool Any => found.Count > 0;

    public IReadOnlyList<Finding> All => found;

    /// <summary>A required text of 1 to <paramref name="max"/> code points, trimmed.</summary>
    public string Text(string member, string? value, int max = ShortText)
    {
        var text = OptionalText(member, value, max);
        if (text is null && !found.Exists(f => f.Pointer == Pointer(member))) Add(member, "Needs a text.");
        return text ?? "";
    }

    /// <summary>As <see cref="Text"/>; blank counts as absent.</summary>
    public string? OptionalText(string member, string? value, int max = ShortText)
    {
        if (string.IsNullOrWhiteSpace(value)) return null;
        if (value.Length > max * 2)
        {
            Add(member, TooLong(max));
            return null;
        }
        if (!IsWellFormed(value, lineBreaks: max > ShortText))
        {
            Add(member, "Has a control character or a broken surrogate.");
            return null;
        }
        var text = value.Trim();
        if (text.EnumerateRunes().Count() <= max) return text;
        Add(member, TooLong(max));
        return null;
    }

    public List<string> Texts(string member, IReadOnlyList<string>? values, int min = 0, int maxCount = 50, int max = ShortText)
    {
        values ??= [];
        if (values.Count < min) Add(member, min == 1 ? "Needs at least one entry." : $"Needs at least {min} entries.");
        if (values.Count > maxCount) Add(member, $"Has more than {maxCount} entries.");
        return [.. values.Take(maxCount).Select((value, i) => Text($"{member}/{i}", value, max))];
    }

    /// <summary>An external id, code or other key: 1 to 100 visible characters without spaces or slashes.</summary>
    public string Key(string member, string? value)
    {
        if (value is not null && IsKey(value)) return value;
        Add(member, "Needs 1 to 100 letters, digits or the marks - _ . : @ + ~ only.");
        return "";
    }

    /// <summary>Whether a text can be somebody's key. Nothing else is looked up: PostgreSQL refuses to compare a NUL.</summary>
    public static bool IsKey(string value) => KeyShape().IsMatch(value);

    public string? Email(string member, string? value)
    {
        var text = OptionalText(member, value, 254);
        if (text is null || EmailShape().IsMatch(text)) return text;
        Add(member, "Is not an e-mail address.");
        return null;
    }

    /// <summary>A date from 1900 to 2200.</summary>
    public void Date(string member, DateOnly? value)
    {
        if (value is { Year: < 1900 or > 2200 }) Add(member, "Lies outside the years 1900 to 2200.");
    }

    /// <summary>An instant from 1900 to 2200.</summary>
    public void Instant(string member, DateTimeOffset? value)
    {
        if (value?.UtcDateTime is { Year: < 1900 or > 2200 }) Add(member, "Lies outside the years 1900 to 2200.");
    }

    public void Range(string member, decimal? value, decimal min, decimal max)
    {
        if (value < min || value > max)
            Add(member, string.Create(CultureInfo.InvariantCulture, $"Lies outside {min} to {max}."));
    }

    public string? Choice(string member, string? value, IReadOnlyCollection<string> choices)
    {
        if (value is not null && !choices.Contains(value)) Add(member, $"Is none of {string.Join(", ", choices)}.");
        return value;
    }

    /// <summary>The IANA name of a time zone. Names alone are looked up, and nothing that could be a path elsewhere.</summary>
    public string? TimeZone(string member, string? value)
    {
        var zone = OptionalText(member, value, 64);
        if (zone is not null && !TimeZones.IsKnown(zone)) Add(member, "Is the name of no time zone.");
        return zone;
    }

    public void Add(string member, string detail) => found.Add(new(Pointer(member), detail));

    public void Add(IEnumerable<Finding> findings) => found.AddRange(findings);

    public void Refuse()
    {
        if (found.Count > 0) throw new Invalid(found);
    }

    private string Pointer(string member) => $"{at}/{member}";

    private static string TooLong(int max) => string.Create(CultureInfo.InvariantCulture, $"Is longer than {max} characters.");

    private static bool IsWellFormed(string value, bool lineBreaks)
    {
        foreach (var rune in value.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar && !value.Contains('\uFFFD', StringComparison.Ordinal)) return false;
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control && !(lineBreaks && rune.Value is '\n' or '\r' or '\t')) return false;
        }
        return true;
    }

    [GeneratedRegex(@"^[\p{L}\p{Nd}\-_.:@+~]{1,100}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex KeyShape();

    [GeneratedRegex(@"^[^\s@]{1,64}@[^\s@]+\.[^\s@]+\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex EmailShape();
}
