using Mentoring.Api.Tests.Hosting;
using Xunit;

namespace Mentoring.Api.Tests.Http;

/// <summary>What a list takes as a filter.</summary>
public abstract class FilterTests(Hosted host) : HostedTests(host)
{
    [Fact]
    public async Task A_filter_takes_the_words_of_the_contract_and_nothing_else()
    {
        var world = await World.Running(Host);
        var mentor = await world.Draft("mentor");
        Assert.Single((await mentor.Caller.Get("/v1/applications?role=mentor&status=draft")).Is(200).Items);
        Assert.Empty((await mentor.Caller.Get("/v1/applications?role=mentor&status=awaitingSignOff")).Is(200).Items);
        foreach (var other in (string[])["role=Mentor", "role=0", "status=AwaitingSignOff", "role=mentors", "role="])
            (await mentor.Caller.Get($"/v1/applications?{other}")).Is(400);
    }

    [Fact]
    public async Task The_next_page_keeps_the_filter()
    {
        var world = await World.Running(Host);
        var kept = $"{world.ProgrammePath}/documents?kind=codeOfPractice";
        Assert.Equal("codeOfPractice", (await world.Coordinator.Caller.Get(kept)).Is(200).Items[0]!["kind"]!.GetValue<string>());
        (await world.Coordinator.Caller.Post($"{world.ProgrammePath}/documents", new { kind = "codeOfPractice", language = "cy", title = "Cod", text = "Cod ymarfer." })).Is(201);
        var first = (await world.Coordinator.Caller.Get($"{kept}&limit=1")).Is(200);
        var second = (await world.Coordinator.Caller.Get($"{kept}&limit=1&cursor={first["next"]}")).Is(200);
        Assert.Equal("codeOfPractice", Assert.Single(second.Items)!["kind"]!.GetValue<string>());
        Assert.Contains("kind=codeOfPractice", first.Headers.GetValues("Link").Single(), StringComparison.Ordinal);
    }

    public sealed class Sqlite(SharedSqlite host) : FilterTests(host), IClassFixture<SharedSqlite>;

    public sealed class Postgres(SharedPostgres host) : FilterTests(host), IClassFixture<SharedPostgres>;
}
