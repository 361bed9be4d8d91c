using Mentoring.Domain.Portfolios;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;
using Mentoring.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Infrastructure.Portfolios;

internal static class PortfoliosMapping
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<Portfolio>(x =>
        {
            x.HasIndex(p => new { p.OwnerId, p.ProgrammeId }).IsUnique();
            x.HasIndex(p => p.ProgrammeId);
            x.HasOne<Programme>().WithMany().HasForeignKey(p => p.ProgrammeId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Evidence>(x =>
        {
            x.HasIndex(e => new { e.PortfolioId, e.Kind });
            x.HasIndex(e => e.OwnerId);
            x.Property(e => e.Content).AsConfidential(new EvidenceContent { Kind = default, On = default, Title = "", Medium = default });
            x.HasOne<Portfolio>().WithMany().HasForeignKey(e => e.PortfolioId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<EvidenceFile>(x =>
        {
            x.HasIndex(f => f.EvidenceId);
            x.HasIndex(f => f.PortfolioId);
            x.HasIndex(f => f.OwnerId);
            x.Property(f => f.Facts).AsConfidential(new FileFacts { Name = "", MediaType = "", Bytes = 0, Sha256 = "" });
            x.HasOne<Evidence>().WithMany().HasForeignKey(f => f.EvidenceId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<PersonalProfile>(x =>
        {
            x.HasIndex(p => p.PortfolioId).IsUnique();
            x.HasIndex(p => p.OwnerId);
            x.Property(p => p.Content).AsConfidential(new ProfileContent());
            x.HasOne<Portfolio>().WithMany().HasForeignKey(p => p.PortfolioId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<PortfolioShare>(x =>
        {
            x.HasIndex(s => s.PortfolioId);
            x.HasIndex(s => s.OwnerId);
            x.HasIndex(s => new { s.ReceiverId, s.EndsOn });
            x.OwnsMany(s => s.Chosen, e =>
            {
                e.ToTable("SharedEvidence");
                e.WithOwner().HasForeignKey("ShareId");
                e.HasKey("ShareId", nameof(SharedEvidence.EvidenceId));
            });
            x.HasOne<Portfolio>().WithMany().HasForeignKey(s => s.PortfolioId).OnDelete(DeleteBehavior.Restrict);
        });
        Told(model);
        model.Entity<FileChunk>(x =>
        {
            x.ToTable("FileChunk");
            x.HasKey(c => new { c.FileId, c.Number });
        });
        model.Entity<LooseFile>(x =>
        {
            x.ToTable("LooseFile");
            x.Property(f => f.Id).ValueGeneratedNever();
            x.HasIndex(f => f.DueAt);
        });
    }

    /// <summary>What the two of a relationship say to each other about it, and beside it.</summary>
    private static void Told(ModelBuilder model)
    {
        model.Entity<Feedback>(x =>
        {
            x.HasIndex(f => f.RelationshipId);
            x.HasIndex(f => f.EvidenceId);
            x.HasIndex(f => f.SelfAssessmentId);
            x.HasIndex(f => f.MenteeId);
            x.HasIndex(f => f.AuthorId);
            x.Property(f => f.Text).AsConfidential("");
            x.HasOne<Relationship>().WithMany().HasForeignKey(f => f.RelationshipId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<SelfAssessment>(x =>
        {
            x.HasIndex(a => a.RelationshipId);
            x.HasIndex(a => a.MenteeId);
            x.HasIndex(a => a.AskedId);
            x.Property(a => a.Content).AsConfidential(new SelfAssessmentContent { Needs = [] });
            x.HasOne<Relationship>().WithMany().HasForeignKey(a => a.RelationshipId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<LearningStyle>(x =>
        {
            x.HasIndex(s => new { s.RelationshipId, s.PersonId }).IsUnique();
            x.HasIndex(s => s.PersonId);
            x.Property(s => s.Text).AsConfidential("");
            x.HasOne<Relationship>().WithMany().HasForeignKey(s => s.RelationshipId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Opportunity>(x =>
        {
            x.HasIndex(o => o.RelationshipId);
            x.HasIndex(o => o.RecordedBy);
            x.Property(o => o.Setting).AsConfidential("");
            x.HasOne<Relationship>().WithMany().HasForeignKey(o => o.RelationshipId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
