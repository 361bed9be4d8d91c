using System.Linq.Expressions;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Notices;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Progress;

/// <summary>Where an item for the annual review stands.</summary>
public enum AnnualReviewStatus
{
    /// <summary>The mentee has asked; the mentor has not answered.</summary>
    Requested,

    /// <summary>Both keys are turned: the receiver reads it.</summary>
    Released,

    /// <summary>The mentor did not agree.</summary>
    Refused,

    /// <summary>The mentee has taken it back: from then on nobody else reads it.</summary>
    Withdrawn,
}

/// <summary>One outcome or issue that goes into the mentee's annual review when both want it to: the mentee asks, the mentor agrees.</summary>
public sealed class AnnualReviewItem : Entity<AnnualReviewItem>, IVisible<AnnualReviewItem>, IRelationshipContent
{
    private AnnualReviewItem() { }

    public AnnualReviewItem(Relationship relationship, Id<Person> mentee, string text, Recipient to, DateTimeOffset at) =>
        (RelationshipId, CircleId, ProgrammeId, MenteeId, Text, ReceiverId, ReceiverClient, RequestedAt) =
        (relationship.Id, relationship.Around(mentee), relationship.ProgrammeId, mentee, Confidential.In(relationship.Id, mentee, text), to.Person, to.Client, at);

    public Id<Relationship> RelationshipId { get; private set; }
    public Id<Circle> CircleId { get; private set; }
    public Id<Programme> ProgrammeId { get; private set; }
    public Id<Person> MenteeId { get; private set; }

    /// <summary>Stored encrypted.</summary>
    public Confidential<string> Text { get; private set; } = null!;

    /// <summary>The mentee's line manager, when it goes to them.</summary>
    public Id<Person>? ReceiverId { get; private set; }

    public string? ReceiverClient { get; private set; }
    public AnnualReviewStatus Status { get; private set; }
    public DateTimeOffset RequestedAt { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }

    public void Answer(bool agree, DateTimeOffset at)
    {
        LifeCycleRules.StepPossible.Check(Status == AnnualReviewStatus.Requested, "It was answered or taken back.");
        (Status, AnsweredAt) = (agree ? AnnualReviewStatus.Released : AnnualReviewStatus.Refused, at);
    }

    public void Withdraw()
    {
        LifeCycleRules.StepPossible.Check(Status is AnnualReviewStatus.Requested or AnnualReviewStatus.Released, "There is nothing to take back.");
        Status = AnnualReviewStatus.Withdrawn;
    }

    Id<Person>? IRelationshipContent.KnownOnlyTo => null;

    public static Expression<Func<AnnualReviewItem, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || x.MenteeId == v.Self || v.Circles.Contains(x.CircleId)
        || (x.Status == AnnualReviewStatus.Released
            && ((x.ReceiverId == v.Self && v.Reports.Contains(x.MenteeId)) || x.ReceiverClient == v.ReceivingClient));
}

/// <summary>What the mentee would like to have in their annual review.</summary>
public sealed record RequestAnnualReviewItem
{
    /// <summary>The outcome or issue, 1 to 2,000 characters, as the receiver is to read it.</summary>
    public required string Text { get; init; }

    /// <summary>lineManager, or a client such as an HR system.</summary>
    public required ReceiverInput Receiver { get; init; }
}

/// <summary>The mentor's key.</summary>
public sealed record AnswerAnnualReviewItem
{
    /// <summary>Whether the mentor agrees that it goes into the annual review.</summary>
    public required bool Agree { get; init; }
}

/// <summary>Two keys, item by item; the mentor has no way to begin.</summary>
public sealed class AnnualReviewCommands(IStore store, Viewer viewer, Releasing releasing, Notifier notifier, TimeProvider clock)
{
    public Task<Id<AnnualReviewItem>> RequestAnnualReviewItem(Id<Relationship> id, RequestAnnualReviewItem input, CancellationToken ct) => store.Write(async () =>
    {
        var findings = new Findings();
        var text = findings.Text("text", input.Text, 2000);
        if (input.Receiver.As is not (Receiver.LineManager or Receiver.Client)) findings.Add("receiver/as", "Is lineManager or client.");
        findings.Refuse();
        var (relationship, party) = await Own(id, ct);
        ConsentRules.AnnualReviewTwoKeys.Permit((party.Role, ParticipantRole.Mentee));
        var item = new AnnualReviewItem(relationship, party.PersonId, text, await releasing.Find(input.Receiver, party.PersonId, relationship.ProgrammeId, relationship, ct), clock.GetUtcNow());
        store.Add(item);
        notifier.TellAll(relationship.People(ParticipantRole.Mentor), NoticeKind.AnnualReviewItemAsked, item.Id);
        return item.Id;
    }, ct);

    public Task<Id<AnnualReviewItem>> AnswerAnnualReviewItem(Id<AnnualReviewItem> id, AnswerAnnualReviewItem input, CancellationToken ct) => store.Write(async () =>
    {
        var item = await store.GetToAct(id, ct);
        var (_, party) = await Own(item.RelationshipId, ct);
        ConsentRules.AnnualReviewTwoKeys.Permit((party.Role, ParticipantRole.Mentor));
        item.Answer(input.Agree, clock.GetUtcNow());
        notifier.Tell(item.MenteeId, NoticeKind.AnnualReviewItemAnswered, id);
        if (input.Agree && item.ReceiverId is { } manager) notifier.Tell(manager, NoticeKind.AnnualReviewItemReleased, id);
        return id;
    }, ct);

    public Task<Id<AnnualReviewItem>> WithdrawAnnualReviewItem(Id<AnnualReviewItem> id, CancellationToken ct) => store.Write(async () =>
    {
        var item = await store.GetToAct(id, ct);
        ConsentRules.ByAgreement.Permit(item.MenteeId == viewer.Person);
        item.Withdraw();
        return id;
    }, ct);

    private async Task<(Relationship Relationship, Party Party)> Own(Id<Relationship> id, CancellationToken ct)
    {
        var relationship = await store.Lock(id, ct);
        return (relationship, relationship.PartyOf(viewer.Person) ?? throw new Forbidden(ConsentRules.ByAgreement));
    }
}
