using System.Linq.Expressions;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Support;

/// <summary>What somebody needs the programme's help with.</summary>
public enum ConcernCategory
{
    /// <summary>How things are done in the mentee's organisation.</summary>
    OrganisationProcedures,

    /// <summary>How line management goes together with mentoring.</summary>
    LineManagement,

    /// <summary>How to move on to the next stage.</summary>
    NextStage,

    /// <summary>Feeling stuck.</summary>
    FeelingStuck,

    /// <summary>The relationship does not work.</summary>
    RelationshipBreakdown,

    /// <summary>How somebody behaves.</summary>
    Conduct,
}

/// <summary>Where a concern stands.</summary>
public enum ConcernStatus
{
    /// <summary>Waits for a coordinator.</summary>
    Raised,

    /// <summary>A coordinator has taken it up.</summary>
    Acknowledged,

    /// <summary>They talk about it.</summary>
    InDiscussion,

    /// <summary>Settled.</summary>
    Resolved,

    /// <summary>The relationship ended over it.</summary>
    EndedRelationship,

    /// <summary>It went to one of the employer's own policies; nothing of it is kept here.</summary>
    PassedToFormalPolicy,
}

/// <summary>A request for help, for its author and the coordinators who are not part of it. It opens no other record.</summary>
public sealed class Concern : Entity<Concern>, IVisible<Concern>, IRelationshipContent
{
    private Concern() { }

    public Concern(Relationship relationship, Id<Person> author, ConcernCategory category, string text, DateTimeOffset at) =>
        (RelationshipId, CircleId, ProgrammeId, AuthorId, ByMentor, Category, Text, RaisedAt) =
        (relationship.Id, relationship.Beside(author), relationship.ProgrammeId, author, relationship.PartyOf(author)?.Role == Enrolments.ParticipantRole.Mentor, category, Confidential.In(relationship.Id, text), at);

    public Id<Relationship> RelationshipId { get; private set; }
    public Id<Circle> CircleId { get; private set; }
    public Id<Programme> ProgrammeId { get; private set; }
    public Id<Person> AuthorId { get; private set; }

    /// <summary>The mentor's own: their mentor's mentor may read it where the agreement says so.</summary>
    public bool ByMentor { get; private set; }

    public ConcernCategory Category { get; private set; }

    /// <summary>Stored encrypted.</summary>
    public Confidential<string> Text { get; private set; } = null!;

    public ConcernStatus Status { get; private set; }
    public DateTimeOffset RaisedAt { get; private set; }
    public DateTimeOffset? AcknowledgedAt { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>The author lets the partner read it.</summary>
    public bool Shared { get; private set; }

    /// <summary>The coordinators were told that it waits too long.</summary>
    public DateTimeOffset? RemindedAt { get; private set; }

    public bool IsOpen => ClosedAt is null;

    public void Share() => Shared = true;

    public void Acknowledge(DateTimeOffset at)
    {
        Step(Status == ConcernStatus.Raised, "It was taken up.");
        (Status, AcknowledgedAt, RemindedAt) = (ConcernStatus.Acknowledged, at, null);
    }

    public void Discuss(DateTimeOffset at)
    {
        Step(IsOpen, "It is closed.");
        (Status, AcknowledgedAt) = (ConcernStatus.InDiscussion, AcknowledgedAt ?? at);
    }

    public void Close(ConcernStatus outcome, DateTimeOffset at)
    {
        Step(IsOpen, "It is closed.");
        (Status, AcknowledgedAt, ClosedAt) = (outcome, AcknowledgedAt ?? at, at);
    }

    /// <summary>Waits for the first answer, or for the end, longer than the programme allows.</summary>
    public bool IsOverdue(Settings settings, DateTimeOffset now) => IsOpen && !ConcernRules.Timely.Holds(
        (AcknowledgedAt is null ? WorkingDays.After(RaisedAt, settings[SettingCatalogue.ConcernAcknowledgeDays]) : WorkingDays.After(RaisedAt, settings[SettingCatalogue.ConcernReviewDays]), now));

    public void Remind(DateTimeOffset at) => RemindedAt = at;

    Id<Person>? IRelationshipContent.KnownOnlyTo => Shared ? null : AuthorId;

    public static Expression<Func<Concern, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || x.AuthorId == v.Self || (x.Shared && v.Circles.Contains(x.CircleId))
        || (x.ByMentor && v.ConcernsOpened.Contains(x.CircleId))
        || (v.ProgrammesCoordinated.Contains(x.ProgrammeId) && !v.RelationshipsBarred.Contains(x.RelationshipId));

    private static void Step(bool possible, string detail) => LifeCycleRules.StepPossible.Check(possible, detail);
}

/// <summary>What a coordinator notes of a talk about a concern, for its author and the coordinators. It is never shared with the partner.</summary>
public sealed class ConcernNote : Entity<ConcernNote>, IVisible<ConcernNote>, IRelationshipContent
{
    private ConcernNote() { }

