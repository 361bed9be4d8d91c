using System.Globalization;
using System.Text.Json;

namespace Mentoring.Domain.Programmes;

/// <summary>One setting of a programme. Its range and default are those of the file of presets.</summary>
public abstract class Setting
{
    protected Setting(string name, string range)
    {
        Definition = Presets.Of(name);
        Describes = string.Create(CultureInfo.InvariantCulture, $"{range}{(Definition.Nullable ? " or null" : "")}; default {Definition.Default}");
    }

    public SettingDefinition Definition { get; }

    public string Name => Definition.Name;

    /// <summary>Its range and default.</summary>
    public string Describes { get; }

    /// <summary>Null when the value is in range, else what would be.</summary>
    public string? Check(JsonElement value) => (value.ValueKind == JsonValueKind.Null ? Definition.Nullable : Takes(value)) ? null : $"Is not {Describes}.";

    /// <summary>
    /// Whether one value opens less of what people wrote, or keeps it for a shorter time, than another. Of words the one that opens least comes
    /// first.
    /// </summary>
    public bool OpensLess(JsonElement one, JsonElement other) => Definition.Opens switch
    {
        Opening.ByWord => Place(one) < Place(other),
        Opening.ByMore => one.GetInt32() < other.GetInt32(),
        Opening.ByFewer => one.GetInt32() > other.GetInt32(),
        _ => false,
    };

    protected abstract bool Takes(JsonElement value);

    private int Place(JsonElement word) => Definition.Choices.TakeWhile(choice => choice != word.GetString()).Count();

    protected static string Numbers(string name) => string.Create(CultureInfo.InvariantCulture, $"{Presets.Of(name).Min} to {Presets.Of(name).Max}");

    protected static string Words(string name) => string.Join(", ", Presets.Of(name).Choices);

    protected bool IsWhole(JsonElement value) => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= Definition.Min && number <= Definition.Max;

    protected bool IsWord(JsonElement value) => value.ValueKind == JsonValueKind.String && Definition.Choices.Contains(value.GetString());
}

/// <summary>A whole number within a range.</summary>
public sealed class WholeSetting(string name) : Setting(name, $"a whole number of {Numbers(name)}")
{
    public int Max => (int)Definition.Max!;

    protected override bool Takes(JsonElement value) => IsWhole(value);
}

/// <summary>A whole number within a range, or null for no such figure.</summary>
public sealed class OptionalSetting(string name) : Setting(name, $"a whole number of {Numbers(name)}")
{
    protected override bool Takes(JsonElement value) => IsWhole(value);
}

/// <summary>A number within a range.</summary>
public sealed class NumberSetting(string name) : Setting(name, $"a number of {Numbers(name)}")
{
    protected override bool Takes(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) && number >= Definition.Min && number <= Definition.Max;
}

/// <summary>A number within a range, or null for no such figure.</summary>
public sealed class OptionalNumberSetting(string name) : Setting(name, $"a number of {Numbers(name)}")
{
    protected override bool Takes(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) && number >= Definition.Min && number <= Definition.Max;
}

/// <summary>One of a few words.</summary>
public sealed class ChoiceSetting(string name) : Setting(name, $"one of {Words(name)}")
{
    protected override bool Takes(JsonElement value) => IsWord(value);
}

/// <summary>A set of a few words.</summary>
public sealed class SetSetting(string name) : Setting(name, $"a list of {Words(name)}")
{
    protected override bool Takes(JsonElement value) => value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(IsWord)
        && value.GetArrayLength() >= (Definition.Min ?? 0) && value.EnumerateArray().DistinctBy(word => word.GetString(), StringComparer.Ordinal).Count() == value.GetArrayLength();
}

/// <summary>Two whole numbers, from and to, or null for no such figure.</summary>
public sealed class BandSetting(string name) : Setting(name, $"a list of two whole numbers of {Numbers(name)}, the greater last")
{
    protected override bool Takes(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 2 && value.EnumerateArray().All(IsWhole) && value[0].GetInt32() <= value[1].GetInt32();
}

/// <summary>Whole numbers within a range, each greater than the one before.</summary>
public sealed class ListSetting(string name) : Setting(name, $"a list of 1 to 12 whole numbers of {Numbers(name)}, each greater than the one before")
{
    private const int Most = 12;

    protected override bool Takes(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array && value.GetArrayLength() is > 0 and <= Most && value.EnumerateArray().All(IsWhole)
        && value.EnumerateArray().Zip(value.EnumerateArray().Skip(1)).All(pair => pair.First.GetInt32() < pair.Second.GetInt32());
}
