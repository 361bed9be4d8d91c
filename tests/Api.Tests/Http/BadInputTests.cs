using System.Text.Json.Nodes;
using Mentoring.Api.Tests.Hosting;
using Xunit;

namespace Mentoring.Api.Tests.Http;

/// <summary>Bad input gets the problem that names what is wrong, and nothing of it is stored.</summary>
public abstract class BadInputTests(Hosted host) : HostedTests(host)
{
    private const string Key = "/headers/Idempotency-Key";
    private static readonly string Unknown = Guid.CreateVersion7().ToString();
    private static readonly string Long = new('n', 100_000);

    [Fact]
    public async Task A_body_that_does_not_fit_the_contract()
    {
        var world = await World.WithPeople(Host);
        Func<Task<Answer>> Sends(string body) => () => world.Hr.Put(PersonPath(world), body);
        await Host.AreRefused(
        [
            new("a number for a text", Sends(Person("givenName", "5")), 400, "/givenName"),
            new("a text for an object", Sends(Person("identity", "\"x\"")), 400, "/identity"),
            new("an object for a text", Sends(Person("manager", "{}")), 400, "/manager"),
            new("a wrong type further in", Sends(Person("identity", """{ "issuer": 5, "subject": "s" }""")), 400, "/identity/issuer"),
            new("a text for a boolean", Sends(Person("active", "\"false\"")), 400, "/active"),
            new("null for what is needed", Sends(Person("givenName", "null")), 400, "/givenName"),
            new("an unknown choice", Sends(Person("engagement", "\"boss\"")), 400, "/engagement"),
            new("a choice by number", Sends(Person("engagement", "0")), 400, "/engagement"),
            new("a choice in C#'s words", Sends(Person("engagement", "\"0\"")), 400, "/engagement"),
            new("a missing member", Sends("""{ "givenName": "G", "engagement": "staff" }"""), 400, ""),
            new("a missing member further in", Sends(Person("identity", """{ "issuer": "i" }""")), 400, "/identity"),
            new("an unknown member", Sends(Person("nickname", "\"N\"")), 400, "/nickname"),
            new("an unknown member with a dot and a slash", Sends(Person("a.b/c~d", "1")), 400, "/a.b~1c~0d"),
            new("an unknown member in other case", Sends(Person("GivenName", "\"G\"")), 400, "/GivenName"),
            new("a member twice", Sends(Person("jobTitle", "\"A\", \"jobTitle\": \"B\"")), 400, "/jobTitle"),
            new("a date in words", Sends(Person("leftOn", "\"31.01.2026\"")), 400, "/leftOn"),
            new("a date that is none", Sends(Person("leftOn", "\"2026-02-30\"")), 400, "/leftOn"),
            new("an instant for a date", Sends(Person("leftOn", "\"2026-02-20T00:00:00Z\"")), 400, "/leftOn"),
            new("a lone surrogate", Sends(Person("givenName", "\"\\ud800\"")), 400, "/givenName"),
            new("a lone surrogate in a name of a member", Sends(Person("\\udc00", "1")), 400),
            new("broken JSON", Sends("{ \"givenName\": "), 400, ""),
            new("JSON with a comment", Sends(Person("jobTitle", "/* none */ null")), 400),
            new("JSON with a comma too many", Sends(Person("jobTitle", "null,")), 400),
            new("something after the JSON", Sends(Person("jobTitle", "null") + " x"), 400),
            new("JSON deeper than anything here", Sends(new string('[', 200) + new string(']', 200)), 400),
            new("an array for an object", Sends("[]"), 400, ""),
            new("no body", Sends(""), 400),
            new("a null body", Sends("null"), 400),
        ]);
    }

