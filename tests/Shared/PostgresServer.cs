using System.Collections.Concurrent;
using System.Diagnostics;
using Npgsql;

namespace Mentoring.Tests;

/// <summary>
/// One PostgreSQL for a test run: that of MENTORING_TEST_POSTGRES, or one that is started from the installed binaries and thrown
/// away. Without either, tests are skipped, unless REQUIRE_POSTGRES=1.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private readonly Lazy<Task<string>> server;
    private readonly ConcurrentBag<string> databases = [];
    private string? folder;
    private Process? process;

    public PostgresServer() => server = new(Start);

    /// <summary>Why there is no server, or null when one can be had.</summary>
    public static string? Missing { get; } =
        Given is not null || Binaries is not null || Required ? null : "PostgreSQL is not installed and MENTORING_TEST_POSTGRES is not set.";

    private static bool Required => Environment.GetEnvironmentVariable("REQUIRE_POSTGRES") == "1";

    private static string? Given => Environment.GetEnvironmentVariable("MENTORING_TEST_POSTGRES") is { Length: > 0 } given ? given : null;

    private static string? Binaries => Folders().FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")));

    /// <summary>An empty database of its own.</summary>
    public async Task<string> NewDatabase()
    {
        var connection = await server.Value;
        var name = $"t{Guid.CreateVersion7():N}";
        databases.Add(name);
        await Execute(connection, $"CREATE DATABASE {name}");
        return new NpgsqlConnectionStringBuilder(connection) { Database = name, MaxPoolSize = 50 }.ConnectionString;
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (Given is { } given)
            foreach (var name in databases) await Execute(given, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        if (process is not null)
        {
            // SIGTERM: a shell that was started in the background, as CI may start all of this, never hears SIGQUIT.
            using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
            await kill.WaitForExitAsync();
            await process.WaitForExitAsync();
            process.Dispose();
        }
        if (folder is not null) Directory.Delete(folder, recursive: true);
    }

    private async Task<string> Start()
    {
        if (Given is { } given) return given;
        var binaries = Binaries ?? throw new InvalidOperationException("REQUIRE_POSTGRES=1, but there is no PostgreSQL: install it or set MENTORING_TEST_POSTGRES.");
        folder = Directory.CreateTempSubdirectory("mentoring-postgres-").FullName;
        if (Environment.IsPrivilegedProcess) await Run("chown", "postgres", folder);
        await Run(AsPostgres(Path.Combine(binaries, "initdb"), "-D", $"{folder}/data", "-A", "trust", "-U", "postgres", "--no-sync", "-E", "UTF8", "--locale=C", "--no-instructions"));
        // The watcher takes the server away when this process is gone, however it went.
        process = Launch(AsPostgres("/bin/sh", "-c", $$"""
            trap 'kill -QUIT $server; wait $server; exit 0' TERM INT
            '{{binaries}}/postgres' -D '{{folder}}/data' -k '{{folder}}' -c listen_addresses= -c max_connections=300 -c fsync=off -c full_page_writes=off -c synchronous_commit=off >'{{folder}}/log' 2>&1 &
            server=$!
            while kill -0 $server 2>/dev/null && { [ -d /proc/{{Environment.ProcessId}} ] || ps -p {{Environment.ProcessId}} >/dev/null 2>&1; }; do sleep 1 & wait $!; done
            kill -QUIT $server; wait $server; rm -rf '{{folder}}'
            """));
        // By a socket in its folder: a port that is free now may be taken before the server has it.
        var connection = $"Host={folder};Username=postgres;Database=postgres";
        for (var left = 200; ; left--)
        {
            try
            {
                await Execute(connection, "SELECT 1");
                return connection;
            }
            catch (NpgsqlException) when (left > 0 && !process.HasExited)
            {
                await Task.Delay(50);
            }
        }
    }

    private static async Task Execute(string connection, string sql)
    {
        await using var source = new NpgsqlDataSourceBuilder(connection).Build();
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static IEnumerable<string> Folders()
    {
        const string debian = "/usr/lib/postgresql";
        var installed = Directory.Exists(debian) ? Directory.GetDirectories(debian).OrderDescending(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin")) : [];
        return installed.Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator));
    }

    /// <summary>PostgreSQL refuses to run as root.</summary>
    private static string[] AsPostgres(params string[] command) =>
        Environment.IsPrivilegedProcess ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", "--", .. command] : command;

    private static async Task Run(params string[] command)
    {
        using var running = Launch(command);
        var errors = await running.StandardError.ReadToEndAsync();
        await running.WaitForExitAsync();
        if (running.ExitCode != 0) throw new InvalidOperationException($"{string.Join(' ', command)}: {errors}");
    }

    private static Process Launch(params string[] command)
    {
        var info = new ProcessStartInfo(command[0], command[1..]) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = "/" };
        return Process.Start(info)!;
    }
}
