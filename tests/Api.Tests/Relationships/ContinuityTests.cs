using Mentoring.Api.Tests.Hosting;
using Mentoring.Tests;
using Xunit;

namespace Mentoring.Api.Tests.Relationships;

/// <summary>What HR's changes do to those who work together.</summary>
public abstract class ContinuityTests(Hosted host) : HostedTests(host)
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [Proves("manager-rule-rechecked")]
    [Proves("resume-without-authority")]
    public async Task A_mentor_who_comes_to_stand_above_the_mentee_is_suspended_until_the_authority_is_gone(int depth)
    {
        var world = await World.Running(Host);
        var pair = await world.AtWork();
        var path = $"/v1/relationships/{pair.Relationship}";
        var meeting = (await pair.Mentee.Caller.Post($"{path}/held-meetings", new { startsAt = "2026-02-03T09:00:00Z", minutes = 75, method = "video" })).Is(201).Id;
        (await pair.Mentee.Caller.Put($"/v1/meetings/{meeting}/log", new { topics = new[] { "A topic" } })).Is(200);
        var review = (await pair.Mentee.Caller.Post($"{path}/reviews", new { kind = "regular" })).Is(201).Id;
        var below = pair.Mentor.Person.ExternalId;
        for (var i = 1; i < depth; i++) below = (await world.Person($"{pair.Mentee.Person.ExternalId}-above{i}", below)).ExternalId;
        await world.Person(pair.Mentee.Person.ExternalId, below);

        var suspended = (await pair.Mentee.Caller.Get(path)).Is(200);
        Assert.Equal(("suspended", "manager-rule-rechecked"), (suspended["status"], suspended.Body!["suspension"]!["rule"]!.ToString()));
        foreach (var who in (Caller[])[pair.Mentor.Caller, pair.Mentee.Caller]) Assert.Equal(["relationshipSuspended", "rematchOffered"],
            (await World.Told(who, pair.Relationship)).Where(kind => kind is "relationshipSuspended" or "rematchOffered").Order(StringComparer.Ordinal));
        Assert.Contains("relationshipSuspended", await World.Told(world.Coordinator.Caller, pair.Relationship));

        // The mentor knows of it and loses what passed in it; the mentee reads on; nobody writes.
        Assert.Equal("suspended", (await pair.Mentor.Caller.Get(path)).Is(200)["status"]);
        (await pair.Mentor.Caller.Get($"/v1/meetings/{meeting}")).Is(404);
        (await pair.Mentor.Caller.Get($"/v1/meetings/{meeting}/log")).Is(404);
        (await pair.Mentor.Caller.Get($"{path}/agreement")).Is(404);
        (await pair.Mentor.Caller.Get($"/v1/relationship-reviews/{review}")).Is(404);
        (await pair.Mentee.Caller.Get($"/v1/meetings/{meeting}/log")).Is(200);
        (await pair.Mentee.Caller.Post($"{path}/meetings", new { startsAt = "2035-01-01T09:00:00Z", minutes = 60, method = "video" })).RefusedBy("life-cycle-step");
        (await pair.Mentee.Caller.Post($"{path}/rematch-requests", new { })).Is(201);

        (await pair.Mentee.Caller.Post($"{path}/resumption")).ForbiddenBy("rematch-at-discretion");
        (await world.Coordinator.Caller.Post($"{path}/resumption")).RefusedBy("resume-without-authority");
        await world.Person(pair.Mentee.Person.ExternalId);
        Assert.Equal("suspended", (await pair.Mentee.Caller.Get(path)).Is(200)["status"]);
        Assert.Equal("active", (await world.Coordinator.Caller.Post($"{path}/resumption")).Is(200)["status"]);
        (await pair.Mentor.Caller.Get($"/v1/meetings/{meeting}/log")).Is(200);
    }

    [Fact]
    [Proves("manager-rule-rechecked")]
    public async Task Where_direct_authority_counts_a_higher_place_in_the_line_changes_nothing()
    {
        var world = await World.Running(Host);
        await world.Set(new Dictionary<string, object> { ["matching.managerRule"] = "direct" });
        var pair = await world.AtWork();
        var between = await world.Person(null, pair.Mentor.Person.ExternalId);
        await world.Person(pair.Mentee.Person.ExternalId, between.ExternalId);
        Assert.Equal("active", (await pair.Mentor.Caller.Get($"/v1/relationships/{pair.Relationship}")).Is(200)["status"]);
        (await pair.Mentor.Caller.Get($"/v1/relationships/{pair.Relationship}/agreement")).Is(200);
        await world.Person(pair.Mentee.Person.ExternalId, pair.Mentor.Person.ExternalId);
        Assert.Equal("suspended", (await pair.Mentor.Caller.Get($"/v1/relationships/{pair.Relationship}")).Is(200)["status"]);
    }

    [Fact]
    [Proves("manager-rule-rechecked")]
    public async Task A_feed_is_looked_at_once_as_a_whole_and_a_dry_run_changes_nothing()
    {
        var world = await World.Running(Host);
        var pair = await world.AtWork();
        object Row(Someone person, string? manager) => new { organisation = world.Organisation, externalId = person.ExternalId, givenName = "Given", familyName = person.ExternalId, engagement = "staff", manager };
        var rows = new[] { Row(pair.Mentee.Person, pair.Mentor.Person.ExternalId) };
        (await world.Hr.Post("/v1/people/bulk?dryRun=true", rows)).Is(200);
        Assert.Equal("active", (await pair.Mentee.Caller.Get($"/v1/relationships/{pair.Relationship}")).Is(200)["status"]);

        // One row makes the mentor the manager of a third person, another takes the mentee away from that person: together no authority.
        var third = await world.Person();
        await world.Person(pair.Mentee.Person.ExternalId, third.ExternalId);
        (await world.Hr.Post("/v1/people/bulk", new[] { Row(third, pair.Mentor.Person.ExternalId), Row(pair.Mentee.Person, "manager") })).Is(200);
        Assert.Equal("active", (await pair.Mentee.Caller.Get($"/v1/relationships/{pair.Relationship}")).Is(200)["status"]);
        (await world.Hr.Post("/v1/people/bulk", rows)).Is(200);
        Assert.Equal("suspended", (await pair.Mentee.Caller.Get($"/v1/relationships/{pair.Relationship}")).Is(200)["status"]);
    }

    [Fact]
    public async Task A_leavers_relationship_ends_neutrally_and_their_proposals_fall()
    {
        var world = await World.Running(Host);
        var pair = await world.AtWork();
        await world.Person(pair.Mentor.Person.ExternalId, "manager", new { active = false });
        var ended = (await pair.Mentee.Caller.Get($"/v1/relationships/{pair.Relationship}")).Is(200);
        Assert.Equal("ended", ended["status"]);
        Assert.Equal("noLongerThere", (await pair.Mentee.Caller.Get($"/v1/relationships/{pair.Relationship}/ending")).Is(200)["kind"]);
        Assert.Empty((await world.Coordinator.Caller.Get($"/v1/relationships/{pair.Relationship}/ending-reasons")).Is(200).Items);
        Assert.Equal("withdrawn", (await world.Coordinator.Caller.Get($"/v1/applications/{pair.Mentor.Application}")).Is(200)["status"]);
        (await world.Coordinator.Caller.Get($"/v1/applications/{pair.Mentor.Application}/answers")).Is(404);
        (await pair.Mentor.Caller.Get($"/v1/relationships/{pair.Relationship}")).Is(401);

        var (mentor, mentee) = (await world.Available("mentor"), await world.Available("mentee"));
        var proposal = (await world.Propose(mentor, mentee)).Is(201).Id;
        await world.Person(mentee.Person.ExternalId, "manager", new { active = false });
        Assert.Equal("notTakenUp", (await mentor.Caller.Get($"/v1/proposals/{proposal}")).Is(200)["status"]);
    }

    [Fact]
    [Proves("manager-rule-rechecked")]
    [Proves("no-manager-as-mentor")]
    public async Task Of_an_acceptance_and_a_change_of_manager_at_once_no_mentor_above_the_mentee_stays_at_work()
    {
        var world = await World.Running(Host);
        for (var i = 0; i < 4; i++)
        {
            var (mentor, mentee) = (await world.Available("mentor"), await world.Available("mentee"));
            await world.AcceptCode(mentor.Person);
            var proposal = (await world.Propose(mentor, mentee)).Is(201).Id;
            (await mentor.Caller.Post($"/v1/proposals/{proposal}/response", new { answer = "accept" })).Is(200);
            var accept = mentee.Caller.Post($"/v1/proposals/{proposal}/response", new { answer = "accept" });
            var change = world.Person(mentee.Person.ExternalId, mentor.Person.ExternalId);
            var accepted = await accept;
            await change;
            if (accepted.Code != 200) Assert.Contains("no-manager-as-mentor", accepted.Is(409).Rules);
            else Assert.Equal("suspended", (await mentee.Caller.Get("/v1/relationships")).Is(200).Items.Single()!["status"]!.ToString());
        }
    }

    public sealed class Sqlite(SharedSqlite host) : ContinuityTests(host), IClassFixture<SharedSqlite>;

    public sealed class Postgres(SharedPostgres host) : ContinuityTests(host), IClassFixture<SharedPostgres>;
}
