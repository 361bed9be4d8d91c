using Mentoring.Domain;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Infrastructure.Persistence;

internal sealed class ClockOffset(MentoringContext db) : IClockOffset
{
    public async Task<TimeSpan> Load(CancellationToken ct) =>
        TimeSpan.FromTicks(await db.Set<ClockOffsetRow>().Select(x => x.Ticks).FirstOrDefaultAsync(ct));

    public async Task Keep(TimeSpan offset, CancellationToken ct) => await db.Database.ExecuteSqlAsync(
        $"""INSERT INTO "ClockOffset" ("Id", "Ticks") VALUES (1, {offset.Ticks}) ON CONFLICT ("Id") DO UPDATE SET "Ticks" = excluded."Ticks" """, ct);
}
