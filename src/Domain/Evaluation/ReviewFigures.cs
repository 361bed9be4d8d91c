using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Mentoring.Domain.Evaluation;

/// <summary>What a review drew from logs, by the same anonymised rows that an export has. None of them is kept here.</summary>
public sealed record LogExtract
{
    /// <summary>Anonymised rows of meeting logs and reflective logs in the period, rounded as counts are.</summary>
    public long Rows { get; init; }

    /// <summary>How many were left out, by the reason: their authors had not read beforehand what evaluation makes of them, or too few were like them.</summary>
    public IReadOnlyDictionary<string, long> LeftOut { get; init; } = new Dictionary<string, long>(StringComparer.Ordinal);

    /// <summary>So many rows at least look alike to who knows the directory.</summary>
    public int? K { get; init; }
}

/// <summary>What a review rests on: published figures, and from what they were made. No record, and no word of anybody's.</summary>
public sealed record ReviewFigures
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The first day of the period.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day of the period, that day included.</summary>
    public required DateOnly To { get; init; }

    /// <summary>Disclosure policy and version.</summary>
    public required string Policy { get; init; }

    /// <summary>Version of the indicators' definitions.</summary>
    public required string Definitions { get; init; }

    /// <summary>The programme as a whole, then broken down.</summary>
    public IReadOnlyList<PublishedSheet> Sheets { get; init; } = [];

    /// <summary>Names of groups that are known by an id.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What the indicators are, in the words of that day.</summary>
    public IReadOnlyList<IndicatorDefinition> Indicators { get; init; } = [];

    /// <summary>What was drawn from logs.</summary>
    public LogExtract Logs { get; init; } = new();

    [JsonIgnore]
    public PublishedGroup? Whole => Sheets.FirstOrDefault(sheet => sheet.Scope.Axis == Axis.None)?.Whole;

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public static ReviewFigures FromJson(string text) => JsonSerializer.Deserialize<ReviewFigures>(text, Json)!;
}
