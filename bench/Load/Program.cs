using System.Diagnostics;
using System.Text.Json;
using Mentoring.Bench.Load;
using Mentoring.Infrastructure.Persistence;
using Npgsql;

// Fills an empty database that the application has migrated, and writes what wrk asks for; or has the application, once it runs, write logs.
if (args is ["logs", var address, var written])
{
    await Logs.Write(new(address), written);
    return 0;
}
if (args is not [var connectionString, var settingsFile, var targetsFolder, .. var size] || size is not ([] or ["great"]))
{
    Console.Error.WriteLine("usage: Load <connection string> <appsettings.Development.json> <folder for targets> [great] | logs <address> <folder for targets>");
    return 2;
}

var watch = Stopwatch.StartNew();
using var settings = JsonDocument.Parse(File.ReadAllText(settingsFile));
var (authentication, encryption) = (settings.RootElement.GetProperty("Authentication"), settings.RootElement.GetProperty("Encryption"));
var keys = new DataKeys(new(encryption.GetProperty("Keys").Deserialize<Dictionary<string, string>>()!, encryption.GetProperty("CurrentKey").GetString()!));
var now = TimeProvider.System.GetUtcNow();
var population = new Population(new(now.UtcDateTime.Date, TimeSpan.Zero), great: size.Length > 0);

await using var source = NpgsqlDataSource.Create(connectionString);
await using var connection = await source.OpenConnectionAsync();
if (await Scalar("""SELECT count(*) FROM "Person" """) != 0) throw new InvalidOperationException("The database is not empty.");
foreach (var table in new Tables(population, keys).InOrder()) await Copy(table);
await using (var analyze = new NpgsqlCommand("VACUUM ANALYZE", connection) { CommandTimeout = 0 }) await analyze.ExecuteNonQueryAsync();
new Targets(population, authentication.GetProperty("DevelopmentKey").GetString()!, authentication.GetProperty("Audience").GetString()!, now).Write(targetsFolder);
Console.WriteLine($"loaded in {watch.Elapsed.TotalSeconds:0} s");
return 0;

async Task Copy(Table table)
{
    var columns = string.Join(", ", table.Columns.Select(column => $"\"{column}\""));
    await using var writer = await connection.BeginBinaryImportAsync($"COPY {table.Name} ({columns}) FROM STDIN (FORMAT BINARY)");
    foreach (var row in table.Rows) await writer.WriteRowAsync(CancellationToken.None, row);
    Console.WriteLine($"{table.Name}: {await writer.CompleteAsync()}");
}

async Task<long> Scalar(string sql)
{
    await using var command = new NpgsqlCommand(sql, connection);
    return (long)(await command.ExecuteScalarAsync())!;
}
