using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.Notices;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;

namespace Mentoring.Api.Notices;

/// <summary>What you are told of: the kind and the record, never content.</summary>
public sealed record NoticeView : View
{
    /// <summary>Id.</summary>
    public required Id<Notice> Id { get; init; }

    /// <summary>What it is about.</summary>
    public required NoticeKind Kind { get; init; }

    /// <summary>Kind of the record.</summary>
    public required string RecordType { get; init; }

    /// <summary>Id of the record.</summary>
    public required Guid Record { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When you read it.</summary>
    public DateTimeOffset? ReadAt { get; init; }
}

/// <summary>Who you are to this API.</summary>
public sealed record ViewerView
{
    /// <summary>Your id; null for a client and for an administrator who is not on HR's record.</summary>
    public Id<Person>? Person { get; init; }

    /// <summary>Your name.</summary>
    public string? Name { get; init; }

    /// <summary>The client that the token was given to.</summary>
    public string? Client { get; init; }

    /// <summary>What your token is good for.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>Whether the configuration names you as administrator.</summary>
    public required bool Administrator { get; init; }

    /// <summary>Programmes that you coordinate.</summary>
    public required IReadOnlyList<Id<Programme>> Coordinates { get; init; }
}
