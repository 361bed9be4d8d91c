using System.Text.Json;
using Mentoring.Domain.Programmes;
using Mentoring.Tests;
using Xunit;

namespace Mentoring.Domain.Tests.Programmes;

public sealed class SettingsTests
{
    public static TheoryData<string> Presets => [.. Domain.Programmes.Presets.Names];

    [Theory]
    [MemberData(nameof(Presets))]
    [Proves("local-design-freedom")]
    public void A_preset_sets_known_settings_within_their_ranges(string preset) =>
        Assert.All(Domain.Programmes.Presets.ValuesOf(preset), value => Assert.Null(SettingCatalogue.All[value.Key].Check(value.Value)));

    [Fact]
    public void Every_default_lies_within_its_range_and_is_in_force_until_something_else_is_set()
    {
        var inForce = new Settings(new Dictionary<string, JsonElement>(StringComparer.Ordinal)).InForce();
        Assert.Equal(SettingCatalogue.All.Count, inForce.Count);
        Assert.All(inForce, value => Assert.Null(SettingCatalogue.All[value.Key].Check(value.Value)));
    }

    [Theory]
    [InlineData("mentor.maxOneToOne", "0")]
    [InlineData("mentor.maxOneToOne", "11")]
    [InlineData("mentor.maxOneToOne", "1.5")]
    [InlineData("mentor.maxOneToOne", "\"2\"")]
    [InlineData("training.mentorDays", "0.4")]
    [InlineData("signoff.mentor", "\"maybe\"")]
    [InlineData("signoff.mentor", "null")]
    [InlineData("models.enabled", "[\"pairs\"]")]
    [InlineData("models.enabled", "\"oneToOne\"")]
    public void What_lies_outside_is_named(string setting, string value) =>
        Assert.NotNull(SettingCatalogue.All[setting].Check(JsonDocument.Parse(value).RootElement));
}
