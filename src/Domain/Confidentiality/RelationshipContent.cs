using Mentoring.Domain.People;
using Mentoring.Domain.Relationships;

namespace Mentoring.Domain.Confidentiality;

/// <summary>Holds what people wrote: whoever reads it, and is none of those whose it is, is written down before they do.</summary>
public interface IRecordedContent : IOfProgramme;

/// <summary>Holds what people wrote in a relationship.</summary>
public interface IRelationshipContent : IRecordedContent
{
    Id<Relationship> RelationshipId { get; }

    /// <summary>Who of the relationship reads it. What names no circle opens to nobody in a group.</summary>
    Id<Circle> CircleId => Circle.OfTheTwo(RelationshipId);

    /// <summary>The one party who may know that the record exists, and so that it was read; null when both may.</summary>
    Id<Person>? KnownOnlyTo { get; }
}

/// <summary>By which door content leaves.</summary>
public enum ReadProtocol
{
    /// <summary>REST.</summary>
    Rest,

    /// <summary>GraphQL.</summary>
    Graphql,
}

/// <summary>What a request has read of relationships that the reader is no party of. The read door fills it.</summary>
public interface IReadLedger
{
    /// <summary>Writes it down for good, once, after the last read and before the first byte.</summary>
    /// <exception cref="Unrecorded">It could not be written: nothing of what was read may leave.</exception>
    Task Keep(ReadProtocol protocol, string operation, CancellationToken ct);
}
