using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Reminders;

namespace Mentoring.Api.Reminders;

/// <summary>That something wants looking at. A figure, and nobody's fault; it says nothing of what anybody wrote.</summary>
public sealed record AttentionView : View
{
    /// <summary>Id.</summary>
    public required Id<Attention> Id { get; init; }

    /// <summary>The programme.</summary>
    public required Id<Programme> Programme { get; init; }

    /// <summary>What it is about: a relationship, a person, or the programme itself.</summary>
    public required AttentionAbout About { get; init; }

    /// <summary>The relationship that it is about.</summary>
    public Id<Relationship>? Relationship { get; init; }

    /// <summary>The person whom it is about.</summary>
    public Id<Person>? Person { get; init; }

    /// <summary>Whom it is for.</summary>
    public required AttentionFor For { get; init; }

    /// <summary>Id of the rule; <c>/rules/{id}</c> says what it asks.</summary>
    public required string Rule { get; init; }

    /// <summary>What can be done about it.</summary>
    public required string ToDo { get; init; }

    /// <summary>Since when it is so, as far as that is known.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>When it was noticed.</summary>
    public required DateTimeOffset RaisedAt { get; init; }

    /// <summary>When a coordinator saw to it. It goes when it is settled, and comes back when it still is so a month later.</summary>
    public DateTimeOffset? SeenToAt { get; init; }
}
