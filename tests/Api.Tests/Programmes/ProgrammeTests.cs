using Mentoring.Api.Tests.Hosting;
using Mentoring.Tests;
using Xunit;

namespace Mentoring.Api.Tests.Programmes;

/// <summary>A programme is made, prepared, opened and started.</summary>
public abstract class ProgrammeTests(Hosted host) : HostedTests(host)
{
    [Fact]
    [Proves("programme-purpose-stated")]
    [Proves("programme-objectives-need-based")]
    [Proves("programme-outcomes-measurable")]
    [Proves("coordinator-appointed")]
    [Proves("role-statements-published")]
    [Proves("selection-criteria-defined")]
    [Proves("selection-decider-named")]
    [Proves("policy-document-recorded")]
    [Proves("application-notice-shown")]
    public async Task Opening_is_refused_with_everything_that_is_missing_at_once()
    {
        var world = await World.WithPeople(Host);
        var programme = (await world.Admin.Post("/v1/programmes", Programme(world))).Is(201).Id;
        string[] missing =
        [
            "programme-purpose-stated", "programme-objectives-need-based", "programme-outcomes-measurable", "coordinator-appointed", "role-statements-published",
            "selection-criteria-defined", "selection-decider-named", "policy-document-recorded", "application-notice-shown",
        ];
        (await world.Admin.Post($"/v1/programmes/{programme}/opening")).RefusedBy(missing);
        var readiness = (await world.Admin.Get($"/v1/programmes/{programme}/readiness")).Is(200);
        Assert.Equal(missing.Order(), readiness.Body!["missing"]!.AsArray().Select(x => x!["rule"]!.ToString()).Order());
        Assert.Equal("draft", (await world.Admin.Get($"/v1/programmes/{programme}"))["status"]);
    }

    [Fact]
    [Proves("sponsor-named")]
    [Proves("steering-group-in-place")]
    public async Task What_is_only_advised_is_told_and_blocks_nothing()
    {
        var world = await World.WithDraft(Host);
        var opened = (await world.Coordinator.Caller.Post($"{world.ProgrammePath}/opening")).Is(200);
        Assert.Contains("sponsor-named", opened.Warnings);
        Assert.Contains("steering-group-in-place", opened.Warnings);
        Assert.Equal("recruiting", opened["status"]);
    }

    [Fact]
    [Proves("evaluation-plan-before-launch")]
    public async Task Nothing_starts_without_an_evaluation_plan()
    {
        var world = await World.WithDraft(Host);
        var charter = System.Text.Json.JsonSerializer.SerializeToNode(World.Charter)!.AsObject();
        charter["evaluationPlan"] = null;
        (await world.Coordinator.Caller.Replace(world.ProgrammePath, charter.ToJsonString())).Is(200);
        (await world.Coordinator.Caller.Post($"{world.ProgrammePath}/opening")).Is(200);
        (await world.Coordinator.Caller.Post($"{world.ProgrammePath}/start")).RefusedBy("evaluation-plan-before-launch");
    }

    [Fact]
    [Proves("pilot-duration")]
    public async Task The_dates_of_a_pilot_follow_from_its_start()
    {
        var world = await World.Running(Host);
        var programme = (await world.Coordinator.Caller.Get(world.ProgrammePath)).Is(200);
        Assert.Equal(DateOnly.Parse(programme["startsOn"]).AddMonths(12), DateOnly.Parse(programme["endsOn"]));
    }

    [Fact]
    [Proves("life-cycle-step")]
    public async Task Steps_come_in_their_order()
    {
        var world = await World.WithDraft(Host);
        (await world.Coordinator.Caller.Post($"{world.ProgrammePath}/start")).RefusedBy("life-cycle-step");
        (await world.Coordinator.Caller.Post($"{world.ProgrammePath}/opening")).Is(200);
        (await world.Coordinator.Caller.Post($"{world.ProgrammePath}/opening")).RefusedBy("life-cycle-step");
    }

