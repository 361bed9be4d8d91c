using System.Text;
using System.Text.Json.Nodes;
using Mentoring.Api.Tests.Hosting;
using Xunit;

namespace Mentoring.Api.Tests.Http;

/// <summary>A feed names each bad row and keeps the good ones, unless it was asked for all or nothing.</summary>
public abstract class BadFeedTests(Hosted host) : HostedTests(host)
{
    /// <summary>What is bad about a row, the row, and the pointer or rule that it is named by; null where neither fits.</summary>
    private static IReadOnlyList<(string What, string Row, string? At)> BadRows(string organisation) =>
    [
        ("is a number", "5", ""),
        ("is null", "null", ""),
        ("is a list", "[]", ""),
        ("lacks a name", $$"""{ "organisation": "{{organisation}}", "externalId": "a", "givenName": "G", "engagement": "staff" }""", ""),
        ("has a number for a name", Row(organisation, "b", "\"givenName\": 5"), "/givenName"),
        ("has a member that nobody knows", Row(organisation, "c", "\"givenName\": \"G\", \"nickname\": \"N\""), "/nickname"),
        ("has a member twice", Row(organisation, "d", "\"givenName\": \"G\", \"givenName\": \"H\""), "/givenName"),
        ("has a lone surrogate", Row(organisation, "e", "\"givenName\": \"\\ud800\""), "/givenName"),
        ("has a NUL", Row(organisation, "f", "\"givenName\": \"\\u0000\""), "/givenName"),
        ("has a name of 100 kB", Row(organisation, "g", $"\"givenName\": \"{new string('n', 100_000)}\""), "/givenName"),
        ("has a date before 1900", Row(organisation, "h", "\"givenName\": \"G\", \"active\": false, \"leftOn\": \"1899-12-31\""), "/leftOn"),
        ("has a date after 2200", Row(organisation, "i", "\"givenName\": \"G\", \"active\": false, \"leftOn\": \"2201-01-01\""), "/leftOn"),
        ("has a blank in its id", Row(organisation, "j k", "\"givenName\": \"G\""), "/externalId"),
        ("has a NUL in its id", Row(organisation, "\\u0000", "\"givenName\": \"G\""), "/externalId"),
        ("has a NUL in its organisation", Row("\\u0000", "l", "\"givenName\": \"G\""), null),
        ("has a NUL in a name for signing in", Row(organisation, "m", "\"givenName\": \"G\", \"identity\": { \"issuer\": \"\\u0000\", \"subject\": \"\\u0000\" }"), "/identity/issuer"),
        ("has somebody else's organisation", Row("elsewhere", "n", "\"givenName\": \"G\""), null),
        ("has the id of an earlier row", Row(organisation, "good", "\"givenName\": \"Second\""), "external-id-once"),
    ];

    [Fact]
    public async Task Bad_lines_are_named_and_cost_no_good_one()
    {
        var world = await World.WithPeople(Host);
        var bad = BadRows(world.Organisation);
        var feed = (await world.Hr.Raw(HttpMethod.Post, "/v1/people/bulk", Lines(world, [.. bad, ("is cut off", "{ \"organisation\": ", "")]), "application/x-ndjson")).Is(200);
        NamesEach([.. bad, ("is cut off", "", "")], feed);
        Assert.Equal("Given", (await world.Hr.Get($"/v1/organisations/{world.Organisation}/people/good"))["givenName"]);
    }

    [Fact]
    public async Task Bad_entries_of_an_array_are_named_and_cost_no_good_one()
    {
        var world = await World.WithPeople(Host);
        var bad = BadRows(world.Organisation);
        NamesEach(bad, (await world.Hr.Post("/v1/people/bulk", Array(world, bad))).Is(200));
        Assert.Equal("Given", (await world.Hr.Get($"/v1/organisations/{world.Organisation}/people/good"))["givenName"]);
    }

    [Theory]
    [InlineData("atomic=true")]
    [InlineData("dryRun=true")]
    public async Task All_or_nothing_and_a_dry_run_keep_none(string asked)
    {
        var world = await World.WithPeople(Host);
        var bad = BadRows(world.Organisation);
        var feed = (await world.Hr.Raw(HttpMethod.Post, $"/v1/people/bulk?{asked}", Lines(world, bad), "application/x-ndjson")).Is(200);
        NamesEach(bad, feed);
        Assert.Equal("false", feed["applied"]);
        (await world.Hr.Get($"/v1/organisations/{world.Organisation}/people/good")).Is(404);
    }

