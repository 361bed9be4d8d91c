using System.Linq.Expressions;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Matching;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Relationships;

/// <summary>Where a relationship stands.</summary>
public enum RelationshipStatus
{
    /// <summary>Both accepted; waits for the mentor's code of practice.</summary>
    Accepted,

    /// <summary>Building rapport: one meeting may be held before the agreement is signed.</summary>
    Forming,

    /// <summary>The agreement is in force.</summary>
    Active,

    /// <summary>The end is near: signalled by a party, or the agreed end date is close.</summary>
    WindingUp,

    /// <summary>The mentor has come to stand above the mentee in the line: nothing goes on until the coordinator resumes or it ends.</summary>
    Suspended,

    /// <summary>Over. What passed in it stays confidential.</summary>
    Ended,
}

/// <summary>Somebody in a relationship.</summary>
public sealed class Party
{
    private Party() { }

    internal Party(Seat seat) => (PersonId, ApplicationId, Role) = (seat.PersonId, seat.ApplicationId, seat.Role);

    public Id<Person> PersonId { get; private set; }
    public Id<Application> ApplicationId { get; private set; }
    public ParticipantRole Role { get; private set; }
}

/// <summary>A mentoring relationship: private between its parties, and the coordinator for what the programme needs.</summary>
public sealed class Relationship : Entity<Relationship>, IVisible<Relationship>, IOfProgramme
{
    private readonly List<Party> parties = [];

    private Relationship() { }

    public Relationship(Proposal proposal, int authorityDepth, DateTimeOffset at)
    {
        (ProgrammeId, ProposalId, Model, AuthorityDepth, FormedAt) = (proposal.ProgrammeId, proposal.Id, proposal.Model, authorityDepth, at);
        parties.AddRange(proposal.Seats.Select(seat => new Party(seat)));
    }

    public Id<Programme> ProgrammeId { get; private set; }
    public Id<Proposal> ProposalId { get; private set; }
    public MentoringModel Model { get; private set; }
    public RelationshipStatus Status { get; private set; }

    /// <summary>How many steps up the mentee's line a mentor loses what passes here, as <c>matching.managerRule</c> was when it formed.</summary>
    public int AuthorityDepth { get; private set; }

    public DateTimeOffset FormedAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    public IReadOnlyList<Party> Parties => parties;

    public bool IsLive => Status != RelationshipStatus.Ended;

    public Party? PartyOf(Id<Person>? person) => parties.Find(party => party.PersonId == person);

    /// <summary>The party, in a relationship in which work goes on: neither over nor suspended.</summary>
    public Party PartyAtWork(Id<Person>? person)
    {
        var party = PartyOf(person) ?? throw new Forbidden("Only the parties do this.");
        LifeCycleRules.StepPossible.Check(IsLive, "The relationship is over.");
        LifeCycleRules.StepPossible.Check(Status != RelationshipStatus.Suspended, "The relationship is suspended.");
        return party;
    }

    public IEnumerable<Id<Person>> People(ParticipantRole role) => parties.Where(party => party.Role == role).Select(party => party.PersonId);

    public void BeginForming()
    {
        if (Status == RelationshipStatus.Accepted) Status = RelationshipStatus.Forming;
    }

    public void Activate()
    {
        LifeCycleRules.StepPossible.Check(IsLive, "The relationship is over.");
        Status = RelationshipStatus.Active;
    }

    public void End(DateTimeOffset at) => (Status, EndedAt) = (RelationshipStatus.Ended, at);

    /// <summary>Being above a mentee in the line takes it away from a coordinator; a party knows of it whatever became of the line.</summary>
    public static Expression<Func<Relationship, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || v.RelationshipsJoined.Contains(x.Id)
        || (v.ProgrammesCoordinated.Contains(x.ProgrammeId) && !v.RelationshipsBarred.Contains(x.Id));
}

/// <summary>That a person takes part, with role and dates: what their line manager may know. It names no partner.</summary>
public sealed class Participation : Entity<Participation>, IVisible<Participation>, IOfProgramme
{
    private Participation() { }

    public Participation(Relationship relationship, Party party) =>
        (RelationshipId, ProgrammeId, PersonId, Role, Model, From) =
        (relationship.Id, relationship.ProgrammeId, party.PersonId, party.Role, relationship.Model, DateOnly.FromDateTime(relationship.FormedAt.UtcDateTime));

    /// <summary>For the system's own use: no view of this record carries it.</summary>
    public Id<Relationship> RelationshipId { get; private set; }

    public Id<Programme> ProgrammeId { get; private set; }
    public Id<Person> PersonId { get; private set; }
    public ParticipantRole Role { get; private set; }
    public MentoringModel Model { get; private set; }
    public DateOnly From { get; private set; }
    public DateOnly? Until { get; private set; }

    public void End(DateOnly on) => Until = on;

    public static Expression<Func<Participation, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || x.PersonId == v.Person || v.RelationshipsJoined.Contains(x.RelationshipId) || v.Reports.Contains(x.PersonId)
        || (v.ProgrammesCoordinated.Contains(x.ProgrammeId) && !v.RelationshipsBarred.Contains(x.RelationshipId));
}
