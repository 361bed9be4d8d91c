using Mentoring.Domain.Privacy;
using Mentoring.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Infrastructure.Privacy;

internal static class PrivacyMapping
{
    /// <summary>No foreign keys: to check one would make a read wait for whoever writes the relationship.</summary>
    public static void Map(ModelBuilder model) => model.Entity<ReadRecord>(x =>
    {
        x.HasIndex(r => new { r.RelationshipId, r.Id });
        x.HasIndex(r => new { r.ProgrammeId, r.At });
        x.Property(r => r.Records).AsJson();
    });
}
