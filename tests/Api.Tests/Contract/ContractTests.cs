using System.Text.Json.Nodes;
using GraphQLParser;
using GraphQLParser.AST;
using Mentoring.Api.Tests.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Swashbuckle.AspNetCore.Swagger;
using Xunit;

namespace Mentoring.Api.Tests.Contract;

/// <summary>What is published is committed, complete, and the same in both protocols.</summary>
public sealed class ContractTests(OnSqlite sqlite) : HostedTests(sqlite), IClassFixture<OnSqlite>
{
    private Caller Nobody => new(Host.Client(), null);

    [Fact]
    public async Task The_committed_OpenAPI_document_is_the_one_that_is_served() =>
        await Committed.IsCurrent("openapi/v1.json", (await Nobody.Get("/openapi/v1.json")).Is(200).Text, Caller.Stop);

    [Fact]
    public async Task The_committed_GraphQL_schema_is_the_one_that_is_served() =>
        await Committed.IsCurrent("openapi/schema.graphql", (await Nobody.Get("/graphql/schema.graphql")).Is(200).Text, Caller.Stop);

    [Fact]
    public async Task Swagger_UI_is_served()
    {
        var page = (await Nobody.Get("/swagger/index.html")).Is(200);
        Assert.Equal("text/html", page.ContentHeaders.ContentType?.MediaType);
        Assert.Contains("/openapi/v1.json", (await Nobody.Get("/swagger/index.js")).Is(200).Text, StringComparison.Ordinal);
    }

    /// <summary>It holds all documentation, and who asks for anything else waits for none of it.</summary>
    [Fact]
    public async Task What_makes_documents_is_made_for_who_asks_for_one()
    {
        await using var without = Host.Factory.WithWebHostBuilder(host => host.ConfigureTestServices(services => services.AddTransient<ISwaggerProvider>(_ => throw new InvalidOperationException("It is made."))));
        var nobody = new Caller(without.CreateClient(), null);
        (await nobody.Get("/health/live")).Is(200);
        (await nobody.Get("/openapi/v1.json")).Is(500);
    }

