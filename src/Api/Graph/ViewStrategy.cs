using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQLParser.AST;
using ExecutionContext = GraphQL.Execution.ExecutionContext;

namespace Mentoring.Api.Graph;

/// <summary>
/// Runs queries as the library does, but for two things. Which fields an object has is found once for a document that is run again. And what is read from
/// a view, and from nowhere else, has no node of its own: it is written when the answer is.
/// </summary>
internal sealed class ViewStrategy : SerialExecutionStrategy
{
    private readonly ConditionalWeakTable<GraphQLSelectionSet, ConcurrentDictionary<IGraphType, ViewSelection?>> known = [];

    public override Dictionary<string, (GraphQLField field, FieldType fieldType)>? GetSubFields(ExecutionContext context, ExecutionNode node) =>
        node.Field?.SelectionSet is { } set && Of(context, set, node.FieldDefinition.ResolvedType!.GetNamedType()) is { } selection ? selection.Fields : base.GetSubFields(context, node);

    protected override ExecutionNode BuildExecutionNode(ExecutionNode parent, IGraphType graphType, GraphQLField field, FieldType fieldDefinition, int? indexInParentNode = null)
    {
        var type = graphType is NonNullGraphType required ? required.ResolvedType! : graphType;
        return type is IObjectGraphType or IAbstractGraphType ? new ViewNode(parent, type, field, fieldDefinition, indexInParentNode) : base.BuildExecutionNode(parent, type, field, fieldDefinition, indexInParentNode);
    }

    protected override void SetSubFieldNodes(ExecutionContext context, ObjectExecutionNode parent)
    {
        if (parent is ViewNode { Result: { } view } node && Of(context, node.SelectionSet!, node.GetObjectGraphType(context.Schema) ?? node.GraphType) is { } selection && !selection.MissesIn(view))
        {
            node.Selection = selection;
            node.SubFields = Array.ConvertAll(selection.Nodes, x => BuildExecutionNode(node, x.Type.ResolvedType!, x.Field, x.Type));
        }
        else base.SetSubFieldNodes(context, parent);
    }

    /// <summary>Of what is read at once all but the first is there: nothing is waited for.</summary>
    protected override Task CompleteDataLoaderNodeAsync(ExecutionContext context, ExecutionNode node)
    {
        if (node.Result is not ILoaded loaded || !loaded.IsThere(out var record)) return base.CompleteDataLoaderNodeAsync(context, node);
        node.Result = record;
        return CompleteNodeAsync(context, node);
    }

    /// <summary>Null where it depends on variables.</summary>
    private ViewSelection? Of(ExecutionContext context, GraphQLSelectionSet set, IGraphType type)
    {
        var selections = known.GetOrCreateValue(set);
        if (selections.TryGetValue(type, out var there)) return there;
        return selections[type] = IsAlwaysTheSame(set, context.Document) ? new(CollectFieldsFrom(context, type, set, null)) : null;
    }

    private static bool IsAlwaysTheSame(GraphQLSelectionSet? set, GraphQLDocument document) => set is null || set.Selections.TrueForAll(one => one switch
    {
        IHasDirectivesNode { Directives.Count: > 0 } => false,
        GraphQLInlineFragment inline => IsAlwaysTheSame(inline.SelectionSet, document),
        GraphQLFragmentSpread spread => IsAlwaysTheSame(document.Definitions.OfType<GraphQLFragmentDefinition>().FirstOrDefault(x => x.FragmentName.Name.Value == spread.FragmentName.Name.Value)?.SelectionSet, document),
        _ => true,
    });
}

/// <summary>What a document asks of objects of a type.</summary>
internal sealed class ViewSelection(Dictionary<string, (GraphQLField field, FieldType fieldType)> fields)
{
    public Dictionary<string, (GraphQLField field, FieldType fieldType)> Fields => fields;

    /// <summary>In the order of the document; what is no value of the view has a node.</summary>
    public (JsonEncodedText Name, ViewValue? Value)[] Members { get; } = [.. fields.Select(x => (JsonEncodedText.Encode(x.Key), ViewValue.Of(x.Value.fieldType)))];

    public (GraphQLField Field, FieldType Type)[] Nodes { get; } = [.. fields.Values.Where(x => ViewValue.Of(x.fieldType) is null)];

    public bool MissesIn(object view)
    {
        foreach (var (_, value) in Members)
            if (value is not null && value.IsMissingIn(view)) return true;
        return false;
    }
}

/// <summary>An object whose values are written from its view.</summary>
internal sealed class ViewNode(ExecutionNode parent, IGraphType graphType, GraphQLField field, FieldType fieldDefinition, int? indexInParentNode)
    : ObjectExecutionNode(parent, graphType, field, fieldDefinition, indexInParentNode)
{
    /// <summary>Null where each of its fields has a node.</summary>
    public ViewSelection? Selection { get; set; }

    public override object? ToValue() => SubFields is null ? null : Selection is null ? base.ToValue() : throw new NotSupportedException("It is written as it is read.");
}
