using System.Linq.Expressions;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;

namespace Mentoring.Domain.Confidentiality;

/// <summary>What somebody lets somebody else read, or talk about.</summary>
public enum ConsentSubject
{
    /// <summary>Entries of one's own reflective log.</summary>
    ReflectiveLog,

    /// <summary>The mentee's progress statement.</summary>
    ProgressStatement,

    /// <summary>The statement of a mentor's contribution.</summary>
    ContributionStatement,

    /// <summary>That the mentor talks with the mentee's line manager about the mentee. It opens no record.</summary>
    TalkToLineManager,

    /// <summary>That one takes part, from when until when, and no more: to a client that reads completions.</summary>
    Participation,
}

/// <summary>In what capacity somebody receives.</summary>
public enum Receiver
{
    /// <summary>The other party of the relationship.</summary>
    Partner,

    /// <summary>The giver's line manager, for as long as they are.</summary>
    LineManager,

    /// <summary>A coordinator of the programme, for as long as they are.</summary>
    Coordinator,

    /// <summary>A registered client of the giver's organisation, such as an HR system.</summary>
    Client,
}

/// <summary>Where a consent stands.</summary>
public enum ConsentStatus
{
    /// <summary>Asked for; opens nothing.</summary>
    Requested,

    /// <summary>Given, and in force.</summary>
    Given,

    /// <summary>Refused by the one who might have given it.</summary>
    Refused,

    /// <summary>Taken back: from then on it opens nothing.</summary>
    Withdrawn,
}

/// <summary>Who receives: a person in a capacity, or a client.</summary>
public readonly record struct Recipient(Receiver As, Id<Person>? Person, string? Client);

/// <summary>
/// One person's word that one receiver may have one item, or all items of one kind that they write in a relationship. It is given by the one who
/// may, and can be taken back for the future. Nothing else but a disclosure of serious danger widens who reads.
/// </summary>
public sealed class Consent : Entity<Consent>, IVisible<Consent>, IOfProgramme
{
    private Consent() { }

    public Consent(Id<Programme> programme, Id<Relationship>? relationship, Id<Person> giver, ConsentSubject subject, Guid? item, Recipient to, Id<Circle>? circle = null) =>
        (ProgrammeId, RelationshipId, CircleId, GiverId, Subject, ItemId, As, ReceiverId, ReceiverClient) =
        (programme, relationship, circle ?? (relationship is { } of ? Circle.OfTheTwo(of) : null), giver, subject, item, to.As, to.Person, to.Client);

    public Id<Programme> ProgrammeId { get; private set; }
    public Id<Relationship>? RelationshipId { get; private set; }

    /// <summary>Who of the relationship sees it: giver and receiver where that is a partner.</summary>
    public Id<Circle>? CircleId { get; private set; }

    public Id<Person> GiverId { get; private set; }
    public ConsentSubject Subject { get; private set; }

    /// <summary>The one item; null for all of the kind, those still to come too.</summary>
    public Guid? ItemId { get; private set; }

    public Receiver As { get; private set; }
    public Id<Person>? ReceiverId { get; private set; }
    public string? ReceiverClient { get; private set; }
    public ConsentStatus Status { get; private set; }
    public DateTimeOffset? GivenAt { get; private set; }
    public DateTimeOffset? WithdrawnAt { get; private set; }

    public void Give(DateTimeOffset at)
    {
        Rules.LifeCycleRules.StepPossible.Check(Status == ConsentStatus.Requested, "It was answered.");
        (Status, GivenAt) = (ConsentStatus.Given, at);
    }

    public void Refuse()
    {
        Rules.LifeCycleRules.StepPossible.Check(Status == ConsentStatus.Requested, "It was answered.");
        Status = ConsentStatus.Refused;
    }

    public void Withdraw(DateTimeOffset at)
    {
        Rules.LifeCycleRules.StepPossible.Check(Status == ConsentStatus.Given, "It is not in force.");
        (Status, WithdrawnAt) = (ConsentStatus.Withdrawn, at);
    }

    /// <summary>
    /// Both of the two see what is consented to in their relationship, and a receiver what was given to them. A consent to a client has no person
    /// who receives: it is not that of everybody who signs in without being a person on record.
    /// </summary>
    public static Expression<Func<Consent, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || x.GiverId == v.Self || (x.ReceiverId == v.Self && x.Status == ConsentStatus.Given)
        || (x.CircleId != null && v.Circles.Contains(x.CircleId.Value));
}

/// <summary>Ids of the items of one kind that others let a viewer read, by the capacity in which the viewer receives them.</summary>
public sealed class Received<T>
{
    public HashSet<Id<T>> AsPartner { get; } = [];
    public HashSet<Id<T>> AsLineManager { get; } = [];
    public HashSet<Id<T>> AsCoordinator { get; } = [];
    public HashSet<Id<T>> AsClient { get; } = [];

    public void Add(Receiver receiver, Guid item) => (receiver switch
    {
        Receiver.Partner => AsPartner,
        Receiver.LineManager => AsLineManager,
        Receiver.Coordinator => AsCoordinator,
        _ => AsClient,
    }).Add(new(item));
}
