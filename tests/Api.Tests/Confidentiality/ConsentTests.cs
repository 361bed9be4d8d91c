using System.Text.Json.Nodes;
using Mentoring.Api.Tests.Hosting;
using Mentoring.Tests;
using Xunit;

namespace Mentoring.Api.Tests.Confidentiality;

/// <summary>What goes out goes to one receiver, by the word of the one who may, and no longer than they say so.</summary>
public abstract class ConsentTests(Hosted host) : HostedTests(host)
{
    private static object To(string receiver) => new { receiver = new { @as = receiver } };

    [Fact]
    [Proves("mentee-may-update-manager")]
    [Proves("progress-statement-content")]
    [Proves("manager-no-confidential-content")]
    [Proves("disclosure-by-agreement")]
    [Proves("link-to-development-planning")]
    public async Task A_progress_statement_is_the_mentees_alone_to_write_to_release_and_to_take_back()
    {
        var world = await World.Running(Host);
        var pair = await world.AtWork();
        var path = $"/v1/relationships/{pair.Relationship}/progress-statements";
        (await pair.Mentor.Caller.Post(path, new { progress = "All is well." })).ForbiddenBy("mentee-may-update-manager");
        (await world.Coordinator.Caller.Post(path, new { progress = "All is well." })).ForbiddenBy("mentee-may-update-manager");
        (await world.Manager.Caller.Post(path, new { progress = "All is well." })).Is(404);
        Assert.Equal(["/progress"], (await pair.Mentee.Caller.Post(path, new { nextSteps = " " })).Is(422).Pointers);

        var written = (await pair.Mentee.Caller.Post(path, new { progress = "Surer." })).Is(201);
        Assert.Equal(["progress-statement-content"], written.Warnings);
        var statement = $"/v1/progress-statements/{written.Id}";
        (await pair.Mentee.Caller.Put(statement, new { progress = "Surer of myself." })).Is(428);
        (await pair.Mentee.Caller.Replace(statement, new { needsAddressed = "Debt.", progress = "Surer.", nextSteps = "More.", useInJob = "Daily." })).Is(200);
        Caller[] others = [world.Manager.Caller, pair.Mentor.Caller, world.Coordinator.Caller, world.Director.Caller, world.Admin];
        foreach (var other in others) (await other.Get(statement)).Is(404);
        foreach (var other in others) (await other.Post($"{statement}/releases", To("lineManager"))).Is(404);

        var consent = (await pair.Mentee.Caller.Post($"{statement}/releases", To("lineManager"))).Is(201);
        Assert.Equal(consent.Id, (await pair.Mentee.Caller.Post($"{statement}/releases", To("lineManager"))).Is(201).Id);
        var read = (await world.Manager.Caller.Get(statement)).Is(200);
        Assert.Contains("statementReleased", await World.Told(world.Manager.Caller, consent.Id));
        foreach (var other in others[1..]) (await other.Get(statement)).Is(404);
        (await pair.Mentee.Caller.Replace(statement, new { progress = "Otherwise." })).RefusedBy("life-cycle-step");

        // Both of the two see the consent; the mentor cannot take it back, and the receiver neither.
        (await pair.Mentor.Caller.Get($"/v1/consents/{consent.Id}")).Is(200);
        (await pair.Mentor.Caller.Post($"/v1/consents/{consent.Id}/withdrawal")).ForbiddenBy("disclosure-by-agreement");
        (await world.Manager.Caller.Post($"/v1/consents/{consent.Id}/withdrawal")).ForbiddenBy("disclosure-by-agreement");
        (await pair.Mentee.Caller.Post($"/v1/consents/{consent.Id}/withdrawal")).Is(200);
        (await world.Manager.Caller.Get(statement, ("If-None-Match", read.ETag!))).Is(404);
        (await world.Manager.Caller.Get($"/v1/consents/{consent.Id}")).Is(404);
        (await pair.Mentee.Caller.Post($"/v1/consents/{consent.Id}/withdrawal")).RefusedBy("life-cycle-step");

        foreach (var (receiver, caller) in ((string, Caller)[])[("partner", pair.Mentor.Caller)])
        {
            (await pair.Mentee.Caller.Post($"{statement}/releases", To(receiver))).Is(201);
            (await caller.Get(statement)).Is(200);
        }
        Assert.Equal(["/receiver/person"], (await pair.Mentee.Caller.Post($"{statement}/releases", To("coordinator"))).Is(422).Pointers);
        Assert.Equal(["/receiver/person"], (await pair.Mentee.Caller.Post($"{statement}/releases", new { receiver = new { @as = "coordinator", person = world.Manager.Id } })).Is(422).Pointers);
        (await pair.Mentee.Caller.Post($"{statement}/releases", new { receiver = new { @as = "coordinator", person = world.Coordinator.Id } })).Is(201);
        (await world.Coordinator.Caller.Get(statement)).Is(200);
    }

