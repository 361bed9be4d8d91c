using Mentoring.Tests;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Xunit;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace Mentoring.Api.Tests.Hosting;

/// <summary>A host on a database of its own, in Development, without the demo data.</summary>
public abstract class Hosted : IAsyncLifetime
{
    private WebApplicationFactory<Program>? factory;

    /// <summary>Why this database cannot be had here, or null.</summary>
    public virtual string? Missing => null;

    /// <summary>Its connection string.</summary>
    public string Connection { get; private set; } = "";

    public WebApplicationFactory<Program> Factory => factory ?? throw new InvalidOperationException(Missing);

    public async ValueTask InitializeAsync()
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
        });

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (factory is not null) await factory.DisposeAsync();
    }

    public abstract Task<string> NewDatabase();
}

public class OnSqlite : Hosted
{
    private readonly string folder = Directory.CreateTempSubdirectory("mentoring-sqlite-").FullName;

    public override Task<string> NewDatabase() => Task.FromResult($"Data Source={Path.Combine(folder, $"{Guid.CreateVersion7():N}.db")}");

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await base.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}

public class OnPostgres(PostgresServer server) : Hosted
{
    public override string? Missing => PostgresServer.Missing;

    public override Task<string> NewDatabase() => server.NewDatabase();
}
