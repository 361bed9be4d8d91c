using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Meetings;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;

namespace Mentoring.Domain.Reminders;

/// <summary>What the watch knows of a meeting.</summary>
/// <param name="Logged">Its log was completed.</param>
public sealed record MeetingFact(MeetingStatus Status, DateTimeOffset StartsAt, int Minutes, int BufferMinutes, int Moves, bool Logged)
{
    /// <summary>Who proposed it.</summary>
    public Id<Person>? ProposedBy { get; init; }

    /// <summary>Somebody has put something on its agenda.</summary>
    public bool HasAgenda { get; init; }

    public bool IsToCome => Status is MeetingStatus.Proposed or MeetingStatus.Scheduled;
}

/// <summary>Somebody in a relationship.</summary>
public sealed record PartyFact(Id<Person> Person, ParticipantRole Role);

/// <summary>What the watch knows of a relationship whose clocks run.</summary>
public sealed record Course(Id<Relationship> Relationship, RelationshipStatus Status, DateTimeOffset FormedAt, IReadOnlyList<Pause> Pauses, IReadOnlyList<MeetingFact> Meetings)
{
    public IReadOnlyList<PartyFact> Parties { get; init; } = [];

    /// <summary>The last day that the agreement names.</summary>
    public DateOnly? EndsOn { get; init; }

    /// <summary>Days between meetings as the agreement names them: for programmes that leave it to the two.</summary>
    public int? FrequencyDays { get; init; }

    /// <summary>Days until contact as the agreement names them; the programme's figure where it does not.</summary>
    public int? ContactDays { get; init; }

    /// <summary>Hours in a period as the agreement names them.</summary>
    public decimal? HoursAgreed { get; init; }

    public DateTimeOffset? LastContact { get; init; }
    public DateTimeOffset? LastUpdate { get; init; }

    /// <summary>A plan was confirmed by both.</summary>
    public bool HasPlan { get; init; }

    /// <summary>Accepted actions past their date of which nobody has said a word.</summary>
    public int OverdueActions { get; init; }

    /// <summary>Those of them that are a mentor's.</summary>
    public int OverdueOfMentor { get; init; }

    public DateTimeOffset? LastReview { get; init; }

    /// <summary>When a review was last held, whatever it found.</summary>
    public DateTimeOffset? LastReviewedAt { get; init; }

    /// <summary>The mentee has seen another setting.</summary>
    public bool HasOpportunity { get; init; }

    /// <summary>Since when a review waits for a statement.</summary>
    public DateTimeOffset? ReviewOpenSince { get; init; }

    /// <summary>At the last review one of the two found it hardly effective.</summary>
    public bool RatedLow { get; init; }

    /// <summary>Since when a mentee of a group waits for a session of two.</summary>
    public DateTimeOffset? OneToOneAskedAt { get; init; }

    /// <summary>Every mentee was given the guidance.</summary>
    public bool GuidanceIssued { get; init; }

    private IEnumerable<MeetingFact> Held => Meetings.Where(meeting => meeting.Status == MeetingStatus.Held);

    public int HeldCount => Held.Count();

    /// <summary>When the next meeting begins, or began, that has no agenda.</summary>
    public DateTimeOffset? BareMeetingAt => Meetings.Where(meeting => meeting.IsToCome && !meeting.HasAgenda).Select(meeting => (DateTimeOffset?)meeting.StartsAt).Min();

    /// <summary>When the last meeting that was held began, where it had no agenda and none that is to come has one.</summary>
    public DateTimeOffset? HeldBareAt =>
        Held.MaxBy(meeting => meeting.StartsAt) is { HasAgenda: false } last && !Meetings.Any(meeting => meeting.IsToCome && meeting.HasAgenda) ? last.StartsAt : null;

    public int MovesInARow => Meetings.Where(meeting => meeting.IsToCome).Select(meeting => meeting.Moves).DefaultIfEmpty().Max();

    /// <summary>A meeting was cancelled and none takes its place.</summary>
    public bool WantsAnotherDate =>
        Meetings.Where(meeting => meeting.Status == MeetingStatus.Cancelled).Select(meeting => meeting.StartsAt).DefaultIfEmpty(DateTimeOffset.MinValue).Max()
        > Meetings.Where(meeting => meeting.Status != MeetingStatus.Cancelled).Select(meeting => meeting.StartsAt).DefaultIfEmpty(DateTimeOffset.MinValue).Max();

    /// <summary>Days since the last meeting, or since it formed; pauses do not count.</summary>
    public double DaysWithoutMeeting(DateTimeOffset now) =>
        Days(Held.Select(meeting => meeting.StartsAt).DefaultIfEmpty(FormedAt).Max(), now);

    /// <summary>Days since the two last met or were in contact, or since it formed; pauses do not count.</summary>
    public double DaysWithoutContact(DateTimeOffset now) => LastContact is { } last ? Math.Min(DaysWithoutMeeting(now), Days(last, now)) : DaysWithoutMeeting(now);

