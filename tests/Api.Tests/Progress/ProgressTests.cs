using Mentoring.Api.Tests.Hosting;
using Mentoring.Tests;
using Xunit;

namespace Mentoring.Api.Tests.Progress;

/// <summary>Goals, plans, actions, tools and reviews: what is the mentee's, what is both's, and what is nobody else's.</summary>
public abstract class ProgressTests(Hosted host) : HostedTests(host)
{
    private static readonly object WellFormed = new { result = "Run a clinic alone", quality = "Without asking twice", targetOn = "2026-06-01", horizon = "short", priority = 1 };

    [Fact]
    [Proves("goal-owned-by-mentee")]
    [Proves("goal-well-formed")]
    [Proves("goal-horizon")]
    [Proves("goals-kept-under-review")]
    [Proves("goals-outside-appraisal")]
    public async Task A_goal_is_the_mentees_whoever_suggested_it()
    {
        var world = await World.Running(Host);
        var pair = await world.AtWork();
        var path = $"/v1/relationships/{pair.Relationship}/goals";
        var goal = "/v1/goals/" + (await pair.Mentor.Caller.Post(path, new { result = "Run a clinic", horizon = "short" })).Is(201).Id;
        Assert.Contains("goalSuggested", await World.Told(pair.Mentee.Caller, goal["/v1/goals/".Length..]));
        foreach (var step in (string[])["agreement", "closure"])
            (await pair.Mentor.Caller.Post($"{goal}/{step}", new { outcome = "dropped" })).ForbiddenBy("goal-owned-by-mentee");
        (await pair.Mentor.Caller.Replace(goal, WellFormed)).ForbiddenBy("goal-owned-by-mentee");
        (await pair.Mentee.Caller.Post($"{goal}/agreement")).RefusedBy("goal-well-formed");
        (await pair.Mentee.Caller.Post($"{goal}/closure", new { outcome = "met" })).RefusedBy("life-cycle-step");
        (await pair.Mentee.Caller.Put(goal, WellFormed)).Is(428);
        (await pair.Mentee.Caller.Replace(goal, WellFormed)).Is(200);
        Assert.Equal("agreed", (await pair.Mentee.Caller.Post($"{goal}/agreement")).Is(200)["status"]);

        (await pair.Mentee.Caller.Replace(goal, new { result = "Run two clinics", horizon = "short" })).RefusedBy("goal-well-formed");
        var changed = (await pair.Mentee.Caller.Replace(goal, new { result = "Run two clinics", quality = "Alone", targetOn = "2026-07-01", horizon = "medium" })).Is(200);
        Assert.Equal("changed", changed["status"]);
        Assert.Equal("Run a clinic alone", changed.Body!["earlier"]![0]!["content"]!["result"]!.ToString());

        var part = (await pair.Mentee.Caller.Post($"{goal}/sub-goals", new { horizon = "short", priority = 21 })).Is(422);
        Assert.Equal(["/priority"], part.Pointers);
        Assert.Equal(goal["/v1/goals/".Length..], (await pair.Mentee.Caller.Post($"{goal}/sub-goals", WellFormed)).Is(201)["partOf"]);
        Assert.Equal(["/outcome"], (await pair.Mentee.Caller.Post($"{goal}/closure", new { outcome = "agreed" })).Is(422).Pointers);
        Assert.Equal("notMet", (await pair.Mentee.Caller.Post($"{goal}/closure", new { outcome = "notMet" })).Is(200)["status"]);
        (await pair.Mentee.Caller.Replace(goal, WellFormed)).RefusedBy("life-cycle-step");
        (await pair.Mentee.Caller.Post($"{goal}/sub-goals", WellFormed)).RefusedBy("life-cycle-step");

        Assert.Equal(2, (await pair.Mentor.Caller.Get(path)).Is(200).Items.Count);
        Assert.Empty((await world.Coordinator.Caller.Get(path)).Is(200).Items);
        (await world.Coordinator.Caller.Post(path, WellFormed)).Is(403);
        (await world.Manager.Caller.Get(goal)).Is(404);
        (await world.Manager.Caller.Post(path, WellFormed)).Is(404);
    }

