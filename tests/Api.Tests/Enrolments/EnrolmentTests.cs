using System.Text.Json.Nodes;
using Mentoring.Api.Tests.Hosting;
using Mentoring.Tests;
using Xunit;

namespace Mentoring.Api.Tests.Enrolments;

/// <summary>From the first wish to take part to being available.</summary>
public abstract class EnrolmentTests(Hosted host) : HostedTests(host)
{
    [Fact]
    [Proves("voluntary-mentor")]
    [Proves("voluntary-mentee")]
    [Proves("applicant-completes-own-form")]
    public async Task An_application_is_always_the_persons_own()
    {
        var world = await World.Running(Host);
        var mentor = await world.Draft("mentor");
        var path = $"/v1/applications/{mentor.Application}";
        (await world.Coordinator.Caller.Put($"{path}/answers", World.Answers("mentor").ToJsonString())).Is(404);
        (await world.Manager.Caller.Put($"{path}/answers", World.Answers("mentor").ToJsonString())).Is(404);
        (await mentor.Caller.Post($"{path}/submission", world.Submission("mentor"))).Is(200);
        (await world.Manager.Caller.Put($"{path}/answers", World.Answers("mentor").ToJsonString())).ForbiddenBy("voluntary-mentor");
        (await world.Manager.Caller.Post($"{path}/withdrawal")).ForbiddenBy("voluntary-mentor");
        (await world.Manager.Caller.Post($"{path}/confirmation")).ForbiddenBy("voluntary-mentor");
        Assert.Equal(mentor.Person.Id, (await mentor.Caller.Get(path))["person"]);
    }

    [Fact]
    [Proves("eligible-population")]
    public async Task Only_people_of_the_programmes_organisations_apply()
    {
        var (world, other) = (await World.Running(Host), await World.WithPeople(Host));
        var stranger = await other.Person();
        (await stranger.Caller.Post($"{world.ProgrammePath}/applications", new { role = "mentor" })).RefusedBy("eligible-population");
    }

    [Fact]
    [Proves("mentor-and-mentee-both")]
    public async Task Each_role_is_an_application_of_its_own_and_comes_once()
    {
        var world = await World.Running(Host);
        var person = await world.Person();
        await world.Draft("mentor", person);
        await world.Draft("mentee", person);
        (await person.Caller.Post($"{world.ProgrammePath}/applications", new { role = "mentor" })).RefusedBy("mentor-and-mentee-both");
    }

    [Fact]
    [Proves("application-role-sections")]
    [Proves("application-five-descriptors")]
    [Proves("application-professional-body-name")]
    public async Task Answers_follow_the_form()
    {
        var world = await World.Running(Host);
        var mentor = await world.Draft("mentor");
        var before = (await mentor.Caller.Get($"/v1/applications/{mentor.Application}/answers")).Is(200).Text;
        await Refused("application-role-sections", x => x["mentee"] = new JsonObject { ["reason"] = "newRole" });
        await Refused("application-five-descriptors", x => x["descriptors"] = new JsonArray("calm", "calm", "curious", "patient", "quiet"));
        await Refused("application-five-descriptors", x => x["descriptors"] = new JsonArray("calm", "curious", "patient", "quiet"));
        await Refused("application-five-descriptors", x => x["descriptors"] = new JsonArray("calm", "creative", "curious", "honest", "patient", "quiet"));
        await Refused("application-professional-body-name", x => x["professionalBodyMember"] = true);
        await Refused("application-professional-body-name", x => x["professionalBody"] = "A guild");
        Assert.Equal(before, (await mentor.Caller.Get($"/v1/applications/{mentor.Application}/answers")).Is(200).Text);

        async Task Refused(string rule, Action<JsonObject> change)
        {
            var answers = World.Answers("mentor");
            change(answers);
            (await mentor.Caller.Replace($"/v1/applications/{mentor.Application}/answers", answers.ToJsonString())).RefusedBy(rule);
        }
    }

