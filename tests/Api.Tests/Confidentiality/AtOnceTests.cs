using Mentoring.Api.Tests.Hosting;
using Mentoring.Tests;
using Microsoft.AspNetCore.Mvc.Testing;
using Xunit;

namespace Mentoring.Api.Tests.Confidentiality;

/// <summary>
/// What is taken back is gone with the next request: on the host that took it and on another on the same database, by a cursor that was given before,
/// and for who asks whether what they have is still the same.
/// </summary>
public abstract class AtOnceTests(Hosted host) : HostedTests(host)
{
    [Fact]
    [Proves("disclosure-by-agreement")]
    public async Task A_consent_withdrawn_counts_everywhere_with_the_next_request()
    {
        var world = await World.Running(Host);
        var pair = await world.AtWork();
        var path = $"/v1/relationships/{pair.Relationship}";
        for (var i = 0; i < 3; i++) (await pair.Mentee.Caller.Post($"{path}/reflective-logs", new { on = "2026-02-03", learning = "Much." })).Is(201);
        var log = (await pair.Mentee.Caller.Get($"{path}/reflective-logs")).Items[0]!["id"]!.ToString();
        var consent = (await pair.Mentee.Caller.Post($"{path}/consents", new { subject = "reflectiveLog", receiver = new { @as = "partner" } })).Is(201).Id;
        await Gone(world, pair.Mentor.Person, $"/v1/reflective-logs/{log}", $"{path}/reflective-logs", async () => (await pair.Mentee.Caller.Post($"/v1/consents/{consent}/withdrawal")).Is(200));
    }

    [Fact]
    [Proves("coordinator-not-own-case")]
    public async Task An_appointment_removed_counts_everywhere_with_the_next_request()
    {
        var world = await World.Running(Host);
        var pair = await world.AtWork();
        var second = await world.Person("second", "director");
        var appointment = (await world.Admin.Post($"{world.ProgrammePath}/appointments", new { person = second.Id, role = "coordinator" })).Is(201).Id;
        for (var i = 0; i < 3; i++) (await pair.Mentee.Caller.Post($"/v1/relationships/{pair.Relationship}/concerns", new { category = "conduct", text = "Stuck." })).Is(201);
        var concern = (await pair.Mentee.Caller.Get("/v1/concerns")).Items[0]!["id"]!.ToString();
        await Gone(world, second, $"/v1/concerns/{concern}", "/v1/concerns", async () => (await world.Admin.Delete($"{world.ProgrammePath}/appointments/{appointment}")).Is(204));
    }

    [Fact]
    [Proves("manager-no-confidential-content")]
    public async Task Another_manager_counts_everywhere_with_the_next_request()
    {
        var world = await World.Running(Host);
        var pair = await world.AtWork();
        await world.Person("next-manager", "director");
        string? statement = null;
        for (var i = 0; i < 3; i++)
        {
            statement = "/v1/progress-statements/" + (await pair.Mentee.Caller.Post($"/v1/relationships/{pair.Relationship}/progress-statements", new { progress = "Surer." })).Is(201).Id;
            (await pair.Mentee.Caller.Post($"{statement}/releases", new { receiver = new { @as = "lineManager" } })).Is(201);
        }
        await Gone(world, world.Manager, statement!, "/v1/progress-statements", () => world.Person(pair.Mentee.Person.ExternalId, "next-manager"));
    }

    [Fact]
    [Proves("manager-rule-rechecked")]
    public async Task A_mentor_who_becomes_the_manager_loses_what_passed_with_the_next_request()
    {
        var world = await World.Running(Host);
        var pair = await world.AtWork();
        var path = $"/v1/relationships/{pair.Relationship}";
        for (var i = 0; i < 3; i++) (await pair.Mentee.Caller.Post($"{path}/goals", new { result = "Lead.", horizon = "short" })).Is(201);
        var goal = (await pair.Mentee.Caller.Get($"{path}/goals")).Items[0]!["id"]!.ToString();
        await Gone(world, pair.Mentor.Person, $"/v1/goals/{goal}", $"{path}/goals", () => world.Person(pair.Mentee.Person.ExternalId, pair.Mentor.Person.ExternalId));
    }

    [Fact]
    [Proves("mentors-mentor-bound")]
    public async Task A_mentors_mentor_whose_bond_is_over_reads_nothing_with_the_next_request()
    {
        var world = await World.Running(Host);
        var pair = await world.AtWork(terms: terms =>
        {
            terms["thirdTalks"] = new System.Text.Json.Nodes.JsonObject { ["mentorsMentor"] = true, ["mentorsMentorReads"] = new System.Text.Json.Nodes.JsonArray("plans") };
            return terms;
        });
        var path = $"/v1/relationships/{pair.Relationship}";
        for (var i = 0; i < 3; i++) (await pair.Mentee.Caller.Post($"{path}/goals", new { result = "Lead.", horizon = "short" })).Is(201);
        var goal = (await pair.Mentee.Caller.Get($"{path}/goals")).Items[0]!["id"]!.ToString();
        var supporter = await world.Person("supporter", "director");
        var bond = (await pair.Mentor.Caller.Post($"{path}/mentors-mentors", new { person = supporter.Id })).Is(201);
        (await supporter.Caller.Post($"/v1/mentors-mentors/{bond.Id}/signature", new { agreementNumber = int.Parse(bond["agreementNumber"], System.Globalization.CultureInfo.InvariantCulture) })).Is(200);
        await Gone(world, supporter, $"/v1/goals/{goal}", $"{path}/goals", async () => (await pair.Mentor.Caller.Post($"/v1/mentors-mentors/{bond.Id}/ending")).Is(200));
    }

