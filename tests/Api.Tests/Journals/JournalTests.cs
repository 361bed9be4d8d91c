using Mentoring.Api.Tests.Hosting;
using Mentoring.Tests;
using Xunit;

namespace Mentoring.Api.Tests.Journals;

/// <summary>What each writes for themselves, and what reviews may take of it.</summary>
public abstract class JournalTests(Hosted host) : HostedTests(host)
{
    private static object Entry(string learning = "Something.") => new { on = "2026-02-03", session = 1, learning, effectivenessRating = 4 };

    [Fact]
    [Proves("reflective-log-each")]
    [Proves("reflective-log-readers")]
    [Proves("reflective-log-focus")]
    [Proves("records-hold-until-reviews-done")]
    public async Task Each_keeps_a_log_that_nobody_else_reads_and_a_completed_entry_stays()
    {
        var world = await World.Running(Host);
        var pair = await world.AtWork();
        var path = $"/v1/relationships/{pair.Relationship}/reflective-logs";
        var entry = "/v1/reflective-logs/" + (await pair.Mentor.Caller.Post(path, Entry())).Is(201).Id;
        foreach (var other in (Caller[])[pair.Mentee.Caller, world.Coordinator.Caller, world.Manager.Caller, world.Admin])
        {
            (await other.Get(entry)).Is(404);
            (await other.Delete(entry)).Is(404);
        }
        Assert.Empty((await pair.Mentee.Caller.Get(path)).Is(200).Items);
        Assert.Empty((await world.Coordinator.Caller.Get(path)).Is(200).Items);
        (await world.Coordinator.Caller.Post(path, Entry())).Is(403);
        (await world.Manager.Caller.Post(path, Entry())).Is(404);
        Assert.Equal(["/goalsChanged"], (await pair.Mentor.Caller.Post(path, new { on = "2026-02-03", goalsChanged = "Mine." })).Is(422).Pointers);
        Assert.Equal(["/effectivenessRating", "/on", "/session"],
            (await pair.Mentee.Caller.Post(path, new { on = "1800-01-01", session = 0, effectivenessRating = 6 })).Is(422).Pointers.Order(StringComparer.Ordinal));
        var prompts = (await pair.Mentor.Caller.Get("/v1/reflective-prompts")).Is(200).Body!;
        Assert.Empty(prompts["mentor"]!.AsArray().Select(x => x!.ToString()).Intersect(prompts["mentee"]!.AsArray().Select(x => x!.ToString()), StringComparer.Ordinal));

        (await pair.Mentor.Caller.Put(entry, Entry("More."))).Is(428);
        (await pair.Mentor.Caller.Replace(entry, Entry("More."))).Is(200);
        (await pair.Mentor.Caller.Post($"{entry}/completion", new { })).Is(200);
        (await pair.Mentor.Caller.Replace(entry, Entry("Less."))).RefusedBy("life-cycle-step");
        (await pair.Mentor.Caller.Delete(entry)).RefusedBy("records-hold-until-reviews-done");
        var draft = "/v1/reflective-logs/" + (await pair.Mentor.Caller.Post(path, Entry())).Is(201).Id;
        (await pair.Mentor.Caller.Delete(draft)).Is(204);
        (await pair.Mentor.Caller.Get(draft)).Is(404);

        (await pair.Mentee.Caller.Post($"/v1/relationships/{pair.Relationship}/ending", new { kind = "objectivesMet" })).Is(200);
        (await pair.Mentee.Caller.Post(path, Entry("Looking back."))).Is(201);
    }

    [Fact]
    [Flips("reflectiveLog.sections")]
    [Flips("reflectiveLog")]
    [Proves("reflective-log-kept")]
    [Proves("reflective-log-content")]
    public async Task The_programme_says_who_keeps_one_and_which_sections_it_has()
    {
        var world = await World.Running(Host);
        var pair = await world.AtWork();
        var path = $"/v1/relationships/{pair.Relationship}/reflective-logs";
        await world.Set(new Dictionary<string, object> { ["reflectiveLog"] = "mentee", ["reflectiveLog.sections"] = new[] { "note" } });
        (await pair.Mentor.Caller.Post(path, new { on = "2026-02-03", note = "A note." })).RefusedBy("reflective-log-kept");
        (await pair.Mentee.Caller.Post(path, Entry())).RefusedBy("reflective-log-content");
        (await pair.Mentee.Caller.Post(path, new { on = "2026-02-03", note = "A note." })).Is(201);
        await world.Set(new Dictionary<string, object> { ["reflectiveLog"] = "off" });
        (await pair.Mentee.Caller.Post(path, new { on = "2026-02-03", note = "A note." })).RefusedBy("reflective-log-kept");
    }

