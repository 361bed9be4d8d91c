using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Integration;
using Mentoring.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Infrastructure.Integration;

/// <summary>On PostgreSQL only what is older than the oldest running transaction is served, so that a late commit is never behind the reader.</summary>
internal sealed class EventFeed(MentoringContext db, Viewer viewer) : IEventFeed
{
    private const int Portion = 5000;

    public Task<List<Event>> After(FeedPosition position, int limit, CancellationToken ct) => Page(Settled(), position, limit, ct);

    public Task<List<Event>> CompletionsAfter(FeedPosition position, int limit, CancellationToken ct) =>
        Page(Settled().Where(x => x.RecordType == nameof(Completion)), position, limit, ct);

    public Task<FeedPosition> Last(CancellationToken ct) =>
        Settled().OrderByDescending(x => x.Xid).ThenByDescending(x => x.Seq).Select(x => new FeedPosition(x.Xid, x.Seq)).FirstOrDefaultAsync(ct);

    public async Task<FeedPosition?> PositionOf(Id<Event> id, CancellationToken ct) =>
        await Settled().SingleOrDefaultAsync(x => x.Id == id, ct) is { } found ? found.Position : null;

    /// <summary>First says what goes, then deletes it, oldest first and a portion at a time: a reader between the two is sent back, and misses nothing.</summary>
    public async Task Forget(DateTimeOffset before, CancellationToken ct)
    {
        for (var ids = await Old(before, ct); ids.Count > 0; ids = await Old(before, ct))
        {
            await Note(before, ct);
            await db.Set<Event>().Where(x => ids.Contains(x.Id)).ExecuteDeleteAsync(ct);
        }
    }

    /// <summary>The feed's own index leads to them: there is none by time.</summary>
    private async Task<List<Id<Event>>> Old(DateTimeOffset before, CancellationToken ct)
    {
        var oldest = await db.Set<Event>().Where(x => x.RecordType != nameof(Completion)).OrderBy(x => x.Xid).ThenBy(x => x.Seq).Take(Portion).Select(x => new { x.Id, x.At }).ToListAsync(ct);
        return oldest.FindAll(x => x.At < before).ConvertAll(x => x.Id);
    }

    private async Task Note(DateTimeOffset before, CancellationToken ct)
    {
        if (await db.Set<ForgottenEvents>().Where(x => x.Before < before).ExecuteUpdateAsync(x => x.SetProperty(row => row.Before, before), ct) > 0) return;
        if (await db.Set<ForgottenEvents>().AnyAsync(ct)) return;
        db.Add(new ForgottenEvents { Id = 1, Before = before });
        await db.SaveChangesAsync(ct);
    }

    public Task<DateTimeOffset?> ForgottenBefore(CancellationToken ct) => db.Set<ForgottenEvents>().Select(x => (DateTimeOffset?)x.Before).FirstOrDefaultAsync(ct);

    private static Task<List<Event>> Page(IQueryable<Event> events, FeedPosition position, int limit, CancellationToken ct)
    {
        var (xid, seq) = position;
        return events.Where(x => x.Xid > xid || (x.Xid == xid && x.Seq > seq)).OrderBy(x => x.Xid).ThenBy(x => x.Seq).Take(limit).ToListAsync(ct);
    }

    private IQueryable<Event> Settled() => (db.IsPostgres
        ? db.Set<Event>().FromSqlRaw("SELECT * FROM \"Event\" WHERE \"Xid\" < pg_snapshot_xmin(pg_current_snapshot())")
        : db.Set<Event>()).AsNoTracking().Where(Event.VisibleTo(viewer));
}