    [Fact]
    [Proves("selection-mentor-skills-list")]
    [Proves("selection-mentee-criteria")]
    [Proves("selection-mentor-criteria")]
    public async Task The_criteria_that_are_offered_can_be_taken_over_and_hold_a_list_of_skills()
    {
        var world = await World.WithDraft(Host);
        var offered = (await world.Coordinator.Caller.Get("/v1/presets")).Is(200).Body!["selectionCriteria"]!.AsArray();
        foreach (var (role, least) in ((string, int)[])[("mentee", 3), ("mentor", 3)]) Assert.True(offered.Count(x => x!["role"]!.ToString() == role && x["skill"]!.ToString() == "false") >= least, role);
        Assert.Contains("selection-mentor-skills-list", Advised(await world.Coordinator.Caller.Get($"{world.ProgrammePath}/readiness")));
        var charter = System.Text.Json.JsonSerializer.SerializeToNode(World.Charter)!.AsObject();
        charter["selectionCriteria"] = offered.DeepClone();
        (await world.Coordinator.Caller.Replace(world.ProgrammePath, charter.ToJsonString())).Is(200);
        Assert.DoesNotContain("selection-mentor-skills-list", Advised(await world.Coordinator.Caller.Get($"{world.ProgrammePath}/readiness")));

        static IEnumerable<string> Advised(Answer readiness) => readiness.Is(200).Body!["advice"]!.AsArray().Select(x => x!["rule"]!.ToString());
    }

    [Fact]
    [Proves("local-design-freedom")]
    public async Task A_programme_is_made_from_each_preset_as_it_is_published()
    {
        var world = await World.WithPeople(Host);
        var published = (await world.Manager.Caller.Get("/v1/presets")).Is(200).Body!;
        Assert.Equal(5, published["presets"]!.AsArray().Count);
        foreach (var preset in published["presets"]!.AsArray().Select(x => x!["name"]!.ToString()))
        {
            var made = (await world.Admin.Post("/v1/programmes", new { name = preset, preset, organisations = new[] { world.Organisation } })).Is(201).Body!["settings"]!;
            Assert.All(published["settings"]!.AsArray(), setting => Assert.Equal(setting!["values"]![preset]?.ToJsonString(), made[setting["name"]!.ToString()]?.ToJsonString()));
        }
        var asked = (await world.Manager.Caller.Query("{ presets { presets { name } settings { name default values notes } } }")).Is(200).Body!["data"]!["presets"]!;
        Assert.Equal(published["settings"]!.AsArray().Select(x => (x!["default"]?.ToJsonString(), x["values"]!.ToJsonString(), x["notes"]!.ToJsonString())),
            asked["settings"]!.AsArray().Select(x => (x!["default"]?.ToJsonString(), x["values"]!.ToJsonString(), x["notes"]!.ToJsonString())));
        Assert.Equal(["/preset"], (await world.Admin.Post("/v1/programmes", new { name = "P", preset = "none", organisations = new[] { world.Organisation } })).Is(422).Pointers);
    }

    [Fact]
    [Proves("local-design-freedom")]
    public async Task Settings_are_those_of_the_catalogue_within_their_ranges()
    {
        var world = await World.WithDraft(Host);
        var settings = $"{world.ProgrammePath}/settings";
        (await world.Coordinator.Caller.Replace(settings, """{ "settings": { "mentor.payment": 1 } }""", world.ProgrammePath)).RefusedBy("local-design-freedom");
        var bad = (await world.Coordinator.Caller.Replace(settings, """{ "settings": { "mentor.maxOneToOne": 11, "signoff.mentor": "maybe" } }""", world.ProgrammePath)).Is(422);
        Assert.Equal(["/settings/mentor.maxOneToOne", "/settings/signoff.mentor"], bad.Pointers.Order());
        var good = (await world.Coordinator.Caller.Replace(settings, """{ "settings": { "mentor.maxOneToOne": 3 } }""", world.ProgrammePath)).Is(200);
        Assert.Equal(3, good.Body!["settings"]!["mentor.maxOneToOne"]!.GetValue<int>());
    }

    [Fact]
    [Proves("coordinator-appointed")]
    public async Task The_last_coordinator_of_an_open_programme_stays()
    {
        var world = await World.Running(Host);
        var appointment = (await world.Admin.Get($"{world.ProgrammePath}/appointments")).Items[0]!["id"]!.ToString();
        (await world.Admin.Delete($"{world.ProgrammePath}/appointments/{appointment}")).RefusedBy("coordinator-appointed");
        var second = await world.Person();
        (await world.Admin.Post($"{world.ProgrammePath}/appointments", new { person = second.Id, role = "coordinator" })).Is(201);
        (await world.Admin.Delete($"{world.ProgrammePath}/appointments/{appointment}")).Is(204);
        (await world.Coordinator.Caller.Post($"{world.ProgrammePath}/documents", World.Document("policy"))).Is(403);
    }

