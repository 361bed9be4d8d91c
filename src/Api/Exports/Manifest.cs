using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Mentoring.Domain.Exports;

namespace Mentoring.Api.Exports;

/// <summary>Describes a file as a Frictionless Data Package: what its columns are, how it was made, and what it may be used for.</summary>
internal static class Manifest
{
    public const string Name = "datapackage.json";
    public const string MediaType = "application/json";

    /// <summary>Of what stands in it beside the schema of the rows.</summary>
    private const string Version = "1";

    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Of(Export export, DataSet set, RowFormat format, ExportFile file, Foreword foreword, DateTimeOffset snapshot)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteString("profile", "data-package");
            json.WriteString("name", Slug(set.Key));
            json.WriteString("id", $"urn:uuid:{export.Id}");
            json.WriteString("title", set.Title);
            json.WriteString("description", set.Description);
            json.WriteString("created", Instant(snapshot));
            json.WriteString("schemaVersion", Version);
            json.WriteString("transactionTime", Instant(snapshot));
            json.WriteString("programme", export.ProgrammeId.ToString());
            json.WriteStartObject("period");
            json.WriteString("from", Day(export.From));
            json.WriteString("to", Day(export.To));
            json.WriteEndObject();
            json.WriteString("purpose", export.Purpose.Value);
            Write(json, foreword, format);
            json.WriteStartArray("resources");
            Resource(json, set, format, file);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return stream.ToArray();
    }

    private static void Write(Utf8JsonWriter json, Foreword foreword, RowFormat format)
    {
        json.WriteString("disclosurePolicy", foreword.Policy);
        if (foreword.K is { } k) json.WriteNumber("k", k);
        if (foreword.L is { } l) json.WriteNumber("l", l);
        json.WriteStartArray("notes");
        foreach (var note in foreword.Notes.Concat(format.Notes)) json.WriteStringValue(note);
        json.WriteEndArray();
        if (format is CsvRows) json.WriteString("csvFormulaEscaping", "apostrophe");
        json.WriteStartObject("leftOut");
        foreach (var (reason, count) in foreword.LeftOut) json.WriteNumber(reason, count);
        json.WriteEndObject();
        json.WriteStartArray("definitions");
        foreach (var definition in foreword.Definitions)
        {
            json.WriteStartObject();
            json.WriteString("key", definition.Key);
            json.WriteString("title", definition.Title);
            json.WriteString("text", definition.Text);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Resource(Utf8JsonWriter json, DataSet set, RowFormat format, ExportFile file)
    {
        json.WriteStartObject();
        json.WriteString("name", Slug(set.Key));
        json.WriteString("path", file.Name);
        json.WriteString("profile", format is CsvRows ? "tabular-data-resource" : "data-resource");
        json.WriteString("title", set.Title);
        json.WriteString("format", format.Ending);
        json.WriteString("mediatype", file.MediaType);
        if (format is not ParquetRows) json.WriteString("encoding", "utf-8");
        json.WriteNumber("bytes", file.Bytes);
        json.WriteString("hash", $"sha256:{file.Sha256}");
        json.WriteNumber("rowCount", file.Rows ?? 0);
        if (format is CsvRows)
        {
            json.WriteStartObject("dialect");
            json.WriteString("delimiter", ",");
            json.WriteString("lineTerminator", "\r\n");
            json.WriteBoolean("doubleQuote", true);
            json.WriteBoolean("header", true);
            json.WriteEndObject();
        }
        json.WriteStartObject("schema");
        json.WriteStartArray("fields");
        foreach (var field in set.Fields) Write(json, field);
        json.WriteEndArray();
        if (set.PrimaryKey.Count > 0)
        {
            json.WriteStartArray("primaryKey");
            foreach (var key in set.PrimaryKey) json.WriteStringValue(key);
            json.WriteEndArray();
        }
        json.WriteStartArray("missingValues");
        json.WriteStringValue("");
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Field field)
    {
        json.WriteStartObject();
        json.WriteString("name", field.Name);
        json.WriteString("type", field.Type.ToString().ToLowerInvariant());
        json.WriteString("description", field.Description);
        if (field.Unit is { } unit) json.WriteString("unit", unit);
        if (field.Required || field.Unique || field.OneOf is not null || field.Least is not null || field.Most is not null)
        {
            json.WriteStartObject("constraints");
            if (field.Required) json.WriteBoolean("required", true);
            if (field.Unique) json.WriteBoolean("unique", true);
            if (field.Least is { } least) json.WriteNumber("minimum", least);
            if (field.Most is { } most) json.WriteNumber("maximum", most);
            if (field.OneOf is { } choices)
            {
                json.WriteStartArray("enum");
                foreach (var choice in choices) json.WriteStringValue(choice);
                json.WriteEndArray();
            }
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    private static string Instant(DateTimeOffset at) => at.ToUniversalTime().ToString(Values.Instant, CultureInfo.InvariantCulture);

    /// <summary>Data Package names are in lower case.</summary>
    public static string Slug(string key) => string.Concat(key.Select(c => char.IsAsciiLetterUpper(c) ? $"-{char.ToLowerInvariant(c)}" : c.ToString()));
}
