using System.Text.Json.Nodes;
using Mentoring.Api.Tests.Contract;
using Mentoring.Api.Tests.Hosting;
using Mentoring.Api.Tests.Http;
using Xunit;

namespace Mentoring.Api.Tests.Confidentiality;

/// <summary>What a reader may not see and what was never there answer alike: in status, body and headers, at every operation that takes an id.</summary>
public abstract partial class MatrixTests
{
    /// <summary>The partner, the line, the coordinator of the programme and of another, support, and a participant: they are tried at every operation.</summary>
    private static readonly string[] Near = ["mentee", "manager", "coordinator", "otherCoordinator", "mentorsMentor", "participant"];

    /// <summary>Who stands further off is tried in turns.</summary>
    private static readonly string[] Far = ["coordinatorAbove", "safeguarding", "otherMentor", "steering", "stranger", "hr", "otherHr", "admin", "nobody"];

    /// <summary>Headers that differ from one request to the next, whatever they are about.</summary>
    private static readonly string[] OfTheRequest = ["Date", "X-Request-ID"];

    /// <summary>Operations whose body may name somebody whose record is not the caller's to read, and why.</summary>
    private static readonly Dictionary<string, string> Naming = new(StringComparer.Ordinal)
    {
        ["nameMentorsMentor"] = "A mentor names a colleague as HR has them: that there is such a person here is what the answer says, and no more.",
        ["sharePortfolio"] = "The owner of a portfolio names a colleague, in the same way.",
    };

    [Fact]
    public async Task What_may_not_be_seen_answers_as_what_was_never_there()
    {
        OnOneDatabase();
        var matrix = await World;
        var before = await Written();
        var (wrong, tried) = (new List<string>(), new HashSet<string>(StringComparer.Ordinal));
        var operations = matrix.Wording.Operations.Where(x => x.Path.Contains('{', StringComparison.Ordinal) && x.Path != "/rules/{id}").ToList();
        foreach (var (turn, operation) in operations.Index())
            foreach (var reader in (string[])[.. Near, Far[turn % Far.Length], Far[(turn + 4) % Far.Length]])
                if (await Hidden(matrix, reader, operation) is { } hidden)
                {
                    tried.Add(operation.Id);
                    if (await Difference(matrix, reader, operation, hidden) is { } difference) wrong.Add($"{reader} at {operation.Id} {hidden}: {difference}");
                }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Empty(operations.Select(x => x.Id).Except(tried));
        Assert.Equal(before, await Written());
    }

    /// <summary>Who looks for what they may not see comes across what they may, and that they read or fetched it is recorded: all rows but those.</summary>
    private async Task<List<KeyValuePair<string, long>>> Written() => [.. (await Stored.Rows(Host)).Where(table => table.Key is not ("ReadRecord" or "ExportDownload" or "AuditEntry"))];

    /// <summary>The same for ids that stand in a body, at addresses that the reader sees.</summary>
    [Theory]
    [InlineData("REST")]
    [InlineData("GraphQL")]
    public async Task An_id_in_a_body_that_may_not_be_seen_answers_as_one_that_was_never_there(string protocol)
    {
        OnOneDatabase();
        var (matrix, calls) = (await World, protocol == "REST" ? null : GraphCalls.Of(Host));
        var before = await Stored.Rows(Host);
        var (wrong, tried) = (new List<string>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var operation in matrix.Wording.Operations.Where(x => x.Method != "get" && !Naming.ContainsKey(x.Id)))
            foreach (var reader in (string[])["mentee", "mentor", "coordinator"])
                foreach (var member in Ids(matrix.Wording.Valid(operation)))
                    if (await Visible(matrix, reader, operation) is { } path)
                    {
                        tried.Add(operation.Id);
                        if (await BodyDifference(matrix, reader, operation, path, member, calls) is { } difference) wrong.Add($"{reader} at {operation.Id}, {member}: {difference}");
                    }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(tried.Count >= 8, string.Join(", ", tried));
        Assert.Equal(before, await Stored.Rows(Host));
    }

    /// <summary>Members of a body that hold an id.</summary>
    private static List<string> Ids(JsonNode? body) =>
        (body as JsonObject)?.Where(member => member.Value is JsonValue && Guid.TryParse(member.Value.ToString(), out _)).Select(member => member.Key).ToList() ?? [];

