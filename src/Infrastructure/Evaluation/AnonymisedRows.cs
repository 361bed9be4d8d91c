using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Evaluation;
using Mentoring.Domain.Exports;
using Mentoring.Domain.Programmes;
using Mentoring.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Mentoring.Infrastructure.Evaluation;

/// <summary>
/// Rows without names. Rows that look alike and tell the same differ in nothing that leaves: the database counts them, and they are drawn here, in an order and under keys
/// that come of chance alone. Nothing of where they lay is left, and memory grows with the kinds of rows, not with the rows.
/// </summary>
internal sealed class AnonymisedRows(MentoringContext db, ColumnCipher cipher)
{
    public bool IsPostgres => db.IsPostgres;

    public async Task<Extract> Read(RowSet set, ExtractOf asked, CancellationToken ct)
    {
        var values = Values(asked);
        var programme = await db.Set<Programme>().AsNoTracking().SingleAsync(x => x.Id == asked.Programme, ct);
        var (k, counted) = (programme.LeastGroup, await Kinds(set, 0, values, ct));
        var finest = counted.FindAll(x => x.IsNoticed);
        var isEnough = await IsEnough(set, finest, DisclosurePolicy.Minimum(k), values, ct);
        var recoding = isEnough ? await Recoding(set, finest, k, values, ct) : Anonymising.Nothing(finest.Sum(x => x.Rows));
        var kinds = !isEnough ? [] : recoding.Level == 0 ? finest : (await Kinds(set, recoding.Level, values, ct)).FindAll(x => x.IsNoticed);
        kinds.RemoveAll(x => recoding.TooFew.Contains(x.Looks));
        if (isEnough && set.Told.Any(x => x.IsOpened)) kinds = Opened(set, kinds, await new Commitments(db, cipher).Of(programme, values, ct));
        return new(Drawn(kinds, ct).ToAsyncEnumerable(), () => Foreword(set, recoding, counted.Where(x => !x.IsNoticed).Sum(x => x.Rows), k, kinds)) { Expected = recoding.Rows };
    }

