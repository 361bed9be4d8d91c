using System.Text.Json;
using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.Forms;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;

namespace Mentoring.Api.Programmes;

/// <summary>A programme. Everybody who is signed in may read one that recruits.</summary>
public sealed record ProgrammeView : View
{
    /// <summary>Id.</summary>
    public required Id<Programme> Id { get; init; }

    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>The preset it was made from.</summary>
    public required string Preset { get; init; }

    /// <summary>Where it stands.</summary>
    public required ProgrammeStatus Status { get; init; }

    /// <summary>What the organisations want mentoring to achieve.</summary>
    public string? Purpose { get; init; }

    /// <summary>Aims with need and measures.</summary>
    public required IReadOnlyList<Objective> Objectives { get; init; }

    /// <summary>What applicants are selected by.</summary>
    public required IReadOnlyList<SelectionCriterion> SelectionCriteria { get; init; }

    /// <summary>Who decides on selection.</summary>
    public AppointmentRole? SelectionDecider { get; init; }

    /// <summary>How it is evaluated.</summary>
    public EvaluationPlan? EvaluationPlan { get; init; }

    /// <summary>How matching and re-matching are done.</summary>
    public string? RematchStrategy { get; init; }

    /// <summary>Organisations that take part.</summary>
    public required IReadOnlyList<Id<Organisation>> Organisations { get; init; }

    /// <summary>The organisation that coordinates.</summary>
    public Id<Organisation>? LeadOrganisation { get; init; }

    /// <summary>First day, from its start on.</summary>
    public DateOnly? StartsOn { get; init; }

    /// <summary>Last day, from its start on.</summary>
    public DateOnly? EndsOn { get; init; }

    /// <summary>The day on which the final review was marked complete.</summary>
    public DateOnly? ClosedOn { get; init; }

    /// <summary>From this day on what people wrote in their relationships is deleted, but for those who agreed to keep it longer.</summary>
    public DateOnly? DisposesOn { get; init; }

    /// <summary>The days on which it is reviewed, from its start on.</summary>
    public required IReadOnlyList<DateOnly> ReviewsOn { get; init; }

    /// <summary>Every setting with the value in force.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Settings { get; init; }

    /// <summary>Number of these settings: 1 as the preset has them, and one more with each change.</summary>
    public required int SettingsNumber { get; init; }

    /// <summary>In the answer to a change of settings: what it affects, or would. Else null.</summary>
    public SettingsEffectView? Change { get; init; }
}

/// <summary>What a change of settings affects.</summary>
public sealed record SettingsEffectView
{
    /// <summary>Number of the settings that it starts from.</summary>
    public required int From { get; init; }

    /// <summary>How many relationships are live.</summary>
    public required int LiveRelationships { get; init; }

    /// <summary>The settings that change, each with what that affects.</summary>
    public required IReadOnlyList<ChangedSettingView> Changes { get; init; }

    internal static SettingsEffectView Of(SettingsChange x) =>
        new() { From = x.Number - 1, LiveRelationships = x.LiveRelationships, Changes = [.. x.Changes.Select(ChangedSettingView.Of)] };
}

/// <summary>One setting before and after a change.</summary>
public sealed record ChangedSettingView
{
    /// <summary>Name of the setting.</summary>
    public required string Setting { get; init; }

    /// <summary>What it was.</summary>
    public required JsonElement? Before { get; init; }

    /// <summary>What it became.</summary>
    public required JsonElement? After { get; init; }

    /// <summary>What that affects, and from when on.</summary>
    public required string Affects { get; init; }

    internal static ChangedSettingView Of(ChangedSetting x) => new() { Setting = x.Setting, Before = x.Before, After = x.After, Affects = Domain.Programmes.Presets.Of(x.Setting).Affects };
}

/// <summary>That a programme's settings were changed, and how.</summary>
public sealed record SettingsChangeView : View
{
    /// <summary>Id.</summary>
    public required Id<SettingsChange> Id { get; init; }

    /// <summary>The programme.</summary>
    public required Id<Programme> Programme { get; init; }

    /// <summary>Number of the settings that it made.</summary>
    public required int Number { get; init; }

    /// <summary>Number of the settings that it started from.</summary>
    public required int From { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who changed them; null for an administrator whom HR does not know.</summary>
    public Id<Person>? By { get; init; }

    /// <summary>How many relationships were live then.</summary>
    public required int LiveRelationships { get; init; }

    /// <summary>The settings that changed.</summary>
    public required IReadOnlyList<ChangedSettingView> Changes { get; init; }
}

/// <summary>A person's role in a programme.</summary>
public sealed record AppointmentView : View
{
    /// <summary>Id.</summary>
    public required Id<Appointment> Id { get; init; }

    /// <summary>The programme.</summary>
    public required Id<Programme> Programme { get; init; }

    /// <summary>Who.</summary>
    public required Id<Person> Person { get; init; }

    /// <summary>What for.</summary>
    public required AppointmentRole Role { get; init; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset Since { get; init; }
}

/// <summary>One version of a programme document.</summary>
public sealed record DocumentView : View
{
    /// <summary>Id of this version.</summary>
    public required Id<ProgrammeDocument> Id { get; init; }

    /// <summary>The programme.</summary>
    public required Id<Programme> Programme { get; init; }

    /// <summary>What it is.</summary>
    public required DocumentKind Kind { get; init; }

    /// <summary>1, 2, … within kind and language.</summary>
    public required int Number { get; init; }

    /// <summary>Language tag.</summary>
    public required string Language { get; init; }

    /// <summary>Title.</summary>
    public required string Title { get; init; }

    /// <summary>The text.</summary>
    public required string Text { get; init; }

    /// <summary>When it was published.</summary>
    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>The day it was approved.</summary>
    public DateOnly? ApprovedOn { get; init; }

    /// <summary>The day it will be reviewed.</summary>
    public DateOnly? ReviewOn { get; init; }

    /// <summary>Policies it goes with.</summary>
    public required IReadOnlyList<string> RelatedPolicies { get; init; }

    /// <summary>How confidential documents are stored and managed.</summary>
    public string? StorageRules { get; init; }

    /// <summary>Whom this version asks to say that they have read it.</summary>
    public required DocumentReaders Asks { get; init; }

    /// <summary>A policy by its parts.</summary>
    public PolicyParts? Policy { get; init; }

    /// <summary>The version of the form that it was written by; null for kinds that have none, or where none was kept yet.</summary>
    public FormShown? Form { get; init; }
}

/// <summary>That applications wait for line managers; not whose.</summary>
public sealed record PendingSignOffsView : View
{
    /// <summary>Of mentors.</summary>
    public required int Mentors { get; init; }

    /// <summary>Of mentees.</summary>
    public required int Mentees { get; init; }
}
