using System.Security.Cryptography;
using System.Text;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Journals;
using Mentoring.Domain.Meetings;
using Mentoring.Domain.People;
using Mentoring.Domain.Relationships;
using Mentoring.Infrastructure.Persistence;
using Mentoring.Infrastructure.Tests.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Mentoring.Infrastructure.Tests.Persistence;

/// <summary>Each relationship has a key, and each author their own. A key that is destroyed takes with it what it protected, wherever a copy is.</summary>
public abstract class DataKeyTests(Room room) : RoomTests(room)
{
    private static readonly (string, string)[] Shared =
    [
        ("Agreement", "Terms"), ("Agenda", "Content"), ("MeetingLog", "Content"), ("Goal", "Content"), ("Goal", "Earlier"), ("ActionPlan", "Content"), ("PlannedAction", "Content"),
        ("ProgressUpdate", "Text"), ("Concern", "Text"), ("ConcernNote", "Text"), ("EndingReason", "Note"), ("RematchRequest", "Note"),
    ];

    private static readonly (string, string)[] Own = [("ReflectiveLog", "Content"), ("PrivateNote", "Text"), ("ReviewStatement", "Content"), ("ToolSheet", "Content")];

    private static readonly (string, string)[] Applicants = [("Answers", "Content"), ("MatchProfile", "Text"), ("SignOff", "Reason"), ("Selection", "Message")];

    [Fact]
    public async Task A_relationship_has_a_key_and_each_author_their_own()
    {
        var story = await Story.On(Room);
        foreach (var (table, column) in Shared)
        {
            var owner = Assert.Single((await Owners(table, column, "RelationshipId", story.Relationship.Id.Value)).Distinct());
            Assert.Equal(KeyOwner.Of(story.Relationship.Id), owner);
        }
        foreach (var (table, column) in Own)
            Assert.All(await Owners(table, column, "RelationshipId", story.Relationship.Id.Value), owner =>
            {
                Assert.Equal(story.Relationship.Id, owner.Relationship);
                Assert.Contains(owner.Person!.Value, (Id<Person>[])[story.Mentor.Id, story.Mentee.Id]);
            });
        foreach (var (table, column) in Applicants)
            Assert.Equal(KeyOwner.Of(story.Mentor.Id), Assert.Single((await Owners(table, column, "PersonId", story.Mentor.Id.Value)).Distinct()));
    }

    [Fact]
    public async Task A_value_does_not_open_in_another_record_of_the_same_column()
    {
        var story = await Story.On(Room);
        await Room.Stored(db => db.Database.ExecuteSqlAsync(
            $"""UPDATE "MatchProfile" SET "Text" = (SELECT "Text" FROM "MatchProfile" WHERE "ApplicationId" = {story.MenteeApplication.Id.Value}) WHERE "ApplicationId" = {story.MentorApplication.Id.Value}"""));
        var moved = await Assert.ThrowsAnyAsync<CryptographicException>(() => Profile(story.MentorApplication));
        Assert.Contains("MatchProfile.Text", moved.Message, StringComparison.Ordinal);
        Assert.Equal(story.Canary, await Profile(story.MenteeApplication));
    }

    [Fact]
    public async Task A_key_does_not_open_in_the_place_of_another()
    {
        var story = await Story.On(Room);
        var (one, other) = (await KeyOf("MatchProfile", "Text", "ApplicationId", story.MentorApplication.Id.Value), await KeyOf("MatchProfile", "Text", "ApplicationId", story.MenteeApplication.Id.Value));
        Assert.NotEqual(one, other);
        await Swap(one, other);
        await Assert.ThrowsAnyAsync<CryptographicException>(() => Profile(story.MentorApplication, Room.Open(Room.Connection)));
        Assert.Equal(2, await Tend(Room.Open(Room.Connection, "b", ("a", 1), ("b", 2))));
        await Swap(one, other);
        Assert.Equal(story.Canary, await Profile(story.MentorApplication, Room.Open(Room.Connection)));
        await Tend(Room.Open(Room.Connection, "a", ("a", 1), ("b", 2)));
    }