    [Fact]
    [Proves("action-plan-jointly-made")]
    [Proves("action-plan-fields")]
    [Proves("action-plan-reviewed")]
    [Proves("action-plan-contingency")]
    [Proves("action-plan-dependencies")]
    [Proves("mentee-not-directed")]
    [Proves("development-plan-in-stage-two")]
    public async Task A_plan_is_in_force_when_both_have_confirmed_it_the_mentee_last()
    {
        var world = await World.Running(Host);
        var pair = await world.AtWork();
        var (path, plan) = ($"/v1/relationships/{pair.Relationship}", $"/v1/relationships/{pair.Relationship}/action-plan");
        Assert.Contains("development-plan-in-stage-two", (await pair.Mentee.Caller.Put($"{path}/phase", new { phase = "settingDirection" })).Is(200).Warnings);
        (await pair.Mentor.Caller.Get(plan)).Is(404);
        var goal = (await pair.Mentor.Caller.Post($"{path}/goals", WellFormed)).Is(201).Id;
        var elsewhere = (await (await world.AtWork()).Mentee.Caller.Get("/v1/me/notices")).Items[0]!["id"]!.ToString();
        Assert.Equal(["/goals/1", "/meeting"], (await pair.Mentor.Caller.Put(plan, new { goals = new[] { goal, elsewhere } })).Is(422).Pointers
            .Concat((await pair.Mentor.Caller.Put(plan, new { meeting = elsewhere })).Is(422).Pointers));
        (await pair.Mentor.Caller.Put(plan, new { startsOn = "2026-03-02", completesOn = "2026-03-01" })).RefusedBy("action-plan-fields");
        var first = (await pair.Mentor.Caller.Put(plan, new { startsOn = "2026-03-02", completesOn = "2026-06-01", goals = new[] { goal }, milestones = new[] { new { text = "First clinic", on = "2026-04-01" } }, dependencies = "The team." })).Is(200);
        Assert.Equal(["action-plan-contingency", "action-plan-reviewed"], first.Warnings.Order(StringComparer.Ordinal));
        Assert.Equal("draft", first["status"]);

        // What the mentor wrote binds nobody before the mentee accepts it, and the mentee confirms last.
        (await pair.Mentee.Caller.Post($"{plan}/confirmations", new { number = 1 })).RefusedBy("action-plan-jointly-made");
        (await pair.Mentor.Caller.Post($"{plan}/confirmations", new { number = 1 })).Is(200);
        (await pair.Mentor.Caller.Post($"{plan}/closure", new { outcome = "completed" })).Is(403);
        Assert.Equal("draft", (await pair.Mentee.Caller.Get($"/v1/goals/{goal}"))["status"]);
        Assert.Contains("actionPlanToConfirm", await World.Told(pair.Mentee.Caller, first["id"]!));
        var second = (await pair.Mentee.Caller.Replace(plan, new { goals = new[] { goal }, milestones = new[] { new { text = "First clinic" } }, contingency = "Ask for cover.", reviewOn = new[] { "2026-05-01", "2026-04-01" } })).Is(200);
        Assert.Empty(second.Warnings);
        Assert.Equal("2", second["number"]);
        (await pair.Mentor.Caller.Post($"{plan}/confirmations", new { number = 1 })).RefusedBy("action-plan-jointly-made");
        (await pair.Mentor.Caller.Post($"{plan}/confirmations", new { number = 2 })).Is(200);
        (await pair.Mentor.Caller.Post($"{plan}/confirmations", new { number = 2 })).Is(200);
        Assert.Equal("agreed", (await pair.Mentee.Caller.Post($"{plan}/confirmations", new { number = 2 })).Is(200)["status"]);
        Assert.Equal("agreed", (await pair.Mentee.Caller.Get($"/v1/goals/{goal}"))["status"]);

        // The coordinator reads it once it is sent; the agreement names the parties alone, so it cannot be.
        (await world.Coordinator.Caller.Get(plan)).Is(404);
        (await pair.Mentee.Caller.Post($"{plan}/forwarding")).RefusedBy("log-readers");

        // A revision is a version of its own; the one before stays in force until both have confirmed it, and is kept.
        (await pair.Mentor.Caller.Post($"{plan}/milestones", new { index = 0, outcome = "achieved" })).ForbiddenBy("goal-owned-by-mentee");
        Assert.Equal(["/index"], (await pair.Mentee.Caller.Post($"{plan}/milestones", new { index = 1, outcome = "achieved" })).Is(422).Pointers);
        Assert.Equal("achieved", (await pair.Mentee.Caller.Post($"{plan}/milestones", new { index = 0, outcome = "achieved" })).Is(200).Body!["content"]!["milestones"]![0]!["outcome"]!.ToString());
        var revised = (await pair.Mentor.Caller.Put(plan, new { contingency = "Ask.", reviewOn = new[] { "2026-06-01" } })).Is(200);
        Assert.Equal(["action-plan-reviewed"], revised.Warnings);
        Assert.Equal("3", revised["number"]);
        (await pair.Mentor.Caller.Post($"{plan}/confirmations", new { number = 3 })).Is(200);
        (await pair.Mentee.Caller.Post($"{plan}/confirmations", new { number = 3 })).Is(200);
        Assert.Equal(["revised", "agreed"], (await pair.Mentor.Caller.Get($"{path}/action-plans")).Is(200).Items.Select(x => x!["status"]!.ToString()));
        Assert.Equal("closedUnmet", (await pair.Mentee.Caller.Post($"{plan}/closure", new { outcome = "closedUnmet" })).Is(200)["status"]);
        (await pair.Mentee.Caller.Post($"{plan}/closure", new { outcome = "completed" })).RefusedBy("life-cycle-step");
        Assert.Equal(["/outcome"], (await pair.Mentee.Caller.Post($"{plan}/closure", new { outcome = "draft" })).Is(422).Pointers);
    }

