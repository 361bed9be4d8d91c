using System.Text.Json.Nodes;
using Mentoring.Api.Tests.Hosting;
using Mentoring.Tests;
using Xunit;

namespace Mentoring.Api.Tests.People;

/// <summary>HR's truth comes in, one by one and in bulk.</summary>
public abstract class FeedTests(Hosted host) : HostedTests(host)
{
    [Fact]
    [Proves("reporting-line-unknown")]
    public async Task A_manager_who_has_not_arrived_is_kept_and_resolved_later()
    {
        var world = await World.WithPeople(Host);
        var sent = await world.Hr.Put(PersonPath(world, "early"), Person("late"));
        Assert.Equal(["reporting-line-unknown"], sent.Is(201).Warnings);
        Assert.Equal("unresolved", Standing(sent));

        (await world.Hr.Put(PersonPath(world, "late"), Person("director"))).Is(201);
        Assert.Equal("known", Standing(await world.Hr.Get(PersonPath(world, "early"))));
    }

    [Fact]
    [Proves("reporting-line-not-said")]
    public async Task Null_says_that_there_is_no_manager_and_leaving_out_says_nothing()
    {
        var world = await World.WithPeople(Host);
        var none = await world.Hr.Put(PersonPath(world, "top"), Person(null));
        var unsaid = await world.Hr.Put(PersonPath(world, "unsaid"), """{ "givenName": "G", "familyName": "F", "engagement": "staff" }""");
        Assert.Equal("none", Standing(none));
        Assert.Empty(none.Warnings);
        Assert.Equal("unknown", Standing(unsaid));
        Assert.Equal(["reporting-line-not-said"], unsaid.Warnings);
    }

    [Fact]
    [Proves("reporting-line-cycle")]
    public async Task A_circle_is_reported_and_no_edge_of_it_is_used()
    {
        var world = await World.WithPeople(Host);
        await world.Hr.Put(PersonPath(world, "a"), Person("b"));
        await world.Hr.Put(PersonPath(world, "b"), Person("c"));
        var closing = await world.Hr.Put(PersonPath(world, "c"), Person("a"));
        Assert.Equal(["reporting-line-cycle"], closing.Warnings);
        foreach (var id in (string[])["a", "b", "c"]) Assert.Equal("inCycle", Standing(await world.Hr.Get(PersonPath(world, id))));

        await world.Hr.Put(PersonPath(world, "c"), Person(null));
        foreach (var id in (string[])["a", "b"]) Assert.Equal("known", Standing(await world.Hr.Get(PersonPath(world, id))));
    }

    [Fact]
    public async Task The_same_again_changes_nothing_and_makes_no_event()
    {
        var world = await World.WithPeople(Host);
        var first = (await world.Hr.Put(PersonPath(world, "same"), Person("director"))).Is(201);
        var second = (await world.Hr.Put(PersonPath(world, "same"), Person("director"))).Is(200);
        Assert.Equal(first.ETag, second.ETag);
        Assert.Single(await PeopleInFeed(world), x => x == first.Id);
    }

    [Fact]
    public async Task A_leaver_is_deactivated_and_comes_back_as_the_same_person()
    {
        var world = await World.WithPeople(Host);
        var person = await world.Person();
        var gone = (await world.Hr.Put(PersonPath(world, person.ExternalId), Person("manager", ("active", false), ("leftOn", "2026-03-31")))).Is(200);
        Assert.Equal(("False", "2026-03-31"), (bool.Parse(gone["active"]).ToString(), gone["leftOn"]));
        (await person.Caller.Get("/v1/me")).Is(401);
        (await world.Hr.Get($"/v1/people/{person.Id}")).Is(200);

        (await world.Hr.Put(PersonPath(world, person.ExternalId), Person("manager"))).Is(200);
        (await person.Caller.Get("/v1/me")).Is(200);
    }

    [Fact]
    [Proves("identity-once")]
    public async Task An_identity_belongs_to_one_person()
    {
        var world = await World.WithPeople(Host);
        var identity = new JsonObject { ["issuer"] = "https://login.example", ["subject"] = world.Organisation };
        (await world.Hr.Put(PersonPath(world, "one"), Person("director", ("identity", identity.DeepClone())))).Is(201);
        (await world.Hr.Put(PersonPath(world, "two"), Person("director", ("identity", identity.DeepClone())))).RefusedBy("identity-once");
        (await world.Hr.Get(PersonPath(world, "two"))).Is(404);
    }

    [Fact]
    public async Task A_client_touches_its_own_organisations_only()
    {
        var (own, other) = (await World.WithPeople(Host), await World.WithPeople(Host));
        (await own.Hr.Get($"/v1/organisations/{other.Organisation}")).Is(404);
        (await own.Hr.Get(PersonPath(other, "manager"))).Is(404);
        (await own.Hr.Get($"/v1/people/{other.Manager.Id}")).Is(404);
        (await own.Hr.Put($"/v1/organisations/{other.Organisation}", new { name = "Mine now" })).Is(404);
        (await own.Hr.Put(PersonPath(other, "intruder"), Person(null))).Is(404);
        var feed = (await own.Hr.Post("/v1/people/bulk", new JsonArray(Row(other, "intruder", null), Row(own, "own", null)).ToJsonString())).Is(200);
        Assert.Equal(["failed", "created"], Outcomes(feed));
        Assert.DoesNotContain((await own.Hr.Get("/v1/organisations")).Items, x => x!["externalId"]!.ToString() == other.Organisation);
    }