    private static object[] Values(ExtractOf asked, bool postgres)
    {
        object At(DateOnly day) => postgres ? (object)new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero) : new DateTime(day, TimeOnly.MinValue, DateTimeKind.Utc);
        return [asked.Programme.Value, At(asked.Months.From), At(asked.Months.To.AddDays(1))];
    }

    private object[] Values(ExtractOf asked) => Values(asked, IsPostgres);

    private async Task<List<Kind>> Kinds(RowSet set, int level, object[] values, CancellationToken ct)
    {
        var kinds = new List<Kind>();
        await using var rows = await Count(set.Kinds(level), values, ct);
        while (await rows.ReadAsync(ct)) kinds.Add(Read(set, rows));
        return kinds;
    }

    private static Kind Read(RowSet set, RelationalDataReader rows)
    {
        var (reader, look, n) = (rows.DbDataReader, rows.DbDataReader.GetString(0), 2 + set.Told.Count);
        object? Told(RowColumn of, int i) => of.IsOpened ? reader.GetGuid(i) : Value(reader, i, of.Field.Type);
        return new(look, [null, .. look.Split('|').Select(Figures.Word), .. set.Told.Select((x, i) => Told(x, 2 + i))], Long(rows, 1) != 0, Long(rows, n), Long(rows, n + 1), Long(rows, n + 2));
    }

    /// <summary>A class of enough relationships tells it already.</summary>
    private async Task<bool> IsEnough(RowSet set, List<Kind> finest, int minimum, object[] values, CancellationToken ct) =>
        finest.Exists(x => x.Relationships >= minimum) || await One(set.Number, values, ct) >= minimum;

    /// <summary>Nobody has more than the most of one relationship in each of theirs: where that does, people are not looked at.</summary>
    private async Task<Recoding> Recoding(RowSet set, List<Kind> finest, int k, object[] values, CancellationToken ct)
    {
        var most = await One(RowSet.MostRelationships, values, ct);
        var atMost = finest.GroupBy(x => x.Looks, StringComparer.Ordinal).Select(x => new RowClass(x.Key, x.Sum(kind => kind.Rows), x.First().MostOfOne * most));
        return Anonymising.AtOnce([.. atMost], k) ?? await Anonymising.Choose(set.Steps.Count, k, level => Classes(set, level, values, ct));
    }

    /// <summary>PostgreSQL expects nearly as many kinds as rows, and would sort millions on disk to count them; a table of the kinds that there are is small, and takes half the time.</summary>
    private Task<RelationalDataReader> Count(string sql, object[] values, CancellationToken ct) =>
        db.Read(IsPostgres ? $"SET LOCAL enable_sort = off; {sql}; SET LOCAL enable_sort TO DEFAULT" : sql, values, ct);

    private async Task<long> One(string sql, object[] values, CancellationToken ct)
    {
        await using var rows = await db.Read(sql, values, ct);
        await rows.ReadAsync(ct);
        return Long(rows, 0);
    }

    private async Task<IReadOnlyList<RowClass>> Classes(RowSet set, int level, object[] values, CancellationToken ct)
    {
        var classes = new List<RowClass>();
        await using var rows = await Count(set.Classes(level), values, ct);
        while (await rows.ReadAsync(ct)) classes.Add(new(rows.DbDataReader.GetString(0), Long(rows, 1), Long(rows, 2)));
        return classes;
    }

    /// <summary>What stood for a relationship becomes what is told of it; those that tell the same by then are of a kind.</summary>
    private static List<Kind> Opened(RowSet set, List<Kind> kinds, Dictionary<Guid, string> opened)
    {
        var at = Enumerable.Range(0, set.Told.Count).Where(i => set.Told[i].IsOpened).Select(i => 1 + set.Known.Count + i).ToList();
        foreach (var kind in kinds)
            foreach (var i in at) kind.Values[i] = opened.GetValueOrDefault((Guid)kind.Values[i]!);
        return [.. kinds.GroupBy(x => string.Join('|', x.Values), StringComparer.Ordinal).Select(x => x.First() with { Rows = x.Sum(kind => kind.Rows) })];
    }

    private static IEnumerable<object?[]> Drawn(List<Kind> kinds, CancellationToken ct)
    {
        var chance = new Chance(RandomNumberGenerator.Fill);
        var urn = new Urn(kinds.ConvertAll(x => x.Rows), chance);
        while (urn.Left > 0)
        {
            ct.ThrowIfCancellationRequested();
            var values = kinds[urn.Draw()].Values;
            values[0] = chance.Key();
            yield return values;
        }
    }

    private static object? Value(DbDataReader reader, int i, FieldType type) => reader.IsDBNull(i) ? null : type switch
    {
        FieldType.Boolean => reader.GetBoolean(i),
        FieldType.Integer => reader.GetInt32(i),
        _ => Figures.Word(reader.GetString(i)),
    };

    private static long Long(RelationalDataReader rows, int i) => Convert.ToInt64(rows.DbDataReader.GetValue(i), CultureInfo.InvariantCulture);

    private static Foreword Foreword(RowSet set, Recoding recoding, long unnoticed, int k, List<Kind> kinds) => new()
    {
        Policy = $"{DisclosurePolicy.RowsName} {DisclosurePolicy.Version}",
        K = k,
        L = kinds.CountBy(x => x.Looks, StringComparer.Ordinal).Min(x => (int?)x.Value),
        LeftOut = new Dictionary<string, long>(StringComparer.Ordinal) { ["withoutNotice"] = Rounded(unnoticed), ["tooFewAlike"] = Rounded(recoding.LeftOut) },
        Notes =
        [
            "A key is drawn anew for each export and each row: rows of one relationship, or of two exports, cannot be joined.",
            $"Behind a combination of {string.Join(", ", set.Known.Select(x => x.Field.Name))} no person is known with more than 1 in {k}: columns were made coarser, all rows alike (level {recoding.Level} of {set.Steps.Count - 1}), and what was still too few was left out.",
            "Rows are there only where everybody in the relationship had read beforehand what evaluation makes of it.",
            $"What was left out is rounded to {DisclosurePolicy.Step}; 0 stands for up to {DisclosurePolicy.MostStarred}.",
        ],
    };

    private static long Rounded(long count) => count > DisclosurePolicy.MostStarred ? DisclosurePolicy.Nearest(count) : 0;

    /// <summary>Rows that differ in nothing that leaves.</summary>
    /// <param name="Looks">What others may know, as the database words it.</param>
    /// <param name="Values">As they leave, behind the place of a key.</param>
    /// <param name="IsNoticed">Whether their authors had the notice before they wrote.</param>
    /// <param name="Rows">How many there are.</param>
    /// <param name="MostOfOne">Of all that look alike, how many are of the one relationship that has the most.</param>
    /// <param name="Relationships">Of how many relationships all that look alike are.</param>
    private sealed record Kind(string Looks, object?[] Values, bool IsNoticed, long Rows, long MostOfOne, long Relationships);
}

/// <summary>Meeting logs and reflective logs, as figures and marks.</summary>
internal sealed class LogRows(AnonymisedRows rows) : IDataSetSource
{
    public DataSet Set { get; } = AnonymisedSet.Of("logRows", "Logs", "A row a completed meeting log, or reflective log that goes to review, whose authors had read the evaluation notice before they wrote: figures and marks, no word.", RowSets.Logs(postgres: true));

    public Task<Extract> Read(ExtractOf asked, CancellationToken ct) => rows.Read(RowSets.Logs(rows.IsPostgres), asked, ct);
}

/// <summary>The pilot's relationships, one row each.</summary>
internal sealed class EvaluationRows(AnonymisedRows rows) : IDataSetSource
{
    public DataSet Set { get; } = AnonymisedSet.Of("evaluationRows", "Relationships", "A row a relationship of the period whose people had all read the evaluation notice before they first met: banded, no names, no organisations, no dates, no text.", RowSets.Evaluation(postgres: true));

    public Task<Extract> Read(ExtractOf asked, CancellationToken ct) => rows.Read(RowSets.Evaluation(rows.IsPostgres), asked, ct);
}

internal static class AnonymisedSet
{
    public static DataSet Of(string key, string title, string description, RowSet set) => new()
    {
        Key = key,
        Title = title,
        Description = description,
        Fields = [new("key", FieldType.String, "Drawn for this row of this export alone.") { Required = true, Unique = true }, .. set.Known.Concat(set.Told).Select(x => x.Field)],
        PrimaryKey = ["key"],
        IsSettled = true,
        Scope = Scopes.PilotDataExport,
        Appointments = DataSet.Overseers,
    };
}
