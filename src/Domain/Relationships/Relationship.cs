using System.Linq.Expressions;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Integration;
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

/// <summary>How far two people have come with each other: guidance that the parties set, apart from the status.</summary>
public enum Phase
{
    /// <summary>Getting to know each other.</summary>
    BuildingRapport,

    /// <summary>Needs, goals and the way to them.</summary>
    SettingDirection,

    /// <summary>Working on the goals.</summary>
    Progression,

    /// <summary>Looking back and preparing the end.</summary>
    WindingUp,

    /// <summary>Afterwards, on another footing; programmes with four phases leave it out.</summary>
    MovingOn,
}

/// <summary>A time in which the clocks of a relationship stood still. No reason is asked.</summary>
public sealed record Pause(DateTimeOffset From, DateTimeOffset Until);

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
public sealed class Relationship : Entity<Relationship>, IVisible<Relationship>, IOfProgramme, IHasMilestones
{
    private readonly List<Party> parties = [];

    private Relationship() { }

    public Relationship(Proposal proposal, int authorityDepth, DateTimeOffset at)
    {
        (ProgrammeId, ProposalId, Model, Purpose, AuthorityDepth, FormedAt) = (proposal.ProgrammeId, proposal.Id, proposal.Model, proposal.Purpose, authorityDepth, at);
        parties.AddRange(proposal.Seats.Select(seat => new Party(seat)));
    }

    public Id<Programme> ProgrammeId { get; private set; }
    public Id<Proposal> ProposalId { get; private set; }
    public MentoringModel Model { get; private set; }
    public RelationshipPurpose? Purpose { get; private set; }
    public RelationshipStatus Status { get; private set; }

    /// <summary>Where it stood when it was suspended.</summary>
    public RelationshipStatus? StatusBefore { get; private set; }

    public DateTimeOffset? SuspendedAt { get; private set; }

    /// <summary>Id of the rule that suspended it.</summary>
    public string? SuspendedBy { get; private set; }

    public Phase Phase { get; private set; }

    /// <summary>The last day that the agreement in force names.</summary>
    public DateOnly? EndsOn { get; private set; }

    /// <summary>Half-way between the days that the agreement in force names; its first review where there is no last day.</summary>
    public DateOnly? MidPointOn { get; private set; }

    /// <summary>Days between meetings, as the agreement in force names them.</summary>
    public int? FrequencyDays { get; private set; }

    /// <summary>Days until contact between meetings, as the agreement in force names them.</summary>
    public int? ContactDays { get; private set; }

    /// <summary>Hours that each gives in a period, as the agreement in force names them.</summary>
    public decimal? HoursAgreed { get; private set; }

    /// <summary>Until when both have agreed to keep what they wrote.</summary>
    public DateOnly? KeepUntil { get; private set; }

    /// <summary>The day on which what they wrote was deleted.</summary>
    public DateOnly? DisposedOn { get; private set; }

    /// <summary>Somebody has asked to end it and a talk is offered: by then it ends whatever comes of the talk.</summary>
    public DateTimeOffset? EndsBy { get; private set; }

    public DateTimeOffset? PausedSince { get; private set; }

    /// <summary>Pauses that are over.</summary>
    public List<Pause> Pauses { get; private set; } = [];

    /// <summary>How many steps up the mentee's line a mentor loses what passes here, as <c>matching.managerRule</c> was when it formed.</summary>
    public int AuthorityDepth { get; private set; }

    public DateTimeOffset FormedAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    public IReadOnlyList<Party> Parties => parties;

    public bool IsLive => Status != RelationshipStatus.Ended;

    /// <summary>An agreement is in force.</summary>
    public bool IsSigned => (StatusBefore ?? Status) is RelationshipStatus.Active or RelationshipStatus.WindingUp;

    /// <summary>Reminders and overdue marks count only while it lives, is neither suspended nor paused, and nobody has asked to end it.</summary>
    public bool ClocksRun => IsLive && Status != RelationshipStatus.Suspended && PausedSince is null && EndsBy is null;

    public Party? PartyOf(Id<Person>? person) => parties.Find(party => party.PersonId == person);

    /// <summary>Nobody comes into what is suspended, over, or about to be.</summary>
    public void CheckMayBeJoined() =>
        LifeCycleRules.StepPossible.Check(IsLive && Status != RelationshipStatus.Suspended && EndsBy is null, "The relationship is suspended or comes to its end.");

