using System.Linq.Expressions;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Integration;
using Mentoring.Domain.Matching;
using Mentoring.Domain.Meetings;
using Mentoring.Domain.Notices;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Rules;
using Mentoring.Domain.Support;

namespace Mentoring.Domain.Relationships;

/// <summary>How a relationship ends. None of these says whose doing it was.</summary>
public enum EndingKind
{
    /// <summary>What it was for has been reached; the mentee's own judgement.</summary>
    ObjectivesMet,

    /// <summary>The agreed time is over.</summary>
    TimeReached,

    /// <summary>It has run its course before the agreed time.</summary>
    RanItsCourse,

    /// <summary>The two do not suit each other.</summary>
    NotSuited,

    /// <summary>A problem between the two was not resolved.</summary>
    Unresolved,

    /// <summary>Somebody is no longer there: they left the programme or the organisation.</summary>
    NoLongerThere,
}

/// <summary>Why somebody ends a relationship, as a neutral code (G25).</summary>
public enum EndingReasonCode
{
    /// <summary>The two do not suit each other.</summary>
    NotSuited,

    /// <summary>There is not the time.</summary>
    TimeOrWorkload,

    /// <summary>Somebody's work has changed.</summary>
    ChangeOfRole,

    /// <summary>The goals are met.</summary>
    GoalsMet,

    /// <summary>The agreed time is over.</summary>
    AgreedTimeReached,

    /// <summary>A conflict of interest arose.</summary>
    ConflictOfInterest,

    /// <summary>Another reason.</summary>
    Other,

    /// <summary>The person prefers not to say.</summary>
    PreferNotToSay,
}

/// <summary>That and how a relationship ends or has ended: for the two and the coordinator. Who asked is not here.</summary>
public sealed class Ending : Entity<Ending>, IVisible<Ending>, IOfProgramme
{
    private Ending() { }

    public Ending(Relationship relationship, EndingKind kind, DateTimeOffset askedAt) =>
        (RelationshipId, ProgrammeId, Kind, AskedAt) = (relationship.Id, relationship.ProgrammeId, kind, askedAt);

    public Id<Relationship> RelationshipId { get; private set; }
    public Id<Programme> ProgrammeId { get; private set; }
    public EndingKind Kind { get; private set; }
    public DateTimeOffset AskedAt { get; private set; }

    /// <summary>Null while a talk is offered first.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Before the agreed end.</summary>
    public bool IsEarly => Kind is EndingKind.RanItsCourse or EndingKind.NotSuited or EndingKind.Unresolved or EndingKind.NoLongerThere;

    public void Take(EndingKind kind) => Kind = kind;

    public void Conclude(DateTimeOffset at) => EndedAt = at;

    public static Expression<Func<Ending, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || v.RelationshipsJoined.Contains(x.RelationshipId) || v.RelationshipsSupported.Contains(x.RelationshipId)
        || (v.ProgrammesCoordinated.Contains(x.ProgrammeId) && !v.RelationshipsBarred.Contains(x.RelationshipId));
}

/// <summary>What one person gave as their reason: for them and the coordinator. That the row exists tells who asked, so no partner sees it.</summary>
public sealed class EndingReason : Entity<EndingReason>, IVisible<EndingReason>, IRelationshipContent
{
    private EndingReason() { }

    public EndingReason(Relationship relationship, Id<Person> author, EndingReasonCode? reason, string? note, DateTimeOffset at) =>
        (RelationshipId, ProgrammeId, AuthorId, Reason, Note, At) = (relationship.Id, relationship.ProgrammeId, author, reason, Confidential.In(relationship.Id, note), at);

    public Id<Relationship> RelationshipId { get; private set; }
    public Id<Programme> ProgrammeId { get; private set; }
    public Id<Person> AuthorId { get; private set; }
    public EndingReasonCode? Reason { get; private set; }

    /// <summary>Stored encrypted.</summary>
    public Confidential<string>? Note { get; private set; }

    public DateTimeOffset At { get; private set; }

    public void ForgetWords() => Note = null;

    Id<Person>? IRelationshipContent.KnownOnlyTo => AuthorId;

    public static Expression<Func<EndingReason, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || x.AuthorId == v.Self
        || (v.ProgrammesCoordinated.Contains(x.ProgrammeId) && !v.RelationshipsBarred.Contains(x.RelationshipId));
}

