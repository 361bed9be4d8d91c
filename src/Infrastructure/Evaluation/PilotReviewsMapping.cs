using Mentoring.Domain.Evaluation;
using Mentoring.Domain.Programmes;
using Mentoring.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Infrastructure.Evaluation;

internal static class PilotReviewsMapping
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<PilotReview>(x =>
        {
            x.Property(r => r.Criteria).AsJson();
            x.Property(r => r.Findings).AsJson();
            x.Property(r => r.Decision).AsJson();
            x.HasIndex(r => new { r.ProgrammeId, r.Number }).IsUnique();
            x.HasIndex(r => r.SharedInId);
            x.HasOne<Programme>().WithMany().HasForeignKey(r => r.ProgrammeId).OnDelete(DeleteBehavior.Restrict);
            x.HasOne<ProgrammeDocument>().WithMany().HasForeignKey(r => r.SharedInId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<FrozenSet>(x =>
        {
            x.Ignore(s => s.IsWhole);
            x.Ignore(s => s.Figures);
            x.Property(s => s.Policy).HasMaxLength(100);
            x.Property(s => s.Definitions).HasMaxLength(100);
            x.Property(s => s.Digest).HasMaxLength(64);
            x.HasIndex(s => s.ReviewId).IsUnique();
            x.HasIndex(s => s.ProgrammeId);
            x.HasOne<PilotReview>().WithMany().HasForeignKey(s => s.ReviewId).OnDelete(DeleteBehavior.Restrict);
            x.HasOne<Programme>().WithMany().HasForeignKey(s => s.ProgrammeId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<ImprovementAction>(x =>
        {
            x.HasIndex(a => a.ReviewId);
            x.HasIndex(a => a.ProgrammeId);
            x.HasOne<PilotReview>().WithMany().HasForeignKey(a => a.ReviewId).OnDelete(DeleteBehavior.Restrict);
            x.HasOne<Programme>().WithMany().HasForeignKey(a => a.ProgrammeId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