    private static async Task<string?> BodyDifference(Matrix matrix, string reader, Operation operation, string path, string member, GraphCalls? calls)
    {
        var never = Guid.CreateVersion7().ToString();
        var unknown = await Answered(never);
        // Whom somebody works with they know, though HR's record of that person is not theirs to read.
        var known = (await matrix.Get(reader, "/v1/relationships?limit=200")).Is(200).Text;
        var unseen = matrix.Items.Where(item => !item.MayRead(reader) && Guid.TryParse(item.Id, out _) && !known.Contains(item.Id, StringComparison.Ordinal));
        foreach (var hidden in unseen.DistinctBy(item => item.Record))
        {
            var there = await Answered(hidden.Id);
            if (there.Code != unknown.Code || Told(there, hidden.Id) != Told(unknown, never)) return $"{hidden.Kind}: {there.Code} and {unknown.Code}: {there.Text} | {unknown.Text}";
        }
        return null;

        Task<Answer> Answered(string id)
        {
            var body = matrix.Wording.Valid(operation)!.AsObject();
            body[member] = id;
            if (calls?.Translate(new(operation.Method.ToUpperInvariant()), path, body.ToJsonString()) is { } call)
            {
                call.Variables["expectedVersion"] = 1;
                return matrix.Readers[reader].Raw(HttpMethod.Post, "/graphql", call.Body);
            }
            return Send(matrix.Readers[reader], operation, path, body, operation.Takes("If-Match") ? [("If-Match", "*")] : []);
        }
    }

    /// <summary>An address of the operation that the reader may look at; the operation's own where it takes no id.</summary>
    private static async Task<string?> Visible(Matrix matrix, string reader, Operation operation)
    {
        if (!operation.Path.Contains('{', StringComparison.Ordinal)) return operation.Path;
        foreach (var address in Filled(operation.Path, matrix.Items.ConvertAll(item => item.Path.Split('?')[0])).Distinct(StringComparer.Ordinal))
            if ((await matrix.Get(reader, Resource(operation.Path, address))).Code == 200) return address;
        return null;
    }

    /// <summary>An address of the operation whose id is there, and that the reader does not see. What lies behind one may be theirs all the same.</summary>
    private static async Task<string?> Hidden(Matrix matrix, string reader, Operation operation)
    {
        foreach (var address in Filled(operation.Path, matrix.Items.ConvertAll(item => item.Path.Split('?')[0])).Distinct(StringComparer.Ordinal))
            if ((await matrix.Get(reader, Resource(operation.Path, address))).Code is 401 or 403 or 404 && !matrix.Items.Exists(item => item.Path == address && item.MayRead(reader)))
                return address;
        return null;
    }

    /// <summary>The address up to its last id: what is there or not.</summary>
    private static string Resource(string template, string address)
    {
        var last = Array.FindLastIndex(template.Split('/'), part => part.StartsWith('{'));
        return string.Join('/', address.Split('/')[..(last + 1)]);
    }

    private static async Task<string?> Difference(Matrix matrix, string reader, Operation operation, string hidden)
    {
        var (caller, body) = (matrix.Readers[reader], matrix.Wording.Valid(operation));
        var (there, never) = (IdIn(operation.Path, hidden), Like(IdIn(operation.Path, hidden)));
        var unknown = string.Join('/', hidden.Split('/').Select(part => part == there ? never : part));
        foreach (var headers in Terms(operation))
        {
            var (one, other) = (await Send(caller, operation, hidden, body, headers), await Send(caller, operation, unknown, body, headers));
            if (one.Code != other.Code) return $"{one.Code} and {other.Code}: {one.Text} | {other.Text}";
            if (one.Code is 400 or 422) return $"says nothing of the id: {one.Text}";
            if (Told(one, there) != Told(other, never)) return $"{Told(one, there)} | {Told(other, never)}";
        }
        return null;
    }

    /// <summary>With any version, and without one where the operation wants it.</summary>
    private static IEnumerable<(string, string)[]> Terms(Operation operation)
    {
        yield return operation.Takes("If-Match") ? [("If-Match", "*")] : [];
        if (operation.Takes("If-Match") && operation.Node["responses"]!["428"] is not null) yield return [];
    }

    private static Task<Answer> Send(Caller caller, Operation operation, string path, JsonNode? body, (string, string)[] headers) => operation.Method == "get"
        ? caller.Get(path)
        : caller.Raw(new(operation.Method.ToUpperInvariant()), path, body?.ToJsonString() ?? "", headers: headers);

    private static string IdIn(string template, string address)
    {
        var last = Array.FindLastIndex(template.Split('/'), part => part.StartsWith('{'));
        return address.Split('/')[last];
    }

    /// <summary>An id of the same form that nothing ever had.</summary>
    private static string Like(string id) => int.TryParse(id, System.Globalization.CultureInfo.InvariantCulture, out _) ? "999" : Guid.TryParse(id, out _) ? Guid.CreateVersion7().ToString() : $"never-{Guid.CreateVersion7():N}";

    /// <summary>Body and headers but for the request's own marks, with one word for the id.</summary>
    private static string Told(Answer answer, string id)
    {
        var body = answer.Body?.DeepClone();
        foreach (var member in (string[])["instance", "traceId"]) (body as JsonObject)?.Remove(member);
        var headers = answer.Headers.Concat(answer.ContentHeaders).Where(header => !OfTheRequest.Contains(header.Key) && header.Key != "Content-Length")
            .Select(header => $"{header.Key}: {string.Join(',', header.Value)}").Order(StringComparer.Ordinal);
        return $"{body?.ToJsonString() ?? answer.Text}\n{string.Join('\n', headers)}".Replace(id, "{id}", StringComparison.Ordinal);
    }
}
