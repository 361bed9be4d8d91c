using System.Security.Cryptography;
using System.Text;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Relationships;
using Mentoring.Infrastructure.Persistence;
using Mentoring.Infrastructure.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Mentoring.Infrastructure.Tests.Persistence;

/// <summary>Who holds the database and not the keys reads nothing confidential.</summary>
public abstract class EncryptionTests(Room room) : RoomTests(room)
{
    [Fact]
    public async Task The_table_holds_no_confidential_word()
    {
        var story = await Story.On(Room);
        foreach (var (table, column) in await Room.Stored(db => Task.FromResult(TextColumns(db))))
        {
            var raw = await Raw(table, column);
            Assert.DoesNotContain(raw, text => text.Contains(story.Canary, StringComparison.Ordinal));
        }
        var read = await Room.Act(Story.Of(story.Mentor), work => work.Reader.All<Agreement>().SingleAsync(x => x.Id == story.Agreement.Id));
        Assert.Contains(story.Canary, read.Terms.Value.Venue, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_text_is_never_stored_the_same()
    {
        await Story.On(Room);
        var raw = await Raw("MatchProfile", "Text");
        Assert.Equal(raw.Count, raw.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task A_new_key_goes_in_front_and_the_old_one_still_reads()
    {
        var story = await Story.On(Room);
        var rotated = Room.Open(Room.Connection, "b", ("a", 1), ("b", 2));
        await Room.Write(async work =>
        {
            var profile = await ProfileOf(work.Store, story.MentorApplication);
            Assert.Equal(story.Canary, profile.Text.Value);
            profile.Approve("A name", "Under the new key.");
            return profile.Id;
        }, at: rotated);
        Assert.Equal(story.Canary, (await Room.Act(Viewer.System(), work => ProfileOf(work.Store, story.MenteeApplication), rotated)).Text.Value);
        Assert.Equal("Under the new key.", (await Room.Act(Viewer.System(), work => ProfileOf(work.Store, story.MentorApplication))).Text.Value);
        var lost = await Assert.ThrowsAsync<CryptographicException>(() =>
            Room.Act(Viewer.System(), work => ProfileOf(work.Store, story.MentorApplication), Room.Open(Room.Connection, "b", ("b", 2))));
        Assert.Contains("MatchProfile.Text", lost.Message, StringComparison.Ordinal);
        Assert.Contains("Encryption:Keys", lost.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_key_under_the_same_name_is_told_apart()
    {
        var story = await Story.On(Room);
        foreach (var host in (ServiceProvider[])[Room.Open(Room.Connection, "a", ("a", 9)), Room.Open(Room.Connection, "b", ("a", 9), ("b", 2))])
        {
            var wrong = await Assert.ThrowsAnyAsync<CryptographicException>(() => Room.Act(Viewer.System(), work => ProfileOf(work.Store, story.MentorApplication), host));
            Assert.Contains("MatchProfile.Text", wrong.Message, StringComparison.Ordinal);
            Assert.Contains("Encryption:Keys:a", wrong.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_value_cannot_be_moved_to_another_column()
    {
        var story = await Story.On(Room);
        await Room.Stored(db => db.Database.ExecuteSqlAsync(
            $"""UPDATE "MatchProfile" SET "Text" = (SELECT "Message" FROM "Selection" WHERE "ApplicationId" = {story.MentorApplication.Id.Value}) WHERE "ApplicationId" = {story.MentorApplication.Id.Value}"""));
        await Assert.ThrowsAnyAsync<CryptographicException>(() => Room.Act(Viewer.System(), work => ProfileOf(work.Store, story.MentorApplication)));
    }

    private static async Task<MatchProfile> ProfileOf(IStore store, Application application) =>
        (await store.Find<MatchProfile>(x => x.ApplicationId == application.Id, default))!;

    private Task<List<string>> Raw(string table, string column)
    {
        var sql = $"SELECT CAST(\"{column}\" AS text) AS \"Value\" FROM \"{table}\" WHERE \"{column}\" IS NOT NULL";
        return Room.Stored(db => db.Database.SqlQueryRaw<string>(sql).ToListAsync());
    }

    private static List<(string Table, string Column)> TextColumns(MentoringContext db) =>
        [.. from entity in db.Model.GetEntityTypes() from property in entity.GetProperties() select (entity.GetTableName()!, property.GetColumnName())];

    public sealed class Sqlite(OnSqlite room) : EncryptionTests(room), IClassFixture<OnSqlite>;

    public sealed class Postgres(OnPostgres room) : EncryptionTests(room), IClassFixture<OnPostgres>;
}

/// <summary>Keys that cannot be used are refused before the first request.</summary>
public sealed class KeyTests
{
    [Theory]
    [InlineData("a", "c2hvcnQ=", "a", "Encryption:Keys:a")]
    [InlineData("a", "not base64", "a", "Encryption:Keys:a")]
    [InlineData("a", "", "a", "Encryption:Keys:a")]
    [InlineData("a", Good, "b", "b")]
    [InlineData("a.b", Good, "a.b", "a.b")]
    public void A_bad_key_is_named(string name, string key, string current, string named)
    {
        var refused = Assert.Throws<InvalidOperationException>(() => new MasterKeys(new Dictionary<string, string>(StringComparer.Ordinal) { [name] = key }, current));
        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
        if (key.Length > 0) Assert.DoesNotContain(key, refused.Message, StringComparison.Ordinal);
    }

    private const string Good = "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";

    [Fact]
    public void A_key_of_32_bytes_opens_what_it_shut()
    {
        var keys = new MasterKeys(new Dictionary<string, string>(StringComparer.Ordinal) { ["a"] = Good }, "a");
        foreach (var text in (string[])["", "Größe", new string('x', 100_000)]) Assert.Equal(text, Encoding.UTF8.GetString(keys.Open("a", keys.Shut(Encoding.UTF8.GetBytes(text), "c"), "c")));
        Assert.Throws<CryptographicException>(() => keys.Open("a", "in the clear", "c"));
        Assert.Throws<CryptographicException>(() => keys.Open("a", keys.Shut([1], "c"), "d"));
    }
}
