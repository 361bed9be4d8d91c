using System.Linq.Expressions;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Meetings;

/// <summary>How a meeting is held.</summary>
public enum MeetingMethod
{
    /// <summary>In one room.</summary>
    FaceToFace,

    /// <summary>By telephone.</summary>
    Telephone,

    /// <summary>By video.</summary>
    Video,

    /// <summary>By messenger.</summary>
    Messenger,

    /// <summary>By e-mail.</summary>
    Email,

    /// <summary>Another way.</summary>
    Other,
}

/// <summary>What kind of place a meeting is held at.</summary>
public enum MeetingVenue
{
    /// <summary>A neutral place, away from the usual workplace.</summary>
    AwayFromWork,

    /// <summary>A workplace of one of the two.</summary>
    Workplace,

    /// <summary>Each where they are.</summary>
    Remote,
}

/// <summary>Where a meeting stands.</summary>
public enum MeetingStatus
{
    /// <summary>One party proposed it, or proposed to move it; the other has not accepted yet.</summary>
    Proposed,

    /// <summary>Both want it so.</summary>
    Scheduled,

    /// <summary>It took place.</summary>
    Held,

    /// <summary>It does not take place.</summary>
    Cancelled,

    /// <summary>Its time has passed and nobody has said whether it took place.</summary>
    Unconfirmed,

    /// <summary>Its time passed long ago and nobody has said that it took place.</summary>
    Missed,
}

/// <summary>When and how two people meet.</summary>
public sealed record Slot(DateTimeOffset StartsAt, int Minutes, MeetingMethod Method, string? OtherMethod, MeetingVenue? Venue)
{
    /// <summary>Whose clock hangs where they meet, by its IANA name.</summary>
    public string? TimeZone { get; init; }

    public DateTimeOffset EndsAt => StartsAt.AddMinutes(Minutes);
}

/// <summary>The two of a group who meet without the others.</summary>
public sealed record OneToOne(Id<Person> Mentor, Id<Person> Mentee);

/// <summary>A meeting as a fact: when, how long, by which method, held or not. What was said, and where, is not here.</summary>
public sealed class Meeting : Entity<Meeting>, IVisible<Meeting>, IOfProgramme, IGathered
{
    private Meeting() { }

    private Meeting(Relationship relationship, Slot slot, OneToOne? oneToOne)
    {
        (RelationshipId, ProgrammeId, MentorId, MenteeId) = (relationship.Id, relationship.ProgrammeId, oneToOne?.Mentor, oneToOne?.Mentee);
        CircleId = oneToOne is { } two ? relationship.Between(two.Mentor, two.Mentee) : relationship.All;
        Take(slot);
    }

    public Id<Relationship> RelationshipId { get; private set; }
    public Id<Circle> CircleId { get; private set; }
    public Id<Programme> ProgrammeId { get; private set; }

    /// <summary>In a group, the mentor of a session of two; null where all meet.</summary>
    public Id<Person>? MentorId { get; private set; }

    /// <summary>The mentee of a session of two.</summary>
    public Id<Person>? MenteeId { get; private set; }

    public MeetingStatus Status { get; private set; }
    public DateTimeOffset StartsAt { get; private set; }
    public int Minutes { get; private set; }
    public MeetingMethod Method { get; private set; }
    public string? OtherMethod { get; private set; }
    public MeetingVenue? Venue { get; private set; }

    /// <summary>Whose clock hangs where they meet, by its IANA name; UTC where nothing is said.</summary>
    public string? TimeZone { get; private set; }

    /// <summary>1, 2, … among the meetings held.</summary>
    public int? Session { get; private set; }

    /// <summary>Who proposed the time and the method as they are: the other accepts.</summary>
    public Id<Person>? ProposedBy { get; private set; }

    /// <summary>How often in a row it was moved after both had agreed.</summary>
    public int Moves { get; private set; }

    /// <summary>Moved or cancelled later than the notice that the programme asks for. It does not say by whom.</summary>
    public bool ShortNotice { get; private set; }

    /// <summary>Minutes to keep free on either side, to prepare and to reflect.</summary>
    public int BufferMinutes { get; private set; }

    public DateTimeOffset EndsAt => StartsAt.AddMinutes(Minutes);

