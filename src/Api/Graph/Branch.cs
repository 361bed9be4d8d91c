using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using GraphQL;
using GraphQL.DataLoader;
using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;

namespace Mentoring.Api.Graph;

/// <summary>How records hang on their parents.</summary>
internal abstract class Branch
{
    public abstract object Many(IResolveFieldContext context, Node node, string name, Guid parent);

    public abstract object One(IResolveFieldContext context, Node node, string name, Guid parent);
}

internal sealed class Branch<TParent, T> : Branch where TParent : Entity<TParent>, IVisible<TParent> where T : Entity<T>, IVisible<T>
{
    /// <summary>Documents ask for few sets of columns. Beyond these, records are read as a whole.</summary>
    private const int MostNarrow = 32;

    private readonly Expression<Func<T, Id<TParent>>> parent;
    private readonly Func<T, Id<TParent>> parentOf;
    private readonly Ends<T> whole;
    private readonly ConcurrentDictionary<string, Ends<Found>> narrow = new(StringComparer.Ordinal);
    private readonly ConditionalWeakTable<Asked, StrongBox<Ends<Found>?>> narrowFor = [];
    private readonly Question<List<Id<TParent>>, Counted> count;

    public Branch(Expression<Func<T, Id<TParent>>> parent)
    {
        (this.parent, parentOf) = (parent, parent.Compile());
        // PostgreSQL takes a number that it does not know yet for a tenth of all there is: of a page, not of the table, it is near enough to plan once. Ordered again,
        // because else the two numbers would become the lesser of them, which it knows nothing of.
        var first = new Question<Asking, T>(Over<Asking, T>((reader, given) => reader.All<T>().Where(x => Parent(x) == given.Of).OrderBy(x => x.Id).Take(PageQuery.Most).OrderBy(x => x.Id).Take(given.Limit)));
        var last = new Question<Asking, T>(Over<Asking, T>((reader, given) => reader.All<T>().Where(x => Parent(x) == given.Of).OrderByDescending(x => x.Id).Take(PageQuery.Most).OrderByDescending(x => x.Id).Take(given.Limit)));
        // Those of other parents are left out first: of many, the database numbers the rows of each.
        var firstOfEach = new Question<Gathering, T>(Over<Gathering, T>((reader, given) => reader.All<TParent>().Where(one => given.Of.Contains(one.Id))
            .SelectMany(one => reader.All<T>().Where(x => given.Of.Contains(Parent(x)) && Parent(x) == one.Id).OrderBy(x => x.Id).Take(given.Limit))));
        var lastOfEach = new Question<Gathering, T>(Over<Gathering, T>((reader, given) => reader.All<TParent>().Where(one => given.Of.Contains(one.Id))
            .SelectMany(one => reader.All<T>().Where(x => given.Of.Contains(Parent(x)) && Parent(x) == one.Id).OrderByDescending(x => x.Id).Take(given.Limit))));
        whole = new(first, last, firstOfEach, lastOfEach);
        count = new(Over<List<Id<TParent>>, Counted>((reader, given) => reader.All<T>().Where(x => given.Contains(Parent(x))).GroupBy(x => Parent(x)).Select(group => new Counted { Of = group.Key, Rows = group.Count() })));

        Expression<Func<IReader, TGiven, IQueryable<TRow>>> Over<TGiven, TRow>(Expression<Func<IReader, TGiven, IQueryable<TRow>>> rows) =>
            (Expression<Func<IReader, TGiven, IQueryable<TRow>>>)new PutParent(parent).Visit(rows);
    }

    /// <summary>The first or last of each parent's in one command. A cursor is of one list: from there on the list is read by itself.</summary>
    public override object Many(IResolveFieldContext context, Node node, string name, Guid parent)
    {
        var (services, asked) = (context.RequestServices!, PageArguments.Of(context));
        if (asked.Cursor is not null) return new Later(() => Further(context, node, name, parent, asked));
        var counted = context.SubFields is { } fields && (fields.ContainsKey("pageInfo") || fields.ContainsKey("totalCount"));
        return services.GetRequiredService<Loaders>().Of<Connection>((typeof(TParent), name, asked, counted), (keys, ct) => Firsts(context, node, name, keys, asked, counted, ct)).Load(parent);
    }

