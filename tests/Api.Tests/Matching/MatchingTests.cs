using System.Text.Json.Nodes;
using Mentoring.Api.Tests.Hosting;
using Mentoring.Tests;
using Xunit;

namespace Mentoring.Api.Tests.Matching;

/// <summary>Who may be proposed to whom, and how a proposal becomes a relationship or not.</summary>
public abstract class MatchingTests(Hosted host) : HostedTests(host)
{
    [Fact]
    [Proves("no-manager-as-mentor")]
    [Proves("manager-chain-depth")]
    public async Task No_manager_mentors_whoever_is_below_them_in_the_line()
    {
        var world = await World.Running(Host);
        var mentee = await world.Available("mentee");
        var manager = await world.Available("mentor", world.Manager, manager: world.Director);
        var above = await world.Available("mentor", world.Director, manager: await world.Person("approver", null));
        (await world.Propose(manager, mentee)).RefusedBy("no-manager-as-mentor", "manager-chain-depth");
        (await world.Propose(above, mentee)).RefusedBy("manager-chain-depth");
        (await Set(world, """{ "matching.managerRule": "direct" }""")).Is(200);
        (await world.Propose(manager, mentee)).RefusedBy("no-manager-as-mentor");
        (await world.Propose(above, mentee)).Is(201);
    }

    [Fact]
    [Proves("manager-chain-depth")]
    public async Task A_line_that_ends_nowhere_keeps_everybody_out()
    {
        var world = await World.Running(Host);
        var (mentor, mentee) = (await world.Available("mentor"), await world.Available("mentee"));
        await world.Person("director", "who-is-this");
        (await world.Propose(mentor, mentee)).RefusedBy("manager-chain-depth");
        await world.Person("director", null);
        (await world.Propose(mentor, mentee)).Is(201);
    }

    [Fact]
    [Proves("mentee-not-line-manager-of-mentor")]
    public async Task Authority_the_other_way_round_is_told()
    {
        var world = await World.Running(Host);
        var boss = await world.Available("mentee", world.Manager, manager: world.Director);
        var proposed = await world.Propose(await world.Available("mentor"), boss);
        Assert.Contains("mentee-not-line-manager-of-mentor", proposed.Is(201).Warnings);
    }

    [Fact]
    [Flips("mentor.maxOneToOne")]
    [Proves("mentor-capacity")]
    [Proves("mentee-one-place")]
    public async Task An_open_proposal_takes_a_place_on_both_sides()
    {
        var world = await World.Running(Host);
        var (mentor, mentee, other) = (await world.Available("mentor"), await world.Available("mentee"), await world.Available("mentee"));
        (await world.Propose(mentor, mentee)).Is(201);
        (await world.Propose(mentor, other)).RefusedBy("mentor-capacity");
        (await world.Propose(await world.Available("mentor"), mentee)).RefusedBy("mentee-one-place");
        (await Set(world, """{ "mentor.maxOneToOne": 2 }""")).Is(200);
        (await world.Propose(mentor, other)).Is(201);
    }

    [Fact]
    [Proves("match-needs-both-acceptances")]
    public async Task A_decline_frees_the_places_and_leaves_no_mark()
    {
        var world = await World.Running(Host);
        var (mentor, mentee) = (await world.Available("mentor"), await world.Available("mentee"));
        var proposal = (await world.Propose(mentor, mentee)).Is(201).Id;
        (await world.Coordinator.Caller.Post($"/v1/proposals/{proposal}/response", new { answer = "accept" })).ForbiddenBy("match-needs-both-acceptances");
        (await world.Manager.Caller.Post($"/v1/proposals/{proposal}/response", new { answer = "accept" })).Is(404);
        (await mentor.Caller.Post($"/v1/proposals/{proposal}/response", new { answer = "decline", reason = "None of yours." })).Is(400);
        (await mentor.Caller.Post($"/v1/proposals/{proposal}/response", new { answer = "decline" })).Is(200);
        (await mentee.Caller.Post($"/v1/proposals/{proposal}/response", new { answer = "accept" })).RefusedBy("life-cycle-step");
        foreach (var reader in (Caller[])[world.Coordinator.Caller, mentee.Caller])
        {
            var told = (await reader.Get($"/v1/proposals/{proposal}")).Is(200);
            Assert.Equal("notTakenUp", told["status"]);
            Assert.Null(told.Body!["myAnswer"]);
        }
        (await world.Propose(mentor, mentee)).Is(201);
    }

