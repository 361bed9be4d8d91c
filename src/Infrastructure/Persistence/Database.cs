using Mentoring.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Mentoring.Infrastructure.Persistence;

internal sealed class Database(MentoringContext db, WriteGate gate, KeyStore keyStore, KeyRing ring, Keys keys) : Domain.Confidentiality.IDatabase
{
    /// <summary>Tells migrating apart from every other use of an advisory lock in the same database.</summary>
    private const long MigrationLock = 0x4d656e746f72;

    /// <summary>The same for running the jobs.</summary>
    private const long JobLock = 0x4d656e746f73;

    /// <summary>Hosts that start at once take turns: between two migrations the library's own lock lets another in, who does not look again.</summary>
    public async Task Migrate(CancellationToken ct)
    {
        if (!db.IsPostgres)
        {
            await MigrateAlone(ct);
            await keyStore.Make(ct);
            return;
        }
        await MakeIfNew(ct);
        await db.Database.OpenConnectionAsync(ct);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({MigrationLock})", ct);
        try
        {
            await MigrateAlone(ct);
            await keyStore.Make(ct);
        }
        finally
        {
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({MigrationLock})", CancellationToken.None);
            await db.Database.CloseConnectionAsync();
        }
    }

    private async Task MakeIfNew(CancellationToken ct)
    {
        var creator = db.GetService<IRelationalDatabaseCreator>();
        try
        {
            if (!await creator.ExistsAsync(ct)) await creator.CreateAsync(ct);
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another host was first.
        }
    }

    /// <summary>Asks first: to migrate, EF compares two whole models, which is most of a start-up.</summary>
    private async Task MigrateAlone(CancellationToken ct)
    {
        var history = db.GetService<IHistoryRepository>();
        if (await db.GetService<IRelationalDatabaseCreator>().ExistsAsync(ct)) await history.CreateIfNotExistsAsync(ct);
        var (known, applied) = (db.Database.GetMigrations().ToList(), (await db.Database.GetAppliedMigrationsAsync(ct)).ToList());
        if (applied.Except(known).FirstOrDefault() is { } strange) throw new InvalidOperationException($"This database is of another version: it has the migration {strange}, which this one does not know.");
        if (known.Count > applied.Count) await db.Database.MigrateAsync(ct);
    }

    public async Task<IAsyncDisposable> TakeTurn(CancellationToken ct)
    {
        if (!db.IsPostgres) return await gate.EnterJobs(ct);
        await db.Database.OpenConnectionAsync(ct);
        while (!await db.Database.SqlQuery<bool>($"SELECT pg_try_advisory_lock({JobLock}) AS \"Value\"").SingleAsync(ct)) await Task.Delay(100, ct);
        return new Turn(async () =>
        {
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({JobLock})", CancellationToken.None);
            await db.Database.CloseConnectionAsync();
        });
    }

    private sealed class Turn(Func<Task> end) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await end();
    }

    public async Task<bool> IsReady(CancellationToken ct) => await db.Database.CanConnectAsync(ct) && await keyStore.IsReachable(ct);

    public async Task<int> TendKeys(CancellationToken ct)
    {
        await keys.CatchUp(all: !ring.HasCaughtUp, ct);
        ring.HasCaughtUp = true;
        return await ring.WrapAgain(ct);
    }

    public Task ForgetOldKeys(CancellationToken ct)
    {
        var old = (TimeProvider.System.GetUtcNow() - Idempotency.Memory).ToUnixTimeSeconds();
        return db.Set<IdempotentRequest>().Where(x => x.UnixSeconds < old).ExecuteDeleteAsync(ct);
    }
}
