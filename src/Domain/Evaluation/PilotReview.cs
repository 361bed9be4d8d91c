using System.Linq.Expressions;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Programmes;

namespace Mentoring.Domain.Evaluation;

/// <summary>Which of a pilot's reviews one is.</summary>
public enum PilotReviewKind
{
    /// <summary>On the way, on a day that the programme's settings fix.</summary>
    Mid,

    /// <summary>At the end: once it is complete, what was held for it is held no longer.</summary>
    Final,

    /// <summary>Beside those that the settings fix.</summary>
    Extra,
}

/// <summary>How far a review has come. Before it is opened it is planned: <c>reviewsOn</c> of the programme has its day.</summary>
public enum PilotReviewStatus
{
    /// <summary>Its criteria are being set, and its data are being gathered.</summary>
    Gathering,

    /// <summary>Its data are frozen.</summary>
    Frozen,

    /// <summary>Its findings and the decision stand.</summary>
    Reported,

    /// <summary>It is done.</summary>
    Completed,
}

/// <summary>What becomes of the programme.</summary>
public enum ReviewOutcome
{
    /// <summary>It goes on as it is.</summary>
    Continue,

    /// <summary>It goes on, changed.</summary>
    Change,

    /// <summary>It stops.</summary>
    Stop,
}

/// <summary>How far a criterion is met.</summary>
public enum CriterionState
{
    /// <summary>It is met.</summary>
    Met,

    /// <summary>It is met in part.</summary>
    PartlyMet,

    /// <summary>It is not met.</summary>
    NotMet,

    /// <summary>The data do not tell.</summary>
    NotKnown,
}

/// <summary>What the programme is judged by, set before the data are frozen.</summary>
public sealed record ReviewCriterion
{
    /// <summary>What was to be reached, 1 to 1,000 characters.</summary>
    public required string Objective { get; init; }

    /// <summary>By what it is measured, 1 to 1,000 characters.</summary>
    public required string Measure { get; init; }
}

/// <summary>What was found.</summary>
public sealed record ReviewFinding
{
    /// <summary>Number of the criterion that it answers, from 1; null for what answers none.</summary>
    public int? Criterion { get; init; }

    /// <summary>How far that criterion is met.</summary>
    public CriterionState? State { get; init; }

    /// <summary>What was found, 1 to 4,000 characters, without names.</summary>
    public required string Text { get; init; }
}

/// <summary>What the coordinator makes of the data.</summary>
public sealed record ReviewFindings
{
    /// <summary>Language tag of the words. Default <c>en</c>.</summary>
    public required string Language { get; init; }

    /// <summary>The whole in a few sentences.</summary>
    public required string Summary { get; init; }

    /// <summary>One by one.</summary>
    public required IReadOnlyList<ReviewFinding> Items { get; init; }

    /// <summary>What others can learn from it.</summary>
    public required IReadOnlyList<string> Lessons { get; init; }
}

/// <summary>What was decided, by which office and when. No name: those who read it are not given any.</summary>
public sealed record ReviewDecision
{
    /// <summary>What becomes of the programme.</summary>
    public required ReviewOutcome Outcome { get; init; }

    /// <summary>Who decided: steering group, sponsor or coordinator.</summary>
    public required AppointmentRole By { get; init; }

    /// <summary>The day.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Why, or what is to change.</summary>
    public string? Reason { get; init; }
}

/// <summary>A review of a pilot: what it is judged by, the data of one day, what was found in them, and what was decided.</summary>
public sealed class PilotReview : Entity<PilotReview>, IVisible<PilotReview>, IOfProgramme
{
    private PilotReview() { }

    public PilotReview(Id<Programme> programme, PilotReviewKind kind, int number, DateOnly dueOn, DateTimeOffset at) =>
        (ProgrammeId, Kind, Number, DueOn, OpenedAt) = (programme, kind, number, dueOn, at);

    public Id<Programme> ProgrammeId { get; private set; }
    public PilotReviewKind Kind { get; private set; }

    /// <summary>1, 2, … within the programme.</summary>
    public int Number { get; private set; }

    public DateOnly DueOn { get; private set; }
    public DateTimeOffset OpenedAt { get; private set; }
    public PilotReviewStatus Status { get; private set; }
    public List<ReviewCriterion> Criteria { get; private set; } = [];
    public ReviewFindings? Findings { get; private set; }
    public ReviewDecision? Decision { get; private set; }
    public DateOnly? CompletedOn { get; private set; }

    /// <summary>The document in which those who take part are told what was found.</summary>
    public Id<ProgrammeDocument>? SharedInId { get; private set; }

    public bool IsComplete => Status == PilotReviewStatus.Completed;

    public void JudgeBy(List<ReviewCriterion> criteria) => Criteria = criteria;

    public void Freeze() => Status = PilotReviewStatus.Frozen;

    public void Find(ReviewFindings findings) => Findings = findings;

    public void Decide(ReviewDecision decision) => (Decision, Status) = (decision, PilotReviewStatus.Reported);

    public void Complete(DateOnly today) => (CompletedOn, Status) = (today, PilotReviewStatus.Completed);

    public void Share(Id<ProgrammeDocument> document) => SharedInId = document;

    /// <summary>Figures of the programme as a whole, for those who coordinate, steer, sponsor or evaluate it. Who takes part is told by a document.</summary>
    public static Expression<Func<PilotReview, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || v.ProgrammesCoordinated.Contains(x.ProgrammeId) || v.ProgrammesSteered.Contains(x.ProgrammeId) || v.ProgrammesEvaluated.Contains(x.ProgrammeId);
}
