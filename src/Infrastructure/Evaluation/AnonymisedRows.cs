using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Evaluation;
using Mentoring.Domain.Exports;
using Mentoring.Domain.Programmes;
using Mentoring.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Mentoring.Infrastructure.Evaluation;

/// <summary>
/// Rows without names, read twice: first counted by what others may know, to choose how coarse they leave; then streamed, one at a time, as they are
/// read. Their keys are drawn by the database for the one time.
/// </summary>
internal sealed class AnonymisedRows(MentoringContext db, ColumnCipher cipher)
{
    public bool IsPostgres => db.IsPostgres;

    public async Task<Extract> Read(RowSet set, ExtractOf asked, CancellationToken ct)
    {
        var values = Values(asked);
        var programme = await db.Set<Programme>().AsNoTracking().SingleAsync(x => x.Id == asked.Programme, ct);
        var k = programme.LeastGroup;
        var (finest, unnoticed, relationships) = await Finest(set, values, ct);
        if (relationships < DisclosurePolicy.Minimum(k)) relationships = await One(set.Number, values, ct);
        var isEnough = relationships >= DisclosurePolicy.Minimum(k);
        var most = await One(RowSet.MostRelationships, values, ct);
        var recoding = !isEnough ? new(0, new HashSet<string>(StringComparer.Ordinal), 0, finest.Sum(x => x.Rows))
            : Anonymising.AtOnce([.. finest.Select(x => x with { MostOfOne = x.MostOfOne * most })], k) ?? await Anonymising.Choose(set.Steps.Count, k, level => Classes(set, level, values, ct));
        var kinds = new Kinds();
        var opened = isEnough && set.Told.Any(x => x.IsOpened) ? await new Commitments(db, cipher).Of(programme, values, ct) : [];
        return new(isEnough ? Rows(set, recoding, values, opened, kinds, ct) : Nothing(), () => Foreword(set, recoding, unnoticed, k, kinds)) { Expected = recoding.Rows };
    }

