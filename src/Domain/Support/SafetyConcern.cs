using System.Linq.Expressions;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Support;

/// <summary>Whose safety or health it is about.</summary>
public enum Endangered
{
    /// <summary>The other party of the relationship.</summary>
    Partner,

    /// <summary>The one who is worried.</summary>
    Author,

    /// <summary>Somebody else.</summary>
    SomebodyElse,
}

/// <summary>Where a worry about somebody's safety stands.</summary>
public enum SafetyStatus
{
    /// <summary>Written down; the partner has not been talked to.</summary>
    Raised,

    /// <summary>Talked over with the partner, or a reason is on record why not.</summary>
    Discussed,

    /// <summary>Reasonable steps were taken.</summary>
    StepsTaken,

    /// <summary>A disclosure was made.</summary>
    Disclosed,

    /// <summary>Settled.</summary>
    Closed,
}

/// <summary>
/// A party's worry about somebody's safety or health, with the talk about it and the steps taken. It is its author's, and the partner's once
/// they have talked; no coordinator, feed or export has it.
/// </summary>
public sealed class SafetyConcern : Entity<SafetyConcern>, IVisible<SafetyConcern>, IRelationshipContent
{
    private SafetyConcern() { }

    public SafetyConcern(Relationship relationship, Id<Person> author, Endangered about, string text, DateTimeOffset at, Id<Person>? partner = null) =>
        (RelationshipId, CircleId, ProgrammeId, AuthorId, About, Text, RaisedAt) =
        (relationship.Id, partner is null ? relationship.Beside(author) : relationship.Between(author, partner), relationship.ProgrammeId, author, about, Confidential.In(relationship.Id, author, text), at);

    public Id<Relationship> RelationshipId { get; private set; }
    public Id<Circle> CircleId { get; private set; }
    public Id<Programme> ProgrammeId { get; private set; }
    public Id<Person> AuthorId { get; private set; }
    public Endangered About { get; private set; }

    /// <summary>Stored encrypted.</summary>
    public Confidential<string> Text { get; private set; } = null!;

    public SafetyStatus Status { get; private set; }
    public DateTimeOffset RaisedAt { get; private set; }

    /// <summary>The day of the talk with the partner; null where there was none.</summary>
    public DateOnly? TalkedOn { get; private set; }

    /// <summary>Why there was no talk: it could not be had, or would have raised the danger. Stored encrypted.</summary>
    public Confidential<string>? WhyNotTalked { get; private set; }

    /// <summary>What was done. Stored encrypted.</summary>
    public Confidential<string>? Steps { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>The partner may know of it: they have talked.</summary>
    public bool IsTalkedOver { get; private set; }

    /// <summary>The duty has been done so far that a disclosure may follow.</summary>
    public bool DutyDone => (TalkedOn is not null || WhyNotTalked is not null) && Steps is not null;

    public bool EndangersMenteeOf(Relationship relationship) =>
        About != Endangered.SomebodyElse && relationship.PartyOf(AuthorId)?.Role == ParticipantRole.Mentee == (About == Endangered.Author);

    public void TalkedOver(DateOnly on)
    {
        Open();
        (TalkedOn, IsTalkedOver) = (on, true);
        if (Status == SafetyStatus.Raised) Status = SafetyStatus.Discussed;
    }

    public void NotTalkedOver(string why)
    {
        Open();
        WhyNotTalked = Confidential.In(RelationshipId, AuthorId, why);
        if (Status == SafetyStatus.Raised) Status = SafetyStatus.Discussed;
    }

    public void Take(string steps)
    {
        Open();
        SafetyRules.Duty.Check(TalkedOn is not null || WhyNotTalked is not null, "First talk it over with your partner, or say why that is not possible.");
        Steps = Confidential.In(RelationshipId, AuthorId, steps);
        if (Status == SafetyStatus.Discussed) Status = SafetyStatus.StepsTaken;
    }

    public void Disclose()
    {
        Open();
        Status = SafetyStatus.Disclosed;
    }

    public void Close(DateTimeOffset at)
    {
        Open();
        (Status, ClosedAt) = (SafetyStatus.Closed, at);
    }

    private void Open() => LifeCycleRules.StepPossible.Check(Status != SafetyStatus.Closed, "It is closed.");

    Id<Person>? IRelationshipContent.KnownOnlyTo => IsTalkedOver ? null : AuthorId;

    public static Expression<Func<SafetyConcern, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || x.AuthorId == v.Self || (x.IsTalkedOver && v.Circles.Contains(x.CircleId));
}

/// <summary>The least that one named person must know of a serious danger. It goes to them and to nobody else, and opens nothing.</summary>
public sealed class Disclosure : Entity<Disclosure>, IVisible<Disclosure>, IRelationshipContent
{
    private Disclosure() { }

