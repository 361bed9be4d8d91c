using System.Text.Json.Nodes;
using Mentoring.Api.Tests.Hosting;
using Mentoring.Tests;
using Xunit;

namespace Mentoring.Api.Tests.Integration;

/// <summary>What HR's systems are told of: that a record of theirs changed. Of what passes between people, not even that it is there.</summary>
public abstract class ChangeTests(Hosted host) : HostedTests(host)
{
    [Fact]
    [Proves("non-reporting-relationship")]
    public async Task Kinds_that_clients_may_know_of_are_told_and_no_others()
    {
        var world = await World.Running(Host);
        var pair = await world.AtWork();
        (await pair.Mentee.Caller.Post($"/v1/relationships/{pair.Relationship}/concerns", new { category = "feelingStuck", text = "Stuck." })).Is(201);
        var told = await Told(world, items => items.Count(x => x!["kind"]!.ToString() == "completion") >= 2);
        Assert.Equal(["completion", "organisation", "person", "reportingLine"], told.Select(x => x!["kind"]!.ToString()).Distinct().Order(StringComparer.Ordinal));
        Assert.All(told, x => Assert.Equal(["at", "change", "kind", "organisation", "record", "version"], x!.AsObject().Select(y => y.Key).Order(StringComparer.Ordinal)));
        Assert.DoesNotContain(told, x => x!["record"]!.ToString() == pair.Relationship);
        var without = await CompletionTests.Client(world, "no-completions", "events.read");
        Assert.DoesNotContain("completion", (await without.Get("/v1/changes?limit=200")).Is(200).Items.Select(x => x!["kind"]!.ToString()));
        (await world.Coordinator.Caller.Get("/v1/changes")).Is(403);
        (await (await CompletionTests.Client(world, "no-events", "completions.read")).Get("/v1/changes")).Is(403);
    }

    [Fact]
    public async Task Who_begins_now_is_told_of_what_comes()
    {
        var world = await World.WithPeople(Host);
        await Told(world, items => items.Count >= 5);
        var now = (await world.Hr.Get("/v1/changes?since=now")).Is(200);
        Assert.Empty(now.Items);
        var person = await world.Person();
        var told = await Told(world, items => items.Count >= 1, now["since"]);
        Assert.Equal(["person", "reportingLine"], told.Select(x => x!["kind"]!.ToString()).Order(StringComparer.Ordinal));
        Assert.Contains(told, x => x!["record"]!.ToString() == person.Id && x["change"]!.ToString() == "created");
    }

    [Fact]
    public async Task What_is_no_token_of_this_feed_is_refused()
    {
        var world = await World.WithPeople(Host);
        var token = (await world.Hr.Get("/v1/changes?limit=1")).Is(200)["since"];
        foreach (var wrong in (string[])["x", "1.2", token[..^2], token + "a", token.ToUpperInvariant(), "MS4yLjMuNC41LjY", "-"])
            Assert.Equal(["?since"], (await world.Hr.Get($"/v1/changes?since={wrong}")).Is(400).Pointers);
        foreach (var limit in (string[])["0", "201", "-1", "x"]) (await world.Hr.Get($"/v1/changes?limit={limit}")).Is(400);
    }

    private static async Task<List<JsonNode?>> Told(World world, Func<List<JsonNode?>, bool> until, string? since = null)
    {
        for (var tries = 0; ; tries++)
        {
            var items = (await world.Hr.Get($"/v1/changes?limit=200{(since is null ? "" : $"&since={since}")}")).Is(200).Items.ToList();
            if (until(items) || tries > 500) return items;
            await Task.Delay(20, Caller.Stop);
        }
    }

    public sealed class Sqlite(SharedSqlite host) : ChangeTests(host), IClassFixture<SharedSqlite>;

    public sealed class Postgres(SharedPostgres host) : ChangeTests(host), IClassFixture<SharedPostgres>;
}
