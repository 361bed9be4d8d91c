using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.People;
using Mentoring.Domain.Privacy;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;

namespace Mentoring.Api.Privacy;

/// <summary>Where the records of a relationship stand.</summary>
public enum RetentionStanding
{
    /// <summary>The final review is not done.</summary>
    HeldForReview,

    /// <summary>The days after the final review are not over.</summary>
    NotYetDue,

    /// <summary>Both have agreed to keep them longer.</summary>
    HeldByAgreement,

    /// <summary>A legal hold stands.</summary>
    HeldByLaw,

    /// <summary>Deleted at the next run.</summary>
    Due,
}

/// <summary>A kind of record, and what becomes of it.</summary>
public sealed record RecordKindView
{
    /// <summary>Name, as in events, reports and access exports.</summary>
    public required string Name { get; init; }

    /// <summary>What it is kept for.</summary>
    public required string Purpose { get; init; }

    /// <summary>Who receives it, besides the person whom it is about.</summary>
    public required string Receivers { get; init; }

    /// <summary>How long it stays.</summary>
    public required string Retention { get; init; }
}

/// <summary>What disposal will do with a relationship: figures alone.</summary>
public sealed record DisposalForecast
{
    /// <summary>The relationship.</summary>
    public required Id<Relationship> Relationship { get; init; }

    /// <summary>The day from which its records are deleted; null before the final review is done.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>Where they stand, and why they are not deleted yet.</summary>
    public required RetentionStanding Standing { get; init; }

    /// <summary>How many records of each kind would be deleted.</summary>
    public required IReadOnlyDictionary<string, int> Records { get; init; }
}

/// <summary>One run of disposal: what it announced and what it did, in figures.</summary>
public sealed record DisposalReportView : View
{
    /// <summary>Id.</summary>
    public required Id<DisposalReport> Id { get; init; }

    /// <summary>The programme.</summary>
    public required Id<Programme> Programme { get; init; }

    /// <summary>What was due when it began.</summary>
    public required DisposalFigures Announced { get; init; }

    /// <summary>Relationships that a legal hold kept.</summary>
    public required int Held { get; init; }

    /// <summary>What it has deleted so far.</summary>
    public required DisposalFigures Done { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset AnnouncedAt { get; init; }

    /// <summary>When it was done; null while it runs or waits for the next run.</summary>
    public DateTimeOffset? CompletedAt { get; init; }
}

/// <summary>A legal hold.</summary>
public sealed record LegalHoldView : View
{
    /// <summary>Id.</summary>
    public required Id<LegalHold> Id { get; init; }

    /// <summary>The programme.</summary>
    public required Id<Programme> Programme { get; init; }

    /// <summary>The relationship that it keeps.</summary>
    public Id<Relationship>? Relationship { get; init; }

    /// <summary>The person that it keeps.</summary>
    public Id<Person>? Person { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>Who placed it.</summary>
    public required Id<Person> PlacedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset PlacedAt { get; init; }

    /// <summary>Why it was lifted.</summary>
    public string? WhyLifted { get; init; }

    /// <summary>Who lifted it.</summary>
    public Id<Person>? LiftedBy { get; init; }

    /// <summary>When it was lifted; null while it stands.</summary>
    public DateTimeOffset? LiftedAt { get; init; }
}
