using Mentoring.Domain.Integration;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Infrastructure.Integration;

internal static class IntegrationMapping
{
    public static void Map(ModelBuilder model, bool postgres)
    {
        model.Entity<Client>(x =>
        {
            x.HasIndex(c => c.ClientId).IsUnique();
            x.OwnsMany(c => c.Scopes, scope =>
            {
                scope.ToTable("ClientScope");
                scope.WithOwner().HasForeignKey("ClientRowId");
                scope.HasKey("ClientRowId", nameof(ClientScope.Name));
            });
            x.OwnsMany(c => c.Organisations, organisation =>
            {
                organisation.ToTable("ClientOrganisation");
                organisation.WithOwner().HasForeignKey("ClientRowId");
                organisation.HasKey("ClientRowId", nameof(ClientOrganisation.ExternalId));
            });
        });
        model.Entity<AuditEntry>(x => x.HasIndex(a => a.PersonId));
        model.Entity<Event>(x =>
        {
            x.HasIndex(e => new { e.Xid, e.Seq });
            x.HasIndex(e => new { e.OrganisationId, e.Xid, e.Seq });
            x.HasOne<AuditEntry>().WithMany().HasForeignKey(e => e.AuditId).OnDelete(DeleteBehavior.Restrict);
            if (postgres)
            {
                x.Property(e => e.Xid).HasConversion<ulong>().HasColumnType("xid8").HasDefaultValueSql("pg_current_xact_id()").ValueGeneratedOnAdd();
                x.Property(e => e.Seq).ValueGeneratedOnAdd().UseIdentityAlwaysColumn();
            }
            else
            {
                x.Property(e => e.Xid).ValueGeneratedNever();
                x.Property(e => e.Seq).ValueGeneratedNever();
            }
        });
    }
}
