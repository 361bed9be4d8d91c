using System.Text.Json.Nodes;
using Mentoring.Api.Tests.Hosting;
using Mentoring.Tests;
using Xunit;

namespace Mentoring.Api.Tests.Relationships;

/// <summary>Code of practice, agreement, signatures and the first meeting.</summary>
public abstract class RelationshipTests(Hosted host) : HostedTests(host)
{
    [Fact]
    [Proves("code-accepted-before-start")]
    [Proves("code-which")]
    [Proves("ethics-and-law-followed")]
    [Proves("code-survives-ending")]
    public async Task The_mentor_signs_the_code_before_any_work()
    {
        var world = await World.Running(Host);
        var (mentor, mentee) = (await world.Available("mentor"), await world.Available("mentee"));
        var proposal = (await world.Propose(mentor, mentee)).Is(201).Id;
        foreach (var who in (Participant[])[mentor, mentee]) (await who.Caller.Post($"/v1/proposals/{proposal}/response", new { answer = "accept" })).Is(200);
        var relationship = (await mentee.Caller.Get("/v1/relationships")).Items.Single()!["id"]!.ToString();
        Assert.Contains((await mentor.Caller.Get("/v1/me/notices")).Items, x => x!["kind"]!.ToString() == "codeAwaited");
        (await mentee.Caller.Post($"/v1/relationships/{relationship}/held-meetings", Meeting())).RefusedBy("code-accepted-before-start");
        (await mentee.Caller.Put($"/v1/relationships/{relationship}/agreement", World.Terms.ToJsonString())).Is(200);
        (await mentee.Caller.Post($"/v1/relationships/{relationship}/agreement/signatures", World.Signature(1))).RefusedBy("code-accepted-before-start");

        var path = $"{world.ProgrammePath}/code-acceptances";
        (await mentor.Caller.Post(path, new { document = world.Documents["policy"], ethicsAndLaw = true })).RefusedBy("code-which");
        (await mentor.Caller.Post(path, new { document = world.Documents["codeOfPractice"], ethicsAndLaw = false })).RefusedBy("ethics-and-law-followed");
        await world.AcceptCode(mentor.Person);
        Assert.Equal("forming", (await mentee.Caller.Get($"/v1/relationships/{relationship}"))["status"]);

        (await mentor.Caller.Post($"/v1/applications/{mentor.Application}/withdrawal")).Is(200);
        Assert.Single((await mentor.Caller.Get(path)).Items);
    }

    [Fact]
    [Proves("agreement-term-duration")]
    [Proves("agreement-term-frequency")]
    [Proves("agreement-term-venue")]
    [Proves("agreement-term-scope")]
    [Proves("agreement-term-confidentiality")]
    [Proves("agreement-term-notes")]
    [Proves("agreement-term-third-talks")]
    [Proves("agreement-end-date")]
    [Proves("voluntary-statement-in-agreement")]
    [Proves("governing-policies-apply")]
    [Proves("agreement-term-evaluation-use")]
    public async Task Signing_is_refused_with_every_missing_term_at_once()
    {
        var (_, pair, path) = await Formed();
        var drafted = (await pair.Mentee.Caller.Put(path, new { })).Is(200);
        Assert.Equal(30, drafted.Body!["terms"]!["frequencyDays"]!.GetValue<int>());
        (await pair.Mentee.Caller.Post($"{path}/signatures", new { number = 1, voluntary = false, policies = new[] { "conduct" }, evaluationUse = false })).RefusedBy(
            "agreement-term-duration", "agreement-term-frequency", "agreement-term-venue", "agreement-term-scope", "agreement-term-confidentiality", "agreement-term-notes",
            "agreement-term-third-talks", "agreement-end-date", "voluntary-statement-in-agreement", "governing-policies-apply", "agreement-term-evaluation-use");
        Assert.Empty((await pair.Mentor.Caller.Get(path)).Body!["signatures"]!.AsArray());
    }

