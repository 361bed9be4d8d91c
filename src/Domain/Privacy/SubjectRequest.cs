using System.Linq.Expressions;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.People;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Privacy;

/// <summary>What a person asks about their own data.</summary>
public enum SubjectRequestKind
{
    /// <summary>All that is stored of them.</summary>
    Access,

    /// <summary>That a fact about them is put right.</summary>
    Rectification,

    /// <summary>That they are taken out of what is stored.</summary>
    Erasure,
}

/// <summary>Where a request stands.</summary>
public enum SubjectRequestStatus
{
    /// <summary>Waits for a decision.</summary>
    Open,

    /// <summary>Is carried out by itself as soon as no record of the person is held any longer.</summary>
    Waiting,

    /// <summary>Carried out.</summary>
    Done,

    /// <summary>Refused with a ground.</summary>
    Refused,
}

/// <summary>A person's request about their own data. The data-protection owner sees that it stands and decides; what is stored stays shut to them.</summary>
public sealed class SubjectRequest : Entity<SubjectRequest>, IVisible<SubjectRequest>
{
    private SubjectRequest() { }

    public SubjectRequest(Person person, SubjectRequestKind kind, DateTimeOffset at)
    {
        (PersonId, OrganisationId, Kind, RequestedAt) = (person.Id, person.OrganisationId, kind, at);
        Status = kind switch
        {
            SubjectRequestKind.Access => SubjectRequestStatus.Done,
            SubjectRequestKind.Erasure => SubjectRequestStatus.Waiting,
            _ => SubjectRequestStatus.Open,
        };
        if (Status == SubjectRequestStatus.Done) DoneAt = at;
    }

    public Id<Person> PersonId { get; private set; }

    /// <summary>Whose data-protection owners decide. No event of it goes to the organisation's clients.</summary>
    public Id<Organisation> OrganisationId { get; private set; }

    public SubjectRequestKind Kind { get; private set; }
    public SubjectRequestStatus Status { get; private set; }
    public DateTimeOffset RequestedAt { get; private set; }

    /// <summary>The decision's legal ground. Stored encrypted, under the key of who decided: it outlasts the person.</summary>
    public Confidential<string>? Ground { get; private set; }

    public Id<Person>? DecidedBy { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public DateTimeOffset? DoneAt { get; private set; }

    public bool IsOpen => Status is SubjectRequestStatus.Open or SubjectRequestStatus.Waiting;

    public void Decide(bool grant, string ground, Id<Person> by, DateTimeOffset at)
    {
        LifeCycleRules.StepPossible.Check(IsOpen, "Nothing is to be decided on it.");
        (Status, Ground, DecidedBy, DecidedAt) = (grant ? SubjectRequestStatus.Done : SubjectRequestStatus.Refused, Confidential.Of(by, ground), by, at);
        if (grant) DoneAt = at;
    }

    /// <summary>Nothing held the person's records any longer.</summary>
    public void CarryOut(DateTimeOffset at) => (Status, DoneAt) = (SubjectRequestStatus.Done, at);

    public static Expression<Func<SubjectRequest, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || x.PersonId == v.Self || v.OrganisationsProtected.Contains(x.OrganisationId)
        || (x.Kind == SubjectRequestKind.Rectification && v.OrganisationsCoordinated.Contains(x.OrganisationId));
}

/// <summary>A fact that can be put right.</summary>
public enum PersonalFact
{
    /// <summary>The given name.</summary>
    GivenName,

    /// <summary>The family name.</summary>
    FamilyName,

    /// <summary>The e-mail address.</summary>
    Email,

    /// <summary>The job title.</summary>
    JobTitle,
}

/// <summary>What a fact was and what it is to be: for the person, and for those who know the fact and decide.</summary>
public sealed class Rectification : Entity<Rectification>, IVisible<Rectification>
{
    private Rectification() { }

    public Rectification(SubjectRequest request, PersonalFact fact, string? before, string after) =>
        (RequestId, PersonId, OrganisationId, Fact, Before, After) = (request.Id, request.PersonId, request.OrganisationId, fact, Confidential.Of(request.PersonId, before), Confidential.Of(request.PersonId, after));

    public Id<SubjectRequest> RequestId { get; private set; }
    public Id<Person> PersonId { get; private set; }
    public Id<Organisation> OrganisationId { get; private set; }
    public PersonalFact Fact { get; private set; }

    /// <summary>What it was when the change was asked for, and from the decision on what it was before it. Stored encrypted.</summary>
    public Confidential<string>? Before { get; private set; }

    /// <summary>Stored encrypted.</summary>
    public Confidential<string> After { get; private set; } = null!;

    public DateTimeOffset? AppliedAt { get; private set; }

    public void Apply(string? before, DateTimeOffset at) => (Before, AppliedAt) = (Confidential.Of(PersonId, before), at);

    public static Expression<Func<Rectification, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || x.PersonId == v.Self || v.OrganisationsProtected.Contains(x.OrganisationId) || v.OrganisationsCoordinated.Contains(x.OrganisationId);
}
