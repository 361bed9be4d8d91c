using Mentoring.Api.Tests.Hosting;
using Xunit;

namespace Mentoring.Api.Tests.Http;

/// <summary>Versions, pages, ids of requests, keys, and what is checked before what.</summary>
public abstract class ReadContractTests(Hosted host) : HostedTests(host)
{
    [Fact]
    public async Task What_is_unchanged_is_not_sent_again()
    {
        var world = await World.WithDraft(Host);
        var coordinator = world.Coordinator.Caller;
        var etag = (await coordinator.Get(world.ProgrammePath)).ETag!;
        foreach (var sent in (string[])[etag, $"W/{etag}", "*", $"\"0.x\", {etag}"])
        {
            var same = (await coordinator.Get(world.ProgrammePath, ("If-None-Match", sent))).Is(304);
            Assert.Equal(("", etag), (same.Text, same.ETag));
        }
        (await coordinator.Get(world.ProgrammePath, ("If-None-Match", "\"0.x\""))).Is(200);
        (await coordinator.Replace(world.ProgrammePath, new { name = "Another name" })).Is(200);
        Assert.NotEqual(etag, (await coordinator.Get(world.ProgrammePath, ("If-None-Match", etag))).Is(200).ETag);
    }

    [Fact]
    public async Task A_version_is_taken_as_it_was_given_also_from_a_proxy_that_weakened_it()
    {
        var world = await World.WithDraft(Host);
        var coordinator = world.Coordinator.Caller;
        var first = (await coordinator.Get(world.ProgrammePath)).ETag!;
        var answer = (await coordinator.Put(world.ProgrammePath, World.Charter, ("If-Match", $"W/{first}"))).Is(200);
        Assert.Equal((await coordinator.Get(world.ProgrammePath)).ETag, answer.ETag);
        (await coordinator.Put(world.ProgrammePath, new { name = "Another name" }, ("If-Match", answer.ETag!))).Is(200);
        (await coordinator.Put(world.ProgrammePath, World.Charter, ("If-Match", $"W/{first}"))).Is(412);
        (await coordinator.Put(world.ProgrammePath, World.Charter, ("If-Match", "*"))).Is(200);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public async Task Pages_show_every_row_once_and_in_order_while_rows_are_added(int limit)
    {
        var world = await World.WithPeople(Host);
        var people = $"/v1/organisations/{world.Organisation}/people";
        for (var i = 0; i < 9; i++) await Send(world, $"early-{i}");
        var before = (await world.Hr.Get(people)).Items.Select(x => x!["id"]!.ToString()).ToList();
        var seen = new List<string>();
        var next = $"{people}?limit={limit}";
        for (var page = 0; next is not null; page++)
        {
            var answer = (await world.Hr.Get(next)).Is(200);
            Assert.InRange(answer.Items.Count, 1, limit);
            Assert.True(page < 50, "The pages have no end.");
            seen.AddRange(answer.Items.Select(x => x!["id"]!.ToString()));
            if (page < 5) await Send(world, $"late-{page}");
            next = Next(answer);
        }
        Assert.Equal(seen.Order(StringComparer.Ordinal), seen);
        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Equal(before, seen.Take(before.Count));
    }

    [Fact]
    public async Task The_link_to_the_next_page_keeps_the_filters()
    {
        var world = await World.WithDraft(Host);
        var path = $"{world.ProgrammePath}/documents?kind=menteeGuidance&limit=1";
        for (var i = 0; i < 2; i++) (await world.Coordinator.Caller.Post($"{world.ProgrammePath}/documents", World.Document("menteeGuidance"))).Is(201);
        var kinds = new List<string>();
        for (var next = path; next is not null;)
        {
            var answer = (await world.Coordinator.Caller.Get(next)).Is(200);
            kinds.AddRange(answer.Items.Select(x => x!["kind"]!.ToString()));
            next = Next(answer);
        }
        Assert.Equal(["menteeGuidance", "menteeGuidance", "menteeGuidance"], kinds);
    }

    [Fact]
    public async Task What_is_checked_before_what()
    {
        var world = await World.WithDraft(Host);
        var (settings, elsewhere) = ($"{world.ProgrammePath}/settings", $"/v1/programmes/{Guid.CreateVersion7()}/settings");
        const string broken = "{", invalid = """{ "settings": { "mentor.maxOneToOne": null } }""", refused = """{ "settings": { "none": 1 } }""";
        (string, string)[] malformed = [("If-Match", "x")], stale = [("If-Match", "\"0.x\"")], current = [("If-Match", "*")];
        foreach (var (status, caller, path, body, headers) in ((int, Caller, string, string, (string, string)[])[])
            [
                (401, world.Nobody, elsewhere, broken, malformed),
                (403, world.Hr, elsewhere, broken, malformed),
                (400, world.Coordinator.Caller, elsewhere, invalid, malformed),
                (400, world.Coordinator.Caller, elsewhere, broken, stale),
                (404, world.Coordinator.Caller, elsewhere, invalid, []),
                (404, world.Coordinator.Caller, elsewhere, invalid, stale),
                (428, world.Coordinator.Caller, settings, invalid, []),
                (412, world.Coordinator.Caller, settings, invalid, stale),
                (422, world.Coordinator.Caller, settings, invalid, current),
                (409, world.Coordinator.Caller, settings, refused, current),
            ])
            (await caller.Put(path, body, headers)).Is(status);
    }

    [Fact]
    public async Task Values_are_checked_before_rules()
    {
        var world = await World.Running(Host);
        var pair = await world.Matched();
        Task<Answer> Meet(int minutes) => pair.Mentee.Caller.Post($"/v1/relationships/{pair.Relationship}/held-meetings", new { startsAt = "2026-02-03T09:00:00Z", minutes, method = "video" });
        (await Meet(60)).Is(201);
        (await Meet(0)).Is(422);
        (await Meet(60)).Is(409);
    }

    [Fact]
    public async Task Every_answer_tells_its_request()
    {
        var world = await World.WithPeople(Host);
        var sent = Guid.CreateVersion7().ToString();
        foreach (var (caller, path, status) in ((Caller, string, int)[])
            [(world.Hr, "/v1/me", 200), (world.Hr, $"/v1/people/{Guid.CreateVersion7()}", 404), (world.Nobody, "/v1/me", 401), (world.Hr, "/v1/applications", 403), (world.Hr, "/nothing", 404), (world.Hr, "/v1/events?limit=0", 400)])
        {
            Assert.Equal(sent, IdOf((await caller.Get(path, ("X-Request-Id", sent))).Is(status)));
            var first = IdOf(await caller.Get(path, ("X-Request-Id", "not an id")));
            Assert.NotEqual(first, IdOf(await caller.Get(path)));
            Assert.True(Guid.TryParse(first, out _));
        }
    }

    [Fact]
    public async Task A_trace_goes_on_in_the_problem()
    {
        var world = await World.WithPeople(Host);
        const string trace = "0af7651916cd43dd8448eb211c80319c";
        foreach (var (caller, path) in ((Caller, string)[])[(world.Hr, "/nothing"), (world.Nobody, "/v1/me"), (world.Hr, "/v1/events?limit=0")])
        {
            Assert.Equal(trace, (await caller.Get(path, ("traceparent", $"00-{trace}-b7ad6b7169203331-01")))["traceId"]);
            var fresh = (await caller.Get(path, ("traceparent", "nonsense")))["traceId"];
            Assert.Equal(32, fresh.Length);
        }
    }

    [Fact]
    public async Task The_same_key_has_one_effect_and_tells_the_current_state()
    {
        var world = await World.Running(Host);
        var person = await world.Person();
        Task<Answer> Start(Someone by, string key = "start") => by.Caller.Post($"{world.ProgrammePath}/applications", new { role = "mentee" }, ("Idempotency-Key", key));
        var first = (await Start(person)).Is(201);
        var again = (await Start(person, "\"start\"")).Is(201);
        Assert.Equal((first.Id, first["status"]), (again.Id, again["status"]));
        Assert.Equal((false, "true"), (first.Headers.Contains("Idempotency-Replayed"), again.Headers.GetValues("Idempotency-Replayed").Single()));

        (await person.Caller.Post($"/v1/applications/{first.Id}/withdrawal")).Is(200);
        var after = await Start(person);
        Assert.Equal((first.Id, "withdrawn"), (after.Id, after["status"]));
        Assert.NotEqual(first.Id, (await Start(await world.Person())).Is(201).Id);
    }

    [Fact]
    public async Task A_replay_shows_no_more_than_its_caller_may_see_now()
    {
        var world = await World.WithDraft(Host);
        var second = await world.Person();
        var appointment = (await world.Admin.Post($"{world.ProgrammePath}/appointments", new { person = second.Id, role = "coordinator" })).Is(201).Id;
        Task<Answer> Publish() => second.Caller.Post($"{world.ProgrammePath}/documents", World.Document("menteeGuidance"), ("Idempotency-Key", "publish"));
        (await Publish()).Is(201);
        (await world.Admin.Delete($"{world.ProgrammePath}/appointments/{appointment}")).Is(204);
        Assert.Equal("", (await Publish()).Is(204).Text);
    }

    private static Task<Answer> Send(World world, string id) =>
        world.Hr.Put($"/v1/organisations/{world.Organisation}/people/{id}", new { givenName = "G", familyName = "F", engagement = "staff", manager = (string?)null });

    /// <summary>The address in the Link header, which carries the cursor that the body has too.</summary>
    private static string? Next(Answer answer)
    {
        var cursor = answer.Body!["next"]?.ToString();
        if (!answer.Headers.TryGetValues("Link", out var links))
        {
            Assert.Null(cursor);
            return null;
        }
        var link = Assert.Single(links);
        Assert.EndsWith("; rel=\"next\"", link, StringComparison.Ordinal);
        Assert.Contains($"cursor={cursor}", link, StringComparison.Ordinal);
        return new Uri(link[1..link.IndexOf('>', StringComparison.Ordinal)]).PathAndQuery;
    }

    private static string IdOf(Answer answer)
    {
        var id = answer.Headers.GetValues("X-Request-Id").Single();
        if (answer.Code >= 400) Assert.Equal($"urn:uuid:{id}", answer["instance"]);
        return id;
    }

    public sealed class Sqlite(SharedSqlite host) : ReadContractTests(host), IClassFixture<SharedSqlite>;

    public sealed class Postgres(SharedPostgres host) : ReadContractTests(host), IClassFixture<SharedPostgres>;
}
