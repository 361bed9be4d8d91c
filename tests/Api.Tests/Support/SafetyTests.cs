using System.Text.Json.Nodes;
using Mentoring.Api.Tests.Hosting;
using Mentoring.Tests;
using Xunit;

namespace Mentoring.Api.Tests.Support;

/// <summary>Worries about somebody's safety, what is disclosed of them, and who supports a mentor.</summary>
public abstract class SafetyTests(Hosted host) : HostedTests(host)
{
    [Fact]
    [Proves("safety-duty")]
    [Proves("disclosure-serious-danger")]
    public async Task A_danger_is_talked_over_and_met_with_steps_before_it_is_disclosed_to_a_named_contact()
    {
        var world = await World.Running(Host);
        var pair = await world.AtWork();
        var path = $"/v1/relationships/{pair.Relationship}/safety-concerns";
        (await world.Coordinator.Caller.Post(path, new { about = "partner", text = "Worried." })).Is(403);
        (await world.Manager.Caller.Post(path, new { about = "partner", text = "Worried." })).Is(404);
        Assert.Equal(["/text"], (await pair.Mentor.Caller.Post(path, new { about = "partner", text = " " })).Is(422).Pointers);
        var concern = "/v1/safety-concerns/" + (await pair.Mentor.Caller.Post(path, new { about = "partner", text = "They do not sleep." })).Is(201).Id;
        object Disclosing(string? receiver = null, bool serious = true) => new { receiver = receiver ?? world.Safeguarding.Id, serious, danger = "A danger.", evidence = "Seen it." };

        (await pair.Mentee.Caller.Get(concern)).Is(404);
        (await pair.Mentor.Caller.Post($"{concern}/disclosures", Disclosing())).RefusedBy("safety-duty");
        (await pair.Mentor.Caller.Post($"{concern}/steps", new { steps = "Rang." })).RefusedBy("safety-duty");
        Assert.Equal(["/whyNot"], (await pair.Mentor.Caller.Post($"{concern}/talk", new { })).Is(422).Pointers);
        (await pair.Mentor.Caller.Post($"{concern}/talk", new { talkedOn = "2026-02-04" })).Is(200);
        (await pair.Mentee.Caller.Get(concern)).Is(200);
        (await pair.Mentee.Caller.Post($"{concern}/steps", new { steps = "Mine." })).Is(403);
        (await pair.Mentor.Caller.Post($"{concern}/disclosures", Disclosing())).RefusedBy("safety-duty");
        (await pair.Mentor.Caller.Post($"{concern}/steps", new { steps = "Found them a doctor." })).Is(200);

        (await pair.Mentor.Caller.Post($"{concern}/disclosures", Disclosing(serious: false))).RefusedBy("disclosure-serious-danger");
        (await pair.Mentor.Caller.Post($"{concern}/disclosures", Disclosing(world.Manager.Id))).RefusedBy("disclosure-serious-danger");
        Assert.Equal(["/danger", "/evidence"], (await pair.Mentor.Caller.Post($"{concern}/disclosures", new { receiver = world.Safeguarding.Id, serious = true, danger = "", evidence = "" })).Is(422).Pointers);
        var made = (await pair.Mentor.Caller.Post($"{concern}/disclosures", Disclosing())).Is(201);
        var disclosure = $"/v1/disclosures/{made.Id}";
        Assert.Equal(["disclosureMade"], await World.Told(world.Safeguarding.Caller, made.Id));

        // The contact reads the disclosure and nothing else; nobody else reads it.
        (await world.Safeguarding.Caller.Get(disclosure)).Is(200);
        foreach (var closed in (string[])[concern, $"/v1/relationships/{pair.Relationship}", $"/v1/relationships/{pair.Relationship}/agreement"]) (await world.Safeguarding.Caller.Get(closed)).Is(404);
        foreach (var other in (Caller[])[world.Coordinator.Caller, world.Manager.Caller, world.Director.Caller, world.Admin]) (await other.Get(disclosure)).Is(404);
        (await pair.Mentee.Caller.Get(disclosure)).Is(200);
        (await pair.Mentee.Caller.Post($"{disclosure}/acknowledgement")).Is(403);
        (await world.Safeguarding.Caller.Post($"{disclosure}/acknowledgement")).Is(200);
        (await world.Safeguarding.Caller.Post($"{disclosure}/acknowledgement")).RefusedBy("life-cycle-step");
        var feed = (await world.Hr.Get("/v1/events?limit=200")).Is(200).Text;
        Assert.DoesNotContain(made.Id, feed, StringComparison.Ordinal);
        Assert.DoesNotContain("afety", feed, StringComparison.Ordinal);

        // An appointment that ends takes the eyes with it.
        var appointment = (await world.Admin.Get($"{world.ProgrammePath}/appointments")).Is(200).Items.Single(x => x!["role"]!.ToString() == "safeguardingContact")!["id"];
        (await world.Admin.Delete($"{world.ProgrammePath}/appointments/{appointment}")).Is(204);
        (await world.Safeguarding.Caller.Get(disclosure)).Is(404);
        (await pair.Mentor.Caller.Post($"{concern}/disclosures", Disclosing())).RefusedBy("disclosure-serious-danger");
        (await pair.Mentor.Caller.Post($"{concern}/closing")).Is(200);
        (await pair.Mentor.Caller.Post($"{concern}/steps", new { steps = "More." })).RefusedBy("life-cycle-step");
    }

