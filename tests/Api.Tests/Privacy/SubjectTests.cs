using System.Data.Common;
using System.Globalization;
using System.Text.Json.Nodes;
using Mentoring.Api.Tests.Hosting;
using Mentoring.Tests;
using Microsoft.Data.Sqlite;
using Npgsql;
using Xunit;

namespace Mentoring.Api.Tests.Privacy;

/// <summary>What people may ask about their own data. Moves the clock, so these have a host of their own.</summary>
public abstract class SubjectTests(Hosted host) : HostedTests(host)
{
    private static readonly DateTimeOffset Start = TimeProvider.System.GetUtcNow();

    [Fact]
    public async Task An_access_export_tells_every_table_with_its_purpose_and_none_of_the_partners_words()
    {
        var (world, owner, pair) = await Talking();
        var request = (await pair.Mentor.Caller.Post("/v1/subject-requests", new { kind = "access" })).Is(201);
        Assert.Equal("done", request["status"]);
        var path = $"/v1/subject-requests/{request.Id}/export";
        foreach (var who in (Caller[])[owner.Caller, pair.Mentee.Caller, world.Coordinator.Caller, world.Admin]) (await who.Get(path)).Is(404);
        (await owner.Caller.Get($"/v1/subject-requests/{request.Id}")).Is(200);
        (await world.Coordinator.Caller.Get($"/v1/subject-requests/{request.Id}")).Is(404);

        var export = (await pair.Mentor.Caller.Get(path)).Is(200);
        Assert.Equal(pair.Mentor.Person.Id, export["person"]);
        var tables = export.Body!["tables"]!.AsArray().ToDictionary(x => x!["name"]!.ToString(), x => x!, StringComparer.Ordinal);
        Assert.All(tables.Values, table => Assert.All((string[])["purpose", "receivers", "retention"], member => Assert.False(string.IsNullOrWhiteSpace(table[member]?.ToString()))));
        Assert.All(tables.Values.Where(table => table["leftOut"] is not null), table => Assert.Empty(table["rows"]!.AsArray()));
        foreach (var table in (string[])["Person", "ReportingLine", "Application", "Answers", "SignOff", "Selection", "TrainingRecord", "MatchProfile", "Proposal", "Relationship", "Participation", "Agreement", "ReflectiveLog", "PrivateNote", "Concern", "Notice", "AuditEntry", "SubjectRequest", "CodeAcceptance"])
            Assert.True(tables[table]["rows"]!.AsArray().Count > 0, $"{table} has no row.");
        foreach (var own in (string[])["mentor-reflection", "mentor-note", "mentor-concern", "mentor-experience"]) Assert.Contains(own, export.Text, StringComparison.Ordinal);
        foreach (var other in (string[])["mentee-reflection", "mentee-note", "mentee-log", "mentee-goal", "mentee-agenda", "mentee-needs"]) Assert.DoesNotContain(other, export.Text, StringComparison.Ordinal);

        var csv = (await pair.Mentor.Caller.Get(path, ("Accept", "text/csv"))).Is(200);
        Assert.Equal("text/csv", csv.ContentHeaders.ContentType?.MediaType);
        var lines = csv.Text.Split("\r\n");
        Assert.Equal("table,record,field,value", lines[0]);
        Assert.Contains(lines, line => line.StartsWith("ReflectiveLog,1,content.learning,", StringComparison.Ordinal) && line.Contains("mentor-reflection", StringComparison.Ordinal));
        // A spreadsheet is not to take a text for a formula.
        Assert.Contains("'=mentor-note", csv.Text, StringComparison.Ordinal);
        foreach (var other in (string[])["mentee-reflection", "mentee-note", "mentee-goal"]) Assert.DoesNotContain(other, csv.Text, StringComparison.Ordinal);
        Assert.Equal("application/json", (await pair.Mentor.Caller.Get(path, ("Accept", "text/csv;q=0.1, application/json"))).Is(200).ContentHeaders.ContentType?.MediaType);

        var menteesOwn = (await pair.Mentee.Caller.Post("/v1/subject-requests", new { kind = "access" })).Is(201).Id;
        var told = (await pair.Mentee.Caller.Get($"/v1/subject-requests/{menteesOwn}/export")).Is(200).Text;
        foreach (var own in (string[])["mentee-reflection", "mentee-note", "mentee-log", "mentee-goal", "mentee-agenda", "mentee-needs"]) Assert.Contains(own, told, StringComparison.Ordinal);
        foreach (var other in (string[])["mentor-reflection", "mentor-note", "mentor-concern", "mentor-suggestion", "mentor-experience"]) Assert.DoesNotContain(other, told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rectification_is_decided_once_reaches_the_copies_and_keeps_what_was_before()
    {
        var (world, owner, pair) = await Talking();
        var me = pair.Mentor.Caller;
        Assert.Equal(["/correction"], (await me.Post("/v1/subject-requests", new { kind = "rectification" })).Is(422).Pointers);
        Assert.Equal(["/correction"], (await me.Post("/v1/subject-requests", new { kind = "access", correction = new { fact = "email", value = "new@organisation.example" } })).Is(422).Pointers);
        Assert.Equal(["/correction/value"], (await me.Post("/v1/subject-requests", new { kind = "rectification", correction = new { fact = "email", value = "no address" } })).Is(422).Pointers);
        Assert.Equal(["/correction/value"], (await me.Post("/v1/subject-requests", new { kind = "rectification", correction = new { fact = "givenName", value = "Given" } })).Is(422).Pointers);

        var body = new { kind = "rectification", correction = new { fact = "givenName", value = "Righted" } };
        var asked = await Task.WhenAll(me.Post("/v1/subject-requests", body), me.Post("/v1/subject-requests", body));
        Assert.Equal([201, 409], asked.Select(x => x.Code).Order());
        var request = asked.Single(x => x.Code == 201);
        var path = $"/v1/subject-requests/{request.Id}";
        Assert.Equal(("open", "Given", "Righted"), (request["status"], request.Body!["rectification"]!["before"]!.ToString(), request.Body["rectification"]!["after"]!.ToString()));
        Assert.Contains("subjectRequestMade", await World.Told(owner.Caller, request.Id));
        (await me.Post($"{path}/decision", new { grant = true, ground = "I say so." })).Is(403);
        (await pair.Mentee.Caller.Post($"{path}/decision", new { grant = true, ground = "I say so." })).Is(404);
        Assert.Equal(["/ground"], (await owner.Caller.Post($"{path}/decision", new { grant = true, ground = " " })).Is(422).Pointers);

        var decided = await Task.WhenAll(owner.Caller.Post($"{path}/decision", new { grant = true, ground = "A deed poll." }), world.Coordinator.Caller.Post($"{path}/decision", new { grant = true, ground = "A deed poll." }));
        Assert.Equal([200, 409], decided.Select(x => x.Code).Order());
        decided.Single(x => x.Code == 409).RefusedBy("life-cycle-step");
        Assert.Contains("subjectRequestDecided", await World.Told(me, request.Id));
        Assert.Equal("Righted", (await world.Hr.Get($"/v1/people/{pair.Mentor.Person.Id}")).Is(200)["givenName"]);
        Assert.Equal("Righted", (await me.Get($"/v1/applications/{pair.Mentor.Application}/answers")).Is(200).Body!["answers"]!["givenName"]!.ToString());
        Assert.StartsWith("Righted ", (await pair.Mentee.Caller.Get($"/v1/applications/{pair.Mentor.Application}/match-profile")).Is(200)["name"], StringComparison.Ordinal);
        foreach (var who in (Caller[])[me, owner.Caller, world.Coordinator.Caller])
            Assert.Equal(("done", "Given"), ((await who.Get(path)).Is(200)["status"], (await who.Get(path)).Body!["rectification"]!["before"]!.ToString()));
        foreach (var who in (Caller[])[pair.Mentee.Caller, world.Manager.Caller, world.Admin]) (await who.Get(path)).Is(404);
        (await world.Hr.Get(path)).Is(403);

        var again = (await me.Post("/v1/subject-requests", new { kind = "rectification", correction = new { fact = "jobTitle", value = "Director" } })).Is(201).Id;
        (await world.Coordinator.Caller.Post($"/v1/subject-requests/{again}/decision", new { grant = false, ground = "HR knows nothing of it." })).Is(200);
        Assert.Equal("refused", (await me.Get($"/v1/subject-requests/{again}")).Is(200)["status"]);
        Assert.Null((await world.Hr.Get($"/v1/people/{pair.Mentor.Person.Id}")).Is(200).Body!["jobTitle"]);
    }

    [Fact]
    [Proves("records-hold-until-reviews-done")]
    public async Task An_erasure_waits_for_the_hold_and_then_leads_nowhere()
    {
        var (world, owner, pair) = await Talking();
        var (mentor, name) = (pair.Mentor, $"Surname{Guid.CreateVersion7():N}");
        await world.Person(mentor.Person.ExternalId, more: new { familyName = name, email = $"{name}@organisation.example", identity = new { issuer = "issuer", subject = name } });
        Assert.NotEmpty(await Holding(name));
        var request = (await mentor.Caller.Post("/v1/subject-requests", new { kind = "erasure" })).Is(201);
        Assert.Equal("waiting", request["status"]);
        (await mentor.Caller.Post("/v1/subject-requests", new { kind = "erasure" })).RefusedBy("life-cycle-step");
        (await world.Coordinator.Caller.Get($"/v1/subject-requests/{request.Id}")).Is(404);

        await Days(world, 400);
        (await pair.Mentee.Caller.Post($"/v1/relationships/{pair.Relationship}/ending", new { kind = "timeReached" })).Is(200);
        (await world.Coordinator.Caller.Post($"{world.ProgrammePath}/final-review-completion")).Is(200);
        var hold = (await owner.Caller.Post($"{world.ProgrammePath}/legal-holds", new { person = mentor.Person.Id, reason = "A court asks." })).Is(201).Id;
        await Days(world, 430);
        Assert.Equal("waiting", (await mentor.Caller.Get($"/v1/subject-requests/{request.Id}")).Is(200)["status"]);
        (await owner.Caller.Post($"/v1/legal-holds/{hold}/lifting", new { reason = "Settled." })).Is(200);
        await Days(world, 431);

        Assert.Equal("done", (await owner.Caller.Get($"/v1/subject-requests/{request.Id}")).Is(200)["status"]);
        await Nowhere(world, mentor, name);
        // That the two met stays, for the partner and for figures.
        (await pair.Mentee.Caller.Get($"/v1/relationships/{pair.Relationship}")).Is(200);
        Assert.Equal("Erased", (await world.Hr.Get($"/v1/people/{mentor.Person.Id}")).Is(200)["givenName"]);
        (await world.Hr.Get($"/v1/organisations/{world.Organisation}/people/{mentor.Person.ExternalId}")).Is(404);
        // Who HR sends afterwards under the same name is somebody else.
        Assert.NotEqual(mentor.Person.Id, (await world.Person(mentor.Person.ExternalId)).Id);
    }

    [Fact]
    [Proves("records-hold-until-reviews-done")]
    public async Task The_data_protection_owner_erases_earlier_on_a_legal_ground_but_not_what_a_hold_keeps()
    {
        var (world, owner, pair) = await Talking();
        var (mentee, name) = (pair.Mentee, $"Surname{Guid.CreateVersion7():N}");
        await world.Person(mentee.Person.ExternalId, more: new { familyName = name });
        var request = (await mentee.Caller.Post("/v1/subject-requests", new { kind = "erasure" })).Is(201).Id;
        var decision = $"/v1/subject-requests/{request}/decision";
        var hold = (await owner.Caller.Post($"{world.ProgrammePath}/legal-holds", new { relationship = pair.Relationship, reason = "A court asks." })).Is(201).Id;
        (await owner.Caller.Post(decision, new { grant = true, ground = "Consent is withdrawn." })).RefusedBy("records-hold-until-reviews-done");
        Assert.Equal("waiting", (await mentee.Caller.Get($"/v1/subject-requests/{request}")).Is(200)["status"]);
        (await owner.Caller.Post($"/v1/legal-holds/{hold}/lifting", new { reason = "Settled." })).Is(200);
        foreach (var who in (Caller[])[world.Coordinator.Caller, pair.Mentor.Caller, world.Admin]) (await who.Post(decision, new { grant = true, ground = "Why not." })).Is(404);

        var decided = await Task.WhenAll(Enumerable.Range(0, 3).Select(i => owner.Caller.Post(decision, new { grant = true, ground = $"Consent is withdrawn, {i}." })));
        Assert.Equal([200, 409, 409], decided.Select(x => x.Code).Order());
        await Nowhere(world, mentee, name);
        Assert.Equal("ended", (await pair.Mentor.Caller.Get($"/v1/relationships/{pair.Relationship}")).Is(200)["status"]);
        // What the partner wrote is theirs still.
        Assert.Single((await pair.Mentor.Caller.Get($"/v1/relationships/{pair.Relationship}/reflective-logs")).Is(200).Items);
        Assert.Empty((await pair.Mentor.Caller.Get($"/v1/relationships/{pair.Relationship}/goals")).Is(200).Items);
        Assert.Empty((await world.Coordinator.Caller.Get($"/v1/relationships/{pair.Relationship}/meeting-logs")).Is(200).Items);
        Assert.Single((await pair.Mentor.Caller.Get($"/v1/relationships/{pair.Relationship}/meetings")).Is(200).Items);

        var refused = (await pair.Mentor.Caller.Post("/v1/subject-requests", new { kind = "erasure" })).Is(201).Id;
        (await owner.Caller.Post($"/v1/subject-requests/{refused}/decision", new { grant = false, ground = "A claim is open." })).Is(200);
        Assert.Equal(("refused", "A claim is open."), ((await pair.Mentor.Caller.Get($"/v1/subject-requests/{refused}")).Is(200)["status"], (await pair.Mentor.Caller.Get($"/v1/subject-requests/{refused}"))["ground"]));
        var own = (await owner.Caller.Post("/v1/subject-requests", new { kind = "erasure" })).Is(201).Id;
        (await owner.Caller.Post($"/v1/subject-requests/{own}/decision", new { grant = true, ground = "I say so." })).Is(403);
    }

    /// <summary>Nobody signs in as them, no row has their name, and the feed's history does not lead to them.</summary>
    private async Task Nowhere(World world, Participant who, string name)
    {
        Assert.Empty(await Holding(name));
        Assert.Empty(await Holding($"\"{who.Person.ExternalId}\""));
        (await who.Caller.Get("/v1/relationships")).Is(401);
        var events = new List<JsonNode?>();
        for (var next = "0.0"; ;)
        {
            var page = (await world.Hr.Get($"/v1/events?limit=200&after={next}")).Is(200);
            if (page.Items.Count == 0) break;
            events.AddRange(page.Items);
            next = page["next"];
        }
        // What is left under their id is the erasure itself, so that followers take note.
        var own = events.Where(x => x!["record"]!.ToString() == who.Person.Id).ToList();
        Assert.All(own, x => Assert.Equal("Person", x!["recordType"]!.ToString()));
        Assert.InRange(own.Count, 1, 2);
        Assert.Equal("removed", own[^1]!["change"]!.ToString());
        // That somebody was trained stays, under the id that learning systems know: it names nobody, and they forget whom it named.
        var completions = (await world.Hr.Get("/v1/completions?limit=200")).Is(200);
        Assert.DoesNotContain(who.Person.Id, completions.Text, StringComparison.Ordinal);
        Assert.Single(completions.Items, x => x!["person"] is null && x["version"]!.GetValue<int>() == 2);
    }

    /// <summary>Tables in which a text stands.</summary>
    private async Task<List<string>> Holding(string text)
    {
        var postgres = Host.Connection.StartsWith("Host=", StringComparison.Ordinal);
        await using DbConnection database = postgres ? new NpgsqlConnection(Host.Connection) : new SqliteConnection(Host.Connection);
        await database.OpenAsync(Caller.Stop);
        var found = new List<string>();
        foreach (var table in await Rows(database, postgres ? "SELECT tablename FROM pg_tables WHERE schemaname = 'public'" : "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"))
            if ((await Rows(database, $"SELECT * FROM \"{table}\"")).Exists(row => row.Contains(text, StringComparison.Ordinal))) found.Add(table);
        return found;
    }

    private static async Task<List<string>> Rows(DbConnection database, string sql)
    {
        await using var command = database.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(Caller.Stop);
        var rows = new List<string>();
        while (await reader.ReadAsync(Caller.Stop)) rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))));
        return rows;
    }

    private static async Task Days(World world, int days) => (await world.Nobody.Put("/dev/clock", new { now = Start.AddDays(days) })).Is(200);

    /// <summary>A pair that has written something of every kind that matters here.</summary>
    private async Task<(World World, Someone Owner, Pair Pair)> Talking()
    {
        (await new Caller(Host.Client(), null).Put("/dev/clock", new { now = Start })).Is(200);
        var world = await World.Running(Host);
        await world.Set(new Dictionary<string, object> { ["retention.disposeAfterDays"] = 30 });
        var owner = await world.Person("owner", "director");
        (await world.Admin.Post($"{world.ProgrammePath}/appointments", new { person = owner.Id, role = "dataProtectionOwner" })).Is(201);
        var pair = await world.AtWork(
            await world.Available("mentor", answers: x => Told(x, "mentor", "experience", "mentor-experience")),
            await world.Available("mentee", answers: x => Told(x, "mentee", "needsText", "mentee-needs")),
            terms =>
            {
                terms["notes"] = new JsonObject { ["kept"] = true, ["by"] = "both", ["disposal"] = "Shredded." };
                return terms;
            });
        var path = $"/v1/relationships/{pair.Relationship}";
        foreach (var (who, caller) in ((string, Caller)[])[("mentor", pair.Mentor.Caller), ("mentee", pair.Mentee.Caller)])
        {
            (await caller.Post($"{path}/reflective-logs", new { on = "2026-02-03", learning = $"{who}-reflection" })).Is(201);
            (await caller.Post($"{path}/private-notes", new { text = $"={who}-note" })).Is(201);
        }
        (await pair.Mentor.Caller.Post($"{path}/concerns", new { category = "feelingStuck", text = "mentor-concern" })).Is(201);
        (await pair.Mentee.Caller.Post($"{path}/goals", new { result = "mentee-goal", horizon = "short" })).Is(201);
        var meeting = (await pair.Mentee.Caller.Post($"{path}/held-meetings", new { startsAt = Start.AddDays(-1), minutes = 75, method = "faceToFace" })).Is(201).Id;
        (await pair.Mentee.Caller.Put($"/v1/meetings/{meeting}/log", new { challenges = "mentee-log" })).Is(200);
        (await pair.Mentor.Caller.Post($"/v1/meetings/{meeting}/agenda/suggestions", new { text = "first" })).Is(200);
        (await pair.Mentee.Caller.Replace($"/v1/meetings/{meeting}/agenda", new { items = new[] { "mentee-agenda" } })).Is(200);
        (await pair.Mentor.Caller.Post($"/v1/meetings/{meeting}/agenda/suggestions", new { text = "mentor-suggestion" })).Is(200);
        return (world, owner, pair);

        static JsonObject Told(JsonObject answers, string role, string member, string text)
        {
            answers[role]![member] = text;
            return answers;
        }
    }

    public sealed class Sqlite(OnSqlite host) : SubjectTests(host), IClassFixture<OnSqlite>;

    public sealed class ByGraph(GraphOnSqlite host) : SubjectTests(host), IClassFixture<GraphOnSqlite>;

    public sealed class Postgres(OnPostgres host) : SubjectTests(host), IClassFixture<OnPostgres>;
}