    /// <summary>The party, in a relationship in which work goes on: neither over nor suspended.</summary>
    public Party PartyAtWork(Id<Person>? person)
    {
        var party = PartyOf(person) ?? throw new Forbidden("Only the parties do this.");
        LifeCycleRules.StepPossible.Check(IsLive, "The relationship is over.");
        LifeCycleRules.StepPossible.Check(Status != RelationshipStatus.Suspended, "The relationship is suspended.");
        return party;
    }

    /// <summary>The circle of all who are in it now.</summary>
    public Id<Circle> All => CircleOf(People());

    /// <summary>A mentee with their mentors; a mentor with everybody.</summary>
    public Id<Circle> Around(Id<Person> person) =>
        PartyOf(person)?.Role == ParticipantRole.Mentee ? CircleOf(People(ParticipantRole.Mentor).Append(person)) : All;

    /// <summary>A mentee with their mentors; a mentor of several mentees alone.</summary>
    public Id<Circle> Beside(Id<Person> person) => PartyOf(person)?.Role == ParticipantRole.Mentee ? Around(person) : Alone(person);

    /// <summary>Two of them; without the other, those around the one.</summary>
    public Id<Circle> Between(Id<Person> one, Id<Person>? other) => other is { } two ? CircleOf([one, two]) : Around(one);

    public Id<Circle> Alone(Id<Person> person) => CircleOf([person]);

    /// <summary>Every circle in which these people may write.</summary>
    public IEnumerable<Circle> Circles()
    {
        if (Model == MentoringModel.OneToOne) return [];
        var (mentors, mentees) = (parties.FindAll(x => x.Role == ParticipantRole.Mentor), parties.FindAll(x => x.Role == ParticipantRole.Mentee));
        return new List<List<Party>>([parties, .. parties.Select(x => new List<Party> { x }), .. mentees.Select(x => mentors.Append(x).ToList()),
            .. mentees.SelectMany(mentee => mentors.Select(mentor => new List<Party> { mentor, mentee }))])
            .Select(people => new Circle(this, people)).DistinctBy(circle => circle.Id);
    }

    /// <summary>How many there are on each side; their teams are another question.</summary>
    public Composition Counted(Settings settings) =>
        new(Model, [.. People(ParticipantRole.Mentor).Select(_ => new Member(null))], [.. People(ParticipantRole.Mentee).Select(_ => new Member(null))], settings);

    private Id<Circle> CircleOf(IEnumerable<Id<Person>> people) => Model == MentoringModel.OneToOne ? Circle.OfTheTwo(Id) : Circle.Of(Id, people);

    /// <summary>Somebody on the other side, as a caller names them.</summary>
    internal Party? Other(Party party, Id<Person>? named, string pointer)
    {
        if (named is null) return null;
        return PartyOf(named) is { } other && other.Role != party.Role ? other : throw new Invalid(pointer, "Is nobody on the other side of this relationship.");
    }

    public IEnumerable<Id<Person>> People() => parties.Select(party => party.PersonId);

    public IEnumerable<Id<Person>> People(ParticipantRole role) => parties.Where(party => party.Role == role).Select(party => party.PersonId);

    public void BeginForming()
    {
        if (Status == RelationshipStatus.Accepted) Status = RelationshipStatus.Forming;
    }

    /// <summary>All have signed an agreement. One that runs longer takes a relationship back from its winding up.</summary>
    public void Activate(AgreementTerms terms)
    {
        LifeCycleRules.StepPossible.Check(IsLive, "The relationship is over.");
        (Status, EndsOn, MidPointOn, FrequencyDays) = (RelationshipStatus.Active, terms.EndsOn, terms.MidPoint, terms.FrequencyDays);
        (ContactDays, HoursAgreed, KeepUntil) = (terms.ContactDays, terms.HoursPerPeriod, terms.KeepRecordsUntil);
        if (Phase == Phase.WindingUp) Phase = Phase.Progression;
    }

    public void SetPhase(Phase phase) => Phase = phase;

    public void WindUp()
    {
        LifeCycleRules.StepPossible.Check(Status == RelationshipStatus.Active, "Only a relationship with an agreement in force winds up.");
        (Status, Phase) = (RelationshipStatus.WindingUp, Phase.WindingUp);
    }

    public void Stop(DateTimeOffset at)
    {
        LifeCycleRules.StepPossible.Check(PausedSince is null, "The relationship is paused.");
        PausedSince = at;
    }

