namespace Mentoring.Tests;

/// <summary>Whether the full counts are wanted, as <c>MENTORING_DEEP=1</c> asks for: many random worlds, and each walk on each database.</summary>
public static class Deep
{
    public static bool IsWanted => Given is not (null or "" or "0");

    /// <summary>As it is set: some tests take it for a number.</summary>
    public static string? Given => Environment.GetEnvironmentVariable("MENTORING_DEEP");
}
