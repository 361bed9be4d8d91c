using System.Data;
using Mentoring.Domain.Exports;
using Mentoring.Infrastructure.Persistence;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Mentoring.Infrastructure.Exports;

/// <summary>
/// A read transaction: on PostgreSQL repeatable read, on SQLite a deferred one, which keeps no writer waiting. Either has its state of the database with its
/// first statement.
/// </summary>
internal sealed class Snapshot(MentoringContext db) : ISnapshot
{
    public async Task<IAsyncDisposable> Take(CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            return new Held(db, await Begin(ct));
        }
        catch
        {
            await db.Database.CloseConnectionAsync();
            throw;
        }
    }

    private async Task<IDbContextTransaction> Begin(CancellationToken ct)
    {
        if (db.IsPostgres)
        {
            var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
            // While rows are drawn and written, the connection is idle for longer than others may be. What is counted for each relationship is counted in memory: within
            // the 4 MB that a server has unless told otherwise it would be sorted on disk, which takes twice as long. And rows that are only counted are read by several
            // processes at once: unless told otherwise, a server takes handing them on for dearer than reading them. A plan that is made for any programme and any months,
            // as a statement gets that has been sent ten times, takes three times as long.
            await db.Database.ExecuteSqlRawAsync("""
                SET TRANSACTION READ ONLY; SET LOCAL idle_in_transaction_session_timeout = '15min'; SET LOCAL parallel_tuple_cost = 0.01; SET LOCAL plan_cache_mode = force_custom_plan;
                SELECT set_config('work_mem', '16MB', true) WHERE pg_size_bytes(current_setting('work_mem')) < pg_size_bytes('16MB')
                """, ct);
            return transaction;
        }
        var deferred = ((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: true);
        var begun = (await db.Database.UseTransactionAsync(deferred, ct))!;
        await db.Database.SqlQuery<int>($"""SELECT COUNT(*) AS "Value" FROM "__EFMigrationsHistory" """).SingleAsync(ct);
        return begun;
    }

    private sealed class Held(MentoringContext db, IDbContextTransaction transaction) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await transaction.DisposeAsync();
            await db.Database.CloseConnectionAsync();
        }
    }
}
