using System.Text.Json.Nodes;
using Mentoring.Api.Tests.Confidentiality;
using Mentoring.Api.Tests.Hosting;
using Mentoring.Api.Tests.Identity;
using Mentoring.Domain.Meetings;
using Mentoring.Domain.Reminders;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Xunit;

namespace Mentoring.Api.Tests.Graph;

/// <summary>What happens is told as it happens, to those who may see it then, and to nobody else.</summary>
public abstract class SubscriptionTests(Hosted host) : HostedTests(host)
{
    private static readonly Dictionary<string, string> RecordOf = new(StringComparer.Ordinal)
    {
        ["signOffAsked"] = "application",
        ["proposalArrived"] = "proposal",
        ["agreementSigned"] = "agreement",
        ["meetingChanged"] = "meeting",
        ["attentionRaised"] = "attention",
        ["relationshipSuspended"] = "relationship",
        ["relationshipEnded"] = "relationship",
    };

    [Fact]
    public async Task Each_is_told_of_what_is_theirs_and_of_nothing_else()
    {
        var (one, other) = (await Story.On(Host), await Story.On(Host));
        await one.Play();
        // What others did came before: it would have been told first.
        await other.Play();
        foreach (var story in (Story[])[one, other]) story.IsOver();
    }

    [Fact]
    public async Task A_right_that_is_taken_away_ends_what_is_told_and_what_was_missed_does_not_come_back()
    {
        var (world, pair, path) = await AtWork();
        await using var coordinator = await Listen(world.Coordinator.Caller, "meetingChanged");
        await using var mentee = await Listen(pair.Mentee.Caller, "meetingChanged");
        var first = await Plan(pair, 1);
        Assert.Equal((first, first), (await Id(coordinator), await Id(mentee)));
        (await world.Admin.Post($"{world.ProgrammePath}/appointments", new { person = world.Director.Id, role = "coordinator" })).Is(201);
        var appointments = (await world.Admin.Get($"{world.ProgrammePath}/appointments")).Items;
        var own = appointments.Single(x => x!["person"]!.ToString() == world.Coordinator.Id && x["role"]!.ToString() == "coordinator")!["id"];
        (await world.Admin.Delete($"{world.ProgrammePath}/appointments/{own}")).Is(204);
        var second = await Plan(pair, 2);
        Assert.Equal(second, await Id(mentee));
        // The two streams go by themselves: the other passes it too before the right is given back.
        await Task.Delay(1_500, Caller.Stop);
        (await world.Admin.Post($"{world.ProgrammePath}/appointments", new { person = world.Coordinator.Id, role = "coordinator" })).Is(201);
        var third = await Plan(pair, 3);
        Assert.Equal((third, third), (await Id(mentee), await Id(coordinator)));
    }

