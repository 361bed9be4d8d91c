using System.Text.Json;
using System.Text.Json.Serialization;

namespace Mentoring.Domain.Programmes;

/// <summary>What kind of value a setting has.</summary>
public enum SettingType
{
    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>A number.</summary>
    Number,

    /// <summary>One of a few words.</summary>
    Choice,

    /// <summary>Several of a few words.</summary>
    Set,

    /// <summary>Two whole numbers, from and to.</summary>
    Band,

    /// <summary>Whole numbers, one greater than the other.</summary>
    List,
}

/// <summary>Which values of a setting open more of what people wrote. For what is there such a setting only ever narrows.</summary>
public enum Opening
{
    /// <summary>None does.</summary>
    Nothing,

    /// <summary>The words that come later.</summary>
    ByWord,

    /// <summary>Greater numbers.</summary>
    ByMore,

    /// <summary>Smaller numbers.</summary>
    ByFewer,
}

/// <summary>How a programme may be set from the start.</summary>
public sealed record Preset
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>What kind of programme it is modelled on.</summary>
    public required string About { get; init; }
}

/// <summary>One setting as the file of presets has it.</summary>
public sealed record SettingDefinition
{
    public required string Name { get; init; }
    public required SettingType Type { get; init; }

    /// <summary>The smallest number, or the least words of a set.</summary>
    public decimal? Min { get; init; }

    public decimal? Max { get; init; }

    /// <summary>May be null: there is no such figure.</summary>
    public bool Nullable { get; init; }

    /// <summary>The words of a choice or set. Where one opens more than another, the one that opens least comes first.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    public Opening Opens { get; init; }

    /// <summary>The rule that holds it at its one value.</summary>
    public string? HeldBy { get; init; }

    /// <summary>A name in the guidance for what this setting covers as well.</summary>
    public string? Also { get; init; }

    public required JsonElement Default { get; init; }

    /// <summary>What a change of it affects, and from when on.</summary>
    public required string Affects { get; init; }

    /// <summary>Values by preset; the default where one is left out.</summary>
    public IReadOnlyDictionary<string, JsonElement> Values { get; init; } = new Dictionary<string, JsonElement>(StringComparer.Ordinal);

    /// <summary>By preset, what was taken where the guidance gives no value of the setting.</summary>
    public IReadOnlyDictionary<string, string> Notes { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}

/// <summary>How a programme modelled on one of the guidance documents is set: read from presets.json, the one place for ranges, defaults and values.</summary>
public static class Presets
{
    public const string AdviceSkillsPilot = "advice-skills-pilot";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private static readonly File Read = Load();

    private static readonly Dictionary<string, SettingDefinition> ByName = Read.Settings.ToDictionary(setting => setting.Name, StringComparer.Ordinal);

    public static IReadOnlyList<Preset> All => Read.Presets;

    public static IReadOnlyList<SettingDefinition> Settings => Read.Settings;

    public static IReadOnlyCollection<string> Names { get; } = [.. Read.Presets.Select(preset => preset.Name)];

    public static SettingDefinition Of(string setting) => ByName[setting];

    /// <summary>What the preset itself sets: every other setting keeps its default.</summary>
    public static Dictionary<string, JsonElement> ValuesOf(string preset) =>
        Read.Settings.Where(setting => setting.Values.ContainsKey(preset)).ToDictionary(setting => setting.Name, setting => setting.Values[preset], StringComparer.Ordinal);

    private static File Load()
    {
        using var json = typeof(Presets).Assembly.GetManifestResourceStream("presets.json")!;
        return JsonSerializer.Deserialize<File>(json, Options)!;
    }

    private sealed record File
    {
        public required IReadOnlyList<Preset> Presets { get; init; }
        public required IReadOnlyList<SettingDefinition> Settings { get; init; }
    }
}
