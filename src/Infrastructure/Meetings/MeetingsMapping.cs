using Mentoring.Domain.Meetings;
using Mentoring.Domain.Relationships;
using Mentoring.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Infrastructure.Meetings;

internal static class MeetingsMapping
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<Meeting>(x =>
        {
            x.HasIndex(m => new { m.RelationshipId, m.StartsAt });
            x.HasIndex(m => new { m.Status, m.StartsAt });
            x.HasOne<Relationship>().WithMany().HasForeignKey(m => m.RelationshipId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Contact>(x =>
        {
            x.HasIndex(c => new { c.RelationshipId, c.At });
            x.HasOne<Relationship>().WithMany().HasForeignKey(c => c.RelationshipId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<OneToOneRequest>(x =>
        {
            x.HasIndex(r => r.RelationshipId);
            x.HasIndex(r => new { r.ProgrammeId, r.AnsweredAt });
            x.HasOne<Relationship>().WithMany().HasForeignKey(r => r.RelationshipId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<ProgressUpdate>(x =>
        {
            x.HasIndex(u => new { u.RelationshipId, u.At });
            x.Property(u => u.Text).AsConfidential("");
            x.HasOne<Relationship>().WithMany().HasForeignKey(u => u.RelationshipId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<OffLimitsTopic>(x =>
        {
            x.HasIndex(t => t.RelationshipId);
            x.Property(t => t.Label).AsConfidential("");
            x.HasOne<Relationship>().WithMany().HasForeignKey(t => t.RelationshipId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Agenda>(x =>
        {
            x.HasIndex(a => a.MeetingId).Behind(MeetingRules.MenteeSetsAgenda);
            x.Property(a => a.Content).AsConfidential(new AgendaContent());
            x.Property(a => a.Prepared).AsJson();
            x.HasOne<Meeting>().WithMany().HasForeignKey(a => a.MeetingId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<MeetingLog>(x =>
        {
            x.HasIndex(l => l.MeetingId).Behind(MeetingRules.LogTemplate);
            x.HasIndex(l => l.RelationshipId);
            x.Property(l => l.Content).AsConfidential(new LogContent());
            x.HasOne<Meeting>().WithMany().HasForeignKey(l => l.MeetingId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