    [Fact]
    [Proves("application-required-answers")]
    [Proves("application-consent-on-submit")]
    [Proves("expectations-explained-before-apply")]
    [Proves("commitment-time")]
    [Proves("commitment-records-and-review")]
    [Proves("commitment-training-mentor")]
    [Proves("commitment-self-development-mentor")]
    public async Task Submitting_is_refused_with_everything_that_is_missing_at_once()
    {
        var world = await World.Running(Host);
        var person = await world.Person();
        var id = (await person.Caller.Post($"{world.ProgrammePath}/applications", new { role = "mentor" })).Is(201).Id;
        var bare = new { commitments = Array.Empty<string>(), notice = world.Documents["policy"], roleSheet = world.Documents["menteeResponsibilities"] };
        (await person.Caller.Post($"/v1/applications/{id}/submission", bare)).RefusedBy("application-required-answers", "application-consent-on-submit",
            "expectations-explained-before-apply", "commitment-time", "commitment-records-and-review", "commitment-training-mentor", "commitment-self-development-mentor");
        Assert.Equal("draft", (await person.Caller.Get($"/v1/applications/{id}"))["status"]);
    }

    [Fact]
    [Proves("application-consent-on-submit")]
    public async Task An_older_notice_is_no_consent()
    {
        var world = await World.Running(Host);
        var mentee = await world.Draft("mentee");
        (await world.Coordinator.Caller.Post($"{world.ProgrammePath}/documents", World.Document("applicationNotice"))).Is(201);
        (await mentee.Caller.Post($"/v1/applications/{mentee.Application}/submission", world.Submission("mentee"))).RefusedBy("application-consent-on-submit");
    }

    [Fact]
    [Proves("commitment-feedback-to-coordinator")]
    [Proves("commitment-keep-appointments")]
    [Proves("mentor-relevant-experience")]
    [Proves("mentor-time-available")]
    public async Task What_is_only_asked_is_told_and_goes_through()
    {
        var world = await World.Running(Host);
        var mentor = await world.Draft("mentor", answers: x =>
        {
            x["mentor"] = new JsonObject { ["reason"] = "giveBack" };
            x["hoursPerMonth"] = 1;
            return x;
        });
        var submitted = await mentor.Caller.Post($"/v1/applications/{mentor.Application}/submission", new
        {
            commitments = new[] { "time", "recordsAndReview", "training", "selfDevelopment" },
            notice = world.Documents["applicationNotice"],
            roleSheet = world.Documents["mentorRole"],
        });
        Assert.Equal(["commitment-feedback-to-coordinator", "commitment-keep-appointments", "mentor-relevant-experience", "mentor-time-available"], submitted.Is(200).Warnings.Order());
    }

    [Fact]
    [Proves("signoff-by-own-manager")]
    [Proves("signoff-before-programme")]
    [Proves("application-confidential")]
    public async Task The_own_line_manager_signs_and_nobody_else_can()
    {
        var world = await World.Running(Host);
        var mentee = await world.Submitted("mentee");
        var path = $"/v1/applications/{mentee.Application}";
        var decision = new { decision = "approve" };
        var colleague = await world.Person();
        (await colleague.Caller.Post($"{path}/sign-off", decision)).Is(404);
        (await world.Director.Caller.Post($"{path}/sign-off", decision)).Is(404);
        (await mentee.Caller.Post($"{path}/sign-off", decision)).ForbiddenBy("signoff-by-own-manager");

        (await world.Coordinator.Caller.Get(path)).Is(404);
        (await world.Coordinator.Caller.Get($"{path}/answers")).Is(404);
        Assert.Equal(("0", "1"), (await world.Coordinator.Caller.Get($"{world.ProgrammePath}/pending-sign-offs")) switch { var x => (x["mentors"], x["mentees"]) });
        (await world.Manager.Caller.Get($"{path}/answers")).Is(200);

        (await world.Manager.Caller.Post($"{path}/sign-off", decision)).Is(200);
        (await world.Manager.Caller.Get($"{path}/answers")).Is(404);
        (await world.Coordinator.Caller.Get($"{path}/answers")).Is(200);
        (await world.Manager.Caller.Post($"{path}/sign-off", decision)).RefusedBy("life-cycle-step");
    }

