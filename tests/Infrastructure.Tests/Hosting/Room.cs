using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Integration;
using Mentoring.Domain.Notices;
using Mentoring.Domain.People;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Rules;
using Mentoring.Infrastructure.Persistence;
using Mentoring.Tests;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace Mentoring.Infrastructure.Tests.Hosting;

/// <summary>Infrastructure on a migrated database of its own, wired as a host wires it.</summary>
public abstract class Room : IAsyncLifetime
{
    private readonly List<ServiceProvider> providers = [];

    /// <summary>Why this database cannot be had here, or null.</summary>
    public virtual string? Missing => null;

    public string Connection { get; private set; } = "";

    internal SqlLog Sql { get; } = new();

    public ServiceProvider Services { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        if (Missing is not null) return;
        Connection = await NewDatabase();
        Services = Open(Connection);
        await Migrate(Services);
    }

    public Task Migrate(ServiceProvider host) => Act(Viewer.System(), async work =>
    {
        await work.Get<IDatabase>().Migrate(default);
        return 0;
    }, host);

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var provider in providers) await provider.DisposeAsync();
    }

    public abstract Task<string> NewDatabase();

    /// <summary>A copy of the records, as a backup has it: without the data keys.</summary>
    public abstract Task<string> Copy();

    /// <summary>Where this room's data keys are.</summary>
    public abstract string KeyStore { get; }

    /// <summary>A host's services on a database: a second one on the same is another process, as far as the database can tell.</summary>
    public ServiceProvider Open(string connection, string currentKey = "a", params (string Name, byte Fill)[] keys) => OpenApart(connection, "", currentKey, keys);

    /// <summary>The same, with the data keys in a database that is not the usual one.</summary>
    public ServiceProvider OpenApart(string connection, string keyStore, string currentKey = "a", params (string Name, byte Fill)[] keys)
    {
        if (keys.Length == 0) keys = [("a", 1)];
        var settings = keys.ToDictionary(key => $"Encryption:Keys:{key.Name}", key => (string?)Convert.ToBase64String(Enumerable.Repeat(key.Fill, 32).ToArray()), StringComparer.Ordinal);
        settings["Encryption:CurrentKey"] = currentKey;
        settings["ConnectionStrings:Mentoring"] = connection;
        settings["ConnectionStrings:Keys"] = keyStore;
        var services = new ServiceCollection().AddInfrastructure(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        services.AddSingleton<DomainClock>().AddSingleton<TimeProvider>(provider => provider.GetRequiredService<DomainClock>());
        services.AddScoped<Asking>().AddScoped(provider => provider.GetRequiredService<Asking>().Viewer);
        services.AddScoped<WriteTerms>().AddScoped<Warnings>().AddScoped<FeedOutcome>().AddScoped<Notifier>();
        services.AddScoped<Mentoring.Domain.Programmes.ReadinessCheck>().AddScoped<Mentoring.Domain.Integration.Completing>().AddScoped<Conclusion>().AddScoped<Mentoring.Domain.Matching.Pairing>().AddScoped<Joining>().AddScoped<Withdrawal>().AddScoped<Continuity>();
        services.AddScoped<OrganisationsFeed>().AddScoped<TeamsFeed>().AddScoped<PeopleFeed>().AddScoped<PeopleCommands>().AddScoped<ClientCommands>();
        services.AddSingleton<IInterceptor>(Sql);
        var provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
        providers.Add(provider);
        return provider;
    }

    /// <summary>One request of a viewer.</summary>
    public async Task<T> Act<T>(Viewer viewer, Func<Work, Task<T>> act, ServiceProvider? at = null)
    {
        await using var scope = (at ?? Services).CreateAsyncScope();
        var work = new Work(scope.ServiceProvider);
        work.Get<Asking>().Viewer = viewer;
        await work.Get<IViewerSource>().Load(viewer, default);
        return await act(work);
    }

    /// <summary>One write of background work.</summary>
    public Task<Id<T>> Write<T>(Func<Work, Task<Id<T>>> useCase, Action<WriteTerms>? terms = null, ServiceProvider? at = null) =>
        Write(Viewer.System(), useCase, terms, at);

    public Task<Id<T>> Write<T>(Viewer viewer, Func<Work, Task<Id<T>>> useCase, Action<WriteTerms>? terms = null, ServiceProvider? at = null) =>
        Act(viewer, work =>
        {
            work.Terms.Operation = "test";
            terms?.Invoke(work.Terms);
            return work.Store.Write(() => useCase(work), default);
        }, at);

    /// <summary>What is stored, past every door.</summary>
    internal Task<T> Stored<T>(Func<MentoringContext, Task<T>> read) => Act(Viewer.System(), work => read(work.Db));

    public sealed class Asking
    {
        public Viewer Viewer { get; set; } = Viewer.Anonymous();
    }
}

/// <summary>The services of one request.</summary>
public sealed class Work(IServiceProvider services)
{
    public IStore Store => Get<IStore>();
    public IReader Reader => Get<IReader>();
    public WriteTerms Terms => Get<WriteTerms>();
    internal MentoringContext Db => Get<MentoringContext>();

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();
}

public sealed class OnSqlite : Room
{
    private readonly string folder = Directory.CreateTempSubdirectory("mentoring-sqlite-").FullName;

    public override Task<string> NewDatabase() => Task.FromResult($"Data Source={Path.Combine(folder, $"{Guid.CreateVersion7():N}.db")}");

    public override async Task<string> Copy()
    {
        var copy = await NewDatabase();
        var file = new SqliteConnectionStringBuilder(copy).DataSource;
        await Stored(db => db.Database.ExecuteSqlAsync($"VACUUM INTO {file}"));
        return copy;
    }

    public override string KeyStore => Connection.Replace(".db", ".keys.db", StringComparison.Ordinal);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}

public sealed class OnPostgres(PostgresServer server) : Room
{
    public override string? Missing => PostgresServer.Missing;

    public override Task<string> NewDatabase() => server.NewDatabase();

    public override async Task<string> Copy()
    {
        var copy = await NewDatabase();
        await Migrate(Open(copy));
        await using var from = new NpgsqlConnection(Connection);
        await using var to = new NpgsqlConnection(copy);
        await from.OpenAsync();
        await to.OpenAsync();
        await using var unbound = new NpgsqlCommand("SET session_replication_role = replica", to);
        await unbound.ExecuteNonQueryAsync();
        foreach (var table in await Stored(db => Task.FromResult(db.Model.GetEntityTypes().Select(entity => entity.GetTableName()!).Distinct(StringComparer.Ordinal).ToList())))
        {
            await using var rows = await from.BeginRawBinaryCopyAsync($"COPY \"{table}\" TO STDOUT (FORMAT BINARY)");
            await using var same = await to.BeginRawBinaryCopyAsync($"COPY \"{table}\" FROM STDIN (FORMAT BINARY)");
            await rows.CopyToAsync(same);
        }
        return copy;
    }

    public override string KeyStore => Connection;
}

/// <summary>Tests that run on each database; where one cannot be had they are skipped with the reason.</summary>
public abstract class RoomTests
{
    protected RoomTests(Room room)
    {
        Assert.SkipWhen(room.Missing is not null, room.Missing ?? "");
        Room = room;
    }

    protected Room Room { get; }
}
