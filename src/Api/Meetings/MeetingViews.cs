using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.Meetings;
using Mentoring.Domain.Relationships;

namespace Mentoring.Api.Meetings;

/// <summary>A meeting that was held. What was said is not here.</summary>
public sealed record MeetingView : View
{
    /// <summary>Id.</summary>
    public required Id<Meeting> Id { get; init; }

    /// <summary>The relationship.</summary>
    public required Id<Relationship> Relationship { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset HeldAt { get; init; }

    /// <summary>Length in minutes.</summary>
    public required int Minutes { get; init; }

    /// <summary>How it was held.</summary>
    public required MeetingMethod Method { get; init; }
}
