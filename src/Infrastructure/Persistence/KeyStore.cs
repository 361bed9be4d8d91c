using System.Data.Common;
using System.Globalization;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.People;
using Mentoring.Domain.Relationships;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Mentoring.Infrastructure.Persistence;

/// <summary>
/// Where data keys are kept: a database of its own, apart from what they protect, so that a copy of the one without the other
/// shows nothing and a destroyed key is in no copy of the records. Its rows outlive their keys, to tell an erased value from a lost key.
/// </summary>
internal sealed class KeyStore : IDisposable
{
    private const string Columns = "\"Id\", \"Relationship\", \"Person\", \"Master\", \"Wrapped\"";
    private const int Connections = 4;
    private readonly DbDataSource source;
    private readonly bool postgres;
    private readonly string table;

    public KeyStore(string connection)
    {
        postgres = connection.Contains("Host=", StringComparison.OrdinalIgnoreCase);
        table = postgres ? "keys.\"DataKey\"" : "\"DataKey\"";
        source = postgres
            ? NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder($"Max Auto Prepare=20;No Reset On Close=true;{connection}") { MinPoolSize = 0, MaxPoolSize = Connections })
            : SqliteFactory.Instance.CreateDataSource(connection);
    }

    /// <summary>Whoever calls it makes sure that nobody else does so at the same time.</summary>
    public async Task Make(CancellationToken ct)
    {
        if (postgres) await Run("CREATE SCHEMA IF NOT EXISTS keys", [], ct);
        else await Run("PRAGMA journal_mode = WAL", [], ct);
        await Run($"""
            CREATE TABLE IF NOT EXISTS {table} ("Id" TEXT NOT NULL PRIMARY KEY, "Owner" TEXT NOT NULL, "Relationship" TEXT NULL, "Person" TEXT NULL,
            "Master" TEXT NOT NULL, "Wrapped" TEXT NULL, "MadeAt" BIGINT NOT NULL, "RetiredAt" BIGINT NULL, "DestroyedAt" BIGINT NULL)
            """, [], ct);
        await Run($"CREATE UNIQUE INDEX IF NOT EXISTS \"IX_DataKey_Owner\" ON {table} (\"Owner\") WHERE \"RetiredAt\" IS NULL", [], ct);
        await Run($"CREATE INDEX IF NOT EXISTS \"IX_DataKey_Relationship\" ON {table} (\"Relationship\")", [], ct);
        await Run($"CREATE INDEX IF NOT EXISTS \"IX_DataKey_Person\" ON {table} (\"Person\")", [], ct);
    }

    public async Task<bool> IsReachable(CancellationToken ct)
    {
        try
        {
            return await Count("none", ct) >= 0;
        }
        catch (DbException)
        {
            return false;
        }
    }

    /// <summary>At once, for whoever cannot wait: a record that is being read.</summary>
    public DataKey? Find(Guid id)
    {
        using var connection = source.OpenConnection();
        using var command = Command(connection, $"SELECT {Columns} FROM {table} WHERE \"Id\" = @p0", [Text(id)]);
        using var row = command.ExecuteReader();
        return row.Read() ? KeyIn(row) : null;
    }

    /// <summary>Many of them.</summary>
    public async Task<List<DataKey>> Find(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var texts = ids.Select(id => id.ToString("N")).ToArray();
        if (postgres) return await Read($"SELECT {Columns} FROM {table} WHERE \"Id\" = ANY (@p0)", [texts], ct);
        return await Read($"SELECT {Columns} FROM {table} WHERE \"Id\" IN (SELECT value FROM json_each(@p0))", [System.Text.Json.JsonSerializer.Serialize(texts)], ct);
    }

    /// <summary>The keys that owners write under now.</summary>
    public Task<List<DataKey>> Live(IReadOnlyCollection<KeyOwner> owners, CancellationToken ct) =>
        Read($"SELECT {Columns} FROM {table} WHERE \"RetiredAt\" IS NULL AND \"Owner\" IN ({Places(owners.Count)})", [.. owners.Select(DataKey.NameOf)], ct);

    /// <summary>Does nothing when the owner has one already: two who make it at once get the same.</summary>
    public Task Add(DataKey key, CancellationToken ct) => Run(
        $"INSERT INTO {table} (\"Id\", \"Owner\", \"Relationship\", \"Person\", \"Master\", \"Wrapped\", \"MadeAt\") VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6) ON CONFLICT DO NOTHING",
        [Text(key.Id), DataKey.NameOf(key.Owner), Text(key.Owner.Relationship?.Value), Text(key.Owner.Person?.Value), key.Master, key.Wrapped, Now], ct);

    /// <summary>From now on nothing is written under the owner's keys; they still read. Answers with all that are not destroyed.</summary>
    public async Task<List<Guid>> Retire(KeyOwner owner, CancellationToken ct)
    {
        List<object?> values = [Now];
        var which = "";
        foreach (var (column, part) in (IEnumerable<(string, Guid?)>)[("Relationship", owner.Relationship?.Value), ("Person", owner.Person?.Value)])
        {
            if (part is null) continue;
            which += $" AND \"{column}\" = @p{values.Count}";
            values.Add(Text(part));
        }
        if (which.Length == 0) throw new ArgumentException("Names nobody.", nameof(owner));
        var keys = await Read($"UPDATE {table} SET \"RetiredAt\" = COALESCE(\"RetiredAt\", @p0) WHERE \"Wrapped\" IS NOT NULL{which} RETURNING {Columns}", values, ct);
        return keys.ConvertAll(key => key.Id);
    }

    /// <summary>Keys are overwritten; what stands in SQLite's log goes with it.</summary>
    public async Task Destroy(IReadOnlyCollection<Guid> keys, CancellationToken ct)
    {
        foreach (var some in keys.Chunk(Portion))
            await Run($"UPDATE {table} SET \"Wrapped\" = NULL, \"RetiredAt\" = COALESCE(\"RetiredAt\", @p{some.Length}), \"DestroyedAt\" = @p{some.Length} WHERE \"Wrapped\" IS NOT NULL AND \"Id\" IN ({Places(some.Length)})",
                [.. some.Select(id => Text(id)), Now], ct);
        if (!postgres && keys.Count > 0) await Run("PRAGMA wal_checkpoint(TRUNCATE)", [], ct);
    }

    /// <summary>How many are taken at a time.</summary>
    public const int Portion = 500;

    /// <summary>The next keys that another than the named master key wraps.</summary>
    public Task<List<DataKey>> WrappedByOthers(string master, Guid after, CancellationToken ct) =>
        Read($"SELECT {Columns} FROM {table} WHERE \"Id\" > @p0 AND \"Master\" <> @p1 AND \"Wrapped\" IS NOT NULL ORDER BY \"Id\" LIMIT {Portion}", [Text(after), master], ct);

    /// <summary>Keeps a key in its new wrapping, unless another host was first or it was destroyed in between.</summary>
    public async Task Rewrap(IEnumerable<(DataKey Old, DataKey New)> keys, CancellationToken ct)
    {
        await using var connection = await Open(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        foreach (var (old, wrapped) in keys)
        {
            await using var command = Command(connection, $"UPDATE {table} SET \"Master\" = @p0, \"Wrapped\" = @p1 WHERE \"Id\" = @p2 AND \"Wrapped\" = @p3", [wrapped.Master, wrapped.Wrapped, Text(old.Id), old.Wrapped]);
            command.Transaction = transaction;
            await command.ExecuteNonQueryAsync(ct);
        }
        await transaction.CommitAsync(ct);
    }

    /// <summary>How many keys another than the named master key wraps.</summary>
    public async Task<int> Count(string master, CancellationToken ct)
    {
        await using var connection = await Open(ct);
        await using var command = Command(connection, $"SELECT COUNT(*) FROM {table} WHERE \"Master\" <> @p0 AND \"Wrapped\" IS NOT NULL", [master]);
        return Convert.ToInt32(await command.ExecuteScalarAsync(ct), CultureInfo.InvariantCulture);
    }

    public void Dispose() => source.Dispose();

    private static long Now => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();

    private static string Places(int count) => string.Join(", ", Enumerable.Range(0, count).Select(i => $"@p{i}"));

    private static string? Text(Guid? id) => id?.ToString("N");

    private async Task<List<DataKey>> Read(string sql, IReadOnlyList<object?> values, CancellationToken ct)
    {
        await using var connection = await Open(ct);
        await using var command = Command(connection, sql, values);
        await using var row = await command.ExecuteReaderAsync(ct);
        var keys = new List<DataKey>();
        while (await row.ReadAsync(ct)) keys.Add(KeyIn(row));
        return keys;
    }

    private async Task Run(string sql, IReadOnlyList<object?> values, CancellationToken ct)
    {
        await using var connection = await Open(ct);
        await using var command = Command(connection, sql, values);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>A key that is overwritten is so in the file, and what was acknowledged survives a power cut.</summary>
    private async Task<DbConnection> Open(CancellationToken ct)
    {
        var connection = await source.OpenConnectionAsync(ct);
        if (postgres) return connection;
        await using var command = Command(connection, "PRAGMA busy_timeout = 5000; PRAGMA secure_delete = ON; PRAGMA synchronous = FULL", []);
        await command.ExecuteNonQueryAsync(ct);
        return connection;
    }

    private static DbCommand Command(DbConnection connection, string sql, IReadOnlyList<object?> values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Count; i++)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ($"@p{i}", values[i] ?? DBNull.Value);
            command.Parameters.Add(parameter);
        }
        return command;
    }

    private static DataKey KeyIn(DbDataReader row) => new(Guid.ParseExact(row.GetString(0), "N"),
        new(IdIn<Relationship>(row, 1), IdIn<Person>(row, 2)), row.GetString(3), row.IsDBNull(4) ? null : row.GetString(4));

    private static Id<T>? IdIn<T>(DbDataReader row, int column) => row.IsDBNull(column) ? null : new Id<T>(Guid.ParseExact(row.GetString(column), "N"));
}
