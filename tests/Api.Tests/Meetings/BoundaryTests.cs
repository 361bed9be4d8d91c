using Mentoring.Api.Tests.Hosting;
using Mentoring.Tests;
using Xunit;

namespace Mentoring.Api.Tests.Meetings;

/// <summary>How far the two go with each other.</summary>
public abstract class BoundaryTests(Hosted host) : HostedTests(host)
{
    [Fact]
    [Proves("off-limits-topics")]
    public async Task The_mentor_keeps_out_of_what_the_mentee_keeps_off_limits()
    {
        var world = await World.Running(Host);
        var pair = await world.AtWork();
        var path = $"/v1/relationships/{pair.Relationship}/off-limits-topics";
        (await pair.Mentor.Caller.Post(path, new { label = "Home" })).ForbiddenBy("off-limits-topics");
        Assert.Equal(["/label"], (await pair.Mentee.Caller.Post(path, new { label = "" })).Is(422).Pointers);
        var topic = (await pair.Mentee.Caller.Post(path, new { label = "Home" })).Is(201).Id;
        Assert.Single((await pair.Mentor.Caller.Get(path)).Is(200).Items);
        (await world.Coordinator.Caller.Get($"/v1/off-limits-topics/{topic}")).Is(404);
        var meeting = (await pair.Mentee.Caller.Post($"/v1/relationships/{pair.Relationship}/held-meetings", new { startsAt = "2026-02-03T09:00:00Z", minutes = 75, method = "video" })).Is(201).Id;
        var suggestions = $"/v1/meetings/{meeting}/agenda/suggestions";
        (await pair.Mentor.Caller.Post(suggestions, new { text = "How are things there?", topic })).RefusedBy("off-limits-topics");
        (await pair.Mentor.Caller.Post(suggestions, new { text = "home" })).RefusedBy("off-limits-topics");
        (await pair.Mentor.Caller.Post(suggestions, new { text = "Work" })).Is(200);
        (await pair.Mentor.Caller.Post($"/v1/off-limits-topics/{topic}/lifting")).ForbiddenBy("off-limits-topics");
        (await pair.Mentee.Caller.Post($"/v1/off-limits-topics/{topic}/lifting")).Is(200);
        (await pair.Mentor.Caller.Post(suggestions, new { text = "How are things there?", topic })).Is(200);
    }

    [Fact]
    [Flips("boundary.scope")]
    [Proves("professional-scope")]
    public async Task A_personal_goal_is_there_where_the_programme_allows_it_and_the_mentee_sets_it()
    {
        var world = await World.Running(Host);
        var pair = await world.AtWork();
        var path = $"/v1/relationships/{pair.Relationship}/goals";
        var personal = new { result = "More time for music.", horizon = "long", personal = true };
        (await pair.Mentee.Caller.Post(path, personal)).RefusedBy("professional-scope");
        var goal = (await pair.Mentee.Caller.Post(path, new { result = "Lead a case.", horizon = "short" })).Is(201).Id;
        (await pair.Mentee.Caller.Replace($"/v1/goals/{goal}", personal)).RefusedBy("professional-scope");
        await world.Set(new Dictionary<string, object> { ["boundary.scope"] = "professionalAndPersonal" });
        (await pair.Mentor.Caller.Post(path, personal)).RefusedBy("professional-scope");
        (await pair.Mentee.Caller.Post(path, personal)).Is(201);
    }

    /// <summary>What either may do, both may, on the same terms.</summary>
    [Fact]
    [Proves("equal-standing")]
    public async Task Planning_moving_pausing_reviewing_and_ending_are_open_to_either()
    {
        var world = await World.Running(Host);
        foreach (var first in (bool[])[true, false])
        {
            var pair = await world.AtWork();
            var (one, other) = first ? (pair.Mentor.Caller, pair.Mentee.Caller) : (pair.Mentee.Caller, pair.Mentor.Caller);
            var path = $"/v1/relationships/{pair.Relationship}";
            var meeting = "/v1/meetings/" + (await one.Post($"{path}/meetings", new { startsAt = "2100-01-01T10:00:00Z", minutes = 75, method = "video" })).Is(201).Id;
            (await other.Post($"{meeting}/acceptance")).Is(200);
            (await one.Post($"{meeting}/cancellation")).Is(200);
            (await one.Post($"{path}/pause")).Is(200);
            (await one.Post($"{path}/resumption")).Is(200);
            (await one.Post($"{path}/reviews", new { kind = "regular" })).Is(201);
            (await one.Post($"{path}/concerns", new { category = "conduct", text = "Help." })).Is(201);
            (await one.Post($"{path}/ending", new { kind = "ranItsCourse" })).Is(200);
        }
    }

    /// <summary>No record could hold a mark, a grade or a diagnosis: the contract has no member for one.</summary>
    [Fact]
    [Proves("not-assessment")]
    [Proves("not-counselling")]
    public async Task Nothing_in_the_contract_grades_a_person_or_holds_a_therapy()
    {
        var contract = (await new Caller(Host.Client(), null).Get("/openapi/v1.json")).Is(200).Body!;
        var members = contract["components"]!["schemas"]!.AsObject()
            .SelectMany(schema => (schema.Value!["properties"]?.AsObject() ?? []).Select(member => $"{schema.Key}.{member.Key}"))
            // How mentees see their own needs, which is theirs to write and nobody's to grade.
            .Except(["Feedback.selfAssessment"]).ToList();
        Assert.NotEmpty(members);
        string[] words = ["mark", "pass", "assess", "appraisal", "therap", "counsel", "diagnos"];
        Assert.DoesNotContain(members, member => Array.Exists(words, word => member.Split('.')[1].Contains(word, StringComparison.OrdinalIgnoreCase)));
        // The applicant's own grade in their job, which no mentor sets.
        Assert.Equal(["Questionnaire.grade"], members.Where(member => member.EndsWith(".grade", StringComparison.OrdinalIgnoreCase)));
    }

    public sealed class Sqlite(SharedSqlite host) : BoundaryTests(host), IClassFixture<SharedSqlite>;

    public sealed class Postgres(SharedPostgres host) : BoundaryTests(host), IClassFixture<SharedPostgres>;
}
