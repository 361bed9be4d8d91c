using System.Globalization;
using System.Text.Json.Nodes;
using Mentoring.Api.Tests.Hosting;
using Mentoring.Tests;
using Xunit;

namespace Mentoring.Api.Tests.Privacy;

/// <summary>What becomes of what people wrote. Moves the clock, so these have a host of their own.</summary>
public abstract class DisposalTests(Hosted host) : HostedTests(host)
{
    [Fact]
    [Proves("records-disposal")]
    [Proves("records-hold-until-reviews-done")]
    public async Task What_people_wrote_is_held_until_the_final_review_and_deleted_after_the_days_of_the_programme()
    {
        var world = await World.Running(Host);
        await world.Set(new Dictionary<string, object> { ["mentor.maxOneToOne"] = 2, ["retention.disposeAfterDays"] = 30 });
        var start = TimeProvider.System.GetUtcNow();
        Task<Answer> Days(double days) => world.Nobody.Put("/dev/clock", new { now = start.AddDays(days) });
        string On(int days) => DateOnly.FromDateTime(start.UtcDateTime).AddDays(days).ToString("O", CultureInfo.InvariantCulture);

        var mentor = await world.Available("mentor");
        var pair = await world.AtWork(mentor);
        var kept = await world.AtWork(mentor, terms: x => With(x, "keepRecordsUntil", On(500)));
        var (log, keptLog) = (await Reflect(pair), await Reflect(kept));
        (await pair.Mentor.Caller.Delete(log)).RefusedBy("records-hold-until-reviews-done");
        var review = $"{world.ProgrammePath}/final-review-completion";
        (await world.Coordinator.Caller.Post(review)).RefusedBy("life-cycle-step");
        (await pair.Mentee.Caller.Post(review)).Is(403);

        (await Days(400)).Is(200);
        (await world.Coordinator.Caller.Post(review)).RefusedBy("life-cycle-step");
        foreach (var each in (Pair[])[pair, kept]) (await each.Mentee.Caller.Post($"/v1/relationships/{each.Relationship}/ending", new { kind = "timeReached" })).Is(200);
        (await pair.Mentor.Caller.Delete(log)).RefusedBy("records-hold-until-reviews-done");
        var closed = (await world.Coordinator.Caller.Post(review)).Is(200);
        Assert.Equal(("closed", On(400), On(430)), (closed["status"], closed["closedOn"], closed["disposesOn"]));
        (await world.Coordinator.Caller.Post(review)).RefusedBy("life-cycle-step");

        (await Days(429)).Is(200);
        (await pair.Mentor.Caller.Get(log)).Is(200);
        (await Days(430)).Is(200);
        (await pair.Mentor.Caller.Get(log)).Is(404);
        (await kept.Mentor.Caller.Get(keptLog)).Is(200);
        // That they met, and how it ended, stays.
        (await pair.Mentor.Caller.Get($"/v1/relationships/{pair.Relationship}")).Is(200);
        Assert.Equal("timeReached", (await pair.Mentor.Caller.Get($"/v1/relationships/{pair.Relationship}/ending")).Is(200)["kind"]);
        (await kept.Mentor.Caller.Delete(keptLog)).Is(204);
        (await Days(0)).Is(200);

        async Task<string> Reflect(Pair who)
        {
            var entry = "/v1/reflective-logs/" + (await who.Mentor.Caller.Post($"/v1/relationships/{who.Relationship}/reflective-logs", new { on = On(0), learning = "Something." })).Is(201).Id;
            (await who.Mentor.Caller.Post($"{entry}/completion", new { })).Is(200);
            return entry;
        }

        static JsonObject With(JsonObject terms, string member, JsonNode value)
        {
            terms[member] = value;
            return terms;
        }
    }

