using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Matching;
using Mentoring.Domain.Notices;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Progress;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Meetings;

/// <summary>When, how and where to meet.</summary>
public record MeetingSlot
{
    /// <summary>When it begins.</summary>
    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>Length in minutes, 1 to 480; the programme and the agreement set a shortest and a longest.</summary>
    public required int Minutes { get; init; }

    /// <summary>How it is held.</summary>
    public required MeetingMethod Method { get; init; }

    /// <summary>Names the way where the method is other, up to 100 characters.</summary>
    public string? OtherMethod { get; init; }

    /// <summary>What kind of place.</summary>
    public MeetingVenue? Venue { get; init; }

    /// <summary>Where, up to 500 characters. For the two alone.</summary>
    public string? Place { get; init; }

    /// <summary>At a workplace: privacy is made sure of.</summary>
    public bool? PrivacyAssured { get; init; }

    /// <summary>Whose clock hangs where you meet, by its IANA name, as Europe/London. Notice is counted by that clock; UTC where nothing is said.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Why the two can hardly meet in one room, up to 500 characters: lifts the longest length up to the programme's ceiling. For the two alone.</summary>
    public string? DistanceReason { get; init; }

    internal Slot ToCome(DateTimeOffset now) => Checked(StartsAt < now ? "Lies in the past; a meeting that took place is recorded." : null);

    internal Slot TookPlace(DateTimeOffset now) => Checked(StartsAt > now ? "Lies in the future." : null);

    private Slot Checked(string? wrongTime)
    {
        var findings = new Findings();
        findings.Instant("startsAt", StartsAt);
        if (wrongTime is not null) findings.Add("startsAt", wrongTime);
        findings.Range("minutes", Minutes, 1, 480);
        findings.OptionalText("place", Place, 500);
        findings.OptionalText("distanceReason", DistanceReason, 500);
        var other = findings.OptionalText("otherMethod", OtherMethod, 100);
        if (Method == MeetingMethod.Other == other is null) findings.Add("otherMethod", "Is given when the method is other, and only then.");
        var zone = findings.TimeZone("timeZone", TimeZone);
        findings.Refuse();
        return new(StartsAt, Minutes, Method, other, Venue) { TimeZone = zone };
    }
}

/// <summary>A meeting to plan. The other party accepts it.</summary>
public sealed record PlanMeeting : MeetingSlot
{
    /// <summary>First items of the agenda, up to 200 characters each; from the mentor they are suggestions.</summary>
    public IReadOnlyList<string>? Agenda { get; init; }

    /// <summary>In a group: the one with whom you meet without the others, one of you a mentor and one a mentee. Left out where all meet.</summary>
    public Id<Person>? OneToOneWith { get; init; }
}

/// <summary>Another time, method or place. It stands when the other party has accepted it.</summary>
public sealed record MoveMeeting : MeetingSlot;

/// <summary>A meeting that took place without having been planned here.</summary>
public sealed record RecordMeeting
{
    /// <summary>When it began; not in the future.</summary>
    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>Length in minutes, 1 to 480.</summary>
    public required int Minutes { get; init; }

    /// <summary>How it was held.</summary>
    public required MeetingMethod Method { get; init; }

    /// <summary>Names the way where the method is other, up to 100 characters.</summary>
    public string? OtherMethod { get; init; }

    /// <summary>In a group: the one with whom you met without the others.</summary>
    public Id<Person>? OneToOneWith { get; init; }
}

/// <summary>That a planned meeting took place. What is left out was as planned.</summary>
public sealed record ReportMeetingHeld
{
    /// <summary>When it began; not in the future.</summary>
    public DateTimeOffset? StartsAt { get; init; }

    /// <summary>Length in minutes, 1 to 480.</summary>
    public int? Minutes { get; init; }

    /// <summary>How it was held.</summary>
    public MeetingMethod? Method { get; init; }

    /// <summary>Names the way where the method is other, up to 100 characters.</summary>
    public string? OtherMethod { get; init; }
}

