using System.Globalization;
using System.Text.Json;
using CsvHelper;
using Mentoring.Domain.Exports;

namespace Mentoring.Api.Exports;

/// <summary>RFC 4180, UTF-8 without a mark at its beginning, with a header; what is missing is empty.</summary>
internal sealed class CsvRows : RowFormat
{
    private static readonly CsvWriterOptions Options = new() { NewLine = "\r\n", TrueValue = "true", FalseValue = "false", FormatProvider = CultureInfo.InvariantCulture };

    /// <summary>What a spreadsheet takes for the beginning of a formula, in the forms that East Asian keyboards have too.</summary>
    private const string Formula = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    public override string Ending => "csv";

    public override string MediaType => "text/csv";

    public override IEnumerable<string> Notes => ["A text that a spreadsheet would take for a formula, because it begins with =, +, -, @, a tab or a line break, has ' before it. Numbers are as they are."];

    public override async Task Write(DataSet set, IAsyncEnumerable<object?[]> rows, Stream to, CancellationToken ct)
    {
        await using var csv = CsvWriter.Create(to, Options, leaveOpen: true);
        await csv.WriteRecordAsync([.. set.Fields.Select(x => x.Name)], ct);
        var fields = set.Fields.Select(x => x.Type).ToArray();
        await foreach (var row in rows.WithCancellation(ct))
        {
            for (var i = 0; i < fields.Length; i++) Write(csv, fields[i], row[i]);
            await csv.EndRecordAsync(ct);
        }
        await csv.FlushAsync(ct);
    }

    private static void Write(CsvWriter csv, FieldType type, object? value)
    {
        switch (value)
        {
            case null: csv.WriteField(ReadOnlySpan<char>.Empty); break;
            case string text: csv.WriteField(Harmless(text)); break;
            case int number: csv.WriteField(number, default); break;
            case long number: csv.WriteField(number, default); break;
            case decimal number: csv.WriteField(number, default); break;
            case Guid id: csv.WriteField(id, default); break;
            case bool flag: csv.WriteField(flag); break;
            case DateOnly day: csv.WriteField(day, type == FieldType.Yearmonth ? "yyyy-MM" : "yyyy-MM-dd"); break;
            case DateTimeOffset at: csv.WriteField(at.ToUniversalTime(), Values.Instant); break;
            default: csv.WriteField(Harmless(Values.Text(value))); break;
        }
    }

    private static string Harmless(string text) => text.Length > 0 && Formula.Contains(text[0], StringComparison.Ordinal) ? $"'{text}" : text;
}

/// <summary>Values that have no form of their own in what is written.</summary>
internal static class Values
{
    /// <summary>To the second, as Table Schema has it.</summary>
    public const string Instant = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    public static string Month(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    public static string Word(Enum word) => JsonNamingPolicy.CamelCase.ConvertName(word.ToString());

    /// <summary>All that a column can hold.</summary>
    public static string[] Words<T>() where T : struct, Enum => [.. Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName)];

    public static string Text(object value) => value switch
    {
        Enum word => Word(word),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