/// <summary>What an ending takes with it: the place is free at once, meetings fall away, those who must know are told.</summary>
public sealed class Conclusion(IStore store, Completing completing, Notifier notifier, TimeProvider clock)
{
    public async Task Of(Relationship relationship, EndingKind kind, CancellationToken ct)
    {
        var (id, now) = (relationship.Id, clock.GetUtcNow());
        relationship.End(now);
        foreach (var participation in await store.LockAffected<Participation>(x => x.RelationshipId == id, ct))
        {
            if (participation.HasLeft) continue;
            participation.End(DateOnly.FromDateTime(now.UtcDateTime));
            await completing.Follow(participation, ct);
        }
        foreach (var meeting in await store.LockAffected<Meeting>(x => x.RelationshipId == id, ct)) meeting.FallAway();
        var ending = (await store.LockAffected<Ending>(x => x.RelationshipId == id, ct)).FirstOrDefault();
        if (ending is null) store.Add(ending = new(relationship, kind, now));
        ending.Conclude(now);
        notifier.TellAll(relationship.People(), NoticeKind.RelationshipEnded, id);
        if (ending.IsEarly) notifier.TellAll(relationship.People(), NoticeKind.RematchOffered, id);
        else notifier.TellAll(relationship.People(), NoticeKind.FinalReviewOffered, id);
        await notifier.TellCoordinators(relationship.ProgrammeId, NoticeKind.RelationshipEnded, id, ct);
    }
}

/// <summary>An ending, by either party, at any time.</summary>
public sealed record EndRelationship
{
    /// <summary>How it ends.</summary>
    public required EndingKind Kind { get; init; }

    /// <summary>A neutral reason, if you like: you and the coordinator read it.</summary>
    public EndingReasonCode? Reason { get; init; }

    /// <summary>More about it, up to 2,000 characters: you and the coordinator read it.</summary>
    public string? Note { get; init; }

    /// <summary>For the sake of somebody's safety it ends at once, without an offer to talk. Default false.</summary>
    public bool? Safety { get; init; }
}

/// <summary>Leaving a relationship of several. Nothing has to be said.</summary>
public sealed record LeaveRelationship
{
    /// <summary>A neutral reason, if you like: you and the coordinator read it.</summary>
    public EndingReasonCode? Reason { get; init; }

    /// <summary>More about it, up to 2,000 characters: you and the coordinator read it.</summary>
    public string? Note { get; init; }
}

/// <summary>Ends relationships: never refused, at most delayed by the offer to talk.</summary>
public sealed class EndingCommands(IStore store, Viewer viewer, Conclusion conclusion, Joining joining, Warnings warnings, Notifier notifier, TimeProvider clock)
{
    public Task<Id<Relationship>> EndRelationship(Id<Relationship> id, EndRelationship input, CancellationToken ct) => store.Write(async () =>
    {
        var findings = new Findings();
        var note = findings.OptionalText("note", input.Note, 2000);
        findings.Refuse();
        var relationship = await store.GetToAct(id, ct);
        EndingRules.EitherMayEnd.Permit(relationship.PartyOf(viewer.Person) is not null);
        var programme = await store.Get(relationship.ProgrammeId, ct);
        await KeepReason(relationship, input.Reason, note, ct);
        warnings.Weigh(EndingRules.ReasonForMonitoring, (input.Kind, input.Reason));
        if (!relationship.IsLive) return id;
        if (relationship.GoesOnWithout(viewer.Person))
        {
            await joining.Leave(relationship, viewer.RequirePerson(), ct);
            return id;
        }

        var talk = (programme.Settings[SettingCatalogue.EndingTalkFirst], input.Kind, input.Safety == true);
        warnings.Weigh(EndingRules.TalkBeforeEnding, talk);
        if (talk.Item1 == "requiredWithLimit" && !EndingRules.TalkBeforeEnding.Holds(talk)) await OfferTalk(relationship, input.Kind, programme, ct);
        else await End(relationship, input.Kind, ct);
        return id;
    }, ct);