    [Fact]
    public async Task Numbers_and_instants_that_do_not_fit()
    {
        var world = await World.Running(Host);
        var pair = await world.Matched();
        Func<Task<Answer>> Meets(string startsAt, string minutes = "60") => () =>
            pair.Mentee.Caller.Post($"/v1/relationships/{pair.Relationship}/held-meetings", $$"""{ "startsAt": {{startsAt}}, "minutes": {{minutes}}, "method": "faceToFace" }""");
        const string sound = "\"2026-02-03T09:00:00Z\"";
        await Host.AreRefused(
        [
            new("an instant without an offset", Meets("\"2026-02-03T09:00:00\""), 400, "/startsAt"),
            new("a date for an instant", Meets("\"2026-02-03\""), 400, "/startsAt"),
            new("seconds since 1970", Meets("1770109200"), 400, "/startsAt"),
            new("an instant before 1900", Meets("\"1899-12-31T23:59:59Z\""), 422, "/startsAt"),
            new("an instant after 2200", Meets("\"2201-01-01T00:00:00Z\""), 422, "/startsAt"),
            new("an instant whose offset leads out of the calendar", Meets("\"0001-01-01T00:00:00+14:00\""), 400, "/startsAt"),
            new("half a minute", Meets(sound, "60.5"), 400, "/minutes"),
            new("a number as a text", Meets(sound, "\"60\""), 400, "/minutes"),
            new("more than a number holds", Meets(sound, "99999999999"), 400, "/minutes"),
            new("a number of another world", Meets(sound, "1e999"), 400, "/minutes"),
            new("no minutes", Meets(sound, "0"), 422, "/minutes"),
            new("minutes below none", Meets(sound, "-60"), 422, "/minutes"),
            new("more than a day's work", Meets(sound, "481"), 422, "/minutes"),
        ]);
    }

