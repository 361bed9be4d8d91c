using System.Globalization;
using Mentoring.Domain.Exports;
using Parquet;
using Parquet.Schema;
using Field = Mentoring.Domain.Exports.Field;

namespace Mentoring.Api.Exports;

/// <summary>Columns with their types, in groups of rows: one group at a time is in memory.</summary>
internal sealed class ParquetRows : RowFormat
{
    private const int Group = 20_000;

    /// <summary>Room for every figure that there is.</summary>
    private const int Digits = 28, Decimals = 8;

    public override string Ending => "parquet";

    public override string MediaType => "application/vnd.apache.parquet";

    public override IEnumerable<string> Notes => ["Months are texts such as 2026-11."];

    public override async Task Write(DataSet set, IAsyncEnumerable<object?[]> rows, Stream to, CancellationToken ct)
    {
        var columns = set.Fields.Select(Of).ToList();
        await using var parquet = await ParquetWriter.CreateAsync(new ParquetSchema(columns.Select(x => x.Field)), to, new ParquetOptions { CompressionMethod = CompressionMethod.Snappy }, false, ct);
        var waiting = 0;
        await foreach (var row in rows.WithCancellation(ct))
        {
            for (var i = 0; i < columns.Count; i++) columns[i].Add(row[i]);
            if (++waiting < Group) continue;
            await Flush(parquet, columns);
            waiting = 0;
        }
        if (waiting > 0) await Flush(parquet, columns);
    }

    private static async Task Flush(ParquetWriter parquet, List<Column> columns)
    {
        using var group = parquet.CreateRowGroup();
        foreach (var column in columns) await column.Flush(group);
        group.CompleteValidate();
    }

    private static Column Of(Field field) => field.Type switch
    {
        FieldType.Integer => new Column<long>(new DataField(field.Name, typeof(long), true), value => Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        FieldType.Number => new Column<decimal>(new DecimalDataField(field.Name, Digits, Decimals, isNullable: true), value => Convert.ToDecimal(value, CultureInfo.InvariantCulture)),
        FieldType.Boolean => new Column<bool>(new DataField(field.Name, typeof(bool), true), value => (bool)value),
        FieldType.Date => new Column<DateTime>(new DateTimeDataField(field.Name, DateTimeFormat.Date, isNullable: true), value => ((DateOnly)value).ToDateTime(default, DateTimeKind.Utc)),
        FieldType.Datetime => new Column<DateTime>(new DateTimeDataField(field.Name, DateTimeFormat.Timestamp, isAdjustedToUTC: true, DateTimeTimeUnit.Micros, isNullable: true), value => ((DateTimeOffset)value).UtcDateTime),
        FieldType.Yearmonth => new Texts(new DataField(field.Name, typeof(string), true), value => value is DateOnly day ? Values.Month(day) : (string)value),
        _ => new Texts(new DataField(field.Name, typeof(string), true), value => value as string ?? Values.Text(value)),
    };

    private abstract class Column(DataField of)
    {
        public DataField Field { get; } = of;

        public abstract void Add(object? value);

        public abstract Task Flush(ParquetRowGroupWriter group);
    }

    private sealed class Column<T>(DataField field, Func<object, T> value) : Column(field) where T : struct
    {
        private readonly T?[] values = new T?[Group];
        private int count;

        public override void Add(object? given) => values[count++] = given is null ? null : value(given);

        public override async Task Flush(ParquetRowGroupWriter group)
        {
            await group.WriteAsync<T>(Field, values.AsMemory(0, count));
            count = 0;
        }
    }

    private sealed class Texts(DataField field, Func<object, string> value) : Column(field)
    {
        private readonly List<string?> values = new(Group);

        public override void Add(object? given) => values.Add(given is null ? null : value(given));

        public override async Task Flush(ParquetRowGroupWriter group)
        {
            await group.WriteAsync(Field, values!, null);
            values.Clear();
        }
    }
}