/// <summary>Plans, moves, cancels and records meetings. Each holds the relationship first, so that two at once follow each other.</summary>
public sealed class MeetingCommands(IStore store, IMeetingFacts facts, Reviewing reviewing, Viewer viewer, Warnings warnings, Notifier notifier, TimeProvider clock)
{
    /// <summary>Nobody says for a day whether they met: both are asked. Nobody says so for two weeks: it counts as missed.</summary>
    private static readonly TimeSpan AskAfter = TimeSpan.FromDays(1), MissedAfter = TimeSpan.FromDays(14);

    public Task<Id<Meeting>> PlanMeeting(Id<Relationship> id, PlanMeeting input, CancellationToken ct) => store.Write(async () =>
    {
        var slot = input.ToCome(clock.GetUtcNow());
        var relationship = await AtWork(id, ct);
        var programme = await store.Get(relationship.ProgrammeId, ct);
        var two = OneToOne(relationship, input.OneToOneWith);
        await Book(relationship, programme, slot, input, null, ct);
        warnings.Weigh(MeetingRules.FirstFaceToFace, (relationship.Status == RelationshipStatus.Forming, slot.Method));
        var meeting = Meeting.Plan(relationship, slot, viewer.RequirePerson(), programme.Settings[SettingCatalogue.MeetingBufferMinutes], two);
        store.Add(meeting);
        await Answer(relationship, two, ct);
        if (Agenda.For(meeting, input, relationship.PartyOf(viewer.Person)!.Role, programme.Settings) is { } agenda) store.Add(agenda);
        TellPartner(relationship, NoticeKind.MeetingProposed, meeting);
        return meeting.Id;
    }, ct);

    public Task<Id<Meeting>> AcceptMeeting(Id<Meeting> id, CancellationToken ct) => store.Write(async () =>
    {
        var (relationship, meeting) = await Own(id, ct);
        MeetingRules.MutualConsent.Check(meeting.ProposedBy != viewer.Person || meeting.Status != MeetingStatus.Proposed, "The other party accepts what you proposed.");
        meeting.Accept();
        TellPartner(relationship, NoticeKind.MeetingAccepted, meeting);
        return id;
    }, ct);

    public Task<Id<Meeting>> MoveMeeting(Id<Meeting> id, MoveMeeting input, CancellationToken ct) => store.Write(async () =>
    {
        var slot = input.ToCome(clock.GetUtcNow());
        var (relationship, meeting) = await Own(id, ct);
        var programme = await store.Get(relationship.ProgrammeId, ct);
        await Book(relationship, programme, slot, input, id, ct);
        var late = meeting.Status != MeetingStatus.Proposed && IsShortNotice(meeting, programme);
        meeting.Move(slot, viewer.RequirePerson(), late);
        warnings.Weigh(MeetingRules.Honoured, meeting.Moves);
        await Arrange(meeting, input, ct);
        TellPartner(relationship, NoticeKind.MeetingMoved, meeting);
        return id;
    }, ct);

    public Task<Id<Meeting>> CancelMeeting(Id<Meeting> id, CancellationToken ct) => store.Write(async () =>
    {
        var (relationship, meeting) = await Own(id, ct);
        var programme = await store.Get(relationship.ProgrammeId, ct);
        meeting.Cancel(meeting.Status == MeetingStatus.Scheduled && IsShortNotice(meeting, programme));
        TellPartner(relationship, NoticeKind.MeetingCancelled, meeting);
        return id;
    }, ct);

    public Task<Id<Meeting>> RecordMeeting(Id<Relationship> id, RecordMeeting input, CancellationToken ct) => store.Write(async () =>
    {
        var slot = new MeetingSlot { StartsAt = input.StartsAt, Minutes = input.Minutes, Method = input.Method, OtherMethod = input.OtherMethod }.TookPlace(clock.GetUtcNow());
        var relationship = await AtWork(id, ct);
        var two = OneToOne(relationship, input.OneToOneWith);
        var meeting = Meeting.Record(relationship, slot, await Session(relationship, slot, two, ct), two);
        store.Add(meeting);
        await Answer(relationship, two, ct);
        return meeting.Id;
    }, ct);