    public void GoOn(DateTimeOffset at)
    {
        LifeCycleRules.StepPossible.Check(PausedSince is not null, "The relationship is neither paused nor suspended.");
        (Pauses, PausedSince) = ([.. Pauses, new(PausedSince!.Value, at)], null);
    }

    public void Suspend(Rule rule, DateTimeOffset at)
    {
        if (Status != RelationshipStatus.Suspended) (StatusBefore, Status, SuspendedAt, SuspendedBy) = (Status, RelationshipStatus.Suspended, at, rule.Id);
    }

    public void Resume() => (Status, StatusBefore, SuspendedAt, SuspendedBy) = (StatusBefore ?? Status, null, null, null);

    /// <summary>Others remain on both sides. The two of one-to-one have nobody to leave behind.</summary>
    public bool GoesOnWithout(Id<Person>? person) => Model != MentoringModel.OneToOne
        && parties.Exists(x => x.Role == ParticipantRole.Mentor && x.PersonId != person) && parties.Exists(x => x.Role == ParticipantRole.Mentee && x.PersonId != person);

    public List<Party> Join(Proposal proposal)
    {
        var joined = proposal.Seats.Select(seat => new Party(seat)).ToList();
        parties.AddRange(joined);
        return joined;
    }

    /// <summary>Two-by-two with three is not active: it forms again until it is complete and all have signed.</summary>
    public void Leave(Id<Person> person)
    {
        parties.RemoveAll(party => party.PersonId == person);
        if (Model != MentoringModel.TwoByTwo || !IsSigned) return;
        if (Status == RelationshipStatus.Suspended) StatusBefore = RelationshipStatus.Forming;
        else Status = RelationshipStatus.Forming;
    }

    public void DisposeOfRecords(DateOnly today) => DisposedOn = today;

    public void AskToEnd(DateTimeOffset endsBy) => EndsBy ??= endsBy;

    public void KeepOn() => EndsBy = null;

    public void End(DateTimeOffset at)
    {
        if (PausedSince is not null) GoOn(at);
        (Status, StatusBefore, EndedAt, EndsBy) = (RelationshipStatus.Ended, null, at, null);
    }

    Milestone? IHasMilestones.Milestone => Status switch
    {
        RelationshipStatus.Suspended => Milestone.RelationshipSuspended,
        RelationshipStatus.Ended => Milestone.RelationshipEnded,
        _ => null,
    };

    /// <summary>Being above a mentee in the line takes it away from a coordinator; a party knows of it whatever became of the line.</summary>
    public static Expression<Func<Relationship, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || v.RelationshipsJoined.Contains(x.Id) || v.RelationshipsSupported.Contains(x.Id)
        || (v.ProgrammesCoordinated.Contains(x.ProgrammeId) && !v.RelationshipsBarred.Contains(x.Id));
}

/// <summary>That a person takes part, with role and dates: what their line manager may know. It names no partner.</summary>
public sealed class Participation : Entity<Participation>, IVisible<Participation>, IOfProgramme
{
    private Participation() { }

    public Participation(Relationship relationship, Party party, DateTimeOffset? joinedAt = null) =>
        (RelationshipId, ProgrammeId, PersonId, Role, Model, From) =
        (relationship.Id, relationship.ProgrammeId, party.PersonId, party.Role, relationship.Model, DateOnly.FromDateTime((joinedAt ?? relationship.FormedAt).UtcDateTime));

    /// <summary>For the system's own use: no view of this record carries it.</summary>
    public Id<Relationship> RelationshipId { get; private set; }

    public Id<Programme> ProgrammeId { get; private set; }
    public Id<Person> PersonId { get; private set; }
    public ParticipantRole Role { get; private set; }
    public MentoringModel Model { get; private set; }
    public DateOnly From { get; private set; }
    public DateOnly? Until { get; private set; }

    /// <summary>They left, and the others went on.</summary>
    public bool HasLeft { get; private set; }

    public void End(DateOnly on) => Until ??= on;

    public void Leave(DateOnly on) => (Until, HasLeft) = (on, true);

    public void Return() => (Until, HasLeft) = (null, false);

    public static Expression<Func<Participation, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || x.PersonId == v.Self || (!x.HasLeft && v.RelationshipsJoined.Contains(x.RelationshipId)) || v.Reports.Contains(x.PersonId)
        || (v.ProgrammesCoordinated.Contains(x.ProgrammeId) && !v.RelationshipsBarred.Contains(x.RelationshipId));
}
