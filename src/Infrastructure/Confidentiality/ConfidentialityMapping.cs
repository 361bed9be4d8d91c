using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Infrastructure.Confidentiality;

internal static class ConfidentialityMapping
{
    public static void Map(ModelBuilder model) => model.Entity<Consent>(x =>
    {
        x.HasIndex(c => new { c.ReceiverId, c.Status });
        x.HasIndex(c => new { c.ReceiverClient, c.Status });
        x.HasIndex(c => c.RelationshipId);
        x.HasIndex(c => c.GiverId);
        x.HasIndex(c => c.ProgrammeId);
        x.HasOne<Programme>().WithMany().HasForeignKey(c => c.ProgrammeId).OnDelete(DeleteBehavior.Restrict);
    });
}
