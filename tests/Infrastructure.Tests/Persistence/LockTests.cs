using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Rules;
using Mentoring.Infrastructure.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Mentoring.Infrastructure.Tests.Persistence;

/// <summary>Writers of one thing follow each other, and each reads what the one before it left.</summary>
public abstract class LockTests(Room room) : RoomTests(room)
{
    private const int Many = 20;

    [Fact]
    public async Task Of_twenty_writers_for_one_place_one_wins()
    {
        var story = await Story.On(Room);
        var results = await AtOnce(Many, i => Room.Write(async work =>
        {
            await work.Store.Lock(story.Organisation.Id, default);
            var taken = await work.Reader.All<Team>().CountAsync(x => x.OrganisationId == story.Organisation.Id);
            LifeCycleRules.StepPossible.Check(taken < 2);
            var team = new Team(story.Organisation.Id, $"place-{i}");
            work.Store.Add(team);
            return team.Id;
        }));
        Assert.Single(results, result => result is null);
        Assert.All(results.OfType<Exception>(), result => Assert.IsType<Refusal>(result));
        Assert.Equal(2, await Room.Stored(db => db.Set<Team>().CountAsync(x => x.OrganisationId == story.Organisation.Id)));
    }

    [Fact]
    public async Task Whoever_waited_for_a_lock_reads_the_children_that_the_one_before_added()
    {
        var story = await Story.On(Room);
        var (held, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        var first = Sign(story, story.Mentee, seen => Assert.Equal(1, seen), async () =>
        {
            held.SetResult();
            await release.Task;
        });
        await held.Task;
        var second = Sign(story, story.Coordinator, seen => Assert.Equal(2, seen), () => Task.CompletedTask);
        await Task.Delay(300);
        Assert.False(second.IsCompleted);
        release.SetResult();
        await Task.WhenAll(first, second);
        Assert.Equal(3, (await Room.Act(Viewer.System(), work => work.Store.Get(story.Agreement.Id, default))).Signatures.Count);
    }

    [Fact]
    public async Task Rows_that_a_step_carries_along_are_held_too()
    {
        var story = await Story.On(Room);
        var (held, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        var first = Sign(story, story.Mentee, _ => { }, async () =>
        {
            held.SetResult();
            await release.Task;
        });
        await held.Task;
        var carried = Room.Write(async work =>
        {
            var agreement = Assert.Single(await work.Store.LockAffected<Domain.Relationships.Agreement>(x => x.RelationshipId == story.Relationship.Id, default));
            Assert.Equal(2, agreement.Signatures.Count);
            agreement.Supersede();
            return agreement.Id;
        });
        await Task.Delay(200);
        release.SetResult();
        await Task.WhenAll(first, carried);
    }

    [Fact]
    public async Task Two_writers_who_would_wait_for_each_other_both_come_through()
    {
        var (one, other) = (await Story.On(Room), await Story.On(Room));
        var both = new Barrier(2);
        var met = 0;
        Task<Id<Organisation>> Cross(Story from, Story to) => Room.Write(async work =>
        {
            (await work.Store.Lock(from.Organisation.Id, default)).Describe(from.Key, null);
            if (Room is OnPostgres && Interlocked.Increment(ref met) <= 2) await Task.Run(() => both.SignalAndWait(TimeSpan.FromSeconds(10)));
            (await work.Store.Lock(to.Organisation.Id, default)).Describe(from.Key, null);
            return from.Organisation.Id;
        });
        await Task.WhenAll(Cross(one, other), Cross(other, one));
        Assert.True(Room is OnSqlite || met > 2, "Nobody was asked to try again.");
        Assert.Equal([3, 3], await Room.Stored(db => db.Set<Organisation>().Where(x => x.Id == one.Organisation.Id || x.Id == other.Organisation.Id).Select(x => x.Version).ToListAsync()));
    }

    [Fact]
    public async Task Two_writers_who_would_wait_for_each_other_as_they_save_both_come_through()
    {
        var (one, other) = (await Story.On(Room), await Story.On(Room));
        var both = new Barrier(2);
        var met = 0;
        Task<Id<Organisation>> Cross(Story from, Story to) => Room.Write(async work =>
        {
            (await work.Store.Lock(from.Organisation.Id, default)).Describe(from.Key, null);
            (await work.Store.Get(to.Organisation.Id, default)).Describe(from.Key, null);
            if (Room is OnPostgres && Interlocked.Increment(ref met) <= 2) await Task.Run(() => both.SignalAndWait(TimeSpan.FromSeconds(10)));
            return from.Organisation.Id;
        });
        await Task.WhenAll(Cross(one, other), Cross(other, one));
        Assert.True(Room is OnSqlite || met > 2, "Nobody was asked to try again.");
    }

    [Fact]
    public async Task Twenty_edits_at_once_without_a_version_all_count()
    {
        var story = await Story.On(Room);
        var results = await AtOnce(Many, i => Room.Write(async work =>
        {
            (await work.Store.GetToAct(story.Organisation.Id, default)).Describe($"Edit {i}", null);
            return story.Organisation.Id;
        }));
        Assert.All(results, Assert.Null);
        Assert.Equal(1 + Many, await Room.Stored(db => db.Set<Organisation>().Where(x => x.Id == story.Organisation.Id).Select(x => x.Version).SingleAsync()));
    }

    [Fact]
    public async Task Of_twenty_edits_of_one_version_one_wins()
    {
        var story = await Story.On(Room);
        var results = await AtOnce(Many, i => Room.Write(async work =>
        {
            (await work.Store.GetToReplace(story.Organisation.Id, default)).Describe($"Edit {i}", null);
            return story.Organisation.Id;
        }, terms => terms.ExpectedVersion = 1));
        Assert.Single(results, result => result is null);
        Assert.All(results.OfType<Exception>(), result => Assert.IsType<Stale>(result));
    }

    [Fact]
    public async Task Twenty_who_add_the_same_external_id_leave_one_and_hear_the_rule()
    {
        var story = await Story.On(Room);
        var results = await AtOnce(Many, _ => Room.Write(work =>
        {
            var team = new Team(story.Organisation.Id, "same");
            work.Store.Add(team);
            return Task.FromResult(team.Id);
        }));
        Assert.Single(results, result => result is null);
        Assert.All(results.OfType<Exception>(), result => Assert.Equal(PeopleRules.ExternalIdOnce, Assert.IsType<Refusal>(result).Rule));
    }

    [Fact]
    public async Task What_the_viewer_may_not_see_cannot_be_locked()
    {
        var (own, foreign) = (await Story.On(Room), await Story.On(Room));
        await Assert.ThrowsAsync<Unseen>(() => Room.Write(Story.Of(own.Mentor), async work => (await work.Store.Lock(foreign.Agreement.Id, default)).Id));
        await Assert.ThrowsAsync<Unseen>(() => Room.Write(Story.Of(own.Mentor), async work => (await work.Store.Lock(Id<Programme>.New(), default)).Id));
    }

    private Task Sign(Story story, Person person, Action<int> seen, Func<Task> then) => Room.Write(async work =>
    {
        var agreement = await work.Store.Lock(story.Agreement.Id, default);
        seen(agreement.Signatures.Count);
        agreement.Sign(person.Id, ["conduct"], parties: 9, Story.Start);
        await then();
        return agreement.Id;
    });

    private static async Task<Exception?[]> AtOnce<T>(int times, Func<int, Task<T>> act)
    {
        var start = new TaskCompletionSource();
        var all = Enumerable.Range(0, times).Select(async i =>
        {
            await start.Task;
            return await Record.ExceptionAsync(() => Task.Run(() => act(i)));
        }).ToList();
        start.SetResult();
        return await Task.WhenAll(all);
    }

    public sealed class Sqlite(OnSqlite room) : LockTests(room), IClassFixture<OnSqlite>;

    /// <summary>SQLite has one writer at a time: nobody comes between a read and its lock.</summary>
    public sealed class Postgres(OnPostgres room) : LockTests(room), IClassFixture<OnPostgres>
    {
        [Fact]
        public async Task Whoever_read_before_the_lock_reads_again_after_it()
        {
            var story = await Story.On(Room);
            await Room.Write(async work =>
            {
                var read = await work.Store.Get(story.Agreement.Id, default);
                await Redraft(story);
                var locked = await work.Store.Lock(story.Agreement.Id, default);
                Assert.Same(read, locked);
                Assert.Equal((3, story.Mentee.Id), (locked.Version, Assert.Single(locked.Signatures).PersonId));
                return locked.Id;
            });
        }

        /// <summary>The mentor's signature falls, the mentee's is given.</summary>
        private async Task Redraft(Story story)
        {
            await Room.Write(async work =>
            {
                (await work.Store.Get(story.Agreement.Id, default)).Draft(new() { Venue = "Another." });
                return story.Agreement.Id;
            });
            await Sign(story, story.Mentee, _ => { }, () => Task.CompletedTask);
        }
    }
}
