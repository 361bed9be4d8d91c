using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Notices;
using Mentoring.Domain.People;
using Mentoring.Domain.Rules;
using Mentoring.Infrastructure.Persistence;
using Mentoring.Tests;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace Mentoring.Infrastructure.Tests.Hosting;

/// <summary>A database of its own, with everything that stands on it.</summary>
public abstract class Stored : IAsyncLifetime
{
    public const string Key = "dGVzdHMtb25seS1rZXktb2YtMzItYnl0ZXMtbG9uZyE=";
    private ServiceProvider? services;

    public virtual string? Missing => null;

    public string Connection { get; private set; } = "";

    internal CommandCounter Commands { get; } = new();

    public async ValueTask InitializeAsync()
    {
        if (Missing is not null) return;
        Connection = await NewDatabase();
        services = Build(("Encryption:CurrentKey", "one"), ("Encryption:Keys:one", Key));
        await using var scope = As(Viewer.System());
        await scope.ServiceProvider.GetRequiredService<IDatabase>().Migrate(TestContext.Current.CancellationToken);
    }

    /// <summary>The room on this database, with settings of its own.</summary>
    public ServiceProvider Build(params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Append(("ConnectionStrings:Mentoring", Connection))
            .Select(setting => KeyValuePair.Create(setting.Item1, (string?)setting.Item2))).Build();
        return new ServiceCollection().AddLogging().AddInfrastructure(configuration)
            .AddSingleton<IInterceptor>(Commands).AddSingleton<TimeProvider>(TimeProvider.System)
            .AddScoped<Current>().AddScoped(provider => provider.GetRequiredService<Current>().Viewer!)
            .AddScoped<WriteTerms>().AddScoped<Warnings>().AddScoped<FeedOutcome>().AddScoped<Notifier>()
            .AddScoped<OrganisationsFeed>().AddScoped<TeamsFeed>().AddScoped<PeopleFeed>().AddScoped<PeopleCommands>()
            .BuildServiceProvider(validateScopes: true);
    }

    /// <summary>A scope in which this viewer asks.</summary>
    public AsyncServiceScope As(Viewer viewer, ServiceProvider? room = null)
    {
        var scope = (room ?? services!).CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Current>().Viewer = viewer;
        return scope;
    }

    /// <summary>Something that a viewer does, in a scope of its own.</summary>
    public async Task<T> Do<T>(Viewer viewer, Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = As(viewer);
        return await act(scope.ServiceProvider);
    }

    internal Task<T> InDatabase<T>(Func<MentoringContext, Task<T>> read) => Do(Viewer.System(), services => read(services.GetRequiredService<MentoringContext>()));

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (services is not null) await services.DisposeAsync();
    }

    public abstract Task<string> NewDatabase();

    private sealed class Current
    {
        public Viewer? Viewer { get; set; }
    }
}

/// <summary>Counts what is sent to the database.</summary>
internal sealed class CommandCounter : DbCommandInterceptor
{
    private int count;

    public int Count => count;

    public override ValueTask<InterceptionResult<System.Data.Common.DbDataReader>> ReaderExecutingAsync(
        System.Data.Common.DbCommand command, CommandEventData eventData, InterceptionResult<System.Data.Common.DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref count);
        return ValueTask.FromResult(result);
    }
}

public sealed class OnSqlite : Stored
{
    private readonly string folder = Directory.CreateTempSubdirectory("mentoring-stored-").FullName;

    public override Task<string> NewDatabase() => Task.FromResult($"Data Source={Path.Combine(folder, "test.db")}");

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}

public sealed class OnPostgres(PostgresServer server) : Stored
{
    public override string? Missing => PostgresServer.Missing;

    public override Task<string> NewDatabase() => server.NewDatabase();
}

/// <summary>Tests that run on each database; where one cannot be had they are skipped with the reason.</summary>
public abstract class StoredTests
{
    protected StoredTests(Stored stored)
    {
        Assert.SkipWhen(stored.Missing is not null, stored.Missing ?? "");
        Stored = stored;
    }

    protected Stored Stored { get; }

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;
}
