using System.Linq.Expressions;
using System.Text.Json;
using GraphQL;
using GraphQL.DataLoader;
using GraphQL.Resolvers;
using GraphQL.Types;
using Mentoring.Api.Graph.Subscriptions;
using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Integration;

namespace Mentoring.Api.Graph;

/// <summary>How records hang together: which are nodes, and what hangs on which. Each feature adds its part; all of it is read in batches, through the read door.</summary>
internal sealed class GraphShape
{
    private readonly Dictionary<Type, Node> nodes = [];
    private readonly List<Child> children = [];
    private readonly Dictionary<Type, Func<object, (string Kind, Guid Key)>> abouts = [];
    private readonly List<Occasion> occasions = [];
    private readonly List<(Type View, Type Record, string Name, string Description, Func<object, Guid> Id)> references = [];

    /// <summary>A record that can be reached by its id.</summary>
    public void Node<T, TView>(Func<IServiceProvider, List<T>, CancellationToken, Task<List<TView>>> views) where T : Entity<T>, IVisible<T> where TView : View =>
        Node<T, TView>((services, rows, _, ct) => views(services, rows, ct));

    /// <summary>A record whose view holds what has to be read apart: only where the document asks for it.</summary>
    public void Node<T, TView>(Func<IServiceProvider, List<T>, Asked, CancellationToken, Task<List<TView>>> views) where T : Entity<T>, IVisible<T> where TView : View =>
        nodes.Add(typeof(T), new Node<T, TView>(views));

    public void Node<T, TView>(Converter<T, TView> view) where T : Entity<T>, IVisible<T> where TView : View => Node<T, TView>((_, rows, _, _) => Task.FromResult(rows.ConvertAll(view)));

    /// <summary>A record whose view is made of its columns: in lists that hang on another record those are read that the document asks for.</summary>
    public void Node<T, TView>(Expression<Func<T, TView>> view) where T : Entity<T>, IVisible<T> where TView : View
    {
        if (typeof(T).GetProperties().Any(x => typeof(IConfidential).IsAssignableFrom(x.PropertyType))) throw new NotSupportedException($"{typeof(T).Name} is read as a whole: what is confidential in it is opened, and noticed, with the record.");
        var of = view.Compile();
        nodes.Add(typeof(T), new Node<T, TView>((_, rows, _, _) => Task.FromResult(rows.ConvertAll(x => of(x))), view));
    }

    /// <summary>Records that belong to another, oldest first.</summary>
    public void Many<TParent, T>(string name, string description, Expression<Func<T, Id<TParent>>> parent) where TParent : Entity<TParent>, IVisible<TParent> where T : Entity<T>, IVisible<T> =>
        children.Add(new(typeof(TParent), typeof(T), name, description, IsMany: true, new Branch<TParent, T>(parent)));

    /// <summary>The record that belongs to another, the newest where there is more than one.</summary>
    public void One<TParent, T>(string name, string description, Expression<Func<T, Id<TParent>>> parent) where TParent : Entity<TParent>, IVisible<TParent> where T : Entity<T>, IVisible<T> =>
        children.Add(new(typeof(TParent), typeof(T), name, description, IsMany: false, new Branch<TParent, T>(parent)));

    /// <summary>A record that a view leads to without telling its id.</summary>
    public void Reference<TView, T>(string name, string description, Func<TView, Id<T>> id) => references.Add((typeof(TView), typeof(T), name, description, view => id((TView)view).Value));

    /// <summary>The record that a view tells of by kind and id, whatever kind it is of.</summary>
    public void About<TView>(Func<TView, (string Kind, Guid Key)> record) => abouts.Add(typeof(TView), view => record((TView)view));

    /// <summary>A subscription: what happens to a record is told to those who may see the record then, and with <paramref name="to"/> to those alone whom it concerns.</summary>
    public void Tell<T>(string name, string description, Func<Event, bool> when, Func<Viewer, Expression<Func<T, bool>>>? to = null) where T : Entity<T>, IVisible<T> =>
        occasions.Add(new Occasion<T>(name, description, nodes[typeof(T)], when, to));