    [Fact]
    public async Task A_dry_run_of_what_is_sound_keeps_none_either()
    {
        var world = await World.WithPeople(Host);
        var before = await Stored.Rows(Host);
        (await world.Hr.Post("/v1/people/bulk?dryRun=true", Array(world, []))).Is(200);
        Assert.Equal(before, await Stored.Rows(Host));
    }

    [Fact]
    public async Task A_feed_that_is_none_is_refused_whole()
    {
        var world = await World.WithPeople(Host);
        Func<Task<Answer>> Sends(string body, string type = "application/json") => () => world.Hr.Raw(HttpMethod.Post, "/v1/people/bulk", body, type);
        await Host.AreRefused(
        [
            new("an object for an array", Sends("{}"), 400, ""),
            new("an array that is cut off", Sends($"[{Row(world.Organisation, "x", "\"givenName\": \"G\"")},"), 400, ""),
            new("no array", Sends(""), 400, ""),
            new("10,001 entries", Sends($"[{string.Join(',', Enumerable.Repeat("null", 10_001))}]"), 400),
            new("10,001 lines", Sends(string.Concat(Enumerable.Repeat("null\n", 10_001)), "application/x-ndjson"), 400),
        ]);
    }

    [Fact]
    public async Task Organisations_and_teams_likewise()
    {
        var world = await World.WithPeople(Host);
        var organisations = (await world.Hr.Post("/v1/organisations/bulk", $$"""
            [{ "externalId": "\u0000", "name": "N" }, { "externalId": "elsewhere", "name": "N" }, { "externalId": "{{world.Organisation}}", "name": "", "approver": "a b" }, null]
            """)).Is(200);
        Assert.Equal("4", organisations["failed"]);
        var teams = (await world.Hr.Post("/v1/teams/bulk", $$"""
            [{ "organisation": "\u0000", "externalId": "t", "name": "N" }, { "organisation": "{{world.Organisation}}", "externalId": "\u0000", "name": "N" },
             { "organisation": "{{world.Organisation}}", "externalId": "t", "name": "\u0007" }, { "organisation": "{{world.Organisation}}", "externalId": "t", "name": "N", "lead": 1 }]
            """)).Is(200);
        Assert.Equal("4", teams["failed"]);
    }

    private static void NamesEach(IReadOnlyList<(string What, string Row, string? At)> bad, Answer feed)
    {
        var results = feed.Body!["results"]!.AsArray();
        Assert.Equal((1, bad.Count), (feed.Body["created"]!.GetValue<int>(), feed.Body["failed"]!.GetValue<int>()));
        var wrong = bad.Select((row, i) => (row, result: results[i + 1]!)).Where(x => !IsNamed(x.row.At, x.result)).Select(x => $"A row that {x.row.What}: {x.result.ToJsonString()}").ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static bool IsNamed(string? at, JsonNode result) => result["outcome"]!.ToString() == "failed" && at switch
    {
        null => result["detail"] is not null,
        "" or ['/', ..] => result["errors"] is JsonArray errors && errors.Any(error => error!["pointer"]!.ToString() == at),
        _ => result["rule"]?.ToString() == at,
    };

    private static string Good(World world) => Row(world.Organisation, "good", "\"givenName\": \"Given\"");

    private static string Lines(World world, IReadOnlyList<(string, string Row, string?)> bad) => string.Join('\n', [Good(world), .. bad.Select(x => x.Row)]);

    private static string Array(World world, IReadOnlyList<(string, string Row, string?)> bad) => $"[{string.Join(',', [Good(world), .. bad.Select(x => x.Row)])}]";

    private static string Row(string organisation, string id, string more) =>
        $$"""{ "organisation": "{{organisation}}", "externalId": "{{id}}", "familyName": "F", "engagement": "staff", {{more}} }""";

    public sealed class Sqlite(OnSqlite host) : BadFeedTests(host), IClassFixture<OnSqlite>;

    public sealed class Postgres(OnPostgres host) : BadFeedTests(host), IClassFixture<OnPostgres>;
}
