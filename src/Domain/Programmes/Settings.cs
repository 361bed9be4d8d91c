using System.Globalization;
using System.Text.Json;

namespace Mentoring.Domain.Programmes;

/// <summary>One setting of a programme: its name, type, range and default.</summary>
public abstract class Setting(string name, string describes)
{
    public string Name { get; } = name;

    /// <summary>What it sets, and its range.</summary>
    public string Describes { get; } = describes;

    /// <summary>Null when the value is in range, else what would be.</summary>
    public abstract string? Check(JsonElement value);
}

/// <summary>A whole number within a range.</summary>
public sealed class WholeSetting(string name, int min, int max, int @default)
    : Setting(name, string.Create(CultureInfo.InvariantCulture, $"{min} to {max}, default {@default}"))
{
    public int Default { get; } = @default;
    public int Max => max;

    public override string? Check(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var n) && n >= min && n <= max ? null : $"Is no whole number of {Describes}.";
}

/// <summary>A whole number within a range, or null for no such figure.</summary>
public sealed class OptionalSetting(string name, int min, int max, int? @default)
    : Setting(name, string.Create(CultureInfo.InvariantCulture, $"{min} to {max} or null, default {(@default is null ? "null" : @default)}"))
{
    public int? Default { get; } = @default;

    public override string? Check(JsonElement value) =>
        value.ValueKind == JsonValueKind.Null || (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var n) && n >= min && n <= max)
            ? null : $"Is no whole number of {Describes}.";
}

/// <summary>A number within a range.</summary>
public sealed class NumberSetting(string name, decimal min, decimal max, decimal @default)
    : Setting(name, string.Create(CultureInfo.InvariantCulture, $"{min} to {max}, default {@default}"))
{
    public decimal Default { get; } = @default;

    public override string? Check(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var n) && n >= min && n <= max ? null : $"Is no number of {Describes}.";
}

