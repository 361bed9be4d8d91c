using Mentoring.Domain.Evaluation;

namespace Mentoring.Infrastructure.Evaluation;

/// <summary>A number in a sum, added or taken off; or a sum that a number is in.</summary>
internal readonly record struct Term(int Of, int Sign);

/// <summary>Numbers of which bounds are known, and what makes up what.</summary>
internal sealed class Sums
{
    /// <summary>Bounds that close in slowly are left as they are.</summary>
    private const int Passes = 20;

    private readonly List<Bounds> numbers = [];
    private readonly List<Term[]> sums = [];

    public IReadOnlyList<Bounds> Numbers => numbers;

    /// <summary>Each is nothing in the end.</summary>
    public IReadOnlyList<Term[]> All => sums;

    public int Number(Bounds between)
    {
        numbers.Add(between);
        return numbers.Count - 1;
    }

    public void Narrow(int number, Bounds between) => numbers[number] = new(Math.Max(numbers[number].Low, between.Low), Math.Min(numbers[number].High, between.High));

    public void MakeUp(IEnumerable<int> parts, IEnumerable<int> whole) => sums.Add([.. parts.Select(x => new Term(x, 1)), .. whole.Select(x => new Term(x, -1))]);

    /// <summary>Takes from each number's bounds what the others of a sum leave no room for.</summary>
    /// <returns>False where nothing is left of one.</returns>
    public bool Tighten()
    {
        var changed = true;
        for (var pass = 0; pass < Passes && changed; pass++)
        {
            changed = false;
            foreach (var sum in sums)
                if (!Tighten(sum, ref changed)) return false;
        }
        return numbers.TrueForAll(x => x.Low <= x.High);
    }

    private bool Tighten(Term[] sum, ref bool changed)
    {
        var (least, most) = (sum.Sum(x => Signed(x).Low), sum.Sum(x => Signed(x).High));
        foreach (var term in sum)
        {
            var (own, before) = (Signed(term), numbers[term.Of]);
            var (low, high) = (own.High - most, own.Low - least);
            if (term.Sign < 0) (low, high) = (-high, -low);
            if (low <= before.Low && high >= before.High) continue;
            var now = numbers[term.Of] = new((int)Math.Max(low, before.Low), (int)Math.Min(high, before.High));
            if (now.Low > now.High) return false;
            changed = true;
            var after = Signed(term);
            (least, most) = (least - own.Low + after.Low, most - own.High + after.High);
        }
        return true;
    }

    private (long Low, long High) Signed(Term term) => term.Sign > 0 ? (numbers[term.Of].Low, numbers[term.Of].High) : (-(long)numbers[term.Of].High, -(long)numbers[term.Of].Low);
}