    [Fact]
    public async Task Every_operation_is_named_as_its_endpoint()
    {
        var operations = await Operations();
        var names = operations.Select(x => x.Id).ToList();
        Assert.Equal(names.Count, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(names, name => Assert.Matches("^[a-z][A-Za-z]*$", name));
        var endpoints = Endpoints().Select(x => x.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName ?? $"{x.RoutePattern.RawText} has no name");
        Assert.Equal(endpoints.Order(StringComparer.Ordinal), names.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_operation_says_what_it_does_and_how_it_fails()
    {
        var anonymous = Endpoints().Where(x => x.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            .Select(x => x.Metadata.GetMetadata<IEndpointNameMetadata>()!.EndpointName).ToHashSet(StringComparer.Ordinal);
        var faults = (await Operations()).SelectMany(operation => Faults(operation, anonymous.Contains(operation.Id)).Select(fault => $"{operation.Id} {fault}")).ToList();
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task What_is_published_is_described_and_typed()
    {
        var schemas = (await Document())["components"]!["schemas"]!.AsObject();
        var faults = schemas.SelectMany(schema => Undescribed(schema.Key, schema.Value!.AsObject())).ToList();
        Assert.True(faults.Count == 0, "Write an XML doc for each of:\n" + string.Join('\n', faults));
        Assert.DoesNotContain(schemas, schema => schema.Key.EndsWith("View", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_mutation_has_the_name_of_a_REST_operation()
    {
        var mutations = (await Schema()).OfType<GraphQLObjectTypeDefinition>().Single(type => type.Name.Value == "Mutation").Fields!.Select(field => field.Name.StringValue);
        Assert.Subset((await Operations()).Select(operation => operation.Id).ToHashSet(StringComparer.Ordinal), mutations.ToHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_type_and_field_of_the_schema_is_described()
    {
        var missing = (await Schema()).OfType<GraphQLTypeDefinition>().SelectMany(Undescribed).ToList();
        Assert.True(missing.Count == 0, "Write an XML doc for each of:\n" + string.Join('\n', missing));
    }

    [Fact]
    public Task The_schema_follows_the_rules_of_Relay() => Node.Run("lint");

    [Fact]
    public Task Nothing_breaks_a_front_end_but_what_is_acknowledged() => Node.Run("breaking");

    private static IEnumerable<string> Faults(Operation operation, bool isAnonymous)
    {
        if (string.IsNullOrWhiteSpace(operation.Node["summary"]?.ToString())) yield return "has no summary.";
        if (operation.Node["security"] is JsonArray { Count: > 0 } == isAnonymous) yield return isAnonymous ? "asks for a token, though it is open." : "says nothing of the token that it needs.";
        var responses = operation.Node["responses"]!.AsObject();
        if (!responses.Any(x => x.Key[0] == '2')) yield return "tells no success.";
        foreach (var (status, response) in responses)
            if (status[0] is '4' or '5' && response!["content"]?["application/problem+json"]?["schema"]?["$ref"]?.ToString() != "#/components/schemas/Problem")
                yield return $"does not tell {status} as a problem.";
            else if (status[0] == '2' && status != "204" && response!["content"]?["application/json"]?["schema"] is null && !IsFile(response["content"]))
                yield return $"does not type {status}.";
        foreach (var status in Expected(operation, isAnonymous).Where(status => !responses.ContainsKey(status))) yield return $"does not tell {status}.";
        if (operation.Body is { } body && body["application/json"]?["example"] is null && !IsFile(body)) yield return "has no example of its body.";
        foreach (var parameter in operation.Parameters)
        {
            if (parameter["schema"] is not JsonObject schema || (schema["type"] is null && schema["$ref"] is null)) yield return $"does not type {parameter["name"]}.";
            if (parameter["in"]!.ToString() != "path" && parameter["description"] is null) yield return $"does not say what {parameter["name"]} is for.";
            if (parameter["in"]!.ToString() == "path" && parameter["example"] is null) yield return $"has no example for {parameter["name"]}.";
        }
    }

    /// <summary>Bytes, whatever their type: nobody tries them out in a browser.</summary>
    private static bool IsFile(JsonNode? content) => content?.AsObject().All(type => type.Value!["schema"]?["format"]?.ToString() == "binary") == true;

    private static IEnumerable<string> Expected(Operation operation, bool isAnonymous)
    {
        if (!isAnonymous) foreach (var status in (string[])["400", "401", "403", "404"]) yield return status;
        if (!isAnonymous && operation.Method != "get") foreach (var status in (string[])["409", "412", "422"]) yield return status;
    }

    private static IEnumerable<string> Undescribed(string name, JsonObject schema)
    {
        var isEnum = schema["enum"] is not null;
        if (schema["type"] is null && !isEnum) yield return $"{name} (has no type)";
        if (isEnum && schema["type"]?.ToString() != "string") yield return $"{name} (an enum that is no string)";
        foreach (var (member, of) in schema["properties"]?.AsObject() ?? [])
            if (of!["description"] is null && of["$ref"] is null && of["allOf"] is null && of["oneOf"] is null) yield return $"{name}.{member}";
    }

    private static IEnumerable<string> Undescribed(GraphQLTypeDefinition type)
    {
        if (IsBlank(type.Description)) yield return type.Name.StringValue;
        foreach (var field in (type as GraphQLObjectTypeDefinition)?.Fields?.Items ?? []) if (IsBlank(field.Description)) yield return $"{type.Name.Value}.{field.Name.Value}";
        foreach (var field in (type as GraphQLInputObjectTypeDefinition)?.Fields?.Items ?? []) if (IsBlank(field.Description)) yield return $"{type.Name.Value}.{field.Name.Value}";
        foreach (var value in (type as GraphQLEnumTypeDefinition)?.Values?.Items ?? []) if (IsBlank(value.Description)) yield return $"{type.Name.Value}.{value.Name.Value}";
    }

    private static bool IsBlank(GraphQLDescription? description) => description is null || description.Value.Length == 0;

    private async Task<JsonNode> Document() => (await Nobody.Get("/openapi/v1.json")).Is(200).Body!;

    private async Task<IReadOnlyList<Operation>> Operations() => Operation.Of(await Document());

    private async Task<List<ASTNode>> Schema() => Parser.Parse((await Nobody.Get("/graphql/schema.graphql")).Is(200).Text).Definitions;

    /// <summary>What is published: every route but health, the document itself, GraphQL, and the doors of Development.</summary>
    private IEnumerable<RouteEndpoint> Endpoints() => Host.Factory.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(x => x.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>() is not { ExcludeFromDescription: true } && x.Metadata.GetMetadata<HttpMethodMetadata>() is not null)
        .Where(x => x.RoutePattern.RawText is { } route && ((string[])["/v1", "/rules"]).Any(start => route.StartsWith(start, StringComparison.Ordinal)));
}
