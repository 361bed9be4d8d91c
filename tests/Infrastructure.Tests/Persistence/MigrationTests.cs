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

    [Fact]
    public async Task A_database_of_another_version_is_left_alone()
    {
        var connection = await Room.NewDatabase();
        var host = Room.Open(connection);
        await Migrate(host);
        await Room.Act(Viewer.System(), work => work.Db.Database.ExecuteSqlAsync($"""INSERT INTO "__EFMigrationsHistory" VALUES ('99991231235959_Later', '99.0.0')"""), host);
        Assert.Contains("99991231235959_Later", (await Assert.ThrowsAsync<InvalidOperationException>(() => Migrate(host))).Message, StringComparison.Ordinal);
    }

    private Task<int> Migrate(Microsoft.Extensions.DependencyInjection.ServiceProvider host) => Room.Act(Viewer.System(), async work =>
    {
        await work.Get<IDatabase>().Migrate(default);
        return 0;
    }, host);

    public sealed class Sqlite(OnSqlite room) : MigrationTests(room), IClassFixture<OnSqlite>;

    public sealed class Postgres(OnPostgres room) : MigrationTests(room), IClassFixture<OnPostgres>;
}
