using Mentoring.Domain;
using Mentoring.Domain.Integration;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;

namespace Mentoring.Api.Integration;

/// <summary>That a record was made, changed or removed. Neither what it says nor who did it.</summary>
public sealed record ChangeView
{
    /// <summary>Kind of the record: organisation, team, person, reportingLine or completion. More may come: skip what you do not know.</summary>
    public required string Kind { get; init; }

    /// <summary>Id of the record.</summary>
    public required Guid Record { get; init; }

    /// <summary>created, changed or removed. What is removed is gone, or is a person who was erased: forget what you keep of it.</summary>
    public required string Change { get; init; }

    /// <summary>The record's version from then on.</summary>
    public required int Version { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The organisation that it belongs to.</summary>
    public required Id<Organisation> Organisation { get; init; }
}

/// <summary>A stretch of the feed of changes.</summary>
public sealed record ChangesView
{
    /// <summary>The changes, oldest first. A record may come more than once.</summary>
    public required IReadOnlyList<ChangeView> Items { get; init; }

    /// <summary>Where to go on, now or another day: always given, also when nothing is new.</summary>
    public required string Since { get; init; }

    /// <summary>There is more at once.</summary>
    public required bool More { get; init; }
}

/// <summary>That somebody completed training or induction, or takes part in mentoring.</summary>
public sealed record CompletionView
{
    /// <summary>Stays the same whatever becomes of it: keep yours by it.</summary>
    public required Id<Completion> Id { get; init; }

    /// <summary>One more with each change. A lower one than yours is old news.</summary>
    public required int Version { get; init; }

    /// <summary>completed, or inProgress: of participation.</summary>
    public required CompletionStatus Status { get; init; }

    /// <summary>It was taken back: it was a mistake, or the person no longer wants you to know.</summary>
    public required bool Voided { get; init; }

    /// <summary>Who; null when they were erased: forget what you keep of this completion.</summary>
    public CompletionPersonView? Person { get; init; }

    /// <summary>What was completed.</summary>
    public required CompletionActivityView Activity { get; init; }

    /// <summary>The programme.</summary>
    public required CompletionProgrammeView Programme { get; init; }

    /// <summary>First day.</summary>
    public DateOnly? StartedOn { get; init; }

    /// <summary>Last day; null while it goes on.</summary>
    public DateOnly? CompletedOn { get; init; }

    /// <summary>Whose calendar the days are of: an IANA name.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Length in hours; null where nobody said, and always of participation: how long people meet is theirs.</summary>
    public decimal? Hours { get; init; }

    /// <summary>Length in days, where it was recorded.</summary>
    public decimal? Days { get; init; }

    /// <summary>When it was recorded, or changed last.</summary>
    public required DateTimeOffset ChangedAt { get; init; }
}

/// <summary>Who completed something, by HR's ids.</summary>
public sealed record CompletionPersonView
{
    /// <summary>Id of the person here.</summary>
    public required Id<Person> Id { get; init; }

    /// <summary>HR's own id of the organisation.</summary>
    public required string Organisation { get; init; }

    /// <summary>HR's own id of the person, unique in the organisation.</summary>
    public required string ExternalId { get; init; }
}

/// <summary>What was completed.</summary>
public sealed record CompletionActivityView
{
    /// <summary>Stays the same for a kind of activity of a programme.</summary>
    public required string Id { get; init; }

    /// <summary>What it is.</summary>
    public required CompletedActivity Kind { get; init; }

    /// <summary>For people.</summary>
    public required string Title { get; init; }

    /// <summary>Version of the guidance, where that was what was completed.</summary>
    public int? Version { get; init; }
}

/// <summary>The programme that something was completed in.</summary>
public sealed record CompletionProgrammeView
{
    /// <summary>Id.</summary>
    public required Id<Programme> Id { get; init; }

    /// <summary>Name.</summary>
    public required string Name { get; init; }
}

/// <summary>A stretch of the feed of completions.</summary>
public sealed record CompletionsView
{
    /// <summary>Completions that are new or have changed, in the order of that; each as it is now.</summary>
    public required IReadOnlyList<CompletionView> Items { get; init; }

    /// <summary>Where to go on, now or another day: always given, also when nothing is new.</summary>
    public required string Since { get; init; }

    /// <summary>There is more at once.</summary>
    public required bool More { get; init; }
}