/// <summary>One of a few words.</summary>
public sealed class ChoiceSetting(string name, string @default, params string[] choices)
    : Setting(name, $"{string.Join(", ", choices)}; default {@default}")
{
    public string Default { get; } = @default;

    public override string? Check(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && choices.Contains(value.GetString()) ? null : $"Is none of {Describes}.";
}

/// <summary>A set of a few words.</summary>
public sealed class SetSetting(string name, string[] @default, params string[] choices)
    : Setting(name, $"a list of {string.Join(", ", choices)}; default {string.Join(", ", @default)}")
{
    public string[] Default { get; } = @default;

    public override string? Check(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array
        && value.EnumerateArray().All(x => x.ValueKind == JsonValueKind.String && choices.Contains(x.GetString()))
            ? null : $"Is not {Describes}.";
}

/// <summary>Two whole numbers, from and to, or null for no such figure.</summary>
public sealed class BandSetting(string name, int min, int max, (int From, int To) @default)
    : Setting(name, string.Create(CultureInfo.InvariantCulture, $"a list of two whole numbers of {min} to {max}, or null; default {@default.From}, {@default.To}"))
{
    public (int From, int To) Default { get; } = @default;

    public override string? Check(JsonElement value) => value.ValueKind == JsonValueKind.Null || IsBand(value) ? null : $"Is not {Describes}.";

    private bool IsBand(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() != 2) return false;
        return value[0].ValueKind == JsonValueKind.Number && value[1].ValueKind == JsonValueKind.Number
            && value[0].TryGetInt32(out var from) && value[1].TryGetInt32(out var to) && min <= from && from <= to && to <= max;
    }
}

/// <summary>The settings that the rules read, with the rulebook's names, ranges and defaults.</summary>
public static class SettingCatalogue
{
    public static readonly ChoiceSetting SignOffMentee = new("signoff.mentee", "required", "required", "informed", "none");
    public static readonly ChoiceSetting SignOffMentor = new("signoff.mentor", "required", "required", "informed", "none");
    public static readonly WholeSetting SignOffValidMonths = new("signoff.validMonths", 1, 24, 6);
    public static readonly NumberSetting TrainingMentorDays = new("training.mentorDays", 0.5m, 5, 1);
    public static readonly ChoiceSetting InductionForm = new("induction.form", "session", "session", "guidanceSheet");
    public static readonly SetSetting ModelsEnabled = new("models.enabled", ["oneToOne"], "oneToOne", "group", "twoByTwo", "team");
    public static readonly ChoiceSetting ManagerRule = new("matching.managerRule", "wholeChain", "wholeChain", "direct");
    public static readonly ChoiceSetting Experience = new("matching.experience", "prefer", "prefer", "require", "none");
    public static readonly WholeSetting MaxOneToOne = new("mentor.maxOneToOne", 1, 10, 1);
    public static readonly WholeSetting ProposalLapsesAfterDays = new("proposal.lapsesAfterDays", 1, 90, 14);
    public static readonly ChoiceSetting AgreementDeadline = new("agreement.deadline", "firstMeeting", "firstMeeting", "beforeFirst");
    public static readonly ChoiceSetting RelationshipEndDate = new("relationship.endDate", "required", "required", "reviewOnly");
    public static readonly WholeSetting RelationshipMinMonths = new("relationship.minMonths", 1, 36, 3);
    public static readonly WholeSetting RelationshipMaxMonths = new("relationship.maxMonths", 1, 36, 6);
    public static readonly WholeSetting MeetingMinMinutes = new("meeting.minMinutes", 15, 480, 60);
    public static readonly WholeSetting MeetingMaxMinutes = new("meeting.maxMinutes", 15, 480, 120);
    public static readonly WholeSetting MeetingTargetIntervalDays = new("meeting.targetIntervalDays", 7, 92, 30);
    public static readonly WholeSetting MeetingOverdueAfterDays = new("meeting.overdueAfterDays", 7, 92, 42);
    public static readonly WholeSetting MeetingMaxMinutesTelephone = new("meeting.maxMinutesTelephone", 15, 240, 90);
    public static readonly ChoiceSetting MeetingDistanceException = new("meeting.distanceException", "on", "on", "off");
    public static readonly WholeSetting MeetingDistanceCeilingMinutes = new("meeting.distanceCeilingMinutes", 60, 480, 240);
    public static readonly SetSetting MeetingMethods = new("meeting.methods",
        ["faceToFace", "telephone", "video", "messenger", "email", "other"], "faceToFace", "telephone", "video", "messenger", "email", "other");
    public static readonly WholeSetting MeetingCancelNoticeHours = new("meeting.cancelNoticeHours", 0, 168, 24);
    public static readonly WholeSetting MeetingBufferMinutes = new("meeting.bufferMinutes", 0, 60, 15);
    public static readonly BandSetting SessionBand = new("relationship.sessionBand", 1, 60, (3, 6));
    public static readonly WholeSetting RelationshipReviewEvery = new("relationship.reviewEvery", 1, 12, 3);
    public static readonly OptionalSetting ContactIntervalDays = new("contact.intervalDays", 7, 31, 14);
    public static readonly ChoiceSetting ContactDutyOn = new("contact.dutyOn", "mentor", "mentor", "mentee", "both");
    public static readonly OptionalSetting ProgressIntervalDays = new("progress.intervalDays", 7, 92, 31);
    public static readonly SetSetting ToolsEnabled = new("tools.enabled",
        ["grow", "oskar", "mistakes", "visioning", "costBenefit"], "grow", "oskar", "mistakes", "visioning", "costBenefit");
    public static readonly WholeSetting RatingCommitmentThreshold = new("rating.commitmentThreshold", 1, 10, 7);
    public static readonly ChoiceSetting RapportCheck = new("matching.rapportCheck", "on", "on", "off");
    public static readonly ChoiceSetting CrossOrganisation = new("matching.crossOrganisation", "allowed", "allowed", "off");
    public static readonly ChoiceSetting NeedsNamedBy = new("needs.namedBy", "mentee", "mentee", "menteeWithManager");
    public static readonly ChoiceSetting AgendaOwner = new("agenda.owner", "mentee", "mentee", "joint");
    public static readonly ChoiceSetting LogMode = new("log.mode", "required", "required", "optional", "factsOnly");
    public static readonly ChoiceSetting LogCompleter = new("log.completer", "mentee", "mentee", "mentor", "both");
    public static readonly ChoiceSetting LogReaders = new("log.readers", "partiesAndCoordinator", "partiesAndCoordinator", "partiesOnly");
    public static readonly ChoiceSetting LogForwarding = new("log.forwarding", "onCompletion", "onCompletion", "onRequest", "figuresOnly", "never");
    public static readonly WholeSetting LogLateAfterDays = new("log.lateAfterDays", 0, 14, 2);
    public static readonly ChoiceSetting ReflectiveLog = new("reflectiveLog", "each", "each", "mentee", "off");
    public static readonly SetSetting ReflectiveLogSections = new("reflectiveLog.sections",
        ["firstAgreement", "note", "learning", "effectiveness", "results"], "firstAgreement", "note", "learning", "effectiveness", "results");
    public static readonly ChoiceSetting ReflectiveLogToReview = new("reflectiveLog.toReview", "anonymisedExtract", "anonymisedExtract", "authorSubmits");
    public static readonly ChoiceSetting ReflectiveLogReaders = new("reflectiveLog.readers", "authorAndConsented", "authorAndConsented", "authorOnly");
    public static readonly SetSetting ConcernCategories = new("concern.categories",
        ["organisationProcedures", "lineManagement", "nextStage", "feelingStuck", "relationshipBreakdown", "conduct"],
        "organisationProcedures", "lineManagement", "nextStage", "feelingStuck", "relationshipBreakdown", "conduct");
    public static readonly WholeSetting ConcernAcknowledgeDays = new("concern.acknowledgeWorkingDays", 1, 20, 2);
    public static readonly WholeSetting ConcernReviewDays = new("concern.reviewWorkingDays", 1, 60, 10);
    public static readonly ChoiceSetting PhasesSet = new("phases.set", "five", "five", "four");
    public static readonly WholeSetting WindingUpNoticeDays = new("windingUp.noticeDays", 0, 90, 28);
    public static readonly ChoiceSetting EndingTalkFirst = new("ending.talkFirst", "requiredWithLimit", "requiredWithLimit", "offered", "none");
    public static readonly WholeSetting EndingTalkFirstDays = new("ending.talkFirstDays", 1, 10, 5);
    public static readonly ChoiceSetting BoundaryScope = new("boundary.scope", "professional", "professional", "professionalAndPersonal");
    public static readonly NumberSetting CommitmentHours = new("commitment.hours", 0.5m, 20, 2);
    public static readonly WholeSetting CommitmentPeriodDays = new("commitment.periodDays", 30, 42, 42);
    public static readonly WholeSetting PilotMonths = new("pilot.months", 3, 36, 12);
    public static readonly WholeSetting RetentionDisposeAfterDays = new("retention.disposeAfterDays", 0, 3650, 90);
    public static readonly WholeSetting PolicyReviewMonths = new("policy.reviewMonths", 1, 36, 12);

    public static readonly IReadOnlyDictionary<string, Setting> All = typeof(SettingCatalogue).GetFields()
        .Select(field => field.GetValue(null)).OfType<Setting>().ToDictionary(setting => setting.Name, StringComparer.Ordinal);
}

/// <summary>A programme's values: those that were set, and the default for every other.</summary>
public sealed class Settings(IReadOnlyDictionary<string, JsonElement> values)
{
    public IReadOnlyDictionary<string, JsonElement> Values { get; } = values;

    public int this[WholeSetting setting] => Values.TryGetValue(setting.Name, out var value) ? value.GetInt32() : setting.Default;

    public int? this[OptionalSetting setting] =>
        !Values.TryGetValue(setting.Name, out var value) ? setting.Default : value.ValueKind == JsonValueKind.Null ? null : value.GetInt32();

    public decimal this[NumberSetting setting] => Values.TryGetValue(setting.Name, out var value) ? value.GetDecimal() : setting.Default;

    public string this[ChoiceSetting setting] => Values.TryGetValue(setting.Name, out var value) ? value.GetString()! : setting.Default;

    public IReadOnlyList<string> this[SetSetting setting] =>
        Values.TryGetValue(setting.Name, out var value) ? [.. value.EnumerateArray().Select(x => x.GetString()!)] : setting.Default;

    public (int From, int To)? this[BandSetting setting] =>
        !Values.TryGetValue(setting.Name, out var value) ? setting.Default : value.ValueKind == JsonValueKind.Null ? null : (value[0].GetInt32(), value[1].GetInt32());

    /// <summary>Every setting with the value in force.</summary>
    public SortedDictionary<string, JsonElement> InForce()
    {
        var all = new SortedDictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var setting in SettingCatalogue.All.Values)
            all[setting.Name] = Values.TryGetValue(setting.Name, out var value) ? value : JsonSerializer.SerializeToElement(DefaultOf(setting));
        return all;
    }

    private static object? DefaultOf(Setting setting) => setting switch
    {
        OptionalSetting optional => optional.Default,
        WholeSetting whole => whole.Default,
        NumberSetting number => number.Default,
        ChoiceSetting choice => choice.Default,
        SetSetting set => set.Default,
        BandSetting band => new[] { band.Default.From, band.Default.To },
        _ => throw new InvalidOperationException($"The setting {setting.Name} has no default."),
    };
}

