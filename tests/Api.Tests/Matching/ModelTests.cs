using System.Text.Json.Nodes;
using Mentoring.Api.Tests.Hosting;
using Mentoring.Tests;
using Xunit;

namespace Mentoring.Api.Tests.Matching;

/// <summary>Groups, two-by-twos and teams: how they are put together, who reads what in them, and how people come and go.</summary>
public abstract class ModelTests(Hosted host) : HostedTests(host)
{
    [Fact]
    [Flips("programme.maxRelationships")]
    [Proves("mentoring-models-enabled")]
    [Proves("model-group-size")]
    [Proves("model-two-by-two-size")]
    [Proves("model-two-by-two-experience")]
    [Proves("no-manager-as-mentor")]
    [Proves("programme-purpose-category")]
    [Proves("start-small")]
    [Proves("match-supply")]
    public async Task A_model_is_put_together_by_its_rules_and_all_accept_for_themselves()
    {
        var world = await World.Running(Host);
        var (mentors, mentees) = (await Many(world, "mentor", 3), await Many(world, "mentee", 5));
        var below = await world.Available("mentee", await world.Person(null, mentors[0].Person.ExternalId), manager: mentors[0].Person);
        (await Propose(world, "group", mentors[..1], mentees[..2])).RefusedBy("mentoring-models-enabled");
        await world.Set(new Dictionary<string, object?> { ["models.enabled"] = new[] { "oneToOne", "group", "twoByTwo", "team" }, ["programme.maxRelationships"] = 2, ["relationship.purposes"] = new[] { "leadership" } });
        (await Propose(world, "group", mentors[..1], mentees)).RefusedBy("model-group-size");
        (await Propose(world, "group", mentors[..2], mentees[..1])).RefusedBy("model-group-size");
        (await Propose(world, "twoByTwo", mentors[..2], mentees[..1])).RefusedBy("model-two-by-two-size");
        (await Propose(world, "oneToOne", mentors[..1], mentees[..2])).RefusedBy("model-one-to-one-size");
        // The rule of every pair is asked: one mentee of the group is below the mentor.
        Assert.Contains("no-manager-as-mentor", (await Propose(world, "group", mentors[..1], [mentees[0], below])).Is(409).Rules);
        (await Propose(world, "group", mentors[..1], mentees[..2], "induction")).RefusedBy("programme-purpose-category");
        var bad = (await world.Coordinator.Caller.Post("/v1/group-proposals", new { model = "group", mentors = new[] { mentees[0].Application }, mentees = new[] { mentees[1].Application, mentors[0].Application } })).Is(422);
        Assert.Equal(["/mentors/0", "/mentees/1"], bad.Pointers);
        Assert.Equal(["/mentees"], (await world.Coordinator.Caller.Post("/v1/group-proposals", new { model = "group", mentors = new[] { mentors[0].Application }, mentees = Array.Empty<string>() })).Is(422).Pointers);
        Assert.Empty((await world.Coordinator.Caller.Get("/v1/proposals")).Is(200).Items);

        (await world.Coordinator.Caller.Post("/v1/group-proposals?dryRun=true", Body("group", mentors[..1], mentees[..4]))).Is(200);
        var group = (await Propose(world, "group", mentors[..1], mentees[..4], "leadership")).Is(201);
        Assert.Equal(("group", "leadership", 5), (group["model"], group["purpose"], group.Body!["seats"]!.AsArray().Count));
        var pairOfPairs = await Propose(world, "twoByTwo", mentors[1..], [mentees[4], below]);
        Assert.Contains("model-two-by-two-experience", pairOfPairs.Is(201).Warnings);
        (await world.Propose(await world.Available("mentor"), await world.Available("mentee"))).RefusedBy("start-small");
        var supply = (await world.Coordinator.Caller.Get($"{world.ProgrammePath}/match-supply")).Is(200);
        Assert.Equal(("1", "1"), (supply["waitingMentees"], supply["freePlaces"]));
        await world.Available("mentee");
        Assert.Equal("match-supply", (await world.Coordinator.Caller.Get($"{world.ProgrammePath}/match-supply")).Is(200).Body!["advice"]![0]!["rule"]!.ToString());
        (await mentors[0].Caller.Get($"{world.ProgrammePath}/match-supply")).Is(403);

        // One decline, and nothing comes of it; the places are free.
        await Accept(group.Id, [mentors[0], .. mentees[..3]]);
        (await mentees[3].Caller.Post($"/v1/proposals/{group.Id}/response", new { answer = "decline" })).Is(200);
        Assert.Empty((await mentees[0].Caller.Get("/v1/relationships")).Is(200).Items);
        await world.AcceptCode(mentors[0].Person);
        var formed = await Formed(world, "group", mentors[..1], mentees[..3]);
        Assert.Equal("forming", (await mentees[2].Caller.Get(formed)).Is(200)["status"]);
    }

