using Mentoring.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;

namespace Mentoring.Infrastructure.Persistence;

internal sealed class Database(MentoringContext db) : Domain.Confidentiality.IDatabase
{
    /// <summary>Asks first: to migrate, EF compares two whole models, which is most of a start-up.</summary>
    public async Task Migrate(CancellationToken ct)
    {
        var history = db.GetService<IHistoryRepository>();
        if (await db.GetService<IRelationalDatabaseCreator>().ExistsAsync(ct)) await history.CreateIfNotExistsAsync(ct);
        if ((await db.Database.GetPendingMigrationsAsync(ct)).Any()) await db.Database.MigrateAsync(ct);
    }

    public Task<bool> IsReady(CancellationToken ct) => db.Database.CanConnectAsync(ct);

    public Task ForgetOldKeys(CancellationToken ct)
    {
        var old = (TimeProvider.System.GetUtcNow() - Idempotency.Memory).ToUnixTimeSeconds();
        return db.Set<IdempotentRequest>().Where(x => x.UnixSeconds < old).ExecuteDeleteAsync(ct);
    }
}
