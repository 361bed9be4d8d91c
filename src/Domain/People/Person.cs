using System.Linq.Expressions;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Privacy;

namespace Mentoring.Domain.People;

/// <summary>How a person is tied to the organisation.</summary>
public enum Engagement
{
    /// <summary>Employed.</summary>
    Staff,

    /// <summary>Gives time without pay.</summary>
    Volunteer,

    /// <summary>Elected to office.</summary>
    ElectedMember,
}

/// <summary>A person as HR knows them. Never deleted: a leaver is deactivated.</summary>
public sealed class Person : Entity<Person>, IVisible<Person>, IOfOrganisation
{
    private Person() { }

    public Person(Id<Organisation> organisation, string externalId) => (OrganisationId, ExternalId) = (organisation, externalId);

    public Id<Organisation> OrganisationId { get; private set; }
    public string ExternalId { get; private set; } = "";
    public string GivenName { get; private set; } = "";
    public string FamilyName { get; private set; } = "";
    public string? Email { get; private set; }
    public Engagement Engagement { get; private set; }
    public string? JobTitle { get; private set; }
    public Id<Team>? TeamId { get; private set; }
    public bool IsActive { get; private set; } = true;
    public DateOnly? LeftOn { get; private set; }

    /// <summary>The day on which they were taken out of the record. Whoever HR sends afterwards is somebody else.</summary>
    public DateOnly? ErasedOn { get; private set; }

    public string Name => $"{GivenName} {FamilyName}";

    public void Describe(string givenName, string familyName, string? email, Engagement engagement, string? jobTitle, Id<Team>? team) =>
        (GivenName, FamilyName, Email, Engagement, JobTitle, TeamId) = (givenName, familyName, email, engagement, jobTitle, team);

    /// <summary>A leaver is deactivated; whoever comes back is the same person.</summary>
    public void Activate(bool active, DateOnly? leftOn) => (IsActive, LeftOn) = (active, active ? null : leftOn);

    public string? Fact(PersonalFact fact) => fact switch
    {
        PersonalFact.GivenName => GivenName,
        PersonalFact.FamilyName => FamilyName,
        PersonalFact.Email => Email,
        _ => JobTitle,
    };

    /// <summary>HR's next word on it counts again: tell HR as well.</summary>
    public void Rectify(PersonalFact fact, string value)
    {
        switch (fact)
        {
            case PersonalFact.GivenName: GivenName = value; break;
            case PersonalFact.FamilyName: FamilyName = value; break;
            case PersonalFact.Email: Email = value; break;
            case PersonalFact.JobTitle: JobTitle = value; break;
        }
    }

    /// <summary>For good: nothing here leads back to who it was.</summary>
    public void Erase(DateOnly on)
    {
        (ExternalId, GivenName, FamilyName, Email, JobTitle, TeamId) = ($"erased-{Guid.CreateVersion7():N}", "Erased", "person", null, null, null);
        (IsActive, LeftOn, ErasedOn) = (false, null, on);
    }

    /// <summary>What HR said last, to tell a change from a repetition.</summary>
    internal object Facts => (GivenName, FamilyName, Email, Engagement, JobTitle, TeamId, IsActive, LeftOn);

    public static Expression<Func<Person, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || v.IsAdministrator || x.Id == v.Self || v.OrganisationsFed.Contains(x.OrganisationId)
        || v.OrganisationsCoordinated.Contains(x.OrganisationId) || v.Reports.Contains(x.Id);
}

/// <summary>How a person signs in: the issuer's name for them.</summary>
public sealed class PersonIdentity : Entity<PersonIdentity>, IVisible<PersonIdentity>, IOfOrganisation
{
    private PersonIdentity() { }

    public PersonIdentity(Person person) => (PersonId, OrganisationId) = (person.Id, person.OrganisationId);

    public Id<Person> PersonId { get; private set; }
    public Id<Organisation> OrganisationId { get; private set; }
    public string Issuer { get; private set; } = "";
    public string Subject { get; private set; } = "";

    public void Name(string issuer, string subject) => (Issuer, Subject) = (issuer, subject);

    public static Expression<Func<PersonIdentity, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || v.OrganisationsFed.Contains(x.OrganisationId) || x.PersonId == v.Self;
}
