using System.Linq.Expressions;
using Mentoring.Domain.Confidentiality;

namespace Mentoring.Domain.People;

/// <summary>An employer or partner whose staff and volunteers take part.</summary>
public sealed class Organisation : Entity<Organisation>, IVisible<Organisation>, IOfOrganisation
{
    private Organisation() { }

    public Organisation(string externalId) => ExternalId = externalId;

    public string ExternalId { get; private set; } = "";
    public string Name { get; private set; } = "";

    /// <summary>External id of the person who signs for people without a manager (G10).</summary>
    public string? Approver { get; private set; }

    Id<Organisation> IOfOrganisation.OrganisationId => Id;

    public void Describe(string name, string? approver) => (Name, Approver) = (name, approver);

    public static Expression<Func<Organisation, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || v.IsAdministrator || v.OrganisationsFed.Contains(x.Id) || v.OrganisationsCoordinated.Contains(x.Id)
        || x.Id == v.Held.HomeOrganisation;
}

/// <summary>A work team of an organisation.</summary>
public sealed class Team : Entity<Team>, IVisible<Team>, IOfOrganisation
{
    private Team() { }

    public Team(Id<Organisation> organisation, string externalId) => (OrganisationId, ExternalId) = (organisation, externalId);

    public Id<Organisation> OrganisationId { get; private set; }
    public string ExternalId { get; private set; } = "";
    public string Name { get; private set; } = "";

    public void Describe(string name) => Name = name;

    public static Expression<Func<Team, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || v.IsAdministrator || v.OrganisationsFed.Contains(x.OrganisationId)
        || v.OrganisationsCoordinated.Contains(x.OrganisationId) || x.OrganisationId == v.Held.HomeOrganisation;
}
