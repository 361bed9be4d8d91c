using System.Linq.Expressions;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Notices;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Relationships;

/// <summary>Where a request for another match stands.</summary>
public enum RematchStatus
{
    /// <summary>Waits for the coordinator.</summary>
    Requested,

    /// <summary>The coordinator looks for another match.</summary>
    Granted,

    /// <summary>The coordinator said no, with a note.</summary>
    Refused,
}

/// <summary>A person's wish for another match, after a relationship. For them and the coordinator.</summary>
public sealed class RematchRequest : Entity<RematchRequest>, IVisible<RematchRequest>, IRelationshipContent
{
    private RematchRequest() { }

    public RematchRequest(Relationship relationship, Party party, bool samePartner, DateTimeOffset at) : this(relationship, party.PersonId, party.ApplicationId, samePartner, at) { }

    public RematchRequest(Relationship relationship, Id<Person> person, Id<Application> application, bool samePartner, DateTimeOffset at) =>
        (RelationshipId, ProgrammeId, PersonId, ApplicationId, SamePartner, RequestedAt) =
        (relationship.Id, relationship.ProgrammeId, person, application, samePartner, at);

    public Id<Relationship> RelationshipId { get; private set; }
    public Id<Programme> ProgrammeId { get; private set; }
    public Id<Person> PersonId { get; private set; }
    public Id<Application> ApplicationId { get; private set; }

    /// <summary>They would like to work with the same person again.</summary>
    public bool SamePartner { get; private set; }

    public RematchStatus Status { get; private set; }

    /// <summary>Why not. Stored encrypted.</summary>
    public Confidential<string>? Note { get; private set; }

    public DateTimeOffset RequestedAt { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }

    public void Decide(bool grant, string? note, DateTimeOffset at)
    {
        LifeCycleRules.StepPossible.Check(Status == RematchStatus.Requested, "It was decided.");
        (Status, Note, DecidedAt) = (grant ? RematchStatus.Granted : RematchStatus.Refused, Confidential.In(RelationshipId, note), at);
    }

    public void ForgetWords() => Note = null;

    Id<Person>? IRelationshipContent.KnownOnlyTo => PersonId;

    public static Expression<Func<RematchRequest, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || x.PersonId == v.Self
        || (v.ProgrammesCoordinated.Contains(x.ProgrammeId) && !v.RelationshipsBarred.Contains(x.RelationshipId));
}

/// <summary>A wish for another match.</summary>
public sealed record RequestRematch
{
    /// <summary>With the same person: possible when both ask for it. Default false.</summary>
    public bool? SamePartner { get; init; }
}

/// <summary>The coordinator's answer.</summary>
public sealed record DecideRematch
{
    /// <summary>Whether the coordinator will look for another match.</summary>
    public required bool Grant { get; init; }

    /// <summary>A note to the person, up to 2,000 characters; needed when it is refused.</summary>
    public string? Note { get; init; }
}

/// <summary>Either asks, the coordinator decides, and a new match goes the way of every match.</summary>
public sealed class RematchCommands(IStore store, Viewer viewer, Notifier notifier, TimeProvider clock)
{
    public Task<Id<RematchRequest>> RequestRematch(Id<Relationship> id, RequestRematch input, CancellationToken ct) => store.Write(async () =>
    {
        var own = await store.Find<Participation>(x => x.RelationshipId == id && x.PersonId == viewer.Self, ct);
        var relationship = own is { HasLeft: true } ? (await store.LockAffected<Relationship>(x => x.Id == id, ct))[0] : await store.Lock(id, ct);
        var person = own?.PersonId ?? throw new Forbidden("Only who was a party asks for another match.");
        EndingRules.RematchOffered.Check(own.HasLeft || relationship.Status is RelationshipStatus.Ended or RelationshipStatus.Suspended, "The relationship goes on: end it first.");
        var application = relationship.PartyOf(person)?.ApplicationId ?? await ApplicationOf(own, ct);
        var open = await store.Find<RematchRequest>(x => x.RelationshipId == id && x.PersonId == person && x.Status != RematchStatus.Refused, ct);
        LifeCycleRules.StepPossible.Check(open is null, "You have asked.");
        var request = new RematchRequest(relationship, person, application, input.SamePartner == true, clock.GetUtcNow());
        store.Add(request);
        await notifier.TellCoordinators(relationship.ProgrammeId, NoticeKind.RematchRequested, request.Id, ct);
        return request.Id;
    }, ct);

    /// <summary>Who has left a group is no party of it any more; their application is there.</summary>
    private async Task<Id<Application>> ApplicationOf(Participation own, CancellationToken ct) =>
        (await store.Find<Application>(x => x.ProgrammeId == own.ProgrammeId && x.PersonId == own.PersonId && x.Role == own.Role && x.IsLive == true, ct) ?? throw new Unseen()).Id;

    public Task<Id<RematchRequest>> DecideRematch(Id<RematchRequest> id, DecideRematch input, CancellationToken ct) => store.Write(async () =>
    {
        var findings = new Findings();
        var note = findings.OptionalText("note", input.Note, 2000);
        findings.Refuse();
        var request = await store.GetToAct(id, ct);
        var relationship = await store.Get(request.RelationshipId, ct);
        EndingRules.RematchAtDiscretion.Permit(viewer.Coordinates(request.ProgrammeId) && relationship.PartyOf(viewer.Person) is null);
        EndingRules.RefusalHasNote.Check(input.Grant || note is not null);
        request.Decide(input.Grant, note, clock.GetUtcNow());
        notifier.Tell(request.PersonId, NoticeKind.RematchDecided, id);
        return id;
    }, ct);
}
