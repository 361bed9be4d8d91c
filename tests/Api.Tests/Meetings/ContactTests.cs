using System.Globalization;
using Mentoring.Api.Tests.Hosting;
using Mentoring.Tests;
using Xunit;

namespace Mentoring.Api.Tests.Meetings;

/// <summary>Contact between meetings and with the coordinator, and what is told when there is none. Moves the clock, so these have a host of their own.</summary>
public abstract class ContactTests(Hosted host) : HostedTests(host)
{
    [Fact]
    [Proves("in-between-contact-channel")]
    [Proves("exceptional-contact")]
    [Proves("medium-by-mutual-consent")]
    public async Task Contact_is_by_what_was_agreed_and_extra_contact_is_for_both_to_say()
    {
        var world = await World.Running(Host);
        var pair = await world.AtWork(terms: terms =>
        {
            terms["contactChannels"] = new System.Text.Json.Nodes.JsonArray("email");
            return terms;
        });
        var path = $"/v1/relationships/{pair.Relationship}/contacts";
        (await pair.Mentor.Caller.Post(path, new { channel = "telephone" })).RefusedBy("in-between-contact-channel");
        Assert.Equal(["/at"], (await pair.Mentor.Caller.Post(path, new { channel = "email", at = "2099-01-01T00:00:00Z" })).Is(422).Pointers);
        var usual = (await pair.Mentor.Caller.Post(path, new { channel = "email" })).Is(201);
        Assert.Equal("true", usual["agreed"]);
        Assert.DoesNotContain("email", usual.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(pair.Mentor.Person.Id, usual.Text, StringComparison.Ordinal);
        (await world.Coordinator.Caller.Get($"/v1/contacts/{usual.Id}")).Is(200);
        (await world.Coordinator.Caller.Post(path, new { channel = "email" })).Is(403);
        foreach (var other in (Caller[])[world.Manager.Caller, world.Director.Caller]) (await other.Get($"/v1/contacts/{usual.Id}")).Is(404);

        for (var i = 1; i <= 3; i++)
        {
            var extra = (await pair.Mentee.Caller.Post(path, new { channel = "email", exceptional = true })).Is(201);
            Assert.Equal(i == 3 ? ["exceptional-contact"] : [], extra.Warnings);
            Assert.Equal("false", extra["agreed"]);
            (await pair.Mentee.Caller.Post($"/v1/contacts/{extra.Id}/acceptance")).RefusedBy("medium-by-mutual-consent");
            Assert.Contains("extraContactAsked", await World.Told(pair.Mentor.Caller, extra.Id));
            Assert.Equal("true", (await pair.Mentor.Caller.Post($"/v1/contacts/{extra.Id}/acceptance")).Is(200)["agreed"]);
        }
        Assert.Equal(4, (await pair.Mentee.Caller.Get(path)).Is(200).Items.Count);
    }

    [Fact]
    [Proves("in-between-contact")]
    [Proves("coordinator-progress-contact")]
    [Proves("action-plan-early")]
    [Proves("action-plan-reviewed")]
    [Proves("undeliverable-action-notice")]
    [Proves("tool-review-date")]
    public async Task Silence_is_told_to_the_one_whose_turn_it_is()
    {
        var world = await World.Running(Host);
        await world.Set(new Dictionary<string, object?> { ["contact.intervalDays"] = 14, ["progress.intervalDays"] = 31, ["log.mode"] = "optional", ["meeting.overdueAfterDays"] = 92, ["commitment.hours"] = 1 });
        var start = TimeProvider.System.GetUtcNow();
        string Day(double days) => DateOnly.FromDateTime(start.AddDays(days).UtcDateTime).ToString("O", CultureInfo.InvariantCulture);
        var pair = await world.AtWork(terms: terms =>
        {
            (terms["startsOn"], terms["endsOn"], terms["contactDays"]) = (Day(0), Day(120), 10);
            return terms;
        });
        var path = $"/v1/relationships/{pair.Relationship}";
        await Days(world, start, 11);
        Assert.Equal(["in-between-contact"], await Flags(pair));
        Assert.Contains("attentionRaised", await World.Told(pair.Mentor.Caller, pair.Relationship));
        Assert.DoesNotContain("attentionRaised", await World.Told(pair.Mentee.Caller, pair.Relationship));
        (await pair.Mentor.Caller.Post($"{path}/contacts", new { channel = "telephone" })).Is(201);
        await Days(world, start, 12);
        Assert.Empty(await Flags(pair));

        // Extra contact counts when the other has agreed to it; a lines to the coordinator is the mentor's.
        foreach (var each in (int[])[12, 13])
            (await pair.Mentee.Caller.Post($"{path}/held-meetings", new { startsAt = start.AddDays(each).AddHours(-3).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture), minutes = 60, method = "video" })).Is(each == 12 ? 201 : 422);
        await Days(world, start, 20);
        var latest = (await pair.Mentee.Caller.Post($"{path}/held-meetings", new { startsAt = start.AddDays(19).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture), minutes = 60, method = "video" })).Is(201).Id;
        (await pair.Mentee.Caller.Put($"/v1/meetings/{latest}/agenda", new { items = new[] { "The plan" } })).Is(200);
        var overdue = (await pair.Mentee.Caller.Post($"{path}/actions", new { text = "Read on", owner = pair.Mentee.Person.Id, dueOn = Day(20) })).Is(201).Id;
        await Days(world, start, 32);
        Assert.Equal(["action-plan-early", "coordinator-progress-contact", "in-between-contact", "undeliverable-action-notice"], await Flags(pair));
        (await pair.Mentee.Caller.Post($"/v1/actions/{overdue}/risk")).Is(200);
        var update = (await pair.Mentor.Caller.Post($"{path}/progress-updates", new { text = "We have met twice, and it goes well." })).Is(201).Id;
        Assert.Contains("progressUpdateSent", await World.Told(world.Coordinator.Caller, update));
        foreach (var reader in (Caller[])[pair.Mentee.Caller, world.Coordinator.Caller]) (await reader.Get($"/v1/progress-updates/{update}")).Is(200);
        foreach (var other in (Caller[])[world.Manager.Caller, world.Director.Caller]) (await other.Get($"/v1/progress-updates/{update}")).Is(404);
        (await pair.Mentee.Caller.Post($"{path}/contacts", new { channel = "email" })).Is(201);
        (await pair.Mentee.Caller.Put($"{path}/action-plan", new { reviewOn = new[] { Day(40), Day(60) } })).Is(200);
        (await pair.Mentor.Caller.Post($"{path}/action-plan/confirmations", new { number = 1 })).Is(200);
        var plan = (await pair.Mentee.Caller.Post($"{path}/action-plan/confirmations", new { number = 1 })).Is(200)["id"]!;
        var sheet = (await pair.Mentee.Caller.Post($"{path}/tool-sheets", new { tool = "visioning", content = new { reviewOn = Day(40) } })).Is(201).Id;
        await Days(world, start, 33);
        Assert.Empty(await Flags(pair));

