using System.Linq.Expressions;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;

namespace Mentoring.Domain.Integration;

/// <summary>
/// That a record was made, changed or removed: its kind, id and version, never content and never who did it. Written in the
/// transaction of the change.
/// </summary>
public sealed class Event : Entity<Event>, IVisible<Event>
{
    private Event() { }

    /// <summary>Kinds of records that clients are told of, and no others: HR's own, and what was completed.</summary>
    public static readonly IReadOnlyList<string> Told = [nameof(Organisation), nameof(Team), nameof(Person), nameof(ReportingLine), nameof(Completion)];

    public Event(Id<AuditEntry> audit, string recordType, Guid record, string change, int recordVersion, DateTimeOffset at, Id<Organisation>? organisation, Id<Programme>? programme, Milestone? milestone, long seq) =>
        (AuditId, RecordType, RecordId, Change, RecordVersion, At, OrganisationId, ProgrammeId, Milestone, Seq) =
        (audit, recordType, record, change, recordVersion, at, organisation, programme, milestone, seq);

    /// <summary>The transaction that wrote it; with <see cref="Seq"/> the order of the feed. 0 where writers follow each other.</summary>
    public long Xid { get; private set; }

    /// <summary>0 until the database numbers it.</summary>
    public long Seq { get; private set; }

    public FeedPosition Position => new(Xid, Seq);
    public string RecordType { get; private set; } = "";
    public Guid RecordId { get; private set; }

    /// <summary>created, changed or removed.</summary>
    public string Change { get; private set; } = "";

    public bool IsOfNew => Change == "created";

    public int RecordVersion { get; private set; }
    public DateTimeOffset At { get; private set; }
    public Id<Organisation>? OrganisationId { get; private set; }
    public Id<Programme>? ProgrammeId { get; private set; }

    /// <summary>The one client that is told; null for all of the organisation's.</summary>
    public string? ForClient { get; init; }

    /// <summary>What the change brought about, where it is one of those.</summary>
    public Milestone? Milestone { get; private set; }

    /// <summary>The record's person was erased: what happened stays, and leads to nobody.</summary>
    public void Unlink(Guid instead) => RecordId = instead;

    /// <summary>Who did it is a row of its own, which no feed carries.</summary>
    public Id<AuditEntry> AuditId { get; private set; }

    /// <summary>
    /// Events of HR's own records go to the clients of that organisation, those of completions to the ones among them that read completions. That
    /// anything else is written, or ever was, no client is told.
    /// </summary>
    public static Expression<Func<Event, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || (x.OrganisationId != null && v.OrganisationsFed.Contains(x.OrganisationId.Value) && Told.Contains(x.RecordType)
            && (x.RecordType != nameof(Completion) || v.ReadsCompletions) && (x.ForClient == null || x.ForClient == v.ActingClient));
}

/// <summary>What somebody waits for to happen to a record. An event outlives its record, so it tells of no other status.</summary>
public enum Milestone
{
    /// <summary>An application waits for the line manager.</summary>
    SignOffAsked,

    /// <summary>All have signed an agreement: it is in force.</summary>
    AgreementSigned,

    /// <summary>Nothing goes on in a relationship until the coordinator resumes it.</summary>
    RelationshipSuspended,

    /// <summary>A relationship is over.</summary>
    RelationshipEnded,
}

/// <summary>A record that reaches milestones by its status.</summary>
public interface IHasMilestones
{
    /// <summary>The one that it has reached when it comes to the status that it has.</summary>
    Milestone? Milestone { get; }
}

/// <summary>A place in the feed: transaction and number within it.</summary>
public readonly record struct FeedPosition(long Xid, long Seq)
{
    public bool IsAfter(FeedPosition other) => (Xid, Seq).CompareTo((other.Xid, other.Seq)) > 0;
}

/// <summary>The feed of events in an order that skips nothing, not even what a slow transaction commits late.</summary>
public interface IEventFeed
{
    Task<List<Event>> After(FeedPosition position, int limit, CancellationToken ct);

    /// <summary>The end, as of now.</summary>
    Task<FeedPosition> Last(CancellationToken ct);

    /// <summary>As <see cref="After"/>, of completions alone.</summary>
    Task<List<Event>> CompletionsAfter(FeedPosition position, int limit, CancellationToken ct);

    /// <summary>Deletes what came before, but for completions: those go on being told for as long as they are on record.</summary>
    Task Forget(DateTimeOffset before, CancellationToken ct);

    /// <summary>What came before this may be gone; null while all is there.</summary>
    Task<DateTimeOffset?> ForgottenBefore(CancellationToken ct);

    /// <summary>The place of an event that <see cref="After"/> has given; null where there is none.</summary>
    Task<FeedPosition?> PositionOf(Id<Event> id, CancellationToken ct);
}

/// <summary>Who did what, one row a use case. Nothing but a person's own access export shows it.</summary>
public sealed class AuditEntry : Entity<AuditEntry>, IVisible<AuditEntry>
{
    private AuditEntry() { }

    public AuditEntry(string operation, Id<Person>? person, string? client, DateTimeOffset at) =>
        (Operation, PersonId, Client, At) = (operation, person, client, at);

    public string Operation { get; private set; } = "";
    public Id<Person>? PersonId { get; private set; }
    public string? Client { get; private set; }
    public DateTimeOffset At { get; private set; }

    /// <summary>What was done stays; that this person did it does not.</summary>
    public void ForgetPerson() => PersonId = null;

    /// <summary>A person may know what is on record of their own doings.</summary>
    public static Expression<Func<AuditEntry, bool>> VisibleTo(Viewer v) => x => v.IsSystem || x.PersonId == v.Self;
}
