using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Relationships;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Api.Http;

/// <summary>The reads that every feature has.</summary>
internal static class Reads
{
    /// <summary>A record that the viewer may see, or null.</summary>
    public static async Task<TView?> One<T, TView>(this IReader reader, Id<T> id, Func<T, TView> view, CancellationToken ct) where T : Entity<T>, IVisible<T> where TView : View =>
        (await reader.Ask(Records<T>.One, id, ct)).SingleOrDefault() is { } found ? view(found) : null;

    /// <summary>Rows of a relationship; who does not see the relationship is not told that there are none.</summary>
    public static async Task<IQueryable<T>> Within<T>(this IReader reader, Id<Relationship> relationship, CancellationToken ct) where T : Entity<T>, IVisible<T>
    {
        // Who has left a group keeps what they could read, and the relationship goes on without them.
        if (!await reader.All<Relationship>().AnyAsync(x => x.Id == relationship, ct) && !await reader.All<Circle>().AnyAsync(x => x.RelationshipId == relationship, ct)) throw new Unseen();
        return reader.All<T>();
    }
}

/// <summary>What is asked of every kind of record.</summary>
internal static class Records<T> where T : Entity<T>, IVisible<T>
{
    public static readonly Question<Id<T>, T> One = new((reader, id) => reader.All<T>().Where(x => x.Id == id));

    public static readonly Question<List<Id<T>>, T> Several = new((reader, ids) => reader.All<T>().Where(x => ids.Contains(x.Id)));
}
