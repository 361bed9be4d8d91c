using System.Text.RegularExpressions;
using Mentoring.Api.Tests.Hosting;
using Xunit;

namespace Mentoring.Api.Tests.Graph;

/// <summary>What is written from views without nodes is what the library would answer.</summary>
public abstract partial class WalkTests(Hosted host) : HostedTests(host)
{
    [Theory]
    [InlineData("{ viewer { person: personId name client scopes administrator coordinateIds coordinates { id } __typename } }")]
    [InlineData("{ viewer { ...who name } } fragment who on Viewer { name ... on Viewer { first: name second: name scopes } }")]
    [InlineData("query ($id: ID!) { programme(id: $id) { version id status startsOn organisations { id name } partners: organisationIds objectives { text measures } appointments { nodes { role person { id givenName } } } } }")]
    [InlineData("query ($id: ID!) { programme(id: $id) { appointments { nodes { person { id } } nodes { person { familyName employer { name } } person { employer { id } } } } } }")]
    [InlineData("query ($id: ID!) { node(id: $id) { id __typename ... on Programme { name status } ... on Meeting { minutes } } }")]
    [InlineData("query ($id: ID!) { node(id: $id) { id ... on Programme { ...named } } } fragment named on Programme { name appointments(first: 1) { nodes { id at: since } totalCount } }")]
    public async Task Values_have_no_node_and_the_answer_is_the_same(string document)
    {
        var world = await World.WithDraft(Host);
        foreach (var caller in (Caller[])[world.Coordinator.Caller, world.Hr])
        {
            var answer = await caller.Query(document, new { id = $"Programme:{world.Programme}" });
            Assert.Equal(answer.Text, (await caller.Query(ByNodes(document), new { id = $"Programme:{world.Programme}" })).Text);
        }
    }

    [Fact]
    public async Task A_list_with_nothing_in_it_stays_a_list()
    {
        var world = await World.WithDraft(Host);
        var viewer = (await world.Hr.Query("{ viewer { name scopes coordinateIds coordinates { id } } }")).Is(200).Body!["data"]!["viewer"]!;
        Assert.Empty(viewer["coordinateIds"]!.AsArray());
        Assert.Empty(viewer["coordinates"]!.AsArray());
        Assert.NotNull(viewer["scopes"]);
    }

    [Fact]
    public async Task A_flag_decides_anew_each_time()
    {
        var world = await World.WithDraft(Host);
        foreach (var shown in (bool[])[true, false, true])
        {
            var viewer = (await world.Hr.Query("query ($shown: Boolean!) { viewer { name @include(if: $shown) ... @skip(if: $shown) { administrator } } }", new { shown })).Is(200).Body!["data"]!["viewer"]!.AsObject();
            Assert.Equal(shown ? "name" : "administrator", Assert.Single(viewer).Key);
        }
    }

    /// <summary>The same document with a node for each value: what may be left out is looked at each time.</summary>
    internal static string ByNodes(string document) => Selections().Replace(document, "{ __typename @include(if: false) ");

    [GeneratedRegex(@"\{", RegexOptions.NonBacktracking)]
    private static partial Regex Selections();

    public sealed class Sqlite(SharedSqlite host) : WalkTests(host), IClassFixture<SharedSqlite>;

    public sealed class Postgres(SharedPostgres host) : WalkTests(host), IClassFixture<SharedPostgres>;
}
