using System.Text.Json.Nodes;
using Mentoring.Api.Tests.Hosting;
using Mentoring.Domain.Confidentiality;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using Caller = Mentoring.Api.Tests.Hosting.Caller;

namespace Mentoring.Api.Tests.Graph;

/// <summary>Arguments that every list, every record and every change has: what they mean, and what is said of wrong ones.</summary>
public abstract class ArgumentTests(Hosted host) : HostedTests(host)
{
    private const string List = "query($programme: ID!, $first: Int, $after: String, $last: Int, $before: String) { list: appointments(programme: $programme, first: $first, after: $after, last: $last, before: $before) { nodes { id } edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount } }";
    private const string Nested = "query($programme: ID!, $first: Int, $after: String, $last: Int, $before: String) { programme(id: $programme) { list: appointments(first: $first, after: $after, last: $last, before: $before) { nodes { id } edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount } } }";

    [Theory]
    [InlineData(List)]
    [InlineData(Nested)]
    public async Task A_list_is_read_forwards_and_backwards_and_shows_the_same(string document)
    {
        var world = await World.WithDraft(Host);
        foreach (var role in (string[])["steeringGroup", "sponsor", "evaluator", "trainer", "administrator"])
            (await world.Admin.Post($"{world.ProgrammePath}/appointments", new { person = world.Director.Id, role })).Is(201);
        var whole = Told(await Ask(world, document, new { first = 100 }));
        Assert.Equal((7, false, false, 7), (Ids(whole).Count, Has(whole, "hasNextPage"), Has(whole, "hasPreviousPage"), (int)whole["totalCount"]!));
        Assert.Equal(Ids(whole), whole["edges"]!.AsArray().Select(x => x!["node"]!["id"]!.ToString()));

        var (forwards, backwards) = (new List<string>(), new List<string>());
        for (string? after = null; ;)
        {
            var page = Told(await Ask(world, document, new { first = 3, after }));
            forwards.AddRange(Ids(page));
            Assert.Equal((after is not null, 7), (Has(page, "hasPreviousPage"), (int)page["totalCount"]!));
            if (!Has(page, "hasNextPage")) break;
            after = page["pageInfo"]!["endCursor"]!.ToString();
        }
        for (string? before = null; ;)
        {
            var page = Told(await Ask(world, document, new { last = 3, before }));
            backwards.InsertRange(0, Ids(page));
            Assert.Equal((before is not null, 7), (Has(page, "hasNextPage"), (int)page["totalCount"]!));
            if (!Has(page, "hasPreviousPage")) break;
            before = page["pageInfo"]!["startCursor"]!.ToString();
        }
        Assert.Equal(Ids(whole), forwards);
        Assert.Equal(Ids(whole), backwards);
        var among = Told(await Ask(world, document, new { first = 2, after = whole["edges"]![1]!["cursor"]!.ToString() }));
        Assert.Equal(Ids(whole)[2..4], Ids(among));
    }

    [Theory]
    [InlineData(List)]
    [InlineData(Nested)]
    public async Task Wrong_arguments_of_a_list_are_named(string document)
    {
        var (world, other) = (await World.WithDraft(Host), await World.WithDraft(Host));
        var foreign = Told(await Ask(other, document, new { first = 1 }))["pageInfo"]!["endCursor"]!.ToString();
        foreach (var (arguments, name) in ((object, string)[])
            [
                (new { first = 0 }, "first"), (new { first = -1 }, "first"), (new { first = 201 }, "first"), (new { last = 0 }, "last"), (new { last = 201 }, "last"),
                (new { after = "x" }, "after"), (new { after = foreign }, "after"), (new { after = "" }, "after"), (new { last = 3, before = "x" }, "before"), (new { before = foreign }, "before"),
            ])
        {
            var error = (await Ask(world, document, arguments)).Body!["errors"]!.AsArray().Single()!;
            Assert.Equal("BAD_REQUEST", error["extensions"]!["code"]!.ToString());
            Assert.StartsWith($"{name} ", error["message"]!.ToString(), StringComparison.Ordinal);
            Assert.NotNull(error["locations"]);
        }
        Assert.Equal("BAD_REQUEST", Code(await Ask(world, document, new { first = 3, last = 3 })));
    }