    [Fact]
    [Proves("manager-no-confidential-content")]
    public async Task A_manager_who_is_no_longer_the_manager_reads_nothing_more_from_the_next_request_on()
    {
        var world = await World.Running(Host);
        var pair = await world.AtWork();
        var statement = "/v1/progress-statements/" + (await pair.Mentee.Caller.Post($"/v1/relationships/{pair.Relationship}/progress-statements", new { progress = "Surer." })).Is(201).Id;
        (await pair.Mentee.Caller.Post($"{statement}/releases", To("lineManager"))).Is(201);
        (await world.Manager.Caller.Get(statement)).Is(200);
        var next = await world.Person("next-manager", "director");
        await world.Person(pair.Mentee.Person.ExternalId, "next-manager");
        (await world.Manager.Caller.Get(statement)).Is(404);
        // The word was given to one person: who follows them reads nothing by it.
        (await next.Caller.Get(statement)).Is(404);
    }

    [Fact]
    [Proves("disclosure-by-agreement")]
    [Proves("non-reporting-relationship")]
    public async Task A_client_reads_what_was_released_to_it_and_nothing_else()
    {
        var world = await World.Running(Host);
        var pair = await world.AtWork();
        var client = $"{world.Organisation}-hr-file";
        object Registered(params string[] scopes) => new { name = "HR file", purpose = "Keeps development records.", scopes, organisations = new[] { world.Organisation } };
        var statement = "/v1/progress-statements/" + (await pair.Mentee.Caller.Post($"/v1/relationships/{pair.Relationship}/progress-statements", new { progress = "Surer." })).Is(201).Id;
        var release = new { receiver = new { @as = "client", client } };
        Assert.Equal(["/receiver/client"], (await pair.Mentee.Caller.Post($"{statement}/releases", release)).Is(422).Pointers);
        (await world.Admin.Put($"/v1/clients/{client}", Registered("completions.read"))).Is(200);
        Assert.Equal(["/receiver/client"], (await pair.Mentee.Caller.Post($"{statement}/releases", release)).Is(422).Pointers);
        (await world.Admin.Put($"/v1/clients/{client}", Registered("releases.read"))).Is(200);
        var file = await world.Token(new { client });
        (await file.Get(statement)).Is(404);
        var consent = (await pair.Mentee.Caller.Post($"{statement}/releases", release)).Is(201).Id;
        (await file.Get(statement)).Is(200);
        Assert.Single((await file.Get("/v1/progress-statements")).Is(200).Items);
        (await file.Get($"/v1/relationships/{pair.Relationship}")).Is(403);
        // No person receives it: it is not for all who sign in without being one.
        (await world.Admin.Get($"/v1/consents/{consent}")).Is(404);
        Assert.DoesNotContain(consent, (await world.Admin.Get("/v1/consents")).Text, StringComparison.Ordinal);
        (await pair.Mentee.Caller.Post($"/v1/consents/{consent}/withdrawal")).Is(200);
        (await file.Get(statement)).Is(404);
    }

