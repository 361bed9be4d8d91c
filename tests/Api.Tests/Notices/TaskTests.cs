using System.Text.Json;
using System.Text.Json.Nodes;
using Mentoring.Api.Graph;
using Mentoring.Api.Notices;
using Mentoring.Api.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Mentoring.Api.Tests.Notices;

/// <summary>What waits for somebody waits for them alone, and until it is done.</summary>
public abstract class TaskTests(Hosted host) : HostedTests(host)
{
    /// <summary>Kinds that are no one operation's, and why.</summary>
    private static readonly Dictionary<TaskKind, string> NoOperation = new()
    {
        [TaskKind.AnswerNomination] = "Accepting and declining are two.",
        [TaskKind.ReviewActionPlan] = "It is confirmed anew, changed or closed.",
    };

    [Fact]
    public void A_task_is_called_as_the_operation_that_does_it()
    {
        var writes = Host.Factory.Services.GetRequiredService<OperationSource>().All.Where(x => !x.Reads).Select(x => x.Name).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(NoOperation.Keys, Enum.GetValues<TaskKind>().Where(kind => !writes.Contains(JsonNamingPolicy.CamelCase.ConvertName($"{kind}"))).Order());
    }

    [Fact]
    public async Task From_the_first_wish_to_a_proposal_each_step_waits_for_whose_it_is()
    {
        var world = await World.Running(Host);
        var mentee = await world.Draft("mentee");
        await Waits(mentee.Caller, "submitApplication", mentee.Application, "Application");
        (await mentee.Caller.Post($"/v1/applications/{mentee.Application}/submission", world.Submission("mentee"))).Is(200);
        await Nothing(mentee.Caller);
        await Waits(world.Manager.Caller, "signOff", mentee.Application, "Application");
        await Nothing(world.Coordinator.Caller);
        (await world.Manager.Caller.Post($"/v1/applications/{mentee.Application}/sign-off", new { decision = "approve", timeAvailable = true })).Is(200);
        await Nothing(world.Manager.Caller);
        await Waits(world.Coordinator.Caller, "select", mentee.Application, "Application");
        (await world.Coordinator.Caller.Post($"/v1/applications/{mentee.Application}/selection", new { decision = "accept", criteria = new[] { new { code = "mentee", met = true } } })).Is(200);
        await Waits(world.Coordinator.Caller, "recordTraining", mentee.Application, "Application");
        (await world.Coordinator.Caller.Post($"/v1/applications/{mentee.Application}/training", World.Training("mentee"))).Is(201);
        await Waits(mentee.Caller, "confirmParticipation", mentee.Application, "Application");
        (await mentee.Caller.Post($"/v1/applications/{mentee.Application}/confirmation")).Is(200);
        var mentor = await world.Available("mentor");
        var proposal = (await world.Propose(mentor, mentee)).Is(201).Id;
        foreach (var party in (Participant[])[mentor, mentee]) await Waits(party.Caller, "respondToProposal", proposal, "Proposal");
        (await mentor.Caller.Post($"/v1/proposals/{proposal}/response", new { answer = "accept" })).Is(200);
        await Nothing(mentor.Caller);
        await Nothing(world.Coordinator.Caller);
        await Nothing(world.Director.Caller);
    }