    public ConcernNote(Concern concern, Id<Person> by, string text, DateTimeOffset at) =>
        (ConcernId, RelationshipId, ProgrammeId, ConcernAuthorId, WrittenBy, Text, At) =
        (concern.Id, concern.RelationshipId, concern.ProgrammeId, concern.AuthorId, by, Confidential.In(concern.RelationshipId, text), at);

    public Id<Concern> ConcernId { get; private set; }
    public Id<Relationship> RelationshipId { get; private set; }
    public Id<Programme> ProgrammeId { get; private set; }
    public Id<Person> ConcernAuthorId { get; private set; }
    public Id<Person> WrittenBy { get; private set; }

    /// <summary>Stored encrypted.</summary>
    public Confidential<string> Text { get; private set; } = null!;

    public DateTimeOffset At { get; private set; }

    Id<Person>? IRelationshipContent.KnownOnlyTo => ConcernAuthorId;

    public static Expression<Func<ConcernNote, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || x.ConcernAuthorId == v.Self
        || (v.ProgrammesCoordinated.Contains(x.ProgrammeId) && !v.RelationshipsBarred.Contains(x.RelationshipId));
}

/// <summary>How the programme helps, and how soon.</summary>
public static class ConcernRules
{
    private const string Help = "ASA, when it gets difficult; WLGA, guidance";
    private const string Exemplar = "SSSC, resource 5 (agreement)";

    public static readonly StructuralRule ToProgramme = new("concern-to-programme", RuleKind.Soft,
        "Problems in a relationship go to the programme's team for guidance, from either party.", $"{Help}; {Exemplar}");

    public static readonly Rule<(IReadOnlyList<string> Offered, string Category)> Categories = new("concern-categories", RuleKind.Configured,
        "A concern is of one of the kinds that the programme helps with.", Help, x => x.Offered.Contains(x.Category));

    public static readonly StructuralRule ContentLimited = new("concern-content-limited", RuleKind.Hard,
        "Asking for help opens no logs: a concern carries what its author writes, and nobody reads more because of it.", Exemplar);

    public static readonly Advice<(DateTimeOffset Due, DateTimeOffset Now)> Timely = new("concern-timely",
        "Concerns are taken up and reviewed within the working days that the programme sets; what waits longer is told to its coordinators.", Exemplar,
        x => x.Now <= x.Due, RuleKind.Configured);

    public static readonly Advice<Enrolments.ParticipantRole> MenteeDealsFirst = new("mentee-deals-first",
        "The mentor encourages the mentee to deal with a problem in person before it is raised for them.", Help, author => author == Enrolments.ParticipantRole.Mentee);

    public static readonly StructuralRule OtherPolicies = new("mentees-other-policies", RuleKind.Soft,
        "Matters of conduct follow the employer's own policies: a concern can be marked as passed on, without what it said.", Exemplar);
}
