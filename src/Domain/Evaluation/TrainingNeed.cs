using System.Linq.Expressions;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Evaluation;

/// <summary>That people need more training in something, and what was done about it. It is about a role, and names nobody.</summary>
public sealed class TrainingNeed : Entity<TrainingNeed>, IVisible<TrainingNeed>, IOfProgramme
{
    private TrainingNeed() { }

    public TrainingNeed(Id<Programme> programme, ParticipantRole? role, string text, DateOnly foundOn) => (ProgrammeId, Role, Text, FoundOn) = (programme, role, text, foundOn);

    public Id<Programme> ProgrammeId { get; private set; }

    /// <summary>Whose it is; null for everybody's, coordinators and line managers too.</summary>
    public ParticipantRole? Role { get; private set; }

    public string Text { get; private set; } = "";
    public DateOnly FoundOn { get; private set; }

    /// <summary>What was done.</summary>
    public string? Step { get; private set; }

    public DateOnly? StepTakenOn { get; private set; }

    public void Take(string step, DateOnly on)
    {
        LifeCycleRules.StepPossible.Check(StepTakenOn is null, "A step was taken.");
        (Step, StepTakenOn) = (step, on);
    }

    public static Expression<Func<TrainingNeed, bool>> VisibleTo(Viewer v) => x => v.IsSystem || v.ProgrammesCoordinated.Contains(x.ProgrammeId);
}

/// <summary>A need for training that came to light.</summary>
public sealed record RecordTrainingNeed
{
    /// <summary>What is needed, 1 to 2,000 characters, without names.</summary>
    public required string Text { get; init; }

    /// <summary>Whose it is; left out for everybody's, coordinators and line managers too.</summary>
    public ParticipantRole? Role { get; init; }

    /// <summary>When it came to light; today unless told, and no day to come.</summary>
    public DateOnly? FoundOn { get; init; }

    /// <summary>What was done about it already, 1 to 2,000 characters.</summary>
    public string? Step { get; init; }
}

/// <summary>What was done about a need for training.</summary>
public sealed record TakeTrainingStep
{
    /// <summary>What, 1 to 2,000 characters.</summary>
    public required string Step { get; init; }

    /// <summary>When; today unless told, and no day to come.</summary>
    public DateOnly? On { get; init; }
}
