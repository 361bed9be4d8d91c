using System.Text.Json.Nodes;
using Mentoring.Api.Tests.Hosting;
using Mentoring.Tests;
using Xunit;

namespace Mentoring.Api.Tests.Programmes;

/// <summary>Settings that are flipped one after the other, in one programme, each with what changes by it.</summary>
public abstract class FlipTests(Hosted host) : HostedTests(host)
{
    [Fact]
    [Proves("application-completeness")]
    [Proves("mentor-training-length")]
    [Proves("code-which")]
    [Flips("relationship.durationChoices")]
    [Flips("training.mayPrecedeAcceptance")]
    [Flips("training.mentorDays")]
    [Flips("code.documents")]
    [Flips("proposal.lapsesAfterDays")]
    public async Task On_the_way_to_a_match()
    {
        var world = await World.Running(Host);
        var mentor = await world.Draft("mentor");
        var path = $"/v1/applications/{mentor.Application}";
        var (answers, boosted) = (World.Answers("mentor"), World.Answers("mentor"));
        boosted["duration"] = "boost";
        await Set(world, "relationship.durationChoices", new[] { "standard", "long" });
        Assert.Equal(["/duration"], (await mentor.Caller.Replace($"{path}/answers", boosted.ToJsonString())).Is(422).Pointers);
        var plain = (await mentor.Caller.Replace($"{path}/answers", answers.ToJsonString())).Is(200);
        await Set(world, "relationship.durationChoices", new[] { "boost" });
        var fuller = (await mentor.Caller.Replace($"{path}/answers", boosted.ToJsonString())).Is(200);
        Assert.True(Completeness(fuller) > Completeness(plain) && Completeness(fuller) < 100, fuller.Text);

        (await mentor.Caller.Post($"{path}/submission", world.Submission("mentor"))).Is(200);
        (await world.Manager.Caller.Post($"{path}/sign-off", new { decision = "approve" })).Is(200);
        await Set(world, "training.mayPrecedeAcceptance", "off");
        (await world.Coordinator.Caller.Post($"{path}/training", World.Training("mentor"))).RefusedBy("life-cycle-step");
        await Set(world, "training.mayPrecedeAcceptance", "on");
        (await world.Coordinator.Caller.Post($"{path}/training", World.Training("mentor"))).Is(201);
        Assert.DoesNotContain("confirmationAsked", await World.Told(mentor.Caller, mentor.Application));
        (await world.Coordinator.Caller.Post($"{path}/selection", new { decision = "accept", criteria = new[] { new { code = "mentor", met = true } } })).Is(200);
        Assert.Contains("confirmationAsked", await World.Told(mentor.Caller, mentor.Application));
        await Set(world, "training.mentorDays", 2);
        (await mentor.Caller.Post($"{path}/confirmation")).RefusedBy("mentor-training-length");
        await Set(world, "training.mentorDays", 1);
        (await mentor.Caller.Post($"{path}/confirmation")).Is(200);

        await Set(world, "code.documents", new[] { "memberMentorCode", "emccCode" });
        (await Sign(world, mentor, "memberMentorCode")).RefusedBy("code-which");
        Assert.Equal(["/codes/0"], (await Sign(world, mentor, "another")).Is(422).Pointers);
        Assert.Equal("""["emccCode","memberMentorCode"]""", (await Sign(world, mentor, "memberMentorCode", "emccCode")).Is(201).Body!["codes"]!.ToJsonString());
        await Set(world, "code.documents", new[] { "memberMentorCode", "emccCode", "codeOfConduct" });
        await Set(world, "proposal.lapsesAfterDays", 3);
        var mentee = await world.Available("mentee");
        var proposal = (await world.Propose(mentor, mentee)).Is(201);
        Assert.Equal(3, Math.Round((DateTimeOffset.Parse(proposal["lapsesAt"]) - await Now(world)).TotalDays));
        foreach (var party in (Participant[])[mentor, mentee]) (await party.Caller.Post($"/v1/proposals/{proposal.Id}/response", new { answer = "accept" })).Is(200);
        // The two codes that were signed are not all any more.
        Assert.Equal("accepted", (await mentee.Caller.Get("/v1/relationships")).Is(200).Items[0]!["status"]!.ToString());
        (await Sign(world, mentor, "codeOfConduct")).RefusedBy("code-which");
        (await Sign(world, mentor)).Is(201);
        Assert.Equal("forming", (await mentee.Caller.Get("/v1/relationships")).Is(200).Items[0]!["status"]!.ToString());

        static int Completeness(Answer answers) => answers.Body!["completeness"]!.GetValue<int>();
    }

