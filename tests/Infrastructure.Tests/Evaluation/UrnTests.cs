using Mentoring.Infrastructure.Evaluation;
using Xunit;

namespace Mentoring.Infrastructure.Tests.Evaluation;

/// <summary>Rows come by chance alone: each as often as it was counted, and in no order. Chance has a seed here, so that what is seen once is seen always.</summary>
public sealed class UrnTests
{
    [Theory]
    [InlineData]
    [InlineData(0L)]
    [InlineData(1L)]
    [InlineData(3L, 0L, 1L)]
    [InlineData(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L)]
    [InlineData(0L, 1_000L, 1L, 0L, 7L, 0L)]
    public void Of_each_kind_as_many_are_drawn_as_there_are(params long[] counts)
    {
        var drawn = new long[counts.Length];
        var urn = new Urn(counts, Seeded(1));
        Assert.Equal(counts.Sum(), urn.Left);
        while (urn.Left > 0) drawn[urn.Draw()]++;
        Assert.Equal(counts, drawn);
        Assert.Throws<ArgumentOutOfRangeException>(() => urn.Draw());
    }

    /// <summary>All orders of 2, 1 and 1: twelve, of which none comes more often than another.</summary>
    [Fact]
    public void Every_order_is_as_likely_as_any_other()
    {
        const int times = 24_000;
        var chance = Seeded(2);
        var orders = Enumerable.Range(0, times).Select(_ => Order([2, 1, 1], chance)).CountBy(x => x, StringComparer.Ordinal).Select(x => x.Value).ToList();
        Assert.Equal(12, orders.Count);
        // Chi-square with eleven degrees of freedom: one in a thousand is above 31.
        Assert.InRange(orders.Sum(x => Math.Pow(x - times / 12.0, 2) / (times / 12.0)), 0, 31);
    }

    [Fact]
    public void Every_number_below_a_bound_is_as_likely_as_any_other()
    {
        const int times = 70_000;
        var chance = Seeded(3);
        var seen = Enumerable.Range(0, times).Select(_ => chance.Below(7)).CountBy(x => x).ToDictionary(x => x.Key, x => x.Value);
        Assert.Equal([0, 1, 2, 3, 4, 5, 6], seen.Keys.Order());
        // Six degrees of freedom: one in a thousand is above 22.5.
        Assert.InRange(seen.Values.Sum(x => Math.Pow(x - times / 7.0, 2) / (times / 7.0)), 0, 22.5);
    }

    /// <summary>Three quarters of 2^64: without throwing away, the first number of every three would come twice as often as each of the others.</summary>
    [Fact]
    public void What_would_make_some_numbers_likelier_is_thrown_away()
    {
        const int times = 30_000;
        const long bound = 3L << 61;
        var chance = Seeded(4);
        var thirds = Enumerable.Range(0, times).CountBy(_ => chance.Below(bound) % 3).Select(x => x.Value).ToList();
        Assert.Equal(3, thirds.Count);
        Assert.All(thirds, x => Assert.InRange(x, times / 3 - 500, times / 3 + 500));
    }

    [Fact]
    public void No_two_keys_are_the_same_across_what_is_fetched_at_once()
    {
        var chance = Seeded(5);
        var keys = Enumerable.Range(0, 2_000).Select(_ => (chance.Key(), chance.Below(3)).Item1).ToList();
        Assert.Equal(keys.Count, keys.Distinct().Count());
    }

    private static string Order(long[] counts, Chance chance)
    {
        var urn = new Urn(counts, chance);
        return string.Concat(Enumerable.Range(0, (int)urn.Left).Select(_ => urn.Draw()));
    }

    private static Chance Seeded(int seed) => new(new Random(seed).NextBytes);
}
