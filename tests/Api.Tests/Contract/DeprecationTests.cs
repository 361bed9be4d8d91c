using GraphQLParser;
using GraphQLParser.AST;
using Mentoring.Api.Documentation;
using Mentoring.Api.Graph;
using Mentoring.Api.Http;
using Mentoring.Api.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Swashbuckle.AspNetCore.Swagger;
using Xunit;

namespace Mentoring.Api.Tests.Contract;

/// <summary>What should not be used any more says so in both contracts, and what is instead.</summary>
public sealed class DeprecationTests(SharedSqlite sqlite) : HostedTests(sqlite), IClassFixture<SharedSqlite>
{
    private const string Reason = "Use newName instead, which tells the same.";

    /// <summary>A view with a property that is going.</summary>
    public sealed record OldView
    {
        /// <summary>The new name.</summary>
        public required string NewName { get; init; }

        /// <summary>The old name.</summary>
        [Obsolete(Reason)]
        public string? OldName { get; init; }
    }

    [Fact]
    public async Task Every_deprecation_has_a_reason()
    {
        var schema = (await new Caller(Host.Factory.CreateClient(), null).Get("/graphql/schema.graphql")).Is(200).Text;
        Assert.Empty(Unreasoned(schema));
        Assert.Equal(["Old.a", "Old.b", "A"], Unreasoned($$"""
            type Old { a: Int @deprecated b: Int @deprecated(reason: "Old.") c: Int @deprecated(reason: "{{Reason}}") d: Int }
            enum Word { A @deprecated B }
            """));
    }

    [Fact]
    public async Task What_is_obsolete_in_code_is_deprecated_with_its_reason_in_both_contracts()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Services.AddDocumentation();
        await using var app = builder.Build();
        app.MapGroup("/v1").Get("/old", () => "").Named("readOld", "Reads").Deprecated(Reason).Produces<OldView>();
        await app.StartAsync(Caller.Stop);

        var document = app.Services.GetRequiredService<ISwaggerProvider>().GetSwagger("v1");
        var operation = document.Paths["/v1/old"].Operations![HttpMethod.Get];
        Assert.True(operation.Deprecated);
        Assert.StartsWith(Reason, operation.Description, StringComparison.Ordinal);
        var property = document.Components!.Schemas!["Old"].Properties!["oldName"];
        Assert.True(property.Deprecated);
        Assert.Equal(Reason, property.Description);
        Assert.False(document.Components.Schemas["Old"].Properties!["newName"].Deprecated);

        var endpoint = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Single(x => x.RoutePattern.RawText == "/v1/old");
        var field = OperationFields.Read(new(endpoint, app.Services.GetRequiredService<IServiceProviderIsService>()));
        Assert.Equal(("old", Reason), (field.Name, field.DeprecationReason));
        Assert.Equal([("NewName", null), ("OldName", Reason)], new ViewType<OldView>(new()).Fields.Select(x => (x.Name, x.DeprecationReason)).Order());
    }

    /// <summary>What is deprecated without saying what is instead.</summary>
    private static IEnumerable<string> Unreasoned(string schema)
    {
        foreach (var type in Parser.Parse(schema).Definitions.OfType<GraphQLTypeDefinition>())
        {
            foreach (var field in (type as GraphQLObjectTypeDefinition)?.Fields?.Items ?? []) if (IsUnreasoned(field)) yield return $"{type.Name.Value}.{field.Name.Value}";
            foreach (var field in (type as GraphQLInputObjectTypeDefinition)?.Fields?.Items ?? []) if (IsUnreasoned(field)) yield return $"{type.Name.Value}.{field.Name.Value}";
            foreach (var value in (type as GraphQLEnumTypeDefinition)?.Values?.Items ?? []) if (IsUnreasoned(value)) yield return $"{value.Name.Value}";
        }
    }

    private static bool IsUnreasoned(IHasDirectivesNode node) =>
        node.Directives?.Items.Find(x => x.Name.Value == "deprecated") is { } deprecated
        && (deprecated.Arguments?.Items.Find(x => x.Name.Value == "reason")?.Value as GraphQLStringValue)?.Value.Length is null or < 15;
}
