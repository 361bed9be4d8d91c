using Mentoring.Api.Tests.Hosting;
using Mentoring.Tests;
using Xunit;

namespace Mentoring.Api.Tests.Confidentiality;

/// <summary>Whoever wears two hats sees less, not more.</summary>
public abstract class ConflictTests(Hosted host) : HostedTests(host)
{
    [Fact]
    [Proves("coordinator-not-own-case")]
    [Proves("end-no-blame")]
    public async Task A_coordinator_who_is_one_of_the_two_has_a_partys_eyes_alone()
    {
        var world = await World.Running(Host);
        var pair = await world.AtWork();
        (await world.Admin.Post($"{world.ProgrammePath}/appointments", new { person = pair.Mentor.Person.Id, role = "coordinator" })).Is(201);
        var path = $"/v1/relationships/{pair.Relationship}";
        (await pair.Mentee.Caller.Post($"{path}/ending", new { kind = "notSuited", reason = "other", note = "In my own words." })).Is(200);
        var rematch = (await pair.Mentee.Caller.Post($"{path}/rematch-requests", new { })).Is(201).Id;

        Assert.Empty((await pair.Mentor.Caller.Get($"{path}/ending-reasons")).Is(200).Items);
        (await pair.Mentor.Caller.Get($"/v1/rematch-requests/{rematch}")).Is(404);
        (await pair.Mentor.Caller.Post($"/v1/rematch-requests/{rematch}/decision", new { grant = true })).Is(404);
        (await pair.Mentor.Caller.Get(path)).Is(200);
        (await pair.Mentor.Caller.Get($"/v1/proposals/{pair.Proposal}")).Is(200);
        Assert.Single((await world.Coordinator.Caller.Get($"{path}/ending-reasons")).Is(200).Items);
        (await world.Coordinator.Caller.Post($"/v1/rematch-requests/{rematch}/decision", new { grant = true })).Is(200);
    }

    [Fact]
    [Proves("seniority-gives-no-access")]
    [Proves("application-confidential")]
    public async Task A_coordinator_who_stands_above_an_applicant_reads_neither_answers_nor_proposal()
    {
        var world = await World.Running(Host);
        var (mentor, mentee) = (await world.Available("mentor"), await world.Available("mentee"));
        var proposal = (await world.Propose(mentor, mentee)).Is(201).Id;
        string[] paths = [$"/v1/applications/{mentee.Application}/answers", $"/v1/applications/{mentee.Application}/selection", $"/v1/proposals/{proposal}"];
        (await world.Admin.Post($"{world.ProgrammePath}/appointments", new { person = world.Director.Id, role = "coordinator" })).Is(201);
        foreach (var path in paths)
        {
            (await world.Coordinator.Caller.Get(path)).Is(200);
            (await world.Director.Caller.Get(path)).Is(404);
        }
        (await world.Director.Caller.Get($"/v1/applications/{mentee.Application}")).Is(200);

        // The line changes: so does what they see, from the next request on.
        await world.Person(mentee.Person.ExternalId, null);
        foreach (var path in paths) (await world.Director.Caller.Get(path)).Is(200);
    }

    public sealed class Sqlite(OnSqlite host) : ConflictTests(host), IClassFixture<OnSqlite>;

    public sealed class Postgres(OnPostgres host) : ConflictTests(host), IClassFixture<OnPostgres>;
}
