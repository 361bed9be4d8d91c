using Mentoring.Domain.Integration;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Infrastructure.Integration;

/// <summary>One row: up to when events may be gone.</summary>
internal sealed class ForgottenEvents
{
    public int Id { get; set; }
    public DateTimeOffset Before { get; set; }
}

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
        model.Entity<Completion>(x =>
        {
            x.Property(c => c.Hours).HasPrecision(6, 2);
            x.Property(c => c.Days).HasPrecision(5, 2);
            x.HasIndex(c => c.TrainingId).IsUnique();
            x.HasIndex(c => new { c.RelationshipId, c.PersonId, c.ForClient }).IsUnique();
            x.HasIndex(c => c.PersonId);
            x.HasIndex(c => c.ProgrammeId);
            x.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Restrict);
            x.HasOne<Programme>().WithMany().HasForeignKey(c => c.ProgrammeId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<ForgottenEvents>(x =>
        {
            x.ToTable("ForgottenEvents");
            x.Property(e => e.Id).ValueGeneratedNever();
        });
        model.Entity<Event>(x =>
        {
            x.HasIndex(e => new { e.Xid, e.Seq }, "IX_Event_Completions").HasFilter("\"RecordType\" = 'Completion'");
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