    [Fact]
    public async Task An_id_says_of_what_it_is_and_another_is_a_bad_request()
    {
        var (world, other) = (await World.WithDraft(Host), await World.WithDraft(Host));
        var caller = world.Coordinator.Caller;
        foreach (var id in (string[])["", "x", "Programme:", "Programme:x", $"Nothing:{world.Programme}", $"Answers:{world.Programme}", $":{world.Programme}", world.Programme, $"programme:{world.Programme}", $"Programme:{world.Programme} "])
            Assert.Equal("BAD_REQUEST", Code(await caller.Query("query($id: ID!) { node(id: $id) { id } }", new { id })));
        foreach (var id in (string[])["", "x", world.Programme, $"Meeting:{world.Programme}", $"Programme:{world.Programme}x"])
        {
            Assert.Equal("BAD_REQUEST", Code(await caller.Query("query($id: ID!) { programme(id: $id) { id } }", new { id })));
            var literal = await caller.Query($"{{ programme(id: \"{id}\") {{ id }} }}");
            Assert.Equal("BAD_REQUEST", Code(literal));
            Assert.NotNull(literal.Body!["errors"]![0]!["locations"]);
            var write = "mutation($id: ID!, $input: DocumentInput!) { publishDocument(programme: $id, input: $input) { errors { code } } }".Replace("DocumentInput", "PublishDocumentInput", StringComparison.Ordinal);
            Assert.Equal("BAD_REQUEST", Code(await caller.Query(write, new { id, input = new { kind = "POLICY", language = "en", title = "t", text = "t" } })));
        }
        // What is another organisation's is not there.
        foreach (var id in (string[])[other.Programme, $"{Guid.CreateVersion7()}"])
        {
            var told = (await caller.Query("query($id: ID!) { node(id: $id) { id } programme(id: $id) { id } }", new { id = $"Programme:{id}" })).Is(200);
            Assert.Equal("""{"data":{"node":null,"programme":null}}""", told.Body!.ToJsonString());
            Assert.Equal("NOT_FOUND", Code(await caller.Query("mutation($id: ID!) { openProgramme(id: $id) { errors { code } } }", new { id = $"Programme:{id}" })));
        }
    }

    [Fact]
    public async Task A_change_is_bound_to_a_version_that_there_can_be()
    {
        var world = await World.WithDraft(Host);
        const string document = "mutation($id: ID!, $version: Int) { changeSettings(id: $id, expectedVersion: $version, input: { settings: {} }) { programme { version } errors { code pointer message } } }";
        Task<Answer> Change(int? version) => world.Coordinator.Caller.Query(document, new { id = $"Programme:{world.Programme}", version });
        foreach (var version in (int[])[-1, 0, int.MinValue])
        {
            var error = (await Change(version)).Is(200).Body!["data"]!["changeSettings"]!["errors"]!.AsArray().Single()!;
            Assert.Equal(("INVALID", "/expectedVersion"), (error["code"]!.ToString(), error["pointer"]?.ToString()));
        }
        foreach (var version in (int?[])[null, 1, 999]) Assert.Equal("STALE", (await Change(version)).Is(200).Body!["data"]!["changeSettings"]!["errors"]![0]!["code"]!.ToString());
        var read = int.Parse((await world.Coordinator.Caller.Get(world.ProgrammePath)).Is(200)["version"], System.Globalization.CultureInfo.InvariantCulture);
        Assert.Empty((await Change(read)).Is(200).Body!["data"]!["changeSettings"]!["errors"]!.AsArray());
    }

    [Fact]
    public async Task What_fails_inside_tells_nothing_of_itself()
    {
        var world = await World.WithDraft(Host);
        await using var broken = Host.Factory.WithWebHostBuilder(x => x.ConfigureTestServices(services => services.AddScoped<IReader>(_ => throw new InvalidOperationException("canary-inside at Host=secret"))));
        var caller = world.Coordinator.Caller.Over(broken.CreateClient());
        foreach (var document in (string[])["{ programmes { nodes { id } } }", $"{{ node(id: \"Programme:{world.Programme}\") {{ id }} }}"])
        {
            var told = await caller.Query(document);
            Assert.Equal("INTERNAL", Code(told));
            Assert.DoesNotContain("canary", told.Text, StringComparison.Ordinal);
            Assert.Equal("Something went wrong here.", told.Body!["errors"]![0]!["message"]!.ToString());
        }
    }

    private static Task<Answer> Ask(World world, string document, object arguments)
    {
        var variables = System.Text.Json.JsonSerializer.SerializeToNode(arguments)!.AsObject();
        variables["programme"] = $"Programme:{world.Programme}";
        return world.Admin.Query(document, variables);
    }

    private static JsonNode Told(Answer answer)
    {
        Assert.True(answer.Is(200).Body!["errors"] is null, answer.Text);
        return answer.Body!["data"]!["list"] ?? answer.Body["data"]!["programme"]!["list"]!;
    }

    private static List<string> Ids(JsonNode page) => [.. page["nodes"]!.AsArray().Select(x => x!["id"]!.ToString())];

    private static bool Has(JsonNode page, string what) => (bool)page["pageInfo"]![what]!;

    private static string? Code(Answer answer) => answer.Body?["errors"]?[0]?["extensions"]?["code"]?.ToString() ?? answer.Text;

    public sealed class Sqlite(SharedSqlite host) : ArgumentTests(host), IClassFixture<SharedSqlite>;

    public sealed class Postgres(SharedPostgres host) : ArgumentTests(host), IClassFixture<SharedPostgres>;
}
