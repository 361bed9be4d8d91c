using System.Linq.Expressions;
using Mentoring.Domain.Confidentiality;

namespace Mentoring.Domain.Programmes;

/// <summary>Who pays, and what they want to be told.</summary>
public sealed record Funder
{
    /// <summary>Name, 1 to 200 characters.</summary>
    public required string Name { get; init; }

    /// <summary>What they want reported, and when; up to 1,000 characters.</summary>
    public string? Needs { get; init; }
}

/// <summary>Whether mentors' expenses are paid.</summary>
public enum ExpensesPosition
{
    /// <summary>They are paid.</summary>
    Paid,

    /// <summary>Some are.</summary>
    PaidInPart,

    /// <summary>They are not.</summary>
    NotPaid,
}

/// <summary>What a programme has to work with, as its coordinator states it. A change is a new statement; the newest counts.</summary>
public sealed class ResourceStatement : Entity<ResourceStatement>, IVisible<ResourceStatement>, IOfProgramme
{
    private ResourceStatement() { }

    public ResourceStatement(Id<Programme> programme, int number, DateTimeOffset at) => (ProgrammeId, Number, At) = (programme, number, at);

    public Id<Programme> ProgrammeId { get; private set; }

    /// <summary>1, 2, … within the programme.</summary>
    public int Number { get; private set; }

    public DateTimeOffset At { get; private set; }
    public decimal? CoordinatorHours { get; private set; }
    public DateOnly? FundedUntil { get; private set; }
    public List<Funder> Funders { get; private set; } = [];
    public ExpensesPosition? Expenses { get; private set; }
    public string? ExpensesNote { get; private set; }
    public List<string> SteeringObjectives { get; private set; } = [];
    public decimal? Planned { get; private set; }
    public decimal? Spent { get; private set; }

    public void State(decimal? coordinatorHours, DateOnly? fundedUntil, List<Funder> funders, ExpensesPosition? expenses, string? expensesNote, List<string> steeringObjectives) =>
        (CoordinatorHours, FundedUntil, Funders, Expenses, ExpensesNote, SteeringObjectives) = (coordinatorHours, fundedUntil, funders, expenses, expensesNote, steeringObjectives);

    public void Budget(decimal? planned, decimal? spent) => (Planned, Spent) = (planned, spent);

    /// <summary>Budget and funding are for the coordinators and those who steer.</summary>
    public static Expression<Func<ResourceStatement, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || v.ProgrammesCoordinated.Contains(x.ProgrammeId) || v.ProgrammesSteered.Contains(x.ProgrammeId);
}

/// <summary>What the programme has to work with. It replaces what was stated before, which stays on record.</summary>
public sealed record StateResources
{
    /// <summary>Hours a month that the coordinators have for it together: 0 to 2,000.</summary>
    public decimal? CoordinatorHours { get; init; }

    /// <summary>The last day that it is funded for.</summary>
    public DateOnly? FundedUntil { get; init; }

    /// <summary>Who pays, at most 50.</summary>
    public IReadOnlyList<Funder>? Funders { get; init; }

    /// <summary>Whether mentors' expenses are paid.</summary>
    public ExpensesPosition? Expenses { get; init; }

    /// <summary>What was agreed on expenses, up to 1,000 characters.</summary>
    public string? ExpensesNote { get; init; }

    /// <summary>What the steering group works towards, at most 50.</summary>
    public IReadOnlyList<string>? SteeringObjectives { get; init; }

    /// <summary>Money planned for the programme as a whole, in its own currency: 0 to 1,000,000,000.</summary>
    public decimal? Planned { get; init; }

    /// <summary>Money spent so far, in the same currency.</summary>
    public decimal? Spent { get; init; }
}
