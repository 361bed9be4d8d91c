using System.Text.Encodings.Web;
using GraphQL;
using GraphQL.Execution;
using GraphQL.MicrosoftDI;
using GraphQL.SystemTextJson;
using GraphQL.Types;
using GraphQL.Utilities;
using GraphQL.Validation;
using GraphQLParser.AST;
using Mentoring.Api.Confidentiality;
using Mentoring.Api.Enrolments;
using Mentoring.Api.Evaluation;
using Mentoring.Api.Exports;
using Mentoring.Api.Forms;
using Mentoring.Api.Graph.Subscriptions;
using Mentoring.Api.Http;
using Mentoring.Api.Journals;
using Mentoring.Api.Matching;
using Mentoring.Api.Meetings;
using Mentoring.Api.Notices;
using Mentoring.Api.Operations;
using Mentoring.Api.People;
using Mentoring.Api.Portfolios;
using Mentoring.Api.Privacy;
using Mentoring.Api.Programmes;
using Mentoring.Api.Progress;
using Mentoring.Api.Relationships;
using Mentoring.Api.Reminders;
using Mentoring.Api.Support;
using Mentoring.Domain.Confidentiality;

namespace Mentoring.Api.Graph;

internal static class GraphSetup
{
    public static void AddGraph(this WebApplicationBuilder builder)
    {
        var (services, limits) = (builder.Services, GraphLimits.Of(builder.Configuration));
        var trusted = TrustedDocuments.Of(builder.Configuration);
        Described.Everywhere();
        services.AddSingleton(limits).AddSingleton<IDocumentBuilder, LimitedDocumentBuilder>().AddSingleton(trusted);
        services.AddSingleton<IGraphTypeMappingProvider, GraphTypes>().AddSingleton(typeof(ViewType<>)).AddSingleton(typeof(InputType<>))
            .AddSingleton(typeof(ConnectionType<>)).AddSingleton(typeof(EdgeType<>)).AddSingleton<PageInfoType>().AddSingleton<JsonType>().AddSingleton<NodeType>()
            .AddSingleton<DateTimeOffsetGraphType, InstantType>().AddSingleton<DateOnlyGraphType, DateType>().AddSingleton<IdGraphType, IdType>().AddSingleton<DecimalGraphType, DecimalType>();
        services.AddSingleton<OperationSource>().AddSingleton(Shape()).AddScoped<Loaders>();
        services.AddSubscriptions();
        services.AddSingleton<GraphEndpoint>().AddSingleton<Documents>().AddSingleton<IWarmUp, GraphWarmUp>();
        services.AddGraphQL(graph => graph
            .AddSchema<GraphSchema>()
            .AddAutoClrMappings()
            .AddExecutionStrategy<ViewStrategy>(OperationType.Query)
            .AddExecutionStrategy<OccasionStrategy>(OperationType.Subscription)
            .AddSystemTextJson(json =>
            {
                json.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
                json.Converters.Add(new ResultJson());
            })
            .AddErrorInfoProvider<GraphErrors>()
            .AddRules(limits, introspection: builder.Environment.IsDevelopment())
            .ConfigureExecution<DocumentCache>()
            .UsePersistedDocuments(options => (options.GetQueryDelegate, options.AllowOnlyPersistedDocuments) = (trusted.Find, TrustedDocuments.Only(builder.Configuration)))
            .AddUnhandledExceptionHandler(Log));
    }

    public static void MapGraph(this IEndpointRouteBuilder routes)
    {
        routes.ServiceProvider.GetRequiredService<OperationSource>().Mapped = routes.DataSources;
        var group = routes.MapGroup("/graphql").ExcludeFromDescription();
        group.MapPost("", (GraphEndpoint graph, HttpContext http) => graph.Post(http)).WithMetadata(new RecordsReads()).RequireAuthorization();
        group.MapGet("", (GraphEndpoint graph, HttpContext http) => graph.Get(http)).WithMetadata(new RecordsReads()).RequireAuthorization();
        group.MapGet("/schema.graphql", (GraphSchema schema) => Results.Text(Sdl(schema), "text/plain; charset=utf-8")).AllowAnonymous();
    }

    /// <summary>What each feature adds.</summary>
    private static GraphShape Shape()
    {
        var shape = new GraphShape();
        foreach (var add in (Action<GraphShape>[])
            [
                PeopleGraph.Shape, ProgrammeGraph.Shape, ReadinessGraph.Shape, EnrolmentGraph.Shape, MatchingGraph.Shape, RelationshipGraph.Shape, MeetingGraph.Shape, ReminderGraph.Shape,
                ProgressGraph.Shape, JournalGraph.Shape, FormGraph.Shape, PilotReviewGraph.Shape, PortfolioGraph.Shape, SupportGraph.Shape, ConsentGraph.Shape, PrivacyGraph.Shape, NoticeGraph.Shape, MonitoringGraph.Shape, ExportGraph.Shape,
            ])
            add(shape);
        return shape;
    }

    public static string Sdl(GraphSchema schema) => schema.Print(new() { StringComparison = StringComparison.Ordinal });

    private static Task Log(UnhandledExceptionContext context)
    {
        if (context.OriginalException is not Domain.Fault)
            context.Context!.RequestServices!.GetRequiredService<ILogger<GraphEndpoint>>().LogError(context.OriginalException, "Unhandled in GraphQL");
        return Task.CompletedTask;
    }
}

/// <summary>A schema that cannot be built stops the host at its start, not at the first request.</summary>
internal sealed class GraphWarmUp(GraphSchema schema, TrustedDocuments trusted, IDocumentBuilder builder, IDocumentValidator validator) : IWarmUp
{
    public Task Run(CancellationToken ct)
    {
        schema.Initialize();
        return trusted.Check(schema, builder, validator, ct);
    }
}
