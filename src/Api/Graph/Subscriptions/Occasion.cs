using System.Linq.Expressions;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Integration;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Api.Graph.Subscriptions;

/// <summary>Something that happens to a record and is told as it happens.</summary>
internal abstract class Occasion(string name, string description, Node node, Func<Event, bool> when)
{
    public string Name => name;
    public string Description => description;
    public Node Node => node;

    public bool Is(Event one) => one.RecordType == node.Record.Name && when(one);

    /// <summary>Whether the viewer is to be told: as far as the read door shows them the record now.</summary>
    public abstract Task<bool> Concerns(IServiceProvider services, Guid record, CancellationToken ct);
}

internal sealed class Occasion<T>(string name, string description, Node node, Func<Event, bool> when, Func<Viewer, Expression<Func<T, bool>>>? to)
    : Occasion(name, description, node, when) where T : Entity<T>, IVisible<T>
{
    public override async Task<bool> Concerns(IServiceProvider services, Guid record, CancellationToken ct)
    {
        if (to is not null)
        {
            var addressed = services.GetRequiredService<IReader>().All<T>().Where(to(services.GetRequiredService<Viewer>()));
            if (!await addressed.AnyAsync(x => x.Id == new Id<T>(record), ct)) return false;
        }
        // Kept in the scope's loader: the answer shows what was seen here.
        return await Node.Load(services, record).GetResultAsync(ct) is not null;
    }
}
