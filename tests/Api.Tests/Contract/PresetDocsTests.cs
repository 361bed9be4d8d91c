using System.Globalization;
using System.Text;
using System.Text.Json;
using Mentoring.Api.Tests.Hosting;
using Mentoring.Domain.Programmes;
using Xunit;

namespace Mentoring.Api.Tests.Contract;

/// <summary>docs/presets.md is printed from presets.json.</summary>
public sealed class PresetDocsTests
{
    [Fact]
    public Task The_printed_presets_are_those_of_the_file() => Committed.IsCurrent("docs/presets.md", Printed(), Caller.Stop);

    private static string Printed()
    {
        var text = new StringBuilder("""
            # Presets and settings

            Printed from `src/Domain/Programmes/presets.json`, from which the code takes ranges, defaults and values: `PresetDocsTests` compares it and, with
            `UPDATE_CONTRACT=1`, writes it anew. `GET /v1/presets` tells the same.

            A programme is made from a preset; each setting can then be changed within its range (`PUT /v1/programmes/{id}/settings`). Where a preset
            has a dash its guidance is silent, and the default applies. Hard rules have no setting: they hold in every programme. A setting with one value
            is there to say so, and a change of it is refused by the rule that holds it.


            """);
        foreach (var preset in Presets.All) text.Append(CultureInfo.InvariantCulture, $"- `{preset.Name}`: {preset.About}\n");
        text.Append(CultureInfo.InvariantCulture, $"\n| Setting | Range | Default | {string.Join(" | ", Presets.Names)} |\n|---|---|---|{string.Concat(Presets.Names.Select(_ => "---|"))}\n");
        foreach (var setting in Presets.Settings)
            text.Append(CultureInfo.InvariantCulture, $"| `{setting.Name}` | {Range(setting)} | {Value(setting.Default)} | {string.Join(" | ", Presets.Names.Select(preset => setting.Values.TryGetValue(preset, out var value) ? Value(value) : "-"))} |\n");
        text.Append("""

            ## What was taken where the guidance gives no value

            | Setting | Preset | Taken | Why |
            |---|---|---|---|

            """);
        foreach (var setting in Presets.Settings)
            foreach (var preset in Presets.Names.Where(setting.Notes.ContainsKey))
                text.Append(CultureInfo.InvariantCulture, $"| `{setting.Name}` | {preset} | {Value(setting.Values.TryGetValue(preset, out var value) ? value : setting.Default)} | {setting.Notes[preset]} |\n");
        text.Append("""

            ## Names that another setting covers

            | In the guidance | Set by |
            |---|---|

            """);
        foreach (var also in Presets.Settings.Where(x => x.Also is not null).GroupBy(x => x.Also, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"| `{also.Key}` | {string.Join(", ", also.Select(x => $"`{x.Name}`"))} |\n");
        text.Append("\n## What a change affects\n\n| Setting | What it affects |\n|---|---|\n");
        foreach (var setting in Presets.Settings) text.Append(CultureInfo.InvariantCulture, $"| `{setting.Name}` | {setting.Affects} |\n");
        return text.ToString();
    }

    private static string Range(SettingDefinition setting)
    {
        var range = setting.Type switch
        {
            SettingType.Whole => $"{Figure(setting.Min)} to {Figure(setting.Max)}",
            SettingType.Number => $"{Figure(setting.Min)} to {Figure(setting.Max)}, also in parts",
            SettingType.Band => $"from and to, {Figure(setting.Min)} to {Figure(setting.Max)}",
            SettingType.List => $"list, {Figure(setting.Min)} to {Figure(setting.Max)}",
            SettingType.Set => $"set of {string.Join(", ", setting.Choices)}",
            _ => string.Join(" / ", setting.Choices),
        };
        return range + (setting.Nullable ? ", or null" : "") + (setting.HeldBy is { } rule ? $" (held by `{rule}`)" : "");
    }

    private static string Figure(decimal? number) => number!.Value.ToString(CultureInfo.InvariantCulture);

    private static string Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "null",
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(x => x.ToString())),
        _ => value.ToString(),
    };
}
