using System.Text.Json;

namespace Mentoring.Domain.Programmes;

/// <summary>The settings that the rules read. Their ranges and defaults are in presets.json.</summary>
public static class SettingCatalogue
{
    public static readonly ChoiceSetting SignOffMentee = new("signoff.mentee");
    public static readonly ChoiceSetting SignOffMentor = new("signoff.mentor");
    public static readonly WholeSetting SignOffValidMonths = new("signoff.validMonths");
    public static readonly NumberSetting TrainingMentorDays = new("training.mentorDays");
    public static readonly ChoiceSetting TrainingMayPrecedeAcceptance = new("training.mayPrecedeAcceptance");
    public static readonly ChoiceSetting InductionForm = new("induction.form");
    public static readonly SetSetting CodeDocuments = new("code.documents");
    public static readonly SetSetting ModelsEnabled = new("models.enabled");
    public static readonly WholeSetting ModelsGroupMax = new("models.groupMax");
    public static readonly WholeSetting ModelsTeamMentorsMax = new("models.teamMentorsMax");
    public static readonly ChoiceSetting ManagerRule = new("matching.managerRule");
    public static readonly ChoiceSetting Experience = new("matching.experience");
    public static readonly WholeSetting MatchingFieldWeight = new("matching.fieldWeight");
    public static readonly ChoiceSetting MatchingOwnTeam = new("matching.ownTeam");
    public static readonly ChoiceSetting RapportCheck = new("matching.rapportCheck");
    public static readonly ChoiceSetting CrossOrganisation = new("matching.crossOrganisation");
    public static readonly WholeSetting MaxOneToOne = new("mentor.maxOneToOne");
    public static readonly WholeSetting ProposalLapsesAfterDays = new("proposal.lapsesAfterDays");
    public static readonly ChoiceSetting AgreementDeadline = new("agreement.deadline");
    public static readonly ChoiceSetting RelationshipEndDate = new("relationship.endDate");
    public static readonly OptionalSetting RelationshipMinMonths = new("relationship.minMonths");
    public static readonly OptionalSetting RelationshipMaxMonths = new("relationship.maxMonths");
    public static readonly BandSetting SessionBand = new("relationship.sessionBand");
    public static readonly SetSetting RelationshipDurationChoices = new("relationship.durationChoices");
    public static readonly WholeSetting RelationshipReviewEvery = new("relationship.reviewEvery");
    public static readonly OptionalSetting MeetingMinMinutes = new("meeting.minMinutes");
    public static readonly OptionalSetting MeetingMaxMinutes = new("meeting.maxMinutes");
    public static readonly BandSetting MeetingUsualBand = new("meeting.usualBand");
    public static readonly WholeSetting MeetingMaxMinutesTelephone = new("meeting.maxMinutesTelephone");
    public static readonly ChoiceSetting MeetingDistanceException = new("meeting.distanceException");
    public static readonly WholeSetting MeetingDistanceCeilingMinutes = new("meeting.distanceCeilingMinutes");
    public static readonly SetSetting MeetingMethods = new("meeting.methods");
    public static readonly OptionalSetting MeetingTargetIntervalDays = new("meeting.targetIntervalDays");
    public static readonly OptionalSetting MeetingOverdueAfterDays = new("meeting.overdueAfterDays");
    public static readonly WholeSetting MeetingCancelNoticeHours = new("meeting.cancelNoticeHours");
    public static readonly WholeSetting MeetingBufferMinutes = new("meeting.bufferMinutes");
    public static readonly OptionalSetting ContactIntervalDays = new("contact.intervalDays");
    public static readonly ChoiceSetting ContactDutyOn = new("contact.dutyOn");
    public static readonly OptionalSetting ProgressIntervalDays = new("progress.intervalDays");
    public static readonly OptionalNumberSetting CommitmentHours = new("commitment.hours");
    public static readonly WholeSetting CommitmentPeriodDays = new("commitment.periodDays");
    public static readonly ChoiceSetting LogMode = new("log.mode");
    public static readonly ChoiceSetting LogCompleter = new("log.completer");
    public static readonly ChoiceSetting LogConfirmBy = new("log.confirmBy");
    public static readonly ChoiceSetting LogReaders = new("log.readers");
    public static readonly ChoiceSetting LogForwarding = new("log.forwarding");
    public static readonly WholeSetting LogLateAfterDays = new("log.lateAfterDays");
    public static readonly ChoiceSetting ReflectiveLog = new("reflectiveLog");
    public static readonly SetSetting ReflectiveLogSections = new("reflectiveLog.sections");
    public static readonly ChoiceSetting ReflectiveLogToReview = new("reflectiveLog.toReview");
    public static readonly ChoiceSetting ReflectiveLogReaders = new("reflectiveLog.readers");
    public static readonly ChoiceSetting AgendaOwner = new("agenda.owner");
    public static readonly ChoiceSetting NeedsNamedBy = new("needs.namedBy");
    public static readonly SetSetting ApplicationPurposes = new("application.purposes");
    public static readonly SetSetting ConcernCategories = new("concern.categories");
    public static readonly WholeSetting ConcernAcknowledgeDays = new("concern.acknowledgeWorkingDays");
    public static readonly WholeSetting ConcernReviewDays = new("concern.reviewWorkingDays");
    public static readonly ChoiceSetting PhasesSet = new("phases.set");
    public static readonly ChoiceSetting EndingTalkFirst = new("ending.talkFirst");
    public static readonly WholeSetting EndingTalkFirstDays = new("ending.talkFirstDays");
    public static readonly ChoiceSetting RematchOffer = new("rematch.offer");
    public static readonly ChoiceSetting RematchDecision = new("rematch.decision");
    public static readonly WholeSetting WindingUpNoticeDays = new("windingUp.noticeDays");
    public static readonly ChoiceSetting BoundaryCounselling = new("boundary.counselling");
    public static readonly ChoiceSetting BoundaryAssessment = new("boundary.assessment");
    public static readonly ChoiceSetting BoundaryScope = new("boundary.scope");
    public static readonly ChoiceSetting DisclosureThreshold = new("disclosure.threshold");
    public static readonly ChoiceSetting DisclosureTalkFirst = new("disclosure.talkFirst");
    public static readonly ChoiceSetting ReviewRelease = new("review.release");
    public static readonly ChoiceSetting FeedbackMode = new("feedback.mode");
    public static readonly ChoiceSetting RecognitionContent = new("recognition.content");
    public static readonly WholeSetting EvaluationMinGroupSize = new("evaluation.minGroupSize");
    public static readonly ChoiceSetting EvaluationResponses = new("evaluation.responses");
    public static readonly SetSetting EvaluationWaves = new("evaluation.waves");
    public static readonly SetSetting EvaluationAskedOf = new("evaluation.askedOf");
    public static readonly WholeSetting PilotMonths = new("pilot.months");
    public static readonly ListSetting PilotReviewMonths = new("pilot.reviewMonths");
    public static readonly ChoiceSetting RetentionHoldUntil = new("retention.holdUntil");
    public static readonly ChoiceSetting RetentionDisposal = new("retention.disposal");
    public static readonly WholeSetting RetentionDisposeAfterDays = new("retention.disposeAfterDays");
    public static readonly WholeSetting RatingCommitmentThreshold = new("rating.commitmentThreshold");
    public static readonly WholeSetting PolicyReviewMonths = new("policy.reviewMonths");
    public static readonly ChoiceSetting Portfolio = new("portfolio");
    public static readonly SetSetting PortfolioKinds = new("portfolio.kinds");
    public static readonly SetSetting PortfolioMedia = new("portfolio.media");
    public static readonly SetSetting PortfolioProfileLists = new("portfolio.profileLists");
    public static readonly SetSetting ToolsEnabled = new("tools.enabled");
    public static readonly OptionalSetting TrainingRefresherMonths = new("training.refresherMonths");
    public static readonly WholeSetting ModelsTeamMenteesMax = new("models.teamMenteesMax");
    public static readonly OptionalSetting ProgrammeMaxRelationships = new("programme.maxRelationships");
    public static readonly SetSetting RelationshipPurposes = new("relationship.purposes");

