using System.Linq.Expressions;
using System.Text.Json;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.People;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Programmes;

/// <summary>One setting before and after a change.</summary>
public sealed record ChangedSetting
{
    public required string Setting { get; init; }
    public required JsonElement Before { get; init; }
    public required JsonElement After { get; init; }
}

/// <summary>That the settings of a programme were changed: who, when, what, and how many relationships were live then.</summary>
public sealed class SettingsChange : Entity<SettingsChange>, IVisible<SettingsChange>, IOfProgramme
{
    private SettingsChange() { }

    public SettingsChange(Programme programme, Id<Person>? person, List<ChangedSetting> changes, int liveRelationships, DateTimeOffset at) =>
        (ProgrammeId, Number, PersonId, Changes, LiveRelationships, At) = (programme.Id, programme.SettingsNumber, person, changes, liveRelationships, at);

    public Id<Programme> ProgrammeId { get; private set; }

    /// <summary>Number of the settings that it made: the preset's are 1.</summary>
    public int Number { get; private set; }

    /// <summary>Who changed them; null where nobody HR knows did.</summary>
    public Id<Person>? PersonId { get; private set; }

    public List<ChangedSetting> Changes { get; private set; } = [];

    /// <summary>How many relationships were live.</summary>
    public int LiveRelationships { get; private set; }

    public DateTimeOffset At { get; private set; }

    public static Expression<Func<SettingsChange, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || v.IsAdministrator || v.ProgrammesCoordinated.Contains(x.ProgrammeId);
}

/// <summary>A value that a setting had until then, kept for what was there: it may not be opened more to since.</summary>
public sealed record EarlierValue
{
    public required string Setting { get; init; }
    public required JsonElement Value { get; init; }
    public required DateTimeOffset Until { get; init; }
}

/// <summary>What a change of settings came to, for the answer: a dry run has stored nothing.</summary>
public sealed class SettingsOutcome
{
    public SettingsChange? Change { get; set; }
}

/// <summary>Changes what a programme is set to. Nothing that is there is opened more by it.</summary>
public sealed class SettingsCommands(IStore store, IProgrammeFacts facts, Narrowing narrowing, SettingsOutcome outcome, Viewer viewer, TimeProvider clock)
{
    public Task<Id<Programme>> ChangeSettings(Id<Programme> id, SettingsInput input, CancellationToken ct) => store.Write(async () =>
    {
        var programme = await store.GetToReplace(id, ct);
        viewer.RequireMaker(id);
        Check(input.Settings, programme.Settings);
        var (before, now) = (programme.Settings, clock.GetUtcNow());
        var changes = programme.Set(input.Settings, now);
        if (changes.Count == 0) return id;
        store.Add(outcome.Change = new(programme, viewer.Person, changes, await facts.LiveRelationships(id, ct), now));
        await narrowing.Follow(programme, before, ct);
        return id;
    }, ct);

    private static void Check(IReadOnlyDictionary<string, JsonElement> wanted, Settings before)
    {
        var (findings, held) = (new Findings(), new List<BrokenRule>());
        foreach (var (name, value) in wanted)
        {
            var setting = SettingCatalogue.All.GetValueOrDefault(name);
            ProgrammeRules.LocalDesignFreedom.Check(setting, $"There is no setting of this name: {name}.{OtherName(name)}");
            if (setting!.Check(value) is not { } wrong) continue;
            if (setting.Definition.HeldBy is { } rule) held.Add(new(RuleBook.Find(rule)!, $"{name} has one value in every programme: {setting.Definition.Default}."));
            else findings.Add($"settings/{name}", wrong);
        }
        findings.Refuse();
        if (held.Count > 0) throw new Refusal(held);
        foreach (var wrong in SettingCatalogue.OutOfOrder(before.With(wanted)).Where(wanted.ContainsKey)) findings.Add($"settings/{wrong}", "Does not go with the setting at the other end of its range.");
        findings.Refuse();
    }

    private static string OtherName(string name) =>
        Presets.Settings.Where(setting => setting.Also == name).Select(setting => setting.Name).ToList() is { Count: > 0 } others ? $" It is set by {string.Join(" and ", others)}." : "";
}
