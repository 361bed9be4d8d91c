using Mentoring.Api.Tests.Hosting;
using Mentoring.Tests;
using Xunit;

namespace Mentoring.Api.Tests.Relationships;

/// <summary>Phases, pauses, endings and rematches.</summary>
public abstract class EndingTests(Hosted host) : HostedTests(host)
{
    [Fact]
    [Proves("either-may-end")]
    [Proves("end-coordinator-informed")]
    [Proves("end-no-blame")]
    [Proves("end-both-responsible")]
    [Proves("end-final-review")]
    [Proves("end-reason-for-monitoring")]
    public async Task Either_ends_it_at_any_time_and_the_partner_does_not_learn_who_asked_or_why()
    {
        var world = await World.Running(Host);
        var pair = await world.AtWork();
        var path = $"/v1/relationships/{pair.Relationship}";
        var meeting = (await pair.Mentee.Caller.Post($"{path}/meetings", new { startsAt = "2035-01-01T09:00:00Z", minutes = 60, method = "video" })).Is(201).Id;
        (await world.Coordinator.Caller.Post($"{path}/ending", new { kind = "timeReached" })).ForbiddenBy("either-may-end");
        (await world.Manager.Caller.Post($"{path}/ending", new { kind = "timeReached" })).Is(404);
        Assert.Equal(["/note"], (await pair.Mentor.Caller.Post($"{path}/ending", new { kind = "timeReached", note = new string('x', 2001) })).Is(422).Pointers);

        var ended = (await pair.Mentor.Caller.Post($"{path}/ending", new { kind = "timeReached", reason = "agreedTimeReached", note = "A secret of the mentor." })).Is(200);
        Assert.Equal("ended", ended["status"]);
        Assert.Equal("timeReached", (await pair.Mentee.Caller.Get($"{path}/ending")).Is(200)["kind"]);
        Assert.Empty((await pair.Mentee.Caller.Get($"{path}/ending-reasons")).Is(200).Items);
        Assert.Contains("A secret of the mentor.", Assert.Single((await pair.Mentor.Caller.Get($"{path}/ending-reasons")).Is(200).Items)!.ToJsonString(), StringComparison.Ordinal);
        Assert.Single((await world.Coordinator.Caller.Get($"{path}/ending-reasons")).Is(200).Items);
        foreach (var mine in (Caller[])[pair.Mentor.Caller, pair.Mentee.Caller])
        {
            var told = await World.Told(mine, pair.Relationship);
            Assert.Contains("relationshipEnded", told);
            Assert.Contains("finalReviewOffered", told);
        }
        Assert.Contains("relationshipEnded", await World.Told(world.Coordinator.Caller, pair.Relationship));
        Assert.Equal("cancelled", (await pair.Mentee.Caller.Get($"/v1/meetings/{meeting}")).Is(200)["status"]);
        Assert.NotNull((await world.Manager.Caller.Get($"/v1/participations?person={pair.Mentee.Person.Id}")).Is(200).Items[0]!["until"]);
        Assert.DoesNotContain("timeReached", (await world.Manager.Caller.Get($"/v1/participations?person={pair.Mentee.Person.Id}")).Text, StringComparison.Ordinal);

        // The other may say why, too; nothing else goes on.
        (await pair.Mentee.Caller.Post($"{path}/ending", new { kind = "objectivesMet", reason = "goalsMet" })).Is(200);
        Assert.Equal("timeReached", (await pair.Mentee.Caller.Get($"{path}/ending")).Is(200)["kind"]);
        Assert.Equal(2, (await world.Coordinator.Caller.Get($"{path}/ending-reasons")).Is(200).Items.Count);
        (await pair.Mentee.Caller.Post($"{path}/meetings", new { startsAt = "2035-01-01T09:00:00Z", minutes = 60, method = "video" })).RefusedBy("life-cycle-step");
        (await pair.Mentee.Caller.Put($"{path}/phase", new { phase = "progression" })).RefusedBy("life-cycle-step");
    }

