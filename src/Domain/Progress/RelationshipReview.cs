using System.Linq.Expressions;
using System.Text.Json;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Forms;
using Mentoring.Domain.Notices;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Progress;

/// <summary>When a review is held.</summary>
public enum ReviewKind
{
    /// <summary>On the way.</summary>
    Regular,

    /// <summary>A last look at first objectives, progress and next steps.</summary>
    Final,
}

/// <summary>A review of how the two get on with each other and their aims: the fact and its dates.</summary>
public sealed class RelationshipReview : Entity<RelationshipReview>, IVisible<RelationshipReview>, IOfProgramme, IGathered
{
    private RelationshipReview() { }

    public RelationshipReview(Relationship relationship, ReviewKind kind, DateTimeOffset at) =>
        (RelationshipId, CircleId, ProgrammeId, Kind, OpenedAt) = (relationship.Id, relationship.All, relationship.ProgrammeId, kind, at);

    public Id<Relationship> RelationshipId { get; private set; }
    public Id<Circle> CircleId { get; private set; }
    public Id<Programme> ProgrammeId { get; private set; }
    public ReviewKind Kind { get; private set; }
    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>When the last of the two answered.</summary>
    public DateTimeOffset? CompletedAt { get; private set; }

    /// <summary>One of the two found it hardly effective: for the watch, which tells the two; no view of this record carries it.</summary>
    public bool RatedLow { get; private set; }

    public void Complete(IEnumerable<ReviewContent> statements, DateTimeOffset at) => (CompletedAt, RatedLow) = (at, statements.Any(x => x.Effectiveness <= 2));

    public void Gather(Id<Circle> circle) => CircleId = circle;

    public static Expression<Func<RelationshipReview, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || v.Circles.Contains(x.CircleId)
        || (v.ProgrammesCoordinated.Contains(x.ProgrammeId) && !v.RelationshipsBarred.Contains(x.RelationshipId));
}

/// <summary>What one of the two says at a review. Every part may be left out, one of them not.</summary>
public sealed record ReviewContent : IFilled
{
    /// <summary>What goes well, up to 10,000 characters.</summary>
    public string? GoesWell { get; init; }

    /// <summary>What could be different, up to 10,000 characters.</summary>
    public string? CouldChange { get; init; }

    /// <summary>How the first objectives stand, up to 10,000 characters.</summary>
    public string? Objectives { get; init; }

    /// <summary>What comes next, up to 10,000 characters.</summary>
    public string? NextSteps { get; init; }

    /// <summary>How effective the mentoring is, 1 (not) to 5 (very).</summary>
    public int? Effectiveness { get; init; }

    /// <summary>The version of the form that was shown; the one in force where nothing is said.</summary>
    public FormShown? Form { get; init; }

    /// <summary>Answers to what the programme asks beside the rest, by the key of the question.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Added { get; init; }

    internal ReviewContent Checked()
    {
        var findings = new Findings();
        var cleaned = this with
        {
            GoesWell = findings.OptionalText("goesWell", GoesWell, Findings.LongText),
            CouldChange = findings.OptionalText("couldChange", CouldChange, Findings.LongText),
            Objectives = findings.OptionalText("objectives", Objectives, Findings.LongText),
            NextSteps = findings.OptionalText("nextSteps", NextSteps, Findings.LongText),
        };
        findings.Range("effectiveness", Effectiveness, 1, 5);
        findings.Refuse();
        return cleaned with { Form = null, Added = null } != new ReviewContent() ? cleaned : throw new Invalid("", "Says nothing.");
    }
}

/// <summary>The evaluation statement of one of the two. The other reads it once both have written theirs.</summary>
public sealed class ReviewStatement : Entity<ReviewStatement>, IVisible<ReviewStatement>, IRelationshipContent
{
    private ReviewStatement() { }

    public ReviewStatement(RelationshipReview review, Id<Person> author, ReviewContent content, DateTimeOffset at, Id<Circle>? circle = null) =>
        (ReviewId, RelationshipId, CircleId, ProgrammeId, AuthorId, Content, WrittenAt) =
        (review.Id, review.RelationshipId, circle ?? review.CircleId, review.ProgrammeId, author, Confidential.In(review.RelationshipId, author, content), at);

    public Id<RelationshipReview> ReviewId { get; private set; }
    public Id<Relationship> RelationshipId { get; private set; }
    public Id<Circle> CircleId { get; private set; }
    public Id<Programme> ProgrammeId { get; private set; }
    public Id<Person> AuthorId { get; private set; }

    /// <summary>Stored encrypted.</summary>
    public Confidential<ReviewContent> Content { get; private set; } = null!;

    public DateTimeOffset WrittenAt { get; private set; }

    /// <summary>Both have answered.</summary>
    public bool Shared { get; private set; }

    public void Share() => Shared = true;

    Id<Person>? IRelationshipContent.KnownOnlyTo => Shared ? null : AuthorId;

