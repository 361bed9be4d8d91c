using System.Linq.Expressions;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Programmes;

namespace Mentoring.Domain.Evaluation;

/// <summary>Where an improvement stands.</summary>
public enum ImprovementState
{
    /// <summary>To be done.</summary>
    Open,

    /// <summary>It is done.</summary>
    Done,

    /// <summary>It will not be done, for a reason.</summary>
    Dropped,
}

/// <summary>What is to be done better because of a review, which office does it, and by when.</summary>
public sealed class ImprovementAction : Entity<ImprovementAction>, IVisible<ImprovementAction>, IOfProgramme
{
    private ImprovementAction() { }

    public ImprovementAction(PilotReview review, int? finding, string text, AppointmentRole owner, DateOnly dueOn, DateTimeOffset at) =>
        (ReviewId, ProgrammeId, Finding, Text, Owner, DueOn, PlannedAt) = (review.Id, review.ProgrammeId, finding, text, owner, dueOn, at);

    public Id<PilotReview> ReviewId { get; private set; }
    public Id<Programme> ProgrammeId { get; private set; }

    /// <summary>Number of the finding that it follows from, from 1.</summary>
    public int? Finding { get; private set; }

    public string Text { get; private set; } = "";
    public AppointmentRole Owner { get; private set; }
    public DateOnly DueOn { get; private set; }
    public DateTimeOffset PlannedAt { get; private set; }
    public ImprovementState State { get; private set; }

    /// <summary>What came of it, or why it is not done.</summary>
    public string? Note { get; private set; }

    /// <summary>When it was last followed up.</summary>
    public DateOnly? FollowedUpOn { get; private set; }

    public bool IsOverdue(DateOnly today) => State == ImprovementState.Open && DueOn < today;

    public void FollowUp(ImprovementState state, string? note, DateOnly? dueOn, DateOnly today) =>
        (State, Note, DueOn, FollowedUpOn) = (state, note, dueOn ?? DueOn, today);

    /// <summary>As the review.</summary>
    public static Expression<Func<ImprovementAction, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || v.ProgrammesCoordinated.Contains(x.ProgrammeId) || v.ProgrammesSteered.Contains(x.ProgrammeId) || v.ProgrammesEvaluated.Contains(x.ProgrammeId);
}
