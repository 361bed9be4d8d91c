using Mentoring.Domain.People;
using Mentoring.Domain.Privacy;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;
using Mentoring.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Infrastructure.Privacy;

internal static class PrivacyMapping
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<DisposalReport>(x =>
        {
            x.HasIndex(r => new { r.ProgrammeId, r.CompletedAt });
            x.Property(r => r.Announced).AsJson();
            x.Property(r => r.Done).AsJson();
            x.HasOne<Programme>().WithMany().HasForeignKey(r => r.ProgrammeId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<SubjectRequest>(x =>
        {
            x.HasIndex(r => new { r.PersonId, r.Kind });
            x.HasIndex(r => r.OrganisationId);
            x.HasIndex(r => new { r.Kind, r.Status });
            x.Property(r => r.Ground!).AsConfidential("");
            x.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Rectification>(x =>
        {
            x.HasIndex(r => r.RequestId).IsUnique();
            x.HasIndex(r => r.PersonId);
            x.HasIndex(r => r.OrganisationId);
            x.Property(r => r.Before!).AsConfidential("");
            x.Property(r => r.After).AsConfidential("");
            x.HasOne<SubjectRequest>().WithMany().HasForeignKey(r => r.RequestId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<LegalHold>(x =>
        {
            x.HasIndex(h => h.ProgrammeId);
            x.HasIndex(h => h.RelationshipId);
            x.HasIndex(h => h.PersonId);
            x.Property(h => h.Reason).AsConfidential("");
            x.Property(h => h.WhyLifted!).AsConfidential("");
            x.HasOne<Programme>().WithMany().HasForeignKey(h => h.ProgrammeId).OnDelete(DeleteBehavior.Restrict);
            x.HasOne<Relationship>().WithMany().HasForeignKey(h => h.RelationshipId).OnDelete(DeleteBehavior.Restrict);
            x.HasOne<Person>().WithMany().HasForeignKey(h => h.PersonId).OnDelete(DeleteBehavior.Restrict);
        });
        // No foreign keys: to check one would make a read wait for whoever writes the relationship.
        model.Entity<ReadRecord>(x =>
        {
            x.HasIndex(r => new { r.RelationshipId, r.Id });
            x.HasIndex(r => new { r.PortfolioId, r.Id });
            x.HasIndex(r => new { r.ProgrammeId, r.At });
            x.Property(r => r.Records).AsJson();
        });
    }
}
