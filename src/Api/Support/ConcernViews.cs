using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.People;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Support;

namespace Mentoring.Api.Support;

/// <summary>A request for help.</summary>
public sealed record ConcernView : View
{
    /// <summary>Id.</summary>
    public required Id<Concern> Id { get; init; }

    /// <summary>The relationship.</summary>
    public required Id<Relationship> Relationship { get; init; }

    /// <summary>Who asks for help.</summary>
    public required Id<Person> Author { get; init; }

    /// <summary>What it is about.</summary>
    public required ConcernCategory Category { get; init; }

    /// <summary>In the author's words.</summary>
    public required string Text { get; init; }

    /// <summary>Where it stands.</summary>
    public required ConcernStatus Status { get; init; }

    /// <summary>When it was raised.</summary>
    public required DateTimeOffset RaisedAt { get; init; }

    /// <summary>When a coordinator took it up.</summary>
    public DateTimeOffset? AcknowledgedAt { get; init; }

    /// <summary>When it was closed.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>The author lets the partner read it.</summary>
    public required bool Shared { get; init; }
}

/// <summary>What a coordinator notes of a talk about a concern, for its author and the coordinators.</summary>
public sealed record ConcernNoteView : View
{
    /// <summary>Id.</summary>
    public required Id<ConcernNote> Id { get; init; }

    /// <summary>Who noted it.</summary>
    public required Id<Person> WrittenBy { get; init; }

    /// <summary>What was said.</summary>
    public required string Text { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}