    public Task<Id<Meeting>> ReportMeetingHeld(Id<Meeting> id, ReportMeetingHeld input, CancellationToken ct) => store.Write(async () =>
    {
        var (relationship, meeting) = await Own(id, ct);
        meeting.CheckHeld(viewer.Person);
        var slot = new MeetingSlot
        {
            StartsAt = input.StartsAt ?? meeting.StartsAt,
            Minutes = input.Minutes ?? meeting.Minutes,
            Method = input.Method ?? meeting.Method,
            OtherMethod = input.OtherMethod ?? (input.Method is null ? meeting.OtherMethod : null),
            Venue = meeting.Venue,
        }.TookPlace(clock.GetUtcNow());
        meeting.Hold(slot, await Session(relationship, slot, meeting.OneToOne, ct));
        return id;
    }, ct);

    /// <summary>Asks the parties about meetings whose time has passed, and gives up on those that nobody reported.</summary>
    public async Task<int> FollowUpMeetings(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (ask, missed) = (now - AskAfter, now - MissedAfter);
        var due = await store.List<Meeting>(x => (x.Status == MeetingStatus.Scheduled && x.StartsAt < ask) || (x.Status == MeetingStatus.Unconfirmed && x.StartsAt < missed), ct);
        foreach (var found in due)
            await store.Write(async () =>
            {
                var relationship = await store.Lock(found.RelationshipId, ct);
                var meeting = await store.Lock(found.Id, ct);
                if (meeting.Status != found.Status || !relationship.ClocksRun) return meeting.Id;
                meeting.LeaveUnreported();
                if (meeting.Status == MeetingStatus.Unconfirmed) notifier.TellAll(meeting.Of(relationship), NoticeKind.MeetingUnconfirmed, meeting.Id);
                return meeting.Id;
            }, ct);
        return due.Count;
    }

    private async Task<Relationship> AtWork(Id<Relationship> id, CancellationToken ct)
    {
        var relationship = await store.Lock(id, ct);
        relationship.PartyAtWork(viewer.Person);
        RelationshipRules.CodeAcceptedBeforeStart.Check(relationship.Status != RelationshipStatus.Accepted);
        return relationship;
    }

    private async Task<(Relationship Relationship, Meeting Meeting)> Own(Id<Meeting> id, CancellationToken ct)
    {
        var relationship = await AtWork((await store.Get(id, ct)).RelationshipId, ct);
        return (relationship, await store.GetToAct(id, ct));
    }

    private async Task Book(Relationship relationship, Programme programme, Slot slot, MeetingSlot input, Id<Meeting>? moved, CancellationToken ct)
    {
        var length = new LengthAndMethod(slot.Minutes, slot.Method, input.DistanceReason is not null, programme.Settings, await store.TermsInForce(relationship.Id, ct));
        new Requirements().Need(MeetingRules.Length, length).Need(MeetingRules.LengthByTelephone, length).Need(MeetingRules.LengthAtDistance, length)
            .Need(MeetingRules.Methods, (slot.Method, programme.Settings)).Refuse();
        warnings.Weigh(MeetingRules.UsualLength, (slot.Minutes, programme.Settings[SettingCatalogue.MeetingUsualBand]));
        warnings.Weigh(MeetingRules.NeutralVenue, slot.Venue);
        warnings.Weigh(MeetingRules.WorkplacePrivacy, (slot.Venue, input.PrivacyAssured == true));
        warnings.Weigh(MeetingRules.CallUndisturbed, slot.Method);
        // In any relationship of whoever books: of the partner's others they learn nothing.
        warnings.Weigh(MeetingRules.NoClash, await facts.IsTaken(slot, viewer.Relationships, viewer.Circles, moved, ct));
    }