    [Fact]
    [Proves("mentor-application-required")]
    [Proves("mentee-application-required")]
    public async Task Who_has_withdrawn_is_suggested_to_nobody()
    {
        var world = await World.Running(Host);
        var (mentor, mentee, gone) = (await world.Available("mentor"), await world.Available("mentee"), await world.Available("mentor"));
        (await gone.Caller.Post($"/v1/applications/{gone.Application}/withdrawal")).Is(200);
        Assert.Contains("mentor-application-required", (await world.Propose(gone, mentee)).Is(409).Rules);
        (await mentee.Caller.Post($"/v1/applications/{mentee.Application}/withdrawal")).Is(200);
        Assert.Contains("mentee-application-required", (await world.Propose(mentor, mentee)).Is(409).Rules);
        var suggestions = (await world.Coordinator.Caller.Get($"/v1/applications/{mentee.Application}/suggestions")).Is(200);
        Assert.Empty(suggestions.Body!["eligible"]!.AsArray());
    }

    [Fact]
    public async Task Both_accept_and_a_relationship_forms()
    {
        var world = await World.Running(Host);
        var pair = await world.Matched();
        var proposal = (await pair.Mentor.Caller.Get($"/v1/proposals/{pair.Proposal}")).Is(200);
        Assert.Equal("accepted", proposal["status"]);
        var relationship = (await pair.Mentor.Caller.Get($"/v1/relationships/{pair.Relationship}")).Is(200);
        Assert.Equal("forming", relationship["status"]);
        Assert.All(relationship.Body!["parties"]!.AsArray(), party => Assert.NotNull(party!["name"]));
        Assert.Equal("A profile for a partner.", (await pair.Mentor.Caller.Get($"/v1/applications/{pair.Mentee.Application}/match-profile")).Is(200)["profile"]);
        (await pair.Mentor.Caller.Get($"/v1/applications/{pair.Mentee.Application}/answers")).Is(404);
    }

    [Fact]
    [Proves("no-manager-as-mentor")]
    public async Task Authority_is_asked_again_when_a_proposal_is_accepted()
    {
        var world = await World.Running(Host);
        var (mentor, mentee) = (await world.Available("mentor"), await world.Available("mentee"));
        var proposal = (await world.Propose(mentor, mentee)).Is(201).Id;
        (await mentor.Caller.Post($"/v1/proposals/{proposal}/response", new { answer = "accept" })).Is(200);
        await world.Person(mentee.Person.ExternalId, mentor.Person.ExternalId);
        (await mentee.Caller.Post($"/v1/proposals/{proposal}/response", new { answer = "accept" })).RefusedBy("no-manager-as-mentor", "manager-chain-depth");
        Assert.Equal("open", (await world.Coordinator.Caller.Get($"/v1/proposals/{proposal}"))["status"]);
    }

    [Fact]
    [Proves("mentor-application-required")]
    [Proves("mentee-application-required")]
    [Proves("mentor-training-before-match")]
    [Proves("mentee-induction-before-match")]
    [Proves("opt-out-after-training")]
    public async Task Only_who_was_accepted_prepared_and_has_confirmed_is_proposed()
    {
        var world = await World.Running(Host);
        var (mentor, mentee) = (await world.Available("mentor"), await world.Available("mentee"));
        (await world.Propose(await world.Signed("mentor"), mentee)).RefusedBy("mentor-application-required");
        (await world.Propose(mentor, await world.Signed("mentee"))).RefusedBy("mentee-application-required");
        (await world.Propose(await world.Accepted("mentor"), mentee)).RefusedBy("mentor-training-before-match", "opt-out-after-training");
        (await world.Propose(mentor, await world.Accepted("mentee"))).RefusedBy("mentee-induction-before-match", "opt-out-after-training");
    }

    [Fact]
    [Proves("match-conflict-declared")]
    public async Task A_declared_conflict_blocks_from_either_side()
    {
        var world = await World.Running(Host);
        var mentor = await world.Available("mentor");
        var mentee = await world.Available("mentee", answers: x =>
        {
            x["conflicts"] = new JsonArray(new JsonObject { ["kind"] = "person", ["organisation"] = world.Organisation, ["externalId"] = mentor.Person.ExternalId });
            return x;
        });
        (await world.Propose(mentor, mentee)).RefusedBy("match-conflict-declared");
        var wary = await world.Available("mentor", answers: x =>
        {
            x["conflicts"] = new JsonArray(new JsonObject { ["kind"] = "organisation", ["organisation"] = world.Organisation });
            return x;
        });
        (await world.Propose(wary, await world.Available("mentee"))).RefusedBy("match-conflict-declared");
    }

    [Fact]
    [Flips("matching.experience")]
    [Proves("match-experience-level")]
    public async Task Experience_counts_as_far_as_the_programme_asks()
    {
        var world = await World.Running(Host);
        var (mentor, mentee) = (await world.Available("mentor", answers: Months(3)), await world.Available("mentee", answers: Months(60)));
        (await Set(world, """{ "matching.experience": "require" }""")).Is(200);
        (await world.Propose(mentor, mentee)).RefusedBy("match-experience-level");
        (await Set(world, """{ "matching.experience": "prefer" }""")).Is(200);
        (await world.Propose(mentor, mentee)).Is(201);

        static Func<JsonObject, JsonObject> Months(int months) => x =>
        {
            x["monthsInRole"] = months;
            return x;
        };
    }