    public override object One(IResolveFieldContext context, Node node, string name, Guid parent)
    {
        var services = context.RequestServices!;
        return services.GetRequiredService<Loaders>().Of<object>((typeof(TParent), name), async (keys, ct) =>
            (await Read(context, node, keys, 1, backwards: true, ct)).ToDictionary(x => x.Of, x => x.View)).Load(parent);
    }

    private async Task<Dictionary<Guid, Connection>> Firsts(IResolveFieldContext context, Node node, string name, IReadOnlyCollection<Guid> keys, PageArguments asked, bool counted, CancellationToken ct)
    {
        var rows = await Read(context, node, keys, asked.Limit!.Value, asked.Backwards, ct);
        rows.Sort((one, other) => one.Key.CompareTo(other.Key));
        var counts = counted ? (await context.RequestServices!.GetRequiredService<IReader>().Ask(count, Ids(keys), ct)).ToDictionary(x => x.Of.Value, x => x.Rows) : [];
        var byParent = keys.ToDictionary(key => key, _ => new List<(Guid Key, object View)>(asked.Limit.Value));
        foreach (var (key, of, view) in rows) byParent[of].Add((key, view));
        return byParent.ToDictionary(x => x.Key, x => Connected(name, x.Key, x.Value, counts.GetValueOrDefault(x.Key), asked));
    }

    /// <summary>The first or last of each parent's.</summary>
    private async Task<List<(Guid Key, Guid Of, object View)>> Read(IResolveFieldContext context, Node node, IReadOnlyCollection<Guid> keys, int limit, bool backwards, CancellationToken ct)
    {
        var (reader, ids) = (context.RequestServices!.GetRequiredService<IReader>(), Ids(keys));
        if (narrowFor.GetValue(Asked.In(context), asked => new(Narrow(node, asked))).Value is { } columns)
            return (await columns.Ask(reader, ids, limit, backwards, ct)).ConvertAll(x => (x.Id.Value, x.Of.Value, x.View));
        var rows = await whole.Ask(reader, ids, limit, backwards, ct);
        return [.. rows.Zip(await node.Views(context, rows, ct), (row, view) => (row.Key, parentOf(row).Value, view))];
    }

    private Ends<Found>? Narrow(Node node, Asked asked)
    {
        if (node.Narrow(asked) is not { } view) return null;
        var key = view.ToString();
        return narrow.TryGetValue(key, out var there) ? there : narrow.Count < MostNarrow ? narrow.GetOrAdd(key, _ => whole.As(FoundBy(view))) : null;
    }

    private Expression<Func<T, Found>> FoundBy(LambdaExpression view)
    {
        Expression<Func<T, object, Found>> found = (x, made) => new() { Id = x.Id, Of = Parent(x), View = made };
        var body = ((Expression<Func<T, object, Found>>)new PutParent(parent).Visit(found)).Body;
        var replaced = new Put(found.Parameters[0], view.Parameters[0]).Visit(new Put(found.Parameters[1], Expression.Convert(view.Body, typeof(object))).Visit(body));
        return Expression.Lambda<Func<T, Found>>(replaced!, view.Parameters[0]);
    }

    private static Connection Connected(string name, Guid key, List<(Guid Key, object View)> rows, int count, PageArguments asked)
    {
        var page = PageQuery.Of(asked.Limit, null, Bound(name, key), asked.Backwards);
        return Connection.Of(rows.ConvertAll(x => new Edge(x.View, () => page.CursorAt(x.Key))), count > rows.Count, asked, _ => Task.FromResult(count));
    }