    [Fact]
    [Proves("safety-duty")]
    public async Task Where_a_talk_would_raise_the_danger_the_reason_is_recorded_and_the_partner_learns_nothing()
    {
        var world = await World.Running(Host);
        var pair = await world.AtWork();
        // Either party has this road.
        var path = $"/v1/relationships/{pair.Relationship}/safety-concerns";
        var concern = "/v1/safety-concerns/" + (await pair.Mentee.Caller.Post(path, new { about = "partner", text = "They threaten somebody." })).Is(201).Id;
        (await pair.Mentee.Caller.Post($"{concern}/talk", new { whyNot = "It would make it worse." })).Is(200);
        (await pair.Mentee.Caller.Post($"{concern}/steps", new { steps = "Stayed away." })).Is(200);
        var disclosure = "/v1/disclosures/" + (await pair.Mentee.Caller.Post($"{concern}/disclosures",
            new { receiver = world.Safeguarding.Id, serious = true, danger = "A threat.", evidence = "Heard it.", holdBack = true })).Is(201).Id;
        foreach (var hidden in (string[])[concern, disclosure]) (await pair.Mentor.Caller.Get(hidden)).Is(404);
        Assert.Empty((await pair.Mentor.Caller.Get(path)).Is(200).Items);
        Assert.Empty((await pair.Mentor.Caller.Get("/v1/disclosures")).Is(200).Items);
        (await world.Safeguarding.Caller.Get(disclosure)).Is(200);
    }

    [Fact]
    [Proves("disclosure-serious-danger")]
    public async Task A_programme_names_who_receives_disclosures_before_it_starts()
    {
        var world = await World.WithDraft(Host);
        (await world.Coordinator.Caller.Post($"{world.ProgrammePath}/opening")).Is(200);
        var appointment = (await world.Admin.Get($"{world.ProgrammePath}/appointments")).Is(200).Items.Single(x => x!["role"]!.ToString() == "safeguardingContact")!["id"];
        (await world.Admin.Delete($"{world.ProgrammePath}/appointments/{appointment}")).Is(204);
        (await world.Coordinator.Caller.Post($"{world.ProgrammePath}/start")).RefusedBy("disclosure-serious-danger");
        (await world.Admin.Post($"{world.ProgrammePath}/appointments", new { person = world.Safeguarding.Id, role = "safeguardingContact" })).Is(201);
        (await world.Coordinator.Caller.Post($"{world.ProgrammePath}/start")).Is(200);
        // Everybody may know whom to turn to.
        Assert.Contains((await (await world.Person()).Caller.Get($"{world.ProgrammePath}/appointments")).Is(200).Items, x => x!["person"]!.ToString() == world.Safeguarding.Id);
    }

