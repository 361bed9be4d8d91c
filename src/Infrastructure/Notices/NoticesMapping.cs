using Mentoring.Domain.Notices;
using Mentoring.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Infrastructure.Notices;

internal static class NoticesMapping
{
    public static void Map(ModelBuilder model) => model.Entity<Notice>(x =>
    {
        x.HasIndex(n => new { n.PersonId, n.At });
        x.HasOne<Person>().WithMany().HasForeignKey(n => n.PersonId).OnDelete(DeleteBehavior.Restrict);
    });
}
