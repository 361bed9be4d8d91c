using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Infrastructure.Persistence;
using Mentoring.Infrastructure.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Mentoring.Infrastructure.Tests.Persistence;

/// <summary>Confidential text is stored under a key that can be replaced.</summary>
public abstract class EncryptionTests(Room room) : RoomTests(room)
{
    private const string Canary = "canary-7f3a";
    private const string Key = "dGVzdHMtb25seS1rZXktb2YtMzItYnl0ZXMtbG9uZyE=";
    private const string OtherKey = "YW5vdGhlci1rZXktb2YtMzItYnl0ZXMtZm9yLXRlc3Q=";

    [Fact]
    public async Task The_text_is_not_in_the_table_and_a_new_key_reads_what_the_old_one_wrote()
    {
        var id = await Fill();
        Assert.DoesNotContain(Canary, await Raw(id), StringComparison.Ordinal);
        Assert.StartsWith("a.", await Raw(id), StringComparison.Ordinal);

        await Room.Write(async work =>
        {
            var answers = (await work.Store.Find<Answers>(x => x.ApplicationId == id, default))!;
            Assert.Equal(Canary, answers.Content.Profile);
            answers.Fill(answers.Content with { Title = "Changed" });
            return id;
        }, at: Room.Open(Room.Connection, "b", ("a", 1), ("b", 2)));
        Assert.StartsWith("b.", await Raw(id), StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_belongs_to_its_column_and_its_key()
    {
        var cipher = new ColumnCipher(new Dictionary<string, string>(StringComparer.Ordinal) { ["one"] = Key }, "one");
        var kept = cipher.Encrypt(Canary, "Answers.Content");
        Assert.Equal(Canary, cipher.Decrypt(kept, "Answers.Content"));
        Assert.NotEqual(kept, cipher.Encrypt(Canary, "Answers.Content"));
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => cipher.Decrypt(kept, "SignOff.Reason"));
        var other = new ColumnCipher(new Dictionary<string, string>(StringComparer.Ordinal) { ["two"] = OtherKey }, "two");
        Assert.Contains("one", Assert.ThrowsAny<Exception>(() => other.Decrypt(kept, "Answers.Content")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missing", Key)]
    [InlineData("one", "c2hvcnQ=")]
    public void Wrong_keys_stop_the_host(string current, string key) =>
        Assert.Throws<InvalidOperationException>(() => new ColumnCipher(new Dictionary<string, string>(StringComparer.Ordinal) { ["one"] = key }, current));

    private Task<string> Raw(Id<Application> id) => Room.Stored(db => db.Database
        .SqlQueryRaw<string>("SELECT \"Content\" AS \"Value\" FROM \"Answers\" WHERE \"ApplicationId\" = {0}", id.Value).SingleAsync(default));

    private Task<Id<Application>> Fill() => Room.Act(Viewer.System(), work =>
    {
        var store = work.Get<IStore>();
        return store.Write(() =>
        {
            var organisation = new Organisation("enc");
            organisation.Describe("Enc", null);
            var person = new Person(organisation.Id, "p");
            var programme = new Programme("P", Presets.AdviceSkillsPilot, [organisation.Id]);
            var application = new Application(programme, person, ParticipantRole.Mentee, DateTimeOffset.UnixEpoch);
            var answers = new Answers(application);
            answers.Fill(new() { Profile = Canary });
            store.Add(organisation);
            store.Add(person);
            store.Add(programme);
            store.Add(application);
            store.Add(answers);
            return Task.FromResult(application.Id);
        }, default);
    });

    public sealed class Sqlite(OnSqlite room) : EncryptionTests(room), IClassFixture<OnSqlite>;

    public sealed class Postgres(OnPostgres room) : EncryptionTests(room), IClassFixture<OnPostgres>;
}
