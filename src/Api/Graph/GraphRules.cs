using System.Runtime.CompilerServices;
using GraphQL;
using GraphQL.DI;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQL.Validation.Complexity;
using GraphQL.Validation.Rules.Custom;
using GraphQLParser.AST;
using Mentoring.Api.Http;

namespace Mentoring.Api.Graph;

/// <summary>What a document must keep to beside GraphQL's own rules.</summary>
internal static class GraphRules
{
    /// <summary>The schema is in memory, and the library counts 500 types: so the standard question weighs 23,000, and what goes in circles is still refused.</summary>
    public const double ValueOfIntrospection = 0.003;

    /// <summary>What a record holds several of, parties, signatures, days, is a few.</summary>
    private const int ListOfValues = 5;

    public static IGraphQLBuilder AddRules(this IGraphQLBuilder graph, GraphLimits limits, bool introspection)
    {
        if (!introspection) graph.AddValidationRule<NoIntrospectionValidationRule>();
        // Lists are as long as the variables say: counted for every request, also where the document is known.
        var weight = new WeightRule(new() { DefaultComplexityImpactDelegate = Weight, ValidateComplexityDelegate = context => Weigh(context, limits.Weight) });
        graph.Services.Register(weight);
        return graph.AddValidationRule(weight, useForCachedDocuments: true);
    }

    /// <summary>One for each value, and for what is in a list as often as the list may be long.</summary>
    private static FieldComplexityResult Weight(FieldImpactContext field) =>
        new(1, field.FieldDefinition.ResolvedType is ListGraphType or NonNullGraphType { ResolvedType: ListGraphType } ? Length(field) : 1);

    /// <summary>The rows of a connection are asked for by the field around them. A number that no list takes counts as what it takes: nothing may make the rest lighter.</summary>
    private static int Length(FieldImpactContext list) =>
        list.Parent is { } around && PageArguments.AreOf(around.FieldDefinition)
        ? Math.Clamp(around.GetArgument<int?>("first") ?? around.GetArgument<int?>("last") ?? PageArguments.Default, 1, PageQuery.Most)
        : IsIntrospection(list) ? PageArguments.Default : ListOfValues;

    private static bool IsIntrospection(FieldImpactContext field) => field.FieldDefinition.ResolvedType?.GetNamedType().Name.StartsWith("__", StringComparison.Ordinal) == true;

    private static Task Weigh(ComplexityValidationContext context, int most)
    {
        if (context.TotalImpact > most) context.Error = new OverLimit("values to answer at most, lists as long as they were asked for", context.TotalImpact, most);
        return Task.CompletedTask;
    }
}

/// <summary>A link must not be able to change anything, and what goes on for ever needs an answer that can.</summary>
internal sealed class OperationKinds : ValidationRuleBase
{
    private readonly bool byLink;
    private readonly bool asEvents;

    private OperationKinds(bool byLink, bool asEvents) => (this.byLink, this.asEvents) = (byLink, asEvents);

    public static OperationKinds For(HttpRequest request, AnswerType answer) => new(HttpMethods.IsGet(request.Method), answer == AnswerType.Events);

    public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context)
    {
        if (context.Operation.Operation == OperationType.Mutation && byLink) context.ReportError(new WrongKind("A mutation is sent by POST.", StatusCodes.Status405MethodNotAllowed));
        if (context.Operation.Operation == OperationType.Subscription && !asEvents) context.ReportError(new WrongKind("A subscription is answered as text/event-stream: say so in Accept.", StatusCodes.Status406NotAcceptable));
        return default;
    }
}

/// <summary>An operation that this kind of request cannot have.</summary>
internal sealed class WrongKind(string message, int status) : ValidationError(message)
{
    public int Status { get; } = status;
}

/// <summary>Weighs each request, but for documents whose weight no variable can change: they were weighed when they came first.</summary>
internal sealed class WeightRule(ComplexityOptions options) : ComplexityValidationRule(options)
{
    private readonly ConditionalWeakTable<GraphQLOperationDefinition, Weighed> known = [];

    /// <summary>It was weighed, and is never weighed again.</summary>
    public bool IsKnownOf(GraphQLOperationDefinition operation) => known.TryGetValue(operation, out _);

    protected override async ValueTask<(double TotalComplexity, int MaximumDepth)> CalculateComplexityAsync(ValidationContext context)
    {
        if (known.TryGetValue(context.Operation, out var weighed)) return (weighed.Total, weighed.Depth);
        var (total, depth) = await base.CalculateComplexityAsync(context);
        if (!Changes(context.Operation)) known.AddOrUpdate(context.Operation, new(total, depth));
        return (total, depth);
    }

    /// <summary>Lists are as long as a number says, and a field is left out where a flag says so.</summary>
    private static bool Changes(GraphQLOperationDefinition operation) =>
        operation.Variables?.Items.Exists(variable => Named(variable.Type) is not ("ID" or "String")) == true;

    private static string? Named(GraphQLType type) => type switch
    {
        GraphQLNonNullType required => Named(required.Type),
        GraphQLNamedType named => named.Name.StringValue,
        _ => null,
    };

    private sealed record Weighed(double Total, int Depth);
}