    [Fact]
    [Proves("either-may-end")]
    public async Task An_ended_relationship_is_worked_in_no_more_and_stays_readable_to_the_two()
    {
        var world = await World.Running(Host);
        var pair = await world.AtWork();
        var path = $"/v1/relationships/{pair.Relationship}";
        await using var other = Hosted.Start(Host.Connection);
        var elsewhere = await On(other, world, pair.Mentor.Person);
        var before = (await elsewhere.Get(path)).Is(200);
        (await pair.Mentee.Caller.Post($"{path}/ending", new { kind = "objectivesMet" })).Is(200);
        Assert.Equal("ended", (await elsewhere.Get(path, ("If-None-Match", before.ETag!))).Is(200)["status"]);
        (await elsewhere.Post($"{path}/goals", new { result = "Lead.", horizon = "short" })).Is(409);
        (await world.Manager.Caller.Get(path)).Is(404);
    }

    [Fact]
    [Proves("confidentiality-outlasts")]
    public async Task Who_reads_what_is_the_same_after_an_ending_as_before()
    {
        var world = await World.Running(Host);
        var pair = await world.AtWork();
        var path = $"/v1/relationships/{pair.Relationship}";
        var log = (await pair.Mentee.Caller.Post($"{path}/reflective-logs", new { on = "2026-02-03", learning = "To ask." })).Is(201).Id;
        var concern = (await pair.Mentee.Caller.Post($"{path}/concerns", new { category = "feelingStuck", text = "Stuck." })).Is(201).Id;
        var goal = (await pair.Mentee.Caller.Post($"{path}/goals", new { result = "Lead.", horizon = "short" })).Is(201).Id;
        string[] paths = [path, $"{path}/agreement", $"/v1/reflective-logs/{log}", $"/v1/concerns/{concern}", $"/v1/goals/{goal}", $"/v1/proposals/{pair.Proposal}"];
        Caller[] readers = [pair.Mentor.Caller, pair.Mentee.Caller, world.Coordinator.Caller, world.Manager.Caller, world.Director.Caller, (await world.Person()).Caller, world.Admin, world.Hr];

        var before = await Codes();
        (await pair.Mentee.Caller.Post($"{path}/ending", new { kind = "objectivesMet" })).Is(200);
        Assert.Equal(before, await Codes());
        Assert.Contains("200", before, StringComparison.Ordinal);
        Assert.Contains("404", before, StringComparison.Ordinal);

        async Task<string> Codes()
        {
            var codes = new List<string>();
            foreach (var reader in readers)
                foreach (var address in paths) codes.Add($"{(await reader.Get(address)).Code}");
            return string.Join(' ', codes);
        }
    }

    [Fact]
    public async Task Who_has_left_is_nobody_with_the_next_request()
    {
        var world = await World.Running(Host);
        var pair = await world.AtWork();
        await using var other = Hosted.Start(Host.Connection);
        var path = $"/v1/relationships/{pair.Relationship}";
        var elsewhere = await On(other, world, pair.Mentor.Person);
        var before = (await elsewhere.Get(path)).Is(200);
        (await world.Hr.Put($"/v1/organisations/{world.Organisation}/people/{pair.Mentor.Person.ExternalId}", new { givenName = "Given", familyName = "Family", engagement = "staff", manager = "manager", active = false })).Is(200);
        (await elsewhere.Get(path, ("If-None-Match", before.ETag!))).Is(401);
        (await pair.Mentor.Caller.Get(path, ("If-None-Match", before.ETag!))).Is(401);
    }

    /// <summary>Read by one who may, here and elsewhere, in pages and with a tag; then it is taken back, and nothing of it is left.</summary>
    private async Task Gone(World world, Someone reader, string path, string list, Func<Task> takeBack)
    {
        await using var other = Hosted.Start(Host.Connection);
        Caller[] hosts = [reader.Caller, await On(other, world, reader)];
        var read = new List<(Answer One, Answer Page)>();
        foreach (var caller in hosts)
        {
            var (one, page) = ((await caller.Get(path)).Is(200), (await caller.Get($"{list}?limit=1")).Is(200));
            (await caller.Get(path, ("If-None-Match", one.ETag!))).Is(304);
            Assert.NotEmpty((await caller.Get($"{list}?limit=1&cursor={page["next"]}")).Is(200).Items);
            read.Add((one, page));
        }
        await takeBack();
        foreach (var (caller, (one, page)) in hosts.Zip(read))
        {
            (await caller.Get(path, ("If-None-Match", one.ETag!))).Is(404);
            (await caller.Get(path, ("If-None-Match", "*"))).Is(404);
            // A list of a relationship that is none of theirs is as empty as that of one which does not exist, or as absent.
            foreach (var answer in (Answer[])[await caller.Get($"{list}?limit=1&cursor={page["next"]}"), await caller.Get(list)])
                if (answer.Code != 404) Assert.Empty(answer.Is(200).Items);
        }
    }

    private static async Task<Caller> On(WebApplicationFactory<Program> other, World world, Someone reader)
    {
        var http = other.CreateClient();
        return new(http, (await new Caller(http, null).Post("/dev/token", new { person = reader.ExternalId, organisation = world.Organisation })).Is(200)["access_token"]);
    }

    public sealed class Sqlite(OnSqlite host) : AtOnceTests(host), IClassFixture<OnSqlite>;

    public sealed class Postgres(OnPostgres host) : AtOnceTests(host), IClassFixture<OnPostgres>;
}
