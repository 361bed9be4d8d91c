using System.Data.Common;
using System.Text.Json.Nodes;
using GraphQL;
using Mentoring.Api.Privacy;
using Mentoring.Api.Tests.Hosting;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Meetings;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;
using Caller = Mentoring.Api.Tests.Hosting.Caller;

namespace Mentoring.Api.Tests.Privacy;

/// <summary>Whoever reads what others wrote is written down before they get it, and the two it is about can read that.</summary>
public abstract class ReadRecordTests(Hosted host) : HostedTests(host)
{
    private const string Mark = "canary-topic";

    [Fact]
    public async Task The_two_read_in_plain_words_who_read_their_log()
    {
        var (world, pair, log) = await Forwarded();
        (await world.Admin.Put("/v1/clients/demo-front-end", new { name = "Front end", purpose = "Shows people theirs.", scopes = Array.Empty<string>(), organisations = new[] { world.Organisation } })).Is(200);
        var read = (await world.Coordinator.Caller.Get(log)).Is(200);
        Assert.Contains(Mark, read.Text, StringComparison.Ordinal);
        foreach (var party in (Participant[])[pair.Mentor, pair.Mentee])
        {
            var record = Assert.Single(await Records(party, pair));
            Assert.Equal(
                (world.Coordinator.Id, "Given coordinator", "coordinator", "demo-front-end", "Shows people theirs.", "MeetingLog", "rest", "findMeetingLog", "false"),
                (record["reader"], record["readerName"], record["capacity"], record["client"], record["purpose"], record["recordType"], record["protocol"], record["operation"], record["bulk"]));
            Assert.Equal([read.Id], record.Ids);
            var at = DateTimeOffset.Parse(record["at"], System.Globalization.CultureInfo.InvariantCulture).UtcDateTime;
            Assert.Equal(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"A coordinator of the programme (Given coordinator) read 1 meeting log on {at:d MMMM yyyy} at {at:HH:mm} UTC."), record["sentence"]);
        }
        Assert.DoesNotContain(Mark, (await pair.Mentor.Caller.Get(PathOf(pair))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_a_repeated_read_and_one_that_is_unchanged_are_reads_too()
    {
        var (world, pair, log) = await Forwarded();
        var coordinator = world.Coordinator.Caller;
        var etag = (await coordinator.Get(log)).Is(200).ETag!;
        (await coordinator.Get(log, ("If-None-Match", etag))).Is(304);
        (await coordinator.Get($"/v1/relationships/{pair.Relationship}/meeting-logs")).Is(200);
        (await coordinator.Get($"/v1/relationships/{pair.Relationship}/agreement")).Is(200);
        Assert.Equal(["findMeetingLog", "findMeetingLog", "listMeetingLogs", "findAgreement"], (await Records(pair.Mentee, pair)).Select(x => x["operation"]));
    }

    [Fact]
    public async Task What_the_two_read_of_their_own_is_nobodys_business_and_facts_are_not_content()
    {
        var (world, pair, log) = await Forwarded();
        var relationship = $"/v1/relationships/{pair.Relationship}";
        foreach (var party in (Participant[])[pair.Mentor, pair.Mentee])
            foreach (var path in (string[])[log, relationship, $"{relationship}/agreement", $"{relationship}/meeting-logs"]) (await party.Caller.Get(path)).Is(200);
        foreach (var path in (string[])[relationship, "/v1/relationships", $"{relationship}/meetings", $"{relationship}/read-records", "/v1/attention"]) (await world.Coordinator.Caller.Get(path)).Is(200);
        Assert.Empty(await Records(pair.Mentor, pair));
    }

    [Fact]
    public async Task Who_may_not_see_gets_nothing_and_leaves_no_record()
    {
        var (world, pair, log) = await Forwarded();
        var stranger = await world.Person();
        foreach (var outside in (Caller[])[world.Manager.Caller, world.Director.Caller, world.Admin, stranger.Caller])
        {
            (await outside.Get(log)).Is(404);
            (await outside.Get(PathOf(pair))).Is(404);
        }
        Assert.Empty(await Records(pair.Mentor, pair));
        (await world.Coordinator.Caller.Get(log)).Is(200);
        Assert.Empty((await world.Coordinator.Caller.Get(PathOf(pair))).Is(200).Items);
    }

    [Fact]
    public async Task A_read_tells_the_partner_nothing_of_what_they_may_not_know_of()
    {
        var world = await World.Running(Host);
        var pair = await world.AtWork();
        var concern = (await pair.Mentee.Caller.Post($"/v1/relationships/{pair.Relationship}/concerns", new { category = "conduct", text = Mark })).Is(201).Id;
        (await world.Coordinator.Caller.Get("/v1/concerns")).Is(200);
        Assert.Equal([concern], Assert.Single(await Records(pair.Mentee, pair)).Ids);
        Assert.Empty(await Records(pair.Mentor, pair));

        (await pair.Mentee.Caller.Post($"/v1/concerns/{concern}/sharing", new { shared = true })).Is(200);
        (await world.Coordinator.Caller.Get($"/v1/concerns/{concern}")).Is(200);
        Assert.Equal(2, (await Records(pair.Mentee, pair)).Count);
        Assert.Single(await Records(pair.Mentor, pair));
    }

    [Fact]
    public async Task The_answer_to_a_write_is_a_read_too()
    {
        var world = await World.Running(Host);
        var pair = await world.AtWork();
        var concern = (await pair.Mentee.Caller.Post($"/v1/relationships/{pair.Relationship}/concerns", new { category = "conduct", text = Mark })).Is(201).Id;
        var answer = (await world.Coordinator.Caller.Post($"/v1/concerns/{concern}/acknowledgement")).Is(200);
        Assert.Contains(Mark, answer.Text, StringComparison.Ordinal);
        Assert.Equal("acknowledgeConcern", Assert.Single(await Records(pair.Mentee, pair))["operation"]);
    }

    [Fact]
    public async Task Reading_many_at_once_is_a_bulk_read()
    {
        var world = await World.Running(Host);
        var mentor = await world.Available("mentor");
        await world.Set(new Dictionary<string, object> { ["mentor.maxOneToOne"] = 4 });
        var pairs = new List<Pair>();
        for (var i = 0; i < 4; i++)
        {
            pairs.Add(i == 0 ? await world.AtWork(mentor) : await Further(world, mentor));
            (await pairs[i].Mentee.Caller.Post($"/v1/relationships/{pairs[i].Relationship}/concerns", new { category = "conduct", text = Mark })).Is(201);
        }
        (await world.Coordinator.Caller.Get("/v1/concerns?limit=3")).Is(200);
        (await world.Coordinator.Caller.Get("/v1/concerns")).Is(200);
        foreach (var pair in pairs[..3]) Assert.Equal(["false", "true"], (await Records(pair.Mentee, pair)).Select(x => x["bulk"]));
        var bulk = Assert.Single(await Records(pairs[3].Mentee, pairs[3]));
        Assert.EndsWith("UTC, as part of a bulk read.", bulk["sentence"], StringComparison.Ordinal);

        for (var i = 0; i < 11; i++) (await mentor.Caller.Post($"/v1/relationships/{pairs[0].Relationship}/progress-updates", new { text = Mark })).Is(201);
        (await world.Coordinator.Caller.Get($"/v1/relationships/{pairs[0].Relationship}/progress-updates?limit=10")).Is(200);
        (await world.Coordinator.Caller.Get($"/v1/relationships/{pairs[0].Relationship}/progress-updates")).Is(200);
        var updates = await Records(mentor, pairs[0]);
        Assert.Equal([(10, "false"), (11, "true")], updates.Select(x => (x.Ids.Count, x["bulk"])));
        Assert.Contains("read 11 progress updates on", updates[1]["sentence"], StringComparison.Ordinal);

        var figures = (await world.Coordinator.Caller.Get($"{world.ProgrammePath}/confidentiality-figures")).Is(200);
        Assert.Equal(["coordinator Concern 7 7 4", "coordinator ProgressUpdate 2 21 1"],
            figures.Body!["reads"]!.AsArray().Select(x => $"{x!["capacity"]} {x["recordType"]} {x["times"]} {x["records"]} {x["bulk"]}"));
    }

    [Fact]
    public async Task Of_a_page_that_is_recorded_which_was_shown()
    {
        var world = await World.Running(Host);
        var pair = await world.AtWork();
        for (var i = 0; i < 4; i++) (await pair.Mentor.Caller.Post($"/v1/relationships/{pair.Relationship}/progress-updates", new { text = Mark })).Is(201);
        var shown = new List<string>();
        for (var next = $"/v1/relationships/{pair.Relationship}/progress-updates?limit=2"; next is not null;)
        {
            var page = (await world.Coordinator.Caller.Get(next)).Is(200);
            shown.Add(string.Join(' ', page.Items.Select(x => x!["id"]!.ToString())));
            next = page.Headers.TryGetValues("Link", out var links) ? links.Single().Split('<', '>')[1] : null;
        }
        Assert.Equal(2, shown.Count);
        Assert.Equal(shown, (await Records(pair.Mentor, pair)).Select(x => string.Join(' ', x.Ids)));
        var first = (await pair.Mentor.Caller.Get($"{PathOf(pair)}?limit=1")).Is(200);
        Assert.Single(first.Items);
        Assert.NotNull(first.Body!["next"]);
    }

    [Fact]
    public async Task A_read_that_cannot_be_recorded_is_refused()
    {
        var (world, pair, log) = await Forwarded();
        var coordinator = world.Coordinator.Caller;
        var concern = (await pair.Mentee.Caller.Post($"/v1/relationships/{pair.Relationship}/concerns", new { category = "conduct", text = Mark })).Is(201).Id;
        await Execute("""ALTER TABLE "ReadRecord" RENAME TO "ReadRecordElsewhere" """);
        try
        {
            foreach (var refused in (Answer[])[await coordinator.Get(log), await coordinator.Get($"/v1/relationships/{pair.Relationship}/meeting-logs"),
                await coordinator.Get("/v1/concerns"), await coordinator.Post($"/v1/concerns/{concern}/acknowledgement")])
            {
                Assert.Equal(("/problems/unrecorded", "application/problem+json"), (refused.Is(503)["type"], refused.ContentHeaders.ContentType!.MediaType));
                Assert.DoesNotContain(Mark, refused.Text, StringComparison.Ordinal);
                Assert.Null(refused.ETag);
            }
            // What is no read of others' content goes on.
            (await coordinator.Get($"/v1/relationships/{pair.Relationship}")).Is(200);
            (await pair.Mentor.Caller.Get(log)).Is(200);
        }
        finally
        {
            await Execute("""ALTER TABLE "ReadRecordElsewhere" RENAME TO "ReadRecord" """);
        }
        Assert.Empty(await Records(pair.Mentor, pair));
        (await coordinator.Get(log)).Is(200);
        Assert.Single(await Records(pair.Mentor, pair));
    }

    [Fact]
    public async Task GraphQL_records_what_it_reads_and_refuses_what_it_cannot_record()
    {
        var (world, pair, log) = await Forwarded();
        // No field shows content yet: this one reads a log along with whatever is asked for.
        await using var graph = Host.Factory.WithWebHostBuilder(x => x.ConfigureTestServices(services => services.AddGraphQL(builder => builder.ConfigureExecution(async (options, next) =>
        {
            var result = await next(options);
            await options.RequestServices!.GetRequiredService<IReader>().All<MeetingLog>().ToListAsync(options.CancellationToken);
            return result;
        }))));
        var http = graph.CreateClient();
        var coordinator = new Caller(http, (await new Caller(http, null).Post("/dev/token", new { person = world.Coordinator.Id })).Is(200)["access_token"]);
        Task<Answer> Ask() => coordinator.Query("query AnyName { other: proposal(id: \"Proposal:" + pair.Proposal + "\") { id } }");
        Assert.Contains(pair.Proposal, (await Ask()).Is(200).Text, StringComparison.Ordinal);
        var record = Assert.Single(await Records(pair.Mentee, pair));
        Assert.Equal(("graphql", "proposal", "MeetingLog"), (record["protocol"], record["operation"], record["recordType"]));

        await Execute("""ALTER TABLE "ReadRecord" RENAME TO "ReadRecordElsewhere" """);
        try
        {
            var refused = (await Ask()).Is(503);
            Assert.Equal("/problems/unrecorded", refused["type"]);
            Assert.DoesNotContain(pair.Proposal, refused.Text, StringComparison.Ordinal);
        }
        finally
        {
            await Execute("""ALTER TABLE "ReadRecordElsewhere" RENAME TO "ReadRecord" """);
        }
        (await coordinator.Get(log)).Is(200);
    }

    [Fact]
    public async Task Figures_are_the_coordinators_by_days_and_hold_counts_alone()
    {
        var (world, pair, log) = await Forwarded();
        (await world.Coordinator.Caller.Get(log)).Is(200);
        var path = $"{world.ProgrammePath}/confidentiality-figures";
        (await pair.Mentor.Caller.Get(path)).Is(403);
        (await (await World.Running(Host)).Coordinator.Caller.Get(path)).Is(403);
        (await world.Coordinator.Caller.Get($"/v1/programmes/{Guid.CreateVersion7()}/confidentiality-figures")).Is(404);
        (await world.Coordinator.Caller.Get($"{path}?from=soon")).Is(400);
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        foreach (var (query, count) in ((string, int)[])
            [("", 1), ($"?from={today.AddDays(-1):O}", 1), ($"?from={today.AddDays(2):O}", 0), ($"?until={today.AddDays(-2):O}", 0), ("?until=9999-12-31", 1), ($"?from={today.AddDays(-1):O}&until={today.AddDays(1):O}", 1)])
        {
            var figures = (await world.Coordinator.Caller.Get(path + query)).Is(200);
            Assert.Equal(count, figures.Body!["reads"]!.AsArray().Count);
            foreach (var id in (string[])[pair.Relationship, world.Coordinator.Id, pair.Mentor.Person.Id]) Assert.DoesNotContain(id, figures.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_address_that_could_show_content_records_its_reads()
    {
        // Before an address joins these: can it stand in a group of the API, or write down what it reads?
        string[] without = ["/dev/clock", "/dev/token", "/graphql/schema.graphql", "/health/live", "/health/ready", "/rules", "/rules/{id}"];
        var addresses = Host.Factory.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(x => x.Metadata.GetMetadata<RecordsReads>() is null).Select(x => "/" + x.RoutePattern.RawText!.Trim('/')).Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.Equal(without, addresses);
    }

    private static string PathOf(Pair pair) => $"/v1/relationships/{pair.Relationship}/read-records";

    private static async Task<List<ReadRow>> Records(Participant party, Pair pair) => [.. (await party.Caller.Get(PathOf(pair))).Is(200).Items.Select(x => new ReadRow(x!.AsObject()))];

    private sealed record ReadRow(JsonObject Body)
    {
        public string this[string member] => Body[member]?.ToString() ?? "";

        public IReadOnlyList<string> Ids => [.. Body["records"]!.AsArray().Select(x => x!.ToString())];
    }

    /// <summary>Two who work together, with a log that they sent to the coordinator.</summary>
    private async Task<(World World, Pair Pair, string Log)> Forwarded()
    {
        var world = await World.Running(Host);
        var pair = await world.AtWork(terms: x =>
        {
            x["recipients"] = new JsonArray("parties", "coordinator");
            return x;
        });
        var meeting = (await pair.Mentee.Caller.Post($"/v1/relationships/{pair.Relationship}/held-meetings", new { startsAt = "2026-02-03T09:00:00Z", minutes = 75, method = "video" })).Is(201).Id;
        var log = $"/v1/meetings/{meeting}/log";
        (await pair.Mentee.Caller.Put(log, new { topics = new[] { Mark } })).Is(200);
        (await pair.Mentee.Caller.Post($"{log}/completion")).Is(200);
        (await pair.Mentor.Caller.Post($"{log}/confirmation")).Is(200);
        (await pair.Mentee.Caller.Post($"{log}/forwarding")).Is(200);
        return (world, pair, log);
    }

    /// <summary>Another mentee of the same mentor, who has accepted the code already.</summary>
    private static async Task<Pair> Further(World world, Participant mentor)
    {
        var mentee = await world.Available("mentee");
        var proposal = (await world.Propose(mentor, mentee)).Is(201).Id;
        foreach (var party in (Participant[])[mentor, mentee]) (await party.Caller.Post($"/v1/proposals/{proposal}/response", new { answer = "accept" })).Is(200);
        var relationship = (await mentee.Caller.Get("/v1/relationships")).Is(200).Items.Single()!["id"]!.ToString();
        return new(mentor, mentee, proposal, relationship);
    }

    private async Task Execute(string sql)
    {
        await using DbConnection database = Host.Connection.StartsWith("Host=", StringComparison.Ordinal) ? new NpgsqlConnection(Host.Connection) : new SqliteConnection(Host.Connection);
        await database.OpenAsync(Caller.Stop);
        await using var command = database.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Caller.Stop);
    }

    public sealed class Sqlite(OnSqlite host) : ReadRecordTests(host), IClassFixture<OnSqlite>;

    public sealed class Postgres(OnPostgres host) : ReadRecordTests(host), IClassFixture<OnPostgres>;
}
