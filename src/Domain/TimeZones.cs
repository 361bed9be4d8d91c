namespace Mentoring.Domain;

/// <summary>Time zones by their IANA names.</summary>
public static class TimeZones
{
    public static bool IsKnown(string name) =>
        name.Length > 0 && char.IsAsciiLetter(name[0]) && name.All(x => char.IsAsciiLetterOrDigit(x) || x is '/' or '_' or '-' or '+') && TimeZoneInfo.TryFindSystemTimeZoneById(name, out _);

    /// <summary>What a clock shows there; UTC where no zone is named.</summary>
    public static DateTimeOffset ToLocal(DateTimeOffset at, string? zone) =>
        zone is null ? at.ToUniversalTime() : TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(zone));
}
