using System.Text.Json.Nodes;
using Mentoring.Api.Tests.Hosting;
using Mentoring.Tests;
using Xunit;

namespace Mentoring.Api.Tests.Programmes;

/// <summary>What a programme is set to, how that changes, and what a change leaves as it was.</summary>
public abstract class SettingsTests(Hosted host) : HostedTests(host)
{
    [Fact]
    [Proves("local-design-freedom")]
    public async Task A_change_is_numbered_says_what_it_affects_and_is_on_record_for_those_who_make_the_programme()
    {
        var world = await World.Running(Host);
        await world.Matched();
        var settings = $"{world.ProgrammePath}/settings";
        var wanted = new { settings = new Dictionary<string, object> { ["mentor.maxOneToOne"] = 3, ["log.mode"] = "required", ["meeting.bufferMinutes"] = 30 } };
        var tried = (await world.Coordinator.Caller.Replace($"{settings}?dryRun=true", wanted, world.ProgrammePath)).Is(200);
        Assert.Equal(("1", "1"), (tried["settingsNumber"], tried.Body!["settings"]!["mentor.maxOneToOne"]!.ToString()));
        var done = (await world.Coordinator.Caller.Replace(settings, wanted, world.ProgrammePath)).Is(200);
        Assert.Equal("2", done["settingsNumber"]);
        Assert.Equal(tried["change"], done["change"]);
        Assert.Equal("1", done.Body!["change"]!["liveRelationships"]!.ToString());
        Assert.Equal([("meeting.bufferMinutes", "15", "30"), ("mentor.maxOneToOne", "1", "3")],
            done.Body!["change"]!["changes"]!.AsArray().Select(x => (x!["setting"]!.ToString(), x["before"]!.ToString(), x["after"]!.ToString())));
        Assert.All(done.Body!["change"]!["changes"]!.AsArray(), x => Assert.Contains("from now on", x!["affects"]!.ToString(), StringComparison.Ordinal));

        // The same again is no change; another one by somebody else is the third.
        Assert.Null((await world.Coordinator.Caller.Replace(settings, wanted, world.ProgrammePath)).Is(200).Body!["change"]);
        (await world.Admin.Replace(settings, """{ "settings": { "relationship.minMonths": null } }""", world.ProgrammePath)).Is(200);
        var history = $"{world.ProgrammePath}/settings-changes";
        var told = (await world.Coordinator.Caller.Get(history)).Is(200).Items;
        Assert.Equal([("2", "1"), ("3", "2")], told.Select(x => (x!["number"]!.ToString(), x["from"]!.ToString())));
        Assert.Equal(world.Coordinator.Id, told[0]!["by"]!.ToString());
        Assert.Equal(("3", null), (told[1]!["changes"]![0]!["before"]!.ToString(), told[1]!["changes"]![0]!["after"]));
        Assert.Equal(told.ToJsonString(), (await world.Admin.Get(history)).Is(200).Items.ToJsonString());
        Assert.Empty((await world.Manager.Caller.Get(history)).Is(200).Items);
        (await world.Manager.Caller.Get($"/v1/settings-changes/{told[0]!["id"]}")).Is(404);
        (await world.Manager.Caller.Replace(settings, wanted, world.ProgrammePath)).Is(403);
        (await world.Coordinator.Caller.Put(settings, wanted)).Is(428);
    }

    [Fact]
    [Proves("local-design-freedom")]
    [Flips("log.confirmBy")]
    [Flips("application.purposes")]
    [Flips("rematch.offer")]
    [Flips("rematch.decision")]
    [Flips("disclosure.talkFirst")]
    [Flips("review.release")]
    [Flips("recognition.content")]
    [Flips("retention.holdUntil")]
    [Flips("retention.disposal")]
    public async Task What_no_programme_may_set_is_refused_by_the_rule_that_holds_it()
    {
        var world = await World.WithDraft(Host);
        foreach (var setting in (await world.Manager.Caller.Get("/v1/presets")).Is(200).Body!["settings"]!.AsArray().Where(x => x!["heldBy"] is not null))
        {
            var (name, rule) = (setting!["name"]!.ToString(), setting["heldBy"]!.ToString());
            (await Set(new() { [name] = "another" })).RefusedBy(rule);
            (await Set(new() { [name] = setting["default"]!.DeepClone() })).Is(200);
        }
        Assert.Contains("log.mode", (await Set(new() { ["log.kinds"] = "all" })).RefusedBy("local-design-freedom").Text, StringComparison.Ordinal);
        Assert.Equal(["/settings/relationship.minMonths"], (await Set(new() { ["relationship.minMonths"] = 7 })).Is(422).Pointers);
        Assert.Equal(["/settings/meeting.maxMinutes", "/settings/meeting.minMinutes"], (await Set(new() { ["meeting.minMinutes"] = 90, ["meeting.maxMinutes"] = 60 })).Is(422).Pointers.Order(StringComparer.Ordinal));
        Assert.Equal("1", (await world.Coordinator.Caller.Get(world.ProgrammePath)).Is(200)["settingsNumber"]);

        Task<Answer> Set(Dictionary<string, object> settings) => world.Coordinator.Caller.Replace($"{world.ProgrammePath}/settings", new { settings }, world.ProgrammePath);
    }

