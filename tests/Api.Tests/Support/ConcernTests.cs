using Mentoring.Api.Tests.Hosting;
using Mentoring.Tests;
using Xunit;

namespace Mentoring.Api.Tests.Support;

/// <summary>Asking the programme for help.</summary>
public abstract class ConcernTests(Hosted host) : HostedTests(host)
{
    private static readonly object Stuck = new { category = "feelingStuck", text = "We go round in circles." };

    [Fact]
    [Proves("concern-to-programme")]
    [Proves("concern-content-limited")]
    [Proves("mentee-deals-first")]
    [Proves("mentees-other-policies")]
    public async Task A_concern_goes_to_the_coordinator_and_opens_nothing()
    {
        var world = await World.Running(Host);
        var pair = await world.AtWork();
        var path = $"/v1/relationships/{pair.Relationship}/concerns";
        var meeting = (await pair.Mentee.Caller.Post($"/v1/relationships/{pair.Relationship}/held-meetings", new { startsAt = "2026-02-03T09:00:00Z", minutes = 75, method = "video" })).Is(201).Id;
        (await pair.Mentee.Caller.Put($"/v1/meetings/{meeting}/log", new { topics = new[] { "A topic" } })).Is(200);
        (await world.Coordinator.Caller.Get($"/v1/meetings/{meeting}/log")).Is(404);

        Assert.Equal(["mentee-deals-first"], (await pair.Mentor.Caller.Post(path, Stuck)).Is(201).Warnings);
        var raised = (await pair.Mentee.Caller.Post(path, Stuck)).Is(201);
        Assert.Empty(raised.Warnings);
        var concern = $"/v1/concerns/{raised.Id}";
        Assert.Equal(["concernRaised"], await World.Told(world.Coordinator.Caller, raised.Id));
        foreach (var outside in (Caller[])[pair.Mentor.Caller, world.Manager.Caller, world.Director.Caller, world.Admin]) (await outside.Get(concern)).Is(404);
        Assert.Equal(2, (await world.Coordinator.Caller.Get($"/v1/concerns?relationship={pair.Relationship}")).Is(200).Items.Count);
        Assert.Single((await pair.Mentor.Caller.Get("/v1/concerns")).Is(200).Items);
        (await world.Coordinator.Caller.Get($"/v1/meetings/{meeting}/log")).Is(404);
        (await world.Coordinator.Caller.Post(path, Stuck)).Is(403);

        (await pair.Mentee.Caller.Post($"{concern}/acknowledgement")).Is(403);
        Assert.Equal("acknowledged", (await world.Coordinator.Caller.Post($"{concern}/acknowledgement")).Is(200)["status"]);
        (await world.Coordinator.Caller.Post($"{concern}/acknowledgement")).RefusedBy("life-cycle-step");
        (await world.Coordinator.Caller.Post($"{concern}/notes", new { text = "Talked on the telephone." })).Is(200);
        Assert.Single((await pair.Mentee.Caller.Get($"{concern}/notes")).Is(200).Items);
        (await world.Coordinator.Caller.Post($"{concern}/sharing")).Is(403);
        (await pair.Mentee.Caller.Post($"{concern}/sharing")).Is(200);
        (await pair.Mentor.Caller.Get(concern)).Is(200);
        Assert.Empty((await pair.Mentor.Caller.Get($"{concern}/notes")).Is(200).Items);
        Assert.Equal(["/outcome"], (await world.Coordinator.Caller.Post($"{concern}/closing", new { outcome = "raised" })).Is(422).Pointers);
        Assert.Equal("passedToFormalPolicy", (await world.Coordinator.Caller.Post($"{concern}/closing", new { outcome = "passedToFormalPolicy" })).Is(200)["status"]);
        (await world.Coordinator.Caller.Post($"{concern}/notes", new { text = "More." })).RefusedBy("life-cycle-step");
        Assert.Equal(3, (await World.Told(pair.Mentee.Caller, raised.Id)).Count(kind => kind == "concernMoved"));
    }

    [Fact]
    [Flips("concern.categories")]
    [Proves("concern-categories")]
    public async Task The_programme_says_what_it_helps_with()
    {
        var world = await World.Running(Host);
        var pair = await world.AtWork();
        var path = $"/v1/relationships/{pair.Relationship}/concerns";
        Assert.Equal(["/text"], (await pair.Mentee.Caller.Post(path, new { category = "conduct", text = "" })).Is(422).Pointers);
        (await pair.Mentee.Caller.Post(path, new { category = "weather", text = "Rain." })).Is(400);
        await world.Set(new Dictionary<string, object> { ["concern.categories"] = new[] { "conduct" } });
        (await pair.Mentee.Caller.Post(path, Stuck)).RefusedBy("concern-categories");
    }

    [Fact]
    [Proves("coordinator-not-own-case")]
    public async Task A_coordinator_who_is_one_of_the_two_does_not_handle_the_others_concern()
    {
        var world = await World.Running(Host);
        var pair = await world.AtWork();
        (await world.Admin.Post($"{world.ProgrammePath}/appointments", new { person = pair.Mentor.Person.Id, role = "coordinator" })).Is(201);
        var concern = "/v1/concerns/" + (await pair.Mentee.Caller.Post($"/v1/relationships/{pair.Relationship}/concerns", Stuck)).Is(201).Id;
        (await pair.Mentor.Caller.Get(concern)).Is(404);
        (await pair.Mentor.Caller.Post($"{concern}/acknowledgement")).Is(404);
        (await pair.Mentee.Caller.Post($"{concern}/sharing")).Is(200);
        (await pair.Mentor.Caller.Post($"{concern}/acknowledgement")).Is(403);
        (await world.Coordinator.Caller.Post($"{concern}/acknowledgement")).Is(200);
    }

    [Fact]
    [Proves("agreement-talk-before-ending")]
    public async Task To_ask_for_an_end_on_a_breakdown_opens_a_concern()
    {
        var world = await World.Running(Host);
        await world.Set(new Dictionary<string, object> { ["ending.talkFirst"] = "requiredWithLimit" });
        var pair = await world.AtWork();
        (await pair.Mentee.Caller.Post($"/v1/relationships/{pair.Relationship}/ending", new { kind = "unresolved" })).Is(200);
        Assert.Equal("relationshipBreakdown", Assert.Single((await world.Coordinator.Caller.Get($"/v1/concerns?relationship={pair.Relationship}")).Is(200).Items)!["category"]!.ToString());
        Assert.Empty((await pair.Mentor.Caller.Get("/v1/concerns")).Is(200).Items);
    }

    public sealed class Sqlite(SharedSqlite host) : ConcernTests(host), IClassFixture<SharedSqlite>;

    public sealed class Postgres(SharedPostgres host) : ConcernTests(host), IClassFixture<SharedPostgres>;
}