    [Fact]
    [Proves("signoff-by-own-manager")]
    public async Task A_change_of_manager_takes_the_open_sign_off_along()
    {
        var world = await World.Running(Host);
        var mentee = await world.Submitted("mentee");
        var next = await world.Person("next", "director");
        await world.Person(mentee.Person.ExternalId, "next");
        (await world.Manager.Caller.Post($"/v1/applications/{mentee.Application}/sign-off", new { decision = "approve" })).Is(404);
        Assert.Contains((await next.Caller.Get("/v1/me/notices")).Items, x => x!["kind"]!.ToString() == "signOffRequested" && x["record"]!.ToString() == mentee.Application);
        (await next.Caller.Post($"/v1/applications/{mentee.Application}/sign-off", new { decision = "approve" })).Is(200);
    }

    [Fact]
    public async Task Without_a_manager_the_organisations_approver_signs_but_not_for_themselves()
    {
        var world = await World.Running(Host);
        var approver = await world.Person("approver", null);
        var volunteer = await world.Submitted("mentee", await world.Person(manager: null));
        (await approver.Caller.Post($"/v1/applications/{volunteer.Application}/sign-off", new { decision = "approve" })).Is(200);
        var own = await world.Submitted("mentor", approver);
        (await approver.Caller.Post($"/v1/applications/{own.Application}/sign-off", new { decision = "approve" })).ForbiddenBy("signoff-by-own-manager");
    }

    [Fact]
    public async Task While_the_manager_is_unknown_nobody_signs()
    {
        var world = await World.Running(Host);
        (await world.Hr.Put($"/v1/organisations/{world.Organisation}/people/unsaid", """{ "givenName": "G", "familyName": "F", "engagement": "staff" }""")).Is(201);
        var unsaid = new Someone("", "unsaid", await world.TokenOf("unsaid"));
        var waiting = await world.Submitted("mentee", unsaid);
        var approver = await world.Person("approver", null);
        foreach (var caller in (Caller[])[world.Manager.Caller, world.Director.Caller, approver.Caller])
            (await caller.Post($"/v1/applications/{waiting.Application}/sign-off", new { decision = "approve" })).Is(404);
    }

    [Fact]
    [Proves("manager-takes-part-in-decision")]
    [Proves("workload-accounted")]
    [Proves("manager-plans-mentor-training")]
    public async Task A_manager_is_reminded_to_talk_to_make_time_and_to_plan_a_mentors_training()
    {
        var world = await World.Running(Host);
        var mentee = await world.Submitted("mentee");
        var signed = await world.Manager.Caller.Post($"/v1/applications/{mentee.Application}/sign-off", new { decision = "approve" });
        Assert.Equal(["manager-takes-part-in-decision", "workload-accounted"], signed.Is(200).Warnings.Order());
        foreach (var planned in (bool[])[false, true])
        {
            var mentor = await world.Submitted("mentor");
            var signOff = await world.Manager.Caller.Post($"/v1/applications/{mentor.Application}/sign-off", new { decision = "approve", discussedOn = "2026-01-05", timeAvailable = true, trainingPlanned = planned });
            Assert.Equal(planned ? [] : ["manager-plans-mentor-training"], signOff.Is(200).Warnings);
        }
    }

    [Fact]
    public async Task A_declined_application_can_be_raised_again_and_the_programme_never_learns()
    {
        var world = await World.Running(Host);
        var mentee = await world.Submitted("mentee");
        var path = $"/v1/applications/{mentee.Application}";
        (await world.Manager.Caller.Post($"{path}/sign-off", new { decision = "decline", reason = "Not this quarter." })).Is(200);
        Assert.Equal("signOffDeclined", (await mentee.Caller.Get(path))["status"]);
        (await world.Coordinator.Caller.Get(path)).Is(404);
        (await mentee.Caller.Post($"{path}/submission", world.Submission("mentee"))).Is(200);
        (await world.Manager.Caller.Post($"{path}/sign-off", new { decision = "approve" })).Is(200);
        Assert.Single((await world.Coordinator.Caller.Get($"{path}/sign-offs")).Items);
        Assert.Equal(2, (await mentee.Caller.Get($"{path}/sign-offs")).Items.Count);
    }

