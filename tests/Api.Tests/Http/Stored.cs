using System.Data.Common;
using System.Globalization;
using Mentoring.Api.Tests.Hosting;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Mentoring.Api.Tests.Http;

/// <summary>How many rows each table has, but for how often something was refused. Every change writes an event row, so that the counts tell changes too.</summary>
internal static class Stored
{
    public static async Task<SortedDictionary<string, long>> Rows(Hosted host)
    {
        var postgres = host.Connection.StartsWith("Host=", StringComparison.Ordinal);
        await using var database = await Open(host);
        var tables = await Read(database, postgres
            ? "SELECT tablename, 0 FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'RefusalCount'"
            : "SELECT name, 0 FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'RefusalCount'");
        var counts = string.Join(" UNION ALL ", tables.Keys.Select(table => $"SELECT '{table}', count(*) FROM \"{table}\""));
        return await Read(database, counts);
    }

    /// <summary>How often each rule refused something in a programme.</summary>
    public static async Task<List<(string Rule, long Count)>> Refusals(Hosted host, string programme)
    {
        await using var database = await Open(host);
        return [.. (await Read(database, $"SELECT \"Rule\", \"Count\" FROM \"RefusalCount\" WHERE lower(CAST(\"ProgrammeId\" AS text)) = '{programme}'")).Select(x => (x.Key, x.Value))];
    }

    /// <summary>One figure.</summary>
    public static async Task<long> Number(Hosted host, string sql)
    {
        await using var database = await Open(host);
        await using var command = database.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync(Caller.Stop), CultureInfo.InvariantCulture);
    }

    /// <summary>What no caller could do: time that passes by the real clock.</summary>
    public static async Task Run(Hosted host, string sql)
    {
        await using var database = await Open(host);
        await using var command = database.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Caller.Stop);
    }

    private static async Task<DbConnection> Open(Hosted host)
    {
        DbConnection database = host.Connection.StartsWith("Host=", StringComparison.Ordinal) ? new NpgsqlConnection(host.Connection) : new SqliteConnection(host.Connection);
        await database.OpenAsync(Caller.Stop);
        return database;
    }

    private static async Task<SortedDictionary<string, long>> Read(DbConnection database, string sql)
    {
        await using var command = database.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(Caller.Stop);
        var rows = new SortedDictionary<string, long>(StringComparer.Ordinal);
        while (await reader.ReadAsync(Caller.Stop)) rows.Add(reader.GetString(0), reader.GetInt64(1));
        return rows;
    }
}
