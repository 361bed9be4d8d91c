using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using Mentoring.Domain.Confidentiality;

namespace Mentoring.Infrastructure.Confidentiality;

/// <summary>Something of a viewer that an audience compares with: a flag, an id, or a set of ids.</summary>
internal sealed class Holding
{
    private static readonly ConcurrentDictionary<string, Holding> All = new(StringComparer.Ordinal);

    private Holding(string name, LambdaExpression path)
    {
        (Name, Type) = (name, path.Body.Type);
        Of = Expression.Lambda<Func<Viewer, object?>>(Expression.Convert(path.Body, typeof(object)), path.Parameters).Compile();
        IsSet = Type.IsGenericType && Type.GetGenericTypeDefinition() == typeof(HashSet<>);
        IsThere = Expression.Lambda<Func<Viewer, bool>>(IsSet ? Expression.NotEqual(Expression.Property(path.Body, nameof(HashSet<int>.Count)), Expression.Constant(0))
            : Type == typeof(bool) ? path.Body : Expression.Constant(true), path.Parameters).Compile();
    }

    /// <summary>The members that lead to it, as audiences write them.</summary>
    public string Name { get; }
    public Type Type { get; }
    public bool IsSet { get; }
    public Func<Viewer, object?> Of { get; }

    /// <summary>False of a flag that is not set and of a set that holds nothing: no row is visible by it.</summary>
    public Func<Viewer, bool> IsThere { get; }

    /// <summary>Null where an expression does not begin at the viewer.</summary>
    public static Holding? At(MemberExpression node)
    {
        var members = new Stack<MemberInfo>();
        Expression? at = node;
        for (; at is MemberExpression member && member.Type != typeof(Viewer); at = member.Expression) members.Push(member.Member);
        if (members.Count == 0 || at is not MemberExpression { Expression: ConstantExpression }) return null;
        return All.GetOrAdd(string.Join('_', members.Select(member => member.Name)), name =>
        {
            var viewer = Expression.Parameter(typeof(Viewer));
            return new(name, Expression.Lambda(members.Aggregate((Expression)viewer, Expression.MakeMemberAccess), viewer));
        });
    }
}

/// <summary>
/// Writes down an audience for one kind of viewer: what they hold becomes parameters, and what can let in nobody, because a flag is not set or a set is
/// empty, is left out, so that the database need not think about it each time.
/// </summary>
/// <param name="isThere">Whether a flag is set or a set holds anything; null where that is to be seen each time.</param>
/// <param name="parameter">What stands for something that the viewer holds.</param>
internal sealed class Audience(Func<Holding, bool?> isThere, Func<Holding, Expression> parameter) : ExpressionVisitor
{
    private static readonly Expression True = Expression.Constant(true), False = Expression.Constant(false);
    private static readonly MethodInfo HeldOf = typeof(Audience).GetMethod(nameof(Held), BindingFlags.NonPublic | BindingFlags.Static)!;

    public static Expression<Func<T, bool>> Written<T>(Func<Holding, bool?> isThere, Func<Holding, Expression> parameter) where T : IVisible<T>
    {
        var audience = T.VisibleTo(Viewer.Anonymous());
        return Expression.Lambda<Func<T, bool>>(new Audience(isThere, parameter).Visit(audience.Body), audience.Parameters);
    }

    /// <summary>All that the audience of a kind of record compares with.</summary>
    public static IReadOnlyList<Holding> Of(Type record) => (IReadOnlyList<Holding>)HeldOf.MakeGenericMethod(record).Invoke(null, null)!;

    private static List<Holding> Held<T>() where T : IVisible<T>
    {
        var met = new List<Holding>();
        Written<T>(_ => null, holding =>
        {
            met.Add(holding);
            return Expression.Default(holding.Type);
        });
        return met;
    }

    protected override Expression VisitBinary(BinaryExpression node)
    {
        if (node.NodeType is not (ExpressionType.OrElse or ExpressionType.AndAlso)) return base.VisitBinary(node);
        var (left, right) = (Visit(node.Left), Visit(node.Right));
        var (decides, goesOn) = node.NodeType == ExpressionType.OrElse ? (True, False) : (False, True);
        return left == decides || right == decides ? decides : left == goesOn ? right : right == goesOn ? left : node.Update(left, null, right);
    }

    protected override Expression VisitUnary(UnaryExpression node)
    {
        if (node.NodeType != ExpressionType.Not) return base.VisitUnary(node);
        var operand = Visit(node.Operand);
        return operand == True ? False : operand == False ? True : node.Update(operand);
    }

    protected override Expression VisitMethodCall(MethodCallExpression node) =>
        node.Object is MemberExpression set && Holding.At(set) is { IsSet: true } holding && isThere(holding) is false ? False : base.VisitMethodCall(node);

    protected override Expression VisitMember(MemberExpression node) =>
        Holding.At(node) is not { } holding ? base.VisitMember(node)
        : holding.Type == typeof(bool) && isThere(holding) is { } flag ? flag ? True : False
        : parameter(holding);

    /// <summary>A value that stands in the code, and nothing that was captured.</summary>
    public static bool IsWritten(ConstantExpression node) => node.Value is null or string or Enum || node.Type.IsPrimitive;

    /// <summary>A viewer whose members are not told apart would be the same viewer for everybody.</summary>
    protected override Expression VisitConstant(ConstantExpression node) =>
        IsWritten(node) ? node : throw new NotSupportedException($"An audience compares with members of the viewer, and with nothing else that is captured: {node}.");
}
