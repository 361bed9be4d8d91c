using GraphQL;
using GraphQL.Types;
using Mentoring.Api.Graph.Subscriptions;
using Mentoring.Api.Http;
using Mentoring.Api.Notices;

namespace Mentoring.Api.Graph;

/// <summary>The schema: every operation of the contract, and how the records hang together.</summary>
internal sealed class GraphSchema : Schema
{
    public GraphSchema(IServiceProvider services, OperationSource operations, GraphShape shape) : base(services)
    {
        var (query, mutation) = (new ObjectGraphType { Name = "Query", Description = "Everything that can be read." }, new ObjectGraphType { Name = "Mutation", Description = "Everything that can be done, one mutation a use case." });
        var all = operations.All.ToLookup(operation => operation.Reads);
        var (reads, writes) = (all[true].ToList(), all[false]);
        var viewer = services.GetRequiredService<ViewType<ViewerView>>();
        foreach (var operation in reads) (operation.IsOwn ? viewer : (IComplexGraphType)query).AddField(OperationFields.Read(operation));
        foreach (var operation in writes) mutation.AddField(OperationFields.Write(operation));
        foreach (var node in shape.Nodes) node.Scopes = ScopesOf(node, reads);
        query.AddField(NodeField.For(shape));
        (Query, Mutation, Subscription) = (query, mutation, OccasionFields.Of(shape));
        foreach (var node in shape.Nodes) RegisterType(typeof(ViewType<>).MakeGenericType(node.View));
        this.WithIntrospectionComplexityImpact(GraphRules.ValueOfIntrospection);
    }

    /// <summary>Any scope that lets a record be read by one of the operations.</summary>
    private static NeedsScope? ScopesOf(Node node, List<Operation> reads)
    {
        var ways = reads.FindAll(x => x.Answer == node.View || (x.IsPaged && x.Answer!.GetGenericArguments()[0] == node.View));
        if (ways.Count == 0) throw new InvalidOperationException($"No operation reads {node.Record.Name}: give it one, so that its scopes are known.");
        return ways.Exists(x => x.Scopes is null) ? null : new([.. ways.SelectMany(x => x.Scopes!.AnyOf).Distinct(StringComparer.Ordinal)]);
    }
}