    [Fact]
    [Proves("policy-document-recorded")]
    [Proves("document-versioning")]
    public async Task Documents_have_versions_and_a_policy_says_when_it_is_reviewed()
    {
        var world = await World.WithDraft(Host);
        var documents = $"{world.ProgrammePath}/documents";
        (await world.Coordinator.Caller.Post(documents, new { kind = "policy", language = "en", title = "P", text = "T" })).RefusedBy("policy-document-recorded");
        var second = (await world.Coordinator.Caller.Post(documents, World.Document("mentorRole"))).Is(201);
        Assert.Equal("2", second["number"]);
        Assert.Equal("1", (await world.Coordinator.Caller.Get($"/v1/documents/{world.Documents["mentorRole"]}"))["number"]);
        (await world.Coordinator.Caller.Put($"/v1/documents/{second.Id}", World.Document("mentorRole"))).Is(405);
    }

    [Fact]
    [Proves("equal-information-access")]
    public async Task Who_may_apply_reads_the_same_as_everybody_else()
    {
        var world = await World.Running(Host);
        var (one, other) = (await world.Person(), await world.Person(manager: null));
        foreach (var path in (string[])[world.ProgrammePath, $"{world.ProgrammePath}/documents", $"/v1/documents/{world.Documents["mentorRole"]}"])
            Assert.Equal((await one.Caller.Get(path)).Is(200).Text, (await other.Caller.Get(path)).Is(200).Text);
    }

    [Fact]
    [Proves("joint-programme")]
    [Proves("central-coordination-for-partners")]
    public async Task Several_organisations_run_one_programme()
    {
        var (one, other) = (await World.WithPeople(Host), await World.WithPeople(Host));
        var made = (await one.Admin.Post("/v1/programmes", new { name = "Joint", preset = "advice-skills-pilot", organisations = new[] { one.Organisation, other.Organisation } })).Is(201);
        Assert.Equal(2, made.Body!["organisations"]!.AsArray().Count);
        Assert.Contains("central-coordination-for-partners", made.Warnings);
        var led = (await one.Admin.Post("/v1/programmes", new { name = "Led", preset = "advice-skills-pilot", organisations = new[] { one.Organisation, other.Organisation }, leadOrganisation = one.Organisation })).Is(201);
        Assert.DoesNotContain("central-coordination-for-partners", led.Warnings);
    }

    [Fact]
    [Proves("rematch-strategy-recorded")]
    public async Task A_programme_without_a_rematch_strategy_is_reminded()
    {
        var world = await World.WithDraft(Host);
        var charter = System.Text.Json.JsonSerializer.SerializeToNode(World.Charter)!.AsObject();
        charter["rematchStrategy"] = null;
        (await world.Coordinator.Caller.Replace(world.ProgrammePath, charter.ToJsonString())).Is(200);
        Assert.Contains("rematch-strategy-recorded", (await world.Coordinator.Caller.Post($"{world.ProgrammePath}/opening")).Is(200).Warnings);
    }

    [Fact]
    public async Task Only_an_administrator_makes_programmes_and_appoints()
    {
        var world = await World.WithDraft(Host);
        (await world.Coordinator.Caller.Post("/v1/programmes", Programme(world))).Is(403);
        (await world.Coordinator.Caller.Post($"{world.ProgrammePath}/appointments", new { person = world.Manager.Id, role = "sponsor" })).Is(403);
        (await world.Coordinator.Caller.Put("/v1/clients/mine", new { name = "n", purpose = "p", scopes = Array.Empty<string>(), organisations = Array.Empty<string>() })).Is(403);
        (await world.Manager.Caller.Get(world.ProgrammePath)).Is(404);
    }

    private static object Programme(World world) => new { name = "New", preset = "advice-skills-pilot", organisations = new[] { world.Organisation } };

    public sealed class Sqlite(SharedSqlite host) : ProgrammeTests(host), IClassFixture<SharedSqlite>;

    public sealed class ByGraph(SharedGraph host) : ProgrammeTests(host), IClassFixture<SharedGraph>;

    public sealed class Postgres(SharedPostgres host) : ProgrammeTests(host), IClassFixture<SharedPostgres>;
}