    /// <summary>When it begins, by the clock where they meet.</summary>
    public DateTimeOffset LocalStart => TimeZoneInfo.ConvertTime(StartsAt, Zone);

    private TimeZoneInfo Zone => TimeZone is null ? TimeZoneInfo.Utc : TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    /// <summary>Until when it can be moved or cancelled in good time: so many hours before, by the clock where they meet.</summary>
    public DateTimeOffset LatestNotice(int hours)
    {
        var (zone, local) = (Zone, LocalStart.DateTime.AddHours(-hours));
        // In the hour that a clock leaves out in spring it is the next.
        if (zone.IsInvalidTime(local)) local = local.AddHours(1);
        return new(local, zone.GetUtcOffset(local));
    }

    /// <summary>Still to come, or nobody has said what became of it.</summary>
    public bool IsPending => Status is MeetingStatus.Proposed or MeetingStatus.Scheduled or MeetingStatus.Unconfirmed;

    public OneToOne? OneToOne => MentorId is { } mentor && MenteeId is { } mentee ? new(mentor, mentee) : null;

    /// <summary>Those of the relationship whom it is for.</summary>
    public IEnumerable<Id<Person>> Of(Relationship relationship) => OneToOne is { } two ? [two.Mentor, two.Mentee] : relationship.People();

    public static Meeting Plan(Relationship relationship, Slot slot, Id<Person> by, int bufferMinutes, OneToOne? oneToOne = null) =>
        new(relationship, slot, oneToOne) { ProposedBy = by, BufferMinutes = bufferMinutes };

    public static Meeting Record(Relationship relationship, Slot slot, int session, OneToOne? oneToOne = null) =>
        new(relationship, slot, oneToOne) { Status = MeetingStatus.Held, Session = session };

    public void Accept()
    {
        LifeCycleRules.StepPossible.Check(Status == MeetingStatus.Proposed, "The meeting does not wait for an answer.");
        Status = MeetingStatus.Scheduled;
    }

    public void Move(Slot slot, Id<Person> by, bool shortNotice)
    {
        LifeCycleRules.StepPossible.Check(IsPending, "The meeting was held or cancelled.");
        if (Status != MeetingStatus.Proposed) Moves++;
        ShortNotice |= shortNotice && Status != MeetingStatus.Proposed;
        Take(slot);
        (Status, ProposedBy) = (MeetingStatus.Proposed, by);
    }

    public void Cancel(bool shortNotice)
    {
        LifeCycleRules.StepPossible.Check(IsPending, "The meeting was held or cancelled.");
        ShortNotice |= shortNotice && Status == MeetingStatus.Scheduled;
        Status = MeetingStatus.Cancelled;
    }

    /// <summary>Who accepts by saying that they met is the one who had not proposed it.</summary>
    public void CheckHeld(Id<Person>? by)
    {
        LifeCycleRules.StepPossible.Check(Status is not (MeetingStatus.Held or MeetingStatus.Cancelled), "The meeting was held or cancelled.");
        if (Status == MeetingStatus.Proposed) MeetingRules.MutualConsent.Check(ProposedBy != by, "The other has not accepted the time and the method.");
    }

    public void Hold(Slot slot, int session)
    {
        Take(slot);
        (Status, Session) = (MeetingStatus.Held, session);
    }

    /// <summary>Called off by the end of the relationship: without notice, and without a mark.</summary>
    public void FallAway()
    {
        if (IsPending) Status = MeetingStatus.Cancelled;
    }

    public void Gather(Id<Circle> circle) => CircleId = circle;

    public void LeaveUnreported() => Status = Status == MeetingStatus.Scheduled ? MeetingStatus.Unconfirmed : MeetingStatus.Missed;

    private void Take(Slot slot) => (StartsAt, Minutes, Method, OtherMethod, Venue, TimeZone) = (slot.StartsAt, slot.Minutes, slot.Method, slot.OtherMethod, slot.Venue, slot.TimeZone ?? TimeZone);

    public static Expression<Func<Meeting, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || v.Circles.Contains(x.CircleId)
        || (v.ProgrammesCoordinated.Contains(x.ProgrammeId) && !v.RelationshipsBarred.Contains(x.RelationshipId));
}
