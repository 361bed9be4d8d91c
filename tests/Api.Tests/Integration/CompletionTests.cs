using System.Text.Json.Nodes;
using Mentoring.Api.Tests.Exports;
using Mentoring.Api.Tests.Hosting;
using Mentoring.Domain.Confidentiality;
using Mentoring.Tests;
using Xunit;
using Caller = Mentoring.Api.Tests.Hosting.Caller;

namespace Mentoring.Api.Tests.Integration;

/// <summary>What learning systems are told: who completed what, each under an id that stays, and no word of what passed.</summary>
public abstract class CompletionTests(Hosted host) : HostedTests(host)
{
    [Fact]
    public async Task Training_and_induction_are_told_with_ids_days_zone_and_hours()
    {
        var world = await World.Running(Host);
        var (mentor, mentee) = (await world.Accepted("mentor"), await world.Accepted("mentee"));
        await Train(world, mentor, new { kind = "mentorTraining", form = "workshop", heldOn = "2026-01-10", days = 1.5, hours = 9.5, timeZone = "Europe/London" });
        await Train(world, mentee, World.Training("mentee"));
        var told = await Told(world.Hr, 2);
        Assert.Equal(2, told.Items.Count);
        var one = told.Of(mentor);
        Assert.Equal((world.Organisation, mentor.Person.ExternalId, mentor.Person.Id), (one["person"]!["organisation"]!.ToString(), one["person"]!["externalId"]!.ToString(), one["person"]!["id"]!.ToString()));
        Assert.Equal(($"{world.Programme}.mentorTraining", "mentorTraining", "Mentor training"), (one["activity"]!["id"]!.ToString(), one["activity"]!["kind"]!.ToString(), one["activity"]!["title"]!.ToString()));
        Assert.Equal(("2026-01-10", "2026-01-10", "Europe/London", 9.5m, 1.5m), (one["startedOn"]!.ToString(), one["completedOn"]!.ToString(), one["timeZone"]!.ToString(), one["hours"]!.GetValue<decimal>(), one["days"]!.GetValue<decimal>()));
        Assert.Equal(("completed", false, 1), (one["status"]!.ToString(), one["voided"]!.GetValue<bool>(), one["version"]!.GetValue<int>()));
        Assert.Equal((world.Programme, "A programme"), (one["programme"]!["id"]!.ToString(), one["programme"]!["name"]!.ToString()));
        Assert.Equal(("menteeInduction", "UTC"), (told.Of(mentee)["activity"]!["kind"]!.ToString(), told.Of(mentee)["timeZone"]!.ToString()));
        Assert.Equal(["activity", "changedAt", "completedOn", "days", "hours", "id", "person", "programme", "startedOn", "status", "timeZone", "version", "voided"],
            one.AsObject().Where(x => x.Value is not null).Select(x => x.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_is_taken_back_comes_again_voided_under_the_same_id()
    {
        var world = await World.Running(Host);
        var mentor = await world.Accepted("mentor");
        var mistake = await Train(world, mentor, World.Training("mentor"));
        var before = await Told(world.Hr, 1);
        (await mentor.Caller.Delete($"/v1/training-records/{mistake}")).Is(403);
        (await world.Coordinator.Caller.Delete($"/v1/training-records/{mistake}")).Is(204);
        (await world.Coordinator.Caller.Get($"/v1/training-records/{mistake}")).Is(404);
        (await mentor.Caller.Post($"/v1/applications/{mentor.Application}/confirmation")).RefusedBy("mentor-training-before-match");
        var after = await Told(world.Hr, 1, before.Since);
        Assert.Equal((before.Items[0]!["id"]!.ToString(), true, 2), (after.Items[0]!["id"]!.ToString(), after.Items[0]!["voided"]!.GetValue<bool>(), after.Items[0]!["version"]!.GetValue<int>()));
        Assert.Empty((await Told(world.Hr, 0, after.Since)).Items);
        Assert.Single((await Told(world.Hr, 1)).Items);
    }

    [Fact]
    [Proves("mentor-training-before-match")]
    [Proves("mentee-induction-before-match")]
    public async Task Whoever_is_open_for_matching_stays_prepared()
    {
        var world = await World.Running(Host);
        foreach (var (role, rule) in ((string, string)[])[("mentor", "mentor-training-before-match"), ("mentee", "mentee-induction-before-match")])
        {
            var ready = await world.Available(role);
            var training = (await world.Coordinator.Caller.Get($"/v1/applications/{ready.Application}/training")).Is(200).Items.Single()!["id"]!.ToString();
            (await world.Coordinator.Caller.Delete($"/v1/training-records/{training}")).RefusedBy(rule);
            await Train(world, ready, World.Training(role));
            (await world.Coordinator.Caller.Delete($"/v1/training-records/{training}")).Is(204);
        }
    }

    [Fact]
    public async Task Guidance_is_completed_when_it_was_acknowledged_and_names_its_version()
    {
        var world = await World.Running(Host);
        var mentee = await world.Accepted("mentee");
        var record = await Train(world, mentee, new { kind = "menteeInduction", form = "guidanceSheet", heldOn = "2026-01-10", document = world.Documents["menteeGuidance"] });
        var begin = (await world.Hr.Get("/v1/completions")).Is(200);
        Assert.Empty(begin.Items);
        for (var i = 0; i < 2; i++) (await mentee.Caller.Post($"/v1/training-records/{record}/acknowledgement")).Is(200);
        var one = (await Told(world.Hr, 1, begin["since"])).Items.Single()!;
        Assert.Equal((1, 1, "2026-01-10"), (one["activity"]!["version"]!.GetValue<int>(), one["version"]!.GetValue<int>(), one["startedOn"]!.ToString()));
        Assert.Matches(@"^20\d\d-\d\d-\d\d$", one["completedOn"]!.ToString());
    }

    [Fact]
    [Proves("non-reporting-relationship")]
    [Proves("disclosure-by-agreement")]
    public async Task That_somebody_takes_part_is_told_to_the_client_that_they_name_and_taken_back()
    {
        var world = await World.Running(Host);
        var pair = await world.AtWork();
        var (lms, other) = (await Client(world, "lms", "completions.read", "events.read"), await Client(world, "other", "completions.read", "events.read"));
        var (start, others) = (await Told(lms, 2), await Told(other, 2));
        var consents = $"/v1/relationships/{pair.Relationship}/consents";
        Assert.Equal(["/receiver/as"], (await pair.Mentee.Caller.Post(consents, new { subject = "participation", receiver = new { @as = "partner" } })).Is(422).Pointers);
        Assert.Equal(["/receiver/client"], (await pair.Mentee.Caller.Post(consents, To($"{world.Organisation}-none"))).Is(422).Pointers);
        var consent = (await pair.Mentee.Caller.Post(consents, To($"{world.Organisation}-lms"))).Is(201).Id;

        var begun = await Told(lms, 1, start.Since);
        var one = begun.Of(pair.Mentee);
        Assert.Equal(("participation", "inProgress", false), (one["activity"]!["kind"]!.ToString(), one["status"]!.ToString(), one["voided"]!.GetValue<bool>()));
        Assert.Equal((null, null, false), (one["completedOn"]?.ToString(), one["hours"]?.ToString(), one["startedOn"] is null));
        foreach (var secret in (string[])[pair.Relationship, pair.Mentor.Person.Id, pair.Mentor.Person.ExternalId, "oneToOne", "mentee", "role"]) Assert.DoesNotContain(secret, one.ToJsonString(), StringComparison.Ordinal);

        (await pair.Mentee.Caller.Post($"/v1/relationships/{pair.Relationship}/ending", new { kind = "objectivesMet" })).Is(200);
        var ended = await Told(lms, 1, begun.Since);
        Assert.Equal((one["id"]!.ToString(), "completed", false), (ended.Of(pair.Mentee)["id"]!.ToString(), ended.Of(pair.Mentee)["status"]!.ToString(), ended.Of(pair.Mentee)["completedOn"] is null));

        (await pair.Mentee.Caller.Post($"/v1/consents/{consent}/withdrawal")).Is(200);
        var withdrawn = await Told(lms, 1, ended.Since);
        Assert.Equal((true, null, null), (withdrawn.Of(pair.Mentee)["voided"]!.GetValue<bool>(), withdrawn.Of(pair.Mentee)["startedOn"]?.ToString(), withdrawn.Of(pair.Mentee)["completedOn"]?.ToString()));
        (await pair.Mentee.Caller.Post(consents, To($"{world.Organisation}-lms"))).Is(201);
        var again = await Told(lms, 1, withdrawn.Since);
        Assert.Equal((one["id"]!.ToString(), false, "completed"), (again.Of(pair.Mentee)["id"]!.ToString(), again.Of(pair.Mentee)["voided"]!.GetValue<bool>(), again.Of(pair.Mentee)["status"]!.ToString()));

        // Nobody else's client hears of it, by either feed.
        Assert.Empty((await Told(other, 0, others.Since)).Items);
        Assert.DoesNotContain(one["id"]!.ToString(), (await other.Get("/v1/changes?limit=200")).Is(200).Text, StringComparison.Ordinal);

        static object To(string client) => new { subject = "participation", receiver = new { @as = "client", client } };
    }

    [Fact]
    public async Task A_client_reads_those_of_its_organisations_under_its_own_scope()
    {
        var (world, elsewhere) = (await World.Running(Host), await World.Running(Host));
        await world.Available("mentor");
        await elsewhere.Available("mentor");
        Assert.All((await Told(world.Hr, 1)).Items, x => Assert.Equal(world.Organisation, x!["person"]!["organisation"]!.ToString()));
        (await (await Client(world, "no-scope", "events.read")).Get("/v1/completions")).Is(403);
        (await world.Coordinator.Caller.Get("/v1/completions")).Is(403);
        (await world.Nobody.Get("/v1/completions")).Is(401);
        var token = (await Told(world.Hr, 1)).Since;
        foreach (var (caller, path) in ((Caller, string)[])[(elsewhere.Hr, "/v1/completions"), (world.Hr, "/v1/changes")])
            Assert.Equal(["?since"], (await caller.Get($"{path}?since={token}")).Is(400).Pointers);
    }

    /// <summary>Without it, what another organisation completed before the client acted for it would never be told.</summary>
    [Fact]
    public async Task Whoever_acts_for_more_begins_again()
    {
        var (world, elsewhere) = (await World.Running(Host), await World.Running(Host));
        await elsewhere.Available("mentor");
        var lms = await Client(world, "lms", "completions.read");
        var token = (await lms.Get("/v1/completions")).Is(200)["since"];
        (await world.Admin.Put($"/v1/clients/{world.Organisation}-lms", Registered([world.Organisation, elsewhere.Organisation], "completions.read"))).Is(200);
        Assert.Equal("/problems/sync-token-expired", (await lms.Get($"/v1/completions?since={token}")).Is(410)["type"]);
        Assert.Single((await Told(lms, 1)).Items);
    }

    [Fact]
    public async Task Pages_lead_to_the_end_and_every_night_to_what_is_new()
    {
        var world = await World.Running(Host);
        var mentor = await world.Accepted("mentor");
        for (var day = 1; day <= 5; day++) await Train(world, mentor, new { kind = "refresher", form = "workshop", heldOn = $"2026-01-1{day}", days = 0.5 });
        await Told(world.Hr, 5);
        var (seen, since, more) = (new List<string>(), (string?)null, true);
        while (more)
        {
            var page = (await world.Hr.Get($"/v1/completions?limit=2{(since is null ? "" : $"&since={since}")}")).Is(200);
            Assert.Equal(page["since"], page.Headers.GetValues("Next-Since").Single());
            (since, more) = (page["since"], page.Body!["more"]!.GetValue<bool>());
            Assert.Equal(more, page.Headers.TryGetValues("Link", out var link));
            if (more) Assert.Contains($"since={since}>; rel=\"next\"", link!.Single(), StringComparison.Ordinal);
            seen.AddRange(page.Items.Select(x => x!["id"]!.ToString()));
        }
        Assert.Equal((5, 5), (seen.Count, seen.Distinct().Count()));
        await Train(world, mentor, new { kind = "refresher", form = "workshop", heldOn = "2026-01-20", days = 0.5 });
        Assert.Equal("2026-01-20", (await Told(world.Hr, 1, since)).Items.Single()!["completedOn"]!.ToString());
    }

    [Fact]
    public async Task As_csv_it_is_plain_rows_and_formulas_are_escaped()
    {
        var world = await World.Running(Host);
        var mentor = await world.Accepted("mentor", await world.Person("+44,1"[..3] + "x"));
        await Train(world, mentor, World.Training("mentor"));
        await Told(world.Hr, 1);
        var answer = await world.Hr.Get("/v1/completions", ("Accept", "text/csv"));
        Assert.Equal(("text/csv; charset=utf-8", "Accept"), (answer.Is(200).ContentHeaders.ContentType!.ToString(), string.Join(',', answer.Headers.Vary)));
        var lines = answer.Text.Split("\r\n");
        Assert.Equal((3, ""), (lines.Length, lines[2]));
        Assert.StartsWith("completionId,version,status,voided,organisation,personExternalId,", lines[0], StringComparison.Ordinal);
        var cells = lines[1].Split(',');
        Assert.Equal([mentor.Person.Id, $"{world.Programme}.mentorTraining", "mentorTraining", "Mentor training", "", world.Programme, "A programme", "2026-01-10", "2026-01-10", "UTC", "", "1"], cells[6..18]);
        Assert.Equal(["1", "completed", "false", world.Organisation, "\"'+44x\""], cells[1..6]);
        Assert.Equal(lines[0].Count(x => x == ','), lines[1].Count(x => x == ','));
        Assert.NotEmpty(answer.Headers.GetValues("Next-Since").Single());
        Assert.Equal("application/json", (await world.Hr.Get("/v1/completions", ("Accept", "text/csv;q=0.1, application/json"))).Is(200).ContentHeaders.ContentType!.MediaType);
    }

    [Fact]
    public async Task As_a_data_set_it_is_the_rows_of_a_programme_whose_days_lie_in_the_period()
    {
        var world = await World.Running(Host);
        var mentor = await world.Accepted("mentor");
        await Train(world, mentor, World.Training("mentor"));
        await Train(world, mentor, new { kind = "refresher", form = "workshop", heldOn = "2025-12-31", days = 0.5 });
        var lms = await Client(world, "lms", "completions.read");
        const string purpose = "Keeps training records.";
        var made = await Exporting.Export(lms, Exporting.Body(world, "completions", "csv", purpose));
        var lines = System.Text.Encoding.UTF8.GetString(made.Rows.Value).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(("completions.csv", 2), (made.Rows.Key, lines.Length));
        Assert.EndsWith($",1,completed,false,{world.Organisation},{mentor.Person.ExternalId},{world.Programme}.mentorTraining,mentorTraining,Mentor training,,2026-01-10,2026-01-10,UTC,,1", lines[1].TrimEnd('0').TrimEnd('.'), StringComparison.Ordinal);
        Assert.Equal(purpose, made.Manifest["purpose"]!.ToString());
        (await (await Client(world, "evaluation", "pilot-data.export")).Post("/v1/exports", Exporting.Body(world, "completions", "csv", purpose))).Is(403);
        (await world.Coordinator.Caller.Post("/v1/exports", Exporting.Body(world, "completions", "csv"))).Is(403);
        var elsewhere = await World.Running(Host);
        (await (await Client(elsewhere, "lms", "completions.read")).Post("/v1/exports", Exporting.Body(world, "completions", "csv", purpose))).Is(403);
    }

    [Fact]
    public async Task In_the_graph_it_is_the_same_feed()
    {
        var world = await World.Running(Host);
        await world.Available("mentor");
        await Told(world.Hr, 1);
        var answer = (await world.Hr.Query("{ completions(limit: 5) { since more items { id voided status activity { id kind title } person { externalId } } } changes(limit: 5) { since items { kind change version } } }")).Is(200);
        var told = (await world.Hr.Get("/v1/completions?limit=5")).Is(200);
        Assert.DoesNotContain("errors", answer.Text, StringComparison.Ordinal);
        Assert.EndsWith(told.Items[0]!["id"]!.ToString(), answer.Body!["data"]!["completions"]!["items"]![0]!["id"]!.ToString(), StringComparison.Ordinal);
        Assert.Equal(5, answer.Body["data"]!["changes"]!["items"]!.AsArray().Count);
    }

    private static async Task<string> Train(World world, Participant who, object training) =>
        (await world.Coordinator.Caller.Post($"/v1/applications/{who.Application}/training", training)).Is(201).Id;

    private static object Registered(string[] organisations, params string[] scopes) => new { name = "LMS", purpose = "Keeps training records.", scopes, organisations };

    internal static async Task<Caller> Client(World world, string name, params string[] scopes)
    {
        (await world.Admin.Put($"/v1/clients/{world.Organisation}-{name}", Registered([world.Organisation], scopes))).Is(200);
        return await world.Token(new { client = $"{world.Organisation}-{name}" });
    }

    private sealed record Feed(JsonArray Items, string Since)
    {
        public JsonNode Of(Participant who) => Items.Single(x => x!["person"]!["id"]!.ToString() == who.Person.Id)!;
    }

    /// <summary>What is new, once there are so many: a write anywhere in the server holds the feed back for as long as it runs.</summary>
    private static async Task<Feed> Told(Caller client, int count, string? since = null)
    {
        for (var tries = 0; ; tries++)
        {
            var answer = (await client.Get($"/v1/completions?limit=200{(since is null ? "" : $"&since={since}")}")).Is(200);
            if (answer.Items.Count >= count || tries > 500) return new(answer.Items, answer["since"]);
            await Task.Delay(20, Caller.Stop);
        }
    }

    public sealed class Sqlite(SharedSqlite host) : CompletionTests(host), IClassFixture<SharedSqlite>;

    public sealed class Postgres(SharedPostgres host) : CompletionTests(host), IClassFixture<SharedPostgres>;
}