    [Fact]
    public async Task Values_that_no_record_takes()
    {
        var world = await World.WithPeople(Host);
        Func<Task<Answer>> Sends(string member, string value, string? id = null) => () => world.Hr.Put(PersonPath(world, id ?? "new"), Person(member, value));
        await Host.AreRefused(
        [
            new("a date before 1900", Sends("leftOn", "\"1899-12-31\", \"active\": false"), 422, "/leftOn"),
            new("a date after 2200", Sends("leftOn", "\"2201-01-01\", \"active\": false"), 422, "/leftOn"),
            new("a NUL", Sends("givenName", "\"a\\u0000b\""), 422, "/givenName"),
            new("a bell", Sends("familyName", "\"a\\u0007b\""), 422, "/familyName"),
            new("an escape", Sends("jobTitle", "\"a\\u001b[2Jb\""), 422, "/jobTitle"),
            new("a line break in a name", Sends("givenName", "\"a\\nb\""), 422, "/givenName"),
            new("a NUL in a key", Sends("manager", "\"a\\u0000b\""), 422, "/manager"),
            new("a NUL in another key", Sends("team", "\"a\\u0000b\""), 422, "/team"),
            new("a NUL in a name for signing in", Sends("identity", """{ "issuer": "i\u0000", "subject": "s" }"""), 422, "/identity/issuer"),
            new("a name of 100 kB", Sends("givenName", $"\"{Long}\""), 422, "/givenName"),
            new("a key of 100 kB", Sends("manager", $"\"{Long}\""), 422, "/manager"),
            new("a blank name", Sends("givenName", "\" \""), 422, "/givenName"),
            new("no e-mail address", Sends("email", "\"nobody\""), 422, "/email"),
            new("an unknown team", Sends("team", "\"none\""), 422, "/team"),
            new("a blank in the path's id", Sends("jobTitle", "null", "a%20b"), 422, "/externalId"),
            new("a blank in the path's organisation", () => world.Hr.Put("/v1/organisations/a%20b", """{ "name": "N" }"""), 404),
        ]);
        var several = await world.Hr.Put(PersonPath(world), """{ "givenName": "", "familyName": "\u0000", "engagement": "staff", "email": "x", "leftOn": "1899-01-01" }""");
        Assert.Equal(["/email", "/familyName", "/givenName", "/leftOn"], several.Is(422).Pointers.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Lists_with_nothing_in_them()
    {
        var world = await World.WithDraft(Host);
        var person = await world.Person();
        await world.Coordinator.Caller.Post($"{world.ProgrammePath}/opening");
        var draft = await world.Draft("mentor", person);
        var answers = $"/v1/applications/{draft.Application}/answers";
        Func<Task<Answer>> Charter(string member, string value) => () => world.Coordinator.Caller.Put(world.ProgrammePath, $$"""{ "name": "N", "{{member}}": {{value}} }""", ("If-Match", "*"));
        Func<Task<Answer>> Answers(string member, string value) => () => person.Caller.Put(answers, $$"""{ "{{member}}": {{value}} }""", ("If-Match", "*"));
        await Host.AreRefused(
        [
            new("null among objectives", Charter("objectives", "[null]"), 400, "/objectives"),
            new("null among criteria", Charter("selectionCriteria", "[null]"), 400, "/selectionCriteria"),
            new("null among measures", Charter("objectives", """[{ "text": "T", "need": "N", "measures": [null] }]"""), 400, "/objectives/0/measures"),
            new("null among organisations", () => world.Admin.Post("/v1/programmes", """{ "name": "N", "preset": "advice-skills-pilot", "organisations": [null] }"""), 400, "/organisations"),
            new("null among qualifications", Answers("qualifications", "[null]"), 400, "/qualifications"),
            new("null among conflicts", Answers("conflicts", "[null]"), 400, "/conflicts"),
            new("null among commitments", () => person.Caller.Post($"/v1/applications/{draft.Application}/submission", $$"""{ "commitments": [null], "notice": "{{Unknown}}", "roleSheet": "{{Unknown}}" }"""), 400, "/commitments"),
            new("null among scopes", () => world.Admin.Put("/v1/clients/new", """{ "name": "N", "purpose": "P", "scopes": [null], "organisations": [] }"""), 400, "/scopes"),
            new("null for settings", () => world.Coordinator.Caller.Put($"{world.ProgrammePath}/settings", """{ "settings": null }""", ("If-Match", "*")), 400, "/settings"),
            new("null for a setting", () => world.Coordinator.Caller.Put($"{world.ProgrammePath}/settings", """{ "settings": { "mentor.maxOneToOne": null } }""", ("If-Match", "*")), 422, "/settings/mentor.maxOneToOne"),
            new("a text for a setting's number", () => world.Coordinator.Caller.Put($"{world.ProgrammePath}/settings", """{ "settings": { "mentor.maxOneToOne": "2" } }""", ("If-Match", "*")), 422, "/settings/mentor.maxOneToOne"),
            new("an unknown setting", () => world.Coordinator.Caller.Put($"{world.ProgrammePath}/settings", """{ "settings": { "none": 1 } }""", ("If-Match", "*")), 409, "local-design-freedom"),
            new("an unknown scope", () => world.Admin.Put("/v1/clients/new", """{ "name": "N", "purpose": "P", "scopes": ["all"], "organisations": [] }"""), 422, "/scopes/0"),
        ]);
    }

    [Fact]
    public async Task Addresses_that_do_not_fit()
    {
        var world = await World.WithPeople(Host);
        Func<Task<Answer>> Gets(string path) => () => world.Director.Caller.Get(path);
        var cursor = (await world.Hr.Get($"/v1/organisations/{world.Organisation}/people?limit=1"))["next"];
        Func<Task<Answer>> Follows(string path) => () => world.Hr.Get(path);
        await Host.AreRefused(
        [
            new("no UUID in the path", Gets("/v1/applications/nonsense"), 400, "/path/id"),
            new("a UUID in braces", Gets($"/v1/applications/{{{Unknown}}}"), 400, "/path/id"),
            new("no UUID in a filter", Gets("/v1/applications?programme=x"), 400, "?programme"),
            new("an unknown word in a filter", Gets("/v1/applications?status=gone"), 400, "?status"),
            new("C#'s word in a filter", Gets("/v1/applications?status=Draft"), 400, "?status"),
            new("a number in a filter", Gets("/v1/applications?status=0"), 400, "?status"),
            new("an unknown parameter", Gets("/v1/applications?page=2"), 400, "?page"),
            new("a mistyped filter", Gets("/v1/applications?Programm=x"), 400, "?Programm"),
            new("a name of the inside as a parameter", Gets("/v1/applications?queries=x"), 400, "?queries"),
            new("a parameter of the path as one of the query", Gets($"/v1/applications/{Unknown}?id={Unknown}"), 400, "?id"),
            new("a parameter twice", Gets("/v1/applications?limit=1&limit=2"), 400, "?limit"),
            new("limit 0", Gets("/v1/applications?limit=0"), 400, "?limit"),
            new("limit 201", Gets("/v1/applications?limit=201"), 400, "?limit"),
            new("limit below none", Gets("/v1/applications?limit=-1"), 400, "?limit"),
            new("limit x", Gets("/v1/applications?limit=x"), 400, "?limit"),
            new("no limit behind the name", Gets("/v1/applications?limit="), 400, "?limit"),
            new("limit 0 of events", Follows("/v1/events?limit=0"), 400, "?limit"),
            new("limit 201 of events", Follows("/v1/events?limit=201"), 400, "?limit"),
            new("no place in the events", Follows("/v1/events?after=x"), 400, "?after"),
            new("a cursor that is none", Gets("/v1/applications?cursor=x"), 400, "?cursor"),
            new("an empty cursor", Gets("/v1/applications?cursor="), 400, "?cursor"),
            new("a cursor of another list", Follows($"/v1/organisations/{world.Organisation}/teams?cursor={cursor}"), 400, "?cursor"),
            new("a cursor that was changed", Follows($"/v1/organisations/{world.Organisation}/people?cursor={Changed(cursor)}"), 400, "?cursor"),
            new("a cursor of 100 kB", Gets($"/v1/applications?cursor={Long[..30_000]}"), 400, "?cursor"),
            new("dryRun maybe", () => world.Hr.Post("/v1/people/bulk?dryRun=maybe", "[]"), 400, "?dryRun"),
            new("an unknown address", Gets("/v1/nothing"), 404),
            new("an unknown address outside", Gets("/nothing"), 404),
            new("a method that is not taken", () => world.Director.Caller.Delete("/v1/applications"), 405),
            new("a POST to what is read", () => world.Director.Caller.Post("/v1/me", "{}"), 405),
        ]);
    }

    [Fact]
    public async Task Ids_of_what_is_not_theirs()
    {
        var (world, other) = (await World.Running(Host), await World.Running(Host));
        var (mentor, mentee, foreign) = (await world.Available("mentor"), await world.Available("mentee"), await other.Available("mentor"));
        Func<Task<Answer>> Proposes(object a, object b) => () => world.Coordinator.Caller.Post("/v1/proposals", new { mentor = a, mentee = b });
        await Host.AreRefused(
        [
            new("an unknown application", () => mentor.Caller.Get($"/v1/applications/{Unknown}"), 404),
            new("somebody else's application", () => mentor.Caller.Get($"/v1/applications/{mentee.Application}"), 404),
            new("somebody else's answers", () => mentor.Caller.Put($"/v1/applications/{mentee.Application}/answers", "{}", ("If-Match", "*")), 404),
            new("another programme's application", () => world.Coordinator.Caller.Get($"/v1/applications/{foreign.Application}"), 404),
            new("another programme's mentor", Proposes(foreign.Application, mentee.Application), 404),
            new("an unknown mentor", Proposes(Unknown, mentee.Application), 404),
            new("a malformed mentor", Proposes("x", mentee.Application), 400, "/mentor"),
            new("a number for a mentor", Proposes(5, mentee.Application), 400, "/mentor"),
            new("nobody for a mentor", Proposes(null!, mentee.Application), 400, "/mentor"),
            new("one's own programme by another's coordinator", () => other.Coordinator.Caller.Put(world.ProgrammePath, World.Charter, ("If-Match", "*")), 403),
            new("another organisation's person", () => world.Hr.Put(PersonPath(other, "manager"), Person("jobTitle", "\"Boss\"")), 404),
            new("another organisation", () => world.Hr.Put($"/v1/organisations/{other.Organisation}", new { name = "Mine" }), 404),
            new("another organisation's people", () => world.Hr.Get($"/v1/organisations/{other.Organisation}/people"), 404),
            new("another organisation's person by id", () => world.Hr.Get($"/v1/people/{other.Director.Id}"), 404),
            new("an unknown organisation", () => world.Hr.Put("/v1/organisations/nowhere/people/p", Person("jobTitle", "null")), 404),
        ]);
    }

    [Fact]
    public async Task Versions_and_keys()
    {
        var world = await World.WithDraft(Host);
        var coordinator = world.Coordinator.Caller;
        Func<Task<Answer>> Replaces(params (string, string)[] headers) => () => coordinator.Put(world.ProgrammePath, World.Charter, headers);
        var current = (await coordinator.Get(world.ProgrammePath)).ETag!;
        Func<Task<Answer>> Publishes(string key, object? document = null) => () => coordinator.Post($"{world.ProgrammePath}/documents", document ?? World.Document("menteeGuidance"), ("Idempotency-Key", key));
        (await Publishes("taken")()).Is(201);
        await Host.AreRefused(
        [
            new("no If-Match", Replaces(), 428),
            new("a version of yesterday", Replaces(("If-Match", "\"0.0000000000000000\"")), 412),
            new("a version of tomorrow", Replaces(("If-Match", "\"99999.0000000000000000\"")), 412),
            new("a version without quotes", Replaces(("If-Match", current.Trim('"'))), 400, "/headers/If-Match"),
            new("no version", Replaces(("If-Match", "\"x\"")), 400, "/headers/If-Match"),
            new("a version below none", Replaces(("If-Match", "\"-1.x\"")), 400, "/headers/If-Match"),
            new("a version too great", Replaces(("If-Match", "\"99999999999.x\"")), 400, "/headers/If-Match"),
            new("two versions", Replaces(("If-Match", $"{current}, \"1.x\"")), 400, "/headers/If-Match"),
            new("a stale version where none is needed", () => coordinator.Post($"{world.ProgrammePath}/opening", null, ("If-Match", "\"0.x\"")), 412),
            new("a key with another body", Publishes("taken", World.Document("mentorRole")), 422, Key),
            new("a key that is too long", Publishes(new('k', 256)), 400, Key),
            new("a key with a blank", Publishes("a b"), 400, Key),
            new("an empty key in quotes", Publishes("\"\""), 400, Key),
        ]);
    }

    [Fact]
    public async Task Media_types()
    {
        var world = await World.WithPeople(Host);
        var body = Person("jobTitle", "null");
        Func<Task<Answer>> Sends(string type) => () => world.Hr.Raw(HttpMethod.Put, PersonPath(world), body, type);
        await Host.AreRefused(
        [
            new("text", Sends("text/plain"), 415),
            new("XML", Sends("application/xml"), 415),
            new("a form", Sends("application/x-www-form-urlencoded"), 415),
            new("nothing that is a media type", Sends("nonsense"), 415),
            new("a foreign charset", Sends("application/json; charset=iso-8859-1"), 415),
            new("an unknown charset", Sends("application/json; charset=\"none-such\""), 415),
            new("a foreign charset of a feed", () => world.Hr.Raw(HttpMethod.Post, "/v1/people/bulk", "[]", "application/json; charset=utf-16"), 415),
            new("a spreadsheet for a feed", () => world.Hr.Raw(HttpMethod.Post, "/v1/people/bulk", "a;b", "text/csv"), 415),
            new("text for GraphQL", () => world.Director.Caller.Raw(HttpMethod.Post, "/graphql", "{}", "text/plain"), 415),
            new("what begins like JSON for GraphQL", () => world.Director.Caller.Raw(HttpMethod.Post, "/graphql", "{}", "application/jsonish"), 415),
            new("a problem for who wants CSV", () => world.Hr.Get($"/v1/people/{Unknown}", ("Accept", "text/csv")), 404),
            new("no token for who wants CSV", () => world.Nobody.Get("/v1/me", ("Accept", "text/csv")), 401),
            new("no address for who wants CSV", () => world.Hr.Get("/nothing", ("Accept", "text/csv")), 404),
            new("no method for who wants CSV", () => world.Hr.Post("/v1/me", "{}", ("Accept", "text/csv")), 405),
            new("no media type for who wants CSV", () => world.Hr.Raw(HttpMethod.Put, PersonPath(world), body, "text/csv", ("Accept", "text/csv")), 415),
        ]);
        (await Sends("application/json; charset=\"utf-8\"")()).Is(201);
        (await Sends("application/json; charset=UTF-8")()).Is(200);
        (await Sends("Application/JSON")()).Is(200);
        (await world.Hr.Raw(HttpMethod.Post, "/v1/people/bulk", "[]", "application/JSON; charset=\"utf-8\"")).Is(200);
        (await world.Hr.Raw(HttpMethod.Post, "/v1/people/bulk", "", "application/x-ndjson; charset=utf-8")).Is(200);
        Assert.Equal("application/json", (await world.Hr.Get(PersonPath(world), ("Accept", "text/csv"))).Is(200).ContentHeaders.ContentType!.MediaType);
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF_8()
    {
        var world = await World.WithPeople(Host);
        byte[] Bytes(string before) => [.. System.Text.Encoding.UTF8.GetBytes(before), 0xC3, 0x28, .. "\" }"u8];
        Task<Answer> Send(HttpMethod method, string path, byte[] bytes, string type = "application/json") =>
            world.Hr.Send(method, path, new ByteArrayContent(bytes) { Headers = { ContentType = new(type) } });
        await Host.AreRefused(
        [
            new("in a body", () => Send(HttpMethod.Put, PersonPath(world), Bytes("""{ "engagement": "staff", "familyName": "F", "givenName": " """)), 400, "/givenName"),
        ]);
        var row = Bytes($$"""{ "organisation": "{{world.Organisation}}", "externalId": "x", "engagement": "staff", "familyName": "F", "givenName": " """);
        var lines = await Send(HttpMethod.Post, "/v1/people/bulk", row, "application/x-ndjson");
        var array = await Send(HttpMethod.Post, "/v1/people/bulk", [.. "["u8, .. row, .. "]"u8]);
        Assert.All([lines, array], feed => Assert.Equal("/givenName", feed.Is(200).Body!["results"]![0]!["errors"]![0]!["pointer"]!.ToString()));
    }

    private static string PersonPath(World world, string id = "new") => $"/v1/organisations/{world.Organisation}/people/{id}";

    /// <summary>A sound person but for one member, whose value is JSON as it is.</summary>
    private static string Person(string member, string value)
    {
        var sound = new JsonObject { ["givenName"] = "G", ["familyName"] = "F", ["engagement"] = "staff", ["manager"] = null };
        sound.Remove(member);
        return $"{sound.ToJsonString()[..^1]}, \"{member}\": {value} }}";
    }

    private static string Changed(string cursor) => (cursor[0] == 'A' ? 'B' : 'A') + cursor[1..];

    public sealed class Sqlite(OnSqlite host) : BadInputTests(host), IClassFixture<OnSqlite>;

    public sealed class Postgres(OnPostgres host) : BadInputTests(host), IClassFixture<OnPostgres>;
}