    [Fact]
    public async Task In_a_relationship_each_step_waits_for_whose_it_is()
    {
        var world = await World.Running(Host);
        await world.Set(new Dictionary<string, object> { ["ending.talkFirst"] = "requiredWithLimit" });
        var pair = await world.Matched();
        foreach (var party in (Participant[])[pair.Mentor, pair.Mentee]) await Waits(party.Caller, "draftAgreement", pair.Relationship, "Relationship");
        var agreement = (await pair.Mentee.Caller.Put($"/v1/relationships/{pair.Relationship}/agreement", World.Terms.ToJsonString())).Is(200).Id;
        (await pair.Mentee.Caller.Post($"/v1/relationships/{pair.Relationship}/agreement/signatures", World.Signature(1))).Is(200);
        await Nothing(pair.Mentee.Caller);
        await Waits(pair.Mentor.Caller, "signAgreement", agreement, "Agreement");
        (await pair.Mentor.Caller.Post($"/v1/relationships/{pair.Relationship}/agreement/signatures", World.Signature(1))).Is(200);
        await Nothing(pair.Mentor.Caller);
        var meeting = (await pair.Mentor.Caller.Post($"/v1/relationships/{pair.Relationship}/held-meetings", new { startsAt = TimeProvider.System.GetUtcNow().AddHours(-3), minutes = 60, method = "faceToFace" })).Is(201).Id;
        await Waits(pair.Mentee.Caller, "completeMeetingLog", meeting, "Meeting");
        await Nothing(pair.Mentor.Caller);
        (await pair.Mentee.Caller.Put($"/v1/meetings/{meeting}/log", new { topics = new[] { "A topic." } })).Is(200);
        var log = (await pair.Mentee.Caller.Post($"/v1/meetings/{meeting}/log/completion")).Is(200).Id;
        await Nothing(pair.Mentee.Caller);
        await Waits(pair.Mentor.Caller, "confirmMeetingLog", log, "MeetingLog");
        (await pair.Mentor.Caller.Post($"/v1/meetings/{meeting}/log/confirmation")).Is(200);
        var review = (await pair.Mentor.Caller.Post($"/v1/relationships/{pair.Relationship}/reviews", new { kind = "regular" })).Is(201).Id;
        foreach (var party in (Participant[])[pair.Mentor, pair.Mentee]) await Waits(party.Caller, "writeReviewStatement", review, "RelationshipReview");
        (await pair.Mentee.Caller.Post($"/v1/relationship-reviews/{review}/statements", new { goesWell = "All." })).Is(201);
        await Nothing(pair.Mentee.Caller);
        var concern = (await pair.Mentee.Caller.Post($"/v1/relationships/{pair.Relationship}/concerns", new { category = "feelingStuck", text = "Help." })).Is(201).Id;
        await Waits(world.Coordinator.Caller, "acknowledgeConcern", concern, "Concern");
        await Nothing(world.Manager.Caller);
        (await world.Coordinator.Caller.Post($"/v1/concerns/{concern}/acknowledgement")).Is(200);
        (await pair.Mentee.Caller.Post($"/v1/relationships/{pair.Relationship}/ending", new { kind = "unresolved" })).Is(200);
        Assert.Equal([("recordEndingTalk", pair.Relationship), ("acknowledgeConcern", (await pair.Mentee.Caller.Get("/v1/concerns")).Is(200).Items[^1]!["id"]!.ToString())],
            (await Tasks(world.Coordinator.Caller)).Select(x => (x.Kind, x.Record)));
    }

    [Fact]
    public async Task A_list_of_many_kinds_has_pages_both_ways_and_no_row_twice()
    {
        var world = await World.Running(Host);
        var pair = await world.Matched();
        var drafted = await world.Draft("mentor", pair.Mentee.Person);
        (await pair.Mentor.Caller.Put($"/v1/relationships/{pair.Relationship}/agreement", World.Terms.ToJsonString())).Is(200);
        await pair.Mentor.Caller.Post($"/v1/relationships/{pair.Relationship}/actions", new { text = "Read.", owner = pair.Mentee.Person.Id });
        for (var i = 0; i < 3; i++) await pair.Mentor.Caller.Post($"/v1/relationships/{pair.Relationship}/meetings", new { startsAt = TimeProvider.System.GetUtcNow().AddDays(i + 2), minutes = 60, method = "video" });
        var all = (await Tasks(pair.Mentee.Caller)).ConvertAll(x => x.Record);
        Assert.Contains(drafted.Application, all);
        Assert.True(all.Count >= 4, $"{all.Count} tasks");
        Assert.Equal(all.Order(StringComparer.Ordinal), all);

        var rest = new List<string>();
        for (string? path = "/v1/me/tasks?limit=2", next; path is not null; path = next)
        {
            var page = (await pair.Mentee.Caller.Get(path)).Is(200);
            rest.AddRange(page.Items.Select(x => x!["record"]!.ToString()));
            next = page.Body!["next"]?.ToString() is { } cursor ? $"/v1/me/tasks?limit=2&cursor={cursor}" : null;
        }
        Assert.Equal(all, rest);

        var (back, before) = (new List<string>(), (string?)null);
        do
        {
            var answer = await pair.Mentee.Caller.Query("query($before: String) { viewer { tasks(last: 2, before: $before) { totalCount pageInfo { hasPreviousPage startCursor } nodes { record } } } }", new { before });
            var page = answer.Is(200).Body!["data"]!["viewer"]!["tasks"]!;
            Assert.Equal(all.Count, page["totalCount"]!.GetValue<int>());
            back.InsertRange(0, page["nodes"]!.AsArray().Select(x => x!["record"]!.ToString()));
            before = page["pageInfo"]!["hasPreviousPage"]!.GetValue<bool>() ? page["pageInfo"]!["startCursor"]!.ToString() : null;
        }
        while (before is not null);
        Assert.Equal(all, back);
        Assert.Equal(["submitApplication"], (await pair.Mentee.Caller.Get("/v1/me/tasks?kind=submitApplication")).Is(200).Items.Select(x => x!["kind"]!.ToString()));
    }

