using System.Linq.Expressions;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Programmes;

namespace Mentoring.Domain.Evaluation;

/// <summary>How many of the participants, and of all staff, left in a time: numbers as HR gives them, and nobody's name.</summary>
public sealed class TurnoverStatement : Entity<TurnoverStatement>, IVisible<TurnoverStatement>, IOfProgramme
{
    private TurnoverStatement() { }

    public TurnoverStatement(Id<Programme> programme, int number, StateTurnover input, DateTimeOffset at) =>
        (ProgrammeId, Number, From, To, Participants, ParticipantsLeft, Staff, StaffLeft, At) =
        (programme, number, input.From, input.To, input.Participants, input.ParticipantsLeft, input.Staff, input.StaffLeft, at);

    public Id<Programme> ProgrammeId { get; private set; }

    /// <summary>1, 2, … within the programme: of several for the same time the last counts.</summary>
    public int Number { get; private set; }

    public DateOnly From { get; private set; }
    public DateOnly To { get; private set; }
    public int Participants { get; private set; }
    public int ParticipantsLeft { get; private set; }
    public int Staff { get; private set; }
    public int StaffLeft { get; private set; }
    public DateTimeOffset At { get; private set; }

    public static Expression<Func<TurnoverStatement, bool>> VisibleTo(Viewer v) => x => v.IsSystem || v.ProgrammesCoordinated.Contains(x.ProgrammeId);
}

/// <summary>Who was there and who left, in numbers.</summary>
public sealed record StateTurnover
{
    /// <summary>The first day of a month.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day of a month that is over.</summary>
    public required DateOnly To { get; init; }

    /// <summary>Participants at the beginning, 0 to 10,000,000.</summary>
    public required int Participants { get; init; }

    /// <summary>Those of them who left their organisation.</summary>
    public required int ParticipantsLeft { get; init; }

    /// <summary>All staff of the same organisations at the beginning.</summary>
    public required int Staff { get; init; }

    /// <summary>Those of them who left.</summary>
    public required int StaffLeft { get; init; }
}
