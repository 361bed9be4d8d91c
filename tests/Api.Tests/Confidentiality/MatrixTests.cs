using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Mentoring.Api.Tests.Hosting;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Integration;
using Mentoring.Tests;
using Microsoft.Data.Sqlite;
using Npgsql;
using Xunit;
using Caller = Mentoring.Api.Tests.Hosting.Caller;

namespace Mentoring.Api.Tests.Confidentiality;

/// <summary>Every kind of record, every kind of reader: who may see it does, and to everybody else it does not exist.</summary>
public abstract partial class MatrixTests(Hosted host) : HostedTests(host)
{
    private static readonly ConditionalWeakTable<Hosted, Task<Matrix>> Worlds = [];

    /// <summary>Records that no answer shows, and why.</summary>
    private static readonly Dictionary<Type, string> Unread = new()
    {
        [typeof(AuditEntry)] = "Nobody reads it over the API.",
        [typeof(SubmissionConsent)] = "Kept as evidence of what somebody had before them; the answer to a submission is the application.",
    };

    /// <summary>Capacities that nobody in this world has, and why.</summary>
    private static readonly Dictionary<Capacity, string> Absent = new()
    {
        [Capacity.OtherMember] = "The preset knows pairs alone; groups are to come.",
        [Capacity.Funder] = "A funder has no sign-in: what they get is a report.",
    };

    private Task<Matrix> World => Worlds.GetValue(Host, Matrix.Build);

