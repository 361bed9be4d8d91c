using System.Runtime.CompilerServices;
using System.Text.Json;
using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;

namespace Mentoring.Api.Graph;

/// <summary>Which fields a document asks for anywhere, by the view that has them: what nobody asks for need not be read. Found once for a document that is run again.</summary>
internal sealed class Asked
{
    private static readonly ConditionalWeakTable<GraphQLDocument, Asked> Known = [];
    private readonly HashSet<(string Type, string Field)>? fields;

    private Asked() { }

    public static Asked Everything { get; } = new();

    private Asked(GraphQLDocument document, ISchema schema)
    {
        fields = [];
        foreach (var definition in document.Definitions)
        {
            if (definition is GraphQLOperationDefinition operation) Take(operation.SelectionSet, schema, operation.Operation switch { OperationType.Query => schema.Query, OperationType.Mutation => schema.Mutation, _ => schema.Subscription });
            if (definition is GraphQLFragmentDefinition fragment) Take(fragment.SelectionSet, schema, schema.AllTypes[fragment.TypeCondition.Type.Name]);
        }
    }

    public static Asked In(IResolveFieldContext context) => Known.GetValue(context.Document, document => new(document, context.Schema));

    /// <summary>Whether any of a view's members is asked for.</summary>
    public bool Any<TView>(params ReadOnlySpan<string> members)
    {
        if (fields is null) return true;
        foreach (var member in members)
            if (fields.Contains((GraphTypes.NameOf(typeof(TView)), JsonNamingPolicy.CamelCase.ConvertName(member)))) return true;
        return false;
    }

    /// <summary>The fields of a view that are asked for; null where that is not known.</summary>
    public IReadOnlyList<string>? Of(Type view) => fields is null ? null : [.. fields.Where(x => x.Type == GraphTypes.NameOf(view)).Select(x => x.Field)];

    private void Take(GraphQLSelectionSet? selections, ISchema schema, IGraphType? type)
    {
        foreach (var selection in selections?.Selections ?? [])
        {
            if (selection is GraphQLInlineFragment inline) Take(inline.SelectionSet, schema, inline.TypeCondition is { } condition ? schema.AllTypes[condition.Type.Name] : type);
            if (selection is not GraphQLField field || type is not IComplexGraphType view) continue;
            fields!.Add((view.Name, field.Name.StringValue));
            Take(field.SelectionSet, schema, view.GetField(field.Name.Value)?.ResolvedType?.GetNamedType() as IGraphType);
        }
    }
}
