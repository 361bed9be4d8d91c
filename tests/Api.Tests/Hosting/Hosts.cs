using System.Collections.Concurrent;
using Mentoring.Tests;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Xunit;

[assembly: AssemblyFixture(typeof(PostgresServer))]
[assembly: AssemblyFixture(typeof(Mentoring.Api.Tests.Hosting.SharedHosts))]

namespace Mentoring.Api.Tests.Hosting;

/// <summary>A host on a database of its own, in Development, without the demo data.</summary>
public abstract class Hosted : IAsyncLifetime
{
    private WebApplicationFactory<Program>? factory;
    private bool borrowed;

    /// <summary>Why this database cannot be had here, or null.</summary>
    public virtual string? Missing => null;

    /// <summary>Its connection string.</summary>
    public string Connection { get; private set; } = "";

    public WebApplicationFactory<Program> Factory => factory ?? throw new InvalidOperationException(Missing);

    public virtual async ValueTask InitializeAsync()
    {
        if (Missing is not null) return;
        Connection = await NewDatabase();
        factory = Start(Connection).WithWebHostBuilder(Configure);
        factory.CreateClient().Dispose();
    }

    /// <summary>How its callers reach it.</summary>
    public HttpClient Client() => Handlers.ToArray() is { Length: > 0 } handlers ? Factory.CreateDefaultClient(handlers) : Factory.CreateClient();

    /// <summary>What a request goes through on its way.</summary>
    protected virtual IEnumerable<DelegatingHandler> Handlers => Transcript is null ? [] : [new Transcribing(this, Transcript)];

    /// <summary>Where what its callers do is written down; null where it is not.</summary>
    internal Transcript? Transcript { get; set; }

    /// <summary>What a host of another kind has more.</summary>
    protected virtual void Configure(IWebHostBuilder host) { }

    /// <summary>A host on a database, with settings of its own.</summary>
    public static WebApplicationFactory<Program> Start(string connection, params (string Name, string Value)[] settings) =>
        new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseEnvironment("Development");
            host.UseSetting("ConnectionStrings:Mentoring", connection);
            host.UseSetting("Demo:Seed", "false");
            host.UseSetting("GraphQL:Subscriptions:Poll", "00:00:00.05");
            host.UseSetting("GraphQL:Subscriptions:Heartbeat", "00:00:01");
            host.UseSetting("Logging:LogLevel:Default", "Critical");
            host.UseSetting("Logging:Overheard:LogLevel:Default", "Trace");
            foreach (var (name, value) in settings) host.UseSetting(name, value);
            // What is due is done when a test moves the clock. By the wall clock it would come in between, where a run is slow.
            host.ConfigureTestServices(services => services.Remove(services.Single(x => x.ImplementationType == typeof(Quartz.QuartzHostedService))));
        });

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (factory is not null && !borrowed) await factory.DisposeAsync();
    }

    public abstract Task<string> NewDatabase();

    /// <summary>Takes a host that is there already for its own.</summary>
    protected void Borrow(Hosted other) => (Connection, factory, borrowed) = (other.Connection, other.factory, true);
}

public class OnSqlite : Hosted
{
    private readonly Lazy<string> folder = new(() => Directory.CreateTempSubdirectory("mentoring-sqlite-").FullName);

    public override Task<string> NewDatabase() => Task.FromResult($"Data Source={Path.Combine(folder.Value, $"{Guid.CreateVersion7():N}.db")}");

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await base.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (folder.IsValueCreated) Directory.Delete(folder.Value, recursive: true);
    }
}

public class OnPostgres(PostgresServer server) : Hosted
{
    public override string? Missing => PostgresServer.Missing;

    public override Task<string> NewDatabase() => server.NewDatabase();
}

/// <summary>
/// Hosts that many classes share, started by who asks first: a start costs more than most classes. Each world is an organisation of its own; who moves the
/// clock, reads what the whole host did or stops it starts one for itself.
/// </summary>
public sealed class SharedHosts : IAsyncDisposable
{
    private readonly ConcurrentDictionary<Type, Lazy<Task<Hosted>>> hosts = new();

    internal Task<Hosted> Of<T>(Func<T> make) where T : Hosted => hosts.GetOrAdd(typeof(T), _ => new(async () =>
    {
        var host = make();
        await host.InitializeAsync();
        return host;
    })).Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var host in hosts.Values) await (await host.Value).DisposeAsync();
    }
}

/// <summary>The shared host on SQLite; one of its own where there are none to share.</summary>
public class SharedSqlite(SharedHosts? hosts) : OnSqlite
{
    public override async ValueTask InitializeAsync()
    {
        if (hosts is null) await base.InitializeAsync();
        else Borrow(await hosts.Of<OnSqlite>(() => new()));
    }
}

/// <summary>The shared host on PostgreSQL; one of its own where there are none to share.</summary>
public class SharedPostgres(PostgresServer server, SharedHosts? hosts) : OnPostgres(server)
{
    private readonly PostgresServer server = server;

    public override async ValueTask InitializeAsync()
    {
        if (hosts is null) await base.InitializeAsync();
        else if (Missing is null) Borrow(await hosts.Of<OnPostgres>(() => new(server)));
    }
}
