using Mentoring.Domain.Exports;

namespace Mentoring.Domain.Evaluation;

/// <summary>What was done to figures before they left.</summary>
/// <param name="Name">Name of the policy.</param>
/// <param name="Version">Its version: a policy that changes is told by another.</param>
/// <param name="Minimum">Fewest records that anything is told of.</param>
public sealed record AppliedPolicy(string Name, int Version, int Minimum);

/// <summary>How many are in a class, rounded to a multiple of 5 below or above.</summary>
/// <param name="Class">The class.</param>
/// <param name="Count">Null where it is starred: 0 to 7, or not told of this measure at all.</param>
/// <param name="Share">Of what is told of the whole, in percent; null where one of the two is starred.</param>
public sealed record PublishedClass(string Class, int? Count, int? Share);

/// <summary>Classes that exclude each other and make up a whole.</summary>
/// <param name="Key">Name of the measure within its indicator.</param>
/// <param name="IsWithheld">Nothing is told of it, not even that a class is small.</param>
/// <param name="Whole">Null where it would give a class away, or is too small.</param>
/// <param name="Classes">In the order of the definition.</param>
public sealed record PublishedMeasure(string Key, bool IsWithheld, int? Whole, IReadOnlyList<PublishedClass> Classes);

/// <summary>A median or mean, coarse.</summary>
/// <param name="Key">Name of the measure within its indicator.</param>
/// <param name="Value">Null where it is of too few.</param>
/// <param name="Of">Of how many it is, rounded; null where it is of too few.</param>
public sealed record PublishedMiddle(string Key, decimal? Value, int? Of);

/// <summary>What is told of an indicator in one group.</summary>
public sealed record PublishedIndicator(string Indicator, IReadOnlyList<PublishedMeasure> Measures, IReadOnlyList<PublishedMiddle> Middles);

/// <summary>What is told of the whole, or of one group.</summary>
/// <param name="Group">Value of the axis; empty for the whole.</param>
/// <param name="Cohort">Relationships, rounded; null where it would give a class away.</param>
public sealed record PublishedGroup(string Group, int? Cohort, IReadOnlyList<PublishedIndicator> Indicators);

/// <summary>Why nothing is told by groups.</summary>
public enum NoGroupsReason
{
    /// <summary>Groups were told of a period that overlaps: of a group, what the months between add is a handful.</summary>
    Overlaps,

    /// <summary>Of each there are too few, in it or beside it, or there is none at all: nobody is a number like others.</summary>
    TooFew,
}

/// <summary>That nothing is told by groups, and why.</summary>
public sealed record NoGroups
{
    public NoGroups(NoGroupsReason reason, IReadOnlyList<Months> toldOf) => (Reason, ToldOf) = (reason, toldOf);

    /// <summary>Why.</summary>
    public NoGroupsReason Reason { get; init; }

    /// <summary>Periods that overlap, of which groups are told: they can be asked for.</summary>
    public IReadOnlyList<Months> ToldOf { get; init; }

    /// <summary>In words, with periods written as those who read it write them.</summary>
    public string Sentence(Func<Months, string> write) => Reason == NoGroupsReason.Overlaps
        ? $"No groups are told of here: they have been of {string.Join(" and of ", ToldOf.Select(write))}, and of two periods that overlap they would differ by a handful of people."
        : "No group is told of: in each, or beside it, there are too few, or there is none.";
}

/// <summary>Figures that may leave, to whoever asks. Only <see cref="DisclosureControl"/> makes them.</summary>
/// <param name="Scope">What they are of.</param>
/// <param name="Policy">What was done to them.</param>
/// <param name="AsOf">When the records were counted: what was told once stays as it is.</param>
/// <param name="Whole">Null where there are too few.</param>
/// <param name="Groups">Those that are large enough; of others nothing is told, and not how many there are.</param>
public sealed record PublishedSheet(Scope Scope, AppliedPolicy Policy, DateTimeOffset AsOf, PublishedGroup? Whole, IReadOnlyList<PublishedGroup> Groups)
{
    /// <summary>Null where there are groups, or none were asked for.</summary>
    public NoGroups? NoGroups { get; init; }
}