    [Fact]
    public async Task What_is_not_encrypted_is_not_stored()
    {
        var story = await Story.On(Room);
        await Assert.ThrowsAnyAsync<Exception>(() => Room.Stored(async db =>
        {
            db.Add(new PrivateNote(story.Relationship, story.Mentor.Id, story.Canary, Story.Start));
            return await db.SaveChangesAsync();
        }));
        Assert.DoesNotContain(await Room.Stored(db => db.Database.SqlQueryRaw<string>("SELECT \"Text\" AS \"Value\" FROM \"PrivateNote\"").ToListAsync()), text => text.Contains(story.Canary, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_change_that_falls_leaves_nothing_that_cannot_be_read()
    {
        var story = await Story.On(Room);
        var person = Id<Person>.New();
        await Assert.ThrowsAsync<Forbidden>(() => Room.Write<Relationship>(async work =>
        {
            work.Store.Add(new PrivateNote(story.Relationship, person, "Falls.", Story.Start));
            await work.Store.Settle(default);
            throw new Forbidden("No.");
        }));
        var note = await AddNote(story, person, "Stays.");
        Assert.Equal("Stays.", (await Note(note, Room.Open(Room.Connection))).Text.Value);
    }

    [Fact]
    public async Task Two_who_need_a_key_at_once_get_the_same()
    {
        var (owner, hosts) = (KeyOwner.Of(Id<Person>.New()), (ServiceProvider[])[Room.Services, Room.Open(Room.Connection)]);
        var made = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => hosts[i % 2].GetRequiredService<KeyRing>().ToWrite([owner], default))));
        Assert.Single(made.Select(keys => (keys[owner].Id, Convert.ToHexString(keys[owner].Key))).Distinct());
    }

    [Fact]
    public async Task A_new_master_key_takes_over_while_another_host_does_not_know_its_turn_has_come()
    {
        var story = await Story.On(Room);
        var (waiting, ahead) = (Room.Open(Room.Connection, "a", ("a", 1), ("b", 2)), Room.Open(Room.Connection, "b", ("a", 1), ("b", 2)));
        Assert.Equal(0, await Tend(ahead));
        Assert.Equal(story.Canary, await Profile(story.MentorApplication, waiting));
        var note = await AddNote(story, Id<Person>.New(), "Under the old one.", waiting);
        Assert.Equal(0, await Tend(ahead));
        var after = Room.Open(Room.Connection, "b", ("b", 2));
        Assert.Equal(story.Canary, await Profile(story.MentorApplication, after));
        Assert.Equal("Under the old one.", (await Note(note, after)).Text.Value);
        Assert.NotEqual(0, await Tend(Room.Open(Room.Connection, "c", ("c", 3))));
        Assert.Equal(0, await Tend(Room.Open(Room.Connection, "a", ("a", 1), ("b", 2))));
    }

    [Fact]
    public async Task A_destroyed_key_erases_what_it_protected_and_nothing_else()
    {
        var story = await Story.On(Room);
        var note = await AddNote(story, story.Mentor.Id, "For me.");
        await Destroy(KeyOwner.Of(story.Relationship.Id));
        var agreement = await Room.Act(Viewer.System(), work => work.Store.Get(story.Agreement.Id, default));
        Assert.True(agreement.Terms.IsErased);
        Assert.Equal((null, story.Relationship.Id, 1), (agreement.Terms.Value.Venue, agreement.RelationshipId, agreement.Number));
        Assert.Equal((true, ""), ((await Note(note)).Text.IsErased, (await Note(note)).Text.Value));
        Assert.Equal(story.Canary, await Profile(story.MentorApplication));
        await Destroy(KeyOwner.Of(story.Mentor.Id));
        Assert.Equal("", await Profile(story.MentorApplication));
        Assert.Equal(story.Canary, await Profile(story.MenteeApplication));
    }

    [Fact]
    public async Task It_erases_it_in_a_copy_that_was_made_before()
    {
        var story = await Story.On(Room);
        var note = await AddNote(story, story.Mentor.Id, "For me.");
        var copy = await Room.Copy();
        Assert.Equal("For me.", (await Note(note, Room.OpenApart(copy, Room.KeyStore))).Text.Value);
        await Room.Write(async work =>
        {
            work.Store.Remove(await work.Store.Get(note, default));
            await work.Get<IKeys>().Destroy(KeyOwner.Of(story.Relationship.Id), default);
            return story.Relationship.Id;
        }, at: Room.Open(Room.Connection));
        var restored = await Note(note, Room.OpenApart(copy, Room.KeyStore));
        Assert.True(restored.Text.IsErased);
        Assert.Equal((story.Mentor.Id, Story.Start), (restored.AuthorId, restored.WrittenAt));
    }

