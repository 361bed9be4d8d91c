using System.Linq.Expressions;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Progress;

/// <summary>Where an action stands.</summary>
public enum ActionStatus
{
    /// <summary>A suggestion until its owner accepts it.</summary>
    Suggested,

    /// <summary>Its owner means to do it.</summary>
    Accepted,

    /// <summary>Its owner may not manage, and has told the partner.</summary>
    AtRisk,

    /// <summary>Taken on to a later date.</summary>
    CarriedForward,

    /// <summary>Done.</summary>
    Done,

    /// <summary>Not pursued any longer.</summary>
    Dropped,
}

/// <summary>What is to be done.</summary>
public sealed record ActionContent
{
    /// <summary>What, 1 to 1,000 characters.</summary>
    public required string Text { get; init; }

    /// <summary>What it takes, and others who are relied on, up to 1,000 characters.</summary>
    public string? Resources { get; init; }
}

/// <summary>Something that one of the two does between meetings.</summary>
public sealed class PlannedAction : Entity<PlannedAction>, IVisible<PlannedAction>, IRelationshipContent, IGathered
{
    private PlannedAction() { }

    public PlannedAction(Relationship relationship, Id<Person> owner, Id<Person> by, ActionContent content, DateOnly? dueOn, Id<Goal>? goal, Id<Circle>? circle = null) =>
        (RelationshipId, CircleId, ProgrammeId, OwnerId, SetById, Content, DueOn, GoalId, Status) =
        (relationship.Id, circle ?? relationship.All, relationship.ProgrammeId, owner, by, Confidential.In(relationship.Id, content), dueOn, goal, owner == by ? ActionStatus.Accepted : ActionStatus.Suggested);

    public Id<Relationship> RelationshipId { get; private set; }
    public Id<Circle> CircleId { get; private set; }
    public Id<Programme> ProgrammeId { get; private set; }
    public Id<Person> OwnerId { get; private set; }

    /// <summary>Who set it down.</summary>
    public Id<Person> SetById { get; private set; }

    public Id<Goal>? GoalId { get; private set; }
    public ActionStatus Status { get; private set; }

    /// <summary>Stored encrypted.</summary>
    public Confidential<ActionContent> Content { get; private set; } = null!;

    public DateOnly? DueOn { get; private set; }

    /// <summary>When it was done or dropped.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    public void Accept()
    {
        LifeCycleRules.StepPossible.Check(Status == ActionStatus.Suggested, "It does not wait to be accepted.");
        Status = ActionStatus.Accepted;
    }

    public void PutAtRisk() => Move(ActionStatus.AtRisk);

    public void Complete(DateTimeOffset at)
    {
        Move(ActionStatus.Done);
        ClosedAt = at;
    }

    public void CarryForward(DateOnly dueOn)
    {
        Move(ActionStatus.CarriedForward);
        DueOn = dueOn;
    }

    public void Drop(DateTimeOffset at)
    {
        CheckOpen();
        (Status, ClosedAt) = (ActionStatus.Dropped, at);
    }

    public void Gather(Id<Circle> circle) => CircleId = circle;

    private void Move(ActionStatus to)
    {
        CheckOpen();
        ProgressRules.ActionAccepted.Check(Status != ActionStatus.Suggested);
        Status = to;
    }

    public bool IsOpen => Status is not (ActionStatus.Done or ActionStatus.Dropped);

    private void CheckOpen() => LifeCycleRules.StepPossible.Check(IsOpen, "The action is closed.");

    Id<Person>? IRelationshipContent.KnownOnlyTo => null;

    public static Expression<Func<PlannedAction, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || v.Circles.Contains(x.CircleId) || v.PlansOpened.Contains(x.CircleId);
}
