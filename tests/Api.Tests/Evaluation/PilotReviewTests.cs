using System.Text.Json.Nodes;
using Mentoring.Api.Tests.Confidentiality;
using Mentoring.Api.Tests.Hosting;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Evaluation;
using Mentoring.Tests;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Mentoring.Api.Tests.Evaluation;

/// <summary>A review of a pilot, from its criteria to what is done better because of it.</summary>
public abstract class PilotReviewTests(Hosted host) : HostedTests(host)
{
    private static readonly object Found = new
    {
        summary = "People meet, and say that it helps.",
        findings = new[] { new { criterion = (int?)1, state = (string?)"partlyMet", text = "More than half are surer." }, new { criterion = (int?)null, state = (string?)null, text = "The form is long." } },
        lessons = new[] { "Brief managers early." },
    };

    [Fact]
    [Proves("pilot-review-points")]
    [Proves("review-answers-criteria")]
    public async Task A_review_goes_from_criteria_to_frozen_data_to_findings_to_a_decision()
    {
        var world = await World.Running(Host);
        var (coordinator, reviews) = (world.Coordinator.Caller, $"{world.ProgrammePath}/pilot-reviews");
        var planned = (await coordinator.Get(world.ProgrammePath)).Is(200).Body!["reviewsOn"]!.AsArray().Select(day => day!.ToString()).ToList();
        Assert.Equal(2, planned.Count);

        // When one is due the settings say, and what it is judged by the charter does.
        var mid = (await coordinator.Post(reviews, new { kind = "mid" })).Is(201);
        Assert.Equal(("1", planned[0], "gathering"), (mid["number"], mid["dueOn"], mid["status"]));
        Assert.Equal("Two in three.", mid.Body!["criteria"]!.AsArray().Single()!["measure"]!.ToString());
        (await coordinator.Post(reviews, new { kind = "mid" })).RefusedBy("life-cycle-step");
        Assert.Equal(["/dueOn"], (await coordinator.Post(reviews, new { kind = "final", dueOn = planned[1] })).Is(422).Pointers);
        Assert.Equal(planned[1], (await coordinator.Post(reviews, new { kind = "final" })).Is(201)["dueOn"]);
        (await coordinator.Post($"/v1/pilot-reviews/{mid.Id}/freezing", new { })).RefusedBy("life-cycle-step");

        // Out of order nothing goes.
        var made = (await coordinator.Post(reviews, new { kind = "extra" })).Is(201).Id;
        var review = $"/v1/pilot-reviews/{made}";
        Task<Answer> Decide() => coordinator.Post($"{review}/decision", new { outcome = "change", by = "steeringGroup", reason = "A shorter form." });
        Task<Answer> Plan() => coordinator.Post($"{review}/improvement-actions", new { text = "Shorten the form.", owner = "coordinator", dueOn = "2099-01-31", finding = 2 });
        (await coordinator.Replace($"{review}/findings", Found, review)).RefusedBy("life-cycle-step");
        (await Decide()).RefusedBy("life-cycle-step");
        (await coordinator.Post($"{review}/completion")).RefusedBy("life-cycle-step");
        (await coordinator.Post($"{review}/sharing", new { language = "en", title = "Found", text = "This." })).RefusedBy("life-cycle-step");
        (await coordinator.Get($"{review}/report")).Is(404);
        (await coordinator.Replace($"{review}/criteria", new { criteria = new[] { new { objective = "Surer.", measure = "Half." }, new { objective = "Surer.", measure = "They stay." } } }, review)).Is(200);

        foreach (var (body, pointer) in ((object, string)[])[(new { from = "2026-01-02" }, "/from"), (new { from = "2026-01-01", to = "2026-01-30" }, "/to"), (new { to = "2099-12-31" }, "/to"), (new { from = "2026-02-01", to = "2026-01-31" }, "/from")])
            Assert.Equal([pointer], (await coordinator.Post($"{review}/freezing", body)).Is(422).Pointers);
        Assert.All((await coordinator.Post($"{review}/freezing", new { to = "9999-12-31" })).Is(422).Pointers, pointer => Assert.Equal("/to", pointer));
        Assert.Equal("frozen", (await coordinator.Post($"{review}/freezing", new { })).Is(200)["status"]);
        (await coordinator.Post($"{review}/freezing", new { })).RefusedBy("life-cycle-step");
        (await coordinator.Replace($"{review}/criteria", new { criteria = new[] { new { objective = "Other.", measure = "Easier." } } }, review)).RefusedBy("life-cycle-step");

        (await Decide()).RefusedBy("life-cycle-step");
        Assert.Equal(["/findings/0/criterion"], (await coordinator.Replace($"{review}/findings", new { summary = "So.", findings = new[] { new { criterion = 3, text = "So." } } }, review)).Is(422).Pointers);
        Assert.Equal(["review-answers-criteria"], (await coordinator.Replace($"{review}/findings", Found, review)).Is(200).Warnings);
        Assert.Equal(["/by", "/reason"], (await coordinator.Post($"{review}/decision", new { outcome = "stop", by = "trainer" })).Is(422).Pointers.Order());
        Assert.Equal("reported", (await Decide()).Is(200)["status"]);
        (await Decide()).RefusedBy("life-cycle-step");
        (await coordinator.Replace($"{review}/findings", Found, review)).RefusedBy("life-cycle-step");

        // What follows from it outlasts it.
        var action = (await Plan()).Is(201).Id;
        var shared = (await coordinator.Post($"{review}/sharing", new { language = "en", title = "What we found", text = "It helps." })).Is(200)["sharedIn"];
        Assert.Equal("completed", (await coordinator.Post($"{review}/completion")).Is(200)["status"]);
        (await coordinator.Post($"{review}/completion")).RefusedBy("life-cycle-step");
        var improvement = $"/v1/improvement-actions/{action}";
        Assert.Equal(["/note"], (await coordinator.Post($"{improvement}/follow-up", new { state = "dropped" })).Is(422).Pointers);
        Assert.Equal("2099-02-28", (await coordinator.Post($"{improvement}/follow-up", new { state = "open", dueOn = "2099-02-28" })).Is(200)["dueOn"]);
        Assert.Equal("done", (await coordinator.Post($"{improvement}/follow-up", new { state = "done", note = "One page." })).Is(200)["state"]);
        (await coordinator.Post($"{improvement}/follow-up", new { state = "done" })).RefusedBy("life-cycle-step");
        Assert.Empty((await coordinator.Get($"{review}/improvement-actions?state=open")).Is(200).Items);

        // Whoever takes part reads the summary, and nothing of the review.
        var participant = await world.Available("mentee");
        Assert.Equal("It helps.", (await participant.Caller.Get($"/v1/documents/{shared}")).Is(200)["text"]);
        foreach (var closed in (string[])[review, $"{review}/report", improvement]) (await participant.Caller.Get(closed)).Is(404);
        Assert.Empty((await participant.Caller.Get(reviews)).Is(200).Items);
    }

