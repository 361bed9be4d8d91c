using System.Diagnostics;
using Mentoring.Api.Tests.Hosting;
using Xunit;

namespace Mentoring.Api.Tests.Graph;

/// <summary>What is wrong with a document or its variables is told with its place, and is no fault of the server.</summary>
public abstract class BadInputTests(Hosted host) : HostedTests(host)
{
    private const string None = "00000000-0000-0000-0000-000000000000";

    public static TheoryData<string, string, string?> Wrong => new()
    {
        { "a syntax error", "{ viewer { name }", null },
        { "no document", "# nothing", null },
        { "an empty selection", "{ viewer { } }", null },
        { "an unknown field", "{ viewer { shoeSize } }", null },
        { "an unknown argument", "{ programmes(page: 2) { nodes { id } } }", null },
        { "an unknown type", $"{{ node(id: \"Goal:{None}\") {{ ... on Shoe {{ size }} }} }}", null },
        { "an unknown directive", "{ viewer @shout { name } }", null },
        { "no selection where one is needed", "{ viewer }", null },
        { "a selection where none can be", "{ viewer { name { first } } }", null },
        { "a missing argument", "{ goal { id } }", null },
        { "null where none can be", "{ goal(id: null) { id } }", null },
        { "null in a variable where none can be", "query ($id: ID!) { goal(id: $id) { id } }", """{ "id": null }""" },
        { "a missing variable", "query ($id: ID!) { goal(id: $id) { id } }", null },
        { "a variable that is not declared", "{ goal(id: $id) { id } }", """{ "id": "Goal:1" }""" },
        { "a variable that is not used", "query ($id: ID!) { viewer { name } }", $$"""{ "id": "Goal:{{None}}" }""" },
        { "a variable of a type that does not fit", "query ($n: String) { programmes(first: $n) { nodes { id } } }", """{ "n": "2" }""" },
        { "a text for a number", "query ($n: Int) { programmes(first: $n) { nodes { id } } }", """{ "n": "two" }""" },
        { "a number beyond 32 bits", "query ($n: Int) { programmes(first: $n) { nodes { id } } }", """{ "n": 3000000000 }""" },
        { "a list for a text", "query ($id: ID!) { goal(id: $id) { id } }", $$"""{ "id": ["Goal:{{None}}"] }""" },
        { "a word that is none of the list", "{ relationships(status: FLOURISHING) { nodes { id } } }", null },
        { "a word in the wrong capitals", "{ relationships(status: active) { nodes { id } } }", null },
        { "a word as a text", "{ relationships(status: \"ACTIVE\") { nodes { id } } }", null },
        { "an unknown member of an input", "mutation { putClient(clientId: \"c\", input: { name: \"N\", purpose: \"P\", scopes: [], organisations: [], secret: \"s\" }) { errors { code } } }", null },
        { "a missing member of an input", "mutation { putClient(clientId: \"c\", input: { name: \"N\" }) { errors { code } } }", null },
        { "the same, in a variable", "mutation ($i: ClientInput!) { putClient(clientId: \"c\", input: $i) { errors { code } } }", """{ "i": { "name": "N" } }""" },
        { "the wrong type in an input", "mutation ($i: ClientInput!) { putClient(clientId: \"c\", input: $i) { errors { code } } }", """{ "i": { "name": 5, "purpose": "P", "scopes": [], "organisations": [] } }""" },
        { "no id", "{ goal(id: \"12\") { id } }", null },
        { "an id without its kind", $"{{ goal(id: \"{None}\") {{ id }} }}", null },
        { "an id of another kind", $"{{ goal(id: \"Meeting:{None}\") {{ id }} }}", null },
        { "an id of another kind in a variable", "query ($id: ID!) { goal(id: $id) { id } }", $$"""{ "id": "Meeting:{{None}}" }""" },
        { "an id that is too long", $"{{ goal(id: \"Goal:{new string('1', 5_000)}\") {{ id }} }}", null },
        { "a kind of record that there is not", $"{{ node(id: \"Shoe:{None}\") {{ id }} }}", null },
        { "an id with a NUL in it", "query ($id: ID!) { node(id: $id) { id } }", "{ \"id\": \"Goal\\u0000:1\" }" },
        { "no day", "query ($d: Date) { confidentialityFigures(programme: \"Programme:" + None + "\", from: $d) { from } }", """{ "d": "31 January" }""" },
        { "a cursor that is none", "{ programmes(after: \"here\") { nodes { id } } }", null },
        { "a cursor of another list", "{ programmes(after: \"eyJhIjoxfQ\") { nodes { id } } }", null },
        { "none of a list", "{ programmes(first: 0) { nodes { id } } }", null },
        { "fewer than none of a list", "{ programmes(last: -1) { nodes { id } } }", null },
        { "too many of a list", "{ programmes(first: 201) { nodes { id } } }", null },
        { "both ends of a list", "{ programmes(first: 1, last: 1) { nodes { id } } }", null },
        { "fragments in a circle", "{ viewer { ...A } } fragment A on Viewer { name ...B } fragment B on Viewer { ...A }", null },
        { "a fragment of itself", "{ viewer { ...A } } fragment A on Viewer { ...A }", null },
        { "a fragment that nobody spreads", "{ viewer { name } } fragment A on Viewer { name }", null },
        { "a fragment twice", "{ viewer { ...A } } fragment A on Viewer { name } fragment A on Viewer { name }", null },
        { "a fragment of another type", "{ viewer { ...A } } fragment A on Goal { id }", null },
        { "fields that cannot be one", "{ viewer { name: administrator name } }", null },
        { "two operations without a name for the one to run", "query A { viewer { name } } query B { viewer { name } }", null },
        { "types in a document", "type Shoe { size: Int }", null },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task It_is_told_with_its_place(string what, string document, string? variables)
    {
        using var http = Host.Factory.CreateClient();
        var admin = new Caller(http, await Listening.Token(Host.Factory));
        var watch = Stopwatch.StartNew();
        var answer = await admin.Query(document, variables is null ? null : System.Text.Json.Nodes.JsonNode.Parse(variables), ("Accept", "application/graphql-response+json"));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), what);
        Assert.True(answer.Code is 200 or 400, $"{what}: {answer.Code} {answer.Text}");
        var errors = answer.Body!["errors"]!.AsArray();
        Assert.All(errors, error =>
        {
            Assert.Equal("BAD_REQUEST", error!["extensions"]!["code"]!.ToString());
            Assert.NotEmpty(error["message"]!.ToString());
        });
        Assert.True(answer.Body["data"]?.AsObject().All(field => field.Value is null) ?? true, what);
        var hasPlace = errors.All(error => error!["locations"] is not null);
        Assert.True(hasPlace != Placeless.Contains(what), $"{what}: {answer.Text}");
        Assert.DoesNotContain("GraphQL.", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", answer.Text, StringComparison.Ordinal);
    }

    /// <summary>What is wrong with the document as a whole.</summary>
    private static readonly HashSet<string> Placeless = new(StringComparer.Ordinal) { "no document", "two operations without a name for the one to run", "types in a document" };

    [Fact]
    public async Task An_operation_that_is_not_there()
    {
        using var http = Host.Factory.CreateClient();
        var answer = await new Caller(http, await Listening.Token(Host.Factory)).Raw(HttpMethod.Post, "/graphql", """{"query":"query A { viewer { name } }","operationName":"B"}""");
        Assert.Equal("BAD_REQUEST", answer.Body!["errors"]![0]!["extensions"]!["code"]!.ToString());
    }

    public sealed class Sqlite(SharedSqlite host) : BadInputTests(host), IClassFixture<SharedSqlite>;

    public sealed class Postgres(SharedPostgres host) : BadInputTests(host), IClassFixture<SharedPostgres>;
}