    [Fact]
    public async Task A_copy_without_its_keys_is_told_from_an_erased_one()
    {
        var story = await Story.On(Room);
        var copy = Room.Open(await Room.Copy());
        await Room.Migrate(copy);
        var lost = await Assert.ThrowsAnyAsync<CryptographicException>(() => Profile(story.MentorApplication, copy));
        Assert.Contains("MatchProfile.Text", lost.Message, StringComparison.Ordinal);
        Assert.Contains("ConnectionStrings:Keys", lost.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_destruction_goes_with_its_use_case()
    {
        var story = await Story.On(Room);
        await Assert.ThrowsAsync<Forbidden>(() => Room.Write<Relationship>(async work =>
        {
            await work.Get<IKeys>().Destroy(KeyOwner.Of(story.Relationship.Id), default);
            await work.Store.Settle(default);
            throw new Forbidden("No.");
        }));
        await Tend(Room.Open(Room.Connection));
        Assert.Contains(story.Canary, await Venue(story, Room.Open(Room.Connection)), StringComparison.Ordinal);
        await Destroy(KeyOwner.Of(story.Relationship.Id));
        Assert.Null(await Venue(story, Room.Open(Room.Connection)));
    }

    [Fact]
    public async Task What_is_written_after_a_destruction_has_a_new_key()
    {
        var story = await Story.On(Room);
        var stale = Room.Open(Room.Connection);
        await AddNote(story, story.Mentor.Id, "Before.", stale);
        await Destroy(KeyOwner.Of(story.Relationship.Id));
        var note = await AddNote(story, story.Mentor.Id, "After.", stale);
        Assert.Equal("After.", (await Note(note, Room.Open(Room.Connection))).Text.Value);
    }

    [Fact]
    public async Task A_destruction_that_was_cut_short_or_undone_by_an_old_copy_of_the_keys_is_carried_out()
    {
        var (cut, undone) = (await Story.On(Room), await Story.On(Room));
        foreach (var (story, done) in (IEnumerable<(Story, DateTimeOffset?)>)[(cut, null), (undone, Story.Start)])
        {
            var key = await KeyOf("Agreement", "Terms", "RelationshipId", story.Relationship.Id.Value);
            await Room.Stored(async db =>
            {
                db.Add(new DestroyedKey { Id = key, DoneAt = done });
                return await db.SaveChangesAsync();
            });
        }
        await Tend(Room.Open(Room.Connection));
        foreach (var story in (Story[])[cut, undone]) Assert.Null(await Venue(story, Room.Open(Room.Connection)));
        Assert.False(await Room.Stored(db => db.Set<DestroyedKey>().AnyAsync(x => x.DoneAt == null)));
    }

    [Fact]
    public async Task Other_hosts_forget_a_destroyed_key_within_minutes()
    {
        var story = await Story.On(Room);
        var key = await KeyOf("Agreement", "Terms", "RelationshipId", story.Relationship.Id.Value);
        var clock = new Hand();
        var ring = new KeyRing(Room.Services.GetRequiredService<KeyStore>(), Room.Services.GetRequiredService<MasterKeys>(), clock);
        Assert.NotNull(ring.ToRead(key).Key);
        await Destroy(KeyOwner.Of(story.Relationship.Id));
        clock.At += KeyRing.Memory;
        Assert.Null(ring.ToRead(key).Key);
    }

    [Fact]
    public async Task A_value_from_before_there_were_data_keys_opens()
    {
        var story = await Story.On(Room);
        var old = $"a.{Room.Services.GetRequiredService<MasterKeys>().Shut(Encoding.UTF8.GetBytes("From before."), "MatchProfile.Text")}";
        await Room.Stored(db => db.Database.ExecuteSqlAsync($"""UPDATE "MatchProfile" SET "Text" = {old} WHERE "ApplicationId" = {story.MentorApplication.Id.Value}"""));
        Assert.Equal("From before.", await Profile(story.MentorApplication));
    }

    private sealed class Hand : TimeProvider
    {
        public TimeSpan At { get; set; }
        public override long TimestampFrequency => TimeSpan.TicksPerSecond;
        public override long GetTimestamp() => At.Ticks;
    }

    private Task Destroy(KeyOwner owner) => Room.Write(async work =>
    {
        await work.Get<IKeys>().Destroy(owner, default);
        return Id<Relationship>.New();
    });

    private Task<Id<PrivateNote>> AddNote(Story story, Id<Person> author, string text, ServiceProvider? at = null) => Room.Write(work =>
    {
        var note = new PrivateNote(story.Relationship, author, text, Story.Start);
        work.Store.Add(note);
        return Task.FromResult(note.Id);
    }, at: at);

    private Task<PrivateNote> Note(Id<PrivateNote> id, ServiceProvider? at = null) => Room.Act(Viewer.System(), work => work.Store.Get(id, default), at);

    private Task<string> Profile(Application application, ServiceProvider? at = null) =>
        Room.Act(Viewer.System(), async work => (await work.Store.Find<MatchProfile>(x => x.ApplicationId == application.Id, default))!.Text.Value, at);

    private Task<string?> Venue(Story story, ServiceProvider at) => Room.Act(Viewer.System(), async work => (await work.Store.Get(story.Agreement.Id, default)).Terms.Value.Venue, at);

    private Task<int> Tend(ServiceProvider at) => Room.Act(Viewer.System(), work => work.Get<IDatabase>().TendKeys(default), at);

    private async Task<Guid> KeyOf(string table, string column, string by, Guid id) => (await Keys(table, column, by, id))[0];

    private async Task<List<KeyOwner>> Owners(string table, string column, string by, Guid id)
    {
        var store = Room.Services.GetRequiredService<KeyStore>();
        var owners = (await Keys(table, column, by, id)).ConvertAll(key => store.Find(key)!.Owner);
        Assert.NotEmpty(owners);
        return owners;
    }

    /// <summary>The keys that stored values name.</summary>
    private async Task<List<Guid>> Keys(string table, string column, string by, Guid id)
    {
        var sql = $"SELECT \"{column}\" AS \"Value\" FROM \"{table}\" WHERE \"{by}\" = {{0}} AND \"{column}\" IS NOT NULL";
        var raw = await Room.Stored(db => db.Database.SqlQueryRaw<string>(sql, id).ToListAsync());
        return raw.ConvertAll(text => Guid.ParseExact(text.Split('.')[1], "N"));
    }

    private async Task Swap(Guid one, Guid other)
    {
        var store = Room.Services.GetRequiredService<KeyStore>();
        await using var keys = await OpenKeys();
        foreach (var (id, wrapped) in (IEnumerable<(Guid, string)>)[(one, store.Find(other)!.Wrapped!), (other, store.Find(one)!.Wrapped!)])
        {
            await using var swap = keys.CreateCommand();
            swap.CommandText = $"UPDATE {(Room is OnPostgres ? "keys.\"DataKey\"" : "\"DataKey\"")} SET \"Wrapped\" = '{wrapped}' WHERE \"Id\" = '{id:N}'";
            Assert.Equal(1, await swap.ExecuteNonQueryAsync());
        }
    }