    [Fact]
    [Flips("reflectiveLog.toReview")]
    [Proves("evaluation-use-notified")]
    public async Task Only_what_was_begun_after_the_notice_may_go_to_reviews()
    {
        var world = await World.Running(Host);
        var pair = await world.AtWork();
        var path = $"/v1/relationships/{pair.Relationship}/reflective-logs";
        async Task<string> Begin() => "/v1/reflective-logs/" + (await pair.Mentee.Caller.Post(path, Entry())).Is(201).Id;
        var before = await Begin();
        var acknowledgements = $"{world.ProgrammePath}/evaluation-acknowledgements";
        (await pair.Mentee.Caller.Post(acknowledgements, new { document = world.Documents["policy"] })).RefusedBy("evaluation-use-notified");
        var notice = (await world.Coordinator.Caller.Post($"{world.ProgrammePath}/documents", World.Document("evaluationNotice"))).Is(201).Id;
        (await pair.Mentee.Caller.Post(acknowledgements, new { document = notice })).Is(201);
        (await pair.Mentee.Caller.Post(acknowledgements, new { document = notice })).Is(201);
        (await pair.Mentee.Caller.Post($"{before}/completion", new { submitToReview = true })).RefusedBy("evaluation-use-notified");
        Assert.Equal("false", (await pair.Mentee.Caller.Post($"{before}/completion", new { })).Is(200)["forReview"]);
        Assert.Equal("true", (await pair.Mentee.Caller.Post($"{await Begin()}/completion", new { })).Is(200)["forReview"]);

        await world.Set(new Dictionary<string, object> { ["reflectiveLog.toReview"] = "authorSubmits" });
        Assert.Equal("false", (await pair.Mentee.Caller.Post($"{await Begin()}/completion", new { })).Is(200)["forReview"]);
        Assert.Equal("true", (await pair.Mentee.Caller.Post($"{await Begin()}/completion", new { submitToReview = true })).Is(200)["forReview"]);

        // A new version of the notice asks again.
        (await world.Coordinator.Caller.Post($"{world.ProgrammePath}/documents", World.Document("evaluationNotice"))).Is(201);
        Assert.Equal("false", (await pair.Mentee.Caller.Get(await Begin())).Is(200)["noticed"]);
    }

    [Fact]
    [Proves("notes-kept-by-agreement")]
    public async Task Private_notes_are_kept_where_the_two_agreed_on_notes()
    {
        var world = await World.Running(Host);
        var pair = await world.AtWork();
        var path = $"/v1/relationships/{pair.Relationship}/private-notes";
        (await pair.Mentee.Caller.Post(path, new { text = "A note." })).RefusedBy("notes-kept-by-agreement");
        await world.Agree(pair, x =>
        {
            x["notes"] = new System.Text.Json.Nodes.JsonObject { ["kept"] = true, ["by"] = "both", ["disposal"] = "Shredded." };
            return x;
        });
        var note = "/v1/private-notes/" + (await pair.Mentee.Caller.Post(path, new { text = "A note." })).Is(201).Id;
        foreach (var other in (Caller[])[pair.Mentor.Caller, world.Coordinator.Caller, world.Manager.Caller, world.Admin]) (await other.Get(note)).Is(404);
        Assert.Empty((await pair.Mentor.Caller.Get(path)).Is(200).Items);
        Assert.Equal(["/text"], (await pair.Mentee.Caller.Post(path, new { text = " " })).Is(422).Pointers);
        Assert.Equal("Another.", (await pair.Mentee.Caller.Replace(note, new { text = "Another." })).Is(200)["text"]);
        await world.Set(new Dictionary<string, object> { ["log.mode"] = "factsOnly" });
        (await pair.Mentee.Caller.Replace(note, new { text = "More." })).RefusedBy("notes-kept-by-agreement");
        (await pair.Mentee.Caller.Delete(note)).Is(204);
        (await pair.Mentee.Caller.Get(note)).Is(404);
    }

    public sealed class Sqlite(SharedSqlite host) : JournalTests(host), IClassFixture<SharedSqlite>;

    public sealed class Postgres(SharedPostgres host) : JournalTests(host), IClassFixture<SharedPostgres>;
}