    [Theory]
    [InlineData("objectivesMet", false)]
    [InlineData("timeReached", false)]
    [InlineData("ranItsCourse", true)]
    [InlineData("notSuited", true)]
    [InlineData("unresolved", true)]
    [InlineData("noLongerThere", true)]
    [Proves("rematch-offered")]
    [Proves("end-coordinator-informed")]
    public async Task An_early_ending_offers_another_match_and_the_place_is_free_at_once(string kind, bool early)
    {
        var world = await World.Running(Host);
        var pair = await world.Matched();
        var path = $"/v1/relationships/{pair.Relationship}";
        (await pair.Mentee.Caller.Post($"{path}/rematch-requests", new { })).RefusedBy("rematch-offered");
        (await pair.Mentee.Caller.Post($"{path}/ending", new { kind })).Is(200);
        Assert.Equal(early, (await World.Told(pair.Mentor.Caller, pair.Relationship)).Contains("rematchOffered"));
        (await world.Propose(pair.Mentor, await world.Available("mentee"))).Is(201);
    }

    [Fact]
    [Flips("ending.talkFirst")]
    [Proves("agreement-talk-before-ending")]
    [Proves("end-coordinator-may-intervene")]
    public async Task A_talk_delays_a_breakdown_and_vetoes_nothing()
    {
        var world = await World.Running(Host);
        await world.Set(new Dictionary<string, object> { ["ending.talkFirst"] = "requiredWithLimit" });
        var pair = await world.AtWork();
        var path = $"/v1/relationships/{pair.Relationship}";
        var asked = (await pair.Mentee.Caller.Post($"{path}/ending", new { kind = "unresolved", reason = "other" })).Is(200);
        Assert.Equal(("active", true), (asked["status"], asked.Body!["endsBy"] is not null));
        Assert.Equal(["agreement-talk-before-ending"], asked.Warnings);
        Assert.Contains("endingTalkOffered", await World.Told(world.Coordinator.Caller, pair.Relationship));
        Assert.Empty((await pair.Mentor.Caller.Get($"{path}/ending-reasons")).Is(200).Items);
        (await pair.Mentor.Caller.Post($"{path}/ending/withdrawal")).RefusedBy("life-cycle-step");
        Assert.Null((await pair.Mentee.Caller.Post($"{path}/ending/withdrawal")).Is(200).Body!["endsBy"]);
        (await pair.Mentee.Caller.Get($"{path}/ending")).Is(404);

        (await pair.Mentor.Caller.Post($"{path}/ending", new { kind = "unresolved" })).Is(200);
        (await pair.Mentee.Caller.Post($"{path}/ending/talk")).Is(403);
        Assert.Equal("ended", (await world.Coordinator.Caller.Post($"{path}/ending/talk")).Is(200)["status"]);

        var other = await world.AtWork(await world.Available("mentor"));
        Assert.Equal("ended", (await other.Mentee.Caller.Post($"/v1/relationships/{other.Relationship}/ending", new { kind = "unresolved", safety = true })).Is(200)["status"]);
        await world.Set(new Dictionary<string, object> { ["ending.talkFirst"] = "offered" });
        var third = await world.AtWork(await world.Available("mentor"));
        var offered = (await third.Mentee.Caller.Post($"/v1/relationships/{third.Relationship}/ending", new { kind = "unresolved", reason = "other" })).Is(200);
        Assert.Equal("ended", offered["status"]);
        Assert.Equal(["agreement-talk-before-ending"], offered.Warnings);
    }