    [Fact]
    [Flips("disclosure.threshold")]
    [Proves("log-readers")]
    [Proves("log-forwarding")]
    [Proves("reflective-log-readers")]
    [Proves("disclosure-threshold")]
    [Proves("agreement-narrows-only")]
    public async Task A_setting_that_opens_more_opens_nothing_to_relationships_that_are_there()
    {
        var world = await World.Running(Host);
        await world.Set(new Dictionary<string, object>
        {
            ["log.readers"] = "partiesOnly",
            ["log.forwarding"] = "never",
            ["reflectiveLog.readers"] = "authorOnly",
            ["disclosure.threshold"] = "seriousDangerToMentee",
        });
        var before = await world.AtWork();
        await world.Set(new Dictionary<string, object>
        {
            ["log.readers"] = "partiesAndCoordinator",
            ["log.forwarding"] = "onCompletion",
            ["reflectiveLog.readers"] = "authorAndConsented",
            ["disclosure.threshold"] = "seriousDangerToAnyone",
        });
        var after = await world.Matched();
        (await before.Mentee.Caller.Put($"/v1/relationships/{before.Relationship}/agreement", Open().ToJsonString())).RefusedBy("agreement-narrows-only");
        (await after.Mentee.Caller.Put($"/v1/relationships/{after.Relationship}/agreement", Wide().ToJsonString())).RefusedBy("agreement-narrows-only");
        await world.Agree(after, _ => Open());

        var (kept, sent) = (await Logged(before), await Logged(after));
        (await world.Coordinator.Caller.Get(kept)).Is(404);
        (await before.Mentee.Caller.Post($"{kept}/forwarding")).RefusedBy("log-forwarding", "log-readers");
        (await world.Coordinator.Caller.Get(sent)).Is(200);
        (await before.Mentee.Caller.Post($"/v1/relationships/{before.Relationship}/consents", Reading)).RefusedBy("reflective-log-readers");
        (await after.Mentee.Caller.Post($"/v1/relationships/{after.Relationship}/consents", Reading)).Is(201);
        (await Disclosed(before)).RefusedBy("disclosure-threshold");
        (await Disclosed(after)).Is(201);
        // What opens less holds for all at once.
        await world.Set(new Dictionary<string, object> { ["log.forwarding"] = "figuresOnly" });
        (await world.Coordinator.Caller.Get(sent)).Is(404);

        async Task<Answer> Disclosed(Pair pair)
        {
            var concern = "/v1/safety-concerns/" + (await pair.Mentee.Caller.Post($"/v1/relationships/{pair.Relationship}/safety-concerns", new { about = "partner", text = "They threaten somebody." })).Is(201).Id;
            (await pair.Mentee.Caller.Post($"{concern}/talk", new { talkedOn = "2026-02-04" })).Is(200);
            (await pair.Mentee.Caller.Post($"{concern}/steps", new { steps = "Talked." })).Is(200);
            return await pair.Mentee.Caller.Post($"{concern}/disclosures", new { receiver = world.Safeguarding.Id, serious = true, danger = "A threat.", evidence = "Their words." });
        }
    }

    private static object Reading => new { subject = "reflectiveLog", receiver = new { @as = "partner" } };

    private static JsonObject Open()
    {
        var terms = World.Terms;
        terms["recipients"] = new JsonArray("parties", "coordinator");
        return terms;
    }

    private static JsonObject Wide()
    {
        var terms = World.Terms;
        terms["maxMinutes"] = 121;
        return terms;
    }

    private static async Task<string> Logged(Pair pair)
    {
        var meeting = (await pair.Mentee.Caller.Post($"/v1/relationships/{pair.Relationship}/held-meetings", new { startsAt = "2026-02-03T09:00:00Z", minutes = 75, method = "video" })).Is(201).Id;
        var path = $"/v1/meetings/{meeting}/log";
        (await pair.Mentee.Caller.Put(path, new { topics = new[] { "A topic" } })).Is(200);
        (await pair.Mentee.Caller.Post($"{path}/completion")).Is(200);
        (await pair.Mentor.Caller.Post($"{path}/confirmation")).Is(200);
        return path;
    }

    public sealed class Sqlite(OnSqlite host) : SettingsTests(host), IClassFixture<OnSqlite>;

    public sealed class Postgres(OnPostgres host) : SettingsTests(host), IClassFixture<OnPostgres>;
}
