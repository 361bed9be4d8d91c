using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Integration;
using Mentoring.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Infrastructure.Integration;

/// <summary>On PostgreSQL only what is older than the oldest running transaction is served, so that a late commit is never behind the reader.</summary>
internal sealed class EventFeed(MentoringContext db, Viewer viewer) : IEventFeed
{
    public Task<List<Event>> After(FeedPosition position, int limit, CancellationToken ct)
    {
        var (xid, seq) = position;
        return Settled().Where(x => x.Xid > xid || (x.Xid == xid && x.Seq > seq))
            .OrderBy(x => x.Xid).ThenBy(x => x.Seq).Take(limit).ToListAsync(ct);
    }

    public Task<FeedPosition> Last(CancellationToken ct) =>
        Settled().OrderByDescending(x => x.Xid).ThenByDescending(x => x.Seq).Select(x => new FeedPosition(x.Xid, x.Seq)).FirstOrDefaultAsync(ct);

    public async Task<FeedPosition?> PositionOf(Id<Event> id, CancellationToken ct) =>
        await Settled().SingleOrDefaultAsync(x => x.Id == id, ct) is { } found ? found.Position : null;

    private IQueryable<Event> Settled() => (db.IsPostgres
        ? db.Set<Event>().FromSqlRaw("SELECT * FROM \"Event\" WHERE \"Xid\" < pg_snapshot_xmin(pg_current_snapshot())")
        : db.Set<Event>()).AsNoTracking().Where(Event.VisibleTo(viewer));
}
