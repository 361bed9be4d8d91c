using System.Text.Json.Nodes;
using Mentoring.Api.Tests.Confidentiality;
using Mentoring.Api.Tests.Hosting;
using Mentoring.Domain.Reminders;
using Mentoring.Tests;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Mentoring.Api.Tests.Programmes;

/// <summary>A programme is looked through by its checklists, before it opens and while it runs.</summary>
public abstract class ReadinessTests(Hosted host) : HostedTests(host)
{
    [Fact]
    public async Task The_report_says_what_is_known_how_by_whom_and_what_to_do()
    {
        var world = await World.WithDraft(Host);
        var (coordinator, path) = (world.Coordinator.Caller, world.ProgrammePath);
        var readiness = $"{path}/readiness";
        var before = (await coordinator.Get(readiness)).Is(200);
        Assert.Empty(before.Body!["missing"]!.AsArray());
        Assert.Equal(("yes", "true"), (Item(before, "design.coordinator")["state"]!.ToString(), Item(before, "design.coordinator")["computed"]!.ToString()));
        Assert.Null(Item(before, "design.senior-lead")["state"]);
        Assert.Contains("senior-leadership-backing", Advised(before));

        // A word of a named person, on a day, never overwritten.
        var word = (await coordinator.Post($"{path}/attestations", new { item = "design.senior-lead", state = "partly", note = "Half-way.", owner = world.Safeguarding.Id })).Is(201);
        Assert.Equal(("1", world.Coordinator.Id), (word["number"], word["by"]));
        Assert.Equal("2", (await coordinator.Post($"{path}/attestations", new { item = "design.senior-lead", state = "yes", note = "<b>The director</b>" })).Is(201)["number"]);
        Assert.Equal(["partly", "yes"], (await coordinator.Get($"{path}/attestations?item=design.senior-lead")).Is(200).Items.Select(x => x!["state"]!.ToString()));
        var after = (await coordinator.Get(readiness)).Is(200);
        Assert.Equal(("yes", world.Coordinator.Id, "<b>The director</b>"), (Item(after, "design.senior-lead")["state"]!.ToString(), Item(after, "design.senior-lead")["by"]!.ToString(), Item(after, "design.senior-lead")["note"]!.ToString()));
        Assert.Null(Item(after, "design.senior-lead")["toDo"]);
        Assert.DoesNotContain("senior-leadership-backing", Advised(after));

        // What is known from the records needs no word; what is wrong is said at once, and nothing is kept.
        foreach (var (body, pointer) in ((object, string)[])
            [
                (new { item = "design.coordinator", state = "yes" }, "/item"), (new { item = "rapport.fit", state = "yes" }, "/item"), (new { item = "none", state = "yes" }, "/item"),
                (new { item = "design.marketing", state = "yes", on = "2999-01-01" }, "/on"), (new { item = "governance.legal", state = "yes" }, "/owner"), (new { item = "design.marketing", state = "yes", owner = Guid.CreateVersion7() }, "/owner"),
            ])
            Assert.Equal([pointer], (await coordinator.Post($"{path}/attestations", body)).Is(422).Pointers.Distinct());
        Assert.Equal(2, (await coordinator.Get($"{path}/attestations?limit=200")).Is(200).Items.Count);
        (await world.Safeguarding.Caller.Post($"{path}/attestations", new { item = "design.marketing", state = "yes" })).Is(403);

        // Documents and resources speak for themselves.
        (await coordinator.Post($"{path}/documents", World.Document("marketingPlan"))).Is(201);
        var resources = (await coordinator.Post($"{path}/resource-statements", new { coordinatorHours = 10, expenses = "notPaid", funders = new[] { new { name = "A foundation" } } })).Is(201);
        Assert.Equal(["funder-needs-recorded"], resources.Warnings);
        var known = (await coordinator.Get(readiness)).Is(200);
        foreach (var item in (string[])["design.marketing", "design.expenses", "governance.coordinator-time", "finance.sources"]) Assert.Equal("yes", Item(known, item)["state"]!.ToString());
        Assert.Equal(27, known.Body!["checklists"]!.AsArray().Single(x => x!["checklist"]!.ToString() == "design")!.AsObject().Sum(x => x.Value is JsonValue value && value.TryGetValue<int>(out var number) ? number : 0));

        // Opening is refused with what the report says is missing, and warns of what it advises.
        var opened = (await coordinator.Post($"{path}/opening")).Is(200);
        Assert.Equal(Advised(known).Order(StringComparer.Ordinal), opened.Warnings.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_page_to_print_stands_by_itself()
    {
        var world = await World.WithDraft(Host);
        (await world.Coordinator.Caller.Post($"{world.ProgrammePath}/attestations", new { item = "finance.budget", state = "yes", note = "<script>alert(1)</script>" })).Is(201);
        var page = (await world.Coordinator.Caller.Raw(HttpMethod.Get, $"{world.ProgrammePath}/readiness", "", headers: ("Accept", "text/html,application/xhtml+xml,*/*;q=0.8"))).Is(200);
        Assert.Equal("text/html", page.ContentHeaders.ContentType?.MediaType);
        Assert.Contains("default-src 'none'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.StartsWith("<!DOCTYPE html>\n<html lang=\"en\">", page.Text, StringComparison.Ordinal);
        foreach (var never in (string[])["<script", "http:", "https:", "src=", "href=", "url("]) Assert.DoesNotContain(never, page.Text, StringComparison.OrdinalIgnoreCase);
        var tables = page.Text.Split("<table>").Length - 1;
        Assert.Equal(8, tables);
        Assert.Equal(tables, page.Text.Split("<caption>").Length - 1);
        Assert.Contains("<h1>Readiness report</h1>", page.Text, StringComparison.Ordinal);
        Assert.Equal("application/json", (await world.Coordinator.Caller.Raw(HttpMethod.Get, $"{world.ProgrammePath}/readiness", "", headers: ("Accept", "application/json, text/html;q=0.5"))).Is(200).ContentHeaders.ContentType?.MediaType);
    }

    [Fact]
    [Proves("staff-turnover-continuity")]
    [Proves("programme-health-check")]
    [Proves("no-names-in-governance-reports")]
    public async Task A_day_is_kept_and_compared_and_a_coordinator_who_goes_leaves_a_hand_over()
    {
        var world = await World.Running(Host);
        var (coordinator, path) = (world.Coordinator.Caller, world.ProgrammePath);
        var steering = await world.Person();
        (await world.Admin.Post($"{path}/appointments", new { person = steering.Id, role = "steeringGroup" })).Is(201);
        steering = steering with { Caller = await world.TokenOf(steering.ExternalId) };
        var first = (await coordinator.Post($"{path}/health-checks")).Is(201);
        (await coordinator.Post($"{path}/attestations", new { item = "design.tailored", state = "yes" })).Is(201);
        var second = (await coordinator.Post($"{path}/health-checks")).Is(201);
        Assert.Equal((first.Id, "design.tailored", null, "yes"), (second["against"], Changed(second)["item"]!.ToString(), Changed(second)["from"]?.ToString(), Changed(second)["to"]!.ToString()));
        Assert.Empty(first.Body!["changes"]!.AsArray());
        Assert.Equal("yes", Changed((await coordinator.Get($"/v1/health-checks/{first.Id}?against={second.Id}")).Is(200))["from"]!.ToString());
        (await coordinator.Get($"/v1/health-checks/{first.Id}?against={Guid.CreateVersion7()}")).Is(400);

        // The steering group has states and no names; whoever takes part has none of it.
        var told = (await steering.Caller.Get($"{path}/readiness")).Is(200);
        Assert.Equal(("yes", null), (Item(told, "design.tailored")["state"]!.ToString(), Item(told, "design.tailored")["by"]?.ToString()));
        Assert.Null((await steering.Caller.Get($"/v1/health-checks/{second.Id}")).Is(200).Body!["work"]);
        (await coordinator.Post($"{path}/attestations", new { item = "governance.safety", state = "yes", note = "Told by somebody.", owner = world.Safeguarding.Id })).Is(201);
        var pair = await world.Matched();
        foreach (var report in (string[])[$"{path}/readiness", $"{path}/health-checks", $"/v1/health-checks/{second.Id}"])
            foreach (var name in (string[])[world.Coordinator.Id, world.Safeguarding.Id, "Told by somebody.", pair.Relationship, pair.Mentee.Person.Id, pair.Mentor.Person.ExternalId])
                Assert.DoesNotContain(name, (await steering.Caller.Get(report)).Is(200).Text, StringComparison.Ordinal);
        (await (await world.Person()).Caller.Get($"{path}/readiness")).Is(403);

        await world.Submitted("mentee");
        await world.Available("mentee");
        var next = await world.Person();
        (await world.Admin.Post($"{path}/appointments", new { person = next.Id, role = "coordinator" })).Is(201);
        var leaving = (await world.Admin.Get($"{path}/appointments?limit=200")).Items.First(x => x!["role"]!.ToString() == "coordinator")!["id"]!.ToString();
        (await world.Admin.Delete($"{path}/appointments/{leaving}")).Is(204);
        var handOver = (await (await world.TokenOf(next.ExternalId)).Get($"{path}/health-checks?limit=200")).Is(200).Items[^1]!;
        Assert.Equal(("handOver", 1, 1), (handOver["kind"]!.ToString(), handOver["work"]!["awaitingSignOff"]!.GetValue<int>(), handOver["work"]!["menteesWaiting"]!.GetValue<int>()));
    }

    [Fact]
    public async Task Who_has_read_which_version_is_on_record_and_a_new_one_asks_again()
    {
        var world = await World.Running(Host);
        var (coordinator, path) = (world.Coordinator.Caller, world.ProgrammePath);
        var pair = await world.Matched();
        Assert.DoesNotContain("acknowledgeDocument", await Tasks(pair.Mentee.Caller));
        var guide = (await coordinator.Post($"{path}/documents", new { kind = "behaviourGuide", language = "en", title = "T", text = "T", asks = "participants" })).Is(201).Id;
        Assert.Contains("acknowledgeDocument", await Tasks(pair.Mentee.Caller));
        var read = (await pair.Mentee.Caller.Post($"/v1/documents/{guide}/acknowledgement")).Is(201);
        Assert.Equal(read.Id, (await pair.Mentee.Caller.Post($"/v1/documents/{guide}/acknowledgement")).Is(201).Id);
        Assert.DoesNotContain("acknowledgeDocument", await Tasks(pair.Mentee.Caller));
        Assert.Contains("acknowledgeDocument", await Tasks(pair.Mentor.Caller));
        // In another language it is the same document; a new version is not.
        var welsh = (await coordinator.Post($"{path}/documents", new { kind = "behaviourGuide", language = "cy", title = "T", text = "T", asks = "participants" })).Is(201).Id;
        Assert.DoesNotContain("acknowledgeDocument", await Tasks(pair.Mentee.Caller));
        var second = (await coordinator.Post($"{path}/documents", new { kind = "behaviourGuide", language = "en", title = "T", text = "T", asks = "mentees" })).Is(201).Id;
        Assert.Contains("acknowledgeDocument", await Tasks(pair.Mentee.Caller));
        (await pair.Mentee.Caller.Post($"/v1/documents/{guide}/acknowledgement")).RefusedBy("life-cycle-step");
        (await pair.Mentee.Caller.Post($"/v1/documents/{second}/acknowledgement")).Is(201);
        (await pair.Mentor.Caller.Post($"/v1/documents/{welsh}/acknowledgement")).Is(201);
        foreach (var party in (Participant[])[pair.Mentor, pair.Mentee]) Assert.DoesNotContain("acknowledgeDocument", await Tasks(party.Caller));
        Assert.Equal([pair.Mentee.Person.Id], (await coordinator.Get($"/v1/documents/{guide}/acknowledgements")).Is(200).Items.Select(x => x!["person"]!.ToString()));
        Assert.Empty((await pair.Mentor.Caller.Get($"/v1/documents/{guide}/acknowledgements")).Is(200).Items);

        // A code asks the mentor by rule, an evaluation notice both.
        Assert.DoesNotContain("acceptCode", await Tasks(pair.Mentor.Caller));
        var code = (await coordinator.Post($"{path}/documents", World.Document("codeOfPractice"))).Is(201);
        Assert.Equal("mentors", code["asks"]);
        Assert.Contains("acceptCode", await Tasks(pair.Mentor.Caller));
        (await pair.Mentor.Caller.Post($"/v1/documents/{code.Id}/acknowledgement")).Is(403);
        (await pair.Mentor.Caller.Post($"{path}/code-acceptances", new { document = code.Id, ethicsAndLaw = true })).Is(201);
        Assert.DoesNotContain("acceptCode", await Tasks(pair.Mentor.Caller));
        Assert.Equal([pair.Mentor.Person.Id], (await coordinator.Get($"/v1/documents/{code.Id}/acknowledgements")).Is(200).Items.Select(x => x!["person"]!.ToString()));
        (await coordinator.Post($"{path}/documents", World.Document("evaluationNotice"))).Is(201);
        Assert.Contains("acknowledgeEvaluationNotice", await Tasks(pair.Mentee.Caller));
        Assert.DoesNotContain("acknowledgeEvaluationNotice", await Tasks(coordinator));
    }

    [Fact]
    [Proves("policy-review-interval")]
    public async Task A_policy_has_parts_and_a_review_day_that_comes_round()
    {
        var world = await World.WithDraft(Host);
        var (coordinator, path) = (world.Coordinator.Caller, world.ProgrammePath);
        await world.Set(new Dictionary<string, object> { ["policy.reviewMonths"] = 6 });
        var policy = new { kind = "policy", language = "en", title = "P", text = "T", approvedOn = "2020-01-31", relatedPolicies = new[] { "Equality" }, storageRules = "Here.", policy = new { purpose = " Why. ", objectives = new[] { "To learn." } } };
        var made = (await coordinator.Post($"{path}/documents", policy)).Is(201);
        Assert.Equal(("2020-07-31", "Why."), (made["reviewOn"], made.Body!["policy"]!["purpose"]!.ToString()));
        Assert.Equal(["/policy"], (await coordinator.Post($"{path}/documents", new { kind = "manual", language = "en", title = "P", text = "T", policy = new { purpose = "Why." } })).Is(422).Pointers);
        Assert.Contains("publishDocument", await Tasks(coordinator));
        Assert.Contains("policy-review-interval", Advised((await coordinator.Get($"{path}/readiness")).Is(200)));
        (await coordinator.Post($"{path}/opening")).Is(200);
        (await coordinator.Post($"{path}/start")).Is(200);
        Assert.Equal(("programme", "2020-07-31"), await Watched());
        (await coordinator.Post($"{path}/documents", World.Document("policy"))).Is(201);
        Assert.Null(await Watched());
        Assert.DoesNotContain("publishDocument", await Tasks(coordinator));
        Assert.DoesNotContain("policy-review-interval", Advised((await coordinator.Get($"{path}/readiness")).Is(200)));

        // What the watch finds of the programme itself.
        async Task<(string About, string Since)?> Watched()
        {
            await Confidences.AsSystem(Host, services => services.GetRequiredService<AttentionWatch>().Look(Caller.Stop));
            return (await coordinator.Get($"/v1/attention?programme={world.Programme}&rule=policy-review-interval")).Is(200).Items.SingleOrDefault() is { } found ? (found["about"]!.ToString(), found["since"]!.ToString()[..10]) : null;
        }
    }

    [Fact]
    public async Task The_two_are_prompted_by_the_phase_that_they_are_in()
    {
        var world = await World.Running(Host);
        var pair = await world.Matched();
        var path = $"/v1/relationships/{pair.Relationship}/prompts";
        Assert.Contains("rapport.fit", Prompts((await pair.Mentee.Caller.Get(path)).Is(200)));
        (await (await world.Person()).Caller.Get(path)).Is(404);
        Assert.Equal(33, (await pair.Mentee.Caller.Get("/v1/checklists?checklist=relationshipStages")).Is(200).Body!["items"]!.AsArray().Count);

        static IEnumerable<string> Prompts(Answer answer) => answer.Body!["items"]!.AsArray().Select(x => x!["id"]!.ToString());
    }

    private static JsonNode Item(Answer readiness, string item) => readiness.Body!["items"]!.AsArray().Single(x => x!["item"]!.ToString() == item)!;

    private static JsonNode Changed(Answer check) => Assert.Single(check.Body!["changes"]!.AsArray())!;

    private static List<string> Advised(Answer readiness) => [.. readiness.Body!["advice"]!.AsArray().Select(x => x!["rule"]!.ToString())];

    private static async Task<List<string>> Tasks(Caller caller) => [.. (await caller.Get("/v1/me/tasks?limit=200")).Is(200).Items.Select(x => x!["kind"]!.ToString())];

    public sealed class Sqlite(SharedSqlite host) : ReadinessTests(host), IClassFixture<SharedSqlite>;

    public sealed class Postgres(SharedPostgres host) : ReadinessTests(host), IClassFixture<SharedPostgres>;
}
