using Mentoring.Domain.Journals;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;
using Mentoring.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Infrastructure.Journals;

internal static class JournalsMapping
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<ReflectiveLog>(x =>
        {
            x.HasIndex(l => new { l.RelationshipId, l.AuthorId });
            x.Property(l => l.Content).AsConfidential(new Reflection { On = default });
            x.HasOne<Relationship>().WithMany().HasForeignKey(l => l.RelationshipId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<PrivateNote>(x =>
        {
            x.HasIndex(n => new { n.RelationshipId, n.AuthorId });
            x.Property(n => n.Text).AsConfidential("");
            x.HasOne<Relationship>().WithMany().HasForeignKey(n => n.RelationshipId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<EvaluationAcknowledgement>(x =>
        {
            x.HasIndex(a => new { a.DocumentId, a.PersonId }).Behind(JournalRules.UseNotified);
            x.HasIndex(a => new { a.ProgrammeId, a.PersonId });
            x.HasOne<ProgrammeDocument>().WithMany().HasForeignKey(a => a.DocumentId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
