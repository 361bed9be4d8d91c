using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using CsvHelper;
using Mentoring.Api.Http;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Privacy;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Mentoring.Api.Privacy;

/// <summary>An access export, written row by row as it is read: JSON, or CSV when the Accept header wants it rather.</summary>
internal sealed class SubjectExportResult(Subject subject, Dictionary<RegisterEntry, List<object>> first, SubjectQueries queries, DateTimeOffset at) : IResult
{
    private const string Csv = "text/csv";

    /// <summary>A spreadsheet must not take a text for a formula.</summary>
    private static readonly CsvWriterOptions Sheet = new() { Injection = CsvInjection.Escape };

    /// <summary>As every answer is written, with confidential text as the text that it is.</summary>
    private static readonly ConditionalWeakTable<JsonSerializerOptions, JsonSerializerOptions> Plain = [];

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (response, ct) = (httpContext.Response, httpContext.RequestAborted);
        var csv = MediaType.Preferred(httpContext.Request, "application/json", Csv) == Csv;
        response.ContentType = csv ? $"{Csv}; charset=utf-8" : "application/json; charset=utf-8";
        response.Headers.CacheControl = "private, no-store";
        response.Headers.Vary = "Accept";
        response.Headers.ContentDisposition = $"attachment; filename=\"my-data.{(csv ? "csv" : "json")}\"";
        var options = Plain.GetValue(httpContext.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions, given => new(given) { Converters = { new ConfidentialJson() } });
        if (csv) await WriteCsv(response, options, ct);
        else await WriteJson(response, options, ct);
    }

    private IAsyncEnumerable<object> Rows(RegisterEntry kind) => first.TryGetValue(kind, out var rows) ? rows.ToAsyncEnumerable() : queries.Rows(kind, subject);

    private async Task WriteJson(HttpResponse response, JsonSerializerOptions options, CancellationToken ct)
    {
        await using var json = new Utf8JsonWriter(response.BodyWriter);
        json.WriteStartObject();
        json.WriteString("person", subject.Person.Value);
        json.WriteString("at", at);
        json.WriteStartArray("tables");
        foreach (var kind in RecordRegister.All)
        {
            json.WriteStartObject();
            json.WriteString("name", kind.Name);
            json.WriteString("purpose", kind.Purpose);
            json.WriteString("receivers", kind.Receivers);
            json.WriteString("retention", kind.Retention);
            json.WriteString("leftOut", kind.LeftOut);
            json.WriteStartArray("rows");
            await foreach (var row in Rows(kind).WithCancellation(ct))
            {
                JsonSerializer.Serialize(json, row, row.GetType(), options);
                await Flush(json, response, ct);
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        await Flush(json, response, ct);
    }

    private static async Task Flush(Utf8JsonWriter json, HttpResponse response, CancellationToken ct)
    {
        await json.FlushAsync(ct);
        await response.BodyWriter.FlushAsync(ct);
    }

    /// <summary>One line a value, so that every table has the same columns and each can be read without another.</summary>
    private async Task WriteCsv(HttpResponse response, JsonSerializerOptions options, CancellationToken ct)
    {
        await using var csv = CsvWriter.Create(response.Body, Sheet, leaveOpen: true);
        await csv.WriteRecordAsync(["table", "record", "field", "value"], ct);
        foreach (var kind in RecordRegister.All)
        {
            foreach (var (field, value) in ((string, string?)[])[("purpose", kind.Purpose), ("receivers", kind.Receivers), ("retention", kind.Retention), ("leftOut", kind.LeftOut)])
                if (value is not null) await csv.WriteRecordAsync([kind.Name, "", field, value], ct);
            var number = 0;
            await foreach (var row in Rows(kind).WithCancellation(ct))
            {
                number++;
                foreach (var (field, value) in Fields("", JsonSerializer.SerializeToElement(row, row.GetType(), options)))
                    await csv.WriteRecordAsync([kind.Name, number.ToString(CultureInfo.InvariantCulture), field, value], ct);
            }
        }
    }

    /// <summary>The values of a row by their path; what is empty is left out.</summary>
    private static IEnumerable<(string Field, string Value)> Fields(string path, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member => Fields(path.Length == 0 ? member.Name : $"{path}.{member.Name}", member.Value)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany((item, i) => Fields($"{path}.{i}", item)),
        JsonValueKind.Null or JsonValueKind.Undefined => [],
        JsonValueKind.String => [(path, value.GetString()!)],
        _ => [(path, value.GetRawText())],
    };
}

/// <summary>Confidential text that was opened for who reads it.</summary>
internal sealed class ConfidentialJson : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Confidential<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

    private sealed class Of<T> : JsonConverter<Confidential<T>> where T : class
    {
        public override Confidential<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, Confidential<T> value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, value.Value, options);
    }
}