    private static object[] Values(ExtractOf asked, bool postgres)
    {
        object At(DateOnly day) => postgres ? (object)new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero) : new DateTime(day, TimeOnly.MinValue, DateTimeKind.Utc);
        return [asked.Programme.Value, At(asked.Months.From), At(asked.Months.To.AddDays(1))];
    }

    private object[] Values(ExtractOf asked) => Values(asked, IsPostgres);

    /// <summary>Most of one relationship: nobody has more than that in each of theirs. With rows that have no notice, and the most relationships of a class.</summary>
    private async Task<(List<RowClass> Classes, long Unnoticed, long Relationships)> Finest(RowSet set, object[] values, CancellationToken ct)
    {
        var (classes, unnoticed, relationships) = (new List<RowClass>(), 0L, 0L);
        await using var rows = await db.Read(set.Relationships(0), values, ct);
        while (await rows.ReadAsync(ct))
        {
            if (Long(rows, 3) == 0) unnoticed += Long(rows, 1);
            else
            {
                classes.Add(new(rows.DbDataReader.GetString(0), Long(rows, 1), Long(rows, 2)));
                relationships = Math.Max(relationships, Long(rows, 4));
            }
        }
        return (classes, unnoticed, relationships);
    }

    private async Task<long> One(string sql, object[] values, CancellationToken ct)
    {
        await using var rows = await db.Read(sql, values, ct);
        await rows.ReadAsync(ct);
        return Long(rows, 0);
    }

    private async Task<IReadOnlyList<RowClass>> Classes(RowSet set, int level, object[] values, CancellationToken ct)
    {
        var classes = new List<RowClass>();
        await using var rows = await db.Read(set.Classes(level), values, ct);
        while (await rows.ReadAsync(ct)) classes.Add(new(rows.DbDataReader.GetString(0), Long(rows, 1), Long(rows, 2)));
        return classes;
    }

    private async IAsyncEnumerable<object?[]> Rows(RowSet set, Recoding recoding, object[] values, Dictionary<Guid, string> opened, Kinds kinds, [EnumeratorCancellation] CancellationToken ct)
    {
        var (known, looks) = (set.Known.Count, new Looks(set.Known.Count, recoding, kinds));
        await using var rows = await db.Read(set.Rows(recoding.Level, IsPostgres ? "CAST(gen_random_uuid() AS TEXT)" : "lower(hex(randomblob(16)))"), values, ct);
        var reader = rows.DbDataReader;
        while (await reader.ReadAsync(ct))
        {
            var alike = looks.Of(reader);
            if (alike.IsLeftOut) continue;
            var row = new object?[1 + known + set.Told.Count];
            row[0] = reader.GetString(0);
            alike.Words.CopyTo(row, 1);
            for (var i = 0; i < set.Told.Count; i++) row[1 + known + i] = set.Told[i].IsOpened ? opened.GetValueOrDefault(reader.GetGuid(1 + known + i)) : Value(reader, 1 + known + i, set.Told[i].Field.Type);
            alike.Note(row);
            yield return row;
        }
    }

    private static async IAsyncEnumerable<object?[]> Nothing()
    {
        await Task.CompletedTask;
        yield break;
    }

    private static readonly object True = true, False = false;

    private static readonly object[] Small = [.. Enumerable.Range(0, 10).Select(x => (object)x)];

    private static object? Value(DbDataReader reader, int i, FieldType type) => reader.IsDBNull(i) ? null : type switch
    {
        FieldType.Boolean => reader.GetBoolean(i) ? True : False,
        FieldType.Integer => reader.GetInt32(i) is var number && number >= 0 && number < Small.Length ? Small[number] : number,
        _ => Figures.Word(reader.GetString(i)),
    };

    private static long Long(RelationalDataReader rows, int i) => Convert.ToInt64(rows.DbDataReader.GetValue(i), CultureInfo.InvariantCulture);

    private static Foreword Foreword(RowSet set, Recoding recoding, long unnoticed, int k, Kinds kinds) => new()
    {
        Policy = $"{DisclosurePolicy.RowsName} {DisclosurePolicy.Version}",
        K = k,
        L = kinds.Fewest,
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

    /// <summary>What rows look like, of which there are few in hundreds of thousands: the words of each look are made once.</summary>
    private sealed class Looks(int known, Recoding recoding, Kinds kinds)
    {
        private readonly byte[] stored = new byte[512];
        private readonly char[] read = new char[1024];
        private readonly Dictionary<string, Alike> seen = new(StringComparer.Ordinal);

        public Alike Of(DbDataReader reader)
        {
            var length = 0;
            for (var i = 1; i <= known; i++)
            {
                length += Read(reader, i, read.AsSpan(length));
                read[length++] = '|';
            }
            var key = read.AsSpan(0, length - 1);
            return seen.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key, out var alike) ? alike : Add(key.ToString());
        }

        /// <summary>On PostgreSQL without a string for each.</summary>
        private int Read(DbDataReader reader, int i, Span<char> to)
        {
            if (reader is NpgsqlDataReader) return Encoding.UTF8.GetChars(stored.AsSpan(0, (int)reader.GetBytes(i, 0, stored, 0, stored.Length)), to);
            var text = reader.GetString(i);
            text.CopyTo(to);
            return text.Length;
        }

        private Alike Add(string key)
        {
            var alike = new Alike([.. key.Split('|').Select(Figures.Word)], recoding.TooFew.Contains(key));
            if (!alike.IsLeftOut) kinds.Seen.Add(alike);
            return seen[key] = alike;
        }
    }

    /// <summary>Rows that look alike.</summary>
    private sealed class Alike(object[] words, bool isLeftOut)
    {
        /// <summary>More kinds than anybody asks for.</summary>
        private const int Most = 20;

        private readonly HashSet<int> kinds = [];

        public object[] Words => words;

        public bool IsLeftOut => isLeftOut;

        public int Kinds => kinds.Count;

        /// <summary>What is answered in it may differ from the rest.</summary>
        public void Note(object?[] row)
        {
            if (kinds.Count >= Most) return;
            var hash = new HashCode();
            for (var i = 1 + words.Length; i < row.Length; i++) hash.Add(row[i]);
            kinds.Add(hash.ToHashCode());
        }
    }

    /// <summary>How many different answers there are among rows that look alike.</summary>
    private sealed class Kinds
    {
        public List<Alike> Seen { get; } = [];

        public int? Fewest => Seen.Count == 0 ? null : Seen.Min(x => x.Kinds);
    }
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
