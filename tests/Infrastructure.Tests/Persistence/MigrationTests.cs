using Mentoring.Domain.Confidentiality;
using Mentoring.Infrastructure.Persistence;
using Mentoring.Infrastructure.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Mentoring.Infrastructure.Tests.Persistence;

/// <summary>An empty database becomes ours, and stays so.</summary>
public abstract class MigrationTests(Room room) : RoomTests(room)
{
    [Fact]
    public async Task The_model_has_no_change_without_a_migration() =>
        Assert.False(await Room.Stored(db => Task.FromResult(db.Database.HasPendingModelChanges())), "Add a migration to both folders: see CONTRIBUTING.md.");

    [Fact]
    public async Task Every_migration_is_applied()
    {
        Assert.Empty(await Room.Stored(db => db.Database.GetPendingMigrationsAsync()));
        Assert.NotEmpty(await Room.Stored(db => db.Database.GetAppliedMigrationsAsync()));
    }

    [Fact]
    public async Task Hosts_that_start_at_once_migrate_an_empty_database_once()
    {
        var connection = await Room.NewDatabase();
        var hosts = Enumerable.Range(0, 3).Select(_ => Room.Open(connection)).ToList();
        await Task.WhenAll(hosts.Select(host => Task.Run(() => Migrate(host))));
        await Migrate(hosts[0]);
        var applied = await Room.Act(Viewer.System(), work => work.Db.Database.GetAppliedMigrationsAsync(), hosts[1]);
        Assert.Equal(applied.Distinct(StringComparer.Ordinal), await Room.Stored(db => Task.FromResult(db.Database.GetMigrations())));
    }

    private Task<int> Migrate(Microsoft.Extensions.DependencyInjection.ServiceProvider host) => Room.Act(Viewer.System(), async work =>
    {
        await work.Get<IDatabase>().Migrate(default);
        return 0;
    }, host);

    public sealed class Sqlite(OnSqlite room) : MigrationTests(room), IClassFixture<OnSqlite>;

    public sealed class Postgres(OnPostgres room) : MigrationTests(room), IClassFixture<OnPostgres>;
}
