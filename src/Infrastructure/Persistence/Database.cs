using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Infrastructure.Persistence;

internal sealed class Database(MentoringContext db) : IDatabase
{
    public Task Migrate(CancellationToken ct) => db.Database.MigrateAsync(ct);

    public async Task<bool> IsReady(CancellationToken ct) =>
        await db.Database.CanConnectAsync(ct) && !(await db.Database.GetPendingMigrationsAsync(ct)).Any();

    public Task ForgetOldKeys(CancellationToken ct)
    {
        var old = (TimeProvider.System.GetUtcNow() - Idempotency.Memory).ToUnixTimeSeconds();
        return db.Set<IdempotentRequest>().Where(x => x.UnixSeconds < old).ExecuteDeleteAsync(ct);
    }
}
