using System.Numerics;
using System.Runtime.InteropServices;

namespace Mentoring.Infrastructure.Evaluation;

/// <summary>
/// Balls of so many of each kind, drawn blindly and not put back. It remembers how many are left of each, as sums of ranges of kinds (a Fenwick tree), so that a draw
/// takes a few steps, and memory does not grow with the balls.
/// </summary>
internal sealed class Urn
{
    private readonly Chance chance;

    /// <summary>From 1 on: at i, of the kinds up to i, as many as i's lowest bit says.</summary>
    private readonly long[] sums;

    public Urn(IReadOnlyList<long> counts, Chance chance)
    {
        this.chance = chance;
        sums = new long[counts.Count + 1];
        for (var i = 1; i < sums.Length; i++)
        {
            Left += counts[i - 1];
            sums[i] += counts[i - 1];
            if (Above(i) < sums.Length) sums[Above(i)] += sums[i];
        }
    }

    public long Left { get; private set; }

    /// <summary>The kind of one of those that are left, each as likely as any other.</summary>
    public int Draw()
    {
        var (kind, place) = (0, chance.Below(Left));
        for (var step = (int)BitOperations.RoundUpToPowerOf2((uint)sums.Length); step > 0; step /= 2)
        {
            if (kind + step >= sums.Length || sums[kind + step] > place) continue;
            kind += step;
            place -= sums[kind];
        }
        for (var i = kind + 1; i < sums.Length; i = Above(i)) sums[i]--;
        Left--;
        return kind;
    }

    private static int Above(int i) => i + (i & -i);
}

/// <summary>Numbers and keys that nobody foresees, of bytes that are fetched by the thousand: asked for one after the other, they would take longer than all else.</summary>
/// <param name="fetch">Fills what it is given with chance.</param>
internal sealed class Chance(Action<Span<byte>> fetch)
{
    private readonly byte[] bytes = new byte[4096];
    private int used = 4096;

    public Guid Key() => new(Next(16));

    /// <summary>From 0 to below a bound, each as likely as any other.</summary>
    public long Below(long bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        var (most, product) = ((ulong)bound, default(UInt128));
        // The upper half is the number. 2^64 is hardly ever a multiple of the bound: the surplus, by which some would be likelier, is thrown away.
        do product = Math.BigMul(MemoryMarshal.Read<ulong>(Next(8)), most); while ((ulong)product < (0 - most) % most);
        return (long)(ulong)(product >> 64);
    }

    private ReadOnlySpan<byte> Next(int count)
    {
        if (used + count > bytes.Length)
        {
            fetch(bytes);
            used = 0;
        }
        used += count;
        return bytes.AsSpan(used - count, count);
    }
}