    [Fact]
    public async Task After_a_cursor_everything_is_told_once_and_in_order()
    {
        var (_, pair, _) = await AtWork();
        JsonNode first;
        await using (var dropped = await Listen(pair.Mentor.Caller, "meetingChanged"))
        {
            await Plan(pair, 1);
            first = await dropped.Told();
            await Plan(pair, 2);
            await dropped.Told();
        }
        var missed = await Plan(pair, 3);
        (await pair.Mentor.Caller.Post($"/v1/meetings/{missed}/acceptance")).Is(200);
        await using var again = await Listen(pair.Mentor.Caller, "meetingChanged", first["cursor"]!.ToString());
        var told = new List<JsonNode> { await again.Told(), await again.Told(), await again.Told() };
        var live = await Plan(pair, 4);
        told.Add(await again.Told());
        Assert.Equal([missed, missed, live], told.Skip(1).Select(x => x["meeting"]!["id"]!.ToString()["Meeting:".Length..]));
        Assert.Equal(4, told.Append(first).Select(x => x["cursor"]!.ToString()).Distinct(StringComparer.Ordinal).Count() - 1);
        Assert.True(again.IsQuiet);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("12.7")]
    [InlineData("019a0000-0000-7000-8000-000000000000")]
    public async Task A_cursor_that_nobody_was_given_is_refused_before_the_stream(string cursor)
    {
        var world = await World.WithPeople(Host);
        var refused = (await Asked(world.Manager.Caller, Document("meetingChanged"), new { after = cursor })).Is(400);
        Assert.Equal("BAD_REQUEST", refused.Body!["errors"]![0]!["extensions"]!["code"]!.ToString());
        Assert.Contains("cursor", refused.Body["errors"]![0]!["message"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_with_the_request_is_told_before_the_stream()
    {
        var world = await World.WithPeople(Host);
        var caller = world.Manager.Caller;
        foreach (var (document, status, code) in ((string, int, string)[])
            [
                ("subscription { meetingChanged { nothing } }", 400, "BAD_REQUEST"),
                ("subscription { meetingChanged { cursor } attentionRaised { cursor } }", 400, "BAD_REQUEST"),
                ("subscription {", 400, "BAD_REQUEST"),
                ("subscription { __typename }", 400, "BAD_REQUEST"),
                ("subscription { meetingChanged @skip(if: true) { cursor } }", 400, "BAD_REQUEST"),
            ])
        {
            var refused = (await Asked(caller, document)).Is(status);
            Assert.Equal((code, "application/json"), (refused.Body!["errors"]![0]!["extensions"]!["code"]!.ToString(), refused.ContentHeaders.ContentType!.MediaType));
        }
        Assert.Equal("FORBIDDEN", (await Asked(world.Hr, Document("meetingChanged"))).Is(403).Body!["errors"]![0]!["extensions"]!["code"]!.ToString());
        (await Asked(world.Nobody, Document("meetingChanged"))).Is(401);
        var plain = (await caller.Query(Document("meetingChanged"))).Body!["errors"]![0]!;
        Assert.Equal(("BAD_REQUEST", true), (plain["extensions"]!["code"]!.ToString(), plain["message"]!.ToString().Contains("text/event-stream", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Any_operation_can_be_answered_as_a_stream_of_one_but_a_link_changes_nothing()
    {
        var world = await World.WithPeople(Host);
        await using var query = await world.Manager.Caller.Stream("{ viewer { name } }");
        Assert.Equal("Given manager", (await query.Told())["name"]!.ToString());
        Assert.Null(await query.Next());
        (string, string) sse = ("Accept", "text/event-stream");
        var plain = await world.Manager.Caller.Query("{ viewer { name } }", null, ("Accept", "application/json, text/event-stream"));
        Assert.Equal("application/json", plain.Is(200).ContentHeaders.ContentType!.MediaType);
        var link = (await world.Manager.Caller.Get($"/graphql?query={Uri.EscapeDataString("mutation { startApplication(programme: \"x\", input: { role: MENTEE }) { errors { code } } }")}", sse)).Is(405);
        Assert.Contains("sent by POST", link.Text, StringComparison.Ordinal);
        Assert.Contains("event: complete", (await world.Manager.Caller.Get($"/graphql?query={Uri.EscapeDataString("{ viewer { name } }")}", sse)).Is(200).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_reads_the_content_of_others_by_a_stream_is_written_down_and_the_two_are_not()
    {
        var world = await World.Running(Host);
        var pair = await world.Matched();
        await using var coordinator = await Listen(world.Coordinator.Caller, "agreementSigned");
        await using var mentee = await Listen(pair.Mentee.Caller, "agreementSigned");
        await world.Agree(pair);
        var agreement = await Id(coordinator);
        Assert.Equal(agreement, await Id(mentee));
        var record = Assert.Single((await pair.Mentee.Caller.Get($"/v1/relationships/{pair.Relationship}/read-records?limit=200")).Is(200).Items)!;
        Assert.Equal((world.Coordinator.Id, "graphql", "agreementSigned", agreement),
            (record["reader"]!.ToString(), record["protocol"]!.ToString(), record["operation"]!.ToString(), record["records"]![0]!.ToString()));
    }

    [Fact]
    public async Task Who_has_left_is_told_nothing_more_and_the_stream_ends()
    {
        var (world, pair, _) = await AtWork();
        var observer = await world.Person();
        await using var stream = await Listen(observer.Caller, "meetingChanged");
        await world.Person(observer.ExternalId, more: new { active = false });
        await Plan(pair, 1);
        Assert.Null(await stream.Next());
    }

    [Fact]
    public async Task One_caller_has_so_many_streams_and_one_that_is_closed_makes_room()
    {
        var world = await World.WithPeople(Host);
        var caller = world.Manager.Caller;
        var open = new List<EventStream>();
        for (var i = 0; i < 10; i++) open.Add(await Listen(caller, "meetingChanged"));
        var refused = (await Asked(caller, Document("meetingChanged"))).Is(429);
        Assert.Equal("TOO_MANY_REQUESTS", refused.Body!["errors"]![0]!["extensions"]!["code"]!.ToString());
        Assert.Contains("10", refused.Text, StringComparison.Ordinal);
        Assert.NotNull(refused.Headers.RetryAfter);
        await using (await Listen(world.Director.Caller, "meetingChanged")) { }
        await open[0].DisposeAsync();
        for (var tries = 0; ; tries++)
        {
            using var response = await caller.Open(Document("meetingChanged"));
            if ((int)response.StatusCode == 200) break;
            Assert.True(tries < 300, "The place of a stream that was closed is not given to another.");
            await Task.Delay(20, Caller.Stop);
        }
        foreach (var stream in open) await stream.DisposeAsync();
    }

    protected async Task<(World World, Pair Pair, string Path)> AtWork()
    {
        var world = await World.Running(Host);
        var pair = await world.AtWork();
        await Settled(Host);
        return (world, pair, $"/v1/relationships/{pair.Relationship}");
    }

    /// <summary>While a transaction of another test is open, what was before a stream is told on it, since it comes after what is safe to read.</summary>
    private static async Task Settled(Hosted host)
    {
        if (host is not OnPostgres) return;
        await using var connection = new NpgsqlConnection(host.Connection);
        await connection.OpenAsync(Caller.Stop);
        await using var open = new NpgsqlCommand("""SELECT EXISTS (SELECT 1 FROM "Event" WHERE "Xid" >= pg_snapshot_xmin(pg_current_snapshot()))""", connection);
        while ((bool)(await open.ExecuteScalarAsync(Caller.Stop))!) await Task.Delay(20, Caller.Stop);
    }

    protected static string Document(string field) =>
        $"subscription($after: String) {{ {field}(after: $after) {{ cursor at {RecordOf[field]} {{ id }} }} }}";

    protected static Task<EventStream> Listen(Caller caller, string field, string? after = null) => caller.Stream(Document(field), new { after });

    protected static async Task<string> Id(EventStream stream)
    {
        var record = (await stream.Told()).AsObject().Single(x => x.Key is not ("cursor" or "at")).Value!["id"]!.ToString();
        return record[(record.IndexOf(':', StringComparison.Ordinal) + 1)..];
    }

    protected static async Task<string> Plan(Pair pair, int day) => (await pair.Mentee.Caller.Post($"/v1/relationships/{pair.Relationship}/meetings",
        new { startsAt = TimeProvider.System.GetUtcNow().AddDays(day).ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture), minutes = 60, method = "video" })).Is(201).Id;

    private static Task<Answer> Asked(Caller caller, string document, object? variables = null) => caller.Query(document, variables, ("Accept", "text/event-stream"));

    /// <summary>A pair from their applications to the end, with all who might be told listening to everything.</summary>
    private sealed class Story(Hosted host, World world, Someone mentor, Someone mentee)
    {
        private readonly Dictionary<(string Who, string Field), EventStream> streams = [];

        public static async Task<Story> On(Hosted host)
        {
            var world = await World.Running(host);
            var story = new Story(host, world, await world.Person(), await world.Person());
            await Settled(host);
            foreach (var (who, caller) in ((string, Caller)[])
                [("mentor", story.Mentor.Caller), ("mentee", story.Mentee.Caller), ("manager", world.Manager.Caller), ("coordinator", world.Coordinator.Caller), ("colleague", (await world.Person()).Caller), ("safeguarding", world.Safeguarding.Caller)])
                foreach (var field in RecordOf.Keys) story.streams[(who, field)] = await Listen(caller, field);
            return story;
        }

        private Someone Mentor { get; } = mentor;

        private Someone Mentee { get; } = mentee;

        public async Task Play()
        {
            var mentors = await world.Available("mentor", Mentor);
            await Heard("signOffAsked", mentors.Application, "manager");
            var mentees = await world.Available("mentee", Mentee);
            await Heard("signOffAsked", mentees.Application, "manager");
            var pair = await world.Matched(mentors, mentees);
            await Heard("proposalArrived", pair.Proposal, "mentor", "mentee");
            await world.Agree(pair);
            var path = $"/v1/relationships/{pair.Relationship}";
            string[] all = ["mentor", "mentee", "coordinator"];
            await Heard("agreementSigned", (await Mentee.Caller.Get($"{path}/agreement")).Is(200).Id, all);
            var meeting = (await Mentee.Caller.Post($"{path}/held-meetings", new { startsAt = "2026-02-03T09:00:00Z", minutes = 75, method = "video" })).Is(201).Id;
            await Heard("meetingChanged", meeting, all);
            await Confidences.AsSystem(host, services => services.GetRequiredService<AttentionWatch>().Look(Caller.Stop));
            foreach (var (one, caller) in new[] { ("mentor", Mentor.Caller), ("mentee", Mentee.Caller), ("coordinator", world.Coordinator.Caller) })
            {
                var raised = (await caller.Get("/v1/attention?limit=200")).Is(200).Items.Select(x => x!["id"]!.ToString()).ToHashSet(StringComparer.Ordinal);
                Assert.NotEmpty(raised);
                var told = new HashSet<string>(StringComparer.Ordinal);
                while (told.Count < raised.Count) told.Add(await Id(streams[(one, "attentionRaised")]));
                Assert.Equal(raised, told);
            }
            await world.Person(Mentee.ExternalId, Mentor.ExternalId);
            await Heard("relationshipSuspended", pair.Relationship, all);
            (await Mentee.Caller.Post($"{path}/ending", new { kind = "notSuited" })).Is(200);
            await Heard("relationshipEnded", pair.Relationship, all);
        }

        private async Task Heard(string field, string record, params string[] who)
        {
            foreach (var one in who) Assert.Equal(record, await Id(streams[(one, field)]));
        }

        /// <summary>Nobody was told of anything else.</summary>
        public void IsOver() => Assert.Empty(streams.Where(x => !x.Value.IsQuiet).Select(x => x.Key));
    }

    public sealed class Sqlite(OnSqlite host) : SubscriptionTests(host), IClassFixture<OnSqlite>
    {
        [Fact]
        public async Task The_client_from_npm_follows_drops_and_resumes()
        {
            var (world, pair, _) = await AtWork();
            // The client needs a socket; the other host rests meanwhile.
            await using var factory = Listening.At(Host.Connection);
            var token = (await world.Nobody.Post("/dev/token", new { person = pair.Mentee.Person.Id })).Is(200)["access_token"];
            await Node.Run("sse", ("ADDRESS", factory.ClientOptions.BaseAddress.ToString()), ("TOKEN", token));
        }

        [Fact]
        public async Task A_stream_ends_with_its_token_and_says_meanwhile_that_it_is_there()
        {
            var world = await World.WithPeople(Host);
            var caller = new Caller(Host.Factory.CreateClient(), new Token($"person:{world.Manager.Id}").At("nbf", -90).At("exp", -56).Signed());
            var whole = await Asked(caller, Document("meetingChanged"));
            Assert.EndsWith("event: complete\ndata:\n\n", whole.Is(200).Text, StringComparison.Ordinal);
            Assert.InRange(whole.Text.Split(":\n\n").Length, 3, 10);
        }

        [Fact]
        public async Task A_host_has_so_many_streams_and_completes_them_when_it_stops()
        {
            await using var factory = Hosted.Start(await Host.NewDatabase(), ("GraphQL:Subscriptions:PerHost", "1"));
            using var http = factory.CreateClient();
            var admin = new Caller(http, (await new Caller(http, null).Post("/dev/token", new { @as = "admin" })).Is(200)["access_token"]);
            await using var stream = await Listen(admin, "meetingChanged");
            Assert.Contains("open here", (await Asked(admin, Document("meetingChanged"))).Is(429).Text, StringComparison.Ordinal);
            factory.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
            Assert.Null(await stream.Next());
        }
    }

    public sealed class Postgres(OnPostgres host) : SubscriptionTests(host), IClassFixture<OnPostgres>
    {
        [Fact]
        public async Task What_one_server_process_writes_another_tells()
        {
            var (world, pair, _) = await AtWork();
            await using var second = Hosted.Start(Host.Connection);
            using var http = second.CreateClient();
            var there = new Caller(http, (await new Caller(http, null).Post("/dev/token", new { person = pair.Mentor.Person.ExternalId, organisation = world.Organisation })).Is(200)["access_token"]);
            await using var here = await Listen(pair.Mentor.Caller, "meetingChanged");
            await using var stream = await Listen(there, "meetingChanged");
            var meeting = await Plan(pair, 1);
            var (told, toldHere) = (await stream.Told(), await here.Told());
            Assert.Equal($"Meeting:{meeting}", told["meeting"]!["id"]!.ToString());
            Assert.Equal(toldHere.ToJsonString(), told.ToJsonString());
            // A client may drop off one and resume at the other.
            var next = await Plan(pair, 2);
            await using var moved = await Listen(pair.Mentor.Caller, "meetingChanged", told["cursor"]!.ToString());
            Assert.Equal(next, await Id(moved));
        }

        [Fact]
        public async Task What_commits_late_is_told_all_the_same()
        {
            var (_, pair, _) = await AtWork();
            await using var stream = await Listen(pair.Mentee.Caller, "meetingChanged");
            var early = await Plan(pair, 1);
            Assert.Equal(early, await Id(stream));
            await using var connection = new NpgsqlConnection(Host.Connection);
            await connection.OpenAsync(Caller.Stop);
            await using var slow = await connection.BeginTransactionAsync(Caller.Stop);
            await using var again = new NpgsqlCommand("""
                INSERT INTO "Event" ("Id", "Version", "AuditId", "RecordType", "RecordId", "Change", "RecordVersion", "At", "OrganisationId", "ProgrammeId", "Milestone")
                SELECT gen_random_uuid(), "Version", "AuditId", "RecordType", "RecordId", 'changed', "RecordVersion", "At", "OrganisationId", "ProgrammeId", "Milestone" FROM "Event" WHERE "RecordId" = @meeting
                """, connection, slow) { Parameters = { new("meeting", Guid.Parse(early)) } };
            Assert.Equal(1, await again.ExecuteNonQueryAsync(Caller.Stop));
            var fast = await Plan(pair, 2);
            await Task.Delay(300, Caller.Stop);
            Assert.True(stream.IsQuiet);
            await slow.CommitAsync(Caller.Stop);
            Assert.Equal([early, fast], [await Id(stream), await Id(stream)]);
        }
    }
}