    [Fact]
    [Proves("mentors-mentor-bound")]
    [Proves("mentors-mentor-by-contract")]
    public async Task A_mentors_mentor_reads_what_the_agreement_says_once_they_are_bound_by_it()
    {
        var world = await World.Running(Host);
        var pair = await world.AtWork();
        var path = $"/v1/relationships/{pair.Relationship}";
        var supporter = await world.Person("supporter", "director");
        object Named(string id) => new { person = id };
        (await pair.Mentor.Caller.Post($"{path}/mentors-mentors", Named(supporter.Id))).RefusedBy("mentors-mentor-by-contract");
        await world.Agree(pair, x => Talks(x, "meetingLogs", "mentorsReflections"));
        (await pair.Mentee.Caller.Post($"{path}/mentors-mentors", Named(supporter.Id))).Is(403);
        (await world.Coordinator.Caller.Post($"{path}/mentors-mentors", Named(supporter.Id))).Is(403);
        foreach (var wrong in (string[])[pair.Mentee.Person.Id, Guid.CreateVersion7().ToString()])
            Assert.Equal(["/person"], (await pair.Mentor.Caller.Post($"{path}/mentors-mentors", Named(wrong))).Is(422).Pointers);
        (await pair.Mentor.Caller.Post($"{path}/mentors-mentors", Named(world.Manager.Id))).RefusedBy("manager-no-confidential-content");

        var meeting = (await pair.Mentee.Caller.Post($"{path}/held-meetings", new { startsAt = "2026-02-03T09:00:00Z", minutes = 75, method = "video" })).Is(201).Id;
        (await pair.Mentee.Caller.Put($"/v1/meetings/{meeting}/log", new { topics = new[] { "A topic" } })).Is(200);
        var (own, partners) = (await Reflect(pair.Mentor), await Reflect(pair.Mentee));
        (await pair.Mentee.Caller.Post($"{path}/goals", new { result = "A goal.", horizon = "short" })).Is(201);
        var named = (await pair.Mentor.Caller.Post($"{path}/mentors-mentors", Named(supporter.Id))).Is(201);
        var bond = $"/v1/mentors-mentors/{named.Id}";
        (await pair.Mentee.Caller.Get(bond)).Is(200);

        // Named, they read the terms that they are to sign, and nothing else.
        Assert.Equal("Between the two.", (await supporter.Caller.Get(bond)).Is(200)["terms"]);
        await ReadsNothing();
        (await pair.Mentor.Caller.Post($"{bond}/consultations", new { on = "2026-02-10" })).RefusedBy("mentors-mentor-bound");
        (await pair.Mentor.Caller.Post($"{bond}/signature", new { agreementNumber = 2 })).ForbiddenBy("mentors-mentor-bound");
        (await supporter.Caller.Post($"{bond}/signature", new { agreementNumber = 1 })).RefusedBy("mentors-mentor-bound");
        (await Sign()).Is(200);

        (await supporter.Caller.Get(path)).Is(200);
        (await supporter.Caller.Get($"{path}/agreement")).Is(200);
        Assert.Single((await supporter.Caller.Get($"{path}/meeting-logs")).Is(200).Items);
        (await supporter.Caller.Get(own)).Is(200);
        (await supporter.Caller.Get(partners)).Is(404);
        Assert.Empty((await supporter.Caller.Get($"{path}/goals")).Is(200).Items);
        foreach (var closed in (string[])["meetings", "reflective-logs", "tool-sheets", "reviews", "contacts"])
            Assert.DoesNotContain((await supporter.Caller.Get($"{path}/{closed}")).Is(200).Items, x => closed != "reflective-logs" || x!["id"]!.ToString() == partners.Split('/')[^1]);
        (await supporter.Caller.Put($"/v1/meetings/{meeting}/log", new { topics = new[] { "Mine" } })).Is(404);
        (await supporter.Caller.Put($"{path}/agreement", World.Terms.ToJsonString())).Is(403);
        (await pair.Mentor.Caller.Post($"{bond}/consultations", new { on = "2026-02-10", text = "How to listen." })).Is(201);
        Assert.Single((await supporter.Caller.Get($"{bond}/consultations")).Is(200).Items);
        Assert.Empty((await pair.Mentee.Caller.Get($"{bond}/consultations")).Is(200).Items);

        // New terms ask again; terms that say no end it.
        await world.Agree(pair, x => Talks(x));
        await ReadsNothing();
        (await Sign()).Is(200);
        (await supporter.Caller.Get(path)).Is(200);
        Assert.Empty((await supporter.Caller.Get($"{path}/meeting-logs")).Is(200).Items);
        await world.Agree(pair);
        await ReadsNothing();
        (await supporter.Caller.Get(bond)).Is(404);
        Assert.Equal("ended", (await pair.Mentor.Caller.Get(bond)).Is(200)["status"]);
        (await pair.Mentor.Caller.Post($"{bond}/ending")).RefusedBy("life-cycle-step");

        async Task<string> Reflect(Participant who) => "/v1/reflective-logs/" + (await who.Caller.Post($"{path}/reflective-logs", new { on = "2026-02-03", learning = "Something." })).Is(201).Id;

        async Task<Answer> Sign() => await supporter.Caller.Post($"{bond}/signature", new { agreementNumber = int.Parse((await supporter.Caller.Get(bond)).Is(200)["agreementNumber"], System.Globalization.CultureInfo.InvariantCulture) });

        async Task ReadsNothing()
        {
            foreach (var closed in (string[])[path, $"{path}/agreement", $"{path}/meeting-logs", own]) (await supporter.Caller.Get(closed)).Is(404);
        }

        static JsonObject Talks(JsonObject terms, params string[] reads)
        {
            terms["thirdTalks"] = new JsonObject { ["mentorsMentor"] = true, ["mentorsMentorReads"] = new JsonArray([.. reads.Select(x => (JsonNode)x)]) };
            return terms;
        }
    }

