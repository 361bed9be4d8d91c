using Mentoring.Api.Graph;
using Mentoring.Api.Tests.Graph;
using Mentoring.Api.Tests.Hosting;
using Mentoring.Api.Tests.Http;
using Mentoring.Tests;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using Operation = Mentoring.Api.Tests.Contract.Operation;

namespace Mentoring.Api.Tests.Confidentiality;

/// <summary>The same by GraphQL: by a record's own id, by each query, through other records, and with ids that are not to be seen.</summary>
public abstract partial class MatrixTests
{
    /// <summary>Links that lead nobody in Matrix anywhere, and why.</summary>
    private static readonly Dictionary<string, string> Unfollowed = new(StringComparer.Ordinal)
    {
        ["Action.goal"] = "Its actions serve no goal.",
        ["ActionPlan.content.meeting"] = "Its plans were made at no meeting.",
        ["Goal.content.mentee"] = "Whose it would be is said when a goal is suggested, and not kept in its words.",
        ["Goal.earlier.content.mentee"] = "As for Goal.content.mentee.",
        ["Goal.partOf"] = "Its goals have no parts.",
        ["LegalHold.person"] = "Its hold is on a relationship.",
        ["LegalHold.relationship"] = "Who holds it sees no relationship.",
        ["MeetingChecklist.broughtForward"] = "No action waits at a meeting of its.",
        ["Programme.leadOrganisation"] = "Its programmes name none.",
        ["PilotReview.sharedIn"] = "What its review found has not been told to those who take part.",
        ["ReadRecord.reader"] = "The two do not see HR's record of who read.",
        ["TrainingRecord.document"] = "Its trainings were workshops.",
    };

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

    /// <summary>Fields, lists, counts and refusals: what a reader is told by one protocol they are told by the other, to the letter.</summary>
    [Fact]
    public async Task Each_address_answers_in_GraphQL_what_it_answers_in_REST()
    {
        OnOneDatabase();
        var (matrix, calls, wrong, tried) = (await World, GraphCalls.Of(Host), new List<string>(), new HashSet<string>(StringComparer.Ordinal));
        using var way = Host.Factory.CreateDefaultClient(new ByGraph(Host));
        foreach (var (turn, (address, _)) in Addresses(matrix).Addresses.Index())
            if (calls.Translate(HttpMethod.Get, address, null) is { } call)
                foreach (var reader in Lookers(matrix, turn).Append(Sender(matrix.Wording.Operations.Single(x => x.Id == call.Operation))).Distinct(StringComparer.Ordinal))
                {
                    tried.Add(call.Operation);
                    var (rest, graph) = (await matrix.Readers[reader].Get(address, Matrix.Json), await matrix.Readers[reader].Over(way).Get(address));
                    if (Compared(rest) != Compared(graph)) wrong.Add($"{reader} at {address}\n  REST    {Compared(rest)}\n  GraphQL {Compared(graph)}");
                    foreach (var mark in matrix.Marks.Where(mark => !mark.Readers.Contains(reader) && graph.Text.Contains(mark.Text, StringComparison.Ordinal))) wrong.Add($"{reader} meets {mark.Text} at {address} by GraphQL");

                    // What comes from now on begins a moment later for who asks second.
                    string Compared(Answer answer) => $"{answer.Code} {(address.EndsWith("=now", StringComparison.Ordinal) ? "" : answer.Code == 200 ? calls.Comparable(call.Operation, answer.Body) : answer.Rule)}";
                }
        Assert.True(wrong.Count == 0, $"{wrong.Count}\n{string.Join('\n', wrong.Take(30))}");
        Assert.Empty(matrix.Wording.Operations.Where(x => x.Method == "get" && calls.Has(x.Id)).Select(x => x.Id).Except(tried));
    }

