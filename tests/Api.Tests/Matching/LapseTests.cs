using Mentoring.Api.Tests.Hosting;
using Mentoring.Tests;
using Xunit;

namespace Mentoring.Api.Tests.Matching;

/// <summary>Moves the clock, so these have a host of their own.</summary>
public abstract class LapseTests(Hosted host) : HostedTests(host)
{
    [Fact]
    [Proves("match-needs-both-acceptances")]
    public async Task An_unanswered_proposal_lapses_and_its_places_are_free()
    {
        var world = await World.Running(Host);
        var (mentor, mentee) = (await world.Available("mentor"), await world.Available("mentee"));
        var proposal = (await world.Propose(mentor, mentee)).Is(201);
        (await mentor.Caller.Post($"/v1/proposals/{proposal.Id}/response", new { answer = "accept" })).Is(200);
        (await world.Nobody.Put("/dev/clock", new { now = DateTimeOffset.Parse(proposal["lapsesAt"]).AddSeconds(1) })).Is(200);

        Assert.Equal("notTakenUp", (await mentee.Caller.Get($"/v1/proposals/{proposal.Id}"))["status"]);
        (await mentee.Caller.Post($"/v1/proposals/{proposal.Id}/response", new { answer = "accept" })).RefusedBy("life-cycle-step");
        Assert.Contains((await world.Coordinator.Caller.Get("/v1/me/notices?limit=200")).Items, x => x!["kind"]!.ToString() == "proposalNotTakenUp" && x["record"]!.ToString() == proposal.Id);
        (await world.Propose(mentor, mentee)).Is(201);
    }

    public sealed class Sqlite(OnSqlite host) : LapseTests(host), IClassFixture<OnSqlite>;

    public sealed class Postgres(OnPostgres host) : LapseTests(host), IClassFixture<OnPostgres>;
}
