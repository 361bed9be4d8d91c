using System.Linq.Expressions;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.People;

namespace Mentoring.Domain.Programmes;

/// <summary>Why a look through the checklists was kept.</summary>
public enum HealthCheckKind
{
    /// <summary>A look through the design, or at how the programme runs.</summary>
    Review,

    /// <summary>A coordinator's appointment ended: what the next one takes over.</summary>
    HandOver,
}

/// <summary>What waits in a programme, in figures.</summary>
public sealed record WorkInHand
{
    /// <summary>Applications that wait for a line manager.</summary>
    public int AwaitingSignOff { get; init; }

    /// <summary>Applications to be decided on.</summary>
    public int ToSelect { get; init; }

    /// <summary>Mentors who are prepared, whether or not they have a place free.</summary>
    public int MentorsAvailable { get; init; }

    /// <summary>Mentees who are prepared, and neither matched nor proposed to anybody.</summary>
    public int MenteesWaiting { get; init; }

    /// <summary>Proposals that somebody still answers.</summary>
    public int OpenProposals { get; init; }

    /// <summary>Relationships that go on.</summary>
    public int Relationships { get; init; }

    /// <summary>Those of them that wind up.</summary>
    public int WindingUp { get; init; }

    /// <summary>Those of them that are suspended.</summary>
    public int Suspended { get; init; }

    /// <summary>Requests for help that are open.</summary>
    public int OpenConcerns { get; init; }

    /// <summary>Wishes for another match to be decided.</summary>
    public int RematchRequests { get; init; }
}

/// <summary>An item's state on the day of a health check.</summary>
public sealed record CheckedItem
{
    /// <summary>Id of the item.</summary>
    public required string Item { get; init; }

    /// <summary>Where it stood; null where nobody had said.</summary>
    public ItemState? State { get; init; }

    /// <summary>Whether it was known from the records.</summary>
    public bool IsComputed { get; init; }

    /// <summary>The day of the word it rests on.</summary>
    public DateOnly? On { get; init; }

    /// <summary>Whether that word was too old.</summary>
    public bool IsStale { get; init; }
}

/// <summary>A programme as its checklists stood on one day: kept as it was, to be compared with another.</summary>
public sealed class HealthCheck : Entity<HealthCheck>, IVisible<HealthCheck>, IOfProgramme
{
    private HealthCheck() { }

    public HealthCheck(ReadinessReport report, WorkInHand work, HealthCheckKind kind, Id<Person>? by, DateTimeOffset at)
    {
        (ProgrammeId, Kind, KeptById, At, Status, Work) = (report.Facts.Programme.Id, kind, by, at, report.Facts.Programme.Status, work);
        Items = [.. report.Items.Select(item => new CheckedItem { Item = item.Item.Id, State = item.State, IsComputed = item.IsComputed, On = item.On, IsStale = item.IsStale })];
    }

    public Id<Programme> ProgrammeId { get; private set; }
    public HealthCheckKind Kind { get; private set; }

    /// <summary>Who kept it; nobody where a step of the programme did.</summary>
    public Id<Person>? KeptById { get; private set; }

    public DateTimeOffset At { get; private set; }
    public ProgrammeStatus Status { get; private set; }
    public WorkInHand Work { get; private set; } = new();
    public List<CheckedItem> Items { get; private set; } = [];

    /// <summary>States alone: who said so stays with the attestations.</summary>
    public static Expression<Func<HealthCheck, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || v.IsAdministrator || v.ProgrammesCoordinated.Contains(x.ProgrammeId) || v.ProgrammesSteered.Contains(x.ProgrammeId);
}
