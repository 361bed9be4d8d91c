using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;

namespace Mentoring.Infrastructure.Confidentiality;

#pragma warning disable EF1001 // The public way to compile a query takes fifteen parameters, each named in code, and no viewer.
/// <summary>A question as it is put to one kind of database.</summary>
internal sealed class PutQuestion<TGiven, T>
{
    /// <summary>By which of their sets hold anything, viewers are of few kinds. Beyond these, one form serves all.</summary>
    private const int MostForms = 64;

    private const ulong Any = ulong.MaxValue;

    /// <summary>A process may have a model of each kind of database.</summary>
    private static readonly ConditionalWeakTable<IModel, ConditionalWeakTable<Question<TGiven, T>, PutQuestion<TGiven, T>>> Known = [];

    private readonly Question<TGiven, T> question;
    private readonly List<Holding> holdings;
    private readonly List<(string Name, Func<TGiven, object?> Of)> given;
    private readonly ConcurrentDictionary<ulong, Form> forms = [];

    private PutQuestion(Question<TGiven, T> question)
    {
        this.question = question;
        var parts = new QuestionParts(question.Rows);
        holdings = [.. parts.Records.SelectMany(Audience.Of).Distinct()];
        given = [.. parts.Given.Select(one => (one.Key, Expression.Lambda<Func<TGiven, object?>>(Expression.Convert(one.Value, typeof(object)), question.Rows.Parameters[1]).Compile()))];
        if (holdings.Count >= 64) throw new NotSupportedException("A question whose audiences compare with so many sets is a query of its own.");
    }

    public static IAsyncEnumerable<T> Rows(MentoringContext db, Viewer viewer, Question<TGiven, T> question, TGiven with) =>
        Known.GetOrCreateValue(db.Model).GetValue(question, asked => new(asked)).Rows(db, viewer, with);

    private IAsyncEnumerable<T> Rows(MentoringContext db, Viewer viewer, TGiven with)
    {
        var form = FormFor(db, viewer);
        var context = db.GetService<IQueryContextFactory>().Create();
        foreach (var holding in form.Holdings) context.Parameters[holding.Name] = holding.Of(viewer);
        foreach (var (name, of) in given) context.Parameters[name] = of(with);
        return form.Rows(context);
    }

    private Form FormFor(MentoringContext db, Viewer viewer)
    {
        var kind = 0UL;
        for (var i = 0; i < holdings.Count; i++)
            if (holdings[i].IsThere(viewer)) kind |= 1UL << i;
        if (forms.TryGetValue(kind, out var known)) return known;
        return forms.GetOrAdd(forms.Count < MostForms ? kind : Any, kind => Compiled(db, kind));
    }

    private Form Compiled(MentoringContext db, ulong kind)
    {
        var written = new WrittenQuestion(db, question.Rows, holding => kind == Any ? null : (kind & (1UL << holdings.IndexOf(holding))) != 0);
        return new(db.GetService<IQueryCompiler>().CreateCompiledAsyncQuery<IAsyncEnumerable<T>>(written.Rows), [.. written.Holdings]);
    }

    private sealed record Form(Func<QueryContext, IAsyncEnumerable<T>> Rows, Holding[] Holdings);
}

/// <summary>A question written out for one kind of viewer: rows with their audience, and parameters for what is given and for what the viewer holds.</summary>
internal sealed class WrittenQuestion : ExpressionVisitor
{
    private static readonly MethodInfo SeenOf = typeof(WrittenQuestion).GetMethod(nameof(Seen), BindingFlags.NonPublic | BindingFlags.Instance)!;

    private readonly MentoringContext db;
    private readonly LambdaExpression question;
    private readonly Func<Holding, bool?> isThere;

    public WrittenQuestion(MentoringContext db, LambdaExpression question, Func<Holding, bool?> isThere)
    {
        (this.db, this.question, this.isThere) = (db, question, isThere);
        Rows = Visit(question.Body);
    }

    public Expression Rows { get; }

    /// <summary>What of the viewer stands in it.</summary>
    public HashSet<Holding> Holdings { get; } = [];

    protected override Expression VisitMethodCall(MethodCallExpression node) =>
        node.Object == question.Parameters[0] ? (Expression)SeenOf.MakeGenericMethod(node.Method.GetGenericArguments()).Invoke(this, null)! : base.VisitMethodCall(node);

    private Expression Seen<T>() where T : Entity<T>, IVisible<T> => db.Set<T>().AsNoTracking().Where(Audience.Written<T>(isThere, holding =>
    {
        Holdings.Add(holding);
        return new QueryParameterExpression(holding.Name, holding.Type);
    })).Expression;

    protected override Expression VisitMember(MemberExpression node) =>
        QuestionParts.NameOf(node, question) is { } name ? new QueryParameterExpression(name, node.Type) : base.VisitMember(node);

    protected override Expression VisitParameter(ParameterExpression node) =>
        QuestionParts.NameOf(node, question) is { } name ? new QueryParameterExpression(name, node.Type) : base.VisitParameter(node);

    /// <summary>What is captured would be the first asker's, for everybody.</summary>
    protected override Expression VisitConstant(ConstantExpression node) => Audience.IsWritten(node) ? node : throw new NotSupportedException($"A question holds nothing but what is given with it: {node}.");
}
#pragma warning restore EF1001

/// <summary>The kinds of records that a question is about, and what is given with it, by the names of its parameters.</summary>
internal sealed class QuestionParts : ExpressionVisitor
{
    private readonly LambdaExpression question;

    public QuestionParts(LambdaExpression question)
    {
        this.question = question;
        Visit(question.Body);
    }

    public HashSet<Type> Records { get; } = [];

    public Dictionary<string, Expression> Given { get; } = new(StringComparer.Ordinal);

    /// <summary>The value that is given, or a member of it; null where it is something else.</summary>
    public static string? NameOf(Expression node, LambdaExpression question) =>
        node == question.Parameters[1] ? "given" : node is MemberExpression member && member.Expression == question.Parameters[1] ? $"given_{member.Member.Name}" : null;

    protected override Expression VisitMethodCall(MethodCallExpression node)
    {
        if (node.Object == question.Parameters[0]) Records.Add(node.Method.GetGenericArguments()[0]);
        return base.VisitMethodCall(node);
    }

    protected override Expression VisitMember(MemberExpression node) => Met(node) ?? base.VisitMember(node);

    protected override Expression VisitParameter(ParameterExpression node) => Met(node) ?? base.VisitParameter(node);

    private Expression? Met(Expression node)
    {
        if (NameOf(node, question) is not { } name) return null;
        Given[name] = node;
        return node;
    }
}