    [Fact]
    [Proves("review-without-names")]
    [Proves("review-shared")]
    [Proves("no-names-in-governance-reports")]
    public async Task Those_who_steer_sponsor_or_evaluate_read_it_and_it_names_nobody()
    {
        var world = await World.Running(Host);
        var coordinator = world.Coordinator.Caller;
        var pair = await world.AtWork();
        var readers = new List<Hosting.Caller>();
        foreach (var role in (string[])["steeringGroup", "sponsor", "evaluator"])
        {
            var person = await world.Person();
            (await world.Admin.Post($"{world.ProgrammePath}/appointments", new { person = person.Id, role })).Is(201);
            readers.Add(await world.TokenOf(person.ExternalId));
        }
        var id = (await coordinator.Post($"{world.ProgrammePath}/pilot-reviews", new { kind = "extra" })).Is(201).Id;
        var review = $"/v1/pilot-reviews/{id}";
        (await coordinator.Post($"{review}/freezing", new { })).Is(200);
        var named = new { summary = $"Given {pair.Mentee.Person.ExternalId} says so.", findings = new[] { new { criterion = 1, state = "met", text = "All are." } } };
        Assert.Equal(["review-without-names"], (await coordinator.Replace($"{review}/findings", named, review)).Is(200).Warnings);
        Assert.Empty((await coordinator.Replace($"{review}/findings", Found, review)).Is(200).Warnings);
        (await coordinator.Post($"{review}/decision", new { outcome = "continue", by = "sponsor" })).Is(200);
        Assert.Equal(["review-shared"], (await coordinator.Post($"{review}/completion")).Is(200).Warnings);
        foreach (var reader in readers)
        {
            Assert.Equal(["pilotReviewReported"], await World.Told(reader, id));
            (await reader.Post($"{review}/completion")).Is(403);
            Assert.Equal(id, (await reader.Get($"{world.ProgrammePath}/pilot-reviews")).Is(200).Items.Single()!["id"]!.ToString());
            foreach (var told in (string[])[(await reader.Get(review)).Is(200).Text, (await reader.Get($"{review}/report")).Is(200).Text, (await reader.Get($"{review}/report", Matrix.Json)).Is(200).Text])
                foreach (var name in (string[])[pair.Mentee.Person.Id, pair.Mentor.Person.Id, pair.Relationship, pair.Mentee.Application, pair.Mentee.Person.ExternalId, world.Coordinator.Id])
                    Assert.DoesNotContain(name, told, StringComparison.Ordinal);
        }
        (await (await world.Person()).Caller.Get(review)).Is(404);
    }