    /// <summary>What can be subscribed to.</summary>
    public IReadOnlyList<Occasion> Occasions => occasions;

    public Node? NodeOf(string kind) => nodes.Values.FirstOrDefault(node => node.Record.Name == kind && node.HasId);

    public IEnumerable<Node> Nodes => nodes.Values;

    /// <summary>What a view has beside its own members.</summary>
    public IEnumerable<FieldType> FieldsOf(Type view)
    {
        foreach (var property in view.GetProperties().Where(x => x.Name != "Id"))
            if (GraphTypes.Referred(property.PropertyType) is { } referred && nodes.TryGetValue(referred, out var node)) yield return Reference(property, node);
        foreach (var reference in references.Where(reference => reference.View == view))
        {
            var node = nodes[reference.Record];
            yield return new()
            {
                Name = reference.Name,
                Description = reference.Description,
                Type = node.View.GetGraphTypeFromType(isNullable: true, TypeMappingMode.OutputType),
                Resolver = new FuncFieldResolver<object>(context => node.Load(context, reference.Id(context.Source!))),
            };
        }
        if (abouts.TryGetValue(view, out var about)) yield return About(about);
        if (nodes.Values.FirstOrDefault(node => node.View == view) is not { } parent) yield break;
        foreach (var child in children.Where(child => child.Parent == parent.Record))
        {
            parent.Hanging.Add(child.Name);
            yield return Field(child, parent);
        }
    }

    private FieldType About(Func<object, (string Kind, Guid Key)> record) => new()
    {
        Name = "about",
        Description = "The record itself; null where you may not see it.",
        Type = typeof(NodeType),
        Resolver = new FuncFieldResolver<object>(context =>
        {
            var (kind, key) = record(context.Source!);
            return NodeOf(kind)?.Load(context, key);
        }),
    };

    /// <summary>The record, or the records, that an id of the view leads to. What the reader may not see is null, or left out.</summary>
    private static FieldType Reference(System.Reflection.PropertyInfo property, Node node)
    {
        var many = GraphTypes.IsList(property.PropertyType);
        var type = node.View.GetGraphTypeFromType(isNullable: !many, TypeMappingMode.OutputType);
        return new()
        {
            Name = JsonNamingPolicy.CamelCase.ConvertName(property.Name),
            Description = $"{(many ? "Those" : "The")} {Words.Of(GraphTypes.NameOf(node.View))}{(many ? "s that you may see" : "; null where you may not see it")}.",
            Type = many ? typeof(NonNullGraphType<>).MakeGenericType(typeof(ListGraphType<>).MakeGenericType(type)) : type,
            Resolver = new FuncFieldResolver<object>(context => property.GetValue(context.Source) switch
            {
                null => null,
                System.Collections.IEnumerable ids => new Together([.. ids.Cast<object>().Select(id => node.Load(context, ((IId)id).Value))]),
                var id => node.Load(context, ((IId)id).Value),
            }),
        };
    }

    private FieldType Field(Child child, Node parent)
    {
        var (node, id) = (nodes[child.Record], parent.View.GetProperty("Id")!);
        var arguments = new QueryArguments();
        if (child.IsMany) PageArguments.AddTo(arguments);
        return new()
        {
            Name = child.Name,
            Description = child.Description,
            Type = child.IsMany ? typeof(NonNullGraphType<>).MakeGenericType(typeof(ConnectionType<>).MakeGenericType(node.View)) : node.View.GetGraphTypeFromType(isNullable: true, TypeMappingMode.OutputType),
            Arguments = arguments,
            Resolver = new FuncFieldResolver<object>(context =>
            {
                node.Scopes?.Require(context.RequestServices!.GetRequiredService<Viewer>());
                var key = ((IId)id.GetValue(context.Source)!).Value;
                return child.IsMany ? child.Branch.Many(context, node, child.Name, key) : child.Branch.One(context, node, child.Name, key);
            }),
        };
    }

    private sealed record Child(Type Parent, Type Record, string Name, string Description, bool IsMany, Branch Branch);

