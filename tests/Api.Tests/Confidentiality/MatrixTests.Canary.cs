using System.Buffers.Text;
using System.Text;
using System.Text.Json.Nodes;
using Mentoring.Api.Tests.Contract;
using Mentoring.Api.Tests.Hosting;
using Microsoft.Data.Sqlite;
using Npgsql;
using Xunit;

namespace Mentoring.Api.Tests.Confidentiality;

/// <summary>Every confidential field holds a mark of its own. A mark is met where the matrix allows it, and nowhere else.</summary>
public abstract partial class MatrixTests
{
    /// <summary>Encrypted fields that hold no free text of anybody's, and why.</summary>
    private static readonly Dictionary<string, string> NoFreeText = new(StringComparer.Ordinal)
    {
        ["Agreement.Terms.Notes.By"] = "Which of the two.",
        ["Agreement.Terms.Recipients"] = "Words of a list.",
        ["Answers.Content.Conflicts.ExternalId"] = "HR's name of a record.",
        ["Answers.Content.Conflicts.Organisation"] = "HR's name of a record.",
        ["Answers.Content.Descriptors"] = "Words of a list.",
        ["Answers.Content.Email"] = "An address.",
        ["Answers.Content.FamilyName"] = "Goes with the match profile, where it stands in clear.",
        ["Answers.Content.GivenName"] = "Goes with the match profile, where it stands in clear.",
        ["Answers.Content.Mentee.Reason"] = "A word of a list.",
        ["Answers.Content.Mentor.Reason"] = "A word of a list.",
        ["Evidence.Content.Competencies"] = "Words of a list.",
        ["EvidenceFile.Facts.MediaType"] = "A word of a list.",
        ["EvidenceFile.Facts.Name"] = "Ends with what it is, which no mark does. A mark stands in the file itself.",
        ["EvidenceFile.Facts.Sha256"] = "A checksum.",
        ["SelfAssessment.Content.Needs.Competency"] = "A word of a list.",
        ["ToolSheet.Content.Answers.Prompt"] = "A word of a list.",
        ["Rectification.Before"] = "What HR's record says, where whoever sees the person reads it.",
    };

    [Fact]
    public async Task Every_confidential_field_holds_a_mark_and_every_marked_record_is_walked()
    {
        var matrix = await World;
        var fields = Confidences.Fields();
        var bare = fields.Except(NoFreeText.Keys).Except(matrix.Stored.Select(text => text.Field));
        Assert.True(!bare.Any(), $"Plant a mark in each, in Matrix, or say in NoFreeText why it holds no free text: {string.Join(", ", bare)}.");
        Assert.Empty(NoFreeText.Keys.Except(fields));
        Assert.Empty(matrix.Stored.Where(text => !matrix.Items.Exists(item => item.Record == text.Record && item.Stored == text.Row)).Select(text => $"No item in Matrix for {text.Field}: {text.Text}"));
    }

    [Fact]
    public async Task A_mark_is_met_by_who_may_read_its_record_and_by_nobody_else()
    {
        var matrix = await World;
        var (addresses, unfilled) = Addresses(matrix);
        Assert.True(unfilled.Count == 0, $"Give Matrix an item whose path fills each: {string.Join(", ", unfilled)}.");
        var wrong = new List<string>();
        foreach (var reader in matrix.Readers.Keys) await Crawl(matrix, reader, addresses, wrong);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(matrix.Overheard.Marks.Count == 0, string.Join('\n', matrix.Overheard.Marks.Take(20)));
        var raw = await Raw();
        Assert.All(matrix.Marks.Where(mark => mark.Encrypted), mark => Assert.DoesNotContain(mark.Text, raw, StringComparison.Ordinal));
        Assert.All(matrix.Marks.Where(mark => !mark.Encrypted), mark => Assert.Contains(mark.Text, raw, StringComparison.Ordinal));
    }

    /// <summary>What somebody sends by mistake comes back to nobody, and into no log: not even to them, for it may stand in a log of theirs.</summary>
    [Fact]
    public async Task No_error_and_no_log_line_repeats_what_was_sent()
    {
        OnOneDatabase();
        var matrix = await World;
        var probe = matrix.Wording.Mark("probe");
        var wrong = new List<string>();
        foreach (var operation in matrix.Wording.Operations)
            foreach (var answer in await Misused(matrix, Sender(operation), operation, probe))
            {
                if (answer.Code >= 500) wrong.Add($"{answer.Code} at {operation.Id}");
                if (answer.Code >= 400 && (answer.Text + answer.Headers).Contains(matrix.Wording.Salt, StringComparison.Ordinal)) wrong.Add($"{operation.Id} repeats what was sent: {answer.Text}");
            }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(matrix.Overheard.Marks.Count == 0, string.Join('\n', matrix.Overheard.Marks.Take(20)));
        Assert.True(matrix.Overheard.Lines > 1000, "The log is not listened to.");
    }

