using Mentoring.Api.Tests.Hosting;
using Mentoring.Tests;
using Xunit;

namespace Mentoring.Api.Tests.Enrolments;

/// <summary>Invitations, and who names the needs.</summary>
public abstract class NominationTests(Hosted host) : HostedTests(host)
{
    [Fact]
    [Proves("nomination-is-invitation")]
    public async Task A_nomination_is_nothing_until_the_person_accepts_it()
    {
        var world = await World.Running(Host);
        var person = await world.Person();
        var path = $"{world.ProgrammePath}/nominations";
        (await world.Manager.Caller.Post(path, new { person = person.Id, role = "mentee" })).Is(403);
        (await world.Coordinator.Caller.Post(path, new { person = person.Id, role = "mentee", reason = "needs it" })).Is(400);
        var id = (await world.Coordinator.Caller.Post(path, new { person = person.Id, role = "mentee" })).Is(201).Id;
        Assert.Equal(id, (await world.Coordinator.Caller.Post(path, new { person = person.Id, role = "mentee" })).Is(201).Id);
        Assert.Empty((await world.Coordinator.Caller.Get($"/v1/applications?programme={world.Programme}")).Is(200).Items);
        Assert.Equal(["nominated"], await World.Told(person.Caller, id));
        (await world.Manager.Caller.Get($"/v1/nominations/{id}")).Is(404);
        (await world.Coordinator.Caller.Post($"/v1/nominations/{id}/acceptance")).ForbiddenBy("nomination-is-invitation");

        var application = (await person.Caller.Post($"/v1/nominations/{id}/acceptance")).Is(201);
        Assert.Equal(("draft", "mentee"), (application["status"], application["role"]));
        (await person.Caller.Get($"/v1/nominations/{id}")).Is(404);
        Assert.Empty((await world.Coordinator.Caller.Get("/v1/nominations")).Is(200).Items);
    }

    [Fact]
    [Proves("nomination-is-invitation")]
    public async Task A_no_leaves_no_trace()
    {
        var world = await World.Running(Host);
        var person = await world.Person();
        var id = (await world.Coordinator.Caller.Post($"{world.ProgrammePath}/nominations", new { person = person.Id, role = "mentor" })).Is(201).Id;
        (await person.Caller.Post($"/v1/nominations/{id}/decline")).Is(204);
        Assert.Empty((await world.Coordinator.Caller.Get("/v1/nominations")).Is(200).Items);
        Assert.DoesNotContain(id, await World.Told(world.Coordinator.Caller, id));
    }

    [Fact]
    [Flips("needs.namedBy")]
    [Proves("needs-identified-with-manager")]
    public async Task Where_needs_are_named_with_the_manager_the_mentee_writes_what_both_agreed()
    {
        var world = await World.Running(Host);
        static System.Text.Json.Nodes.JsonObject Joint(System.Text.Json.Nodes.JsonObject answers)
        {
            answers["mentee"]!["jointNeeds"] = "We both see debt advice first.";
            return answers;
        }

        var (alone, joint) = (await world.Draft("mentee"), await world.Draft("mentee", answers: Joint));
        (await joint.Caller.Post($"/v1/applications/{joint.Application}/submission", world.Submission("mentee"))).RefusedBy("needs-identified-with-manager");
        await world.Set(new Dictionary<string, object> { ["needs.namedBy"] = "menteeWithManager" });
        (await alone.Caller.Post($"/v1/applications/{alone.Application}/submission", world.Submission("mentee"))).RefusedBy("needs-identified-with-manager");
        (await joint.Caller.Post($"/v1/applications/{joint.Application}/submission", world.Submission("mentee"))).Is(200);
        Assert.Contains("debt advice first", (await world.Manager.Caller.Get($"/v1/applications/{joint.Application}/answers")).Is(200).Text, StringComparison.Ordinal);
    }

    public sealed class Sqlite(SharedSqlite host) : NominationTests(host), IClassFixture<SharedSqlite>;

    public sealed class Postgres(SharedPostgres host) : NominationTests(host), IClassFixture<SharedPostgres>;
}
