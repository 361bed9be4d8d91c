using System.Collections;
using GraphQL;
using GraphQL.Types;
using Mentoring.Api.Http;
using Mentoring.Domain;

namespace Mentoring.Api.Graph;

/// <summary>Which part of a list is asked for, in Relay's words.</summary>
internal sealed record PageArguments(int? Limit, string? Cursor, bool Backwards)
{
    public const int Default = 20;

    public static void AddTo(QueryArguments arguments)
    {
        arguments.Add(new QueryArgument<IntGraphType> { Name = "first", Description = $"How many from the beginning, or after the cursor: 1 to {PageQuery.Most}, {Default} unless told." });
        arguments.Add(new QueryArgument<StringGraphType> { Name = "after", Description = "The cursor after which to begin." });
        arguments.Add(new QueryArgument<IntGraphType> { Name = "last", Description = $"How many from the end, or before the cursor: 1 to {PageQuery.Most}." });
        arguments.Add(new QueryArgument<StringGraphType> { Name = "before", Description = "The cursor before which to end." });
    }

    public static bool AreOf(FieldType field) => field.Arguments?.Find("first") is not null;

    public static PageArguments Of(IResolveFieldContext context)
    {
        var (first, last) = (context.GetArgument<int?>("first"), context.GetArgument<int?>("last"));
        var (after, before) = (context.GetArgument<string?>("after"), context.GetArgument<string?>("before"));
        if ((first is not null || after is not null) && (last is not null || before is not null)) throw new Malformed("A list is read from its beginning with first and after, or from its end with last and before, not both.");
        foreach (var (name, number) in ((string, int?)[])[("first", first), ("last", last)])
            if (number is < 1 or > PageQuery.Most) throw new Malformed($"{name} lies between 1 and {PageQuery.Most}.");
        var backwards = last is not null || before is not null;
        return new(first ?? last ?? Default, after ?? before, backwards);
    }

    /// <summary>What REST calls cursor has another name here.</summary>
    public async Task<T> Read<T>(Func<Task<T>> list)
    {
        try
        {
            return await list();
        }
        catch (Malformed fault) when (fault.Pointer == "?cursor")
        {
            throw new Malformed($"{(Backwards ? "before" : "after")} is no cursor that this list with these arguments gave.");
        }
    }
}

/// <summary>A part of a list.</summary>
internal sealed record Connection(IReadOnlyList<Edge> Edges, PageInfo PageInfo, Func<CancellationToken, Task<int>> Count)
{
    /// <summary>From a page as the reads give it.</summary>
    public static Connection Of(IPage page, PageArguments asked)
    {
        var list = page.Of!;
        return Of([.. page.Rows.Cast<object>().Zip(list.Keys, (row, key) => new Edge(row, () => list.Page.CursorAt(key)))], page.Next is not null, asked, list.Count);
    }

    public static Connection Of(IReadOnlyList<Edge> edges, bool more, PageArguments asked, Func<CancellationToken, Task<int>> count) => new(edges, new()
    {
        HasNextPage = asked.Backwards ? asked.Cursor is not null : more,
        HasPreviousPage = asked.Backwards ? more : asked.Cursor is not null,
        Edges = edges,
    }, count);
}

/// <summary>A row of a list with its place.</summary>
internal sealed record Edge(object Node, Func<string> Cursor);

/// <summary>Whether the list goes on.</summary>
public sealed class PageInfo
{
    /// <summary>There are rows after these.</summary>
    public required bool HasNextPage { get; init; }

    /// <summary>There are rows before these.</summary>
    public required bool HasPreviousPage { get; init; }

    /// <summary>Cursor of the first row here.</summary>
    public string? StartCursor => Edges.Count == 0 ? null : Edges[0].Cursor();

    /// <summary>Cursor of the last row here.</summary>
    public string? EndCursor => Edges.Count == 0 ? null : Edges[^1].Cursor();

    internal IReadOnlyList<Edge> Edges { get; init; } = [];
}

internal sealed class PageInfoType : AutoRegisteringObjectGraphType<PageInfo>
{
    public PageInfoType() => (Name, Description) = ("PageInfo", "Whether a list goes on, and where.");
}

internal sealed class ConnectionType<T> : ObjectGraphType<Connection>
{
    public ConnectionType()
    {
        var name = GraphTypes.NameOf(typeof(T));
        (Name, Description) = ($"{name}Connection", $"A part of a list: {Words.Of(name)}.");
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<EdgeType<T>>>>>("edges").Description("The rows with their cursors.").Resolve(x => x.Source.Edges);
        AddField(new()
        {
            Name = "nodes",
            Description = "The rows.",
            Type = typeof(NonNullGraphType<>).MakeGenericType(typeof(ListGraphType<>).MakeGenericType(typeof(T).GetGraphTypeFromType(isNullable: false, TypeMappingMode.OutputType))),
            Resolver = new GraphQL.Resolvers.FuncFieldResolver<Connection, IEnumerable>(x => x.Source.Edges.Select(edge => edge.Node)),
        });
        Field<NonNullGraphType<PageInfoType>>("pageInfo").Description("Whether the list goes on.").Resolve(x => x.Source.PageInfo);
        Field<NonNullGraphType<IntGraphType>>("totalCount").Description("How many rows you may see, on all pages.").ResolveAsync(async x => await x.Source.Count(x.CancellationToken));
    }
}

internal sealed class EdgeType<T> : ObjectGraphType<Edge>
{
    public EdgeType()
    {
        var name = GraphTypes.NameOf(typeof(T));
        (Name, Description) = ($"{name}Edge", $"A row of a list: {Words.Of(name)}.");
        Field<NonNullGraphType<StringGraphType>>("cursor").Description("The row's place in the list.").Resolve(x => x.Source.Cursor());
        AddField(new()
        {
            Name = "node",
            Description = "The row.",
            Type = typeof(T).GetGraphTypeFromType(isNullable: false, TypeMappingMode.OutputType),
            Resolver = new GraphQL.Resolvers.FuncFieldResolver<Edge, object>(x => x.Source.Node),
        });
    }
}
