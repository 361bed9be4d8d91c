using Mentoring.Domain.Relationships;
using Mentoring.Domain.Support;
using Mentoring.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Infrastructure.Support;

internal static class SupportMapping
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<Concern>(x =>
        {
            x.HasIndex(c => c.RelationshipId);
            x.HasIndex(c => new { c.ProgrammeId, c.Status });
            x.HasIndex(c => c.AuthorId);
            x.Property(c => c.Text).AsConfidential("");
            x.HasOne<Relationship>().WithMany().HasForeignKey(c => c.RelationshipId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<ConcernNote>(x =>
        {
            x.HasIndex(n => n.ConcernId);
            x.Property(n => n.Text).AsConfidential("");
            x.HasOne<Concern>().WithMany().HasForeignKey(n => n.ConcernId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
