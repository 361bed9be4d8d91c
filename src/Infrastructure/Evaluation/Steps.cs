namespace Mentoring.Infrastructure.Evaluation;

/// <summary>
/// Goes from a world to those beside it: a number is changed, and others with it until all sums are right again. Where each number is in two sums, as in a
/// table with margins, that finds a way wherever there is one; else most. No solver is needed, and the way is the same each time.
/// </summary>
internal sealed class Steps
{
    /// <summary>Of one step, in one of its turns: what has not been found by then seldom is.</summary>
    private const int MostTries = 200, MostDeep = 96, MostOpen = 48, MostTurns = 4;

    private readonly Effort effort;
    private readonly int mostToStand;
    private readonly Term[][] sums;
    private readonly Term[][] sumsOf;
    private readonly int[] low, high;
    private readonly int[] off, least, most;
    private readonly bool[] isHeld;
    private readonly List<int> open = [];
    private readonly List<(int Number, int By)> moves = [];
    private readonly HashSet<ulong> tried = [];
    private int left, leftToStand, turn;
    private ulong mark;

    /// <param name="mostToStand">Tries until it stands in a world: one that is found so is found soon.</param>
    public Steps(Sums of, Effort effort, int mostToStand)
    {
        (this.effort, this.mostToStand) = (effort, mostToStand);
        sums = [.. of.All];
        (low, high, World) = ([.. of.Numbers.Select(x => x.Low)], [.. of.Numbers.Select(x => x.High)], new int[of.Numbers.Count]);
        (off, least, most, isHeld) = (new int[sums.Length], new int[sums.Length], new int[sums.Length], new bool[low.Length]);
        var terms = low.Select(_ => new List<Term>()).ToArray();
        for (var i = 0; i < sums.Length; i++)
            foreach (var term in sums[i]) terms[term.Of].Add(new(i, term.Sign));
        sumsOf = [.. terms.Select(x => x.ToArray())];
    }

    public int[] World { get; }

    /// <summary>Numbers that were changed since, with what they were before left to <see cref="Back"/>.</summary>
    public IEnumerable<int> Changed => moves.Select(x => x.Number);

    /// <summary>Stands in a world.</summary>
    /// <param name="near">Where its sums are not right, one near to it is looked for.</param>
    /// <returns>False where none is found.</returns>
    public bool Stand(IReadOnlyList<int> near, CancellationToken ct)
    {
        for (var i = 0; i < low.Length; i++) World[i] = Math.Clamp(near[i], low[i], high[i]);
        for (var i = 0; i < sums.Length; i++) off[i] = sums[i].Sum(x => x.Sign * World[x.Of]);
        moves.Clear();
        leftToStand = mostToStand;
        for (var better = true; better;)
        {
            better = false;
            for (var i = 0; i < sums.Length; i++)
            {
                ct.ThrowIfCancellationRequested();
                while (off[i] != 0 && leftToStand > 0 && Lessen(i)) better = true;
            }
        }
        moves.Clear();
        Settle();
        return off.All(x => x == 0);
    }

    /// <summary>To a world in which numbers are so much more or less.</summary>
    public bool To(params ReadOnlySpan<(int Number, int By)> changes)
    {
        foreach (var (number, by) in changes)
            if (!Fits(number, by)) return false;
        foreach (var (number, _) in changes) isHeld[number] = true;
        var found = false;
        for (turn = 0; turn < MostTurns && !found; turn++)
        {
            Begin();
            found = Try(changes, 0);
        }
        foreach (var (number, _) in changes) isHeld[number] = false;
        return found;
    }

    /// <summary>To where it stood.</summary>
    public void Back()
    {
        for (var i = moves.Count - 1; i >= 0; i--) Move(moves[i].Number, -moves[i].By);
        moves.Clear();
        open.Clear();
    }

