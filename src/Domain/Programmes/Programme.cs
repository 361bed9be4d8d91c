using System.Linq.Expressions;
using System.Text.Json;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.People;
using Mentoring.Domain.Relationships;

namespace Mentoring.Domain.Programmes;

/// <summary>Where a programme stands.</summary>
public enum ProgrammeStatus
{
    /// <summary>Being designed; only its makers see it.</summary>
    Draft,

    /// <summary>Open for applications.</summary>
    Recruiting,

    /// <summary>Matching and meeting.</summary>
    Running,

    /// <summary>No new matches.</summary>
    Closing,

    /// <summary>Finished.</summary>
    Closed,
}

/// <summary>An aim of the programme, the need it answers, and how success is measured.</summary>
public sealed record Objective
{
    /// <summary>What is to be reached.</summary>
    public required string Text { get; init; }

    /// <summary>The staff, organisational or policy need it answers.</summary>
    public required string Need { get; init; }

    /// <summary>Measures of success.</summary>
    public required IReadOnlyList<string> Measures { get; init; }
}

/// <summary>How strictly a selection criterion is applied.</summary>
public enum CriterionWeight
{
    /// <summary>Must be met, or waived with a recorded reason.</summary>
    Essential,

    /// <summary>Counts, but nobody is turned away for it alone.</summary>
    Desirable,
}

/// <summary>What applicants for a role are selected by.</summary>
public sealed record SelectionCriterion
{
    /// <summary>Short code, unique within the role.</summary>
    public required string Code { get; init; }

    /// <summary>The role it is for.</summary>
    public required ParticipantRole Role { get; init; }

    /// <summary>The criterion in a sentence.</summary>
    public required string Text { get; init; }

    /// <summary>How strictly it is applied.</summary>
    public required CriterionWeight Weight { get; init; }

    /// <summary>Whether it is a skill of the list that goes with the objectives. Default false.</summary>
    public bool Skill { get; init; }
}

/// <summary>Ways of evaluating.</summary>
public enum EvaluationMethod
{
    /// <summary>Interviews or feedback sessions.</summary>
    Interviews,

    /// <summary>Focus groups.</summary>
    FocusGroups,

    /// <summary>Questionnaires that people fill in themselves.</summary>
    SelfReports,

    /// <summary>Milestones reached and missed, without names.</summary>
    Milestones,

    /// <summary>Statistics.</summary>
    Statistics,

    /// <summary>What was changed in documents and tools.</summary>
    DocumentChanges,

    /// <summary>A look through the files.</summary>
    FileReview,
}

/// <summary>How the programme will be evaluated, decided before it starts.</summary>
public sealed record EvaluationPlan
{
    /// <summary>What a programme uses that names no kinds.</summary>
    public static readonly IReadOnlyList<EvaluationMethod> Usual = [EvaluationMethod.SelfReports, EvaluationMethod.Milestones, EvaluationMethod.Statistics];

    /// <summary>Who the evaluation is for.</summary>
    public required string Audience { get; init; }

    /// <summary>What its results will be used for.</summary>
    public required string Use { get; init; }

    /// <summary>How it is done.</summary>
    public required string Methods { get; init; }

    /// <summary>When it is done.</summary>
    public required string Timing { get; init; }

    /// <summary>Which kinds of method those are; questionnaires, milestones and statistics unless told.</summary>
    public IReadOnlyList<EvaluationMethod>? Kinds { get; init; }

    /// <summary>What it may cost, up to 1,000 characters.</summary>
    public string? Budget { get; init; }

    /// <summary>Who does it, up to 1,000 characters.</summary>
    public string? Staff { get; init; }
}

/// <summary>An organisation that takes part in a programme.</summary>
public sealed class Partner
{
    private Partner() { }

    internal Partner(Id<Organisation> organisation) => OrganisationId = organisation;

    public Id<Organisation> OrganisationId { get; private set; }
}

/// <summary>A mentoring programme of one or several organisations.</summary>
public sealed class Programme : Entity<Programme>, IVisible<Programme>, IOfProgramme
{
    private readonly List<Partner> partners = [];

    private Programme() { }

    public Programme(string name, string preset, IEnumerable<Id<Organisation>> organisations)
    {
        (Name, Preset) = (name, preset);
        SettingsJson = JsonSerializer.Serialize(Presets.ValuesOf(preset));
        partners.AddRange(organisations.Distinct().Select(id => new Partner(id)));
    }

    public string Name { get; private set; } = "";

    /// <summary>The preset it was made from.</summary>
    public string Preset { get; private set; } = "";

    public ProgrammeStatus Status { get; private set; }
    public Id<Organisation>? LeadOrganisationId { get; private set; }
    public string? Purpose { get; private set; }
    public List<Objective> Objectives { get; private set; } = [];
    public List<SelectionCriterion> SelectionCriteria { get; private set; } = [];

    /// <summary>The role whose holders take the final selection decision.</summary>
    public AppointmentRole? SelectionDecider { get; private set; }

    public EvaluationPlan? EvaluationPlan { get; private set; }
    public string? RematchStrategy { get; private set; }
    public DateOnly? StartsOn { get; private set; }
    public DateOnly? EndsOn { get; private set; }

    /// <summary>The day on which the final review was marked complete.</summary>
    public DateOnly? ClosedOn { get; private set; }

    public string SettingsJson { get; private set; } = "{}";

    /// <summary>1 as the preset has them, and one more with each change.</summary>
    public int SettingsNumber { get; private set; } = 1;

