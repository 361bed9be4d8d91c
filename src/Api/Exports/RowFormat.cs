using Mentoring.Domain.Exports;

namespace Mentoring.Api.Exports;

/// <summary>A form in which rows are written, as they come.</summary>
internal abstract class RowFormat
{
    public static readonly IReadOnlyDictionary<ExportFormat, RowFormat> All = new Dictionary<ExportFormat, RowFormat>
    {
        [ExportFormat.Csv] = new CsvRows(),
        [ExportFormat.Ndjson] = new NdjsonRows(),
        [ExportFormat.Parquet] = new ParquetRows(),
    };

    /// <summary>What comes after the file's name.</summary>
    public abstract string Ending { get; }

    public abstract string MediaType { get; }

    /// <summary>What a reader of the file has to know, for the manifest.</summary>
    public virtual IEnumerable<string> Notes => [];

    public abstract Task Write(DataSet set, IAsyncEnumerable<object?[]> rows, Stream to, CancellationToken ct);
}
