using Mentoring.Domain.Matching;
using Mentoring.Domain.Programmes;
using Mentoring.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Infrastructure.Matching;

internal static class MatchingMapping
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<Proposal>(x =>
        {
            x.HasIndex(p => new { p.ProgrammeId, p.Status });
            x.HasIndex(p => new { p.Status, p.LapsesAt });
            x.HasOne<Programme>().WithMany().HasForeignKey(p => p.ProgrammeId).OnDelete(DeleteBehavior.Restrict);
            x.OwnsMany(p => p.Seats, seat =>
            {
                seat.ToTable("ProposalSeat");
                seat.WithOwner().HasForeignKey("ProposalId");
                seat.HasKey("ProposalId", nameof(Seat.ApplicationId));
                seat.HasIndex(s => s.PersonId);
                seat.HasIndex(s => s.ApplicationId);
            });
        });
        model.Entity<ProposalResponse>(x =>
        {
            x.HasIndex(r => new { r.ProposalId, r.PersonId }).Behind(MatchingRules.BothAccept);
            x.HasOne<Proposal>().WithMany().HasForeignKey(r => r.ProposalId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<MatchGrounds>(x =>
        {
            x.Property(g => g.Parts).AsJson();
            x.HasOne<Proposal>().WithMany().HasForeignKey(g => g.ProposalId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
