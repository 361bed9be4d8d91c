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
public abstract class EncryptionTests(Stored stored) : StoredTests(stored)
{
    private const string Canary = "canary-7f3a";
    private const string OtherKey = "YW5vdGhlci1rZXktb2YtMzItYnl0ZXMtZm9yLXRlc3Q=";

    [Fact]
    public async Task The_text_is_not_in_the_table_and_a_new_key_reads_what_the_old_one_wrote()
    {
        var id = await Fill();
        Assert.DoesNotContain(Canary, await Raw(id), StringComparison.Ordinal);
        Assert.StartsWith("one.", await Raw(id), StringComparison.Ordinal);

        await using var room = Stored.Build(("Encryption:CurrentKey", "two"), ("Encryption:Keys:one", Stored.Key), ("Encryption:Keys:two", OtherKey));
        await using var scope = Stored.As(Viewer.System(), room);
        var store = scope.ServiceProvider.GetRequiredService<IStore>();
        await store.Write(async () =>
        {
            var answers = (await store.Find<Answers>(x => x.ApplicationId == id, Stop))!;
            Assert.Equal(Canary, answers.Content.Profile);
            answers.Fill(answers.Content with { Title = "Changed" });
            return id;
        }, Stop);
        Assert.StartsWith("two.", await Raw(id), StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_belongs_to_its_column_and_its_key()
    {
        var cipher = new ColumnCipher(new Dictionary<string, string>(StringComparer.Ordinal) { ["one"] = Stored.Key }, "one");
        var kept = cipher.Encrypt(Canary, "Answers.Content");
        Assert.Equal(Canary, cipher.Decrypt(kept, "Answers.Content"));
        Assert.NotEqual(kept, cipher.Encrypt(Canary, "Answers.Content"));
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => cipher.Decrypt(kept, "SignOff.Reason"));
        var other = new ColumnCipher(new Dictionary<string, string>(StringComparer.Ordinal) { ["two"] = OtherKey }, "two");
        Assert.Contains("one", Assert.ThrowsAny<Exception>(() => other.Decrypt(kept, "Answers.Content")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missing", Stored.Key)]
    [InlineData("one", "c2hvcnQ=")]
    public void Wrong_keys_stop_the_host(string current, string key) =>
        Assert.Throws<InvalidOperationException>(() => new ColumnCipher(new Dictionary<string, string>(StringComparer.Ordinal) { ["one"] = key }, current));

    private Task<string> Raw(Id<Application> id) => Stored.InDatabase(db => db.Database
        .SqlQueryRaw<string>("SELECT \"Content\" AS \"Value\" FROM \"Answers\" WHERE \"ApplicationId\" = {0}", id.Value).SingleAsync(Stop));

    private Task<Id<Application>> Fill() => Stored.Do(Viewer.System(), services =>
    {
        var store = services.GetRequiredService<IStore>();
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
        }, Stop);
    });

    public sealed class Sqlite(OnSqlite stored) : EncryptionTests(stored), IClassFixture<OnSqlite>;

    public sealed class Postgres(OnPostgres stored) : EncryptionTests(stored), IClassFixture<OnPostgres>;
}