    /// <summary>From a group, a two-by-two or a team: at once, and for the person alone.</summary>
    public Task<Id<Relationship>> LeaveRelationship(Id<Relationship> id, LeaveRelationship input, CancellationToken ct) => store.Write(async () =>
    {
        var findings = new Findings();
        var note = findings.OptionalText("note", input.Note, 2000);
        findings.Refuse();
        var relationship = await store.GetToAct(id, ct);
        EndingRules.EitherMayEnd.Permit(relationship.PartyOf(viewer.Person) is not null);
        LifeCycleRules.StepPossible.Check(relationship.IsLive, "The relationship is over.");
        LifeCycleRules.StepPossible.Check(relationship.Model != MentoringModel.OneToOne, "One-to-one has nobody to go on without you: end it.");
        await KeepReason(relationship, input.Reason, note, ct);
        await joining.Leave(relationship, viewer.RequirePerson(), ct);
        return id;
    }, ct);

    /// <summary>The talk took place: the ending does not wait any longer.</summary>
    public Task<Id<Relationship>> RecordEndingTalk(Id<Relationship> id, CancellationToken ct) => store.Write(async () =>
    {
        var relationship = await store.GetToAct(id, ct);
        if (!viewer.Coordinates(relationship.ProgrammeId) || relationship.PartyOf(viewer.Person) is not null)
            throw new Forbidden("A coordinator who is not one of the two records the talk.");
        LifeCycleRules.StepPossible.Check(relationship.EndsBy is not null, "Nobody has asked to end it.");
        await conclusion.Of(relationship, EndingKind.Unresolved, ct);
        return id;
    }, ct);

    /// <summary>Who asked to end it may take that back while the talk is offered.</summary>
    public Task<Id<Relationship>> WithdrawEnding(Id<Relationship> id, CancellationToken ct) => store.Write(async () =>
    {
        var relationship = await store.GetToAct(id, ct);
        var own = await store.List<EndingReason>(x => x.RelationshipId == id && x.AuthorId == viewer.Person, ct);
        LifeCycleRules.StepPossible.Check(relationship.EndsBy is not null && own.Count > 0, "You have not asked to end it.");
        foreach (var reason in own) store.Remove(reason);
        if ((await store.LockAffected<EndingReason>(x => x.RelationshipId == id, ct)).Count > own.Count) return id;
        relationship.KeepOn();
        foreach (var ending in await store.List<Ending>(x => x.RelationshipId == id, ct)) store.Remove(ending);
        return id;
    }, ct);

    /// <summary>Ends what waited for a talk long enough.</summary>
    public async Task<int> ConcludeEndings(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = await store.List<Relationship>(x => x.EndsBy != null && x.EndsBy <= now, ct);
        foreach (var found in due)
            await store.Write(async () =>
            {
                var relationship = await store.Lock(found.Id, ct);
                if (relationship.EndsBy is not null && relationship.EndsBy <= now) await conclusion.Of(relationship, EndingKind.Unresolved, ct);
                return found.Id;
            }, ct);
        return due.Count;
    }

    private async Task End(Relationship relationship, EndingKind kind, CancellationToken ct)
    {
        var id = relationship.Id;
        if (await store.Find<Ending>(x => x.RelationshipId == id, ct) is { } asked) asked.Take(kind);
        await conclusion.Of(relationship, kind, ct);
    }

    private async Task OfferTalk(Relationship relationship, EndingKind kind, Programme programme, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (relationship.EndsBy is null) store.Add(new Ending(relationship, kind, now));
        store.Add(new Concern(relationship, viewer.RequirePerson(), ConcernCategory.RelationshipBreakdown, "An ending was asked for.", now));
        relationship.AskToEnd(WorkingDays.After(now, programme.Settings[SettingCatalogue.EndingTalkFirstDays]));
        notifier.TellAll(relationship.People(), NoticeKind.EndingTalkOffered, relationship.Id);
        await notifier.TellCoordinators(relationship.ProgrammeId, NoticeKind.EndingTalkOffered, relationship.Id, ct);
    }

    private async Task KeepReason(Relationship relationship, EndingReasonCode? reason, string? note, CancellationToken ct)
    {
        var (id, me) = (relationship.Id, viewer.RequirePerson());
        if (await store.Find<EndingReason>(x => x.RelationshipId == id && x.AuthorId == me, ct) is null)
            store.Add(new EndingReason(relationship, me, reason, note, clock.GetUtcNow()));
    }
}

/// <summary>Days on which a coordinator can be expected to work: Monday to Friday.</summary>
public static class WorkingDays
{
    public static DateTimeOffset After(DateTimeOffset from, int days)
    {
        for (; days > 0; days--)
            do from = from.AddDays(1); while (from.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);
        return from;
    }
}
