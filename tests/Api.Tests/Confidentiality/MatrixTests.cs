using System.Runtime.CompilerServices;
using Mentoring.Api.Tests.Hosting;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Integration;
using Mentoring.Tests;
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
        [typeof(Circle)] = "Who reads with whom: every record of a group is read by it, and it is no answer itself.",
    };

    /// <summary>Capacities that nobody in this world has, and why.</summary>
    private static readonly Dictionary<Capacity, string> Absent = new()
    {
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
            foreach (var reader in matrix.Readers.Keys)
                await Check(matrix, item, reader, wrong);
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

    private static async Task Check(Matrix matrix, Item item, string reader, List<string> wrong)
    {
        var may = item.MayRead(reader);
        var read = await matrix.Get(reader, item.Path);
        var sees = read.Code == 200 && read.Text.Contains(item.Id, StringComparison.Ordinal);
        if (sees != may) wrong.Add($"{item.Kind}: {reader} {(may ? "should see it" : "should not see it")}, got {read.Code} at {item.Path}");
        if (item.List is null) return;
        var listed = (await matrix.Get(reader, item.List.Contains('?', StringComparison.Ordinal) ? item.List : $"{item.List}?limit=200")).Text.Contains(item.Id, StringComparison.Ordinal);
        if (listed != may) wrong.Add($"{item.Kind}: {reader} {(listed ? "finds it in" : "misses it in")} {item.List}");
    }

    private static async Task CheckGraph(Item item, string reader, Caller caller, List<string> wrong)
    {
        var answer = await caller.Query("query($id: ID!) { proposal(id: $id) { id seats { name } } }", new { id = $"Proposal:{item.Id}" });
        var unknown = await caller.Query("query($id: ID!) { proposal(id: $id) { id seats { name } } }", new { id = $"Proposal:{Guid.CreateVersion7()}" });
        var may = item.MayRead(reader);
        var sees = answer.Code == 200 && answer.Text.Contains(item.Id, StringComparison.Ordinal);
        if (sees != may || (!may && answer.Code != unknown.Code)) wrong.Add($"{item.Kind} in GraphQL: {reader} {(may ? "should see it" : "should not see it")}, got {answer.Text}");
    }

    public sealed class Sqlite(OnSqlite host) : MatrixTests(host), IClassFixture<OnSqlite>;

    public sealed class Postgres(OnPostgres host) : MatrixTests(host), IClassFixture<OnPostgres>;
}
