using System.Reflection;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Forms;
using Mentoring.Domain.Meetings;
using Mentoring.Domain.Privacy;
using Mentoring.Domain.Relationships;
using Mentoring.Infrastructure.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Mentoring.Infrastructure.Tests.Privacy;

/// <summary>What leaves through the read door is noticed there, whatever the query, and kept as it was read.</summary>
public abstract class ReadLedgerTests(Room room) : RoomTests(room)
{
    public static TheoryData<Type> Contents =>
        [.. typeof(Entity).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Entity)) && type.IsAssignableTo(typeof(IRelationshipContent))).OrderBy(type => type.Name, StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Contents))]
    public Task What_somebody_else_reads_is_kept_for_who_may_know_of_it(Type record) =>
        (Task)typeof(ReadLedgerTests).GetMethod(nameof(ReadAll), BindingFlags.NonPublic | BindingFlags.Instance)!.MakeGenericMethod(record).Invoke(this, null)!;

    private async Task ReadAll<T>() where T : Entity<T>, IVisible<T>, IRelationshipContent
    {
        var story = await Story.On(Room);
        var relationship = story.Relationship.Id;
        var content = await Room.Stored(db => db.Set<T>().AsNoTracking().SingleAsync(x => x.RelationshipId == relationship));
        foreach (var viewer in story.Viewers.Append(Viewer.System()))
        {
            var before = await Records<T>(relationship);
            var seen = await Read<T>(viewer, relationship);
            var made = (await Records<T>(relationship)).ExceptBy(before.Select(x => x.Id), x => x.Id).ToList();
            if (seen.Count == 0 || viewer.IsSystem || viewer.RelationshipsJoined.Contains(relationship)) Assert.Empty(made);
            else Assert.Equal((content.Id.Value, viewer.Person), (Assert.Single(Assert.Single(made).Records), made[0].ReaderId));
        }
        // Who learns of a read learns that the record exists: they are among those who see it.
        foreach (var party in (Viewer[])[Story.Of(story.Mentor), Story.Of(story.Mentee)])
            if (content.KnownOnlyTo is null || content.KnownOnlyTo == party.Caller.Person)
                Assert.Single(await Read<T>(party, relationship));
    }

    private Task<List<T>> Read<T>(Viewer viewer, Id<Relationship> relationship) where T : Entity<T>, IVisible<T>, IRelationshipContent => Room.Act(viewer, async work =>
    {
        var seen = await work.Reader.All<T>().Where(x => x.RelationshipId == relationship).ToListAsync();
        await work.Get<IReadLedger>().Keep(ReadProtocol.Rest, "test", default);
        return seen;
    });

    private Task<List<ReadRecord>> Records<T>(Id<Relationship> relationship) =>
        Room.Stored(db => db.Set<ReadRecord>().AsNoTracking().Where(x => x.RelationshipId == relationship && x.RecordType == typeof(T).Name).ToListAsync());

    [Fact]
    public async Task What_is_kept_comes_back_member_by_member()
    {
        var story = await Story.On(Room);
        var client = new Domain.Integration.Client($"{story.Key}-front-end");
        client.Register("Front end", "Shows people theirs.", [], [], active: true);
        await Room.Write(work =>
        {
            work.Store.Add(client);
            return Task.FromResult(client.Id);
        });
        var viewer = new Viewer(new("", "", client.ClientId, null, story.Coordinator.Id));
        await Room.Act(viewer, async work =>
        {
            var (once, again) = (await work.Reader.All<Agreement>().SingleAsync(), await work.Reader.All<Agreement>().Select(x => new { Row = x }).SingleAsync());
            Assert.Equal(once.Id, again.Row.Id);
            await work.Get<IReadLedger>().Keep(ReadProtocol.Graphql, "agreement", default);
            return 0;
        });
        var kept = Assert.Single(await Records<Agreement>(story.Relationship.Id));
        Assert.Equal((story.Programme.Id, story.Coordinator.Id, client.ClientId, "Shows people theirs."), (kept.ProgrammeId, kept.ReaderId!.Value, kept.Client, kept.Purpose));
        Assert.Equal((ReadCapacity.Coordinator, 1, false, ReadProtocol.Graphql, "agreement", 1), (kept.Capacity, kept.Count, kept.IsBulk, kept.Protocol, kept.Operation, kept.Version));
        Assert.Equal([story.Agreement.Id.Value], kept.Records);
        Assert.Null(kept.KnownOnlyTo);
        Assert.Equal(TimeProvider.System.GetUtcNow(), kept.At, TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_request_is_kept_by_one_statement_and_one_that_read_nothing_by_none()
    {
        var story = await Story.On(Room);
        Assert.Single(await Sent<Agreement>(Story.Of(story.Coordinator)), sql => sql.StartsWith("INSERT", StringComparison.Ordinal));
        Assert.DoesNotContain(await Sent<Agreement>(Story.Of(story.Mentor)), sql => sql.StartsWith("INSERT", StringComparison.Ordinal));
        Assert.DoesNotContain(await Sent<Meeting>(Story.Of(story.Coordinator)), sql => sql.StartsWith("INSERT", StringComparison.Ordinal));
    }

    private Task<List<string>> Sent<T>(Viewer viewer) where T : Entity<T>, IVisible<T> => Room.Sql.Of(() => Room.Act(viewer, async work =>
    {
        Assert.NotEmpty(await work.Reader.All<T>().ToListAsync());
        await work.Get<IReadLedger>().Keep(ReadProtocol.Rest, "test", default);
        return 0;
    }));

    [Fact]
    public async Task What_is_read_after_the_reads_were_kept_does_not_come()
    {
        var story = await Story.On(Room);
        await Room.Act(Story.Of(story.Coordinator), async work =>
        {
            await work.Get<IReadLedger>().Keep(ReadProtocol.Rest, "test", default);
            var late = await Assert.ThrowsAsync<InvalidOperationException>(() => work.Reader.All<Agreement>().ToListAsync());
            Assert.Contains("recorded", late.Message, StringComparison.Ordinal);
            return 0;
        });
    }

    [Fact]
    public async Task A_query_cannot_take_words_out_of_a_row()
    {
        var story = await Story.On(Room);
        await Room.Act(Story.Of(story.Coordinator), async work =>
        {
            var (agreements, updates) = (work.Reader.All<Agreement>(), work.Reader.All<ProgressUpdate>());
            await Refused(() => updates.Select(x => x.Text.Value).ToListAsync());
            await Refused(() => updates.Select(x => new { x.Id, Told = x.Text.Value }).ToListAsync());
            await Refused(() => updates.Select(x => EF.Property<Confidential<string>>(x, "Text").Value).ToListAsync());
            await Refused(() => updates.Where(x => x.Text.Value == "").Select(x => x.Id).ToListAsync());
            await Refused(async () => (await updates.Select(x => x.Text).FirstAsync()).Value);
            await Refused(() => agreements.Select(x => x.Terms.Value.Venue).ToListAsync());
            await Refused(async () => (await work.Reader.All<Meeting>().Select(m => agreements.Where(x => x.RelationshipId == m.RelationshipId).Select(x => x.Terms).FirstOrDefault()).ToListAsync()).ConvertAll(x => x!.Value));
            // Facts, and whole rows within something else, may be asked for.
            Assert.Single(await updates.Select(x => new { x.RelationshipId, x.At }).ToListAsync());
            Assert.Equal(1, await work.Reader.All<Agreement>().CountAsync(x => x.Signatures.Any(signature => signature.PersonId == story.Mentor.Id)));
            return 0;
        });

        static Task Refused<T>(Func<Task<T>> query) => Assert.ThrowsAsync<InvalidOperationException>(query);
    }

    /// <summary>Whose it alone is need be no party: a line manager's answer is of a relationship that they are not in.</summary>
    [Fact]
    public async Task What_somebody_wrote_themselves_is_no_read_of_theirs_whatever_they_are_in()
    {
        var story = await Story.On(Room);
        var shipped = ShippedForms.Find(EvaluationForms.Manager)!;
        var answer = await Room.Write(work =>
        {
            var ask = new EvaluationAsk(story.Relationship, EvaluationWave.End, story.Manager.Id, story.Mentee.Id, new(shipped, 1, shipped.Content, null), named: true, new(2026, 4, 1, 9, 0, 0, TimeSpan.Zero));
            var made = new EvaluationAnswer(ask, Story.Shown(shipped), Story.Said("Time."), new(2026, 4, 1));
            work.Store.Add(ask);
            work.Store.Add(made);
            return Task.FromResult(made.Id);
        });
        var before = await Records<EvaluationAnswer>(story.Relationship.Id);
        Assert.Contains(await Read<EvaluationAnswer>(Story.Of(story.Manager), story.Relationship.Id), x => x.Id == answer);
        Assert.Equal(before.Count, (await Records<EvaluationAnswer>(story.Relationship.Id)).Count);
        Assert.NotEmpty(await Read<EvaluationAnswer>(Story.Of(story.Coordinator), story.Relationship.Id));
        Assert.True((await Records<EvaluationAnswer>(story.Relationship.Id)).Count > before.Count);
    }

    [Fact]
    public async Task One_request_does_not_note_for_another()
    {
        var story = await Story.On(Room);
        var before = await Records<Agreement>(story.Relationship.Id);
        // The context comes from a pool: the one that read and never kept leaves nothing to the next.
        for (var i = 0; i < 3; i++) await Room.Act(Story.Of(story.Coordinator), work => work.Reader.All<Agreement>().ToListAsync());
        await Room.Act(Story.Of(story.Mentor), async work =>
        {
            Assert.Null(work.Db.Reads);
            await work.Get<IReadLedger>().Keep(ReadProtocol.Rest, "test", default);
            return 0;
        });
        Assert.Equal(before.Count, (await Records<Agreement>(story.Relationship.Id)).Count);
    }

    public sealed class Sqlite(OnSqlite room) : ReadLedgerTests(room), IClassFixture<OnSqlite>;

    public sealed class Postgres(OnPostgres room) : ReadLedgerTests(room), IClassFixture<OnPostgres>;
}