    [Fact]
    [Flips("phases.set")]
    [Proves("phase-five-stages")]
    [Proves("end-signalled")]
    [Proves("end-extension")]
    public async Task The_parties_set_the_phase_signal_the_end_and_extend_by_a_new_agreement()
    {
        var world = await World.Running(Host);
        var pair = await world.AtWork();
        var path = $"/v1/relationships/{pair.Relationship}";
        Assert.Equal("progression", (await pair.Mentee.Caller.Put($"{path}/phase", new { phase = "progression" })).Is(200)["phase"]);
        Assert.Equal("buildingRapport", (await pair.Mentor.Caller.Put($"{path}/phase", new { phase = "buildingRapport" })).Is(200)["phase"]);
        (await world.Coordinator.Caller.Put($"{path}/phase", new { phase = "progression" })).Is(403);
        await world.Set(new Dictionary<string, object> { ["phases.set"] = "four" });
        (await pair.Mentee.Caller.Put($"{path}/phase", new { phase = "movingOn" })).RefusedBy("phase-five-stages");

        var signalled = (await pair.Mentor.Caller.Post($"{path}/end-signal")).Is(200);
        Assert.Equal(("windingUp", "windingUp", "2026-07-31"), (signalled["status"], signalled["phase"], signalled["endsOn"]));
        Assert.Contains("endSignalled", await World.Told(pair.Mentee.Caller, pair.Relationship));
        (await pair.Mentor.Caller.Post($"{path}/end-signal")).RefusedBy("life-cycle-step");
        await world.Agree(pair, x =>
        {
            x["endsOn"] = "2026-08-31";
            return x;
        });
        var extended = (await pair.Mentor.Caller.Get(path)).Is(200);
        Assert.Equal(("active", "2026-08-31"), (extended["status"], extended["endsOn"]));
    }

    [Fact]
    [Proves("end-extension")]
    [Proves("either-may-end")]
    public async Task Of_an_ending_and_an_extension_at_once_the_end_holds()
    {
        var world = await World.Running(Host);
        var pair = await world.AtWork();
        var path = $"/v1/relationships/{pair.Relationship}";
        var terms = World.Terms;
        terms["endsOn"] = "2026-08-31";
        var number = int.Parse((await pair.Mentee.Caller.Put($"{path}/agreement", terms.ToJsonString())).Is(200)["number"], System.Globalization.CultureInfo.InvariantCulture);
        (await pair.Mentee.Caller.Post($"{path}/agreement/signatures", World.Signature(number))).Is(200);
        var end = pair.Mentee.Caller.Post($"{path}/ending", new { kind = "objectivesMet" });
        var extend = pair.Mentor.Caller.Post($"{path}/agreement/signatures", World.Signature(number));
        (await end).Is(200);
        var signed = await extend;
        if (signed.Code != 200) signed.RefusedBy("life-cycle-step");
        Assert.Equal("ended", (await pair.Mentor.Caller.Get(path)).Is(200)["status"]);
    }

    [Fact]
    public async Task A_pause_needs_no_reason_and_either_takes_it_up_again()
    {
        var world = await World.Running(Host);
        var pair = await world.AtWork();
        var path = $"/v1/relationships/{pair.Relationship}";
        (await pair.Mentee.Caller.Post($"{path}/resumption")).RefusedBy("life-cycle-step");
        Assert.NotNull((await pair.Mentee.Caller.Post($"{path}/pause")).Is(200).Body!["pausedSince"]);
        (await pair.Mentor.Caller.Post($"{path}/pause")).RefusedBy("life-cycle-step");
        Assert.Contains("relationshipPaused", await World.Told(pair.Mentor.Caller, pair.Relationship));
        (await world.Coordinator.Caller.Post($"{path}/resumption")).Is(403);
        Assert.Null((await pair.Mentor.Caller.Post($"{path}/resumption")).Is(200).Body!["pausedSince"]);
        (await pair.Mentee.Caller.Post($"{path}/pause")).Is(200);
        (await pair.Mentee.Caller.Post($"{path}/ending", new { kind = "ranItsCourse", reason = "other" })).Is(200);
    }

