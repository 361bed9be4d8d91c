using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Integration;
using Mentoring.Domain.People;
using Mentoring.Infrastructure.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Mentoring.Infrastructure.Tests.Integration;

/// <summary>Who follows the feed meets every event once, however late it was committed.</summary>
public abstract class EventFeedTests(Room room) : RoomTests(room)
{
    [Fact]
    public async Task Nothing_is_skipped_and_nothing_comes_twice_while_others_write()
    {
        var made = new System.Collections.Concurrent.ConcurrentBag<Guid>();
        var writers = Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < 25; i++) made.Add(await Make($"w{writer}-{i}", slow: i % 5 == 0));
        }, default)).ToList();

        var seen = new List<Guid>();
        var position = default(FeedPosition);
        while (writers.Exists(writer => !writer.IsCompleted)) position = await Follow(position, seen);
        await Task.WhenAll(writers);
        // PostgreSQL serves what is older than every running transaction: the last ones come a moment later.
        for (var left = 100; seen.Count < made.Count && left > 0; left--)
        {
            position = await Follow(position, seen);
            await Task.Delay(20, default);
        }
        Assert.Equal(made.Count, seen.Count);
        Assert.Equal(made.Order(), seen.Order());
    }

    private async Task<FeedPosition> Follow(FeedPosition position, List<Guid> seen)
    {
        var events = await Room.Act(Viewer.System(), work => work.Get<IEventFeed>().After(position, 7, default));
        seen.AddRange(events.Select(x => x.RecordId));
        return events.Count == 0 ? position : new(events[^1].Xid, events[^1].Seq);
    }

    private Task<Guid> Make(string name, bool slow) => Room.Act(Viewer.System(), async work =>
    {
        var store = work.Get<IStore>();
        return (await store.Write(async () =>
        {
            var organisation = new Organisation(name);
            organisation.Describe(name, null);
            store.Add(organisation);
            if (slow) await Task.Delay(30, default);
            return organisation.Id;
        }, default)).Value;
    });

    public sealed class Sqlite(OnSqlite room) : EventFeedTests(room), IClassFixture<OnSqlite>;

    public sealed class Postgres(OnPostgres room) : EventFeedTests(room), IClassFixture<OnPostgres>
    {
        [Fact]
        public async Task A_transaction_that_commits_late_is_not_passed_by()
        {
            await Make("first", slow: false);
            var (entered, release) = (new TaskCompletionSource(), new TaskCompletionSource());
            var slow = Room.Act(Viewer.System(), work =>
            {
                var store = work.Get<IStore>();
                return store.Write(async () =>
                {
                    // A lock takes the transaction's number, before that of the fast one.
                    await store.Lock((await First()).Id, default);
                    var organisation = new Organisation("slow");
                    organisation.Describe("slow", null);
                    store.Add(organisation);
                    entered.SetResult();
                    await release.Task;
                    return organisation.Id;

                    async Task<Organisation> First() => (await store.List<Organisation>(_ => true, default))[0];
                }, default);
            });
            if (await Task.WhenAny(entered.Task, slow) == slow) await slow;
            var fast = await Make("fast", slow: false);
            var (seen, position) = (new List<Guid>(), default(FeedPosition));
            for (var before = -1; before < seen.Count;)
            {
                before = seen.Count;
                position = await Follow(position, seen);
            }
            release.SetResult();
            var late = (await slow).Value;
            for (var left = 100; !(seen.Contains(fast) && seen.Contains(late)) && left > 0; left--)
            {
                position = await Follow(position, seen);
                await Task.Delay(20, default);
            }
            Assert.Single(seen, x => x == late);
            Assert.Single(seen, x => x == fast);
        }
    }
}
