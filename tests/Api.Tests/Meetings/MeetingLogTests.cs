using Mentoring.Api.Tests.Hosting;
using Mentoring.Tests;
using Xunit;

namespace Mentoring.Api.Tests.Meetings;

/// <summary>One completes the log, the other confirms it, and the coordinator reads it where programme and agreement say so.</summary>
public abstract class MeetingLogTests(Hosted host) : HostedTests(host)
{
    private static readonly object Log = new
    {
        topics = new[] { "Running a clinic" },
        actions = new[] { new { text = "Write the plan", owner = "mentee" } },
        nextMeetingOn = "2026-12-24",
    };

    [Fact]
    [Proves("log-completer")]
    [Proves("log-confirmed-by-other")]
    [Proves("record-change-history")]
    public async Task The_mentee_completes_the_log_and_the_mentor_confirms_it()
    {
        var (_, pair, log) = await Held();
        (await pair.Mentor.Caller.Post($"{log}/completion")).Is(404);
        var drafted = (await pair.Mentor.Caller.Put(log, Log)).Is(200);
        Assert.Equal(("draft", "1"), (drafted["status"], drafted["template"]));
        (await pair.Mentor.Caller.Post($"{log}/completion")).ForbiddenBy("log-completer");
        (await pair.Mentor.Caller.Post($"{log}/confirmation")).RefusedBy("life-cycle-step");
        var completed = (await pair.Mentee.Caller.Post($"{log}/completion")).Is(200);
        (await pair.Mentee.Caller.Post($"{log}/completion")).RefusedBy("life-cycle-step");
        (await pair.Mentee.Caller.Post($"{log}/confirmation")).ForbiddenBy("log-confirmed-by-other");

        // Who is not content with it changes it, and it is completed anew.
        Assert.Equal("draft", (await pair.Mentor.Caller.Put(log, Log, ("If-Match", completed.ETag!))).Is(200)["status"]);
        (await pair.Mentee.Caller.Post($"{log}/completion")).Is(200);
        Assert.Equal("confirmed", (await pair.Mentor.Caller.Post($"{log}/confirmation")).Is(200)["status"]);
        (await pair.Mentee.Caller.Replace(log, Log)).RefusedBy("life-cycle-step");
        (await pair.Mentee.Caller.Put(log, Log, ("If-Match", completed.ETag!))).Is(412);
    }

    [Fact]
    [Proves("log-forwarding")]
    [Proves("log-readers")]
    [Proves("log-secure-store")]
    public async Task The_coordinator_reads_a_log_only_when_it_was_sent()
    {
        var (world, pair, log) = await Held();
        await Confirm(pair, log);
        (await world.Coordinator.Caller.Get(log)).Is(404);
        Assert.Empty((await world.Coordinator.Caller.Get($"/v1/relationships/{pair.Relationship}/meeting-logs")).Is(200).Items);
        (await world.Coordinator.Caller.Post($"{log}/forwarding")).Is(403);
        (await pair.Mentor.Caller.Post($"{log}/request")).Is(403);
        (await world.Coordinator.Caller.Post($"{log}/request")).Is(200);
        Assert.Contains("meetingLogRequested", await World.Told(pair.Mentee.Caller, IdOf(log)));
        (await world.Coordinator.Caller.Get(log)).Is(404);
        (await pair.Mentee.Caller.Post($"{log}/forwarding")).Is(200);
        (await world.Coordinator.Caller.Get(log)).Is(200);
        Assert.Single((await world.Coordinator.Caller.Get($"/v1/relationships/{pair.Relationship}/meeting-logs")).Is(200).Items);
        foreach (var outside in (Caller[])[world.Manager.Caller, world.Director.Caller, world.Hr, world.Admin]) (await outside.Get(log)).Is(outside == world.Hr ? 403 : 404);
    }

    [Fact]
    [Flips("log.forwarding")]
    [Flips("log.readers")]
    [Proves("log-forwarding")]
    [Proves("log-readers")]
    public async Task Setting_and_agreement_narrow_who_reads_logs()
    {
        var (world, pair, log) = await Held();
        await Confirm(pair, log);
        foreach (var (setting, value, rules) in ((string, string, string[])[])[("log.readers", "partiesOnly", ["log-readers"]), ("log.forwarding", "figuresOnly", ["log-forwarding", "log-readers"]), ("log.forwarding", "never", ["log-forwarding", "log-readers"])])
        {
            await world.Set(new Dictionary<string, object> { [setting] = value });
            (await pair.Mentee.Caller.Post($"{log}/forwarding")).RefusedBy(rules);
            (await world.Coordinator.Caller.Post($"{log}/request")).RefusedBy(rules);
        }
        var (narrow, reserved, own) = await Held(["parties"], "onCompletion");
        await Confirm(reserved, own);
        (await reserved.Mentee.Caller.Post($"{own}/forwarding")).RefusedBy("log-readers");
        (await narrow.Coordinator.Caller.Get(own)).Is(404);

        var (open, shared, sent) = await Held(forwarding: "onCompletion");
        await Confirm(shared, sent);
        (await open.Coordinator.Caller.Get(sent)).Is(200);
        Assert.Contains("meetingLogForwarded", await World.Told(open.Coordinator.Caller, IdOf(sent)));
    }