    private async Task<object?> Further(IResolveFieldContext context, Node node, string name, Guid key, PageArguments asked) => Connection.Of(await asked.Read(() =>
    {
        var page = PageQuery.Of(asked.Limit, asked.Cursor, Bound(name, key), asked.Backwards);
        return Rows(context.RequestServices!.GetRequiredService<IReader>(), new(key)).Paged(page, (rows, ct) => node.Views(context, rows, ct), context.CancellationToken);
    }), asked);

    /// <summary>A resolver waits for what a loader gives, and for nothing else.</summary>
    private sealed class Later(Func<Task<object?>> read) : IDataLoaderResult
    {
        public Task<object?> GetResultAsync(CancellationToken cancellationToken = default) => read();
    }

    private static string Bound(string name, Guid key) => $"{typeof(TParent).Name}:{key}/{name}";

    private static List<Id<TParent>> Ids(IEnumerable<Guid> keys) => [.. keys.Select(key => new Id<TParent>(key))];

    private IQueryable<T> Rows(IReader reader, Id<TParent> of)
    {
        Expression<Func<T, bool>> own = x => Parent(x) == of;
        return reader.All<T>().Where((Expression<Func<T, bool>>)new PutParent(parent).Visit(own));
    }

    /// <summary>Stands for the column that tells the parent.</summary>
    private static Id<TParent> Parent(T row) => throw new NotSupportedException($"{row} is asked in memory.");

    private sealed class PutParent(Expression<Func<T, Id<TParent>>> parent) : ExpressionVisitor
    {
        private Expression? row;

        protected override Expression VisitMethodCall(MethodCallExpression node)
        {
            if (node.Method.Name != nameof(Parent) || node.Method.DeclaringType != typeof(Branch<TParent, T>)) return base.VisitMethodCall(node);
            row = node.Arguments[0];
            return Visit(parent.Body);
        }

        protected override Expression VisitParameter(ParameterExpression node) => node == parent.Parameters[0] ? row! : base.VisitParameter(node);
    }

    private sealed record Asking(Id<TParent> Of, int Limit);

    private sealed record Gathering(List<Id<TParent>> Of, int Limit);

    /// <summary>The ends of lists: of one parent's, and of each of several'.</summary>
    private sealed record Ends<TRow>(Question<Asking, TRow> First, Question<Asking, TRow> Last, Question<Gathering, TRow> FirstOfEach, Question<Gathering, TRow> LastOfEach)
    {
        public Task<List<TRow>> Ask(IReader reader, List<Id<TParent>> of, int limit, bool backwards, CancellationToken ct) =>
            of.Count == 1 ? reader.Ask(backwards ? Last : First, new(of[0], limit), ct) : reader.Ask(backwards ? LastOfEach : FirstOfEach, new(of, limit), ct);

        /// <summary>The same of which less is read.</summary>
        public Ends<TOther> As<TOther>(Expression<Func<TRow, TOther>> row)
        {
            return new(Of(First), Of(Last), Of(FirstOfEach), Of(LastOfEach));

            Question<TGiven, TOther> Of<TGiven>(Question<TGiven, TRow> question) => new(Expression.Lambda<Func<IReader, TGiven, IQueryable<TOther>>>(
                Expression.Call(typeof(Queryable), nameof(Queryable.Select), [typeof(TRow), typeof(TOther)], question.Rows.Body, Expression.Quote(row)), question.Rows.Parameters));
        }
    }

    private sealed class Put(Expression what, Expression with) : ExpressionVisitor
    {
        public override Expression? Visit(Expression? node) => node == what ? with : base.Visit(node);
    }

    private sealed record Found
    {
        public required Id<T> Id { get; init; }
        public required Id<TParent> Of { get; init; }
        public required object View { get; init; }
    }

    private sealed record Counted
    {
        public Id<TParent> Of { get; init; }
        public int Rows { get; init; }
    }
}
