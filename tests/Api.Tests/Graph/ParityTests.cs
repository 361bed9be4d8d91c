using GraphQLParser;
using GraphQLParser.AST;
using Mentoring.Api.Tests.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Mentoring.Api.Tests.Graph;

/// <summary>What REST can do, GraphQL can do, under the same name.</summary>
public sealed class ParityTests(OnSqlite sqlite) : HostedTests(sqlite), IClassFixture<OnSqlite>
{
    /// <summary>What GraphQL does not have, and why.</summary>
    private static readonly Dictionary<string, string> Exceptions = new(StringComparer.Ordinal)
    {
        ["addEvidenceFile"] = "A file of up to 20 MB.",
        ["bulkOrganisations"] = "A body of up to 20 MB, also as NDJSON.",
        ["bulkPeople"] = "A body of up to 20 MB, also as NDJSON.",
        ["bulkTeams"] = "A body of up to 20 MB, also as NDJSON.",
        ["downloadEvidenceFile"] = "The bytes of a file.",
        ["downloadExportFile"] = "The bytes of a file.",
        ["exportPortfolio"] = "An archive.",
        ["exportSubject"] = "A file, as JSON or CSV.",
        ["issueDevelopmentToken"] = "A door of Development.",
        ["setDevelopmentClock"] = "A door of Development.",
        ["readDevelopmentClock"] = "A door of Development.",
    };

    [Fact]
    public async Task Every_operation_is_in_both_but_for_the_exceptions()
    {
        var schema = Parser.Parse((await new Caller(Host.Factory.CreateClient(), null).Get("/graphql/schema.graphql")).Is(200).Text).Definitions.OfType<GraphQLObjectTypeDefinition>().ToList();
        var (reads, own, writes) = (Fields("Query"), Fields("Viewer"), Fields("Mutation"));
        var missing = new List<string>();
        foreach (var endpoint in Host.Factory.Services.GetRequiredService<EndpointDataSource>().Endpoints)
        {
            if (endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName is not { } operation) continue;
            var isRead = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Contains("GET");
            if (!(isRead ? reads.Contains(FieldOf(operation)) || own.Contains(OwnFieldOf(operation)) : writes.Contains(operation))) missing.Add(operation);
        }
        Assert.Equal(Exceptions.Keys.Order(StringComparer.Ordinal), missing.Order(StringComparer.Ordinal));

        HashSet<string> Fields(string type) => [.. schema.Single(x => x.Name.Value == type).Fields!.Select(x => x.Name.StringValue)];
    }

    /// <summary>What is the viewer's own hangs on the viewer.</summary>
    private static string OwnFieldOf(string operation) =>
        FieldOf(operation) is var field && field.StartsWith("my", StringComparison.Ordinal) ? char.ToLowerInvariant(field[2]) + field[3..] : field;

    /// <summary>A read goes without its verb.</summary>
    private static string FieldOf(string operation)
    {
        foreach (var verb in (string[])["find", "list", "read"])
            if (operation.StartsWith(verb, StringComparison.Ordinal)) return char.ToLowerInvariant(operation[verb.Length]) + operation[(verb.Length + 1)..];
        return operation;
    }
}