    [Fact]
    [Proves("log-forwarding")]
    public async Task A_plan_and_its_goals_go_to_the_coordinator_where_programme_and_agreement_say_so()
    {
        var world = await World.Running(Host);
        await world.Set(new Dictionary<string, object> { ["log.forwarding"] = "onCompletion" });
        var pair = await world.AtWork(terms: terms =>
        {
            terms["recipients"] = new System.Text.Json.Nodes.JsonArray("parties", "coordinator");
            return terms;
        });
        var plan = $"/v1/relationships/{pair.Relationship}/action-plan";
        var (named, other) = ((await pair.Mentee.Caller.Post($"/v1/relationships/{pair.Relationship}/goals", WellFormed)).Is(201).Id, (await pair.Mentee.Caller.Post($"/v1/relationships/{pair.Relationship}/goals", WellFormed)).Is(201).Id);
        (await pair.Mentee.Caller.Put(plan, new { goals = new[] { named } })).Is(200);
        (await pair.Mentor.Caller.Post($"{plan}/confirmations", new { number = 1 })).Is(200);
        (await world.Coordinator.Caller.Get(plan)).Is(404);
        (await pair.Mentee.Caller.Post($"{plan}/confirmations", new { number = 1 })).Is(200);
        var read = (await world.Coordinator.Caller.Get(plan)).Is(200);
        Assert.Contains("actionPlanForwarded", await World.Told(world.Coordinator.Caller, read["id"]!));
        (await world.Coordinator.Caller.Get($"/v1/goals/{named}")).Is(200);
        (await world.Coordinator.Caller.Get($"/v1/goals/{other}")).Is(404);
        (await world.Coordinator.Caller.Replace($"/v1/goals/{named}", WellFormed)).Is(403);
        (await world.Director.Caller.Get(plan)).Is(404);
    }