    /// <summary>Several records that are loaded at once.</summary>
    private sealed class Together(IReadOnlyList<IDataLoaderResult> each) : IDataLoaderResult
    {
        public async Task<object?> GetResultAsync(CancellationToken cancellationToken = default)
        {
            var found = new List<object>();
            foreach (var one in each)
                if (await one.GetResultAsync(cancellationToken) is { } record) found.Add(record);
            return found;
        }
    }
}

/// <summary>A kind of record that has a view.</summary>
internal abstract class Node(Type record, Type view)
{
    public Type Record => record;
    public Type View => view;

    /// <summary>The scopes that REST needs for it, however it is reached here: scopes limit, in every protocol.</summary>
    public NeedsScope? Scopes { get; set; }

    /// <summary>It can be reached by an id of its own; the rest hang on another record.</summary>
    public bool HasId => view.GetProperty("Id") is not null;

    public IDataLoaderResult Load(IResolveFieldContext context, Guid key) => Load(context.RequestServices!, key, Asked.In(context));

    /// <summary>Before it is known what is asked for, all of the view is read.</summary>
    public IDataLoaderResult Load(IServiceProvider services, Guid key, Asked? asked = null)
    {
        Scopes?.Require(services.GetRequiredService<Viewer>());
        return services.GetRequiredService<Loaders>().Of<object>(Record, (keys, ct) => Read(services, keys, asked ?? Asked.Everything, ct)).Load(key);
    }

    protected abstract Task<Dictionary<Guid, object>> Read(IServiceProvider services, IReadOnlyCollection<Guid> keys, Asked asked, CancellationToken ct);

    public abstract Task<List<object>> Views(IResolveFieldContext context, System.Collections.IList rows, CancellationToken ct);

    /// <summary>Fields of what hangs on it, by its id.</summary>
    public HashSet<string> Hanging { get; } = new(StringComparer.Ordinal);

    /// <summary>How a view is made of the columns that are asked for; null where it is made of the record.</summary>
    public virtual LambdaExpression? Narrow(Asked asked) => null;
}

internal sealed class Node<T, TView>(Func<IServiceProvider, List<T>, Asked, CancellationToken, Task<List<TView>>> views, Expression<Func<T, TView>>? view = null) : Node(typeof(T), typeof(TView)) where T : Entity<T>, IVisible<T> where TView : View
{
    protected override async Task<Dictionary<Guid, object>> Read(IServiceProvider services, IReadOnlyCollection<Guid> keys, Asked asked, CancellationToken ct)
    {
        var (reader, ids) = (services.GetRequiredService<IReader>(), keys.Select(key => new Id<T>(key)).ToList());
        var rows = ids.Count == 1 ? await reader.Ask(Records<T>.One, ids[0], ct) : await reader.Ask(Records<T>.Several, ids, ct);
        return rows.Zip(await views(services, rows, asked, ct)).ToDictionary(x => x.First.Key, object (x) => x.Second);
    }

    public override async Task<List<object>> Views(IResolveFieldContext context, System.Collections.IList rows, CancellationToken ct) =>
        [.. await views(context.RequestServices!, (List<T>)rows, Asked.In(context), ct)];

    public override LambdaExpression? Narrow(Asked asked)
    {
        if (view?.Body is not MemberInitExpression made || asked.Of(View) is not { } fields) return null;
        var members = made.Bindings.Cast<MemberAssignment>().Where(x => x.Member.Name is "Id" or "Version" || fields.Any(field => IsOf(field, x.Member.Name))).ToList();
        return members.TrueForAll(x => IsColumn(x.Expression)) && fields.All(field => Hanging.Contains(field) || field.StartsWith("__", StringComparison.Ordinal) || members.Exists(x => IsOf(field, x.Member.Name)))
            ? Expression.Lambda(made.Update(made.NewExpression, members), view.Parameters) : null;
    }

    /// <summary>An id that leads to a record has two: it, and the record.</summary>
    private static bool IsOf(string field, string member) => JsonNamingPolicy.CamelCase.ConvertName(member) is var name && (field == name || field == $"{name}Id");

    private static bool IsColumn(Expression value) => value is MemberExpression { Expression: ParameterExpression, Member: System.Reflection.PropertyInfo { SetMethod: not null } };
}
