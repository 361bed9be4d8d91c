using Mentoring.Domain.Evaluation;
using Mentoring.Domain.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Infrastructure.Evaluation;

internal static class MonitoringMapping
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<TrainingNeed>(x =>
        {
            x.HasIndex(n => new { n.ProgrammeId, n.FoundOn });
            x.HasOne<Programme>().WithMany().HasForeignKey(n => n.ProgrammeId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<TurnoverStatement>(x =>
        {
            x.HasIndex(s => new { s.ProgrammeId, s.Number }).IsUnique();
            x.HasOne<Programme>().WithMany().HasForeignKey(s => s.ProgrammeId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<MonitoringNote>(x =>
        {
            x.HasIndex(n => new { n.ProgrammeId, n.Question, n.From });
            x.HasOne<Programme>().WithMany().HasForeignKey(n => n.ProgrammeId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