    /// <summary>Values that opened less than those that followed.</summary>
    public List<EarlierValue> Earlier { get; private set; } = [];

    public IReadOnlyList<Partner> Partners => partners;

    Id<Programme> IOfProgramme.ProgrammeId => Id;

    public Settings Settings
    {
        get
        {
            if (read.Json != SettingsJson) read = (SettingsJson, new(JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(SettingsJson)!));
            return read.Settings;
        }
    }

    /// <summary>A use case asks for a dozen settings: they are read from their text once.</summary>
    private (string? Json, Settings Settings) read;

    public bool Includes(Id<Organisation> organisation) => partners.Exists(partner => partner.OrganisationId == organisation);

    public void LeadBy(Id<Organisation>? organisation) => LeadOrganisationId = organisation;

    public void Charter(string name, string? purpose, List<Objective> objectives, List<SelectionCriterion> criteria,
        AppointmentRole? decider, EvaluationPlan? plan, string? rematchStrategy) =>
        (Name, Purpose, Objectives, SelectionCriteria, SelectionDecider, EvaluationPlan, RematchStrategy) =
        (name, purpose, objectives, criteria, decider, plan, rematchStrategy);

    /// <summary>Answers with what has changed by it.</summary>
    public List<ChangedSetting> Set(IReadOnlyDictionary<string, JsonElement> values, DateTimeOffset at)
    {
        var before = Settings;
        var changes = values.Select(x => new ChangedSetting { Setting = x.Key, Before = before.Of(SettingCatalogue.All[x.Key]), After = x.Value })
            .Where(x => !JsonElement.DeepEquals(x.Before, x.After)).OrderBy(x => x.Setting, StringComparer.Ordinal).ToList();
        if (changes.Count == 0) return changes;
        (SettingsJson, SettingsNumber) = (JsonSerializer.Serialize(new SortedDictionary<string, JsonElement>(before.With(values).Values.ToDictionary(), StringComparer.Ordinal)), SettingsNumber + 1);
        var opened = changes.Where(x => SettingCatalogue.All[x.Setting].OpensLess(x.Before, x.After));
        Earlier = [.. Earlier, .. opened.Select(x => new EarlierValue { Setting = x.Setting, Value = x.Before, Until = at })];
        return changes;
    }

    /// <summary>The settings for what has been there since a time: one that has opened more in the meantime opens no more to it than at its narrowest.</summary>
    public Settings SettingsSince(DateTimeOffset at)
    {
        var (settings, kept) = (Settings, new Dictionary<string, JsonElement>(StringComparer.Ordinal));
        foreach (var earlier in Earlier.Where(x => x.Until >= at))
        {
            var setting = SettingCatalogue.All[earlier.Setting];
            if (setting.OpensLess(earlier.Value, kept.TryGetValue(setting.Name, out var narrowest) ? narrowest : settings.Of(setting))) kept[setting.Name] = earlier.Value;
        }
        return kept.Count == 0 ? settings : settings.With(kept);
    }

    /// <summary>The settings for a relationship: what opened less at some time since it formed opens no more to it.</summary>
    public Settings SettingsFor(Relationship relationship) => SettingsSince(relationship.FormedAt);

    public void Open() => Status = ProgrammeStatus.Recruiting;

    /// <summary>The pilot's dates are fixed when it starts.</summary>
    public void Start(DateOnly today) =>
        (Status, StartsOn, EndsOn) = (ProgrammeStatus.Running, today, today.AddMonths(Settings[SettingCatalogue.PilotMonths]));

    /// <summary>The final review is done: what was held for it is held no longer.</summary>
    public void Close(DateOnly today) => (Status, ClosedOn) = (ProgrammeStatus.Closed, today);

    /// <summary>From this day on what people wrote is deleted; null before the final review is done. Once there are records, the days only get fewer.</summary>
    public DateOnly? DisposesOn => ClosedOn?.AddDays((StartsOn is { } start ? SettingsSince(new(start, default, default)) : Settings)[SettingCatalogue.RetentionDisposeAfterDays]);

    /// <summary>Whether a client acts for the lead, or for every partner.</summary>
    public bool IsActedForBy(Viewer client) =>
        (LeadOrganisationId is { } lead && client.OrganisationsFed.Contains(lead)) || Partners.All(x => client.OrganisationsFed.Contains(x.OrganisationId));

    /// <summary>The fewest of whom anything is told together. Once there are records, it only grows.</summary>
    public int LeastGroup => (StartsOn is { } start ? SettingsSince(new(start, default, default)) : Settings)[SettingCatalogue.EvaluationMinGroupSize];

    /// <summary>
    /// The days on which it is reviewed; none before it starts. The last waits for the month to be over in which the pilot's last day lies: figures are of
    /// whole months, and it is of all of the pilot.
    /// </summary>
    public IReadOnlyList<DateOnly> ReviewsOn => StartsOn is { } start && Settings[SettingCatalogue.PilotReviewMonths] is { Count: > 0 } months
        ? [.. months.SkipLast(1).Select(month => start.AddMonths(month)), start.AddMonths(months[^1]).AddDays(-1).FirstOfMonth().AddMonths(1)] : [];

    /// <summary>The last day of the pilot itself; null before it starts.</summary>
    public DateOnly? LastDay => EndsOn?.AddDays(-1);

    /// <summary>Once it recruits, everybody who is signed in may read what it is: no listing is by invitation.</summary>
    public static Expression<Func<Programme, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || v.IsAdministrator || x.Status != ProgrammeStatus.Draft || v.ProgrammesServed.Contains(x.Id);
}
