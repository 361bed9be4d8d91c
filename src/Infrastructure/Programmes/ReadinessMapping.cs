using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Infrastructure.Programmes;

internal static class ReadinessMapping
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<Attestation>(x =>
        {
            x.Property(a => a.Item).HasMaxLength(100);
            x.HasIndex(a => new { a.ProgrammeId, a.Item, a.Number }).IsUnique();
            x.HasIndex(a => a.ById);
            x.HasIndex(a => a.OwnerId);
            x.HasOne<Programme>().WithMany().HasForeignKey(a => a.ProgrammeId).OnDelete(DeleteBehavior.Restrict);
            x.HasOne<Person>().WithMany().HasForeignKey(a => a.ById).OnDelete(DeleteBehavior.Restrict);
            x.HasOne<Person>().WithMany().HasForeignKey(a => a.OwnerId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<ResourceStatement>(x =>
        {
            x.Property(s => s.CoordinatorHours).HasPrecision(7, 2);
            x.Property(s => s.Planned).HasPrecision(14, 2);
            x.Property(s => s.Spent).HasPrecision(14, 2);
            x.Property(s => s.Funders).AsJson();
            x.HasIndex(s => new { s.ProgrammeId, s.Number }).IsUnique();
            x.HasOne<Programme>().WithMany().HasForeignKey(s => s.ProgrammeId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<HealthCheck>(x =>
        {
            x.Property(c => c.Work).AsJson();
            x.Property(c => c.Items).AsJson();
            x.HasIndex(c => new { c.ProgrammeId, c.At });
            x.HasIndex(c => c.KeptById);
            x.HasOne<Programme>().WithMany().HasForeignKey(c => c.ProgrammeId).OnDelete(DeleteBehavior.Restrict);
            x.HasOne<Person>().WithMany().HasForeignKey(c => c.KeptById).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
