using System.Linq.Expressions;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Matching;

/// <summary>How mentors and mentees are brought together.</summary>
public enum MentoringModel
{
    /// <summary>One mentor, one mentee.</summary>
    OneToOne,

    /// <summary>One mentor with one to four mentees.</summary>
    Group,

    /// <summary>Two mentors and two mentees.</summary>
    TwoByTwo,

    /// <summary>One or two mentors from outside with the mentees of one team.</summary>
    Team,
}

/// <summary>What a relationship is for. Discipline and under-performance are no purpose.</summary>
public enum RelationshipPurpose
{
    /// <summary>Finding one's way into an organisation or a post.</summary>
    Induction,

    /// <summary>A programme of study.</summary>
    StudyProgramme,

    /// <summary>Developing somebody of high potential.</summary>
    HighPotential,

    /// <summary>A change of career or role.</summary>
    CareerOrRoleChange,

    /// <summary>Leadership.</summary>
    Leadership,

    /// <summary>Doing the work better.</summary>
    QualityImprovement,
}

/// <summary>Where a proposal stands.</summary>
public enum ProposalStatus
{
    /// <summary>Waits for answers and takes a place.</summary>
    Open,

    /// <summary>Everybody accepted: a relationship formed.</summary>
    Accepted,

    /// <summary>Somebody declined, or the time ran out. No reason, no mark.</summary>
    NotTakenUp,
}

/// <summary>A place in a proposal.</summary>
public sealed class Seat
{
    private Seat() { }

    internal Seat(Application application) => (ApplicationId, PersonId, Role) = (application.Id, application.PersonId, application.Role);

    public Id<Application> ApplicationId { get; private set; }
    public Id<Person> PersonId { get; private set; }
    public ParticipantRole Role { get; private set; }
}

/// <summary>The programme's suggestion that these people work together. Each answers for themselves.</summary>
public sealed class Proposal : Entity<Proposal>, IVisible<Proposal>, IOfProgramme
{
    private readonly List<Seat> seats = [];

    private Proposal() { }

    public Id<Programme> ProgrammeId { get; private set; }
    public MentoringModel Model { get; private set; }

    /// <summary>The running relationship that they would join.</summary>
    public Id<Relationship>? JoinsId { get; private set; }

    public RelationshipPurpose? Purpose { get; private set; }
    public ProposalStatus Status { get; private set; }
    public DateTimeOffset ProposedAt { get; private set; }

    /// <summary>Unanswered by then, it lapses.</summary>
    public DateTimeOffset LapsesAt { get; private set; }

    public IReadOnlyList<Seat> Seats => seats;

    public static Proposal Between(Application mentor, Application mentee, DateTimeOffset now, int lapsesAfterDays) =>
        Of(MentoringModel.OneToOne, [mentor, mentee], now, lapsesAfterDays);

    public static Proposal Of(MentoringModel model, IReadOnlyCollection<Application> applications, DateTimeOffset now, int lapsesAfterDays, RelationshipPurpose? purpose = null)
    {
        var proposal = new Proposal { ProgrammeId = applications.First().ProgrammeId, Model = model, Purpose = purpose, ProposedAt = now, LapsesAt = now.AddDays(lapsesAfterDays) };
        proposal.seats.AddRange(applications.Select(application => new Seat(application)));
        return proposal;
    }

    /// <summary>Whoever joins accepts for themselves; the others agree by signing with them.</summary>
    public static Proposal ToJoin(Relationship relationship, IReadOnlyCollection<Application> applications, DateTimeOffset now, int lapsesAfterDays)
    {
        var proposal = Of(relationship.Model, applications, now, lapsesAfterDays, relationship.Purpose);
        proposal.JoinsId = relationship.Id;
        return proposal;
    }

    public bool IsOpenAt(DateTimeOffset now) => Status == ProposalStatus.Open && now < LapsesAt;

    public IEnumerable<Seat> SeatsOf(ParticipantRole role) => seats.Where(seat => seat.Role == role);

    public void TakeUp() => (Status) = ProposalStatus.Accepted;

    public void Drop()
    {
        if (Status == ProposalStatus.Open) Status = ProposalStatus.NotTakenUp;
    }

    public static Expression<Func<Proposal, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || v.Proposals.Contains(x.Id) || (v.ProgrammesCoordinated.Contains(x.ProgrammeId) && !v.ProposalsBarred.Contains(x.Id));
}

/// <summary>A person's answer to a proposal.</summary>
public enum ProposalAnswer
{
    /// <summary>Yes.</summary>
    Accept,

    /// <summary>No. No reason is asked and none can be given.</summary>
    Decline,
}

/// <summary>Who answered what is known to that person alone: a decline leaves no mark.</summary>
public sealed class ProposalResponse : Entity<ProposalResponse>, IVisible<ProposalResponse>, IOfProgramme
{
    private ProposalResponse() { }

    public ProposalResponse(Proposal proposal, Id<Person> person, ProposalAnswer answer, DateTimeOffset at) =>
        (ProposalId, ProgrammeId, PersonId, Answer, At) = (proposal.Id, proposal.ProgrammeId, person, answer, at);

    public Id<Proposal> ProposalId { get; private set; }
    public Id<Programme> ProgrammeId { get; private set; }
    public Id<Person> PersonId { get; private set; }
    public ProposalAnswer Answer { get; private set; }
    public DateTimeOffset At { get; private set; }

    public static Expression<Func<ProposalResponse, bool>> VisibleTo(Viewer v) => x => v.IsSystem || x.PersonId == v.Self;
}

/// <summary>What a proposal was based on: the criteria compared and how they came out. For the coordinator alone.</summary>
public sealed class MatchGrounds : Entity<MatchGrounds>, IVisible<MatchGrounds>, IOfProgramme
{
    private MatchGrounds() { }

    public MatchGrounds(Proposal proposal, MatchScore score) =>
        (ProposalId, ProgrammeId, Score, Parts) = (proposal.Id, proposal.ProgrammeId, score.Total, [.. score.Parts]);

    public Id<Proposal> ProposalId { get; private set; }
    public Id<Programme> ProgrammeId { get; private set; }

    /// <summary>0 to 100.</summary>
    public int Score { get; private set; }

    public List<ScorePart> Parts { get; private set; } = [];

    public static Expression<Func<MatchGrounds, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || (v.ProgrammesCoordinated.Contains(x.ProgrammeId) && !v.ProposalsBarred.Contains(x.ProposalId));
}