    [Theory]
    [Flips("signoff.mentor")]
    [Flips("signoff.mentee")]
    [InlineData("mentor")]
    [InlineData("mentee")]
    [Proves("line-manager-signoff-mentor")]
    [Proves("line-manager-signoff-mentee")]
    public async Task A_sign_off_counts_for_as_long_as_the_programme_says(string role)
    {
        var world = await World.Running(Host);
        (await Settings(world, """{ "signoff.mentor": "informed", "signoff.mentee": "informed" }""")).Is(200);
        var informed = await world.Submitted(role);
        Assert.Equal("underSelection", (await world.Coordinator.Caller.Get($"/v1/applications/{informed.Application}"))["status"]);
        (await Settings(world, """{ "signoff.mentor": "required", "signoff.mentee": "required" }""")).Is(200);
        (await Select(world, informed, role)).RefusedBy($"line-manager-signoff-{role}");
        (await Select(world, await world.Signed(role), role)).Is(200);
    }

    [Fact]
    [Proves("selection-criteria-flexibility")]
    [Proves("selection-unsuccessful-informed")]
    public async Task Selection_goes_by_the_criteria()
    {
        var world = await World.Running(Host);
        var mentee = await world.Signed("mentee");
        var path = $"/v1/applications/{mentee.Application}/selection";
        (await world.Coordinator.Caller.Post(path, new { decision = "accept", criteria = Array.Empty<object>() })).RefusedBy("selection-criteria-flexibility");
        (await world.Coordinator.Caller.Post(path, new { decision = "notSelect", criteria = new[] { new { code = "mentee", met = false } } })).RefusedBy("selection-unsuccessful-informed");
        (await world.Coordinator.Caller.Post(path, new { decision = "notSelect", criteria = new[] { new { code = "mentee", met = true } }, message = "Sorry." })).RefusedBy("selection-unsuccessful-informed");
        Assert.Equal(["/criteria/0/code"], (await world.Coordinator.Caller.Post(path, new { decision = "accept", criteria = new[] { new { code = "none", met = true } } })).Is(422).Pointers);
        (await world.Coordinator.Caller.Post(path, new { decision = "accept", criteria = new[] { new { code = "mentee", met = false, waiver = "A recorded reason." } } })).Is(200);

        var other = await world.Signed("mentee");
        (await world.Coordinator.Caller.Post($"/v1/applications/{other.Application}/selection", new { decision = "notSelect", criteria = new[] { new { code = "mentee", met = false } }, message = "Try again." })).Is(200);
        Assert.Equal("Try again.", (await other.Caller.Get($"/v1/applications/{other.Application}/selection"))["message"]);
        (await world.Manager.Caller.Get($"/v1/applications/{other.Application}/selection")).Is(404);
        await world.Draft("mentee", other.Person);
    }

    [Fact]
    [Proves("selection-decider-named")]
    [Proves("coordinator-not-own-case")]
    public async Task The_named_decider_decides_and_never_on_themselves()
    {
        var world = await World.Running(Host);
        var mentee = await world.Signed("mentee");
        (await world.Manager.Caller.Post($"/v1/applications/{mentee.Application}/selection", Accept("mentee"))).ForbiddenBy("selection-decider-named");
        var own = await world.Signed("mentor", world.Coordinator, manager: world.Director);
        (await Select(world, own, "mentor")).ForbiddenBy("coordinator-not-own-case");
    }

    [Fact]
    [Proves("mentor-training-before-match")]
    [Proves("mentor-training-length")]
    [Proves("mentor-training-content")]
    [Proves("mentee-induction-before-match")]
    [Proves("mentee-induction-content")]
    public async Task Nobody_is_available_before_training_or_induction()
    {
        var world = await World.Running(Host);
        var (mentor, mentee) = (await world.Accepted("mentor"), await world.Accepted("mentee"));
        (await mentor.Caller.Post($"/v1/applications/{mentor.Application}/confirmation")).RefusedBy("mentor-training-before-match");
        (await mentee.Caller.Post($"/v1/applications/{mentee.Application}/confirmation")).RefusedBy("mentee-induction-before-match");
        var half = await Train(mentor, new { kind = "mentorTraining", form = "workshop", heldOn = "2026-01-10", days = 0.5, themes = new[] { "purpose" } });
        Assert.Equal(["mentor-training-content"], half.Is(201).Warnings);
        (await mentor.Caller.Post($"/v1/applications/{mentor.Application}/confirmation")).RefusedBy("mentor-training-length");
        (await Train(mentor, new { kind = "mentorTraining", form = "online", heldOn = "2026-01-17", days = 0.5 })).Is(201);
        (await mentor.Caller.Post($"/v1/applications/{mentor.Application}/confirmation")).Is(200);
        Assert.Equal(["mentee-induction-content"], (await Train(mentee, World.Training("mentee"))).Is(201).Warnings);
        (await mentor.Caller.Post($"/v1/applications/{mentor.Application}/training", World.Training("mentor"))).Is(403);

        Task<Answer> Train(Participant who, object training) => world.Coordinator.Caller.Post($"/v1/applications/{who.Application}/training", training);
    }