    /// <summary>The graph is walked by its schema: a link that is added is followed without anybody thinking of it.</summary>
    [Fact]
    public async Task What_hangs_on_a_record_is_what_can_be_read_by_itself()
    {
        OnOneDatabase();
        var matrix = await World;
        var (sdl, shape) = (await Sdl.Of(matrix.Readers["mentee"]), Host.Factory.Services.GetRequiredService<GraphShape>());
        var (wrong, followed) = (new List<string>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var (reader, caller) in matrix.Readers.Where(x => x.Key != "nobody"))
        {
            var walk = new NestedWalk(sdl, shape, caller) { Heard = text => wrong.AddRange(matrix.Marks.Where(mark => !mark.Readers.Contains(reader) && text.Contains(mark.Text, StringComparison.Ordinal)).Select(mark => $"{reader} meets {mark.Text}")) };
            wrong.AddRange((await walk.Over(await Rows(shape))).Select(x => $"{reader}: {x}"));
            followed.UnionWith(walk.Followed);
        }
        Assert.True(wrong.Count == 0, $"{wrong.Count}\n{string.Join('\n', wrong.Distinct(StringComparer.Ordinal).Take(40))}");
        var links = new NestedWalk(sdl, shape, matrix.Readers["mentee"]).All;
        var forgotten = links.Except(followed).Except(Unfollowed.Keys).ToList();
        Assert.True(forgotten.Count == 0, $"No reader of Matrix follows {string.Join(", ", forgotten)}: give it a record that has one, or say in Unfollowed why not.");
        Assert.Empty(Unfollowed.Keys.Intersect(followed));
    }

    /// <summary>Every row of every kind that has a type, whoever may see it.</summary>
    private async Task<Dictionary<string, IReadOnlyList<NestedWalk.Row>>> Rows(GraphShape shape)
    {
        var rows = new Dictionary<string, IReadOnlyList<NestedWalk.Row>>(StringComparer.Ordinal);
        foreach (var node in shape.Nodes.Where(x => x.HasId))
        {
            var ids = node.Record.GetProperties().Where(x => x.Name != "Id" && GraphTypes.Referred(x.PropertyType) is not null && !GraphTypes.IsList(x.PropertyType)).ToList();
            rows[GraphTypes.NameOf(node.View)] = [.. (await Confidences.Rows(Host, node.Record)).Select(x => new NestedWalk.Row(x.Id, ids.Select(id => id.GetValue(x.Row)).OfType<object>().Select(GlobalId.Of).ToHashSet(StringComparer.Ordinal)))];
        }
        return rows;
    }

    [Fact]
    public async Task What_may_not_be_seen_answers_in_GraphQL_as_what_was_never_there()
    {
        OnOneDatabase();
        var (matrix, calls) = (await World, GraphCalls.Of(Host));
        var before = await Written();
        var (wrong, tried) = (new List<string>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var (turn, operation) in matrix.Wording.Operations.Where(x => x.Path.Contains('{', StringComparison.Ordinal)).Index())
        {
            var met = 0;
            foreach (var reader in (string[])[.. Near[(turn % Near.Length)..], .. Far[..^1], .. Near[..(turn % Near.Length)]])
                if ((met < 3 || Deep.IsWanted) && await Hidden(matrix, reader, operation) is { } hidden && await GraphDifference(matrix, reader, operation, hidden, calls) is { } difference)
                {
                    met++;
                    tried.Add(operation.Id);
                    if (difference.Length > 0) wrong.Add($"{reader} at {operation.Id} {hidden}: {difference}");
                }
        }
        Assert.True(wrong.Count == 0, $"{wrong.Count}\n{string.Join('\n', wrong.Take(30))}");
        Assert.Equal(before, await Written());
        Assert.Empty(matrix.Wording.Operations.Where(x => x.Path.Contains('{', StringComparison.Ordinal) && calls.Has(x.Id)).Select(x => x.Id).Except(tried).Except(["findRule"]));
    }

    /// <summary>Null where GraphQL has no such operation; nothing where there is no difference.</summary>
    private static async Task<string?> GraphDifference(Matrix matrix, string reader, Operation operation, string hidden, GraphCalls calls)
    {
        var (body, there) = (matrix.Wording.Valid(operation)?.ToJsonString(), IdIn(operation.Path, hidden));
        var (never, method) = (Like(there), new HttpMethod(operation.Method.ToUpperInvariant()));
        var unknown = string.Join('/', hidden.Split('/').Select(part => part == there ? never : part));
        foreach (var version in operation.Takes("If-Match") ? (int?[])[null, 1] : [null])
        {
            if (calls.Translate(method, hidden, body) is not { } one || calls.Translate(method, unknown, body) is not { } other) return null;
            if (version is not null) (one.Variables["expectedVersion"], other.Variables["expectedVersion"]) = (version, version);
            var (seen, unseen) = (await matrix.Readers[reader].Raw(HttpMethod.Post, "/graphql", one.Body), await matrix.Readers[reader].Raw(HttpMethod.Post, "/graphql", other.Body));
            if (seen.Text.Contains("\"BAD_REQUEST\"", StringComparison.Ordinal) || seen.Text.Contains("\"INVALID\"", StringComparison.Ordinal)) return $"says nothing of the id: {seen.Text}";
            if (Told(seen, there) != Told(unseen, never) || seen.Text.Replace(there, never, StringComparison.Ordinal) != unseen.Text) return $"{seen.Code} {seen.Text} | {unseen.Code} {unseen.Text}";
        }
        return "";
    }

