using Mentoring.Domain.Matching;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;
using Mentoring.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Infrastructure.Relationships;

internal static class RelationshipsMapping
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<Relationship>(x =>
        {
            x.HasIndex(r => r.ProposalId).Behind(MatchingRules.BothAccept);
            x.HasIndex(r => new { r.ProgrammeId, r.Status });
            // Lists go by id within a programme.
            x.HasIndex(r => new { r.ProgrammeId, r.Id });
            x.HasOne<Proposal>().WithMany().HasForeignKey(r => r.ProposalId).OnDelete(DeleteBehavior.Restrict);
            x.HasOne<Programme>().WithMany().HasForeignKey(r => r.ProgrammeId).OnDelete(DeleteBehavior.Restrict);
            x.OwnsMany(r => r.Parties, party =>
            {
                party.ToTable("RelationshipParty");
                party.WithOwner().HasForeignKey("RelationshipId");
                party.HasKey("RelationshipId", nameof(Party.PersonId));
                party.HasIndex(p => p.PersonId);
                party.HasIndex(p => p.ApplicationId);
            });
            x.Property(r => r.Pauses).AsJson();
            x.HasIndex(r => r.EndsBy);
        });
        model.Entity<Ending>(x =>
        {
            x.HasIndex(e => e.RelationshipId).Behind(EndingRules.EitherMayEnd);
            x.HasOne<Relationship>().WithMany().HasForeignKey(e => e.RelationshipId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<EndingReason>(x =>
        {
            x.HasIndex(r => new { r.RelationshipId, r.AuthorId }).Behind(EndingRules.EitherMayEnd);
            x.Property(r => r.Note!).AsConfidential("");
            x.HasOne<Relationship>().WithMany().HasForeignKey(r => r.RelationshipId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<RematchRequest>(x =>
        {
            x.HasIndex(r => new { r.RelationshipId, r.PersonId });
            x.HasIndex(r => new { r.ProgrammeId, r.Status });
            x.Property(r => r.Note!).AsConfidential("");
            x.HasOne<Relationship>().WithMany().HasForeignKey(r => r.RelationshipId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Participation>(x =>
        {
            x.HasIndex(p => new { p.RelationshipId, p.PersonId }).IsUnique();
            x.HasIndex(p => p.PersonId);
            x.HasIndex(p => new { p.ProgrammeId, p.Role });
            x.HasOne<Relationship>().WithMany().HasForeignKey(p => p.RelationshipId).OnDelete(DeleteBehavior.Restrict);
            x.HasOne<Person>().WithMany().HasForeignKey(p => p.PersonId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Agreement>(x =>
        {
            x.HasIndex(a => new { a.RelationshipId, a.Number }).Behind(RelationshipRules.ChangeByBoth);
            x.Property(a => a.Terms).AsConfidential(new AgreementTerms());
            x.Property(a => a.Clauses).AsJson();
            x.HasOne<Relationship>().WithMany().HasForeignKey(a => a.RelationshipId).OnDelete(DeleteBehavior.Restrict);
            x.OwnsMany(a => a.Signatures, signature =>
            {
                signature.ToTable("AgreementSignature");
                signature.WithOwner().HasForeignKey("AgreementId");
                signature.HasKey("AgreementId", nameof(Signature.PersonId));
            });
        });
        model.Entity<ContributionStatement>(x =>
        {
            x.HasIndex(s => s.ProgrammeId);
            x.HasIndex(s => s.MentorId);
            x.HasOne<Programme>().WithMany().HasForeignKey(s => s.ProgrammeId).OnDelete(DeleteBehavior.Restrict);
            x.HasOne<Person>().WithMany().HasForeignKey(s => s.MentorId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<CodeAcceptance>(x =>
        {
            x.Property(c => c.Codes).AsJson();
            x.Property(c => c.Form).AsJson();
            x.HasIndex(c => new { c.DocumentId, c.PersonId }).Behind(RelationshipRules.CodeAcceptedBeforeStart);
            x.HasIndex(c => new { c.ProgrammeId, c.PersonId });
            x.HasOne<ProgrammeDocument>().WithMany().HasForeignKey(c => c.DocumentId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
