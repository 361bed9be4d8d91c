using Mentoring.Domain.Exports;
using Mentoring.Domain.Programmes;
using Mentoring.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Infrastructure.Exports;

internal static class ExportsMapping
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<Export>(x =>
        {
            x.HasIndex(e => e.ProgrammeId);
            x.HasIndex(e => e.PersonId);
            x.HasIndex(e => e.State);
            // Of two that are the same one is under way; what is over is like nothing.
            x.HasIndex(e => e.Sameness).IsUnique();
            x.Property(e => e.Purpose).AsConfidential("");
            x.Property(e => e.Problem).AsJson();
            x.HasOne<Programme>().WithMany().HasForeignKey(e => e.ProgrammeId).OnDelete(DeleteBehavior.Restrict);
            x.OwnsMany(e => e.Files, f =>
            {
                f.ToTable("ExportFile");
                f.WithOwner().HasForeignKey("ExportId");
                f.HasKey("ExportId", nameof(ExportFile.Id));
                f.Property(file => file.Id).ValueGeneratedNever();
            });
        });
        model.Entity<ExportDownload>(x =>
        {
            x.HasIndex(d => new { d.ExportId, d.Id });
            x.HasIndex(d => d.ProgrammeId);
            x.HasIndex(d => d.PersonId);
            x.HasOne<Export>().WithMany().HasForeignKey(d => d.ExportId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<RefusalCount>(x =>
        {
            x.ToTable("RefusalCount");
            x.HasKey(c => new { c.ProgrammeId, c.Month, c.Rule });
        });
    }
}