        // On its day both are reminded of a plan's review, once; its author of a sheet's.
        await Days(world, start, 41);
        await Days(world, start, 42);
        Assert.Single(await World.Told(pair.Mentor.Caller, plan), kind => kind == "progressReviewDue");
        Assert.Single(await World.Told(pair.Mentee.Caller, plan), kind => kind == "progressReviewDue");
        Assert.Equal(["progressReviewDue"], await World.Told(pair.Mentee.Caller, sheet));
        Assert.Empty(await World.Told(pair.Mentor.Caller, sheet));
        await Days(world, start, 61);
        Assert.Equal(2, (await World.Told(pair.Mentor.Caller, plan)).Count(kind => kind == "progressReviewDue"));

        await world.Set(new Dictionary<string, object?> { ["contact.intervalDays"] = null, ["progress.intervalDays"] = null });
        await Days(world, start, 80);
        Assert.Equal(["mentor-offers-other-setting", "participation-time-minimum", "relationship-review"], await Flags(pair));
    }

    private static async Task Days(World world, DateTimeOffset start, double days) => (await world.Nobody.Put("/dev/clock", new { now = start.AddDays(days) })).Is(200);

    private static async Task<List<string>> Flags(Pair pair) =>
        [.. (await pair.Mentee.Caller.Get($"/v1/attention?relationship={pair.Relationship}")).Is(200).Items.Select(x => x!["rule"]!.ToString()).Order(StringComparer.Ordinal)];

    public sealed class Sqlite(OnSqlite host) : ContactTests(host), IClassFixture<OnSqlite>;

    public sealed class Postgres(OnPostgres host) : ContactTests(host), IClassFixture<OnPostgres>;
}
