using Mentoring.Domain.Confidentiality;
using Mentoring.Infrastructure.Tests.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Mentoring.Infrastructure.Tests.Persistence;

/// <summary>What was acknowledged on SQLite survives a kill and a power cut, and a backup of it starts.</summary>
public sealed class DurabilityTests(OnSqlite room) : IClassFixture<OnSqlite>
{
    private const string Full = "2";

    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("synchronous", Full)]
    [InlineData("foreign_keys", "1")]
    public async Task Every_connection_is_opened_safe(string pragma, string expected)
    {
        for (var request = 0; request < 3; request++) Assert.Equal(expected, await room.Stored(db => Pragma(db, pragma)));
        var reopened = room.Open(room.Connection);
        SqliteConnection.ClearAllPools();
        Assert.Equal(expected, await room.Act(Viewer.System(), work => Pragma(work.Db, pragma), reopened));
    }

    [Fact]
    public async Task A_backup_starts_with_its_data()
    {
        var story = await Story.On(room);
        var backup = await room.NewDatabase();
        var file = new SqliteConnectionStringBuilder(backup).DataSource;
        await room.Stored(db => db.Database.ExecuteSqlAsync($"VACUUM INTO {file}"));
        var host = room.Open(backup);
        var found = await room.Act(Viewer.System(), async work =>
        {
            await work.Get<IDatabase>().Migrate(default);
            return await work.Store.Get(story.Organisation.Id, default);
        }, host);
        Assert.Equal(story.Key, found.ExternalId);
        Assert.Equal("wal", await room.Act(Viewer.System(), work => Pragma(work.Db, "journal_mode"), host));
    }

    private static async Task<string> Pragma(DbContext db, string name)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"PRAGMA {name}";
        return (await command.ExecuteScalarAsync())!.ToString()!;
    }
}