    [Fact]
    [Proves("mentors-mentor-bound")]
    [Proves("seniority-gives-no-access")]
    public async Task A_mentors_mentor_who_comes_to_stand_above_the_mentee_reads_nothing_any_longer()
    {
        var world = await World.Running(Host);
        var pair = await world.Matched();
        await world.Agree(pair, x =>
        {
            x["thirdTalks"] = new JsonObject { ["mentorsMentor"] = true };
            return x;
        });
        var supporter = await world.Person("supporter", "director");
        var bond = "/v1/mentors-mentors/" + (await pair.Mentor.Caller.Post($"/v1/relationships/{pair.Relationship}/mentors-mentors", new { person = supporter.Id })).Is(201).Id;
        (await supporter.Caller.Post($"{bond}/signature", new { agreementNumber = 1 })).Is(200);
        (await supporter.Caller.Get($"/v1/relationships/{pair.Relationship}")).Is(200);
        await world.Person(pair.Mentee.Person.ExternalId, "supporter");
        (await supporter.Caller.Get($"/v1/relationships/{pair.Relationship}")).Is(404);
        (await supporter.Caller.Get(bond)).Is(404);
    }

    public sealed class Sqlite(SharedSqlite host) : SafetyTests(host), IClassFixture<SharedSqlite>;

    public sealed class ByGraph(SharedGraph host) : SafetyTests(host), IClassFixture<SharedGraph>;

    public sealed class Postgres(SharedPostgres host) : SafetyTests(host), IClassFixture<SharedPostgres>;
}
