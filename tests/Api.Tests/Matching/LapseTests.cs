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

    [Fact]
    [Proves("match-needs-both-acceptances")]
    public async Task Accepting_while_it_lapses_ends_in_one_of_the_two()
    {
        var world = await World.Running(Host);
        for (var round = 0; round < 6; round++)
        {
            var (mentor, mentee) = (await world.Available("mentor"), await world.Available("mentee"));
            var proposal = (await world.Propose(mentor, mentee)).Is(201);
            (await mentor.Caller.Post($"/v1/proposals/{proposal.Id}/response", new { answer = "accept" })).Is(200);
            var lapsing = world.Nobody.Put("/dev/clock", new { now = DateTimeOffset.Parse(proposal["lapsesAt"]).AddSeconds(1) });
            if (round % 2 == 1) await Task.Delay(round * 2, Caller.Stop);
            var accepted = await mentee.Caller.Post($"/v1/proposals/{proposal.Id}/response", new { answer = "accept" });
            (await lapsing).Is(200);

            var formed = (await mentee.Caller.Get("/v1/relationships")).Is(200).Items.Count;
            Assert.Equal((accepted.Code == 200 ? "accepted" : "notTakenUp", accepted.Code == 200 ? 1 : 0), ((await mentee.Caller.Get($"/v1/proposals/{proposal.Id}"))["status"], formed));
            if (accepted.Code != 200) Assert.Contains(accepted.Is(409).Rule, (string[])["life-cycle-step", "match-needs-both-acceptances"]);
        }
    }

    public sealed class Sqlite(OnSqlite host) : LapseTests(host), IClassFixture<OnSqlite>;

    public sealed class Postgres(OnPostgres host) : LapseTests(host), IClassFixture<OnPostgres>;
}
