namespace Mentoring.Domain.Evaluation;

/// <summary>What a reader can know of a number: both bounds are possible.</summary>
public readonly record struct Bounds(int Low, int High)
{
    /// <summary>More than any programme has.</summary>
    public const int Most = 10_000_000;

    public static readonly Bounds Any = new(0, Most);

    public int Width => High - Low + 1;
}

/// <summary>A class as its readers know it.</summary>
public sealed record ToldClass(string Class, Bounds Between, bool IsStarred);

/// <param name="Key">Indicator and measure.</param>
/// <param name="Population">Measures of the same number in a sheet are of the same records: who knows the definitions knows that.</param>
public sealed record ToldMeasure(string Key, int Population, IReadOnlyList<ToldClass> Classes);

/// <param name="Wholes">By population.</param>
public sealed record ToldGroup(string Group, IReadOnlyDictionary<int, Bounds> Wholes, IReadOnlyList<ToldMeasure> Measures);

/// <summary>Everything that a publication tells, as bounds.</summary>
/// <param name="Complete">Measures whose groups make up the whole, with nothing beside them.</param>
public sealed record ToldSheet(DateOnly From, DateOnly To, Axis Axis, IReadOnlyList<ToldGroup> Groups, IReadOnlyList<string> Complete);

/// <summary>Works out what somebody with all publications and a solver could work out.</summary>
public interface IDisclosureAudit
{
    /// <summary>Keys of measures that have a starred class, in any of the sheets, for which fewer values than <paramref name="fewest"/> are left.</summary>
    /// <param name="among">Only with these is it looked again; null for all.</param>
    IReadOnlySet<string> GivenAway(IReadOnlyList<ToldSheet> sheets, int fewest, IReadOnlySet<string>? among, CancellationToken ct);
}