    [Fact]
    [Proves("agreement-signed-by-both")]
    [Proves("agreement-change-by-both")]
    public async Task Changed_terms_drop_the_signatures_and_need_new_ones()
    {
        var (world, pair, path) = await Formed();
        (await pair.Mentee.Caller.Put(path, World.Terms.ToJsonString())).Is(200);
        (await pair.Mentee.Caller.Post($"{path}/signatures", World.Signature(1))).Is(200);
        (await pair.Mentee.Caller.Post($"{path}/signatures", World.Signature(1))).RefusedBy("life-cycle-step");
        (await pair.Mentor.Caller.Put(path, World.Terms.ToJsonString())).Is(428);
        var changed = (await pair.Mentor.Caller.Replace(path, World.Terms.ToJsonString())).Is(200);
        Assert.Equal(("2", "draft", 0), (changed["number"], changed["status"], changed.Body!["signatures"]!.AsArray().Count));
        (await pair.Mentor.Caller.Post($"{path}/signatures", World.Signature(1))).RefusedBy("agreement-signed-by-both");
        foreach (var who in (Participant[])[pair.Mentor, pair.Mentee]) (await who.Caller.Post($"{path}/signatures", World.Signature(2))).Is(200);
        Assert.Equal("inForce", (await world.Coordinator.Caller.Get(path)).Is(200)["status"]);

        Assert.Equal(("3", "draft"), (await pair.Mentee.Caller.Put(path, World.Terms.ToJsonString())).Is(200) switch { var x => (x["number"], x["status"]) });
        Assert.Equal("active", (await pair.Mentee.Caller.Get($"/v1/relationships/{pair.Relationship}"))["status"]);
    }

    [Fact]
    [Proves("agreement-end-within-programme")]
    [Proves("relationship-length")]
    [Proves("agreement-term-ground-rules")]
    public async Task Terms_stay_within_the_programme()
    {
        var (_, pair, path) = await Formed();
        var terms = World.Terms;
        (terms["startsOn"], terms["endsOn"]) = ("2026-02-01", "2035-01-01");
        (await pair.Mentee.Caller.Put(path, terms.ToJsonString())).RefusedBy("agreement-end-within-programme");
        terms["endsOn"] = "2026-02-10";
        terms.Remove("groundRules");
        Assert.Equal(["agreement-term-ground-rules", "relationship-length"], (await pair.Mentee.Caller.Put(path, terms.ToJsonString())).Is(200).Warnings.Order());
    }

    [Fact]
    [Flips("agreement.deadline")]
    [Proves("agreement-written")]
    [Proves("agreement-at-first-meeting")]
    [Proves("meeting-length")]
    public async Task One_meeting_may_be_held_before_the_agreement_and_a_second_is_refused()
    {
        var (world, pair, path) = await Formed();
        var meetings = $"/v1/relationships/{pair.Relationship}/held-meetings";
        (await world.Coordinator.Caller.Replace($"{world.ProgrammePath}/settings", """{ "settings": { "agreement.deadline": "beforeFirst" } }""", world.ProgrammePath)).Is(200);
        (await pair.Mentee.Caller.Post(meetings, Meeting())).RefusedBy("agreement-at-first-meeting");
        (await world.Coordinator.Caller.Replace($"{world.ProgrammePath}/settings", """{ "settings": { "agreement.deadline": "firstMeeting" } }""", world.ProgrammePath)).Is(200);

        Assert.Equal(["meeting-length"], (await pair.Mentee.Caller.Post(meetings, Meeting(20))).Is(201).Warnings);
        (await pair.Mentor.Caller.Post(meetings, Meeting())).RefusedBy("agreement-written");
        (await pair.Mentee.Caller.Put(path, World.Terms.ToJsonString())).Is(200);
        (await pair.Mentee.Caller.Post($"{path}/signatures", World.Signature(1))).Is(200);
        (await pair.Mentor.Caller.Post(meetings, Meeting())).RefusedBy("agreement-written");
        (await pair.Mentor.Caller.Post($"{path}/signatures", World.Signature(1))).Is(200);
        (await pair.Mentor.Caller.Post(meetings, Meeting())).Is(201);
        (await world.Coordinator.Caller.Post(meetings, Meeting())).Is(403);
        Assert.Equal(["/minutes", "/startsAt"], (await pair.Mentor.Caller.Post(meetings, new { startsAt = "2199-01-01T00:00:00Z", minutes = 0, method = "video" })).Is(422).Pointers.Order());
    }