    [Fact]
    [Proves("meeting-usual-length")]
    [Proves("log-completer")]
    [Flips("meeting.targetIntervalDays")]
    [Flips("feedback.mode")]
    [Flips("boundary.counselling")]
    [Flips("matching.rapportCheck")]
    [Flips("meeting.bufferMinutes")]
    [Flips("meeting.usualBand")]
    [Flips("meeting.cancelNoticeHours")]
    [Flips("log.completer")]
    [Flips("ending.talkFirstDays")]
    public async Task In_a_relationship()
    {
        var world = await World.Running(Host);
        var (one, other) = (await world.Matched(), await world.Matched());
        await Set(world, "meeting.targetIntervalDays", 21);
        await world.Agree(one, Kept);
        await world.Set(new Dictionary<string, object> { ["meeting.targetIntervalDays"] = 28, ["feedback.mode"] = "regular", ["boundary.counselling"] = "pastoralTalk" });
        await world.Agree(other, Kept);
        var (before, after) = ((await Agreement(one)).Body!, (await Agreement(other)).Body!);
        Assert.Equal(("21", "28"), (before["terms"]!["frequencyDays"]!.ToString(), after["terms"]!["frequencyDays"]!.ToString()));
        Assert.Equal(2, after["standardClauses"]!["mentorRole"]!.AsArray().Select(x => x!.ToString()).Except(before["standardClauses"]!["mentorRole"]!.AsArray().Select(x => x!.ToString())).Count());

        await Set(world, "matching.rapportCheck", "off");
        var held = await Held(one);
        Assert.DoesNotContain("rapportCheck", await World.Told(one.Mentee.Caller, one.Relationship));
        await Set(world, "matching.rapportCheck", "on");
        await Held(other);
        Assert.Contains("rapportCheck", await World.Told(other.Mentee.Caller, other.Relationship));

        // By the agreement, whom it names; the mentee is no longer the only one.
        var log = $"/v1/meetings/{held}/log";
        (await one.Mentor.Caller.Put(log, new { topics = new[] { "A topic" } })).Is(200);
        (await one.Mentor.Caller.Post($"{log}/completion")).ForbiddenBy("log-completer");
        await Set(world, "log.completer", "byAgreement");
        (await one.Mentee.Caller.Post($"{log}/completion")).ForbiddenBy("log-completer");
        (await one.Mentor.Caller.Post($"{log}/completion")).Is(200);

        await world.Set(new Dictionary<string, object?> { ["meeting.bufferMinutes"] = 0, ["meeting.cancelNoticeHours"] = 24 });
        var plain = await Planned(world, one, 100);
        Assert.Equal((0, true), (Buffer(plain), plain.Warnings.Contains("meeting-usual-length")));
        await world.Set(new Dictionary<string, object?> { ["meeting.bufferMinutes"] = 45, ["meeting.cancelNoticeHours"] = 48, ["meeting.usualBand"] = null });
        var buffered = await Planned(world, other, 100);
        Assert.Equal((45, false), (Buffer(buffered), buffered.Warnings.Contains("meeting-usual-length")));
        Assert.Equal("true", (await Cancelled(other, buffered))["shortNotice"]);
        await Set(world, "meeting.cancelNoticeHours", 24);
        Assert.Equal("false", (await Cancelled(one, plain))["shortNotice"]);

        await world.Set(new Dictionary<string, object> { ["ending.talkFirst"] = "requiredWithLimit", ["ending.talkFirstDays"] = 1 });
        var soon = await Asked(one);
        await Set(world, "ending.talkFirstDays", 10);
        Assert.True(await Asked(other) > soon.AddDays(6));

        static double Buffer(Answer meeting) => (DateTimeOffset.Parse(meeting["startsAt"]) - DateTimeOffset.Parse(meeting["keepFreeFrom"])).TotalMinutes;

        static async Task<DateTimeOffset> Asked(Pair pair) =>
            DateTimeOffset.Parse((await pair.Mentee.Caller.Post($"/v1/relationships/{pair.Relationship}/ending", new { kind = "unresolved" })).Is(200)["endsBy"]);
    }