    public static Expression<Func<ReviewStatement, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || x.AuthorId == v.Self || (x.Shared && v.Circles.Contains(x.CircleId));
}

/// <summary>What holds for reviews of a relationship.</summary>
public static class ReviewRules
{
    public static readonly StructuralRule Openly = new("relationship-review", RuleKind.Configured,
        "The two review their relationship openly and regularly: a review opens after as many meetings as the programme sets, and either may begin one.", "ASA, eight principles; SSSC, step 5 (etiquette); WLGA, contract");

    public static readonly Advice<(ParticipantRole Role, ReviewContent Content)> FeedbackToMentor = new("mentee-feedback-to-mentor",
        "A mentee is encouraged to tell the mentor what helps and what could be different; a review asks for it.", "WLGA, skills; appendix A",
        x => x.Role == ParticipantRole.Mentor || x.Content.GoesWell is not null || x.Content.CouldChange is not null);

    public static readonly Rule<bool> Statements = new("evaluation-statements", RuleKind.Configured,
        "Every so many meetings each of the two writes a statement, once; they read each other's when both have.", "Coventry, what does it involve", first => first);
}

/// <summary>A review to begin.</summary>
public sealed record StartRelationshipReview
{
    /// <summary>regular while they work together; final when they wind up or have ended.</summary>
    public required ReviewKind Kind { get; init; }
}

/// <summary>Opens reviews: one at a time, whoever asks for it.</summary>
public sealed class Reviewing(IStore store, Notifier notifier, TimeProvider clock)
{
    public async Task<Id<RelationshipReview>> Open(Relationship relationship, ReviewKind kind, CancellationToken ct)
    {
        var id = relationship.Id;
        if (await store.Find<RelationshipReview>(x => x.RelationshipId == id && x.CompletedAt == null && x.Kind == kind, ct) is { } open) return open.Id;
        var review = new RelationshipReview(relationship, kind, clock.GetUtcNow());
        store.Add(review);
        notifier.TellAll(relationship.People(), NoticeKind.ReviewOpened, review.Id);
        notifier.TellAll(relationship.People(ParticipantRole.Mentor), NoticeKind.SelfCheckOffered, review.Id);
        return review.Id;
    }
}

/// <summary>Reviews of a relationship, by the two alone.</summary>
public sealed class ReviewCommands(IStore store, Viewer viewer, Reviewing reviewing, Warnings warnings, Notifier notifier, TimeProvider clock)
{
    public Task<Id<RelationshipReview>> StartRelationshipReview(Id<Relationship> id, StartRelationshipReview input, CancellationToken ct) => store.Write(async () =>
    {
        var relationship = await Own(id, ct);
        LifeCycleRules.StepPossible.Check(input.Kind == ReviewKind.Final ? relationship.Status is RelationshipStatus.WindingUp or RelationshipStatus.Ended : relationship.IsLive,
            input.Kind == ReviewKind.Final ? "A final review belongs to the winding up or the time after it." : "The relationship is over: hold a final review.");
        return await reviewing.Open(relationship, input.Kind, ct);
    }, ct);

    public Task<Id<ReviewStatement>> WriteReviewStatement(Id<RelationshipReview> id, ReviewContent input, CancellationToken ct) => store.Write(async () =>
    {
        var content = input.Checked();
        var relationship = await Own((await store.Get(id, ct)).RelationshipId, ct);
        var (review, me, now) = (await store.GetToAct(id, ct), viewer.RequirePerson(), clock.GetUtcNow());
        // The partner's statement is not the writer's to see yet; that it is there is no secret between the two.
        var there = await store.LockAffected<ReviewStatement>(x => x.ReviewId == id, ct);
        ReviewRules.Statements.Check(!there.Exists(x => x.AuthorId == me), "You have written yours.");
        var role = relationship.PartyOf(me)!.Role;
        var shown = await store.Fill(relationship.ProgrammeId, "writeReviewStatement", content, role, complete: true, ct);
        warnings.Weigh(ReviewRules.FeedbackToMentor, (role, content));
        var statement = new ReviewStatement(review, me, content with { Form = shown }, now, relationship.Around(me));
        store.Add(statement);
        if (relationship.People().All(person => person == me || there.Exists(x => x.AuthorId == person)))
        {
            review.Complete(there.Append(statement).Select(x => x.Content.Value), now);
            foreach (var each in there.Append(statement)) each.Share();
        }
        notifier.TellAll(relationship.People().Where(person => person != me), review.CompletedAt is null ? NoticeKind.ReviewOpened : NoticeKind.ReviewCompleted, id);
        return statement.Id;
    }, ct);

    private async Task<Relationship> Own(Id<Relationship> id, CancellationToken ct)
    {
        var relationship = await store.Lock(id, ct);
        if (relationship.PartyOf(viewer.Person) is null) throw new Forbidden("Only the parties review their relationship.");
        LifeCycleRules.StepPossible.Check(relationship.Status != RelationshipStatus.Suspended, "The relationship is suspended.");
        return relationship;
    }
}
