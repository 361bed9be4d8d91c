using System.Linq.Expressions;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Programmes;

namespace Mentoring.Domain.Evaluation;

/// <summary>
/// The coordinators' own answer to a monitoring question, for a time. It may say what no figure should, so that those who steer, and exports, have
/// figures alone. None is ever changed: the newest counts.
/// </summary>
public sealed class MonitoringNote : Entity<MonitoringNote>, IVisible<MonitoringNote>, IOfProgramme
{
    private MonitoringNote() { }

    public MonitoringNote(Id<Programme> programme, int question, DateOnly from, DateOnly to, string text, DateTimeOffset at) =>
        (ProgrammeId, Question, From, To, Text, At) = (programme, question, from, to, text, at);

    public Id<Programme> ProgrammeId { get; private set; }

    /// <summary>Number of the question, 1 to 15.</summary>
    public int Question { get; private set; }

    public DateOnly From { get; private set; }
    public DateOnly To { get; private set; }
    public string Text { get; private set; } = "";
    public DateTimeOffset At { get; private set; }

    public static Expression<Func<MonitoringNote, bool>> VisibleTo(Viewer v) => x => v.IsSystem || v.ProgrammesCoordinated.Contains(x.ProgrammeId);
}

/// <summary>Your answer to a monitoring question.</summary>
public sealed record NoteMonitoring
{
    /// <summary>Number of the question, 1 to 15.</summary>
    public required int Question { get; init; }

    /// <summary>The first day of a month.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day of a month.</summary>
    public required DateOnly To { get; init; }

    /// <summary>The answer, 1 to 5,000 characters. Coordinators alone read it.</summary>
    public required string Text { get; init; }
}