    [Fact]
    [Proves("notes-kept-by-agreement")]
    [Proves("log-no-personal-content")]
    [Proves("actions-between-sessions")]
    [Proves("meeting-regular-pattern")]
    public async Task A_log_is_checked_for_what_it_lacks_and_what_does_not_belong()
    {
        var (world, pair, log) = await Held();
        Assert.Equal(["/actions/0/text", "/nextMeetingOn", "/topics/1"], (await pair.Mentee.Caller.Put(log, new
        {
            topics = new[] { "One", " " },
            actions = new[] { new { text = "", owner = "mentee" } },
            nextMeetingOn = "1750-01-01",
        })).Is(422).Pointers.Order(StringComparer.Ordinal));
        (await pair.Mentee.Caller.Put(log, new { actions = new[] { new { text = "x", owner = "manager" } } })).Is(400);
        Assert.Equal(["log-no-personal-content"], (await pair.Mentee.Caller.Put(log, new { challenges = "Ring Nia on 029 2018 0000." })).Is(200).Warnings);
        Assert.Equal(["actions-between-sessions", "meeting-regular-pattern"], (await pair.Mentee.Caller.Post($"{log}/completion")).Is(200).Warnings.Order(StringComparer.Ordinal).Where(x => x != "log-due"));
        await world.Set(new Dictionary<string, object> { ["log.mode"] = "factsOnly" });
        (await pair.Mentee.Caller.Replace(log, Log)).RefusedBy("notes-kept-by-agreement");
        await world.Set(new Dictionary<string, object> { ["log.mode"] = "optional" });
        (await pair.Mentee.Caller.Replace(log, Log)).RefusedBy("notes-kept-by-agreement");
    }

    [Fact]
    [Proves("log-completer")]
    public async Task Of_two_sessions_that_complete_a_log_at_once_one_does()
    {
        var (_, pair, log) = await Held();
        (await pair.Mentee.Caller.Put(log, Log)).Is(200);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => pair.Mentee.Caller.Post($"{log}/completion")));
        Assert.Equal([200, 409, 409, 409], answers.Select(x => x.Code).Order());
        var confirmed = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => pair.Mentor.Caller.Post($"{log}/confirmation")));
        Assert.Equal([200, 409, 409, 409], confirmed.Select(x => x.Code).Order());
    }

    private static async Task Confirm(Pair pair, string log)
    {
        (await pair.Mentee.Caller.Put(log, Log)).Is(200);
        (await pair.Mentee.Caller.Post($"{log}/completion")).Is(200);
        (await pair.Mentor.Caller.Post($"{log}/confirmation")).Is(200);
    }

    private async Task<(World World, Pair Pair, string Log)> Held(string[]? recipients = null, string forwarding = "onRequest")
    {
        var world = await World.Running(Host);
        await world.Set(new Dictionary<string, object> { ["log.forwarding"] = forwarding });
        var pair = await world.AtWork(terms: x =>
        {
            x["recipients"] = System.Text.Json.JsonSerializer.SerializeToNode(recipients ?? ["parties", "coordinator"]);
            return x;
        });
        var meeting = (await pair.Mentee.Caller.Post($"/v1/relationships/{pair.Relationship}/held-meetings", new { startsAt = "2026-02-03T09:00:00Z", minutes = 75, method = "video" })).Is(201).Id;
        return (world, pair, $"/v1/meetings/{meeting}/log");
    }

    private static string IdOf(string log) => log.Split('/')[3];

    public sealed class Sqlite(SharedSqlite host) : MeetingLogTests(host), IClassFixture<SharedSqlite>;

    public sealed class ByGraph(SharedGraph host) : MeetingLogTests(host), IClassFixture<SharedGraph>;

    public sealed class Postgres(SharedPostgres host) : MeetingLogTests(host), IClassFixture<SharedPostgres>;
}
