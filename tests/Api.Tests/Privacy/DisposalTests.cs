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

    public sealed class Sqlite(OnSqlite host) : DisposalTests(host), IClassFixture<OnSqlite>;

    public sealed class Postgres(OnPostgres host) : DisposalTests(host), IClassFixture<OnPostgres>;
}