    [Fact]
    [Proves("group-confidentiality")]
    [Proves("model-group-one-to-one-on-request")]
    public async Task What_all_meet_about_is_for_all_and_a_session_of_two_for_the_two()
    {
        var (world, mentor, mentees, path) = await Group(2);
        var (one, other) = (mentees[0], mentees[1]);
        Assert.Equal(["/oneToOneWith"], (await one.Caller.Post($"{path}/held-meetings", new { startsAt = "2026-02-03T09:00:00Z", minutes = 75, method = "video", oneToOneWith = other.Person.Id })).Is(422).Pointers);
        (await mentor.Caller.Post($"{path}/one-to-one-requests")).Is(403);
        (await one.Caller.Post($"{path}/one-to-one-requests")).Is(201);
        var another = (await other.Caller.Post($"{path}/one-to-one-requests")).Is(201).Id;
        var (hidden, never) = (await one.Caller.Post($"/v1/one-to-one-requests/{another}/withdrawal"), await one.Caller.Post($"/v1/one-to-one-requests/{Guid.CreateVersion7()}/withdrawal"));
        Assert.Equal((404, hidden["detail"]), (hidden.Code, never["detail"]));
        (await other.Caller.Post($"/v1/one-to-one-requests/{another}/withdrawal")).Is(200);
        Assert.Equal(2, (await mentor.Caller.Get($"{path}/one-to-one-requests")).Is(200).Items.Count);
        Assert.Equal(another, (await other.Caller.Get($"{path}/one-to-one-requests")).Is(200).Items.Single()!["id"]!.ToString());
        var all = (await mentor.Caller.Post($"{path}/held-meetings", new { startsAt = "2026-02-03T09:00:00Z", minutes = 75, method = "video" })).Is(201).Id;
        var two = (await mentor.Caller.Post($"{path}/held-meetings", new { startsAt = "2026-02-04T09:00:00Z", minutes = 75, method = "video", oneToOneWith = one.Person.Id })).Is(201);
        Assert.Equal(one.Person.Id, two["mentee"]);
        Assert.NotNull((await one.Caller.Get($"{path}/one-to-one-requests")).Is(200).Items.Single()!["answeredAt"]);
        foreach (var meeting in (string[])[all, two.Id]) (await one.Caller.Put($"/v1/meetings/{meeting}/log", new { topics = new[] { "A topic" } })).Is(200);
        (await other.Caller.Get($"/v1/meetings/{all}/log")).Is(200);
        (await other.Caller.Get($"/v1/meetings/{two.Id}")).Is(404);
        (await other.Caller.Get($"/v1/meetings/{two.Id}/log")).Is(404);
        (await other.Caller.Post($"/v1/meetings/{two.Id}/log/completion")).Is(404);
        Assert.Equal([all], (await other.Caller.Get($"{path}/meetings")).Is(200).Items.Select(x => x!["id"]!.ToString()));

        // What is one mentee's is the mentor's to read and not the others'.
        var goal = (await one.Caller.Post($"{path}/goals", new { horizon = "short", result = "Lead." })).Is(201).Id;
        var shared = (await one.Caller.Post($"{path}/goals", new { horizon = "short", result = "Lead together.", quality = "Well.", targetOn = "2026-06-01", shared = true })).Is(201).Id;
        Assert.Equal(["/mentee"], (await mentor.Caller.Post($"{path}/goals", new { horizon = "short", result = "Lead." })).Is(422).Pointers);
        var sheet = (await one.Caller.Post($"{path}/tool-sheets", new { tool = "grow" })).Is(201).Id;
        (await one.Caller.Post($"/v1/tool-sheets/{sheet}/sharing", new { shared = true })).Is(200);
        var topic = (await one.Caller.Post($"{path}/off-limits-topics", new { label = "Home" })).Is(201).Id;
        foreach (var mine in (string[])[$"/v1/goals/{goal}", $"/v1/tool-sheets/{sheet}", $"/v1/off-limits-topics/{topic}"])
        {
            (await mentor.Caller.Get(mine)).Is(200);
            (await other.Caller.Get(mine)).Is(404);
        }
        (await other.Caller.Get($"/v1/goals/{shared}")).Is(200);
        Assert.Equal(["/goals/0"], (await mentor.Caller.Put($"{path}/action-plan", new { goals = new[] { goal } })).Is(422).Pointers);
        var plan = (await mentor.Caller.Put($"{path}/action-plan", new { goals = new[] { shared }, startsOn = "2026-02-01", completesOn = "2026-06-01", timescales = "Six months.", presentPosition = "Here." })).Is(200)["number"];
        foreach (var party in (Participant[])[mentor, one]) (await party.Caller.Post($"{path}/action-plan/confirmations", new { number = int.Parse(plan, System.Globalization.CultureInfo.InvariantCulture) })).Is(200);
        Assert.Equal("draft", (await other.Caller.Get($"{path}/action-plan")).Is(200)["status"]);
        Assert.Equal("agreed", (await other.Caller.Post($"{path}/action-plan/confirmations", new { number = int.Parse(plan, System.Globalization.CultureInfo.InvariantCulture) })).Is(200)["status"]);
        var worry = (await mentor.Caller.Post($"{path}/safety-concerns", new { about = "partner", text = "Tired.", partner = one.Person.Id })).Is(201).Id;
        (await mentor.Caller.Post($"/v1/safety-concerns/{worry}/talk", new { talkedOn = "2026-02-04" })).Is(200);
        (await one.Caller.Get($"/v1/safety-concerns/{worry}")).Is(200);
        (await other.Caller.Get($"/v1/safety-concerns/{worry}")).Is(404);
        Assert.Equal(["/receiver/person"], (await one.Caller.Post($"{path}/consents", new { subject = "reflectiveLog", receiver = new { @as = "partner" } })).Is(422).Pointers);
        var consent = (await one.Caller.Post($"{path}/consents", new { subject = "reflectiveLog", receiver = new { @as = "partner", person = mentor.Person.Id } })).Is(201).Id;
        (await other.Caller.Get($"/v1/consents/{consent}")).Is(404);
        Assert.Equal(3, (await world.Coordinator.Caller.Get($"{path}")).Is(200).Body!["parties"]!.AsArray().Count);
    }

