namespace Mentoring.Infrastructure.Evaluation;

/// <summary>
/// How much may be done for one sheet. It is counted in tries and in steps of the solver, not in seconds, so that every machine finds the same: what was told
/// is the same whoever counts it.
/// </summary>
/// <param name="tries">Of <see cref="Steps"/>: a few microseconds each.</param>
/// <param name="solving">In what the solver takes for seconds.</param>
internal sealed class Effort(int tries, double solving)
{
    /// <summary>What asking takes at the least.</summary>
    private const double Least = 0.02;

    private int triesLeft = tries;
    private double solvingLeft = solving;

    public bool MaySolve => solvingLeft > 0;

    /// <summary>For one question.</summary>
    public double Share => Math.Min(0.5, Math.Max(solvingLeft, Least));

    public bool Try() => triesLeft-- > 0;

    public void Solved(double spent) => solvingLeft -= Math.Max(spent, Least);
}