    [Fact]
    [Proves("action-has-owner")]
    [Proves("action-accepted-by-owner")]
    [Proves("mentee-not-directed")]
    [Proves("undeliverable-action-notice")]
    [Proves("needs-of-mentee-first")]
    [Proves("mentor-no-acting-for-mentee")]
    [Proves("mentee-responsible-for-learning")]
    public async Task An_action_binds_its_owner_when_they_accept_it()
    {
        var world = await World.Running(Host);
        var pair = await world.AtWork();
        var path = $"/v1/relationships/{pair.Relationship}/actions";
        object For(Participant owner) => new { text = "Read the guide", owner = owner.Person.Id, dueOn = "2026-03-01" };
        (await pair.Mentor.Caller.Post(path, new { text = "Sign it", owner = world.Manager.Id })).RefusedBy("action-has-owner");
        Assert.Equal(["/goal"], (await pair.Mentor.Caller.Post(path, new { text = "Sign it", owner = pair.Mentor.Person.Id, goal = pair.Relationship })).Is(422).Pointers);
        var mentors = (await pair.Mentor.Caller.Post(path, For(pair.Mentor))).Is(201);
        Assert.Equal("accepted", mentors["status"]);
        Assert.Equal(["mentor-no-acting-for-mentee", "needs-of-mentee-first"], mentors.Warnings.Order(StringComparer.Ordinal));
        var goal = (await pair.Mentee.Caller.Post($"/v1/relationships/{pair.Relationship}/goals", new { result = "Lead a case.", horizon = "short" })).Is(201).Id;
        Assert.Empty((await pair.Mentee.Caller.Post(path, new { text = "Read on", owner = pair.Mentee.Person.Id, goal })).Is(201).Warnings);

        var suggested = (await pair.Mentor.Caller.Post(path, For(pair.Mentee))).Is(201);
        Assert.Equal("suggested", suggested["status"]);
        var action = $"/v1/actions/{suggested.Id}";
        Assert.Contains("actionSuggested", await World.Told(pair.Mentee.Caller, suggested.Id));
        foreach (var step in (string[])["acceptance", "completion", "risk"]) (await pair.Mentor.Caller.Post($"{action}/{step}")).ForbiddenBy("action-accepted-by-owner");
        (await pair.Mentee.Caller.Post($"{action}/completion")).RefusedBy("action-accepted-by-owner");
        (await pair.Mentee.Caller.Post($"{action}/acceptance")).Is(200);
        (await pair.Mentee.Caller.Post($"{action}/acceptance")).RefusedBy("life-cycle-step");
        (await pair.Mentor.Caller.Post($"{action}/withdrawal")).ForbiddenBy("action-accepted-by-owner");
        Assert.Equal("atRisk", (await pair.Mentee.Caller.Post($"{action}/risk")).Is(200)["status"]);
        Assert.Contains("actionAtRisk", await World.Told(pair.Mentor.Caller, suggested.Id));
        var later = (await pair.Mentee.Caller.Post($"{action}/deferral", new { dueOn = "2026-04-01" })).Is(200);
        Assert.Equal(("carriedForward", "2026-04-01"), (later["status"], later["dueOn"]));
        Assert.Equal("done", (await pair.Mentee.Caller.Post($"{action}/completion")).Is(200)["status"]);
        (await pair.Mentee.Caller.Post($"{action}/withdrawal")).RefusedBy("life-cycle-step");

        var taken = (await pair.Mentor.Caller.Post(path, For(pair.Mentee))).Is(201).Id;
        Assert.Equal("dropped", (await pair.Mentor.Caller.Post($"/v1/actions/{taken}/withdrawal")).Is(200)["status"]);
        Assert.Single((await pair.Mentee.Caller.Get($"{path}?status=done")).Is(200).Items);
        Assert.Empty((await world.Coordinator.Caller.Get(path)).Is(200).Items);
        (await world.Coordinator.Caller.Get(action)).Is(404);
    }