    [Fact]
    [Proves("annual-review-needs-both")]
    public async Task An_item_for_the_annual_review_needs_two_keys_and_the_mentee_begins()
    {
        var world = await World.Running(Host);
        var pair = await world.AtWork();
        var path = $"/v1/relationships/{pair.Relationship}/annual-review-items";
        var item = new { text = "Leads the debt team's intake.", receiver = new { @as = "lineManager" } };
        (await pair.Mentor.Caller.Post(path, item)).ForbiddenBy("annual-review-needs-both");
        Assert.Equal(["/receiver/as", "/text"], (await pair.Mentee.Caller.Post(path, new { text = "", receiver = new { @as = "partner" } })).Is(422).Pointers.Order(StringComparer.Ordinal));
        var (agreed, refused) = (await Ask(), await Ask());
        (await world.Manager.Caller.Get(agreed)).Is(404);
        (await pair.Mentee.Caller.Post($"{agreed}/answer", new { agree = true })).ForbiddenBy("annual-review-needs-both");
        (await pair.Mentor.Caller.Post($"{agreed}/answer", new { agree = true })).Is(200);
        Assert.Equal("refused", (await pair.Mentor.Caller.Post($"{refused}/answer", new { agree = false })).Is(200)["status"]);
        (await world.Manager.Caller.Get(agreed)).Is(200);
        Assert.Single((await world.Manager.Caller.Get("/v1/annual-review-items")).Is(200).Items);
        foreach (var other in (Caller[])[world.Coordinator.Caller, world.Director.Caller, world.Admin]) (await other.Get(agreed)).Is(404);
        (await world.Manager.Caller.Get(refused)).Is(404);
        (await pair.Mentor.Caller.Post($"{agreed}/withdrawal")).ForbiddenBy("disclosure-by-agreement");
        (await pair.Mentee.Caller.Post($"{agreed}/withdrawal")).Is(200);
        (await world.Manager.Caller.Get(agreed)).Is(404);

        async Task<string> Ask() => "/v1/annual-review-items/" + (await pair.Mentee.Caller.Post(path, item)).Is(201).Id;
    }

    [Fact]
    [Proves("no-talk-to-manager-without-mentee")]
    public async Task The_mentor_may_ask_to_talk_with_the_manager_and_the_mentee_says_whether()
    {
        var world = await World.Running(Host);
        var pair = await world.AtWork();
        var path = $"/v1/relationships/{pair.Relationship}";
        (await pair.Mentor.Caller.Post($"{path}/consents", new { subject = "talkToLineManager", receiver = new { @as = "partner" } })).ForbiddenBy("no-talk-to-manager-without-mentee");
        (await pair.Mentee.Caller.Post($"{path}/consent-requests", new { subject = "talkToLineManager" })).ForbiddenBy("no-talk-to-manager-without-mentee");
        var asked = (await pair.Mentor.Caller.Post($"{path}/consent-requests", new { subject = "talkToLineManager" })).Is(201);
        Assert.Equal("requested", asked["status"]);
        Assert.Equal(["consentRequested"], await World.Told(pair.Mentee.Caller, asked.Id));
        Assert.Equal(asked.Id, (await pair.Mentor.Caller.Post($"{path}/consent-requests", new { subject = "talkToLineManager" })).Is(201).Id);
        (await pair.Mentor.Caller.Post($"/v1/consents/{asked.Id}/answer", new { grant = true })).ForbiddenBy("disclosure-by-agreement");
        Assert.Equal("refused", (await pair.Mentee.Caller.Post($"/v1/consents/{asked.Id}/answer", new { grant = false })).Is(200)["status"]);
        (await pair.Mentee.Caller.Post($"/v1/consents/{asked.Id}/answer", new { grant = true })).RefusedBy("life-cycle-step");
    }