    [Fact]
    [Proves("group-confidentiality")]
    [Proves("agreement-change-by-both")]
    [Proves("either-may-end")]
    [Proves("end-no-blame")]
    public async Task Whoever_joins_reads_from_then_on_and_whoever_leaves_keeps_what_they_could_read()
    {
        var (world, mentor, mentees, path) = await Group(2);
        var (stays, goes, comes) = (mentees[0], mentees[1], await world.Available("mentee"));
        var before = (await mentor.Caller.Post($"{path}/held-meetings", new { startsAt = "2026-02-03T09:00:00Z", minutes = 75, method = "video" })).Is(201).Id;
        var planned = (await mentor.Caller.Post($"{path}/meetings", new { startsAt = "2035-01-01T09:00:00Z", minutes = 60, method = "video" })).Is(201).Id;
        (await world.Coordinator.Caller.Post($"{path}/joining-proposals", new { application = goes.Application })).RefusedBy("life-cycle-step");
        (await mentor.Caller.Post($"{path}/joining-proposals", new { application = comes.Application })).Is(404);
        Assert.Equal("model-group-size", (await world.Coordinator.Caller.Post($"{path}/joining-proposals", new { application = (await world.Available("mentor")).Application })).Is(409).Rule);
        var joining = (await world.Coordinator.Caller.Post($"{path}/joining-proposals", new { application = comes.Application })).Is(201);
        Assert.Equal(path.Split('/')[^1], joining["joins"]);
        Assert.Contains("joiningProposed", await World.Told(stays.Caller, path.Split('/')[^1]));
        (await comes.Caller.Get(path)).Is(404);
        await Accept(joining.Id, [comes]);

        // A party at once: of what was before they read nothing, and all sign a new version.
        Assert.Equal("active", (await comes.Caller.Get(path)).Is(200)["status"]);
        Assert.Equal([planned], (await comes.Caller.Get($"{path}/meetings")).Is(200).Items.Select(x => x!["id"]!.ToString()));
        (await comes.Caller.Get($"/v1/meetings/{before}")).Is(404);
        var version = (await comes.Caller.Get($"{path}/agreement")).Is(200);
        Assert.Equal(("draft", "2"), (version["status"], version["number"]));
        (await mentor.Caller.Post($"{path}/held-meetings", new { startsAt = "2026-02-10T09:00:00Z", minutes = 75, method = "video" })).Is(201);
        (await mentor.Caller.Post($"{path}/held-meetings", new { startsAt = "2026-02-11T09:00:00Z", minutes = 75, method = "video" })).RefusedBy("agreement-written");
        (await mentor.Caller.Post($"{path}/held-meetings", new { startsAt = "2026-02-11T09:00:00Z", minutes = 75, method = "video", oneToOneWith = stays.Person.Id })).Is(201);
        await Sign(path, [mentor, stays, goes, comes]);
        Assert.Equal("inForce", (await comes.Caller.Get($"{path}/agreement")).Is(200)["status"]);
        (await mentor.Caller.Post($"{path}/held-meetings", new { startsAt = "2026-02-11T09:00:00Z", minutes = 75, method = "video" })).Is(201);

        // One of them leaves: at once, for themselves alone, and nobody learns a reason.
        (await goes.Caller.Post($"{path}/leaving", new { reason = "timeOrWorkload", note = "The rota." })).Is(204);
        (await goes.Caller.Get(path)).Is(404);
        (await goes.Caller.Get($"/v1/meetings/{before}")).Is(200);
        (await goes.Caller.Get($"/v1/meetings/{planned}")).Is(404);
        Assert.Equal(3, (await goes.Caller.Get($"{path}/meetings")).Is(200).Items.Count);
        var after = (await mentor.Caller.Post($"{path}/held-meetings", new { startsAt = "2026-02-20T09:00:00Z", minutes = 75, method = "video" })).Is(201).Id;
        (await goes.Caller.Get($"/v1/meetings/{after}")).Is(404);
        (await comes.Caller.Get($"/v1/meetings/{after}")).Is(200);
        Assert.Equal("active", (await comes.Caller.Get(path)).Is(200)["status"]);
        Assert.Contains("memberLeft", await World.Told(stays.Caller, path.Split('/')[^1]));
        Assert.Empty((await stays.Caller.Get($"{path}/ending-reasons")).Is(200).Items);
        Assert.Single((await world.Coordinator.Caller.Get($"{path}/ending-reasons")).Is(200).Items);
        (await goes.Caller.Post($"{path}/rematch-requests", new { })).Is(201);
        Assert.Equal("true", (await goes.Caller.Get("/v1/participations")).Is(200).Items.Single()!["until"] is null ? "false" : "true");

        // Ending it is leaving it as long as others go on; with the last mentee it is over for the mentor too.
        (await stays.Caller.Post($"{path}/ending", new { kind = "unresolved" })).Is(204);
        Assert.Equal("active", (await comes.Caller.Get(path)).Is(200)["status"]);
        (await comes.Caller.Post($"{path}/leaving", new { })).Is(200);
        Assert.Equal("ended", (await mentor.Caller.Get(path)).Is(200)["status"]);
    }

