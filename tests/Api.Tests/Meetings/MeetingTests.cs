using Mentoring.Api.Tests.Hosting;
using Mentoring.Tests;
using Xunit;

namespace Mentoring.Api.Tests.Meetings;

/// <summary>Meetings are planned, moved, held and cancelled by both.</summary>
public abstract class MeetingTests(Hosted host) : HostedTests(host)
{
    private static string Soon(double hours = 240) => TimeProvider.System.GetUtcNow().AddHours(hours).ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);

    private static object Slot(double hours = 240, int minutes = 75, string method = "faceToFace") => new { startsAt = Soon(hours), minutes, method };

    [Fact]
    [Proves("medium-by-mutual-consent")]
    public async Task A_meeting_stands_when_the_other_has_accepted_it()
    {
        var world = await World.Running(Host);
        var pair = await world.AtWork();
        var meeting = await Plan(pair);
        (await pair.Mentee.Caller.Post($"{meeting}/acceptance")).RefusedBy("medium-by-mutual-consent");
        Assert.Equal("scheduled", (await pair.Mentor.Caller.Post($"{meeting}/acceptance")).Is(200)["status"]);
        (await pair.Mentor.Caller.Post($"{meeting}/acceptance")).RefusedBy("life-cycle-step");
        Assert.Equal(["meetingProposed"], await World.Told(pair.Mentor.Caller, IdOf(meeting)));
        Assert.Equal(["meetingAccepted"], await World.Told(pair.Mentee.Caller, IdOf(meeting)));

        Assert.Equal("proposed", (await pair.Mentor.Caller.Post($"{meeting}/move", Slot(300, method: "video"))).Is(200)["status"]);
        (await pair.Mentor.Caller.Post($"{meeting}/acceptance")).RefusedBy("medium-by-mutual-consent");
        (await pair.Mentee.Caller.Post($"{meeting}/acceptance")).Is(200);
        Assert.Contains("meetingMoved", await World.Told(pair.Mentee.Caller, IdOf(meeting)));
        (await world.Coordinator.Caller.Post($"{meeting}/acceptance")).Is(403);
        (await (await world.Person()).Caller.Post($"{meeting}/acceptance")).Is(404);
    }

    [Fact]
    [Proves("cancel-notice")]
    [Proves("meetings-honoured")]
    public async Task Short_notice_is_taken_and_marked_without_saying_whose_it_was()
    {
        var world = await World.Running(Host);
        var pair = await world.AtWork();
        var meeting = await Plan(pair, accepted: true, hours: 2);
        var moved = (await pair.Mentor.Caller.Post($"{meeting}/move", Slot())).Is(200);
        Assert.Equal(["cancel-notice"], moved.Warnings);
        Assert.Equal("true", moved["shortNotice"]);
        (await pair.Mentee.Caller.Post($"{meeting}/acceptance")).Is(200);
        Assert.Equal(["meetings-honoured"], (await pair.Mentor.Caller.Post($"{meeting}/move", Slot(400))).Is(200).Warnings);

        var other = await Plan(pair, accepted: true);
        var cancelled = (await pair.Mentee.Caller.Post($"{other}/cancellation")).Is(200);
        Assert.Equal(("cancelled", "false"), (cancelled["status"], cancelled["shortNotice"]));
        Assert.Contains("meetingCancelled", await World.Told(pair.Mentor.Caller, IdOf(other)));
        (await pair.Mentee.Caller.Post($"{other}/cancellation")).RefusedBy("life-cycle-step");
        (await pair.Mentee.Caller.Post($"{other}/move", Slot())).RefusedBy("life-cycle-step");
        Assert.DoesNotContain(pair.Mentee.Person.Id, (await world.Coordinator.Caller.Get(other)).Is(200).Text.Replace($"\"proposedBy\":\"{pair.Mentee.Person.Id}\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    [Flips("meeting.methods")]
    [Proves("meeting-length")]
    [Proves("meeting-length-telephone")]
    [Proves("meeting-length-distance-exception")]
    [Proves("contact-methods")]
    public async Task What_does_not_fit_the_programme_is_not_booked_and_every_reason_is_named()
    {
        var world = await World.Running(Host);
        var pair = await world.AtWork(terms: x =>
        {
            (x["minMinutes"], x["maxMinutes"]) = (60, 120);
            return x;
        });
        var path = $"/v1/relationships/{pair.Relationship}/meetings";
        (await pair.Mentee.Caller.Post(path, Slot(minutes: 59))).RefusedBy("meeting-length");
        (await pair.Mentee.Caller.Post(path, Slot(minutes: 91, method: "telephone"))).RefusedBy("meeting-length-telephone");
        (await pair.Mentee.Caller.Post(path, new { startsAt = Soon(), minutes = 180, method = "faceToFace" })).RefusedBy("meeting-length");
        (await pair.Mentee.Caller.Post(path, new { startsAt = Soon(), minutes = 180, method = "faceToFace", distanceReason = "Two hours by train." })).Is(201);
        (await pair.Mentee.Caller.Post(path, new { startsAt = Soon(), minutes = 241, method = "faceToFace", distanceReason = "Two hours by train." })).RefusedBy("meeting-length-distance-exception");
        await world.Set(new Dictionary<string, object> { ["meeting.methods"] = new[] { "faceToFace" } });
        (await pair.Mentee.Caller.Post(path, Slot(minutes: 20, method: "telephone"))).RefusedBy("meeting-length", "contact-methods");
    }

    [Fact]
    [Proves("call-undisturbed")]
    [Proves("no-diary-clash")]
    [Proves("first-meeting-tasks")]
    [Proves("later-meeting-tasks")]
    public async Task Who_books_is_told_of_what_to_think_of_and_the_two_of_what_there_is_to_do()
    {
        var world = await World.Running(Host);
        await world.Set(new Dictionary<string, object> { ["mentor.maxOneToOne"] = 2 });
        var pair = await world.AtWork();
        var (path, other) = ($"/v1/relationships/{pair.Relationship}", await world.AtWork(pair.Mentor));
        var call = (await pair.Mentor.Caller.Post($"{path}/meetings", Slot(240, 60, "telephone"))).Is(201);
        Assert.Equal(["call-undisturbed"], call.Warnings);
        // The mentor's own other meeting; its mentee does not learn of it.
        var clash = new { startsAt = Soon(240.5), minutes = 60, method = "faceToFace", timeZone = "Europe/London" };
        Assert.Equal(["no-diary-clash"], (await pair.Mentor.Caller.Post($"/v1/relationships/{other.Relationship}/meetings", clash)).Is(201).Warnings);
        var unknowing = (await other.Mentee.Caller.Post($"/v1/relationships/{other.Relationship}/meetings", Slot(239.5, 90))).Is(201);
        Assert.Equal(["no-diary-clash"], unknowing.Warnings);
        Assert.Empty((await pair.Mentor.Caller.Post($"/v1/meetings/{call.Id}/move", Slot(244, 60))).Is(200).Warnings.Except(["no-diary-clash"]));
        var action = (await pair.Mentee.Caller.Post($"{path}/actions", new { text = "Read on", owner = pair.Mentee.Person.Id })).Is(201).Id;
        foreach (var party in (Participant[])[pair.Mentor, pair.Mentee])
        {
            var first = (await party.Caller.Get($"/v1/meetings/{call.Id}/checklist")).Is(200);
            Assert.Equal(("true", 7), (first["isFirst"], first.Body!["items"]!.AsArray().Count));
        }
        (await pair.Mentee.Caller.Post($"{path}/held-meetings", new { startsAt = Soon(-24), minutes = 60, method = "video" })).Is(201);
        var later = (await pair.Mentee.Caller.Get($"/v1/meetings/{call.Id}/checklist")).Is(200);
        Assert.Equal(("false", 7, action), (later["isFirst"], later.Body!["items"]!.AsArray().Count, later.Body["broughtForward"]![0]!.ToString()));
        Assert.Empty((await world.Coordinator.Caller.Get($"/v1/meetings/{call.Id}/checklist")).Is(200).Body!["broughtForward"]!.AsArray());
        (await world.Manager.Caller.Get($"/v1/meetings/{call.Id}/checklist")).Is(404);
    }

    [Fact]
    public async Task Bad_input_names_every_field_and_keeps_nothing()
    {
        var world = await World.Running(Host);
        var pair = await world.AtWork();
        var path = $"/v1/relationships/{pair.Relationship}/meetings";
        Assert.Equal(["/minutes", "/otherMethod", "/place", "/startsAt"],
            (await pair.Mentee.Caller.Post(path, new { startsAt = "2020-01-01T00:00:00Z", minutes = 481, method = "other", place = new string('x', 501) })).Is(422).Pointers.Order(StringComparer.Ordinal));
        Assert.Equal(["/otherMethod"], (await pair.Mentee.Caller.Post(path, new { startsAt = Soon(), minutes = 60, method = "video", otherMethod = "Letters" })).Is(422).Pointers);
        Assert.Equal(["/agenda/0"], (await pair.Mentee.Caller.Post(path, new { startsAt = Soon(), minutes = 60, method = "video", agenda = new[] { " " } })).Is(422).Pointers);
        (await pair.Mentee.Caller.Post(path, new { startsAt = Soon(), minutes = 60, method = "telepathy" })).Is(400);
        foreach (var zone in (string[])["Europe/Nowhere", "../../etc/passwd", "/etc/passwd", "GMT+1;"])
            Assert.Equal(["/timeZone"], (await pair.Mentee.Caller.Post(path, new { startsAt = Soon(), minutes = 60, method = "video", timeZone = zone })).Is(422).Pointers);
        Assert.Empty((await pair.Mentee.Caller.Get(path)).Is(200).Items);
    }

    [Fact]
    [Proves("agreement-written")]
    [Proves("reflection-buffer")]
    [Proves("session-count")]
    public async Task A_planned_meeting_is_reported_as_held_by_either_once()
    {
        var world = await World.Running(Host);
        var pair = await world.Matched();
        var meeting = await Plan(pair);
        var planned = (await pair.Mentee.Caller.Get(meeting)).Is(200);
        Assert.Equal(TimeSpan.FromMinutes(75 + 30), DateTimeOffset.Parse(planned["keepFreeUntil"]) - DateTimeOffset.Parse(planned["keepFreeFrom"]));
        Assert.Equal(["/startsAt"], (await pair.Mentor.Caller.Post($"{meeting}/attendance", new { })).Is(422).Pointers);
        (await pair.Mentee.Caller.Post($"{meeting}/attendance", new { startsAt = Soon(-24) })).RefusedBy("medium-by-mutual-consent");
        var held = (await pair.Mentor.Caller.Post($"{meeting}/attendance", new { startsAt = Soon(-24), minutes = 65 })).Is(200);
        Assert.Equal(("held", "1", "65"), (held["status"], held["session"], held["minutes"]));
        (await pair.Mentor.Caller.Post($"{meeting}/attendance", new { startsAt = Soon(-24) })).RefusedBy("life-cycle-step");
        var second = await Plan(pair);
        (await pair.Mentor.Caller.Post($"{second}/attendance", new { startsAt = Soon(-2) })).RefusedBy("agreement-written");

        await world.Agree(pair);
        await world.Set(new Dictionary<string, object> { ["relationship.sessionBand"] = new[] { 1, 1 } });
        Assert.Equal(["session-count"], (await pair.Mentor.Caller.Post($"{second}/attendance", new { startsAt = Soon(-2) })).Is(200).Warnings);
        Assert.Equal(2, (await pair.Mentee.Caller.Get($"/v1/relationships/{pair.Relationship}/meetings?status=held")).Is(200).Items.Count);
        // REST alone has them at hand, and alone takes a condition: so it is REST that answers, whatever this is told by.
        Assert.Equal(2, (await pair.Mentee.Caller.Get($"/v1/relationships/{pair.Relationship}", ("If-None-Match", "\"0.0\""))).Is(200).Body!["latestMeetings"]!.AsArray().Count);
    }

    [Fact]
    [Proves("rapport-stage-check")]
    [Proves("first-meeting-face-to-face")]
    public async Task After_the_first_meeting_both_are_asked_whether_to_go_on()
    {
        var world = await World.Running(Host);
        var pair = await world.Matched();
        Assert.Equal(["first-meeting-face-to-face"], (await pair.Mentee.Caller.Post($"/v1/relationships/{pair.Relationship}/meetings", Slot(method: "video"))).Is(201).Warnings);
        (await pair.Mentee.Caller.Post($"/v1/relationships/{pair.Relationship}/held-meetings", new { startsAt = Soon(-24), minutes = 60, method = "video" })).Is(201);
        foreach (var party in (Participant[])[pair.Mentor, pair.Mentee]) Assert.Contains("rapportCheck", await World.Told(party.Caller, pair.Relationship));
    }

    [Fact]
    [Flips("agenda.owner")]
    [Proves("mentee-sets-agenda")]
    [Proves("meeting-agenda")]
    [Proves("both-prepare")]
    public async Task The_mentee_owns_the_agenda_and_the_mentor_suggests()
    {
        var world = await World.Running(Host);
        var pair = await world.AtWork();
        var meeting = await Plan(pair);
        (await pair.Mentor.Caller.Get($"{meeting}/agenda")).Is(404);
        Assert.Equal("From the mentor", (await pair.Mentor.Caller.Post($"{meeting}/agenda/suggestions", new { text = "From the mentor" })).Is(200).Body!["suggestions"]![0]!.ToString());
        (await pair.Mentor.Caller.Put($"{meeting}/agenda", new { items = new[] { "Mine" } }, ("If-Match", "*"))).ForbiddenBy("mentee-sets-agenda");
        (await pair.Mentee.Caller.Put($"{meeting}/agenda", new { items = new[] { "Mine" } })).Is(428);
        var set = (await pair.Mentee.Caller.Replace($"{meeting}/agenda", new { items = new[] { "Mine", "From the mentor" } })).Is(200);
        Assert.Equal(2, set.Body!["items"]!.AsArray().Count);
        Assert.Empty(set.Body!["suggestions"]!.AsArray());
        (await pair.Mentor.Caller.Post($"{meeting}/preparation")).Is(200);
        Assert.Equal("""["mentor","mentee"]""", (await pair.Mentee.Caller.Post($"{meeting}/preparation")).Is(200).Body!["prepared"]!.ToJsonString());
        (await world.Coordinator.Caller.Get($"{meeting}/agenda")).Is(404);

        await world.Set(new Dictionary<string, object> { ["agenda.owner"] = "joint" });
        (await pair.Mentor.Caller.Replace($"{meeting}/agenda", new { items = new[] { "Ours" } })).Is(200);
    }

    private static async Task<string> Plan(Pair pair, bool accepted = false, double hours = 240)
    {
        var meeting = "/v1/meetings/" + (await pair.Mentee.Caller.Post($"/v1/relationships/{pair.Relationship}/meetings", Slot(hours))).Is(201).Id;
        if (accepted) (await pair.Mentor.Caller.Post($"{meeting}/acceptance")).Is(200);
        return meeting;
    }

    private static string IdOf(string path) => path.Split('/')[^1];

    public sealed class Sqlite(SharedSqlite host) : MeetingTests(host), IClassFixture<SharedSqlite>;

    public sealed class Postgres(SharedPostgres host) : MeetingTests(host), IClassFixture<SharedPostgres>;
}