    public Disclosure(SafetyConcern concern, Id<Person> receiver, DisclosureContent content, bool heldBack, DateTimeOffset at) =>
        (SafetyConcernId, RelationshipId, CircleId, ProgrammeId, AuthorId, About, ReceiverId, Content, HeldBack, At) =
        (concern.Id, concern.RelationshipId, concern.CircleId, concern.ProgrammeId, concern.AuthorId, concern.About, receiver, Confidential.In(concern.RelationshipId, concern.AuthorId, content), heldBack, at);

    public Id<SafetyConcern> SafetyConcernId { get; private set; }
    public Id<Relationship> RelationshipId { get; private set; }
    public Id<Circle> CircleId { get; private set; }
    public Id<Programme> ProgrammeId { get; private set; }
    public Id<Person> AuthorId { get; private set; }
    public Endangered About { get; private set; }
    public Id<Person> ReceiverId { get; private set; }

    /// <summary>Stored encrypted.</summary>
    public Confidential<DisclosureContent> Content { get; private set; } = null!;

    /// <summary>The partner does not learn of it, because that would raise the danger.</summary>
    public bool HeldBack { get; private set; }

    public DateTimeOffset At { get; private set; }
    public DateTimeOffset? AcknowledgedAt { get; private set; }

    public void Acknowledge(DateTimeOffset at)
    {
        LifeCycleRules.StepPossible.Check(AcknowledgedAt is null, "It was acknowledged.");
        AcknowledgedAt = at;
    }

    Id<Person>? IRelationshipContent.KnownOnlyTo => HeldBack ? AuthorId : null;

    /// <summary>A receiver who is no longer appointed reads no more.</summary>
    public static Expression<Func<Disclosure, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || x.AuthorId == v.Self || (x.ReceiverId == v.Self && v.ProgrammesSafeguarded.Contains(x.ProgrammeId))
        || (!x.HeldBack && v.Circles.Contains(x.CircleId));
}

/// <summary>What is disclosed.</summary>
public sealed record DisclosureContent
{
    /// <summary>What the danger is, and to whom: the least that must be said.</summary>
    public required string Danger { get; init; }

    /// <summary>What makes it certain enough.</summary>
    public required string Evidence { get; init; }
}

/// <summary>Safety first, and no further than it needs.</summary>
public static class SafetyRules
{
    public static readonly Rule<bool> Duty = new("safety-duty", RuleKind.Hard,
        "Who worries about somebody's safety or health talks the risk over with their partner first, or records why that is not possible, and takes reasonable steps, before anything is disclosed.",
        "ASA, when it gets difficult", done => done);

    public static readonly Rule<(bool Serious, bool ToNamedContact)> SeriousDanger = new("disclosure-serious-danger", RuleKind.Hard,
        "Without agreement one thing alone is disclosed: a serious danger to a person, with evidence, to a named safeguarding contact of the programme, and no more than they need.",
        "WLGA, appendix C (code of practice)", x => x.Serious && x.ToNamedContact);

    public static readonly Rule<(string Threshold, bool OfMentee)> Threshold = new("disclosure-threshold", RuleKind.Configured,
        "Whose serious danger may be disclosed is anybody's, or the mentee's alone where the programme has set so.", "Rulebook, disagreement D23",
        x => x.Threshold == "seriousDangerToAnyone" || x.OfMentee);
}