    [Fact]
    [Proves("line-manager-signoff-mentee")]
    [Flips("signoff.validMonths")]
    public async Task A_signature_is_good_for_as_many_months_as_the_programme_says()
    {
        var world = await World.Running(Host);
        var mentee = await world.Signed("mentee");
        (await world.Nobody.Put("/dev/clock", new { now = (await Now(world)).AddDays(70) })).Is(200);
        await Set(world, "signoff.validMonths", 2);
        (await Select()).RefusedBy("line-manager-signoff-mentee");
        await Set(world, "signoff.validMonths", 3);
        (await Select()).Is(200);

        Task<Answer> Select() => world.Coordinator.Caller.Post($"/v1/applications/{mentee.Application}/selection", new { decision = "accept", criteria = new[] { new { code = "mentee", met = true } } });
    }

    private static Task Set(World world, string setting, object? value) => world.Set(new Dictionary<string, object?> { [setting] = value });

    /// <summary>Another test of the class may have moved the clock.</summary>
    private static async Task<DateTimeOffset> Now(World world) => DateTimeOffset.Parse((await world.Nobody.Get("/dev/clock")).Is(200)["now"]);

    private static JsonObject Kept(JsonObject terms)
    {
        terms["notes"] = new JsonObject { ["kept"] = true, ["by"] = "mentor", ["disposal"] = "At the end." };
        return terms;
    }

    private static async Task<Answer> Agreement(Pair pair) => (await pair.Mentee.Caller.Get($"/v1/relationships/{pair.Relationship}/agreement")).Is(200);

    private static Task<Answer> Sign(World world, Participant mentor, params string[] codes) => mentor.Caller.Post($"{world.ProgrammePath}/code-acceptances",
        codes.Length == 0 ? new { document = world.Documents["codeOfPractice"], ethicsAndLaw = true } : new { document = world.Documents["codeOfPractice"], ethicsAndLaw = true, codes });

    private static async Task<string> Held(Pair pair) =>
        (await pair.Mentee.Caller.Post($"/v1/relationships/{pair.Relationship}/held-meetings", new { startsAt = "2026-02-03T09:00:00Z", minutes = 75, method = "video" })).Is(201).Id;

    private static async Task<Answer> Planned(World world, Pair pair, int minutes)
    {
        var planned = (await pair.Mentee.Caller.Post($"/v1/relationships/{pair.Relationship}/meetings", new { startsAt = (await Now(world)).AddHours(30), minutes, method = "video", venue = "remote" })).Is(201);
        (await pair.Mentor.Caller.Post($"/v1/meetings/{planned.Id}/acceptance")).Is(200);
        return planned;
    }

    private static async Task<Answer> Cancelled(Pair pair, Answer meeting) => (await pair.Mentee.Caller.Post($"/v1/meetings/{meeting.Id}/cancellation")).Is(200);

    public sealed class Sqlite(OnSqlite host) : FlipTests(host), IClassFixture<OnSqlite>;

    public sealed class Postgres(OnPostgres host) : FlipTests(host), IClassFixture<OnPostgres>;
}