    /// <summary>Somebody whose token is good for the operation.</summary>
    private static string Sender(Operation operation)
    {
        var scopes = operation.Node["security"]?[0]?["bearer"]?.AsArray().Select(x => x!.ToString()).ToList() ?? [];
        return scopes.Contains("mentoring") || scopes.Count == 0 ? "coordinator" : scopes.Contains("programme.admin") ? "admin" : "hr";
    }

    private static async Task<List<Answer>> Misused(Matrix matrix, string reader, Operation operation, string probe)
    {
        var caller = matrix.Readers[reader];
        var address = operation.Path.Split('/').Select(part => part.StartsWith('{') ? Guid.CreateVersion7().ToString() : part);
        var path = string.Join('/', address);
        if (operation.Method == "get")
        {
            // What stands in an address the framework logs, and no address has room for content.
            var query = string.Join('&', operation.Parameters.Where(x => x["in"]!.ToString() == "query").Select(x => $"{x["name"]}=probe-{matrix.Wording.Salt}"));
            return [await caller.Get($"{path}?{query}", ("If-None-Match", $"\"{probe}\""))];
        }
        var method = new HttpMethod(operation.Method.ToUpperInvariant());
        var example = operation.Body?["application/json"]?["example"];
        var answers = new List<Answer> { await caller.Raw(method, path, example?.ToJsonString() ?? "", headers: [("If-Match", $"\"{probe}\"")]) };
        foreach (var body in (string[])[$"\"{probe}\"", $"{{\"member\": \"{probe}", .. Probed(example, probe).Select(x => x.ToJsonString())])
            answers.Add(await caller.Raw(method, path, body, headers: operation.Takes("If-Match") ? [("If-Match", "*")] : []));
        return answers;
    }

    /// <summary>The example with the probe in place of one value, for each of its values.</summary>
    private static List<JsonNode> Probed(JsonNode? example, string probe)
    {
        var bodies = new List<JsonNode>();
        for (var at = 0; example is not null; at++)
        {
            var (body, left) = (example.DeepClone(), at);
            if (!Replace(body)) return bodies;
            bodies.Add(body);

            bool Replace(JsonNode? node) => node switch
            {
                JsonObject members => members.ToList().Exists(member => member.Value is JsonValue ? left-- == 0 && Put(() => members[member.Key] = probe) : Replace(member.Value)),
                JsonArray entries => entries.Index().ToList().Exists(entry => entry.Item is JsonValue ? left-- == 0 && Put(() => entries[entry.Index] = probe) : Replace(entry.Item)),
                _ => false,
            };
        }
        return bodies;

        static bool Put(Action put)
        {
            put();
            return true;
        }
    }

    /// <summary>One reader at every address that can be read, with every id of this world, every filter and every page.</summary>
    private static async Task Crawl(Matrix matrix, string reader, IReadOnlyList<(string Path, bool IsPaged)> addresses, List<string> wrong)
    {
        var met = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (address, isPaged) in addresses)
        {
            var answer = await matrix.Get(reader, address);
            Look(answer, address);
            // What a list shows on one page it shows in several, with nothing in the cursors.
            if (isPaged && answer.Code == 200 && (answer.Body as JsonObject)?["items"] is JsonArray { Count: > 4 and < 30 })
                wrong.AddRange(await Paged(matrix.Readers[reader], address, Look));
        }
        wrong.AddRange(matrix.Marks.Where(mark => mark.Readers.Contains(reader) && !met.Contains(mark.Text)).Select(mark => $"{reader} does not meet {mark.Text}, so the crawl proves nothing of it"));

