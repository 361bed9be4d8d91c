using System.Linq.Expressions;
using System.Text.RegularExpressions;
using Mentoring.Domain.Confidentiality;

namespace Mentoring.Infrastructure.Tests.Confidentiality;

/// <summary>One audience, whole or with one thing wrong in it.</summary>
internal sealed record Mutant<T>(string What, Func<Viewer, T, bool> Sees);

/// <summary>Breaks an audience in every way that a slip of the pen would: one operand lost, and for or, a comparison turned round, a set that holds all or nothing.</summary>
internal sealed partial class Mutants : ExpressionVisitor
{
    private readonly ParameterExpression viewer = Expression.Parameter(typeof(Viewer), "v");
    private readonly int target;
    private int met = -1;
    private string? what;

    private Mutants(int target) => this.target = target;

    /// <summary>The audience as it is written.</summary>
    public static Mutant<T> Original<T>() where T : IVisible<T> => Made<T>(new(-1));

    public static IEnumerable<Mutant<T>> Of<T>() where T : IVisible<T>
    {
        for (var at = 0; ; at++)
        {
            var mutation = new Mutants(at);
            var made = Made<T>(mutation);
            if (mutation.what is null) yield break;
            yield return made;
        }
    }

    private static Mutant<T> Made<T>(Mutants mutation) where T : IVisible<T>
    {
        var audience = T.VisibleTo(Viewer.Anonymous());
        var body = mutation.Visit(audience.Body);
        var sees = Expression.Lambda<Func<Viewer, T, bool>>(body, mutation.viewer, audience.Parameters[0]).Compile();
        return new($"{typeof(T).Name}: {mutation.what}", (v, x) => AsInTheDatabase(() => sees(v, x)));
    }

    /// <summary>Where memory throws for want of a value, the database compares with nothing and does not find the row.</summary>
    private static bool AsInTheDatabase(Func<bool> sees)
    {
        try
        {
            return sees();
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    protected override Expression VisitBinary(BinaryExpression node) => node.NodeType switch
    {
        ExpressionType.OrElse => Try(node, "without " + Short(node.Right), node.Left) ?? Try(node, "only " + Short(node.Right), node.Right)
            ?? Try(node, "&& for ||", Expression.AndAlso(node.Left, node.Right)) ?? base.VisitBinary(node),
        ExpressionType.AndAlso => Try(node, "without " + Short(node.Right), node.Left) ?? Try(node, "only " + Short(node.Right), node.Right)
            ?? Try(node, "|| for &&", Expression.OrElse(node.Left, node.Right)) ?? base.VisitBinary(node),
        _ => Try(node, "not", Expression.Not(node)) ?? base.VisitBinary(node),
    };

    protected override Expression VisitUnary(UnaryExpression node) =>
        node.NodeType == ExpressionType.Not ? Try(node, "not not", node.Operand) ?? base.VisitUnary(node) : base.VisitUnary(node);

    protected override Expression VisitMethodCall(MethodCallExpression node) => node.Method.Name == "Contains"
        ? Try(node, "true", Expression.Constant(true)) ?? Try(node, "false", Expression.Constant(false)) ?? base.VisitMethodCall(node)
        : base.VisitMethodCall(node);

    /// <summary>The viewer is a captured variable: it becomes a parameter, so that one mutant serves all. A flag of the row is turned round.</summary>
    protected override Expression VisitMember(MemberExpression node) =>
        node is { Expression: ConstantExpression } && node.Type == typeof(Viewer) ? viewer
        : node.Type == typeof(bool) ? Try(node, "not", Expression.Not(node)) ?? base.VisitMember(node)
        : base.VisitMember(node);

    private Expression? Try(Expression at, string name, Expression instead)
    {
        if (++met != target) return null;
        what = $"{name} in {Short(at)}";
        return Visit(instead);
    }

    private static string Short(Expression node) => Captured().Replace(Nullables().Replace(node.ToString(), "${value}"), "v.").Replace(".Contains", " has ", StringComparison.Ordinal);

    [GeneratedRegex(@"value\([^)]*\)\.v\.", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Captured();

    [GeneratedRegex(@"Convert\((?<value>[\w.]+), \w+(`1)?\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Nullables();
}
