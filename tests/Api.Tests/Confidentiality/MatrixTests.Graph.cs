using Mentoring.Api.Tests.Graph;
using Mentoring.Api.Tests.Hosting;
using Xunit;

namespace Mentoring.Api.Tests.Confidentiality;

/// <summary>The same by GraphQL, by the record's own id.</summary>
public abstract partial class MatrixTests
{
    [Fact]
    public async Task By_its_id_in_GraphQL_a_record_is_there_for_who_may_see_it_and_for_nobody_else()
    {
        var (matrix, wrong) = (await World, new List<string>());
        var sdl = await Sdl.Of(matrix.Readers["mentee"]);
        var unknown = new Dictionary<(string, string), string>();
        foreach (var item in matrix.Items.Where(item => IsNode(sdl, item)))
            foreach (var (reader, caller) in matrix.Readers.Where(x => x.Key != "nobody"))
            {
                var there = await Node(caller, item.Record.Name, item.Id);
                var sees = there.Body?["data"]?["node"] is not null;
                if (sees != item.MayRead(reader)) wrong.Add($"{item.Kind}: {reader} {(sees ? "sees it" : "misses it")} by node: {there.Text}");
                if (sees) continue;
                if (!unknown.TryGetValue((item.Record.Name, reader), out var never)) unknown[(item.Record.Name, reader)] = never = (await Node(caller, item.Record.Name, $"{Guid.CreateVersion7()}")).Text;
                if (there.Text != never) wrong.Add($"{item.Kind}: {reader} can tell that it exists: {there.Text} | {never}");
            }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>A record whose own id GraphQL takes.</summary>
    private static bool IsNode(Sdl sdl, Item item) => Guid.TryParse(item.Id, out _) && sdl.Nodes.Contains(TypeOf(item));

    /// <summary>The kinds whose type has another name than the entity.</summary>
    private static string TypeOf(Item item) => item.Record.Name switch { "PlannedAction" => "Action", "ProgrammeDocument" => "Document", "FeedRun" => "Feed", var name => name };

    private static Task<Answer> Node(Caller caller, string kind, string id) => caller.Query("query($id: ID!) { node(id: $id) { id __typename } }", new { id = $"{kind}:{id}" });
}