    [Fact]
    [Proves("application-confidential")]
    [Proves("relationship-confidential")]
    [Proves("seniority-gives-no-access")]
    [Proves("non-reporting-relationship")]
    public async Task Who_may_see_a_record_does_and_to_everybody_else_it_does_not_exist()
    {
        var matrix = await World;
        var wrong = new List<string>();
        foreach (var item in matrix.Items)
            foreach (var (reader, caller) in matrix.Readers)
                await Check(item, reader, caller, wrong);
        foreach (var proposal in matrix.Items.Where(item => item.Kind == "proposal"))
            foreach (var (reader, caller) in matrix.Readers)
                await CheckGraph(proposal, reader, caller, wrong);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Every_record_every_row_and_every_capacity_is_walked()
    {
        var matrix = await World;
        var walked = matrix.Items.Select(item => item.Record).ToHashSet();
        var forgotten = AccessMatrix.Rows.SelectMany(row => row.Content.Concat(row.Facts)).Concat(AccessMatrix.Outside.Keys).Except(walked).Except(Unread.Keys).Select(type => type.Name);
        Assert.True(!forgotten.Any(), $"Give each an item in Matrix, or a reason in Unread: {string.Join(", ", forgotten)}.");
        Assert.Empty(AccessMatrix.Rows.Where(row => !row.IsToCome).Select(row => row.Kind).Except(matrix.Items.Select(item => item.Row).OfType<RecordKind>()));
        Assert.Empty(matrix.Items.Where(item => item.Row is null && !AccessMatrix.Outside.ContainsKey(item.Record)).Select(item => item.Kind));
        Assert.Empty(matrix.Items.Where(item => item.Row is { } row && !AccessMatrix.Row(row).Content.Concat(AccessMatrix.Row(row).Facts).Contains(item.Record)).Select(item => item.Kind));
        var embodied = matrix.Readers.Keys.SelectMany(reader => Enum.GetValues<Around>().SelectMany(around => Item.Capacities(reader, around))).ToHashSet();
        Assert.Equal(Absent.Keys, AccessMatrix.Capacities.Except(embodied));
    }

    /// <summary>A refinement that changes nothing is none.</summary>
    [Fact]
    public async Task Every_refinement_changes_who_reads()
    {
        var matrix = await World;
        Assert.Empty(from item in matrix.Items
                     from refinement in item.Refinements
                     let without = item with { Refinements = [.. item.Refinements.Except([refinement])] }
                     where matrix.Readers.Keys.All(reader => item.MayRead(reader) == without.MayRead(reader))
                     select $"{item.Kind}: {refinement.Why}");
    }

    [Fact]
    public async Task A_mark_is_met_by_who_may_read_its_record_and_by_nobody_else()
    {
        var matrix = await World;
        var wrong = await Crawl(matrix);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        var raw = await Raw();
        Assert.All(matrix.Marks.Where(mark => mark.Encrypted), mark => Assert.DoesNotContain(mark.Text, raw, StringComparison.Ordinal));
        Assert.All(matrix.Marks.Where(mark => !mark.Encrypted), mark => Assert.Contains(mark.Text, raw, StringComparison.Ordinal));
    }

    private static async Task Check(Item item, string reader, Caller caller, List<string> wrong)
    {
        var may = item.MayRead(reader);
        var read = await caller.Get(item.Path);
        var sees = read.Code == 200 && read.Text.Contains(item.Id, StringComparison.Ordinal);
        if (sees != may) wrong.Add($"{item.Kind}: {reader} {(may ? "should see it" : "should not see it")}, got {read.Code} at {item.Path}");
        if (!may && read.Code != 200 && !await SameAsUnknown(item, read, caller)) wrong.Add($"{item.Kind}: {reader} can tell that it exists");
        if (item.List is null) return;
        var listed = (await caller.Get(item.List)).Text.Contains(item.Id, StringComparison.Ordinal);
        if (listed != may) wrong.Add($"{item.Kind}: {reader} {(listed ? "finds it in" : "misses it in")} {item.List}");
    }

    /// <summary>The same answer, but for request id and trace, as for an id that nobody ever had.</summary>
    private static async Task<bool> SameAsUnknown(Item item, Answer read, Caller caller)
    {
        var unknown = AnyId().Replace(item.Path, _ => Guid.CreateVersion7().ToString());
        if (unknown == item.Path) return read.Code is 404 or 403 or 401;
        var other = await caller.Get(unknown);
        return (read.Code, Told(read)) == (other.Code, Told(other));

        static string Told(Answer answer)
        {
            var body = (answer.Body as JsonObject)?.DeepClone().AsObject();
            body?.Remove("instance");
            body?.Remove("traceId");
            return body?.ToJsonString() ?? "";
        }
    }

    private static async Task CheckGraph(Item item, string reader, Caller caller, List<string> wrong)
    {
        var answer = await caller.Query("query($id: ID!) { proposal(id: $id) { id seats { name } } }", new { id = item.Id });
        var unknown = await caller.Query("query($id: ID!) { proposal(id: $id) { id seats { name } } }", new { id = Guid.CreateVersion7() });
        var may = item.MayRead(reader);
        var sees = answer.Code == 200 && answer.Text.Contains(item.Id, StringComparison.Ordinal);
        if (sees != may || (!may && answer.Code != unknown.Code)) wrong.Add($"{item.Kind} in GraphQL: {reader} {(may ? "should see it" : "should not see it")}, got {answer.Text}");
    }

    /// <summary>Every reader at every address that can be read, with every id of this world: no mark is met by who may not read it.</summary>
    private static async Task<List<string>> Crawl(Matrix matrix)
    {
        var paths = await Paths(matrix);
        var wrong = new List<string>();
        foreach (var (reader, caller) in matrix.Readers)
        {
            var met = new HashSet<string>(StringComparer.Ordinal);
            foreach (var path in paths)
            {
                var answer = await caller.Get(path);
                if (answer.Code >= 500) wrong.Add($"{reader}: {answer.Code} at {path}");
                var told = answer.Text + answer.Headers;
                foreach (var mark in matrix.Marks.Where(mark => told.Contains(mark.Text, StringComparison.Ordinal)))
                {
                    met.Add(mark.Text);
                    if (!mark.Readers.Contains(reader)) wrong.Add($"{reader} meets {mark.Text} at {path}");
                }
            }
            wrong.AddRange(matrix.Marks.Where(mark => mark.Readers.Contains(reader) && !met.Contains(mark.Text)).Select(mark => $"{reader} does not meet {mark.Text}, so the crawl proves nothing of it"));
        }
        return wrong;
    }

    /// <summary>The published paths, filled with the ids that the matrix knows of their kind.</summary>
    private static async Task<List<string>> Paths(Matrix matrix)
    {
        var contract = (await matrix.Readers["nobody"].Get("/openapi/v1.json")).Is(200).Body!["paths"]!.AsObject();
        var known = matrix.Items.Select(item => item.Path.Split('?')[0]).ToList();
        return [.. contract.Where(path => path.Value!["get"] is not null)
            .SelectMany(path => Filled(path.Key, known).Select(filled => IsList(path.Value!["get"]!) ? filled + "?limit=200" : filled)).Append("/openapi/v1.json").Distinct()];

        static bool IsList(JsonNode operation) => operation["parameters"]?.AsArray().Any(parameter => parameter!["name"]!.ToString() == "limit") == true;
    }

    private static IEnumerable<string> Filled(string template, List<string> known)
    {
        var parts = template.Split('/');
        var at = Array.FindIndex(parts, part => part.StartsWith('{'));
        if (at < 0) return [template];
        var prefix = string.Join('/', parts[..at]) + "/";
        var values = known.Where(path => path.StartsWith(prefix, StringComparison.Ordinal)).Select(path => path[prefix.Length..].Split('/')[0]).Distinct();
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

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex AnyId();

    public sealed class Sqlite(OnSqlite host) : MatrixTests(host), IClassFixture<OnSqlite>;

    public sealed class Postgres(OnPostgres host) : MatrixTests(host), IClassFixture<OnPostgres>;
}
