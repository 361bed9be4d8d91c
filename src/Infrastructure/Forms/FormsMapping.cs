using Mentoring.Domain.Forms;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;
using Mentoring.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Infrastructure.Forms;

internal static class FormsMapping
{
    private static readonly FormAnswers Nothing = new() { Answers = new Dictionary<string, System.Text.Json.JsonElement>(StringComparer.Ordinal) };

    public static void Map(ModelBuilder model)
    {
        model.Entity<FormVersion>(x =>
        {
            x.Property(v => v.Content).AsJson();
            x.HasIndex(v => new { v.ProgrammeId, v.FormKey, v.Number }).Behind(FormRules.Versions);
            x.HasOne<Programme>().WithMany().HasForeignKey(v => v.ProgrammeId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<EvaluationAsk>(x =>
        {
            x.HasIndex(a => new { a.RelationshipId, a.Wave, a.PersonId, a.AboutId }).Behind(FormRules.Interval);
            x.HasIndex(a => new { a.PersonId, a.Answered });
            x.HasIndex(a => new { a.ProgrammeId, a.Wave });
            x.HasIndex(a => new { a.Answered, a.RemindedAt, a.AskedAt });
            x.HasOne<Relationship>().WithMany().HasForeignKey(a => a.RelationshipId).OnDelete(DeleteBehavior.Restrict);
            x.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
            x.HasOne<Programme>().WithMany().HasForeignKey(a => a.ProgrammeId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<EvaluationAnswer>(x =>
        {
            x.HasIndex(a => a.AskId).Behind(FormRules.Interval);
            x.HasIndex(a => new { a.ProgrammeId, a.FormKey });
            x.HasIndex(a => a.RelationshipId);
            x.HasIndex(a => a.AuthorId);
            x.Property(a => a.Content).AsConfidential(Nothing);
            x.HasOne<Relationship>().WithMany().HasForeignKey(a => a.RelationshipId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<UnsignedAnswer>(x =>
        {
            x.HasIndex(a => new { a.ProgrammeId, a.FormKey, a.IsOpen });
            x.Property(a => a.Content).AsConfidential(Nothing);
            x.HasOne<Programme>().WithMany().HasForeignKey(a => a.ProgrammeId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Relationship>().HasIndex(r => new { r.ProgrammeId, r.MidPointOn });
    }
}
