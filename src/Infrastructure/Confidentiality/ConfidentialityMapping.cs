using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Infrastructure.Confidentiality;

internal static class ConfidentialityMapping
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<Consent>(x =>
        {
            x.HasIndex(c => new { c.ReceiverId, c.Status });
            x.HasIndex(c => new { c.ReceiverClient, c.Status });
            x.HasIndex(c => c.RelationshipId);
            x.HasIndex(c => c.GiverId);
            x.HasIndex(c => c.ProgrammeId);
            x.HasOne<Programme>().WithMany().HasForeignKey(c => c.ProgrammeId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Circle>(x =>
        {
            x.HasIndex(c => c.RelationshipId);
            x.HasOne<Relationship>().WithMany().HasForeignKey(c => c.RelationshipId).OnDelete(DeleteBehavior.Restrict);
            x.OwnsMany(c => c.Members, member =>
            {
                member.ToTable("CircleMember");
                member.WithOwner().HasForeignKey("CircleId");
                member.HasKey("CircleId", nameof(CircleMember.PersonId));
                member.HasIndex(m => m.PersonId);
            });
        });
    }
}
