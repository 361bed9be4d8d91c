using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Infrastructure.Programmes;

internal static class ProgrammesMapping
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<Programme>(x =>
        {
            x.Ignore(p => p.Settings);
            x.Ignore(p => p.DisposesOn);
            x.Ignore(p => p.ReviewsOn);
            x.Property(p => p.Objectives).AsJson();
            x.Property(p => p.SelectionCriteria).AsJson();
            x.Property(p => p.EvaluationPlan).AsJson();
            x.Property(p => p.Earlier).AsJson();
            x.OwnsMany(p => p.Partners, partner =>
            {
                partner.ToTable("ProgrammePartner");
                partner.WithOwner().HasForeignKey("ProgrammeId");
                partner.HasKey("ProgrammeId", nameof(Partner.OrganisationId));
                partner.HasIndex(p => p.OrganisationId);
            });
        });
        model.Entity<SettingsChange>(x =>
        {
            x.Property(c => c.Changes).AsJson();
            x.HasIndex(c => new { c.ProgrammeId, c.Number }).IsUnique();
            x.HasIndex(c => c.PersonId);
            x.HasOne<Programme>().WithMany().HasForeignKey(c => c.ProgrammeId).OnDelete(DeleteBehavior.Restrict);
            x.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Appointment>(x =>
        {
            x.HasIndex(a => new { a.ProgrammeId, a.PersonId, a.Role }).IsUnique();
            x.HasIndex(a => a.PersonId);
            x.HasOne<Programme>().WithMany().HasForeignKey(a => a.ProgrammeId).OnDelete(DeleteBehavior.Restrict);
            x.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<ProgrammeDocument>(x =>
        {
            x.Property(d => d.Chosen).HasDefaultValue(DocumentReaders.Nobody);
            x.Property(d => d.Policy).AsJson();
            x.Property(d => d.Form).AsJson();
            x.HasIndex(d => new { d.ProgrammeId, d.Kind, d.Language, d.Number }).Behind(ProgrammeRules.DocumentVersioning);
            x.HasOne<Programme>().WithMany().HasForeignKey(d => d.ProgrammeId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<DocumentAcknowledgement>(x =>
        {
            x.HasIndex(a => new { a.DocumentId, a.PersonId }).IsUnique();
            x.HasIndex(a => a.ProgrammeId);
            x.HasIndex(a => a.PersonId);
            x.HasOne<Programme>().WithMany().HasForeignKey(a => a.ProgrammeId).OnDelete(DeleteBehavior.Restrict);
            x.HasOne<ProgrammeDocument>().WithMany().HasForeignKey(a => a.DocumentId).OnDelete(DeleteBehavior.Restrict);
            x.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
        });
        ReadinessMapping.Map(model);
    }
}
