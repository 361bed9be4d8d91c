using Google.OrTools.Sat;
using Mentoring.Domain.Evaluation;

namespace Mentoring.Infrastructure.Evaluation;

/// <summary>Looks for worlds that cannot be stepped to.</summary>
internal sealed class WorldSolver
{
    private readonly CpModel model = new();
    private readonly IntVar[] numbers;
    private readonly Effort effort;

    public WorldSolver(Sums sums, Effort effort)
    {
        this.effort = effort;
        numbers = [.. sums.Numbers.Select(x => model.NewIntVar(x.Low, x.High, ""))];
        foreach (var sum in sums.All) model.Add(LinearExpr.WeightedSum(sum.Select(x => numbers[x.Of]), sum.Select(x => (long)x.Sign)) == 0);
    }

    /// <summary>Whether it was found that there is no world at all.</summary>
    public bool IsImpossible { get; private set; }

    /// <summary>A world in which a number has a value.</summary>
    public int[]? With(int number, int value, IReadOnlyList<int> near, CancellationToken ct)
    {
        var domain = model.Model.Variables[numbers[number].Index].Domain;
        long[] before = [.. domain];
        domain.Clear();
        domain.AddRange([value, value]);
        var world = Any(near, ct);
        domain.Clear();
        domain.AddRange(before);
        return world;
    }

    /// <returns>Null where there is none, or none was found.</returns>
    public int[]? Any(IReadOnlyList<int> near, CancellationToken ct)
    {
        if (!effort.MaySolve) return null;
        ct.ThrowIfCancellationRequested();
        model.ClearHints();
        for (var i = 0; i < numbers.Length; i++) model.AddHint(numbers[i], near[i]);
        var solver = new CpSolver { StringParameters = FormattableString.Invariant($"num_workers:1 random_seed:7 max_deterministic_time:{effort.Share}") };
        using var stop = ct.Register(solver.StopSearch);
        var status = solver.Solve(model);
        ct.ThrowIfCancellationRequested();
        effort.Solved(solver.Response!.DeterministicTime);
        IsImpossible = status == CpSolverStatus.Infeasible;
        return status is CpSolverStatus.Optimal or CpSolverStatus.Feasible ? [.. numbers.Select(x => (int)solver.Value(x))] : null;
    }
}