    [Fact]
    [Proves("coordinator-makes-match")]
    [Proves("coordinator-not-own-case")]
    public async Task The_coordinator_proposes_and_never_themselves()
    {
        var world = await World.Running(Host);
        var (mentor, mentee) = (await world.Available("mentor"), await world.Available("mentee"));
        (await mentor.Caller.Post("/v1/proposals", new { mentor = mentor.Application, mentee = mentee.Application })).Is(404);
        var second = await world.Person("second-coordinator", "director");
        (await world.Admin.Post($"{world.ProgrammePath}/appointments", new { person = second.Id, role = "coordinator" })).Is(201);
        var own = await world.Signed("mentor", world.Coordinator, manager: world.Director);
        (await second.Caller.Post($"/v1/applications/{own.Application}/selection", new { decision = "accept", criteria = new[] { new { code = "mentor", met = true } } })).Is(200);
        (await world.Propose(own, mentee)).ForbiddenBy("coordinator-not-own-case");
        (await world.Manager.Caller.Get($"/v1/applications/{mentee.Application}/suggestions")).ForbiddenBy("coordinator-makes-match");
    }

    [Fact]
    [Proves("mentor-and-mentee-both")]
    public async Task Nobody_is_both_sides_of_a_match()
    {
        var world = await World.Running(Host);
        var person = await world.Person();
        (await world.Propose(await world.Available("mentor", person), await world.Available("mentee", person))).RefusedBy("mentor-and-mentee-both");
    }

    [Fact]
    [Flips("models.enabled")]
    [Proves("mentoring-models-enabled")]
    public async Task A_match_is_made_in_a_model_that_the_programme_runs()
    {
        var world = await World.Running(Host);
        var (mentor, mentee) = (await world.Available("mentor"), await world.Available("mentee"));
        (await Set(world, """{ "models.enabled": ["group"] }""")).Is(200);
        (await world.Propose(mentor, mentee)).RefusedBy("mentoring-models-enabled");
    }