    [Fact]
    [Proves("records-hold-until-reviews-done")]
    [Proves("pilot-review-points")]
    [Proves("evaluation-shared")]
    [Proves("review-each-held")]
    public async Task The_final_review_releases_the_hold_and_reviews_are_due_on_their_days()
    {
        var world = await World.Running(Host);
        var (coordinator, reviews, start) = (world.Coordinator.Caller, $"{world.ProgrammePath}/pilot-reviews", TimeProvider.System.GetUtcNow());
        Task<Answer> Days(double days) => world.Nobody.Put("/dev/clock", new { now = start.AddDays(days) });
        async Task<List<string>> Due() => [.. (await coordinator.Get($"/v1/attention?about=programme&programme={world.Programme}")).Is(200).Items.Select(x => x!["rule"]!.ToString()).Where(rule => rule is "pilot-review-points" or "evaluation-shared")];
        var pair = await world.AtWork();
        (await Days(170)).Is(200);
        Assert.Empty(await Due());
        (await Days(190)).Is(200);
        Assert.Equal(["pilot-review-points"], await Due());
        var mid = $"/v1/pilot-reviews/{(await coordinator.Post(reviews, new { kind = "mid" })).Is(201).Id}";
        await Report(mid);
        (await coordinator.Post($"{mid}/improvement-actions", new { text = "Shorten the form.", owner = "coordinator", dueOn = DateOnly.FromDateTime(start.AddDays(195).UtcDateTime) })).Is(201);
        (await coordinator.Post($"{mid}/completion")).Is(200);
        (await Days(191)).Is(200);
        Assert.Empty(await Due());
        (await Days(197)).Is(200);
        Assert.Equal(["evaluation-shared"], await Due());

        // Figures are of whole months: the last one's last day is over on every calendar.
        (await Days(397)).Is(200);
        var final = $"/v1/pilot-reviews/{(await coordinator.Post(reviews, new { kind = "final" })).Is(201).Id}";
        // It is held here: no word about it ends the programme.
        (await coordinator.Post($"{world.ProgrammePath}/final-review-completion")).RefusedBy("life-cycle-step");
        var beside = $"/v1/pilot-reviews/{(await coordinator.Post(reviews, new { kind = "extra" })).Is(201).Id}";
        await Report(final);
        (await coordinator.Post($"{final}/completion")).RefusedBy("life-cycle-step");
        await Report(beside);
        (await coordinator.Post($"{beside}/completion")).Is(200);
        (await coordinator.Post($"{final}/completion")).RefusedBy("life-cycle-step");
        (await pair.Mentee.Caller.Post($"/v1/relationships/{pair.Relationship}/ending", new { kind = "timeReached" })).Is(200);
        Assert.Null((await coordinator.Get(world.ProgrammePath)).Is(200).Body!["closedOn"]);
        (await coordinator.Post($"{final}/completion")).Is(200);
        var closed = (await coordinator.Get(world.ProgrammePath)).Is(200);
        Assert.Equal("closed", closed["status"]);
        Assert.NotNull(closed.Body!["disposesOn"]);
        // What it planned is still followed up, and what it found told.
        (await coordinator.Post($"{final}/sharing", new { language = "en", title = "What we found", text = "It helps." })).Is(200);
        (await coordinator.Post(reviews, new { kind = "extra" })).RefusedBy("life-cycle-step");
        (await Days(0)).Is(200);

        // A mid-way review that was never opened is told, and holds nothing up.
        var other = await World.Running(Host);
        (await Days(397)).Is(200);
        var last = $"/v1/pilot-reviews/{(await other.Coordinator.Caller.Post($"{other.ProgrammePath}/pilot-reviews", new { kind = "final" })).Is(201).Id}";
        coordinator = other.Coordinator.Caller;
        await Report(last);
        Assert.Contains("review-each-held", (await coordinator.Post($"{last}/completion")).Is(200).Warnings);
        (await Days(0)).Is(200);

        async Task Report(string review)
        {
            (await coordinator.Post($"{review}/freezing", new { })).Is(200);
            (await coordinator.Replace($"{review}/findings", new { summary = "It helps.", findings = new[] { new { criterion = 1, state = "met", text = "It does." } } }, review)).Is(200);
            (await coordinator.Post($"{review}/decision", new { outcome = "continue", by = "coordinator" })).Is(200);
        }
    }

    public sealed class Sqlite(OnSqlite host) : DisposalTests(host), IClassFixture<OnSqlite>;

    public sealed class Postgres(OnPostgres host) : DisposalTests(host), IClassFixture<OnPostgres>;
}
