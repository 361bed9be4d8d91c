using System.Text.Json.Nodes;
using Mentoring.Api.Tests.Hosting;
using Xunit;

namespace Mentoring.Api.Tests.Graph;

/// <summary>What is read for many records at once is what REST answers for each.</summary>
public abstract class BatchTests(Hosted host) : HostedTests(host)
{
    [Fact]
    public async Task Each_of_many_parents_has_its_own_children()
    {
        var world = await World.Running(Host);
        await world.Accepted("mentor");
        await world.Accepted("mentee");
        await world.Draft("mentee");
        var found = await Query(world.Coordinator.Caller, "query ($id: ID!) { programme(id: $id) { applications(first: 3) { nodes { id signOffs(last: 1) { totalCount nodes { id } } selection { accepted } } } } }", $"Programme:{world.Programme}");
        foreach (var application in found["programme"]!["applications"]!["nodes"]!.AsArray())
        {
            var id = Key(application!["id"]);
            var items = (await world.Coordinator.Caller.Get($"/v1/applications/{id}/sign-offs")).Is(200).Items.Select(x => x!["id"]!.ToString()).ToList();
            Assert.Equal(items.TakeLast(1), application["signOffs"]!["nodes"]!.AsArray().Select(x => Key(x!["id"])));
            Assert.Equal(items.Count, application["signOffs"]!["totalCount"]!.GetValue<int>());
            var selection = await world.Coordinator.Caller.Get($"/v1/applications/{id}/selection");
            Assert.Equal(selection.Code == 200, application["selection"] is not null);
        }
    }

    [Fact]
    public async Task What_stands_in_other_rows_is_there_whichever_way_it_is_asked_for()
    {
        var world = await World.Running(Host);
        var person = await world.Person();
        var wanted = (await world.Hr.Get($"/v1/people/{person.Id}")).Is(200).Body!;
        foreach (var document in (string[])
            [
                "query ($id: ID!) { node(id: $id) { ... on Person { organisation line { manager } } } }",
                "query ($id: ID!) { node(id: $id) { ...around } } fragment around on Person { organisation line { ...above } } fragment above on Line { manager }",
                "query ($id: ID!) { node(id: $id) { ... on Person { givenName ... { organisation } line { manager } } } }",
            ])
        {
            var node = (await Query(world.Hr, document, $"Person:{person.Id}"))["node"]!;
            Assert.Equal(wanted["organisation"]!.ToString(), node["organisation"]?.ToString());
            Assert.Equal(wanted["line"]!["manager"]!.ToString(), node["line"]?["manager"]?.ToString());
        }
    }

    private static async Task<JsonNode> Query(Caller caller, string document, string id) => (await caller.Query(document, new { id })).Is(200).Body!["data"]!;

    private static string Key(JsonNode? id) => id!.ToString().Split(':')[1];

    public sealed class Sqlite(OnSqlite sqlite) : BatchTests(sqlite), IClassFixture<OnSqlite>;

    public sealed class Postgres(OnPostgres postgres) : BatchTests(postgres), IClassFixture<OnPostgres>;
}
