using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.People;
using Mentoring.Domain.Progress;
using Mentoring.Domain.Relationships;

namespace Mentoring.Api.Progress;

/// <summary>A learning goal of the mentee. It stands outside of every appraisal.</summary>
public sealed record GoalView : View
{
    /// <summary>Id.</summary>
    public required Id<Goal> Id { get; init; }

    /// <summary>The relationship.</summary>
    public required Id<Relationship> Relationship { get; init; }

    /// <summary>The goal that it is a part of.</summary>
    public Id<Goal>? PartOf { get; init; }

    /// <summary>Who set it down: what the mentor did is a suggestion until the mentee agrees.</summary>
    public required ParticipantRole SetBy { get; init; }

    /// <summary>Where it stands.</summary>
    public required GoalStatus Status { get; init; }

    /// <summary>What it says.</summary>
    public required GoalContent Content { get; init; }

    /// <summary>What it said before each change after it was agreed, oldest first.</summary>
    public required IReadOnlyList<EarlierGoal> Earlier { get; init; }
}

/// <summary>That a party confirmed one version of the plan.</summary>
public sealed record PlanConfirmationView
{
    /// <summary>Who.</summary>
    public required Id<Person> Person { get; init; }

    /// <summary>On which side.</summary>
    public required ParticipantRole Role { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>One version of an action plan.</summary>
public sealed record ActionPlanView : View
{
    /// <summary>Id of this version.</summary>
    public required Id<ActionPlan> Id { get; init; }

    /// <summary>The relationship.</summary>
    public required Id<Relationship> Relationship { get; init; }

    /// <summary>Number of this version: one more with every change.</summary>
    public required int Number { get; init; }

    /// <summary>Where it stands.</summary>
    public required ActionPlanStatus Status { get; init; }

    /// <summary>What was planned.</summary>
    public required ActionPlanContent Content { get; init; }

    /// <summary>Who has confirmed this version. The mentee does last.</summary>
    public required IReadOnlyList<PlanConfirmationView> Confirmations { get; init; }

    /// <summary>When it went to the coordinator.</summary>
    public DateTimeOffset? ForwardedAt { get; init; }
}

/// <summary>Something that one of the two does between meetings.</summary>
public sealed record ActionView : View
{
    /// <summary>Id.</summary>
    public required Id<PlannedAction> Id { get; init; }

    /// <summary>The relationship.</summary>
    public required Id<Relationship> Relationship { get; init; }

    /// <summary>Whose it is.</summary>
    public required Id<Person> Owner { get; init; }

    /// <summary>Who set it down.</summary>
    public required Id<Person> SetBy { get; init; }

    /// <summary>The goal that it serves.</summary>
    public Id<Goal>? Goal { get; init; }

    /// <summary>Where it stands.</summary>
    public required ActionStatus Status { get; init; }

    /// <summary>What is to be done.</summary>
    public required ActionContent Content { get; init; }

    /// <summary>By when.</summary>
    public DateOnly? DueOn { get; init; }
}

/// <summary>A sheet of a conversation tool: the mentee's, and the mentor's to read where the mentee shares it.</summary>
public sealed record ToolSheetView : View
{
    /// <summary>Id.</summary>
    public required Id<ToolSheet> Id { get; init; }

    /// <summary>The relationship.</summary>
    public required Id<Relationship> Relationship { get; init; }

    /// <summary>Which tool.</summary>
    public required Tool Tool { get; init; }

    /// <summary>What was filled in.</summary>
    public required ToolContent Content { get; init; }

    /// <summary>The mentor may read it.</summary>
    public required bool Shared { get; init; }
}

/// <summary>The questions of each conversation tool.</summary>
public sealed record ToolPromptsView
{
    /// <summary>GROW.</summary>
    public IReadOnlyList<ToolPrompt> Grow { get; } = ToolPrompts.Of(Tool.Grow);

    /// <summary>OSKAR.</summary>
    public IReadOnlyList<ToolPrompt> Oskar { get; } = ToolPrompts.Of(Tool.Oskar);

    /// <summary>Learning from mistakes.</summary>
    public IReadOnlyList<ToolPrompt> Mistakes { get; } = ToolPrompts.Of(Tool.Mistakes);

    /// <summary>Visioning.</summary>
    public IReadOnlyList<ToolPrompt> Visioning { get; } = ToolPrompts.Of(Tool.Visioning);

    /// <summary>Cost and benefit.</summary>
    public IReadOnlyList<ToolPrompt> CostBenefit { get; } = ToolPrompts.Of(Tool.CostBenefit);
}

/// <summary>A review of a relationship: the fact and its dates. What the two say is in their statements.</summary>
public sealed record RelationshipReviewView : View
{
    /// <summary>Id.</summary>
    public required Id<RelationshipReview> Id { get; init; }

    /// <summary>The relationship.</summary>
    public required Id<Relationship> Relationship { get; init; }

    /// <summary>On the way, or the last look.</summary>
    public required ReviewKind Kind { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When both had answered.</summary>
    public DateTimeOffset? CompletedAt { get; init; }
}

/// <summary>The statement of one of the two: the other reads it once both have written.</summary>
public sealed record ReviewStatementView : View
{
    /// <summary>Id.</summary>
    public required Id<ReviewStatement> Id { get; init; }

    /// <summary>The review.</summary>
    public required Id<RelationshipReview> Review { get; init; }

    /// <summary>Who wrote it.</summary>
    public required Id<Person> Author { get; init; }

    /// <summary>What it says.</summary>
    public required ReviewContent Content { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>Both have written, and read each other's.</summary>
    public required bool Shared { get; init; }
}