    /// <summary>Nothing that a mentor can call takes something of the relationship to a manager.</summary>
    [Fact]
    [Proves("no-talk-to-manager-without-mentee")]
    public async Task Every_road_to_a_manager_is_closed_to_the_mentor()
    {
        var world = await World.Running(Host);
        var pair = await world.AtWork();
        var path = $"/v1/relationships/{pair.Relationship}";
        var log = (await pair.Mentor.Caller.Post($"{path}/reflective-logs", new { on = "2026-02-03", learning = "Much." })).Is(201).Id;
        foreach (var receiver in (string[])["lineManager", "client"])
            Assert.Equal(["/receiver/as"], (await pair.Mentor.Caller.Post($"{path}/consents", new { subject = "reflectiveLog", item = log, receiver = new { @as = receiver } })).Is(422).Pointers);
        foreach (var subject in (string[])["progressStatement", "contributionStatement"])
            Assert.Equal(["/subject"], (await pair.Mentor.Caller.Post($"{path}/consents", new { subject, receiver = new { @as = "lineManager" } })).Is(422).Pointers);
    }

    [Fact]
    [Flips("reflectiveLog.readers")]
    [Proves("reflective-log-readers")]
    [Proves("mentee-keeps-confidence")]
    public async Task A_reflective_log_is_read_by_whom_its_author_names_one_entry_or_all()
    {
        var world = await World.Running(Host);
        var pair = await world.AtWork();
        var path = $"/v1/relationships/{pair.Relationship}";
        async Task<string> Write(Participant who) => (await who.Caller.Post($"{path}/reflective-logs", new { on = "2026-02-03", learning = "Something." })).Is(201).Id;
        async Task<int> Seen(Caller who) => (await who.Get($"{path}/reflective-logs")).Is(200).Items.Count;
        var (first, _, mentors) = (await Write(pair.Mentee), await Write(pair.Mentee), await Write(pair.Mentor));
        object Consent(string receiver, string? item = null, string? person = null) => new { subject = "reflectiveLog", item, receiver = new { @as = receiver, person } };

        Assert.Equal(["/item"], (await pair.Mentee.Caller.Post($"{path}/consents", Consent("partner", mentors))).Is(422).Pointers);
        (await pair.Mentee.Caller.Post($"{path}/consents", Consent("partner", first))).Is(201);
        Assert.Equal((1 + 1, 1 + 1), (await Seen(pair.Mentor.Caller), await Seen(pair.Mentee.Caller)));
        (await pair.Mentor.Caller.Get($"/v1/reflective-logs/{first}")).Is(200);
        (await pair.Mentor.Caller.Delete($"/v1/reflective-logs/{first}")).Is(403);
        (await pair.Mentor.Caller.Replace($"/v1/reflective-logs/{first}", new { on = "2026-02-03", learning = "Mine." })).Is(403);

        var all = (await pair.Mentee.Caller.Post($"{path}/consents", Consent("coordinator", person: world.Coordinator.Id))).Is(201).Id;
        Assert.Equal(2, await Seen(world.Coordinator.Caller));
        await Write(pair.Mentee);
        Assert.Equal(3, await Seen(world.Coordinator.Caller));
        var page = (await world.Coordinator.Caller.Get($"{path}/reflective-logs?limit=1")).Is(200);
        (await pair.Mentee.Caller.Post($"/v1/consents/{all}/withdrawal")).Is(200);
        Assert.Equal(0, await Seen(world.Coordinator.Caller));
        // A cursor from before opens nothing either.
        Assert.Empty((await world.Coordinator.Caller.Get($"{path}/reflective-logs?limit=1&cursor={page["next"]}")).Is(200).Items);

        // The programme lets fewer people read: what was given falls, and nothing new is given.
        await world.Set(new Dictionary<string, object> { ["reflectiveLog.readers"] = "authorOnly" });
        (await pair.Mentor.Caller.Get($"/v1/reflective-logs/{first}")).Is(404);
        (await pair.Mentee.Caller.Post($"{path}/consents", Consent("partner", first))).RefusedBy("reflective-log-readers");
        await world.Set(new Dictionary<string, object> { ["reflectiveLog.readers"] = "authorAndConsented" });
        (await pair.Mentor.Caller.Get($"/v1/reflective-logs/{first}")).Is(404);
    }