    [Fact]
    public async Task The_viewer_is_a_person_or_a_program()
    {
        var world = await World.Running(Host);
        var pair = await world.Matched();
        const string Who = "{ viewer { client person { familyName } relationships { totalCount nodes { id } } } }";
        var mentor = (await pair.Mentor.Caller.Query(Who)).Is(200).Body!["data"]!["viewer"]!;
        Assert.NotNull(mentor["person"]);
        Assert.Equal($"Relationship:{pair.Relationship}", Assert.Single(mentor["relationships"]!["nodes"]!.AsArray())!["id"]!.ToString());
        // The coordinator sees the relationship, and it is not theirs.
        Assert.Empty((await world.Coordinator.Caller.Get("/v1/me/relationships")).Is(200).Items);
        Assert.Equal(0, (await world.Coordinator.Caller.Query(Who)).Is(200).Body!["data"]!["viewer"]!["relationships"]!["totalCount"]!.GetValue<int>());
        var program = (await world.Hr.Query("{ viewer { client person { familyName } tasks { nodes { kind } } } }")).Is(200).Body!;
        Assert.Equal($"{world.Organisation}-hr", program["data"]!["viewer"]!["client"]!.ToString());
        Assert.Null(program["data"]!["viewer"]!["tasks"]);
        Assert.Equal("FORBIDDEN", program["errors"]![0]!["extensions"]!["code"]!.ToString());
    }

    private static async Task Waits(Caller caller, string kind, string record, string type) => Assert.Equal([(kind, type, record)], await Tasks(caller));

    private static async Task Nothing(Caller caller) => Assert.Empty(await Tasks(caller));

    /// <summary>As both protocols tell it.</summary>
    private static async Task<List<(string Kind, string Type, string Record)>> Tasks(Caller caller)
    {
        var rest = (await caller.Get("/v1/me/tasks?limit=200")).Is(200).Items.Select(x => (x!["kind"]!.ToString(), x["recordType"]!.ToString(), x["record"]!.ToString())).ToList();
        var graph = (await caller.Query("{ viewer { tasks(first: 200) { nodes { kind about { id } } } } }")).Is(200);
        Assert.Null(graph.Body!["errors"]);
        Assert.Equal(rest.Select(x => $"{Loud(x.Item1)} {x.Item2}:{x.Item3}"),
            graph.Body!["data"]!["viewer"]!["tasks"]!["nodes"]!.AsArray().Select(x => $"{x!["kind"]} {x["about"]!["id"]}"));
        return rest;
    }

    private static string Loud(string word) => JsonNamingPolicy.SnakeCaseUpper.ConvertName(word);

    public sealed class Sqlite(OnSqlite host) : TaskTests(host), IClassFixture<OnSqlite>;

    public sealed class Postgres(OnPostgres host) : TaskTests(host), IClassFixture<OnPostgres>;
}