    [Fact]
    [Proves("model-two-by-two-size")]
    public async Task Two_by_two_with_three_is_not_active()
    {
        var world = await Everything(Host);
        var (mentors, mentees) = (await Many(world, "mentor", 2), await Many(world, "mentee", 2));
        await world.AcceptCode(mentors[0].Person);
        var path = await Formed(world, "twoByTwo", mentors, mentees);
        Assert.Equal("accepted", (await mentees[0].Caller.Get(path)).Is(200)["status"]);
        await world.AcceptCode(mentors[1].Person);
        Assert.Equal("forming", (await mentees[0].Caller.Get(path)).Is(200)["status"]);
        (await mentees[0].Caller.Put($"{path}/agreement", World.Terms.ToJsonString())).Is(200);
        await Sign(path, [.. mentors, .. mentees]);
        (await mentees[0].Caller.Post($"{path}/leaving", new { })).Is(204);
        Assert.Equal("forming", (await mentees[1].Caller.Get(path)).Is(200)["status"]);
        (await mentees[1].Caller.Put($"{path}/agreement", World.Terms.ToJsonString())).Is(200);
        (await mentees[1].Caller.Post($"{path}/agreement/signatures", World.Signature(2))).RefusedBy("model-two-by-two-size");
        var fourth = await world.Available("mentee");
        await Accept((await world.Coordinator.Caller.Post($"{path}/joining-proposals", new { application = fourth.Application })).Is(201).Id, [fourth]);
        (await world.Coordinator.Caller.Post($"{path}/joining-proposals", new { application = (await world.Available("mentee")).Application })).RefusedBy("model-two-by-two-size");
        await Sign(path, [.. mentors, mentees[1], fourth]);
        Assert.Equal("active", (await fourth.Caller.Get(path)).Is(200)["status"]);
    }

