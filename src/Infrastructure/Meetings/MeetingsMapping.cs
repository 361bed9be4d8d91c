using Mentoring.Domain.Meetings;
using Mentoring.Domain.Relationships;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Infrastructure.Meetings;

internal static class MeetingsMapping
{
    public static void Map(ModelBuilder model) => model.Entity<Meeting>(x =>
    {
        x.HasIndex(m => new { m.RelationshipId, m.HeldAt });
        x.HasOne<Relationship>().WithMany().HasForeignKey(m => m.RelationshipId).OnDelete(DeleteBehavior.Restrict);
    });
}