    [Fact]
    [Proves("logs-feed-pilot-review")]
    public async Task A_frozen_set_says_from_what_it_was_made_and_stays_as_it_is()
    {
        var world = await World.Running(Host);
        var coordinator = world.Coordinator.Caller;
        var pair = await world.AtWork();
        var mark = $"canary-{Guid.CreateVersion7():N}";
        (await pair.Mentee.Caller.Post($"/v1/relationships/{pair.Relationship}/reflective-logs", new { on = "2026-02-03", learning = mark })).Is(201);
        var review = $"/v1/pilot-reviews/{(await coordinator.Post($"{world.ProgrammePath}/pilot-reviews", new { kind = "extra" })).Is(201).Id}";
        (await coordinator.Post($"{review}/freezing", new { })).Is(200);
        var before = (await coordinator.Get($"{review}/report", Matrix.Json)).Is(200).Body!["data"]!;
        foreach (var member in (string[])["madeAt", "from", "to", "policy", "definitions", "digest"]) Assert.False(string.IsNullOrEmpty(before[member]!.ToString()), member);
        Assert.DoesNotContain(mark, before.ToJsonString(), StringComparison.Ordinal);

        (await pair.Mentee.Caller.Post($"/v1/relationships/{pair.Relationship}/held-meetings", new { startsAt = "2026-02-03T09:00:00Z", minutes = 75, method = "video" })).Is(201);
        (await pair.Mentee.Caller.Post($"/v1/relationships/{pair.Relationship}/ending", new { kind = "objectivesMet" })).Is(200);
        var after = (await coordinator.Get($"{review}/report", Matrix.Json)).Is(200).Body!["data"]!;
        Assert.True(JsonNode.DeepEquals(before, after));
        Assert.True(after["intact"]!.GetValue<bool>());
        // Nothing in the model could change it.
        Assert.DoesNotContain(typeof(FrozenSet).GetProperties(), property => property.SetMethod is { IsPublic: true });
        Assert.DoesNotContain(typeof(FrozenSet).GetMethods(), method => method.DeclaringType == typeof(FrozenSet) && method.ReturnType == typeof(void));
    }

    /// <summary>Two reviews of a programme with enough people: the second is of the whole year, and its groups are of what the first did not tell.</summary>
    [Fact]
    public async Task A_later_review_has_the_groups_of_the_months_since_the_one_before()
    {
        var world = await World.Running(Host);
        var coordinator = world.Coordinator.Caller;
        var programme = await Confidences.AsSystem(Host, services => services.GetRequiredService<IStore>().Write(() => Task.FromResult(GeneratedProgramme.In(services.GetRequiredService<IStore>(), 5, 100)), Hosting.Caller.Stop));
        (await world.Admin.Post($"/v1/programmes/{programme}/appointments", new { person = world.Coordinator.Id, role = "coordinator" })).Is(201);
        async Task<(JsonNode Data, string Page)> Review(string to)
        {
            var criteria = new[] { new { objective = "Surer.", measure = "Half." } };
            var review = $"/v1/pilot-reviews/{(await coordinator.Post($"/v1/programmes/{programme}/pilot-reviews", new { kind = "extra", criteria })).Is(201).Id}";
            (await coordinator.Post($"{review}/freezing", new { from = "2025-01-01", to })).Is(200);
            return ((await coordinator.Get($"{review}/report", Matrix.Json)).Is(200).Body!["data"]!, (await coordinator.Get($"{review}/report")).Is(200).Text);
        }
        JsonNode ByModel(JsonNode data) => data["breakdowns"]!.AsArray().Single(x => x!["by"]!.ToString() == "model")!;
        var (half, year) = (await Review("2025-06-30"), await Review("2025-12-31"));
        Assert.Equal(("2025-01-01", "2025-06-30"), (ByModel(half.Data)["from"]!.ToString(), ByModel(half.Data)["to"]!.ToString()));
        Assert.Equal(("2025-07-01", "2025-12-31"), (ByModel(year.Data)["from"]!.ToString(), ByModel(year.Data)["to"]!.ToString()));
        Assert.Equal(("2025-01-01", "2025-12-31"), (year.Data["from"]!.ToString(), year.Data["to"]!.ToString()));
        Assert.All([half, year], review => Assert.NotEmpty(ByModel(review.Data)["groups"]!.AsArray()));
        Assert.Contains("Relationships by model, 1 July 2025 to 31 December 2025", year.Page, StringComparison.Ordinal);
    }

    public sealed class Sqlite(SharedSqlite host) : PilotReviewTests(host), IClassFixture<SharedSqlite>;

    public sealed class Postgres(SharedPostgres host) : PilotReviewTests(host), IClassFixture<SharedPostgres>;
}
