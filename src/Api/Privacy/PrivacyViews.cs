using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.People;
using Mentoring.Domain.Portfolios;
using Mentoring.Domain.Privacy;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;

namespace Mentoring.Api.Privacy;

/// <summary>That somebody who is no party read something of your relationship, or somebody else something of your portfolio. What stood there is not here.</summary>
public sealed record ReadRecordView : View
{
    /// <summary>Id.</summary>
    public required Id<ReadRecord> Id { get; init; }

    /// <summary>The relationship, where it was read from one.</summary>
    public Id<Relationship>? Relationship { get; init; }

    /// <summary>The portfolio, where it was read from one.</summary>
    public Id<Portfolio>? Portfolio { get; init; }

    /// <summary>The whole in a sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>Who read.</summary>
    public Id<Person>? Reader { get; init; }

    /// <summary>Their name.</summary>
    public string? ReaderName { get; init; }

    /// <summary>In which capacity they read it.</summary>
    public required ReadCapacity Capacity { get; init; }

    /// <summary>The client that called for them.</summary>
    public string? Client { get; init; }

    /// <summary>The purpose that the client was registered with at the time.</summary>
    public string? Purpose { get; init; }

    /// <summary>Kind of the records.</summary>
    public required string RecordType { get; init; }

    /// <summary>Ids of the records.</summary>
    public required IReadOnlyList<Guid> Records { get; init; }

    /// <summary>Read together with many others: more than three relationships or more than ten records in one request.</summary>
    public required bool Bulk { get; init; }

    /// <summary>By which door.</summary>
    public required ReadProtocol Protocol { get; init; }

    /// <summary>Name of the operation.</summary>
    public required string Operation { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>Whether the programme's confidentiality works, in figures alone.</summary>
public sealed record ConfidentialityFiguresView : View
{
    /// <summary>The programme.</summary>
    public required Id<Programme> Programme { get; init; }

    /// <summary>The first day counted, in UTC; from the beginning without it.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day counted.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Reads of relationships' content by others than their parties.</summary>
    public required IReadOnlyList<ReadFigureView> Reads { get; init; }
}

/// <summary>How often content of one kind was read by others in one capacity.</summary>
public sealed record ReadFigureView
{
    /// <summary>In which capacity they read it.</summary>
    public required ReadCapacity Capacity { get; init; }

    /// <summary>Kind of the records.</summary>
    public required string RecordType { get; init; }

    /// <summary>How often, counted by relationship.</summary>
    public required int Times { get; init; }

    /// <summary>How many records in all, each as often as it was read.</summary>
    public required int Records { get; init; }

    /// <summary>How many of these times as part of a bulk read.</summary>
    public required int Bulk { get; init; }
}