/// <summary>How a programme modelled on one of the guidance documents is set. What is not named here keeps its default.</summary>
public static class Presets
{
    public const string AdviceSkillsPilot = "advice-skills-pilot";

    private static readonly Dictionary<string, Dictionary<string, object?>> ByName = new(StringComparer.Ordinal)
    {
        [AdviceSkillsPilot] = new(StringComparer.Ordinal)
        {
            ["signoff.mentee"] = "required",
            ["signoff.mentor"] = "required",
            ["training.mentorDays"] = 1,
            ["induction.form"] = "guidanceSheet",
            ["models.enabled"] = new[] { "oneToOne" },
            ["matching.managerRule"] = "wholeChain",
            ["matching.experience"] = "prefer",
            ["agreement.deadline"] = "firstMeeting",
            ["relationship.endDate"] = "required",
            ["relationship.minMonths"] = 3,
            ["relationship.maxMonths"] = 6,
            ["meeting.minMinutes"] = 60,
            ["meeting.maxMinutes"] = 120,
            ["meeting.targetIntervalDays"] = 30,
            ["meeting.overdueAfterDays"] = 42,
            ["commitment.hours"] = 2,
            ["commitment.periodDays"] = 42,
            ["matching.rapportCheck"] = "on",
            ["contact.intervalDays"] = null,
            ["progress.intervalDays"] = null,
            ["meeting.bufferMinutes"] = 15,
            ["log.mode"] = "required",
            ["log.completer"] = "mentee",
            ["log.forwarding"] = "onRequest",
            ["reflectiveLog"] = "each",
            ["agenda.owner"] = "mentee",
            ["ending.talkFirst"] = "offered",
            ["pilot.months"] = 12,
        },
    };

    public static IReadOnlyCollection<string> Names => ByName.Keys;

    public static Dictionary<string, JsonElement> ValuesOf(string preset) =>
        ByName[preset].ToDictionary(x => x.Key, x => JsonSerializer.SerializeToElement(x.Value), StringComparer.Ordinal);
}