    [Fact]
    [Proves("model-team-mentor-outside")]
    [Proves("model-team-same-team")]
    [Proves("model-team-mentor-experienced")]
    [Proves("model-team-goals-defined")]
    public async Task A_team_is_mentored_from_outside_for_as_long_as_it_lasts()
    {
        var world = await Everything(Host);
        foreach (var team in (string[])["ours", "theirs", "third"]) (await world.Hr.Put($"/v1/organisations/{world.Organisation}/teams/{team}", new { name = team })).Is(201);
        async Task<Participant> In(string? team, string role) => await world.Available(role, await world.Person(null, "manager", new { team }));
        var (mentor, inside, first, second, elsewhere) = (await In("theirs", "mentor"), await In("ours", "mentor"), await In("ours", "mentee"), await In("ours", "mentee"), await In("theirs", "mentee"));
        (await Propose(world, "team", [inside], [first, second])).RefusedBy("model-team-mentor-outside");
        Assert.Contains("model-team-same-team", (await Propose(world, "team", [await In(null, "mentor")], [first, elsewhere])).Is(409).Rules);
        await world.AcceptCode(mentor.Person);
        Assert.Contains("model-team-mentor-experienced", (await world.Coordinator.Caller.Post("/v1/group-proposals?dryRun=true", Body("team", [mentor], [first, second]))).Is(200).Warnings);
        var path = await Formed(world, "team", [mentor], [first, second]);
        var terms = World.Terms;
        Assert.Contains("model-team-goals-defined", (await first.Caller.Put($"{path}/agreement", terms.ToJsonString())).Is(200).Warnings);
        terms["teamStart"] = new JsonArray("purpose", "outcomes", "organisationAims", "measures", "expectations", "actionPlan", "existingSkills", "approach");
        Assert.DoesNotContain("model-team-goals-defined", (await first.Caller.Replace($"{path}/agreement", terms)).Is(200).Warnings);
        await Sign(path, [mentor, first, second]);

        // HR moves the mentor into the team: nothing goes on until they are out of it again.
        await world.Person(mentor.Person.ExternalId, "manager", new { team = "ours" });
        var suspended = (await first.Caller.Get(path)).Is(200);
        Assert.Equal(("suspended", "model-team-mentor-outside"), (suspended["status"], suspended.Body!["suspension"]!["rule"]!.ToString()));
        (await world.Coordinator.Caller.Post($"{path}/resumption")).RefusedBy("model-team-mentor-outside");
        await world.Person(mentor.Person.ExternalId, "manager", new { team = "theirs" });
        Assert.Equal("active", (await world.Coordinator.Caller.Post($"{path}/resumption")).Is(200)["status"]);

        // One of the team moves on to another: the others go on when that one has left.
        await world.Person(second.Person.ExternalId, "manager", new { team = "third" });
        Assert.Equal("model-team-same-team", (await first.Caller.Get(path)).Is(200).Body!["suspension"]!["rule"]!.ToString());
        (await second.Caller.Post($"{path}/leaving", new { })).Is(204);
        Assert.Equal("active", (await world.Coordinator.Caller.Post($"{path}/resumption")).Is(200)["status"]);
    }

