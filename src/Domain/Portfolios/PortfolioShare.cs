using System.Linq.Expressions;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Portfolios;

/// <summary>What a share is for.</summary>
public enum ShareUse
{
    /// <summary>An interview for a job.</summary>
    JobInterview,

    /// <summary>To show a competency.</summary>
    CompetencyEvidence,

    /// <summary>A meeting at which somebody's development is reviewed.</summary>
    ReviewMeeting,

    /// <summary>To hear what a mentor or somebody else makes of it.</summary>
    Feedback,
}

/// <summary>One chosen piece.</summary>
public sealed class SharedEvidence
{
    private SharedEvidence() { }

    internal SharedEvidence(Id<Evidence> evidence) => EvidenceId = evidence;

    public Id<Evidence> EvidenceId { get; private set; }
}

/// <summary>The owner's word that one person reads their portfolio, or chosen pieces of it, until a day. It ends by itself, and can be taken back before.</summary>
public sealed class PortfolioShare : Entity<PortfolioShare>, IVisible<PortfolioShare>, IOfProgramme
{
    private readonly List<SharedEvidence> chosen = [];

    private PortfolioShare() { }

    public PortfolioShare(Portfolio portfolio, Id<Person> receiver, ShareUse use, DateOnly endsOn, IReadOnlyCollection<Id<Evidence>> pieces, DateTimeOffset at)
    {
        (PortfolioId, ProgrammeId, OwnerId, ReceiverId) = (portfolio.Id, portfolio.ProgrammeId, portfolio.OwnerId, receiver);
        (Use, EndsOn, Whole, GivenAt) = (use, endsOn, pieces.Count == 0, at);
        chosen.AddRange(pieces.Select(id => new SharedEvidence(id)));
    }

    public Id<Portfolio> PortfolioId { get; private set; }
    public Id<Programme> ProgrammeId { get; private set; }
    public Id<Person> OwnerId { get; private set; }
    public Id<Person> ReceiverId { get; private set; }
    public ShareUse Use { get; private set; }

    /// <summary>The last day on which the receiver reads it.</summary>
    public DateOnly EndsOn { get; private set; }

    /// <summary>All of the portfolio with its profile, what is added later too.</summary>
    public bool Whole { get; private set; }

    public IReadOnlyList<SharedEvidence> Chosen => chosen;
    public DateTimeOffset GivenAt { get; private set; }
    public DateTimeOffset? WithdrawnAt { get; private set; }

    public void Withdraw(DateTimeOffset at)
    {
        LifeCycleRules.StepPossible.Check(WithdrawnAt is null, "It was withdrawn.");
        WithdrawnAt = at;
    }

    /// <summary>The receiver knows of it as long as it is in force.</summary>
    public static Expression<Func<PortfolioShare, bool>> VisibleTo(Viewer v) => x => v.IsSystem || x.OwnerId == v.Self || v.SharesHeld.Contains(x.Id);
}
