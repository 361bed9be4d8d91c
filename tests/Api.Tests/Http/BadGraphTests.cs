using System.Text.Json;
using System.Text.Json.Nodes;
using Mentoring.Api.Tests.Hosting;
using Mentoring.Tests;
using Xunit;

namespace Mentoring.Api.Tests.Http;

/// <summary>The same bad input through GraphQL meets the same rule, place and kind as through REST.</summary>
public abstract class BadGraphTests(Hosted host) : HostedTests(host)
{
    private const string Propose = "mutation($input: ProposeMatchInput!) { proposeMatch(input: $input) { proposal { id } errors { code rule pointer message } } }";
    private const string Draft = "mutation($relationship: ID!, $input: AgreementTermsInput!) { draftAgreement(relationship: $relationship, input: $input) { agreement { id } errors { code rule pointer message } } }";
    private const string Read = "query($id: ID!) { proposal(id: $id) { id } }";

    private static readonly Dictionary<int, string> Codes = new() { [400] = "BAD_REQUEST", [403] = "FORBIDDEN", [404] = "NOT_FOUND", [409] = "REFUSED", [422] = "INVALID" };

    [Fact]
    public async Task A_bad_proposal_meets_the_same_in_both()
    {
        var (world, other) = (await World.Running(Host), await World.Running(Host));
        var (mentor, mentee, foreign) = (await world.Available("mentor"), await world.Available("mentee"), await other.Available("mentor"));
        var (unknown, none) = (Guid.CreateVersion7().ToString(), (object?)null);
        var before = await Stored.Rows(Host);
        var wrong = new List<string>();
        foreach (var (what, caller, input) in ((string, Caller, object)[])
            [
                ("an unknown mentor", world.Coordinator.Caller, new { mentor = unknown, mentee = mentee.Application }),
                ("another programme's mentor", world.Coordinator.Caller, new { mentor = foreign.Application, mentee = mentee.Application }),
                ("a mentor for a mentee", world.Coordinator.Caller, new { mentor = mentor.Application, mentee = mentor.Application }),
                ("the two the wrong way round", world.Coordinator.Caller, new { mentor = mentee.Application, mentee = mentor.Application }),
                ("a mentor who proposes", mentor.Caller, new { mentor = mentor.Application, mentee = mentee.Application }),
                ("a malformed id", world.Coordinator.Caller, new { mentor = "x", mentee = mentee.Application }),
                ("a number for an id", world.Coordinator.Caller, new { mentor = 1.5, mentee = mentee.Application }),
                ("nobody", world.Coordinator.Caller, new { mentor = none, mentee = mentee.Application }),
                ("a missing member", world.Coordinator.Caller, new { mentee = mentee.Application }),
                ("an unknown member", world.Coordinator.Caller, new { mentor = mentor.Application, mentee = mentee.Application, reason = "x" }),
            ])
        {
            var rest = OfRest(await caller.Post("/v1/proposals", input));
            var graph = OfGraph(await caller.Query(Propose, new { input = Typed(input) }));
            if (rest != graph) wrong.Add($"{what}: REST says {rest}, GraphQL says {graph}");
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal(before, await Stored.Rows(Host));
    }

    [Fact]
    [Proves("agreement-narrows-only")]
    public async Task Terms_that_widen_what_the_programme_allows_meet_the_same_rule_and_place_in_both()
    {
        var world = await World.Running(Host);
        await world.Set(new Dictionary<string, object> { ["log.readers"] = "partiesOnly" });
        var pair = await world.Matched();
        var path = $"/v1/relationships/{pair.Relationship}/agreement";
        var (before, wrong) = (await Stored.Rows(Host), new List<string>());
        foreach (var (member, value, pointer) in ((string, JsonNode, string)[])
            [
                ("recipients", new JsonArray("parties", "coordinator"), "/recipients/1"), ("minMinutes", 45, "/minMinutes"), ("maxMinutes", 121, "/maxMinutes"), ("frequencyDays", 43, "/frequencyDays"),
            ])
        {
            var terms = World.Terms;
            terms[member] = value;
            var rest = OfRest(await pair.Mentee.Caller.Put(path, terms.ToJsonString()));
            terms["methods"] = new JsonArray("FACE_TO_FACE");
            var graph = OfGraph(await pair.Mentee.Caller.Query(Draft, new { relationship = $"Relationship:{pair.Relationship}", input = terms }));
            if (rest != ("REFUSED", "agreement-narrows-only", pointer)) wrong.Add($"{member}: REST says {rest}");
            if (rest != graph) wrong.Add($"{member}: REST says {rest}, GraphQL says {graph}");
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal(before, await Stored.Rows(Host));

        // All of it at once, and what the programme allows goes through.
        var widest = World.Terms;
        (widest["recipients"], widest["maxMinutes"]) = (new JsonArray("coordinator"), 480);
        Assert.Equal(["/recipients/0", "/maxMinutes"], (await pair.Mentee.Caller.Put(path, widest.ToJsonString())).Is(409).Pointers);
        (await pair.Mentee.Caller.Put(path, World.Terms.ToJsonString())).Is(200);
    }

    [Fact]
    public async Task What_may_not_be_seen_is_null_in_one_and_404_in_the_other()
    {
        var world = await World.Running(Host);
        var pair = await world.Matched();
        var outsider = await world.Person();
        foreach (var id in (string[])[pair.Proposal, Guid.CreateVersion7().ToString()])
        {
            (await outsider.Caller.Get($"/v1/proposals/{id}")).Is(404);
            var told = (await outsider.Caller.Query(Read, new { id = $"Proposal:{id}" })).Is(200);
            Assert.Null(told.Body!["data"]!["proposal"]);
            Assert.Null(told.Body["errors"]);
        }
    }

    [Fact]
    public async Task A_key_stands_for_one_request_and_one_mutation()
    {
        var world = await World.Running(Host);
        var (mentor, mentee) = (await world.Available("mentor"), await world.Available("mentee"));
        Task<Answer> Ask(string document, object input) => world.Coordinator.Caller.Query(document, new { input = Typed(input) }, ("Idempotency-Key", "once"));
        var input = new { mentor = mentor.Application, mentee = mentee.Application };
        var first = (await Ask(Propose, input)).Is(200);
        var again = (await Ask(Propose, input)).Is(200);
        Assert.Equal(first.Body!.ToJsonString(), again.Body!.ToJsonString());
        Assert.Equal((false, true), (first.Headers.Contains("Idempotency-Replayed"), again.Headers.Contains("Idempotency-Replayed")));
        Assert.Equal(("INVALID", null, "/headers/Idempotency-Key"), OfGraph(await Ask(Propose, new { mentor = mentee.Application, mentee = mentor.Application })));
        Assert.Equal("BAD_REQUEST", OfGraph(await Ask("mutation($input: ProposeMatchInput!) { a: proposeMatch(input: $input) { proposal { id } } b: proposeMatch(input: $input) { proposal { id } } }", input)).Code);
    }

    /// <summary>REST's ids as GraphQL has them.</summary>
    private static JsonObject Typed(object input)
    {
        var typed = JsonSerializer.SerializeToNode(input)!.AsObject();
        foreach (var (name, value) in typed.ToList())
            if (value?.GetValueKind() == JsonValueKind.String && Guid.TryParse(value.ToString(), out _)) typed[name] = $"Application:{value}";
        return typed;
    }

    private static (string Code, string? Rule, string? Pointer) OfRest(Answer answer) =>
        (Codes.GetValueOrDefault(answer.Code) ?? $"{answer.Code}", answer.Rule, answer.Code is 409 or 422 && answer.Pointers is [var first, ..] ? first : null);

    private static (string Code, string? Rule, string? Pointer) OfGraph(Answer answer)
    {
        if (answer.Body?["errors"] is JsonArray { Count: > 0 } errors) return ($"{errors[0]!["extensions"]!["code"]}", errors[0]!["extensions"]!["rule"]?.ToString(), null);
        return answer.Body?["data"]?.AsObject().First().Value?["errors"] is JsonArray { Count: > 0 } own
            ? ($"{own[0]!["code"]}", own[0]!["rule"]?.ToString(), own[0]!["pointer"]?.ToString()) : ($"{answer.Code} {answer.Text}", null, null);
    }

    public sealed class Sqlite(OnSqlite host) : BadGraphTests(host), IClassFixture<OnSqlite>;

    public sealed class Postgres(OnPostgres host) : BadGraphTests(host), IClassFixture<OnPostgres>;
}
