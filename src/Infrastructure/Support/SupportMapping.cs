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
        model.Entity<MentorsMentor>(x =>
        {
            x.HasIndex(m => m.RelationshipId);
            x.HasIndex(m => new { m.PersonId, m.Status });
            x.Property(m => m.Terms).AsConfidential("");
            x.Property(m => m.Reads).AsJson();
            x.HasOne<Relationship>().WithMany().HasForeignKey(m => m.RelationshipId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Consultation>(x =>
        {
            x.HasIndex(c => c.MentorsMentorId);
            x.Property(c => c.Text!).AsConfidential("");
            x.HasOne<MentorsMentor>().WithMany().HasForeignKey(c => c.MentorsMentorId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<SafetyConcern>(x =>
        {
            x.HasIndex(c => c.RelationshipId);
            x.HasIndex(c => c.AuthorId);
            x.Property(c => c.Text).AsConfidential("");
            x.Property(c => c.WhyNotTalked!).AsConfidential("");
            x.Property(c => c.Steps!).AsConfidential("");
            x.HasOne<Relationship>().WithMany().HasForeignKey(c => c.RelationshipId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Disclosure>(x =>
        {
            x.HasIndex(d => d.SafetyConcernId);
            x.HasIndex(d => d.ReceiverId);
            x.HasIndex(d => d.RelationshipId);
            x.Property(d => d.Content).AsConfidential(new DisclosureContent { Danger = "", Evidence = "" });
            x.HasOne<SafetyConcern>().WithMany().HasForeignKey(d => d.SafetyConcernId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
