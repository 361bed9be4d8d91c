using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Meetings;
using Mentoring.Domain.People;
using Mentoring.Domain.Progress;
using Mentoring.Domain.Relationships;

namespace Mentoring.Api.Meetings;

/// <summary>A meeting as a fact. What was said, and where, is not here.</summary>
public sealed record MeetingView : View
{
    /// <summary>Id.</summary>
    public required Id<Meeting> Id { get; init; }

    /// <summary>The relationship.</summary>
    public required Id<Relationship> Relationship { get; init; }

    /// <summary>In a group, the mentor of a session of two; nothing where all meet.</summary>
    public Id<Person>? Mentor { get; init; }

    /// <summary>In a group, the mentee of a session of two.</summary>
    public Id<Person>? Mentee { get; init; }

    /// <summary>Where it stands.</summary>
    public required MeetingStatus Status { get; init; }

    /// <summary>When it begins or began.</summary>
    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>Length in minutes.</summary>
    public required int Minutes { get; init; }

    /// <summary>How it is held.</summary>
    public required MeetingMethod Method { get; init; }

    /// <summary>The way, where the method is other.</summary>
    public string? OtherMethod { get; init; }

    /// <summary>What kind of place.</summary>
    public MeetingVenue? Venue { get; init; }

    /// <summary>Whose clock hangs where they meet, by its IANA name; UTC where nothing is said.</summary>
    public string? TimeZone { get; init; }

    /// <summary>When it begins by that clock: date and time, with no offset.</summary>
    public required string StartsAtLocal { get; init; }

    /// <summary>1, 2, … among the meetings held; nothing before it is held.</summary>
    public int? Session { get; init; }

    /// <summary>Who proposed the time and the method as they are; the other accepts.</summary>
    public Id<Person>? ProposedBy { get; init; }

    /// <summary>How often in a row it was moved after both had agreed.</summary>
    public required int Moves { get; init; }

    /// <summary>Moved or cancelled later than the notice that the programme asks for; it does not say by whom.</summary>
    public required bool ShortNotice { get; init; }

    /// <summary>Time to keep free before it, to prepare.</summary>
    public required DateTimeOffset KeepFreeFrom { get; init; }

    /// <summary>Time to keep free after it, to reflect.</summary>
    public required DateTimeOffset KeepFreeUntil { get; init; }
}

/// <summary>That a mentee of a group asks for a session with a mentor alone.</summary>
public sealed record OneToOneRequestView : View
{
    /// <summary>Id.</summary>
    public required Id<OneToOneRequest> Id { get; init; }

    /// <summary>The relationship.</summary>
    public required Id<Relationship> Relationship { get; init; }

    /// <summary>Who asks.</summary>
    public required Id<Person> Mentee { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When a session was planned or held, or it was taken back.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }
}

/// <summary>What there is to do at a meeting: prompts for the two, which nobody ticks off.</summary>
public sealed record MeetingChecklistView : View
{
    /// <summary>The meeting.</summary>
    public required Id<Meeting> Meeting { get; init; }

    /// <summary>It is the first of the two.</summary>
    public required bool IsFirst { get; init; }

    /// <summary>What to think of, in order.</summary>
    public required IReadOnlyList<ChecklistPoint> Items { get; init; }

    /// <summary>Actions that are open, brought forward from the meetings before.</summary>
    public required IReadOnlyList<Id<PlannedAction>> BroughtForward { get; init; }
}

/// <summary>A meeting's agenda and place, for the two alone.</summary>
public sealed record AgendaView : View
{
    /// <summary>Id.</summary>
    public required Id<Agenda> Id { get; init; }

    /// <summary>The meeting.</summary>
    public required Id<Meeting> Meeting { get; init; }

    /// <summary>Where.</summary>
    public string? Place { get; init; }

    /// <summary>Why the two can hardly meet in one room.</summary>
    public string? DistanceReason { get; init; }

    /// <summary>Items in order.</summary>
    public required IReadOnlyList<string> Items { get; init; }

    /// <summary>What the mentor suggests; the mentee takes it among the items or lets it go.</summary>
    public required IReadOnlyList<string> Suggestions { get; init; }

    /// <summary>Who has prepared.</summary>
    public required IReadOnlyList<ParticipantRole> Prepared { get; init; }
}

/// <summary>The joint log of one meeting.</summary>
public sealed record MeetingLogView : View
{
    /// <summary>Id.</summary>
    public required Id<MeetingLog> Id { get; init; }

    /// <summary>The meeting.</summary>
    public required Id<Meeting> Meeting { get; init; }

    /// <summary>The relationship.</summary>
    public required Id<Relationship> Relationship { get; init; }

    /// <summary>Version of the form.</summary>
    public required int Template { get; init; }

    /// <summary>What the form is for, and what does not belong in it.</summary>
    public string Notice { get; } = "For the two of you. Leave out addresses, numbers, and anything about others that could tell who they are.";

    /// <summary>Where it stands.</summary>
    public required MeetingLogStatus Status { get; init; }

    /// <summary>The log itself.</summary>
    public required LogContent Content { get; init; }

    /// <summary>Who wrote last.</summary>
    public required Id<Person> WrittenBy { get; init; }

    /// <summary>Who completed it.</summary>
    public Id<Person>? CompletedBy { get; init; }

    /// <summary>When it was completed.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>When the other confirmed it.</summary>
    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>When it went to the coordinator; until then the two alone read it.</summary>
    public DateTimeOffset? ForwardedAt { get; init; }
}

/// <summary>That the two were in contact between meetings. Who began and what was said is not kept.</summary>
public sealed record ContactView : View
{
    /// <summary>Id.</summary>
    public required Id<Contact> Id { get; init; }

    /// <summary>The relationship.</summary>
    public required Id<Relationship> Relationship { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Beyond what was agreed on.</summary>
    public required bool Exceptional { get; init; }

    /// <summary>Both say so.</summary>
    public required bool Agreed { get; init; }
}

/// <summary>A few lines to the coordinator on how it goes.</summary>
public sealed record ProgressUpdateView : View
{
    /// <summary>Id.</summary>
    public required Id<ProgressUpdate> Id { get; init; }

    /// <summary>The relationship.</summary>
    public required Id<Relationship> Relationship { get; init; }

    /// <summary>Who sent them.</summary>
    public required Id<Person> Author { get; init; }

    /// <summary>The lines.</summary>
    public required string Text { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>An area that the mentee keeps to themselves.</summary>
public sealed record OffLimitsTopicView : View
{
    /// <summary>Id.</summary>
    public required Id<OffLimitsTopic> Id { get; init; }

    /// <summary>The relationship.</summary>
    public required Id<Relationship> Relationship { get; init; }

    /// <summary>Its label.</summary>
    public required string Label { get; init; }

    /// <summary>Since when it is off limits.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>When the mentee opened it.</summary>
    public DateTimeOffset? LiftedAt { get; init; }
}
