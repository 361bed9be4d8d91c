using System.Globalization;
using Mentoring.Api.Tests.Hosting;
using Mentoring.Tests;
using Xunit;

namespace Mentoring.Api.Tests.Meetings;

/// <summary>What falls due by itself. Moves the clock, so these have a host of their own.</summary>
public abstract class WatchTests(Hosted host) : HostedTests(host)
{
    [Fact]
    [Proves("meeting-frequency")]
    [Proves("log-per-meeting")]
    [Proves("meeting-agenda")]
    [Proves("cancel-rebook")]
    [Proves("participation-time-minimum")]
    [Proves("end-contact-tapers")]
    [Proves("end-prepared")]
    [Proves("agreement-talk-before-ending")]
    [Proves("concern-timely")]
    public async Task A_year_of_clocks()
    {
        var world = await World.Running(Host);
        await world.Set(new Dictionary<string, object> { ["ending.talkFirst"] = "requiredWithLimit", ["mentor.maxOneToOne"] = 10 });
        var mentor = await world.Available("mentor");
        var start = TimeProvider.System.GetUtcNow();
        var until = DateOnly.FromDateTime(start.UtcDateTime).AddDays(120).ToString("O", CultureInfo.InvariantCulture);
        System.Text.Json.Nodes.JsonObject Terms(System.Text.Json.Nodes.JsonObject terms)
        {
            (terms["startsOn"], terms["endsOn"]) = (DateOnly.FromDateTime(start.UtcDateTime).ToString("O", CultureInfo.InvariantCulture), until);
            return terms;
        }

        var (busy, paused, ending) = (await world.AtWork(mentor, terms: Terms), await world.AtWork(mentor, terms: Terms), await world.AtWork(mentor, terms: Terms));
        Task Days(double days) => Clock(world, start.AddDays(days));
        string At(double days) => start.AddDays(days).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

        var planned = (await busy.Mentee.Caller.Post($"/v1/relationships/{busy.Relationship}/meetings", new { startsAt = At(2), minutes = 60, method = "video" })).Is(201).Id;
        (await busy.Mentor.Caller.Post($"/v1/meetings/{planned}/acceptance")).Is(200);
        var other = (await busy.Mentee.Caller.Post($"/v1/relationships/{busy.Relationship}/meetings", new { startsAt = At(9), minutes = 60, method = "video" })).Is(201).Id;
        (await busy.Mentor.Caller.Post($"/v1/meetings/{other}/acceptance")).Is(200);
        (await paused.Mentee.Caller.Post($"/v1/relationships/{paused.Relationship}/pause")).Is(200);

        // Nobody says whether they met: both are asked, and in the end it counts as missed.
        await Days(4);
        Assert.Equal("unconfirmed", (await busy.Mentee.Caller.Get($"/v1/meetings/{planned}"))["status"]);
        Assert.Contains("meetingUnconfirmed", await World.Told(busy.Mentor.Caller, planned));
        await Days(17);
        Assert.Equal("missed", (await busy.Mentee.Caller.Get($"/v1/meetings/{planned}"))["status"]);
        (await busy.Mentee.Caller.Post($"/v1/meetings/{other}/attendance", new { })).Is(200);
        Assert.Empty(await Flags(busy.Mentee.Caller, busy));

        // Three days later the log is wanting, and that it had no agenda is told; a cancelled meeting wants another date.
        await Days(20);
        foreach (var caller in (Caller[])[busy.Mentee.Caller, busy.Mentor.Caller]) Assert.Equal(["log-per-meeting", "meeting-agenda"], await Flags(caller, busy));
        Assert.Equal(["coordinator-supports", "log-per-meeting", "meeting-agenda"], await Flags(world.Coordinator.Caller, busy));
        (await world.Coordinator.Caller.Get($"/v1/meetings/{other}/agenda")).Is(404);
        (await busy.Mentee.Caller.Put($"/v1/meetings/{other}/agenda", new { items = new[] { "A topic" } })).Is(200);
        Assert.Contains("attentionRaised", await World.Told(busy.Mentor.Caller, busy.Relationship));
        (await busy.Mentee.Caller.Put($"/v1/meetings/{other}/log", new { topics = new[] { "A topic" } })).Is(200);
        (await busy.Mentee.Caller.Post($"/v1/meetings/{other}/log/completion")).Is(200);
        var later = (await busy.Mentee.Caller.Post($"/v1/relationships/{busy.Relationship}/meetings", new { startsAt = At(30), minutes = 60, method = "video" })).Is(201).Id;
        (await busy.Mentee.Caller.Post($"/v1/meetings/{later}/cancellation")).Is(200);
        await Days(21);
        Assert.Equal(["cancel-rebook", "coordinator-supports"], await Flags(world.Coordinator.Caller, busy));
        Assert.Empty(await Flags(world.Manager.Caller, busy));

        // After the programme's days without a meeting it is overdue, but not where the clocks stand still.
        await Days(52);
        Assert.Equal(["cancel-rebook", "coordinator-supports", "early-intervention", "meeting-frequency", "participation-time-minimum"], await Flags(world.Coordinator.Caller, busy));
        Assert.Equal(["meeting-frequency", "participation-time-minimum"], await Flags(ending.Mentee.Caller, ending));
        Assert.Empty(await Flags(paused.Mentee.Caller, paused));
        (await paused.Mentor.Caller.Post($"/v1/relationships/{paused.Relationship}/resumption")).Is(200);
        await Days(60);
        Assert.Empty(await Flags(paused.Mentee.Caller, paused));

        // Whoever asked to end it is not told off any longer, and after the days of the talk it ends.
        (await ending.Mentee.Caller.Post($"/v1/relationships/{ending.Relationship}/ending", new { kind = "unresolved", reason = "other" })).Is(200);
        await Days(61);
        Assert.Empty(await Flags(ending.Mentee.Caller, ending));
        Assert.Equal("active", (await ending.Mentee.Caller.Get($"/v1/relationships/{ending.Relationship}"))["status"]);
        await Days(68);
        var concern = (await world.Coordinator.Caller.Get($"/v1/concerns?relationship={ending.Relationship}")).Is(200).Items.Single()!["id"]!.ToString();
        Assert.Equal(["concernOverdue"], (await World.Told(world.Coordinator.Caller, concern)).Where(kind => kind == "concernOverdue"));
        Assert.Equal("ended", (await ending.Mentor.Caller.Get($"/v1/relationships/{ending.Relationship}"))["status"]);
        Assert.Equal("unresolved", (await ending.Mentor.Caller.Get($"/v1/relationships/{ending.Relationship}/ending"))["kind"]);

        // Four weeks before the agreed end it winds up: contact tapers, and nobody is told off for it.
        await Days(93);
        Assert.Equal("windingUp", (await busy.Mentor.Caller.Get($"/v1/relationships/{busy.Relationship}"))["status"]);
        Assert.Contains("endNears", await World.Told(busy.Mentee.Caller, busy.Relationship));
        Assert.Empty(await Flags(busy.Mentee.Caller, busy));
    }

    private static async Task Clock(World world, DateTimeOffset now) => (await world.Nobody.Put("/dev/clock", new { now })).Is(200);

    private static async Task<List<string>> Flags(Caller caller, Pair pair) =>
        [.. (await caller.Get($"/v1/attention?relationship={pair.Relationship}")).Is(200).Items.Select(x => x!["rule"]!.ToString()).Order(StringComparer.Ordinal)];

    public sealed class Sqlite(OnSqlite host) : WatchTests(host), IClassFixture<OnSqlite>;

    public sealed class Postgres(OnPostgres host) : WatchTests(host), IClassFixture<OnPostgres>;
}