    [Fact]
    [Flips("induction.form")]
    [Proves("mentee-induction-format")]
    public async Task A_guidance_sheet_counts_when_it_was_acknowledged_and_the_programme_takes_it()
    {
        var world = await World.Running(Host);
        var mentee = await world.Accepted("mentee");
        var sheet = new { kind = "menteeInduction", form = "guidanceSheet", heldOn = "2026-01-10", document = world.Documents["menteeGuidance"] };
        var record = (await world.Coordinator.Caller.Post($"/v1/applications/{mentee.Application}/training", sheet)).Is(201).Id;
        (await mentee.Caller.Post($"/v1/applications/{mentee.Application}/confirmation")).RefusedBy("mentee-induction-before-match");
        (await world.Coordinator.Caller.Post($"/v1/training-records/{record}/acknowledgement")).ForbiddenBy("voluntary-mentee");
        (await mentee.Caller.Post($"/v1/training-records/{record}/acknowledgement")).Is(200);
        (await mentee.Caller.Post($"/v1/applications/{mentee.Application}/confirmation")).Is(200);

        (await Settings(world, """{ "induction.form": "session" }""")).Is(200);
        var other = await world.Accepted("mentee");
        (await world.Coordinator.Caller.Post($"/v1/applications/{other.Application}/training", sheet)).RefusedBy("mentee-induction-format");
    }

    [Fact]
    [Proves("withdraw-any-time")]
    public async Task Anybody_may_withdraw_at_any_stage_and_gives_no_reason()
    {
        var world = await World.Running(Host);
        Participant[] stages =
        [
            await world.Draft("mentee"), await world.Submitted("mentee"), await world.Signed("mentee"), await world.Accepted("mentee"), await world.Available("mentee"),
            (await world.Matched()).Mentee,
        ];
        foreach (var person in stages) Assert.Equal("withdrawn", (await person.Caller.Post($"/v1/applications/{person.Application}/withdrawal")).Is(200)["status"]);
        var matched = (await stages[^1].Caller.Get("/v1/relationships")).Items.Single();
        Assert.Equal("ended", matched!["status"]!.ToString());
        await world.Draft("mentee", stages[0].Person);
    }

    [Fact]
    [Proves("application-purpose-limit")]
    public async Task No_operation_but_the_applications_own_carries_the_answers()
    {
        using var http = Host.Client();
        var contract = JsonNode.Parse(await http.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken))!;
        var carrying = contract["paths"]!.AsObject().Where(path => path.Value!.ToJsonString().Contains("/Questionnaire\"", StringComparison.Ordinal) || path.Value!.ToJsonString().Contains("/Answers\"", StringComparison.Ordinal));
        Assert.Equal(["/v1/applications/{id}/answers"], carrying.Select(path => path.Key));
    }

    private static object Accept(string code) => new { decision = "accept", criteria = new[] { new { code, met = true } } };

    private static Task<Answer> Select(World world, Participant who, string role) => world.Coordinator.Caller.Post($"/v1/applications/{who.Application}/selection", Accept(role));

    private static Task<Answer> Settings(World world, string settings) =>
        world.Coordinator.Caller.Replace($"{world.ProgrammePath}/settings", $$"""{ "settings": {{settings}} }""", world.ProgrammePath);

    public sealed class Sqlite(SharedSqlite host) : EnrolmentTests(host), IClassFixture<SharedSqlite>;

    public sealed class Postgres(SharedPostgres host) : EnrolmentTests(host), IClassFixture<SharedPostgres>;
}