    private async Task<System.Data.Common.DbConnection> OpenKeys()
    {
        System.Data.Common.DbConnection connection = Room is OnPostgres ? new Npgsql.NpgsqlConnection(Room.KeyStore) : new SqliteConnection(Room.KeyStore);
        await connection.OpenAsync();
        return connection;
    }

    public sealed class Sqlite(OnSqlite room) : DataKeyTests(room), IClassFixture<OnSqlite>
    {
        [Fact]
        public async Task No_byte_of_a_destroyed_key_stays_in_its_file()
        {
            var story = await Story.On(Room);
            var key = await KeyOf("Agreement", "Terms", "RelationshipId", story.Relationship.Id.Value);
            var wrapped = Encoding.UTF8.GetBytes(Room.Services.GetRequiredService<KeyStore>().Find(key)!.Wrapped!);
            Assert.Contains(Files(), bytes => bytes.AsSpan().IndexOf(wrapped) >= 0);
            await Destroy(KeyOwner.Of(story.Relationship.Id));
            Assert.DoesNotContain(Files(), bytes => bytes.AsSpan().IndexOf(wrapped) >= 0);
        }

        private List<byte[]> Files()
        {
            var file = new SqliteConnectionStringBuilder(Room.KeyStore).DataSource;
            return [.. ((string[])[file, $"{file}-wal"]).Where(File.Exists).Select(path =>
            {
                using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                var bytes = new byte[stream.Length];
                stream.ReadExactly(bytes);
                return bytes;
            })];
        }
    }

    public sealed class Postgres(OnPostgres room) : DataKeyTests(room), IClassFixture<OnPostgres>
    {
        [Fact]
        public async Task A_row_that_is_read_again_under_its_lock_is_opened_again()
        {
            var story = await Story.On(Room);
            var note = await AddNote(story, story.Mentor.Id, "First.");
            await Room.Write(async work =>
            {
                var read = await work.Store.Get(note, default);
                await Room.Write(async other =>
                {
                    (await other.Store.Get(note, default)).Write("Second.", Story.Start);
                    return note;
                });
                Assert.Same(read, await work.Store.Lock(note, default));
                Assert.Equal("Second.", read.Text.Value);
                return note;
            });
        }
    }
}