    [Fact]
    [Proves("agreement-term-roles")]
    [Proves("agreement-copy-to-programme")]
    [Proves("mutual-duty-of-care")]
    [Proves("honesty-and-trust")]
    [Proves("third-parties-respected")]
    [Proves("mentee-responsible-for-learning")]
    [Proves("mentee-considers-advice")]
    [Proves("mentor-within-competence")]
    [Proves("refer-on")]
    [Proves("no-inappropriate-relationship")]
    [Proves("mentor-no-exploitation")]
    [Proves("no-gossip-or-control")]
    [Proves("encourage-telling-others")]
    public async Task Every_agreement_carries_the_standard_clauses_and_reaches_the_programme()
    {
        var (world, pair, path) = await Formed();
        (await pair.Mentee.Caller.Put(path, World.Terms.ToJsonString())).Is(200);
        foreach (var who in (Participant[])[pair.Mentor, pair.Mentee]) (await who.Caller.Post($"{path}/signatures", World.Signature(1))).Is(200);
        var copy = (await world.Coordinator.Caller.Get(path)).Is(200).Body!["standardClauses"]!;
        Assert.Equal((7, 7), (copy["mentorRole"]!.AsArray().Count, copy["menteeRole"]!.AsArray().Count));
        foreach (var (part, rules) in new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["bothRoles"] = ["mutual-duty-of-care", "honesty-and-trust", "third-parties-respected"],
            ["menteeRole"] = ["mentee-responsible-for-learning", "mentee-considers-advice", "encourage-telling-others"],
            ["conduct"] = ["needs-of-mentee-first", "mentor-within-competence", "refer-on", "no-inappropriate-relationship", "mentor-no-exploitation", "no-gossip-or-control", "mentor-no-acting-for-mentee"],
        })
            foreach (var rule in rules) Assert.Contains((await world.Nobody.Get($"/rules/{rule}"))["sentence"], copy[part]!.AsArray().Select(clause => clause!.ToString()));
        // Where the two come to the end of theirs, the programme's signposts say where else there is help.
        var signposts = (await world.Coordinator.Caller.Post($"{world.ProgrammePath}/documents", World.Document("signposts"))).Is(201).Id;
        foreach (var who in (Participant[])[pair.Mentor, pair.Mentee]) Assert.Equal("signposts", (await who.Caller.Get($"/v1/documents/{signposts}")).Is(200)["kind"]!.ToString());
        Assert.Contains((await world.Coordinator.Caller.Get("/v1/me/notices?limit=200")).Items, x => x!["kind"]!.ToString() == "agreementInForce" && x["record"]!.ToString() == pair.Relationship);
    }

    [Fact]
    [Proves("relationship-confidential")]
    [Proves("non-reporting-relationship")]
    [Proves("seniority-gives-no-access")]
    public async Task The_line_sees_that_somebody_takes_part_and_nothing_of_it()
    {
        var (world, pair, path) = await Formed();
        (await pair.Mentee.Caller.Put(path, World.Terms.ToJsonString())).Is(200);
        foreach (var above in (Caller[])[world.Manager.Caller, world.Director.Caller, world.Admin, world.Hr])
            foreach (var hidden in (string[])[$"/v1/relationships/{pair.Relationship}", path, $"/v1/relationships/{pair.Relationship}/meetings", $"/v1/proposals/{pair.Proposal}"])
                Assert.Contains((await above.Get(hidden)).Code, (int[])[404, 403]);
        var participation = (await world.Manager.Caller.Get($"/v1/participations?person={pair.Mentee.Person.Id}")).Is(200);
        Assert.Equal("mentee", participation.Items.Single()!["role"]!.ToString());
        Assert.DoesNotContain(pair.Mentor.Person.Id, participation.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(pair.Relationship, participation.Text, StringComparison.Ordinal);
        Assert.Empty((await world.Director.Caller.Get($"/v1/participations?person={pair.Mentee.Person.Id}")).Items);
    }

    [Fact]
    [Proves("seniority-gives-no-access")]
    public async Task A_coordinator_above_the_mentee_loses_what_a_coordinator_sees()
    {
        var (world, pair, path) = await Formed();
        (await pair.Mentee.Caller.Put(path, World.Terms.ToJsonString())).Is(200);
        (await world.Coordinator.Caller.Get(path)).Is(200);
        await world.Person("manager", "coordinator");
        (await world.Coordinator.Caller.Get(path)).Is(404);
        (await world.Coordinator.Caller.Get($"/v1/relationships/{pair.Relationship}")).Is(404);
    }

    private async Task<(World World, Pair Pair, string Path)> Formed()
    {
        var world = await World.Running(Host);
        var pair = await world.Matched();
        return (world, pair, $"/v1/relationships/{pair.Relationship}/agreement");
    }

    private static JsonObject Meeting(int minutes = 75) => new() { ["startsAt"] = "2026-02-03T09:00:00Z", ["minutes"] = minutes, ["method"] = "video" };

    public sealed class Sqlite(SharedSqlite host) : RelationshipTests(host), IClassFixture<SharedSqlite>;

    public sealed class Postgres(SharedPostgres host) : RelationshipTests(host), IClassFixture<SharedPostgres>;
}