    private static async Task<World> Everything(Hosted host)
    {
        var world = await World.Running(host);
        await world.Set(new Dictionary<string, object?> { ["models.enabled"] = new[] { "oneToOne", "group", "twoByTwo", "team" } });
        return world;
    }

    private async Task<(World World, Participant Mentor, List<Participant> Mentees, string Path)> Group(int size)
    {
        var world = await Everything(Host);
        var (mentor, mentees) = (await world.Available("mentor"), await Many(world, "mentee", size));
        await world.AcceptCode(mentor.Person);
        var path = await Formed(world, "group", [mentor], mentees);
        (await mentees[0].Caller.Put($"{path}/agreement", World.Terms.ToJsonString())).Is(200);
        await Sign(path, [mentor, .. mentees]);
        return (world, mentor, mentees, path);
    }

    private static async Task<List<Participant>> Many(World world, string role, int count)
    {
        var many = new List<Participant>();
        while (many.Count < count) many.Add(await world.Available(role));
        return many;
    }

    private static object Body(string model, IReadOnlyList<Participant> mentors, IReadOnlyList<Participant> mentees, string? purpose = null) =>
        new { model, mentors = mentors.Select(x => x.Application), mentees = mentees.Select(x => x.Application), purpose };

    private static Task<Answer> Propose(World world, string model, IReadOnlyList<Participant> mentors, IReadOnlyList<Participant> mentees, string? purpose = null) =>
        world.Coordinator.Caller.Post("/v1/group-proposals", Body(model, mentors, mentees, purpose));

    private static async Task Accept(string proposal, IEnumerable<Participant> people)
    {
        foreach (var person in people) (await person.Caller.Post($"/v1/proposals/{proposal}/response", new { answer = "accept" })).Is(200);
    }

    private static async Task<string> Formed(World world, string model, List<Participant> mentors, List<Participant> mentees)
    {
        var proposal = (await Propose(world, model, mentors, mentees)).Is(201).Id;
        await Accept(proposal, [.. mentors, .. mentees]);
        return $"/v1/relationships/{(await mentees[0].Caller.Get("/v1/relationships")).Is(200).Items.Single(x => x!["proposal"]!.ToString() == proposal)!["id"]}";
    }

    private static async Task Sign(string path, IReadOnlyList<Participant> people)
    {
        var number = int.Parse((await people[0].Caller.Get($"{path}/agreement")).Is(200)["number"], System.Globalization.CultureInfo.InvariantCulture);
        foreach (var person in people) (await person.Caller.Post($"{path}/agreement/signatures", World.Signature(number))).Is(200);
    }

    public sealed class Sqlite(OnSqlite host) : ModelTests(host), IClassFixture<OnSqlite>;

    public sealed class Postgres(OnPostgres host) : ModelTests(host), IClassFixture<OnPostgres>;
}
