using System.Text.Json.Nodes;
using Mentoring.Api.Tests.Confidentiality;
using Mentoring.Api.Tests.Hosting;
using Mentoring.Domain;
using Mentoring.Domain.Evaluation;
using Mentoring.Domain.Programmes;
using Mentoring.Tests;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using Caller = Mentoring.Api.Tests.Hosting.Caller;

namespace Mentoring.Api.Tests.Evaluation;

/// <summary>One group of a programme's figures: as the breakdown has it, or not at all, and why.</summary>
public abstract class ChoiceTests(Hosted host) : HostedTests(host)
{
    private const string Half = "from=2025-01-01&to=2025-06-30";

    [Fact]
    [Proves("evaluation-anonymised")]
    public async Task A_choice_is_a_group_of_the_breakdown_and_one_too_small_is_refused_like_one_that_there_is_not()
    {
        var world = await World.Running(Host);
        var (coordinator, path) = (world.Coordinator.Caller, $"{world.ProgrammePath}/indicators?{Half}");
        var large = $"{Guid.CreateVersion7()}";
        await Tell(world, Axis.Organisation, [large]);
        var group = (await coordinator.Get($"{path}&by=organisation")).Is(200).Body!["groups"]!.AsArray().Single()!;
        var chosen = (await coordinator.Get($"{path}&organisation={large}")).Is(200).Body!;
        Assert.True(JsonNode.DeepEquals(group, chosen["groups"]!.AsArray().Single()));
        Assert.Equal(("organisation", null), (chosen["by"]!.ToString(), chosen["noGroups"]));

        // The programme's own is too small; another has nothing to do with it.
        var small = (await world.Hr.Get($"/v1/organisations/{world.Organisation}")).Is(200).Id;
        var (refused, unknown) = ((await coordinator.Get($"{path}&organisation={small}")).RefusedBy("evaluation-anonymised"), (await coordinator.Get($"{path}&organisation={Guid.CreateVersion7()}")).RefusedBy("evaluation-anonymised"));
        Assert.Equal(refused["detail"], unknown["detail"]);
        Assert.Equal(refused.Body!["rules"]?.ToJsonString(), unknown.Body!["rules"]?.ToJsonString());
        foreach (var choice in (string[])["model=group", "phase=windingUp"]) (await coordinator.Get($"{path}&{choice}")).RefusedBy("evaluation-anonymised");
        var empty = (await coordinator.Get($"{path}&by=phase")).Is(200).Body!["noGroups"]!;
        Assert.Equal(("tooFew", 0), (empty["reason"]!.ToString(), empty["toldOf"]!.AsArray().Count));
        (await (await world.Person()).Caller.Get($"{path}&organisation={large}")).Is(403);
    }

    [Fact]
    public async Task Of_two_choices_nothing_is_told()
    {
        var world = await World.Running(Host);
        var path = $"{world.ProgrammePath}/indicators?{Half}";
        foreach (var (query, pointers) in ((string, string[])[])
            [
                ("&model=group&phase=windingUp", ["?model", "?phase"]), ("&by=model&model=group", ["?by", "?model"]), ($"&organisation={Guid.CreateVersion7()}&by=none", ["?by", "?organisation"]),
            ])
        {
            var answer = (await world.Coordinator.Caller.Get(path + query)).Is(422);
            if (TellsPlaces) Assert.Equal(pointers, answer.Pointers.Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task Where_groups_were_told_of_a_period_that_overlaps_it_is_said_of_which()
    {
        var world = await World.Running(Host);
        var (coordinator, group) = (world.Coordinator.Caller, $"{Guid.CreateVersion7()}");
        await Tell(world, Axis.Organisation, [group]);
        var path = $"{world.ProgrammePath}/indicators?from=2025-01-01&to=2025-12-31";
        var told = (await coordinator.Get($"{path}&by=organisation")).Is(200).Body!;
        Assert.Equal(("overlaps", "2025-01-01", "2025-06-30"), (told["noGroups"]!["reason"]!.ToString(), told["noGroups"]!["toldOf"]![0]!["from"]!.ToString(), told["noGroups"]!["toldOf"]![0]!["to"]!.ToString()));
        Assert.Empty(told["groups"]!.AsArray());
        var refused = (await coordinator.Get($"{path}&organisation={group}")).RefusedBy("evaluation-anonymised");
        if (TellsPlaces) Assert.Contains("2025-01-01 to 2025-06-30", refused["detail"], StringComparison.Ordinal);
        Assert.Equal(refused["detail"], (await coordinator.Get($"{path}&organisation={Guid.CreateVersion7()}")).RefusedBy("evaluation-anonymised")["detail"]);
    }

    /// <summary>In GraphQL a read that fails has a code and a message.</summary>
    protected virtual bool TellsPlaces => true;

    /// <summary>As if they had been told of the first half of 2025.</summary>
    private async Task Tell(World world, Axis axis, string[] groups)
    {
        var (programme, measure) = (new Id<Programme>(Guid.Parse(world.Programme)), new PublishedMeasure("relationships", false, 20, [new("across", 20, 100), new("within", null, null)]));
        PublishedGroup Group(string key) => new(key, 20, [new("I35", [measure], [])]);
        var whole = new PublishedSheet(new(programme, new(2025, 1, 1), new(2025, 6, 30), Axis.None), DisclosurePolicy.Applied(10), new(2025, 7, 1, 9, 0, 0, TimeSpan.Zero), Group("") with { Cohort = 40 }, []);
        var sheet = whole with { Scope = whole.Scope with { Axis = axis }, Groups = [.. groups.Select(Group)] };
        var populations = new Dictionary<string, int>(StringComparer.Ordinal) { ["I35/relationships"] = Publication.Cohort };
        Assert.True(await Confidences.AsSystem(Host, services => services.GetRequiredService<IPublicationLedger>().Add([new(whole, populations, []), new(sheet, populations, [])], 0, Caller.Stop)));
    }

    public sealed class Sqlite(SharedSqlite host) : ChoiceTests(host), IClassFixture<SharedSqlite>;

    public sealed class Postgres(SharedPostgres host) : ChoiceTests(host), IClassFixture<SharedPostgres>;

    public sealed class ByGraph(SharedGraph host) : ChoiceTests(host), IClassFixture<SharedGraph>
    {
        protected override bool TellsPlaces => false;
    }
}