    /// <summary>Days since the coordinator last heard how it goes, or since it formed; pauses do not count.</summary>
    public double DaysWithoutUpdate(DateTimeOffset now) => Days(LastUpdate ?? FormedAt, now);

    /// <summary>Days since the oldest meeting whose log is wanting; pauses do not count.</summary>
    public double DaysWithoutLog(DateTimeOffset now) =>
        Held.Where(meeting => !meeting.Logged).Select(meeting => Days(meeting.StartsAt.AddMinutes(meeting.Minutes), now)).DefaultIfEmpty().Max();

    /// <summary>Hours given in the period that ends now, with the time before and after each meeting. Null while it is younger than a period.</summary>
    public decimal? HoursGiven(DateTimeOffset now, int periodDays) => Days(FormedAt, now) < periodDays ? null : HoursMet(now, periodDays, withBuffers: true);

    /// <summary>Hours of meetings in the period that ends now.</summary>
    public decimal HoursMet(DateTimeOffset now, int periodDays, bool withBuffers = false) =>
        Held.Where(meeting => Days(meeting.StartsAt, now) <= periodDays).Sum(meeting => meeting.Minutes + (withBuffers ? 2 * meeting.BufferMinutes : 0)) / 60m;

    /// <summary>Days since the two have worked together; pauses do not count.</summary>
    public double Age(DateTimeOffset now) => Days(FormedAt, now);

    /// <summary>The middle of its course, later by what it was paused; null where no end is agreed.</summary>
    public DateTimeOffset? Middle => EndsOn is not { } end ? null
        : FormedAt + (new DateTimeOffset(end.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) - FormedAt) / 2 + Pauses.Aggregate(TimeSpan.Zero, (sum, pause) => sum + (pause.Until - pause.From));

    /// <summary>How many of the last meetings the mentee proposed; null while there are fewer, or nobody knows of one.</summary>
    public int? ProposedByMentee(int ofLast)
    {
        var last = Meetings.Where(meeting => meeting.Status == MeetingStatus.Held && meeting.ProposedBy is not null).OrderByDescending(meeting => meeting.StartsAt).Take(ofLast).ToList();
        return last.Count < ofLast ? null : last.Count(meeting => Parties.Any(party => party.Role == ParticipantRole.Mentee && party.Person == meeting.ProposedBy));
    }

    public IEnumerable<Id<Person>> People(ParticipantRole? role = null) => Parties.Where(party => role is null || party.Role == role).Select(party => party.Person);

    public double DaysOfOneToOneRequest(DateTimeOffset now) => OneToOneAskedAt is { } at ? Days(at, now) : 0;

    private double Days(DateTimeOffset from, DateTimeOffset until) =>
        (until - from - Pauses.Aggregate(TimeSpan.Zero, (paused, pause) => paused + Within(pause, from, until))).TotalDays;

    private static TimeSpan Within(Pause pause, DateTimeOffset from, DateTimeOffset until)
    {
        var (start, end) = (pause.From > from ? pause.From : from, pause.Until < until ? pause.Until : until);
        return end > start ? end - start : TimeSpan.Zero;
    }
}

/// <summary>What the watch knows of a mentor who is open for matching or works with somebody.</summary>
/// <param name="LastTraining">The last training, support session or refresher.</param>
/// <param name="Supported">There is a mentor's mentor bound to them, or they were at a support session within a year.</param>
/// <param name="Briefed">A training met the programme's purpose.</param>
/// <param name="AtWork">They are in a relationship that goes on.</param>
public sealed record MentorFact(Id<Person> Person, DateOnly? LastTraining, bool Supported, bool Briefed, bool AtWork);

/// <summary>A relationship with a concern of which the coordinators were told that it waits too long.</summary>
public sealed record WaitingConcern(Id<Relationship> Relationship, DateTimeOffset Since);

/// <summary>Numbers and dates for the watch, in portions: no more is held at once than one of them.</summary>
public interface IReminderFacts
{
    /// <summary>Relationships of the programme whose clocks run.</summary>
    IAsyncEnumerable<List<Course>> Courses(Id<Programme> programme, DateOnly today, CancellationToken ct);

    /// <summary>Mentors of the programme.</summary>
    IAsyncEnumerable<List<MentorFact>> Mentors(Id<Programme> programme, DateOnly today, CancellationToken ct);

    /// <summary>Whatever their state: who asked for help does not stop waiting.</summary>
    Task<List<WaitingConcern>> Concerns(Id<Programme> programme, CancellationToken ct);

    /// <summary>The day of the oldest need for training without a step taken.</summary>
    Task<DateOnly?> OldestTrainingNeed(Id<Programme> programme, CancellationToken ct);

    /// <summary>What was raised in the programme before, by what it is about and its rule.</summary>
    Task<Dictionary<(Guid About, string Rule), Standing>> Standing(Id<Programme> programme, CancellationToken ct);
}