    /// <summary>The number of a session that was held, if it may be recorded at all.</summary>
    private async Task<int> Session(Relationship relationship, Slot slot, OneToOne? two, CancellationToken ct)
    {
        var programme = await store.Get(relationship.ProgrammeId, ct);
        var id = relationship.Id;
        var (held, signed) = (await facts.Held(id, two, ct), relationship.IsSigned);
        if (relationship.Model == MentoringModel.OneToOne) MeetingRules.AgreementWritten.Check((held == 0, signed));
        else signed = await CheckSigned(relationship, two, ct);
        MeetingRules.AgreementAtFirstMeeting.Check((programme.Settings[SettingCatalogue.AgreementDeadline], signed));
        warnings.Weigh(MeetingRules.Length, new LengthAndMethod(slot.Minutes, slot.Method, FarApart: false, programme.Settings, await store.TermsInForce(id, ct)));
        warnings.Weigh(MeetingRules.SessionCount, (held + 1, programme.Settings[SettingCatalogue.SessionBand]));
        if (two is not null) return held + 1;
        if (held == 0 && programme.Settings[SettingCatalogue.RapportCheck] == "on") notifier.TellAll(relationship.People(), NoticeKind.RapportCheck, id);
        if ((held + 1) % programme.Settings[SettingCatalogue.RelationshipReviewEvery] == 0) await reviewing.Open(relationship, ReviewKind.Regular, ct);
        return held + 1;
    }

    /// <summary>In a group each of those who meet has signed; without, they may meet once, whatever others have met before.</summary>
    private async Task<bool> CheckSigned(Relationship relationship, OneToOne? two, CancellationToken ct)
    {
        var (id, circle) = (relationship.Id, two is null ? relationship.All : relationship.Between(two.Mentor, two.Mentee));
        var inForce = await store.Find<Agreement>(x => x.RelationshipId == id && x.Status == AgreementStatus.InForce, ct);
        IEnumerable<Id<Person>> people = two is null ? relationship.People() : [two.Mentor, two.Mentee];
        var signed = relationship.IsSigned && inForce is not null && people.All(person => inForce.Signatures.Any(signature => signature.PersonId == person));
        var before = (await store.List<Meeting>(x => x.CircleId == circle && x.Status == MeetingStatus.Held, ct)).Count;
        MeetingRules.AgreementWritten.Check((before == 0, signed));
        return signed;
    }

    private OneToOne? OneToOne(Relationship relationship, Id<Person>? with)
    {
        if (with is not { } other) return null;
        if (relationship.Model == MentoringModel.OneToOne) throw new Invalid("/oneToOneWith", "Goes with a group: here the two meet anyway.");
        var me = relationship.PartyOf(viewer.Person)!;
        relationship.Other(me, other, "/oneToOneWith");
        return me.Role == ParticipantRole.Mentor ? new(me.PersonId, other) : new(other, me.PersonId);
    }

    /// <summary>A session of two answers the mentee who asked for one.</summary>
    private async Task Answer(Relationship relationship, OneToOne? two, CancellationToken ct)
    {
        if (two is null) return;
        var (id, mentee) = (relationship.Id, two.Mentee);
        foreach (var request in await store.LockAffected<OneToOneRequest>(x => x.RelationshipId == id && x.MenteeId == mentee && x.AnsweredAt == null, ct)) request.Answer(clock.GetUtcNow());
    }

    private bool IsShortNotice(Meeting meeting, Programme programme)
    {
        var notice = (meeting.LatestNotice(programme.Settings[SettingCatalogue.MeetingCancelNoticeHours]), clock.GetUtcNow());
        warnings.Weigh(MeetingRules.Notice, notice);
        return !MeetingRules.Notice.Holds(notice);
    }

    private async Task Arrange(Meeting meeting, MeetingSlot input, CancellationToken ct)
    {
        var id = meeting.Id;
        if (await store.Find<Agenda>(x => x.MeetingId == id, ct) is { } agenda) agenda.Arrange(input);
        else if (Agenda.For(meeting, input) is { } made) store.Add(made);
    }

    private void TellPartner(Relationship relationship, NoticeKind kind, Meeting meeting) =>
        notifier.TellAll(meeting.Of(relationship).Where(person => person != viewer.Person), kind, meeting.Id);
}