    [Fact]
    [Flips("tools.enabled")]
    [Flips("rating.commitmentThreshold")]
    [Proves("tools-offered-not-imposed")]
    [Proves("commitment-rating-range")]
    [Proves("commitment-rating-threshold")]
    [Proves("oskar-scale-range")]
    [Proves("tool-review-date")]
    public async Task A_sheet_is_the_mentees_and_the_mentors_to_read_when_it_is_shared()
    {
        var world = await World.Running(Host);
        var pair = await world.AtWork();
        var path = $"/v1/relationships/{pair.Relationship}/tool-sheets";
        (await pair.Mentor.Caller.Post(path, new { tool = "grow" })).Is(403);
        (await pair.Mentee.Caller.Post(path, new { tool = "grow", content = new { commitment = 0 } })).RefusedBy("commitment-rating-range");
        (await pair.Mentee.Caller.Post(path, new { tool = "oskar", content = new { now = 0, wished = 11 } })).RefusedBy("oskar-scale-range");
        Assert.Equal(["/answers/0/prompt", "/answers/1/text", "/commitment"], (await pair.Mentee.Caller.Post(path,
            new { tool = "oskar", content = new { commitment = 3, answers = new[] { new { prompt = "goal.aim", text = "A." }, new { prompt = "affirm", text = "" } } } })).Is(422).Pointers.Order(StringComparer.Ordinal));
        var made = (await pair.Mentee.Caller.Post(path, new { tool = "grow", content = new { commitment = 6, answers = new[] { new { prompt = "goal.aim", text = "Clinics." } } } })).Is(201);
        Assert.Equal(["commitment-rating-threshold", "tool-review-date"], made.Warnings.Order(StringComparer.Ordinal));
        var sheet = $"/v1/tool-sheets/{made.Id}";
        await world.Set(new Dictionary<string, object> { ["rating.commitmentThreshold"] = 5, ["tools.enabled"] = new[] { "oskar" } });
        Assert.Empty((await pair.Mentee.Caller.Replace(sheet, new { commitment = 6, reviewOn = "2027-05-01" })).Is(200).Warnings);
        (await pair.Mentee.Caller.Post(path, new { tool = "grow" })).RefusedBy("tools-offered-not-imposed");

        (await pair.Mentor.Caller.Get(sheet)).Is(404);
        (await pair.Mentee.Caller.Post($"{sheet}/sharing", new { shared = true })).Is(200);
        (await pair.Mentor.Caller.Get(sheet)).Is(200);
        (await pair.Mentor.Caller.Replace(sheet, new { })).Is(403);
        (await pair.Mentor.Caller.Delete(sheet)).Is(403);
        foreach (var other in (Caller[])[world.Coordinator.Caller, world.Manager.Caller, world.Admin]) (await other.Get(sheet)).Is(404);
        (await pair.Mentee.Caller.Post($"{sheet}/sharing", new { shared = false })).Is(200);
        Assert.Empty((await pair.Mentor.Caller.Get(path)).Is(200).Items);
        (await pair.Mentee.Caller.Delete(sheet)).Is(204);
        (await pair.Mentee.Caller.Get(sheet)).Is(404);
        Assert.Equal(28, ((System.Text.Json.Nodes.JsonArray)(await pair.Mentor.Caller.Get("/v1/tool-prompts")).Is(200).Body!["grow"]!).Count);
    }

