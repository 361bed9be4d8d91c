using Mentoring.Domain.Relationships;
using Mentoring.Domain.Reminders;
using Mentoring.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Infrastructure.Reminders;

internal static class RemindersMapping
{
    public static void Map(ModelBuilder model) => model.Entity<Attention>(x =>
    {
        x.HasIndex(a => new { a.ProgrammeId, a.AboutId, a.Rule }).Behind(AttentionRules.Frequency);
        x.HasIndex(a => new { a.ProgrammeId, a.Id });
        x.HasIndex(a => a.PersonId);
        x.HasOne<Relationship>().WithMany().HasForeignKey(a => a.RelationshipId).OnDelete(DeleteBehavior.Restrict);
    });
}
