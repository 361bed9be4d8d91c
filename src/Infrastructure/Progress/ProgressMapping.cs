using Mentoring.Domain.Progress;
using Mentoring.Domain.Relationships;
using Mentoring.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Infrastructure.Progress;

internal static class ProgressMapping
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<Goal>(x =>
        {
            x.HasIndex(g => g.RelationshipId);
            x.Property(g => g.Content).AsConfidential(new GoalContent { Horizon = GoalHorizon.Short });
            x.Property(g => g.Earlier).AsConfidential((IReadOnlyList<EarlierGoal>)[]);
            x.HasOne<Goal>().WithMany().HasForeignKey(g => g.ParentId).OnDelete(DeleteBehavior.Restrict);
            x.HasOne<Relationship>().WithMany().HasForeignKey(g => g.RelationshipId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<ActionPlan>(x =>
        {
            x.HasIndex(p => new { p.RelationshipId, p.Number }).Behind(ProgressRules.PlanJointlyMade);
            x.HasIndex(p => new { p.Status, p.NextReviewOn });
            x.Property(p => p.Content).AsConfidential(new ActionPlanContent());
            x.HasOne<Relationship>().WithMany().HasForeignKey(p => p.RelationshipId).OnDelete(DeleteBehavior.Restrict);
            x.OwnsMany(p => p.Confirmations, confirmation =>
            {
                confirmation.ToTable("PlanConfirmation").WithOwner().HasForeignKey("ActionPlanId");
                confirmation.HasKey("ActionPlanId", nameof(PlanConfirmation.PersonId));
            });
        });
        model.Entity<PlannedAction>(x =>
        {
            x.HasIndex(a => new { a.RelationshipId, a.Status, a.DueOn });
            x.Property(a => a.Content).AsConfidential(new ActionContent { Text = "" });
            x.HasOne<Goal>().WithMany().HasForeignKey(a => a.GoalId).OnDelete(DeleteBehavior.Restrict);
            x.HasOne<Relationship>().WithMany().HasForeignKey(a => a.RelationshipId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<ToolSheet>(x =>
        {
            x.HasIndex(s => new { s.RelationshipId, s.AuthorId });
            x.HasIndex(s => s.NextReviewOn);
            x.Property(s => s.Content).AsConfidential(new ToolContent());
            x.HasOne<Relationship>().WithMany().HasForeignKey(s => s.RelationshipId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<RelationshipReview>(x =>
        {
            x.HasIndex(r => r.RelationshipId);
            x.HasOne<Relationship>().WithMany().HasForeignKey(r => r.RelationshipId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<ReviewStatement>(x =>
        {
            x.HasIndex(s => new { s.ReviewId, s.AuthorId }).Behind(ReviewRules.Statements);
            x.Property(s => s.Content).AsConfidential(new ReviewContent());
            x.HasOne<RelationshipReview>().WithMany().HasForeignKey(s => s.ReviewId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<ProgressStatement>(x =>
        {
            x.HasIndex(s => s.RelationshipId);
            x.HasIndex(s => s.AuthorId);
            x.Property(s => s.Content).AsConfidential(new StatementContent());
            x.HasOne<Relationship>().WithMany().HasForeignKey(s => s.RelationshipId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<AnnualReviewItem>(x =>
        {
            x.HasIndex(i => i.RelationshipId);
            x.HasIndex(i => i.ReceiverId);
            x.HasIndex(i => i.ReceiverClient);
            x.HasIndex(i => i.MenteeId);
            x.Property(i => i.Text).AsConfidential("");
            x.HasOne<Relationship>().WithMany().HasForeignKey(i => i.RelationshipId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
