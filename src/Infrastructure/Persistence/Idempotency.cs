using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Mentoring.Infrastructure.Persistence;

/// <summary>Whose key, for what.</summary>
internal sealed record IdempotentKey(string Caller, string Operation, string Key);

/// <summary>One effect for one Idempotency-Key: its row is the first of the transaction and lives and falls with the effect.</summary>
internal sealed class Idempotency(MentoringContext db, Viewer viewer, WriteTerms terms)
{
    /// <summary>How long a key is remembered.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromHours(24);

    public IdempotentKey? Key => terms.IdempotencyKey is { } key ? new(Caller, terms.Operation, key) : null;

    private string Caller => viewer.Person is { } person ? $"{viewer.Client}/{person.Value}" : viewer.Client ?? "";

    /// <summary>The result of an earlier request with this key, or null for the first one.</summary>
    public async Task<Guid?> Earlier(CancellationToken ct)
    {
        if (terms.IdempotencyKey is not { } key || terms.DryRun) return null;
        if (await Insert(key, ct)) return null;
        var earlier = await db.Set<IdempotentRequest>().AsNoTracking()
            .SingleAsync(x => x.Caller == Caller && x.Operation == terms.Operation && x.Key == key, ct);
        return earlier.Hash == terms.RequestHash ? earlier.ResultId
            : throw new Invalid("/headers/Idempotency-Key", "This key was used for another request. Use a new key.");
    }

    public async Task Keep(Guid result, CancellationToken ct)
    {
        if (terms.IdempotencyKey is not { } key) return;
        await db.Set<IdempotentRequest>().Where(x => x.Caller == Caller && x.Operation == terms.Operation && x.Key == key)
            .ExecuteUpdateAsync(x => x.SetProperty(r => r.ResultId, result), ct);
    }

    /// <summary>A second insert waits for the first to commit or to fall, but not for long.</summary>
    private async Task<bool> Insert(string key, CancellationToken ct)
    {
        const string insert = """
            INSERT INTO "IdempotentRequest" ("Caller", "Operation", "Key", "Hash", "UnixSeconds") VALUES ({0}, {1}, {2}, {3}, {4}) ON CONFLICT DO NOTHING
            """;
        try
        {
            if (db.IsPostgres) await db.Database.ExecuteSqlAsync($"SET LOCAL lock_timeout = '2s'", ct);
            var at = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
            var inserted = await db.Database.ExecuteSqlRawAsync(insert, [Caller, terms.Operation, key, terms.RequestHash, at], ct);
            if (db.IsPostgres) await db.Database.ExecuteSqlAsync($"SET LOCAL lock_timeout = DEFAULT", ct);
            return inserted == 1;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            throw new StillRunning();
        }
    }
}
