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
        var settled = db.IsPostgres
            ? db.Set<Event>().FromSqlRaw("SELECT * FROM \"Event\" WHERE \"Xid\" < pg_snapshot_xmin(pg_current_snapshot())")
            : db.Set<Event>();
        return settled.AsNoTracking().Where(Event.VisibleTo(viewer))
            .Where(x => x.Xid > xid || (x.Xid == xid && x.Seq > seq))
            .OrderBy(x => x.Xid).ThenBy(x => x.Seq).Take(limit).ToListAsync(ct);
    }
}
