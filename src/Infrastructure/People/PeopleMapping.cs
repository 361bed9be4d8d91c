using Mentoring.Domain.People;
using Mentoring.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Infrastructure.People;

internal static class PeopleMapping
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<Organisation>(x => x.HasIndex(o => o.ExternalId).Behind(PeopleRules.ExternalIdOnce));
        model.Entity<Team>(x =>
        {
            x.HasIndex(t => new { t.OrganisationId, t.ExternalId }).Behind(PeopleRules.ExternalIdOnce);
            x.HasOne<Organisation>().WithMany().HasForeignKey(t => t.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Person>(x =>
        {
            x.HasIndex(p => new { p.OrganisationId, p.ExternalId }).Behind(PeopleRules.ExternalIdOnce);
            x.HasOne<Organisation>().WithMany().HasForeignKey(p => p.OrganisationId).OnDelete(DeleteBehavior.Restrict);
            x.HasOne<Team>().WithMany().HasForeignKey(p => p.TeamId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<PersonIdentity>(x =>
        {
            x.HasIndex(i => new { i.Issuer, i.Subject }).Behind(PeopleRules.IdentityOnce);
            x.HasIndex(i => i.PersonId).IsUnique();
            x.HasOne<Person>().WithMany().HasForeignKey(i => i.PersonId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<ReportingLine>(x =>
        {
            x.HasIndex(l => l.PersonId).IsUnique();
            x.HasIndex(l => l.ManagerId);
            x.HasIndex(l => new { l.OrganisationId, l.Standing });
            x.HasOne<Person>().WithMany().HasForeignKey(l => l.PersonId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<FeedRun>(x => x.HasIndex(r => r.Client));
    }
}
