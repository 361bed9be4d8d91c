using Mentoring.Api.Tests.Hosting;
using Xunit;

namespace Mentoring.Api.Tests.Integration;

/// <summary>Whoever comes back after what came next is gone is told so. It moves the clock.</summary>
public abstract class LateReaderTests(Hosted host) : HostedTests(host)
{
    [Fact]
    public async Task A_token_is_good_for_ninety_days_and_then_it_is_gone()
    {
        var world = await World.Running(Host);
        await world.Available("mentor");
        var (none, first, completions) = ((await world.Hr.Get("/v1/changes?since=now"))["since"], (await Page(world, "changes", 3))["since"], (await Page(world, "completions", 1))["since"]);
        await Days(world, 89);
        foreach (var token in (string[])[none, first]) (await world.Hr.Get($"/v1/changes?since={token}")).Is(200);
        var kept = (await world.Hr.Get($"/v1/changes?since={none}")).Is(200);
        await Days(world, 92);
        foreach (var token in (string[])[none, first])
        {
            var gone = (await world.Hr.Get($"/v1/changes?since={token}")).Is(410);
            Assert.Equal("/problems/sync-token-expired", gone["type"]);
            var graph = await world.Hr.Query("query($since: String) { changes(since: $since) { since } }", new { since = token });
            Assert.Contains("GONE", graph.Text, StringComparison.Ordinal);
        }
        // Who read on in time has missed nothing, whatever else is gone.
        (await world.Hr.Get($"/v1/changes?since={kept["since"]}")).Is(200);
        var left = (await world.Hr.Get("/v1/changes")).Is(200);
        Assert.Equal(["completion"], left.Items.Select(x => x!["kind"]!.ToString()).Distinct());
        // What was completed is never too old.
        (await world.Hr.Get($"/v1/completions?since={completions}")).Is(200);
        Assert.Single((await world.Hr.Get("/v1/completions")).Is(200).Items);
    }

    /// <summary>A write anywhere in the server holds a feed back for as long as it runs.</summary>
    private static async Task<Answer> Page(World world, string feed, int limit)
    {
        for (var tries = 0; ; tries++)
        {
            var answer = (await world.Hr.Get($"/v1/{feed}?limit={limit}")).Is(200);
            if (answer.Items.Count == limit || tries > 500) return answer;
            await Task.Delay(20, Caller.Stop);
        }
    }

    private static async Task Days(World world, int days) => (await world.Nobody.Put("/dev/clock", new { now = TimeProvider.System.GetUtcNow().AddDays(days) })).Is(200);

    public sealed class Sqlite(OnSqlite host) : LateReaderTests(host), IClassFixture<OnSqlite>;

    public sealed class Postgres(OnPostgres host) : LateReaderTests(host), IClassFixture<OnPostgres>;
}