    /// <summary>What somebody sends by mistake comes back no more than by REST: not in an input, not in an argument, not in a document.</summary>
    [Fact]
    public async Task No_error_of_GraphQL_and_no_log_line_repeats_what_was_sent()
    {
        OnOneDatabase();
        var (matrix, calls) = (await World, GraphCalls.Of(Host));
        var (probe, wrong) = (matrix.Wording.Mark("probe"), new List<string>());
        foreach (var operation in matrix.Wording.Operations.Where(x => calls.Has(x.Id)))
            foreach (var request in Probes(operation, probe, calls))
            {
                var answer = await matrix.Readers[Sender(operation)].Raw(HttpMethod.Post, "/graphql", request);
                if (answer.Code >= 500 || answer.Text.Contains("\"INTERNAL\"", StringComparison.Ordinal)) wrong.Add($"{answer.Code} at {operation.Id}: {answer.Text} for {request}");
                var failed = answer.Body?["errors"] is not null || answer.Body?["data"]?["told"] is System.Text.Json.Nodes.JsonObject told && told["errors"] is System.Text.Json.Nodes.JsonArray { Count: > 0 };
                if (failed && (answer.Text + answer.Headers).Contains(probe, StringComparison.Ordinal)) wrong.Add($"{operation.Id} repeats what was sent: {answer.Text}");
            }
        Assert.True(wrong.Count == 0, $"{wrong.Count}\n{string.Join('\n', wrong.Take(30))}");
        Assert.True(matrix.Overheard.Marks.Count == 0, string.Join('\n', matrix.Overheard.Marks.Take(20)));
    }

    /// <summary>Requests with the probe in place of one value each: of the input, of a variable, of an argument that stands in the document.</summary>
    private static IEnumerable<string> Probes(Operation operation, string probe, GraphCalls calls)
    {
        var (method, path) = (new HttpMethod(operation.Method.ToUpperInvariant()), string.Join('/', operation.Path.Split('/').Select(part => part.StartsWith('{') ? Guid.CreateVersion7().ToString() : part)));
        var example = operation.Body?["application/json"]?["example"];
        foreach (var body in (IEnumerable<System.Text.Json.Nodes.JsonNode?>)[example, .. Probed(example, probe)])
            if (calls.Translate(method, path, body?.ToJsonString()) is { } call) yield return call.Body;
        if (calls.Translate(method, path, (example ?? new System.Text.Json.Nodes.JsonObject()).ToJsonString()) is not { } whole) yield break;
        var arguments = System.Text.RegularExpressions.Regex.Matches(whole.Document, @"(?<name>\w+): \$\w+", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Select(x => x.Groups["name"].Value).ToList();
        foreach (var argument in arguments)
        {
            var (given, kept) = (whole.Variables[argument]?.DeepClone(), whole.Variables.ContainsKey(argument));
            whole.Variables[argument] = probe;
            yield return whole.Body;
            if (kept) whole.Variables[argument] = given;
            else whole.Variables.Remove(argument);
            yield return (whole with { Document = whole.Document.Replace($"{argument}: ${argument}", $"{argument}: \"{probe}\"", StringComparison.Ordinal) }).Body;
        }
    }

    /// <summary>Two of those nearest, and two of the others in turns; all of them when there is time.</summary>
    private static IEnumerable<string> Lookers(Matrix matrix, int turn) => Deep.IsWanted ? matrix.Readers.Keys.Where(x => x != "nobody")
        : ["mentee", turn % 2 == 0 ? "mentor" : "coordinator", turn % 3 == 0 ? "manager" : Near[3 + turn % 3], Far[turn % (Far.Length - 1)]];

    /// <summary>A record whose own id GraphQL takes.</summary>
    private static bool IsNode(Sdl sdl, Item item) => Guid.TryParse(item.Id, out _) && sdl.Nodes.Contains(TypeOf(item));

    /// <summary>The kinds whose type has another name than the entity.</summary>
    private static string TypeOf(Item item) => item.Record.Name switch { "PlannedAction" => "Action", "ProgrammeDocument" => "Document", "FeedRun" => "Feed", var name => name };

    private static Task<Answer> Node(Caller caller, string kind, string id) => caller.Query("query($id: ID!) { node(id: $id) { id __typename } }", new { id = $"{kind}:{id}" });
}