    /// <summary>What a sum is off by, as much of it at once as can be.</summary>
    private bool Lessen(int sum)
    {
        Settle();
        for (var by = Math.Abs(off[sum]); by > 0; by /= 2)
        {
            Begin();
            if (off[sum] > 0) most[sum] = off[sum] - by;
            else least[sum] = off[sum] + by;
            mark ^= Mark(sum, Excess(sum));
            open.Add(sum);
            var closed = Close(0);
            leftToStand -= MostTries - left;
            if (closed) return true;
            open.Clear();
            (least[sum], most[sum]) = (Math.Min(0, off[sum]), Math.Max(0, off[sum]));
        }
        return false;
    }

    /// <summary>No sum is to be further off than it is.</summary>
    private void Settle()
    {
        for (var i = 0; i < off.Length; i++) (least[i], most[i]) = (Math.Min(0, off[i]), Math.Max(0, off[i]));
    }

    private void Begin()
    {
        open.Clear();
        tried.Clear();
        (left, mark) = (MostTries, 0);
    }

    /// <summary>Sets the sum right that was put wrong last, first by what puts no other wrong.</summary>
    private bool Close(int depth)
    {
        if (open.Count == 0) return true;
        if (depth == MostDeep || open.Count > MostOpen || --left < 0 || !effort.Try() || !tried.Add(mark)) return false;
        var sum = turn % 2 == 0 ? open[^1] : open[0];
        var excess = Excess(sum);
        var terms = sums[sum];
        for (var opened = -2; opened <= 2; opened++)
            for (var i = 0; i < terms.Length; i++)
            {
                var term = terms[(i + turn * 7) % terms.Length];
                if (!isHeld[term.Of] && Fits(term.Of, -excess * term.Sign) && Opened(term.Of, -excess * term.Sign, sum) == opened && Try([(term.Of, -excess * term.Sign)], depth)) return true;
            }
        return false;
    }

    private bool Try(ReadOnlySpan<(int Number, int By)> changes, int depth)
    {
        foreach (var (number, by) in changes)
        {
            Move(number, by);
            moves.Add((number, by));
        }
        if (Close(depth + 1)) return true;
        for (var i = changes.Length - 1; i >= 0; i--) Move(changes[i].Number, -changes[i].By);
        moves.RemoveRange(moves.Count - changes.Length, changes.Length);
        return false;
    }

    /// <summary>Whether a number may be so much more or less, others apart.</summary>
    public bool Fits(int number, int by) => World[number] + by >= low[number] && World[number] + by <= high[number];

    /// <summary>How many other sums a change puts wrong, less those that it sets right; of more than two it is all the same.</summary>
    private int Opened(int number, int by, int but)
    {
        var opened = 0;
        foreach (var (sum, sign) in sumsOf[number])
            if (sum != but) opened += (Excess(sum, off[sum] + sign * by) != 0 ? 1 : 0) - (Excess(sum) != 0 ? 1 : 0);
        return Math.Clamp(opened, -2, 2);
    }

    private void Move(int number, int by)
    {
        World[number] += by;
        foreach (var (sum, sign) in sumsOf[number])
        {
            var before = Excess(sum);
            off[sum] += sign * by;
            var after = Excess(sum);
            if (before == after) continue;
            mark ^= Mark(sum, before) ^ Mark(sum, after);
            if (before == 0) open.Add(sum);
            else if (after == 0) open.Remove(sum);
        }
    }

    private int Excess(int sum) => Excess(sum, off[sum]);

    private int Excess(int sum, int value) => value > most[sum] ? value - most[sum] : value < least[sum] ? value - least[sum] : 0;

    /// <summary>Marks of all that is open, taken together, tell one such state from another.</summary>
    private static ulong Mark(int sum, int excess)
    {
        if (excess == 0) return 0;
        var x = ((ulong)(uint)sum << 32 | (uint)excess) + 0x9E3779B97F4A7C15;
        x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9;
        x = (x ^ x >> 27) * 0x94D049BB133111EB;
        return x ^ x >> 31;
    }
}