    [Fact]
    [Proves("external-id-once")]
    public async Task A_feed_takes_each_row_for_itself()
    {
        var world = await World.WithPeople(Host);
        var feed = await world.Hr.Raw(HttpMethod.Post, "/v1/people/bulk", string.Join('\n',
            Row(world, "x1", "x2").ToJsonString(),
            "{ this is no JSON",
            Row(world, "x2", "director").ToJsonString(),
            Row(world, "x2", "director").ToJsonString(),
            Row(world, "x3", null, ("givenName", "")).ToJsonString(),
            "",
            Row(world, "x4", "nowhere").ToJsonString()), "application/x-ndjson");
        feed.Is(200);
        Assert.Equal(["created", "failed", "created", "failed", "failed", "created"], Outcomes(feed));
        var results = feed.Body!["results"]!.AsArray();
        Assert.Equal("external-id-once", results[3]!["rule"]!.ToString());
        Assert.Equal("/givenName", results[4]!["errors"]![0]!["pointer"]!.ToString());
        Assert.Equal("reporting-line-unknown", results[5]!["warnings"]![0]!["rule"]!.ToString());
        Assert.Equal("known", Standing(await world.Hr.Get(PersonPath(world, "x1"))));
        Assert.Equal(feed.Body.ToJsonString(), (await world.Hr.Get($"/v1/feeds/{feed.Id}")).Body!.ToJsonString());
    }

    [Theory]
    [InlineData("?dryRun=true", "created")]
    [InlineData("?atomic=true", "created")]
    public async Task A_dry_run_and_an_atomic_feed_with_a_bad_row_keep_nothing(string query, string outcome)
    {
        var world = await World.WithPeople(Host);
        var before = await PeopleInFeed(world);
        var feed = (await world.Hr.Post($"/v1/people/bulk{query}", new JsonArray(Row(world, "good", null), Row(world, "bad", null, ("email", "none"))).ToJsonString())).Is(200);
        Assert.Equal([outcome, "failed"], Outcomes(feed));
        Assert.False(feed.Body!["applied"]!.GetValue<bool>());
        (await world.Hr.Get(PersonPath(world, "good"))).Is(404);
        Assert.Equal(before.Count + 1, (await PeopleInFeed(world)).Count);
    }

    [Fact]
    public async Task Ten_thousand_rows_are_the_most()
    {
        var world = await World.WithPeople(Host);
        var line = Row(world, "one", null).ToJsonString() + "\n";
        (await world.Hr.Raw(HttpMethod.Post, "/v1/people/bulk", string.Concat(Enumerable.Repeat(line, 10_001)), "application/x-ndjson")).Is(400);
    }

    [Fact]
    public async Task Teams_and_organisations_come_in_bulk_too()
    {
        var world = await World.WithPeople(Host);
        var teams = (await world.Hr.Post("/v1/teams/bulk", new JsonArray(Team("t1"), Team("t2"), Team("t 3")).ToJsonString())).Is(200);
        Assert.Equal(["created", "created", "failed"], Outcomes(teams));
        Assert.Equal(2, (await world.Hr.Get($"/v1/organisations/{world.Organisation}/teams")).Items.Count);
        (await world.Hr.Put(PersonPath(world, "in-team"), Person("director", ("team", "t1")))).Is(201);
        var unknown = (await world.Hr.Put(PersonPath(world, "in-none"), Person("director", ("team", "t9")))).Is(422);
        Assert.Equal(["/team"], unknown.Pointers);
        var organisations = (await world.Hr.Post("/v1/organisations/bulk", new JsonArray(new JsonObject { ["externalId"] = world.Organisation, ["name"] = "Renamed" }).ToJsonString())).Is(200);
        Assert.Equal(["changed"], Outcomes(organisations));

        JsonObject Team(string id) => new() { ["organisation"] = world.Organisation, ["externalId"] = id, ["name"] = id };
    }

    /// <summary>The people whom events speak of, up to now: the feed may be held back by others, so one more person is sent and waited for.</summary>
    private static async Task<List<string>> PeopleInFeed(World world)
    {
        var (people, next, last) = (new List<string>(), "0.0", (await world.Person()).Id);
        for (var left = 600; !people.Contains(last); left--)
        {
            Assert.True(left > 0, "The last event did not come.");
            var page = (await world.Hr.Get($"/v1/events?limit=200&after={next}")).Is(200);
            people.AddRange(page.Items.Where(x => x!["recordType"]!.ToString() == "Person").Select(x => x!["record"]!.ToString()));
            next = page["next"];
            if (page.Items.Count == 0) await Task.Delay(50);
        }
        return people;
    }

    private static string PersonPath(World world, string id) => $"/v1/organisations/{world.Organisation}/people/{id}";

    private static string Standing(Answer person) => person.Body!["line"]!["standing"]!.ToString();

    private static List<string> Outcomes(Answer feed) => [.. feed.Body!["results"]!.AsArray().Select(x => x!["outcome"]!.ToString())];

    private static string Person(string? manager, params (string Name, JsonNode? Value)[] more) => Fill(new() { ["manager"] = manager }, more).ToJsonString();

    private static JsonObject Row(World world, string id, string? manager, params (string Name, JsonNode? Value)[] more) =>
        Fill(new() { ["organisation"] = world.Organisation, ["externalId"] = id, ["manager"] = manager }, more);

    private static JsonObject Fill(JsonObject person, (string Name, JsonNode? Value)[] more)
    {
        (person["givenName"], person["familyName"], person["engagement"]) = ("Zoë", "O’Neill-Łukasik", "volunteer");
        foreach (var (name, value) in more) person[name] = value;
        return person;
    }

    public sealed class Sqlite(SharedSqlite host) : FeedTests(host), IClassFixture<SharedSqlite>;

    public sealed class Postgres(SharedPostgres host) : FeedTests(host), IClassFixture<SharedPostgres>;
}
