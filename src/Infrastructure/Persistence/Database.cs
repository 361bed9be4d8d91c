using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Infrastructure.Persistence;

internal sealed class Database(MentoringContext db) : IDatabase
{
    /// <summary>Asks first: to migrate, EF compares two whole models, which is most of a start-up.</summary>
    public async Task Migrate(CancellationToken ct)
    {
        if ((await db.Database.GetPendingMigrationsAsync(ct)).Any()) await db.Database.MigrateAsync(ct);
    }

    public Task<bool> IsReady(CancellationToken ct) => db.Database.CanConnectAsync(ct);

    public Task ForgetOldKeys(CancellationToken ct)
    {
        var old = (TimeProvider.System.GetUtcNow() - Idempotency.Memory).ToUnixTimeSeconds();
        return db.Set<IdempotentRequest>().Where(x => x.UnixSeconds < old).ExecuteDeleteAsync(ct);
    }
}
