using System.Text.Json;
using Mentoring.Domain.Programmes;

namespace Mentoring.Api.Programmes;

/// <summary>How programmes may be set.</summary>
public sealed record PresetsView
{
    /// <summary>What a programme is made from.</summary>
    public required IReadOnlyList<Preset> Presets { get; init; }

    /// <summary>Every setting of a programme.</summary>
    public required IReadOnlyList<SettingView> Settings { get; init; }

    /// <summary>Selection criteria that a programme may take over as they are, or in part.</summary>
    public required IReadOnlyList<SelectionCriterion> SelectionCriteria { get; init; }

    internal static readonly PresetsView All = new() { Presets = Domain.Programmes.Presets.All, SelectionCriteria = CriteriaOffered.All, Settings = [.. Domain.Programmes.Presets.Settings.Select(SettingView.Of)] };
}

/// <summary>A setting of a programme.</summary>
public sealed record SettingView
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>What kind of value it has.</summary>
    public required SettingType Type { get; init; }

    /// <summary>The smallest number; of a set, the fewest words.</summary>
    public decimal? Min { get; init; }

    /// <summary>The greatest number.</summary>
    public decimal? Max { get; init; }

    /// <summary>Whether it may be null: there is no such figure.</summary>
    public required bool Nullable { get; init; }

    /// <summary>The words of a choice or set.</summary>
    public required IReadOnlyList<string> Choices { get; init; }

    /// <summary>The rule that holds it at its one value.</summary>
    public string? HeldBy { get; init; }

    /// <summary>Which values open more of what people wrote, or keep it longer. To what is there such a setting only ever opens less.</summary>
    public required Opening Opens { get; init; }

    /// <summary>A name in the guidance for what it covers as well.</summary>
    public string? Also { get; init; }

    /// <summary>The value where nothing else is set.</summary>
    public required JsonElement Default { get; init; }

    /// <summary>What a change of it affects, and from when on.</summary>
    public required string Affects { get; init; }

    /// <summary>Its value in each preset.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Values { get; init; }

    /// <summary>By preset, what was taken where the guidance gives no value of the setting.</summary>
    public required IReadOnlyDictionary<string, string> Notes { get; init; }

    internal static SettingView Of(SettingDefinition x) => new()
    {
        Name = x.Name,
        Type = x.Type,
        Min = x.Min,
        Max = x.Max,
        Nullable = x.Nullable,
        Choices = x.Choices,
        HeldBy = x.HeldBy,
        Opens = x.Opens,
        Also = x.Also,
        Default = x.Default,
        Affects = x.Affects,
        Values = Presets.Names.ToDictionary(preset => preset, preset => x.Values.TryGetValue(preset, out var value) ? value : x.Default, StringComparer.Ordinal),
        Notes = x.Notes,
    };
}
