using Mentoring.Domain.People;
using Mentoring.Domain.Privacy;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;
using Mentoring.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Infrastructure.Privacy;

internal static class PrivacyMapping
{
    public static void Map(ModelBuilder model, ColumnCipher cipher)
    {
        model.Entity<DisposalReport>(x =>
        {
            x.HasIndex(r => new { r.ProgrammeId, r.CompletedAt });
            x.Property(r => r.Announced).AsJson();
            x.Property(r => r.Done).AsJson();
            x.HasOne<Programme>().WithMany().HasForeignKey(r => r.ProgrammeId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<LegalHold>(x =>
        {
            x.HasIndex(h => h.ProgrammeId);
            x.HasIndex(h => h.RelationshipId);
            x.HasIndex(h => h.PersonId);
            x.Property(h => h.Reason).AsConfidential(cipher);
            x.Property(h => h.WhyLifted!).AsConfidential(cipher);
            x.HasOne<Programme>().WithMany().HasForeignKey(h => h.ProgrammeId).OnDelete(DeleteBehavior.Restrict);
            x.HasOne<Relationship>().WithMany().HasForeignKey(h => h.RelationshipId).OnDelete(DeleteBehavior.Restrict);
            x.HasOne<Person>().WithMany().HasForeignKey(h => h.PersonId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
