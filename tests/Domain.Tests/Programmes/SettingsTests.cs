using System.Text.Json;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Rules;
using Mentoring.Tests;
using Xunit;

namespace Mentoring.Domain.Tests.Programmes;

public sealed class SettingsTests
{
    public static TheoryData<string> Names => [.. Presets.Names];

    [Theory]
    [MemberData(nameof(Names))]
    [Proves("local-design-freedom")]
    public void A_preset_sets_known_settings_within_their_ranges(string preset)
    {
        Assert.All(Presets.ValuesOf(preset), value => Assert.Null(SettingCatalogue.All[value.Key].Check(value.Value)));
        var settings = new Programme("P", preset, []).Settings;
        Assert.All(Presets.ValuesOf(preset), value => Assert.True(JsonElement.DeepEquals(value.Value, settings.Of(SettingCatalogue.All[value.Key])), value.Key));
    }

    [Fact]
    public void Code_and_file_name_the_same_settings_of_the_same_types()
    {
        Assert.Equal(Presets.Settings.Select(x => x.Name).Order(StringComparer.Ordinal), SettingCatalogue.All.Keys.Order(StringComparer.Ordinal));
        Assert.All(SettingCatalogue.All.Values, setting => Assert.Equal(TypeOf(setting), setting.Definition.Type));
        Assert.All(SettingCatalogue.All.Values, setting => Assert.Equal(setting is OptionalSetting or OptionalNumberSetting || setting.Definition is { Nullable: true, Type: SettingType.Band or SettingType.Set }, setting.Definition.Nullable));
        Assert.All(Presets.Settings, setting => Assert.True(setting.Notes.Keys.Concat(setting.Values.Keys).All(Presets.Names.Contains), setting.Name));
        Assert.All(Presets.Settings.Where(x => x.HeldBy is not null), setting => Assert.True(setting.Choices.Count == 1 && RuleBook.Find(setting.HeldBy!) is not null, setting.Name));
        Assert.All(Presets.Settings.Where(x => x.Type == SettingType.Choice && x.Choices.Count == 1), setting => Assert.NotNull(setting.HeldBy));

        static SettingType TypeOf(Setting setting) => setting switch
        {
            WholeSetting or OptionalSetting => SettingType.Whole,
            NumberSetting or OptionalNumberSetting => SettingType.Number,
            ChoiceSetting => SettingType.Choice,
            SetSetting => SettingType.Set,
            BandSetting => SettingType.Band,
            _ => SettingType.List,
        };
    }

    [Fact]
    [Proves("local-design-freedom")]
    public void What_has_been_there_since_before_a_change_sees_no_more_than_at_the_narrowest()
    {
        var programme = new Programme("P", Presets.AdviceSkillsPilot, []);
        Set(1, "log.readers", "partiesOnly");
        Set(2, "log.readers", "partiesAndCoordinator");
        Set(3, "evaluation.minGroupSize", 8);
        Set(4, "evaluation.minGroupSize", 4);
        Set(5, "retention.disposeAfterDays", 30);
        Set(6, "retention.disposeAfterDays", 400);
        Set(7, "meeting.bufferMinutes", 0);
        Assert.Equal(8, programme.SettingsNumber);
        foreach (var (since, readers, group, days) in ((int, string, int, int)[])[(0, "partiesOnly", 8, 30), (2, "partiesOnly", 8, 30), (3, "partiesAndCoordinator", 8, 30), (5, "partiesAndCoordinator", 4, 30), (7, "partiesAndCoordinator", 4, 400)])
        {
            var settings = programme.SettingsSince(At(since));
            Assert.Equal((readers, group, days, 0), (settings[SettingCatalogue.LogReaders], settings[SettingCatalogue.EvaluationMinGroupSize], settings[SettingCatalogue.RetentionDisposeAfterDays], settings[SettingCatalogue.MeetingBufferMinutes]));
        }

        void Set(int day, string setting, object value) => Assert.Single(programme.Set(new Dictionary<string, JsonElement>(StringComparer.Ordinal) { [setting] = JsonSerializer.SerializeToElement(value) }, At(day)));

        static DateTimeOffset At(int day) => new(2026, 1, 1 + day, 0, 0, 0, TimeSpan.Zero);
    }

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
    [InlineData("mentor.maxOneToOne", "null")]
    [InlineData("training.mentorDays", "0.4")]
    [InlineData("commitment.hours", "20.5")]
    [InlineData("signoff.mentor", "\"maybe\"")]
    [InlineData("signoff.mentor", "null")]
    [InlineData("models.enabled", "[\"pairs\"]")]
    [InlineData("models.enabled", "[]")]
    [InlineData("models.enabled", "[\"team\", \"team\"]")]
    [InlineData("models.enabled", "\"oneToOne\"")]
    [InlineData("relationship.sessionBand", "[6, 3]")]
    [InlineData("relationship.sessionBand", "[3]")]
    [InlineData("pilot.reviewMonths", "[]")]
    [InlineData("pilot.reviewMonths", "[12, 6]")]
    [InlineData("pilot.reviewMonths", "[0]")]
    public void What_lies_outside_is_named(string setting, string value) =>
        Assert.NotNull(SettingCatalogue.All[setting].Check(JsonDocument.Parse(value).RootElement));

    [Theory]
    [InlineData("relationship.minMonths", "null")]
    [InlineData("relationship.sessionBand", "null")]
    [InlineData("commitment.hours", "null")]
    [InlineData("commitment.hours", "0.5")]
    [InlineData("relationship.durationChoices", "[\"boost\"]")]
    [InlineData("reflectiveLog.sections", "[]")]
    [InlineData("pilot.reviewMonths", "[3, 6, 12]")]
    public void What_lies_within_is_taken(string setting, string value) =>
        Assert.Null(SettingCatalogue.All[setting].Check(JsonDocument.Parse(value).RootElement));
}
