using System.Text.Json;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Resolvers;
using GraphQL.Types;
using GraphQLParser.AST;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Integration;
using ExecutionContext = GraphQL.Execution.ExecutionContext;

namespace Mentoring.Api.Graph.Subscriptions;

/// <summary>What a subscription asks for, once its document is found sound.</summary>
internal sealed class Opening
{
    public Occasion? Occasion { get; private set; }

    /// <summary>What was before is not told.</summary>
    public FeedPosition From { get; private set; }

    public void Take(Occasion occasion, FeedPosition from) => (Occasion, From) = (occasion, from);
}

/// <summary>A subscription is executed once with an <see cref="Opening"/>, which finds out what is asked for, and then for each event as a query that begins at the event.</summary>
internal sealed class OccasionStrategy : IExecutionStrategy
{
    private static readonly ViewStrategy Telling = new();

    public Task<ExecutionResult> ExecuteAsync(ExecutionContext context) => Of(context).ExecuteAsync(context);

    public Task ExecuteNodeTreeAsync(ExecutionContext context, ExecutionNode rootNode) => Of(context).ExecuteNodeTreeAsync(context, rootNode);

    public Dictionary<string, (GraphQLField field, FieldType fieldType)>? GetSubFields(ExecutionContext executionContext, ExecutionNode executionNode) => Of(executionContext).GetSubFields(executionContext, executionNode);

    private static IExecutionStrategy Of(ExecutionContext context) => context.RootValue is Event ? Telling : SubscriptionExecutionStrategy.Instance;
}

/// <summary>The fields of the type Subscription.</summary>
internal static class OccasionFields
{
    public static ObjectGraphType Of(GraphShape shape)
    {
        var subscription = new ObjectGraphType { Name = "Subscription", Description = "What is told as it happens, as server-sent events." };
        foreach (var occasion in shape.Occasions) subscription.AddField(Field(occasion));
        return subscription;
    }

    private static FieldType Field(Occasion occasion) => new()
    {
        Name = occasion.Name,
        Description = occasion.Description,
        ResolvedType = new NonNullGraphType(new OccasionType(occasion)),
        Arguments = [new QueryArgument<StringGraphType> { Name = "after", Description = "The cursor of the last event that you have: what came after it is told first. From now on where it is left out." }],
        Resolver = new FuncFieldResolver<object>(context => context.RootValue),
        StreamResolver = new SourceStreamResolver<object>(async context =>
        {
            if (context.RootValue is not Opening opening) throw new Malformed("A subscription is answered by a stream: send it with Accept: text/event-stream.");
            var services = context.RequestServices!;
            occasion.Node.Scopes?.Require(services.GetRequiredService<Viewer>());
            opening.Take(occasion, await services.GetRequiredService<EventWatch>().Start(context.GetArgument<string?>("after"), context.CancellationToken));
            return Unheard.Instance;
        }),
    };

    /// <summary>Streams are read from the feed of events, not from what the library would keep of them.</summary>
    private sealed class Unheard : IObservable<object?>
    {
        public static readonly Unheard Instance = new();

        public IDisposable Subscribe(IObserver<object?> observer) => throw new NotSupportedException();
    }
}

/// <summary>An event as it is told: where it stands, when it was, and the record.</summary>
internal sealed class OccasionType : ObjectGraphType<Event>
{
    public OccasionType(Occasion occasion)
    {
        var record = GraphTypes.NameOf(occasion.Node.View);
        (Name, Description) = ($"{char.ToUpperInvariant(occasion.Name[0])}{occasion.Name[1..]}Event", occasion.Description);
        Field<NonNullGraphType<StringGraphType>>("cursor").Description("Send it as `after` to go on from here.").Resolve(x => x.Source.Id.ToString());
        Field<NonNullGraphType<DateTimeOffsetGraphType>>("at").Description("When it happened.").Resolve(x => x.Source.At);
        AddField(new()
        {
            Name = JsonNamingPolicy.CamelCase.ConvertName(record),
            Description = $"The {Words.Of(record)}, as it is now.",
            Type = occasion.Node.View.GetGraphTypeFromType(isNullable: false, TypeMappingMode.OutputType),
            Resolver = new FuncFieldResolver<Event, object>(context => occasion.Node.Load(context, context.Source.RecordId)),
        });
    }
}