    [Fact]
    [Proves("rematch-offered")]
    [Proves("rematch-at-discretion")]
    [Proves("rematch-refusal-note")]
    [Proves("rematch-no-penalty")]
    [Proves("rematch-gates-still-hold")]
    [Proves("match-same-pair")]
    public async Task Another_match_is_asked_for_decided_and_goes_the_way_of_every_match()
    {
        var world = await World.Running(Host);
        var pair = await world.AtWork();
        var path = $"/v1/relationships/{pair.Relationship}";
        (await pair.Mentee.Caller.Post($"{path}/ending", new { kind = "notSuited", reason = "notSuited" })).Is(200);
        (await world.Propose(pair.Mentor, pair.Mentee)).RefusedBy("match-same-pair");

        var request = (await pair.Mentee.Caller.Post($"{path}/rematch-requests", new { })).Is(201).Id;
        (await pair.Mentee.Caller.Post($"{path}/rematch-requests", new { })).RefusedBy("life-cycle-step");
        (await pair.Mentor.Caller.Get($"/v1/rematch-requests/{request}")).Is(404);
        (await world.Manager.Caller.Get($"/v1/rematch-requests/{request}")).Is(404);
        Assert.Equal([request], (await world.Coordinator.Caller.Get($"/v1/rematch-requests?programme={world.Programme}&status=requested")).Is(200).Items.Select(x => x!["id"]!.ToString()));
        Assert.Contains("rematchRequested", await World.Told(world.Coordinator.Caller, request));
        (await pair.Mentee.Caller.Post($"/v1/rematch-requests/{request}/decision", new { grant = true })).ForbiddenBy("rematch-at-discretion");
        (await world.Coordinator.Caller.Post($"/v1/rematch-requests/{request}/decision", new { grant = false })).RefusedBy("rematch-refusal-note");
        Assert.Equal("granted", (await world.Coordinator.Caller.Post($"/v1/rematch-requests/{request}/decision", new { grant = true })).Is(200)["status"]);
        (await world.Coordinator.Caller.Post($"/v1/rematch-requests/{request}/decision", new { grant = true })).RefusedBy("life-cycle-step");
        Assert.Contains("rematchDecided", await World.Told(pair.Mentee.Caller, request));

        // All gates again: the new mentor's code, both answers, a new agreement. Nothing tells the new partner of the old one.
        var mentor = await world.Available("mentor");
        var suggestion = (await world.Coordinator.Caller.Get($"/v1/applications/{pair.Mentee.Application}/suggestions")).Is(200).Text;
        Assert.Contains(mentor.Application, suggestion, StringComparison.Ordinal);
        Assert.DoesNotContain("notSuited", suggestion, StringComparison.Ordinal);
        var again = await world.Matched(mentor, pair.Mentee);
        (await mentor.Caller.Get(path)).Is(404);
        (await mentor.Caller.Get($"{path}/ending")).Is(404);
        Assert.Equal("forming", (await mentor.Caller.Get($"/v1/relationships/{again.Relationship}")).Is(200)["status"]);
    }

    [Fact]
    [Proves("match-same-pair")]
    public async Task The_same_two_are_matched_again_when_both_ask()
    {
        var world = await World.Running(Host);
        var pair = await world.AtWork();
        var path = $"/v1/relationships/{pair.Relationship}/rematch-requests";
        (await pair.Mentee.Caller.Post($"/v1/relationships/{pair.Relationship}/ending", new { kind = "timeReached" })).Is(200);
        (await pair.Mentee.Caller.Post(path, new { samePartner = true })).Is(201);
        (await world.Propose(pair.Mentor, pair.Mentee)).RefusedBy("match-same-pair");
        var other = (await pair.Mentor.Caller.Post(path, new { samePartner = true })).Is(201).Id;
        (await world.Propose(pair.Mentor, pair.Mentee)).Is(201);
        (await world.Coordinator.Caller.Post($"/v1/rematch-requests/{other}/decision", new { grant = false, note = "Somebody new will help more." })).Is(200);
        Assert.Equal("Somebody new will help more.", (await pair.Mentor.Caller.Get($"/v1/rematch-requests/{other}")).Is(200)["note"]);
    }

    [Fact]
    [Flips("matching.crossOrganisation")]
    [Proves("match-cross-organisation")]
    public async Task A_programme_may_keep_pairs_within_an_organisation()
    {
        var world = await World.Running(Host);
        await world.Set(new Dictionary<string, object> { ["matching.crossOrganisation"] = "off" });
        (await world.Propose(await world.Available("mentor"), await world.Available("mentee"))).Is(201);
    }

    public sealed class Sqlite(SharedSqlite host) : EndingTests(host), IClassFixture<SharedSqlite>;

    public sealed class ByGraph(SharedGraph host) : EndingTests(host), IClassFixture<SharedGraph>;

    public sealed class Postgres(SharedPostgres host) : EndingTests(host), IClassFixture<SharedPostgres>;
}
