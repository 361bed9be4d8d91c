using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.Integration;
using Mentoring.Domain.People;

namespace Mentoring.Api.Integration;

/// <summary>A registered client.</summary>
public sealed record ClientView : View
{
    /// <summary>The client's name in its tokens.</summary>
    public required string ClientId { get; init; }

    /// <summary>Name for people.</summary>
    public required string Name { get; init; }

    /// <summary>Why it calls.</summary>
    public required string Purpose { get; init; }

    /// <summary>What its tokens may be good for.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>External ids of the organisations it acts for.</summary>
    public required IReadOnlyList<string> Organisations { get; init; }

    /// <summary>Whether it is let in.</summary>
    public required bool Active { get; init; }
}

/// <summary>That a record was made, changed or removed.</summary>
public sealed record EventView
{
    /// <summary>Id.</summary>
    public required Id<Event> Id { get; init; }

    /// <summary>Kind of the record.</summary>
    public required string RecordType { get; init; }

    /// <summary>Id of the record.</summary>
    public required Guid Record { get; init; }

    /// <summary>What became of the record: created, changed or removed.</summary>
    public required string Change { get; init; }

    /// <summary>The record's version from then on.</summary>
    public required int RecordVersion { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The organisation it belongs to.</summary>
    public Id<Organisation>? Organisation { get; init; }
}

/// <summary>A stretch of the change feed.</summary>
public sealed record EventsView
{
    /// <summary>The events, oldest first.</summary>
    public required IReadOnlyList<EventView> Items { get; init; }

    /// <summary>Where to go on, now or later: always given, also when nothing is new.</summary>
    public required string Next { get; init; }
}
