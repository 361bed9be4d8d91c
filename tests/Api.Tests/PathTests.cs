using Mentoring.Api.Tests.Hosting;
using Xunit;

namespace Mentoring.Api.Tests;

/// <summary>The pilot from HR's feed to an agreement in force.</summary>
public abstract class PathTests(Hosted host) : HostedTests(host)
{
    [Fact]
    public async Task People_come_from_the_feed_to_an_agreement_in_force()
    {
        var world = await World.Running(Host);
        var pair = await world.Matched();
        var agreement = $"/v1/relationships/{pair.Relationship}/agreement";

        Assert.Equal("forming", (await pair.Mentee.Caller.Get($"/v1/relationships/{pair.Relationship}"))["status"]);
        (await pair.Mentee.Caller.Put(agreement, World.Terms.ToJsonString())).Is(200);
        Assert.Equal("partlySigned", (await pair.Mentee.Caller.Post($"{agreement}/signatures", World.Signature(1))).Is(200)["status"]);
        Assert.Equal("inForce", (await pair.Mentor.Caller.Post($"{agreement}/signatures", World.Signature(1))).Is(200)["status"]);
        Assert.Equal("active", (await pair.Mentor.Caller.Get($"/v1/relationships/{pair.Relationship}"))["status"]);
    }

    public sealed class Sqlite(OnSqlite host) : PathTests(host), IClassFixture<OnSqlite>;

    public sealed class Postgres(OnPostgres host) : PathTests(host), IClassFixture<OnPostgres>;
}
