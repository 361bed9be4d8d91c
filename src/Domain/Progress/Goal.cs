using System.Linq.Expressions;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Progress;

/// <summary>How far off a goal lies.</summary>
public enum GoalHorizon
{
    /// <summary>Within the next weeks.</summary>
    Short,

    /// <summary>Within the relationship.</summary>
    Medium,

    /// <summary>Beyond it.</summary>
    Long,
}

/// <summary>Where a goal stands. Whether it was met is the mentee's own judgement.</summary>
public enum GoalStatus
{
    /// <summary>Set down or suggested; not yet the mentee's.</summary>
    Draft,

    /// <summary>The mentee has made it theirs.</summary>
    Agreed,

    /// <summary>In force, and no longer as it was first agreed.</summary>
    Changed,

    /// <summary>Met.</summary>
    Met,

    /// <summary>Not met.</summary>
    NotMet,

    /// <summary>Not pursued any longer.</summary>
    Dropped,
}

/// <summary>An end result, within a stated time, at a stated quality. A draft may lack any of them.</summary>
public sealed record GoalContent
{
    /// <summary>The end result, up to 2,000 characters.</summary>
    public string? Result { get; init; }

    /// <summary>How well, or how one would know: up to 2,000 characters.</summary>
    public string? Quality { get; init; }

    /// <summary>By when.</summary>
    public DateOnly? TargetOn { get; init; }

    /// <summary>How far off it lies.</summary>
    public required GoalHorizon Horizon { get; init; }

    /// <summary>It is a personal goal rather than one of work; where the programme allows it, and the mentee's to set. Default false.</summary>
    public bool? Personal { get; init; }

    /// <summary>Rank among the goals of the same horizon, 1 to 20.</summary>
    public int? Priority { get; init; }

    /// <summary>In a group: it is for all, rather than for the mentee and their mentors. Said when the goal is set. Default false.</summary>
    public bool? Shared { get; init; }

    /// <summary>In a group, of a mentor's suggestion that is not for all: whose goal it would be.</summary>
    public Id<Person>? Mentee { get; init; }

    internal GoalContent Checked()
    {
        var findings = new Findings();
        var cleaned = this with { Result = findings.OptionalText("result", Result, 2000), Quality = findings.OptionalText("quality", Quality, 2000) };
        findings.Date("targetOn", TargetOn);
        findings.Range("priority", Priority, 1, 20);
        findings.Refuse();
        return cleaned;
    }
}

/// <summary>A goal as it once was.</summary>
public sealed record EarlierGoal
{
    /// <summary>What it said.</summary>
    public required GoalContent Content { get; init; }

    /// <summary>Until when.</summary>
    public required DateTimeOffset Until { get; init; }
}

/// <summary>A learning goal of the mentee. It stands outside of every appraisal: nothing links it to one.</summary>
public sealed class Goal : Entity<Goal>, IVisible<Goal>, IRelationshipContent, IGathered
{
    private Goal() { }

    public Goal(Relationship relationship, ParticipantRole by, GoalContent content, Id<Goal>? parent, Id<Circle>? circle = null) =>
        (RelationshipId, CircleId, ProgrammeId, SetBy, Content, Earlier, ParentId) =
        (relationship.Id, circle ?? relationship.All, relationship.ProgrammeId, by, Confidential.In(relationship.Id, content), Confidential.In<IReadOnlyList<EarlierGoal>>(relationship.Id, []), parent);

    public Id<Relationship> RelationshipId { get; private set; }
    public Id<Circle> CircleId { get; private set; }
    public Id<Programme> ProgrammeId { get; private set; }

    /// <summary>Who set it down: what the mentor did is a suggestion until the mentee agrees.</summary>
    public ParticipantRole SetBy { get; private set; }

    /// <summary>The goal that it is a part of.</summary>
    public Id<Goal>? ParentId { get; private set; }

    public GoalStatus Status { get; private set; }

    /// <summary>Stored encrypted.</summary>
    public Confidential<GoalContent> Content { get; private set; } = null!;

    /// <summary>What it said before each change after it was agreed, oldest first. Stored encrypted.</summary>
    public Confidential<IReadOnlyList<EarlierGoal>> Earlier { get; private set; } = null!;

    /// <summary>When the mentee made it theirs.</summary>
    public DateTimeOffset? AgreedAt { get; private set; }

    /// <summary>When it was met, not met or dropped.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>A plan that names it went to the coordinator.</summary>
    public bool Forwarded { get; private set; }

    public bool IsOpen => Status is GoalStatus.Draft or GoalStatus.Agreed or GoalStatus.Changed;

    public void Change(GoalContent content, DateTimeOffset at)
    {
        CheckOpen();
        if (Status != GoalStatus.Draft)
        {
            ProgressRules.GoalWellFormed.Check(content);
            IReadOnlyList<EarlierGoal> earlier = [.. Earlier.Value, new() { Content = Content.Value, Until = at }];
            (Earlier, Status) = (Confidential.In(RelationshipId, earlier), GoalStatus.Changed);
        }
        Content = Confidential.In(RelationshipId, content);
    }

    public void Agree(DateTimeOffset at)
    {
        CheckOpen();
        ProgressRules.GoalWellFormed.Check(Content.Value);
        if (Status == GoalStatus.Draft) (Status, AgreedAt) = (GoalStatus.Agreed, at);
    }

    public void Close(GoalStatus outcome, DateTimeOffset at)
    {
        CheckOpen();
        LifeCycleRules.StepPossible.Check(Status != GoalStatus.Draft || outcome == GoalStatus.Dropped, "A goal that was never agreed is neither met nor missed: drop it.");
        (Status, ClosedAt) = (outcome, at);
    }

    public void Forward() => Forwarded = true;

    public void Gather(Id<Circle> circle) => CircleId = circle;

    private void CheckOpen() => LifeCycleRules.StepPossible.Check(IsOpen, "The goal is closed.");

    /// <summary>The parties narrowed who reads: it goes back to them.</summary>
    public void Recall() => Forwarded = false;

    Id<Person>? IRelationshipContent.KnownOnlyTo => null;

    public static Expression<Func<Goal, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || v.Circles.Contains(x.CircleId) || v.PlansOpened.Contains(x.CircleId)
        || (x.Forwarded && v.ProgrammesCoordinated.Contains(x.ProgrammeId) && !v.RelationshipsBarred.Contains(x.RelationshipId));
}