    [Fact]
    [Flips("relationship.reviewEvery")]
    [Proves("evaluation-statements")]
    [Proves("mentor-self-evaluates")]
    [Proves("mentee-feedback-to-mentor")]
    [Proves("relationship-review")]
    [Proves("end-final-review")]
    public async Task Each_writes_a_statement_and_reads_the_others_once_both_have()
    {
        var world = await World.Running(Host);
        await world.Set(new Dictionary<string, object> { ["relationship.reviewEvery"] = 2 });
        var pair = await world.AtWork();
        var path = $"/v1/relationships/{pair.Relationship}";
        for (var i = 1; i <= 2; i++)
        {
            Assert.Empty((await pair.Mentee.Caller.Get($"{path}/reviews")).Is(200).Items);
            (await pair.Mentee.Caller.Post($"{path}/held-meetings", new { startsAt = $"2026-02-0{i}T09:00:00Z", minutes = 60, method = "video" })).Is(201);
        }
        var id = (await world.Coordinator.Caller.Get($"{path}/reviews")).Is(200).Items.Single()!["id"]!.ToString();
        Assert.Contains("reviewOpened", await World.Told(pair.Mentor.Caller, id));
        Assert.Contains("selfCheckOffered", await World.Told(pair.Mentor.Caller, id));
        Assert.DoesNotContain("selfCheckOffered", await World.Told(pair.Mentee.Caller, id));
        Assert.Equal(id, (await pair.Mentor.Caller.Post($"{path}/reviews", new { kind = "regular" })).Is(201).Id);
        var statements = $"/v1/relationship-reviews/{id}/statements";
        (await pair.Mentor.Caller.Post(statements, new { })).Is(422);
        Assert.Equal(["/effectiveness"], (await pair.Mentor.Caller.Post(statements, new { effectiveness = 6 })).Is(422).Pointers);
        var first = $"/v1/review-statements/{(await pair.Mentor.Caller.Post(statements, new { goesWell = "We talk openly." })).Is(201).Id}";
        (await pair.Mentor.Caller.Post(statements, new { goesWell = "Again." })).RefusedBy("evaluation-statements");
        (await pair.Mentee.Caller.Get(first)).Is(404);
        Assert.Empty((await pair.Mentee.Caller.Get(statements)).Is(200).Items);
        (await world.Coordinator.Caller.Post(statements, new { goesWell = "I say so." })).Is(403);

        var second = (await pair.Mentee.Caller.Post(statements, new { couldChange = "More time." })).Is(201);
        Assert.Equal("true", second["shared"]);
        Assert.Empty(second.Warnings);
        (await pair.Mentee.Caller.Get(first)).Is(200);
        (await pair.Mentor.Caller.Get($"/v1/review-statements/{second.Id}")).Is(200);
        Assert.NotNull((await world.Coordinator.Caller.Get($"/v1/relationship-reviews/{id}")).Is(200)["completedAt"]);
        foreach (var other in (Caller[])[world.Coordinator.Caller, world.Manager.Caller]) (await other.Get(first)).Is(404);
        Assert.Empty((await world.Coordinator.Caller.Get(statements)).Is(200).Items);

        // The last review belongs to the end.
        (await pair.Mentor.Caller.Post($"{path}/reviews", new { kind = "final" })).RefusedBy("life-cycle-step");
        (await pair.Mentor.Caller.Post($"{path}/ending", new { kind = "objectivesMet" })).Is(200);
        (await pair.Mentor.Caller.Post($"{path}/reviews", new { kind = "regular" })).RefusedBy("life-cycle-step");
        var final = (await pair.Mentor.Caller.Post($"{path}/reviews", new { kind = "final" })).Is(201).Id;
        (await pair.Mentor.Caller.Post($"/v1/relationship-reviews/{final}/statements", new { objectives = "Met." })).Is(201);
        Assert.Equal(["mentee-feedback-to-mentor"], (await pair.Mentee.Caller.Post($"/v1/relationship-reviews/{final}/statements", new { objectives = "Met." })).Is(201).Warnings);
    }

    public sealed class Sqlite(SharedSqlite host) : ProgressTests(host), IClassFixture<SharedSqlite>;

    public sealed class Postgres(SharedPostgres host) : ProgressTests(host), IClassFixture<SharedPostgres>;
}