    [Fact]
    public async Task Suggestions_rank_the_eligible_and_name_what_excludes_the_others()
    {
        var world = await World.Running(Host);
        var mentee = await world.Available("mentee");
        var (fit, unfit) = (await world.Available("mentor"), await world.Available("mentor", answers: x =>
        {
            x["mentor"]!["skills"] = new JsonArray("gardening");
            return x;
        }));
        var (manager, waiting) = (await world.Available("mentor", world.Manager, manager: world.Director), await world.Accepted("mentor"));
        var suggestions = (await world.Coordinator.Caller.Get($"/v1/applications/{mentee.Application}/suggestions")).Is(200).Body!;
        Assert.Equal([fit.Application, unfit.Application], suggestions["eligible"]!.AsArray().Select(x => x!["application"]!.ToString()));
        Assert.True(suggestions["eligible"]![0]!["score"]!.GetValue<int>() > suggestions["eligible"]![1]!["score"]!.GetValue<int>());
        Assert.Contains(suggestions["eligible"]![0]!["parts"]!.AsArray(), part => part!["criterion"]!.ToString() == "match-need-to-expertise" && part["fit"]!.GetValue<decimal>() == 1);
        var excluded = suggestions["excluded"]!.AsArray().ToDictionary(x => x!["application"]!.ToString(), x => x!["rules"]!.AsArray().Select(rule => rule!.ToString()).Order().ToArray(), StringComparer.Ordinal);
        Assert.Equal(["manager-chain-depth", "no-manager-as-mentor"], excluded[manager.Application]);
        Assert.Equal(["mentor-training-before-match", "opt-out-after-training"], excluded[waiting.Application]);
        Assert.DoesNotContain("grade", suggestions.ToJsonString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    [Proves("match-uses-application-criteria")]
    [Proves("match-outside-own-area")]
    [Proves("match-internal-external-preference")]
    [Proves("match-duration-preference")]
    [Proves("match-face-to-face-preference")]
    public async Task A_proposal_keeps_its_grounds_and_tells_what_does_not_fit()
    {
        var world = await World.Running(Host);
        (await world.Hr.Put($"/v1/organisations/{world.Organisation}/teams/one", new { name = "One" })).Is(201);
        var mentor = await world.Available("mentor", await world.Person(more: new { team = "one" }), Wishes("external", "boost", 1));
        var mentee = await world.Available("mentee", await world.Person(more: new { team = "one" }), Wishes("external", "long", 5));
        var proposal = (await world.Propose(mentor, mentee)).Is(201);
        Assert.Equal(["match-duration-preference", "match-face-to-face-preference", "match-internal-external-preference", "match-outside-own-area"], proposal.Warnings.Order());
        Assert.Contains(proposal.Body!["grounds"]!["parts"]!.AsArray(), part => part!["criterion"]!.ToString() == "match-duration-preference" && part["fit"]!.GetValue<decimal>() == 0);
        Assert.Null((await mentor.Caller.Get($"/v1/proposals/{proposal.Id}")).Is(200).Body!["grounds"]);

        static Func<JsonObject, JsonObject> Wishes(string preference, string duration, int faceToFace) => x =>
        {
            (x["preference"], x["duration"], x["faceToFace"]) = (preference, duration, faceToFace);
            return x;
        };
    }

    [Fact]
    public async Task A_dry_run_tells_what_stands_against_it_and_changes_nothing()
    {
        var world = await World.Running(Host);
        var (mentor, mentee) = (await world.Available("mentor"), await world.Available("mentee"));
        var input = new { mentor = mentor.Application, mentee = mentee.Application };
        Assert.Equal("True", bool.Parse((await world.Coordinator.Caller.Post("/v1/proposals?dryRun=true", input)).Is(200)["possible"]).ToString());
        Assert.Empty((await world.Coordinator.Caller.Get($"/v1/proposals?programme={world.Programme}")).Items);
        Assert.DoesNotContain((await mentor.Caller.Get("/v1/me/notices")).Items, x => x!["kind"]!.ToString() == "proposalArrived");
        (await world.Propose(mentor, mentee)).Is(201);
        (await world.Coordinator.Caller.Post("/v1/proposals?dryRun=true", input)).RefusedBy("mentor-capacity", "mentee-one-place");
    }

    [Fact]
    public async Task The_same_command_answers_both_protocols_with_the_same_view_and_the_same_rule()
    {
        const string propose = "mutation($i: ProposeMatchInput!) { proposeMatch(input: $i) { proposal { id version status seats { applicationId role name } grounds { score } } warnings { rule } errors { code rule pointer message } } }";
        var world = await World.Running(Host);
        var (mentor, mentee) = (await world.Available("mentor"), await world.Available("mentee"));
        var input = new { mentor = mentor.Application, mentee = mentee.Application };
        var variables = new { i = new { mentor = $"Application:{mentor.Application}", mentee = $"Application:{mentee.Application}" } };
        var tried = (await world.Coordinator.Caller.Query(propose.Replace("input: $i", "input: $i, dryRun: true", StringComparison.Ordinal), variables)).Is(200).Body!["data"]!["proposeMatch"]!;
        Assert.Equal((null, 0), (tried["proposal"], tried["errors"]!.AsArray().Count));
        var first = (await world.Coordinator.Caller.Query(propose, variables)).Is(200);
        Assert.True(first.Body!["errors"] is null, first.Text);
        var made = first.Body["data"]!["proposeMatch"]!;
        var id = made["proposal"]!["id"]!.ToString()["Proposal:".Length..];
        Assert.Equal((await world.Coordinator.Caller.Get($"/v1/proposals/{id}")).Body!["seats"]!.ToJsonString().Length > 0, made["proposal"]!["seats"]!.AsArray().Count == 2);

        var refused = (await world.Coordinator.Caller.Query(propose, variables)).Is(200).Body!["data"]!["proposeMatch"]!;
        var overRest = await world.Coordinator.Caller.Post("/v1/proposals", input);
        Assert.Null(refused["proposal"]);
        Assert.Equal(overRest.Rules, refused["errors"]!.AsArray().Select(x => x!["rule"]!.ToString()));

        const string read = "query($id: ID!) { proposal(id: $id) { status myAnswer grounds { score } } }";
        foreach (var (caller, sees) in ((Caller, bool)[])[(mentor.Caller, true), (mentee.Caller, true), (world.Coordinator.Caller, true), (world.Manager.Caller, false)])
        {
            var told = (await caller.Query(read, new { id = $"Proposal:{id}" })).Is(200).Body!["data"]!["proposal"];
            var rest = await caller.Get($"/v1/proposals/{id}");
            Assert.Equal((sees, sees ? 200 : 404), (told is not null, rest.Code));
            Assert.Equal(rest.Body!["grounds"]?["score"]?.ToString(), told?["grounds"]?["score"]?.ToString());
        }
    }

    private static Task<Answer> Set(World world, string settings) =>
        world.Coordinator.Caller.Replace($"{world.ProgrammePath}/settings", $$"""{ "settings": {{settings}} }""", world.ProgrammePath);

    public sealed class Sqlite(SharedSqlite host) : MatchingTests(host), IClassFixture<SharedSqlite>;

    public sealed class Postgres(SharedPostgres host) : MatchingTests(host), IClassFixture<SharedPostgres>;
}