    private static readonly (OptionalSetting Less, OptionalSetting More)[] Ends =
        [(RelationshipMinMonths, RelationshipMaxMonths), (MeetingMinMinutes, MeetingMaxMinutes), (MeetingTargetIntervalDays, MeetingOverdueAfterDays)];

    /// <summary>Settings whose lower end lies above its upper end.</summary>
    public static IEnumerable<string> OutOfOrder(Settings settings) =>
        Ends.Where(ends => settings[ends.Less] > settings[ends.More]).SelectMany(ends => (string[])[ends.Less.Name, ends.More.Name]);

    public static readonly IReadOnlyDictionary<string, Setting> All = typeof(SettingCatalogue).GetFields()
        .Select(field => field.GetValue(null)).OfType<Setting>().ToDictionary(setting => setting.Name, StringComparer.Ordinal);

    /// <summary>By their names.</summary>
    public static readonly IReadOnlyList<Setting> InOrder = [.. All.Values.OrderBy(setting => setting.Name, StringComparer.Ordinal)];
}

/// <summary>A programme's values: those that were set, and the default for every other.</summary>
public sealed class Settings(IReadOnlyDictionary<string, JsonElement> values)
{
    public IReadOnlyDictionary<string, JsonElement> Values { get; } = values;

    public int this[WholeSetting setting] => Of(setting).GetInt32();

    public int? this[OptionalSetting setting] => Of(setting) is { ValueKind: not JsonValueKind.Null } value ? value.GetInt32() : null;

    public decimal this[NumberSetting setting] => Of(setting).GetDecimal();

    public decimal? this[OptionalNumberSetting setting] => Of(setting) is { ValueKind: not JsonValueKind.Null } value ? value.GetDecimal() : null;

    public string this[ChoiceSetting setting] => Of(setting).GetString()!;

    /// <summary>All of its words where it is null.</summary>
    public IReadOnlyList<string> this[SetSetting setting] =>
        Of(setting) is { ValueKind: not JsonValueKind.Null } value ? [.. value.EnumerateArray().Select(word => word.GetString()!)] : setting.Definition.Choices;

    public (int From, int To)? this[BandSetting setting] =>
        Of(setting) is { ValueKind: not JsonValueKind.Null } value ? (value[0].GetInt32(), value[1].GetInt32()) : null;

    public IReadOnlyList<int> this[ListSetting setting] => [.. Of(setting).EnumerateArray().Select(number => number.GetInt32())];

    /// <summary>The same with other values for some.</summary>
    public Settings With(IReadOnlyDictionary<string, JsonElement> others)
    {
        var all = new Dictionary<string, JsonElement>(Values, StringComparer.Ordinal);
        foreach (var (name, value) in others) all[name] = value;
        return new(all);
    }

    /// <summary>The value in force.</summary>
    public JsonElement Of(Setting setting) => Values.TryGetValue(setting.Name, out var value) ? value : setting.Definition.Default;

    /// <summary>Every setting with the value in force.</summary>
    public OrderedDictionary<string, JsonElement> InForce() => new(SettingCatalogue.InOrder.Select(setting => KeyValuePair.Create(setting.Name, Of(setting))), StringComparer.Ordinal);
}
