using System.Linq.Expressions;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Notices;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Meetings;

/// <summary>That a mentee of a group would like a session with a mentor alone. What about is not asked.</summary>
public sealed class OneToOneRequest : Entity<OneToOneRequest>, IVisible<OneToOneRequest>, IOfProgramme
{
    private OneToOneRequest() { }

    public OneToOneRequest(Relationship relationship, Id<Person> mentee, DateTimeOffset at) =>
        (RelationshipId, CircleId, ProgrammeId, MenteeId, At) = (relationship.Id, relationship.Around(mentee), relationship.ProgrammeId, mentee, at);

    public Id<Relationship> RelationshipId { get; private set; }
    public Id<Circle> CircleId { get; private set; }
    public Id<Programme> ProgrammeId { get; private set; }
    public Id<Person> MenteeId { get; private set; }
    public DateTimeOffset At { get; private set; }

    /// <summary>When a session of the two was planned or held, or the mentee took it back.</summary>
    public DateTimeOffset? AnsweredAt { get; private set; }

    public void Answer(DateTimeOffset at) => AnsweredAt ??= at;

    /// <summary>The mentee and their mentors, and as a figure the coordinator.</summary>
    public static Expression<Func<OneToOneRequest, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || v.Circles.Contains(x.CircleId) || (v.ProgrammesCoordinated.Contains(x.ProgrammeId) && !v.RelationshipsBarred.Contains(x.RelationshipId));
}

/// <summary>Counts of meetings, whether or not the actor may see them.</summary>
public interface IMeetingFacts
{
    /// <summary>How many meetings of all were held, or of the two in a group.</summary>
    Task<int> Held(Id<Relationship> relationship, OneToOne? two, CancellationToken ct);

    /// <summary>Whether a meeting of these circles is planned for the same time, in one of these relationships.</summary>
    /// <param name="moved">The one that is moved does not count.</param>
    Task<bool> IsTaken(Slot slot, IReadOnlyCollection<Id<Relationship>> relationships, IReadOnlyCollection<Id<Circle>> circles, Id<Meeting>? moved, CancellationToken ct);
}

/// <summary>Sessions of two within a group.</summary>
public static class GroupRules
{
    public static readonly Advice<double> OneToOneOnRequest = new("model-group-one-to-one-on-request",
        "A mentor of several offers one-to-one sessions when asked: a request that waits for more than two weeks is told.", "SSSC, mentoring models", days => days <= 14);

    public static readonly StructuralRule Confidentiality = new("group-confidentiality", RuleKind.Configured,
        "In a group, a two-by-two and a team all owe confidence: what all meet about is open to all who were in it then, a session of two to the two.",
        "SSSC, step 5 (etiquette); resource 4 (policy exemplar)");
}

/// <summary>A mentee asks; a session that one of the two plans or records is the answer.</summary>
public sealed class GroupCommands(IStore store, Viewer viewer, Notifier notifier, TimeProvider clock)
{
    public Task<Id<OneToOneRequest>> RequestOneToOne(Id<Relationship> id, CancellationToken ct) => store.Write(async () =>
    {
        var relationship = await store.Lock(id, ct);
        var party = relationship.PartyAtWork(viewer.Person);
        LifeCycleRules.StepPossible.Check(relationship.Model != Matching.MentoringModel.OneToOne, "Here the two meet anyway.");
        if (party.Role != ParticipantRole.Mentee) throw new Forbidden("A mentee asks for a session with a mentor; a mentor plans one.");
        var me = party.PersonId;
        if (await store.Find<OneToOneRequest>(x => x.RelationshipId == id && x.MenteeId == me && x.AnsweredAt == null, ct) is { } there) return there.Id;
        var request = new OneToOneRequest(relationship, me, clock.GetUtcNow());
        store.Add(request);
        notifier.TellAll(relationship.People(ParticipantRole.Mentor), NoticeKind.OneToOneAsked, request.Id);
        return request.Id;
    }, ct);

    public Task<Id<OneToOneRequest>> WithdrawOneToOneRequest(Id<OneToOneRequest> id, CancellationToken ct) => store.Write(async () =>
    {
        var request = await store.GetToAct(id, ct);
        if (request.MenteeId != viewer.Person) throw new Forbidden("Who asked takes it back.");
        request.Answer(clock.GetUtcNow());
        return id;
    }, ct);
}