    [Fact]
    [Proves("mentor-recognition-facts-only")]
    public async Task A_mentors_contribution_is_stated_in_facts_and_released_by_the_mentor()
    {
        var world = await World.Running(Host);
        var pair = await world.AtWork();
        var path = $"{world.ProgrammePath}/contribution-statements";
        (await pair.Mentor.Caller.Post(path, new { person = pair.Mentor.Person.Id })).Is(403);
        Assert.Equal(["/person"], (await world.Coordinator.Caller.Post(path, new { person = pair.Mentee.Person.Id })).Is(422).Pointers);
        var issued = (await world.Coordinator.Caller.Post(path, new { person = pair.Mentor.Person.Id })).Is(201);
        Assert.Equal(["from", "id", "issuedOn", "mentor", "programme", "relationships", "trainingDays", "until", "version"],
            issued.Body!.AsObject().Select(x => x.Key).Order(StringComparer.Ordinal));
        Assert.Equal((1, 1m), (issued.Body!["relationships"]!.GetValue<int>(), issued.Body["trainingDays"]!.GetValue<decimal>()));
        var statement = $"/v1/contribution-statements/{issued.Id}";
        foreach (var other in (Caller[])[world.Manager.Caller, pair.Mentee.Caller, world.Admin]) (await other.Get(statement)).Is(404);
        (await world.Coordinator.Caller.Post($"{statement}/releases", To("lineManager"))).ForbiddenBy("disclosure-by-agreement");
        Assert.Equal(["/receiver/as"], (await pair.Mentor.Caller.Post($"{statement}/releases", To("partner"))).Is(422).Pointers);
        (await pair.Mentor.Caller.Post($"{statement}/releases", To("lineManager"))).Is(201);
        (await world.Manager.Caller.Get(statement)).Is(200);
    }

    [Fact]
    [Proves("log-readers")]
    [Proves("disclosure-by-agreement")]
    public async Task A_programme_or_an_agreement_that_lets_fewer_people_read_takes_back_what_they_had()
    {
        var world = await World.Running(Host);
        await world.Set(new Dictionary<string, object> { ["log.forwarding"] = "onCompletion" });
        JsonObject With(JsonObject terms, params string[] recipients)
        {
            terms["recipients"] = new JsonArray([.. recipients.Select(x => (JsonNode)x)]);
            return terms;
        }

        var pair = await world.AtWork(terms: x => With(x, "parties", "coordinator"));
        var log = await Logged();
        (await world.Coordinator.Caller.Get(log)).Is(200);
        await world.Agree(pair, x => With(x, "parties"));
        (await world.Coordinator.Caller.Get(log)).Is(404);
        await world.Agree(pair, x => With(x, "parties", "coordinator"));
        (await world.Coordinator.Caller.Get(log)).Is(404);
        var second = await Logged();
        (await world.Coordinator.Caller.Get(second)).Is(200);
        await world.Set(new Dictionary<string, object> { ["log.readers"] = "partiesOnly" });
        (await world.Coordinator.Caller.Get(second)).Is(404);
        await world.Set(new Dictionary<string, object> { ["log.readers"] = "partiesAndCoordinator" });
        (await world.Coordinator.Caller.Get(second)).Is(404);
        (await pair.Mentee.Caller.Get(second)).Is(200);

        async Task<string> Logged()
        {
            var meeting = (await pair.Mentee.Caller.Post($"/v1/relationships/{pair.Relationship}/held-meetings", new { startsAt = "2026-02-03T09:00:00Z", minutes = 75, method = "video" })).Is(201).Id;
            var path = $"/v1/meetings/{meeting}/log";
            (await pair.Mentee.Caller.Put(path, new { topics = new[] { "A topic" } })).Is(200);
            (await pair.Mentee.Caller.Post($"{path}/completion")).Is(200);
            (await pair.Mentor.Caller.Post($"{path}/confirmation")).Is(200);
            return path;
        }
    }

    public sealed class Sqlite(SharedSqlite host) : ConsentTests(host), IClassFixture<SharedSqlite>;

    public sealed class Postgres(SharedPostgres host) : ConsentTests(host), IClassFixture<SharedPostgres>;
}
