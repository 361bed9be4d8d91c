using Mentoring.Domain;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Infrastructure.Enrolments;

/// <summary>How often people heard of mentoring in one way. No row says who.</summary>
internal sealed class ReferralCount
{
    public Id<Programme> ProgrammeId { get; set; }
    public string Choice { get; set; } = "";
    public int Count { get; set; }
}

internal static class EnrolmentsMapping
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<Application>(x =>
        {
            x.HasIndex(a => new { a.ProgrammeId, a.PersonId, a.Role, a.IsLive }).Behind(EnrolmentRules.OneLiveApplication);
            x.HasIndex(a => a.PersonId);
            x.HasOne<Programme>().WithMany().HasForeignKey(a => a.ProgrammeId).OnDelete(DeleteBehavior.Restrict);
            x.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Nomination>(x =>
        {
            x.HasIndex(n => new { n.ProgrammeId, n.PersonId, n.Role }).Behind(EnrolmentRules.NominationIsInvitation);
            x.HasIndex(n => n.PersonId);
            x.HasOne<Programme>().WithMany().HasForeignKey(n => n.ProgrammeId).OnDelete(DeleteBehavior.Restrict);
            x.HasOne<Person>().WithMany().HasForeignKey(n => n.PersonId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Answers>(x =>
        {
            x.HasIndex(a => a.ApplicationId).IsUnique();
            x.HasIndex(a => a.PersonId);
            x.Property(a => a.Content).AsConfidential(new Questionnaire());
            x.HasOne<Application>().WithMany().HasForeignKey(a => a.ApplicationId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<SubmissionConsent>(x =>
        {
            x.HasIndex(c => c.PersonId);
            x.Property(c => c.Form).AsJson();
            x.HasOne<Application>().WithMany().HasForeignKey(c => c.ApplicationId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<MatchProfile>(x =>
        {
            x.HasIndex(p => p.ApplicationId).IsUnique();
            x.Property(p => p.Text).AsConfidential("");
            x.HasOne<Application>().WithMany().HasForeignKey(p => p.ApplicationId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<SignOff>(x =>
        {
            x.HasIndex(s => s.PersonId);
            x.Property(s => s.Form).AsJson();
            x.Property(s => s.Reason!).AsConfidential("");
            x.HasOne<Application>().WithMany().HasForeignKey(s => s.ApplicationId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Selection>(x =>
        {
            x.Property(s => s.Results).AsJson();
            x.Property(s => s.Message!).AsConfidential("");
            x.HasOne<Application>().WithMany().HasForeignKey(s => s.ApplicationId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<TrainingRecord>(x =>
        {
            x.Property(t => t.Days).HasPrecision(5, 2);
            x.Property(t => t.Hours).HasPrecision(6, 2);
            x.Property(t => t.FormShown).AsJson();
            x.HasOne<Application>().WithMany().HasForeignKey(t => t.ApplicationId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<ReferralCount>(x =>
        {
            x.ToTable("ReferralCount");
            x.HasKey(r => new { r.ProgrammeId, r.Choice });
        });
    }
}