        void Look(Answer answer, string address)
        {
            if (answer.Code >= 500) wrong.Add($"{reader}: {answer.Code} at {address}");
            var told = answer.Text + answer.Headers;
            if (!told.Contains(matrix.Wording.Salt, StringComparison.Ordinal)) return;
            foreach (var mark in matrix.Marks.Where(mark => told.Contains(mark.Text, StringComparison.Ordinal)))
            {
                met.Add(mark.Text);
                if (!mark.Readers.Contains(reader)) wrong.Add($"{reader} meets {mark.Text} at {address}");
            }
        }
    }

    private static async Task<List<string>> Paged(Caller caller, string address, Action<Answer, string> look)
    {
        var (whole, found) = ((await caller.Get(address)).Is(200).Items, new List<string>());
        var first = address.Replace("limit=200", $"limit={whole.Count / 2 + 1}", StringComparison.Ordinal);
        for (var next = first; ;)
        {
            var page = (await caller.Get(next)).Is(200);
            look(page, next);
            found.AddRange(page.Items.Select(item => item!.ToJsonString()));
            if (page.Body!["next"]?.ToString() is not { } cursor) break;
            if (Decoded(cursor).Contains("canary", StringComparison.Ordinal)) return [$"The cursor of {address} tells what is in the list."];
            next = $"{first}&cursor={Uri.EscapeDataString(cursor)}";
        }
        return found.SequenceEqual(whole.Select(item => item!.ToJsonString()), StringComparer.Ordinal) ? [] : [$"{address} shows other rows in pages than at once"];
    }

    private static string Decoded(string cursor) => Base64Url.IsValid(cursor) ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)) : cursor;

    /// <summary>The published paths, filled with the ids that the matrix knows of their kind, and the lists with each of their filters; and what cannot be filled.</summary>
    private static (List<(string Path, bool IsPaged)> Addresses, List<string> Unfilled) Addresses(Matrix matrix)
    {
        var known = matrix.Items.ConvertAll(item => item.Path.Split('?')[0]);
        var (addresses, unfilled) = (new List<(string, bool)> { ("/openapi/v1.json", false) }, new List<string>());
        foreach (var operation in matrix.Wording.Operations.Where(x => x.Method == "get"))
        {
            var paths = operation.Path == "/rules/{id}" ? ["/rules/relationship-confidential"] : Filled(operation.Path, known).Distinct(StringComparer.Ordinal).ToList();
            if (paths.Count == 0) unfilled.Add(operation.Id);
            addresses.AddRange(paths.Select(path => (operation.Takes("limit") ? $"{path}?limit=200" : path, operation.Takes("cursor"))));
            foreach (var filter in operation.Parameters.Where(x => x["in"]!.ToString() == "query" && x["name"]!.ToString() is not ("limit" or "cursor")))
            {
                var values = matrix.Wording.Words(filter["schema"]!.AsObject()) ?? matrix.Filters.GetValueOrDefault(filter["name"]!.ToString());
                if (values is null) unfilled.Add($"{operation.Id}?{filter["name"]}");
                addresses.AddRange(from path in paths.Take(1) from value in values ?? [] select ($"{path}?{filter["name"]}={value}", false));
            }
        }
        return (addresses, unfilled);
    }

    private static IEnumerable<string> Filled(string template, List<string> known)
    {
        var parts = template.Split('/');
        var at = Array.FindIndex(parts, part => part.StartsWith('{'));
        if (at < 0) return [template];
        var prefix = string.Join('/', parts[..at]) + "/";
        var values = parts[at] == "{name}" ? ["datapackage.json", "participants.csv"] : known.Where(path => path.StartsWith(prefix, StringComparison.Ordinal)).Select(path => path[prefix.Length..].Split('/')[0]).Distinct(StringComparer.Ordinal);
        return values.SelectMany(value => Filled(prefix + value + (at + 1 < parts.Length ? "/" + string.Join('/', parts[(at + 1)..]) : ""), known));
    }

    /// <summary>All that is stored, as it is stored.</summary>
    private async Task<string> Raw()
    {
        if (Host.Connection.StartsWith("Data Source=", StringComparison.Ordinal))
        {
            await using (var connection = new SqliteConnection(Host.Connection))
            {
                await connection.OpenAsync(Caller.Stop);
                await using var checkpoint = connection.CreateCommand();
                checkpoint.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
                await checkpoint.ExecuteNonQueryAsync(Caller.Stop);
            }
            await using var file = new FileStream(Host.Connection["Data Source=".Length..], FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(file, System.Text.Encoding.Latin1);
            return await reader.ReadToEndAsync(Caller.Stop);
        }
        await using var source = NpgsqlDataSource.Create(Host.Connection);
        var text = new System.Text.StringBuilder();
        foreach (var table in await Column(source, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))
            foreach (var row in await Column(source, $"SELECT t::text FROM \"{table}\" t")) text.AppendLine(row);
        return text.ToString();

        static async Task<List<string>> Column(NpgsqlDataSource source, string sql)
        {
            await using var command = source.CreateCommand(sql);
            await using var rows = await command.ExecuteReaderAsync(Caller.Stop);
            var values = new List<string>();
            while (await rows.ReadAsync(Caller.Stop)) values.Add(rows.GetString(0));
            return values;
        }
    }
}
