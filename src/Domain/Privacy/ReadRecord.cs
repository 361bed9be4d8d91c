using System.Linq.Expressions;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.People;
using Mentoring.Domain.Portfolios;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Progress;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Support;

namespace Mentoring.Domain.Privacy;

/// <summary>In which capacity somebody read what was not their own.</summary>
public enum ReadCapacity
{
    /// <summary>A coordinator of the programme.</summary>
    Coordinator,

    /// <summary>The line manager to whom it was released.</summary>
    LineManager,

    /// <summary>The mentor's mentor, as the agreement lets them.</summary>
    MentorsMentor,

    /// <summary>The safeguarding contact to whom a danger was disclosed.</summary>
    SafeguardingContact,

    /// <summary>Somebody to whom its owner shows a portfolio.</summary>
    ShareReceiver,

    /// <summary>A client without a person, to which it was released.</summary>
    Client,

    /// <summary>By another right.</summary>
    Other,
}

/// <summary>
/// That somebody read content of a relationship they are no party of, or of a portfolio that is not theirs: who, with what, in which capacity, which
/// records, how and when. Never what stood there. One for each request, relationship or portfolio, and kind of record.
/// </summary>
public sealed class ReadRecord : Entity<ReadRecord>, IVisible<ReadRecord>, IOfProgramme
{
    /// <summary>More than these at once is a bulk read: a page of a list, and not a look at one pair.</summary>
    public const int FewRelationships = 3, FewRecords = 10;

    private ReadRecord() { }

    public ReadRecord(IReadOnlyCollection<IRecordedContent> read, Viewer by, bool isBulk, ReadProtocol protocol, string operation, DateTimeOffset at)
    {
        var one = read.First();
        (RelationshipId, CircleId, PortfolioId) = ((one as IRelationshipContent)?.RelationshipId ?? default, (one as IRelationshipContent)?.CircleId ?? default, (one as IPortfolioContent)?.PortfolioId);
        (ProgrammeId, KnownOnlyTo, Capacity) = (one.ProgrammeId, OnlyFor(one), CapacityOf(by, one));
        (RecordType, Records, Count) = (one.GetType().Name, [.. read.Select(x => ((Entity)x).Key)], read.Count);
        (ReaderId, Client, IsBulk, Protocol, Operation, At) = (by.Person, by.Client, isBulk, protocol, operation, at);
    }

    /// <summary>Empty where it was read from a portfolio.</summary>
    public Id<Relationship> RelationshipId { get; private set; }
    public Id<Circle> CircleId { get; private set; }

    public Id<Portfolio>? PortfolioId { get; private set; }
    public Id<Programme> ProgrammeId { get; private set; }

    /// <summary>The person whose record it was, where nobody else may know of it.</summary>
    public Id<Person>? KnownOnlyTo { get; private set; }

    public Id<Person>? ReaderId { get; private set; }

    /// <summary>The client that called for the reader.</summary>
    public string? Client { get; private set; }

    /// <summary>The purpose that the client was registered with at the time.</summary>
    public string? Purpose { get; private set; }

    public ReadCapacity Capacity { get; private set; }

    /// <summary>Kind of the records, as in events and notices.</summary>
    public string RecordType { get; private set; } = "";

    public List<Guid> Records { get; private set; } = [];
    public int Count { get; private set; }
    public bool IsBulk { get; private set; }
    public ReadProtocol Protocol { get; private set; }

    /// <summary>Name of the operation, the same as in the contract.</summary>
    public string Operation { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    public static Expression<Func<ReadRecord, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || (x.KnownOnlyTo == null ? v.Circles.Contains(x.CircleId) : x.KnownOnlyTo == v.Self);

    /// <summary>The one person who may know of the record, and so of its read.</summary>
    public static Id<Person>? OnlyFor(IRecordedContent read) => read is IPortfolioContent of ? of.OwnerId : ((IRelationshipContent)read).KnownOnlyTo;

    /// <summary>A further right to read content has its capacity here.</summary>
    private static ReadCapacity CapacityOf(Viewer viewer, IRecordedContent read) =>
        viewer.Person is null ? ReadCapacity.Client
        : read is IPortfolioContent ? ReadCapacity.ShareReceiver
        : read is Disclosure ? ReadCapacity.SafeguardingContact
        : read is MentorsMentor || (read is IRelationshipContent { RelationshipId: var relationship } && viewer.RelationshipsSupported.Contains(relationship)) ? ReadCapacity.MentorsMentor
        : viewer.Coordinates(read.ProgrammeId) ? ReadCapacity.Coordinator
        : read is ProgressStatement or AnnualReviewItem ? ReadCapacity.LineManager
        : ReadCapacity.Other;
}

/// <summary>How often content was read by others, in one capacity and of one kind.</summary>
public sealed record ReadFigure(ReadCapacity Capacity, string RecordType, int Requests, int Records, int Bulk);

/// <summary>What the records of reads tell beyond themselves. A named exception, counted by a test.</summary>
public interface IReadFacts
{
    /// <summary>Names of those who read, for who may see that they did.</summary>
    Task<Dictionary<Id<Person>, string>> NamesOfReaders(IReadOnlyCollection<ReadRecord> seen, CancellationToken ct);

    /// <summary>Counts over a programme, and nothing of whom.</summary>
    Task<List<ReadFigure>> Figures(Id<Programme> programme, DateTimeOffset? from, DateTimeOffset? until, CancellationToken ct);
}
