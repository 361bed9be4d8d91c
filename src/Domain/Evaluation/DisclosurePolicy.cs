namespace Mentoring.Domain.Evaluation;

/// <summary>How figures are coarsened. A change of it is a new <see cref="Version"/>.</summary>
public static class DisclosurePolicy
{
    public const string Name = "mentoring-figures";
    public const int Version = 1;

    /// <summary>The same for rows without names.</summary>
    public const string RowsName = "mentoring-rows";

    /// <summary>Whatever a programme has set: nothing is told of fewer.</summary>
    public const int LeastCohort = 10;

    /// <summary>A class of so many or fewer, nobody included, is starred.</summary>
    public const int MostStarred = 7;

    /// <summary>Counts that are told are multiples of it.</summary>
    public const int Step = 5;

    /// <summary>So many values must be possible for each starred class, whatever else is known.</summary>
    public const int FewestCandidates = 5;

    /// <summary>Somebody is left, and so few that nothing may be told of them.</summary>
    public static bool IsHandful(int rest, int minimum) => rest > 0 && rest < minimum;

    public static int Minimum(int minGroupSize) => Math.Max(LeastCohort, minGroupSize);

    public static AppliedPolicy Applied(int minimum) => new(Name, Version, minimum);

    /// <summary>The nearest multiple.</summary>
    public static int Nearest(int count) => (int)Nearest((long)count);

    public static long Nearest(long count) => (count + Step / 2) / Step * Step;

    /// <summary>The two multiples that a class may be told as; those that are hardly more than a star have one.</summary>
    public static (int Below, int Above) Around(int count)
    {
        var below = count / Step * Step;
        return (Math.Max(below, 2 * Step), below == count || below < 2 * Step ? Math.Max(below, 2 * Step) : below + Step);
    }

    public static Bounds OfStar => new(0, MostStarred);

    /// <summary>What a class can be that is told as <paramref name="count"/>.</summary>
    public static Bounds OfClass(int count) => new(Math.Max(MostStarred + 1, count - Step + 1), count + Step - 1);

    /// <summary>What a whole can be that is told as <paramref name="count"/>.</summary>
    public static Bounds OfWhole(int count, int minimum) => new(Math.Max(minimum, count - Step / 2), count + Step / 2);

    /// <summary>To the half below 10, to the whole number below 50, to fives above.</summary>
    public static decimal Coarse(decimal value) => Math.Abs(value) switch
    {
        < 10 => Math.Round(value * 2, MidpointRounding.AwayFromZero) / 2,
        < 50 => Math.Round(value, MidpointRounding.AwayFromZero),
        _ => Math.Round(value / Step, MidpointRounding.AwayFromZero) * Step,
    };
}
