using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Integration;
using Mentoring.Domain.People;
using Mentoring.Infrastructure.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Mentoring.Infrastructure.Tests.Integration;

/// <summary>Whoever follows the feed misses nothing and meets nothing twice.</summary>
public abstract class EventFeedTests(Room room) : RoomTests(room)
{
    [Fact]
    public async Task A_client_is_told_of_its_own_organisation_alone()
    {
        var (own, other) = (await Story.On(Room), await Story.On(Room));
        var told = await Everything(own.Hr, since: default, until: seen => seen.Count >= 12);
        Assert.All(told, x => Assert.Equal(own.Organisation.Id, x.OrganisationId));
        Assert.Contains(told, x => x.RecordId == own.Mentor.Id.Value);
        Assert.DoesNotContain(told, x => x.RecordId == other.Mentor.Id.Value);
        Assert.All((string[])["PersonIdentity", "FeedRun", "Notice", "Agreement"], kind => Assert.DoesNotContain(told, x => x.RecordType == kind));
    }

    [Fact]
    public async Task The_feed_goes_on_after_the_position()
    {
        var story = await Story.On(Room);
        var all = await Everything(story.Hr, since: default, until: seen => seen.Count >= 12);
        var paged = new List<Event>();
        for (var position = default(FeedPosition); await Page(story.Hr, position, 5) is { Count: > 0 } page; position = new(page[^1].Xid, page[^1].Seq)) paged.AddRange(page);
        Assert.Equal(all.ConvertAll(x => x.Id), paged.ConvertAll(x => x.Id));
        Assert.Equal(all.Count, all.DistinctBy(x => (x.Xid, x.Seq)).Count());
    }

    [Fact]
    public async Task An_event_is_a_place_in_the_feed_for_who_sees_it_and_the_last_one_is_its_end()
    {
        var (own, other) = (await Story.On(Room), await Story.On(Room));
        var all = await Everything(own.Hr, since: default, until: seen => seen.Count >= 12);
        Assert.Equal(all[^1].Position, await Room.Act(own.Hr, work => work.Get<IEventFeed>().Last(default)));
        Assert.Equal(all[3].Position, await PositionOf(own.Hr, all[3].Id));
        Assert.Null(await PositionOf(other.Hr, all[3].Id));
        Assert.Null(await PositionOf(own.Hr, Id<Event>.New()));

        Task<FeedPosition?> PositionOf(Viewer viewer, Id<Event> id) => Room.Act(viewer, work => work.Get<IEventFeed>().PositionOf(id, default));
    }

    [Fact]
    public async Task Many_writers_and_a_reader_beside_them_lose_and_double_nothing()
    {
        var story = await Story.On(Room);
        var start = (await Everything(story.Hr, since: default, until: seen => seen.Count >= 12))[^1];
        var writing = Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Task.Run(() => Teams(story, writer, 15))));
        var told = await Everything(story.Hr, new(start.Xid, start.Seq), until: seen => seen.Count >= 4 * 15);
        await writing;
        Assert.Equal(4 * 15, told.Count);
        Assert.Equal(4 * 15, told.DistinctBy(x => x.RecordId).Count());
    }

    /// <summary>An id that is told before a change and after it, with the same row behind both.</summary>
    [Fact]
    public async Task Completions_are_a_feed_of_their_own_and_each_change_is_in_it_once()
    {
        var story = await Story.On(Room);
        var first = await Completions(story.Hr, default, until: seen => seen.Count >= 2);
        Assert.Equal(2, first.Count);
        Assert.All(first, x => Assert.Equal(("Completion", "created"), (x.RecordType, x.Change)));
        await Room.Write(async work =>
        {
            var completion = await work.Store.Get(new Id<Completion>(first[0].RecordId), default);
            completion.Void();
            return completion.Id;
        });
        var then = await Completions(story.Hr, first[^1].Position, until: seen => seen.Count >= 1);
        Assert.Equal([(first[0].RecordId, "changed", 2)], then.ConvertAll(x => (x.RecordId, x.Change, x.RecordVersion)));
    }

    [Fact]
    public async Task Old_events_go_and_say_so_and_completions_stay()
    {
        var story = await Story.On(Room);
        var all = await Everything(story.Hr, since: default, until: seen => seen.Count >= 14);
        Assert.Equal(2, all.Count(x => x.RecordType == nameof(Completion)));
        var before = all[^1].At.AddDays(1);
        await Forget(all[0].At.AddDays(-1));
        Assert.Equal(all.Count, (await Page(story.Hr, default)).Count);
        await Forget(before);
        Assert.All(await Page(story.Hr, default), x => Assert.Equal(nameof(Completion), x.RecordType));
        Assert.Equal(2, (await Page(story.Hr, default)).Count);
        Assert.Equal(before, (await Room.Act(story.Hr, work => work.Get<IEventFeed>().ForgottenBefore(default)))!.Value, TimeSpan.FromMilliseconds(1));
        // Nothing more is old: what is kept is not said to be gone.
        await Forget(before.AddDays(1));
        Assert.Equal(before, (await Room.Act(story.Hr, work => work.Get<IEventFeed>().ForgottenBefore(default)))!.Value, TimeSpan.FromMilliseconds(1));

        Task Forget(DateTimeOffset until) => Room.Act(Viewer.System(), async work =>
        {
            await work.Get<IEventFeed>().Forget(until, default);
            return 0;
        });
    }

    /// <summary>Which records clients hear of is a list, and no kind comes onto it by having an organisation.</summary>
    [Fact]
    public void What_clients_are_told_of_is_what_belongs_to_an_organisation_and_is_loud()
    {
        var ofOrganisations = typeof(Entity).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(IOfOrganisation)) && !type.IsInterface).Select(type => type.Name);
        Assert.Equal(ofOrganisations.Except(["PersonIdentity"]).Order(StringComparer.Ordinal), Event.Told.Order(StringComparer.Ordinal));
    }

    protected async Task<List<Event>> Completions(Viewer viewer, FeedPosition since, Func<List<Event>, bool> until)
    {
        var seen = new List<Event>();
        for (var tries = 0; tries < 1500 && !until(seen); tries++)
        {
            var from = seen.Count > 0 ? seen[^1].Position : since;
            seen.AddRange(await Room.Act(viewer, work => work.Get<IEventFeed>().CompletionsAfter(from, 200, default)));
            if (!until(seen)) await Task.Delay(10);
        }
        return seen;
    }

    private async Task Teams(Story story, int writer, int count)
    {
        for (var i = 0; i < count; i++) await AddTeam(story, $"t{writer}-{i}");
    }

    protected Task<Id<Team>> AddTeam(Story story, string name) => Room.Write(work =>
    {
        var team = new Team(story.Organisation.Id, name);
        work.Store.Add(team);
        return Task.FromResult(team.Id);
    });

    protected Task<List<Event>> Page(Viewer viewer, FeedPosition position, int limit = 200) =>
        Room.Act(viewer, work => work.Get<IEventFeed>().After(position, limit, default));

    /// <summary>Reads as a client does, on and on. A write anywhere in the server holds the feed back for as long as it runs.</summary>
    protected async Task<List<Event>> Everything(Viewer viewer, FeedPosition since, Func<List<Event>, bool> until)
    {
        var seen = new List<Event>();
        for (var tries = 0; tries < 1500 && !until(seen); tries++)
        {
            var page = await Page(viewer, since);
            seen.AddRange(page);
            if (page.Count > 0) since = new(page[^1].Xid, page[^1].Seq);
            else await Task.Delay(10);
        }
        return seen;
    }

    public sealed class Sqlite(OnSqlite room) : EventFeedTests(room), IClassFixture<OnSqlite>;

    /// <summary>Only here can a transaction commit after one that began later.</summary>
    public sealed class Postgres(OnPostgres room) : EventFeedTests(room), IClassFixture<OnPostgres>
    {
        [Fact]
        public async Task What_commits_late_is_still_ahead_of_the_reader()
        {
            var story = await Story.On(Room);
            var start = (await Everything(story.Hr, since: default, until: seen => seen.Count >= 12))[^1];
            var position = new FeedPosition(start.Xid, start.Seq);
            var (written, commit) = (new TaskCompletionSource(), new TaskCompletionSource());
            var slow = Slow(story, written, commit.Task);
            await written.Task;
            var fast = await AddTeam(story, "fast");
            Assert.Equal(1, await Room.Stored(db => db.Set<Event>().CountAsync(x => x.RecordId == fast.Value)));
            Assert.Empty(await Page(story.Hr, position));
            commit.SetResult();
            var late = await slow;
            var told = await Everything(story.Hr, position, until: seen => seen.Count >= 2);
            Assert.Equal([late.Value, fast.Value], told.ConvertAll(x => x.RecordId));
        }

        [Fact]
        public async Task A_transaction_that_is_rolled_back_leaves_a_gap_and_no_event()
        {
            var story = await Story.On(Room);
            var start = (await Everything(story.Hr, since: default, until: seen => seen.Count >= 12))[^1];
            await Assert.ThrowsAsync<TimeoutException>(() => Slow(story, new(), Task.FromException(new TimeoutException())));
            var team = await AddTeam(story, "after");
            var told = await Everything(story.Hr, new(start.Xid, start.Seq), until: seen => seen.Count >= 1);
            Assert.Equal([team.Value], told.ConvertAll(x => x.RecordId));
        }

        [Fact]
        public async Task A_completion_that_commits_late_is_still_ahead_of_the_learning_system_and_one_that_is_rolled_back_was_never_there()
        {
            var story = await Story.On(Room);
            var start = (await Completions(story.Hr, default, until: seen => seen.Count >= 2))[^1].Position;
            var (written, commit) = (new TaskCompletionSource(), new TaskCompletionSource());
            var slow = Slow(Trained(), written, commit.Task);
            await written.Task;
            var fast = Trained();
            await Room.Write(work =>
            {
                work.Store.Add(fast);
                return Task.FromResult(fast.Id);
            });
            Assert.Empty(await Room.Act(story.Hr, work => work.Get<IEventFeed>().CompletionsAfter(start, 200, default)));
            commit.SetResult();
            var late = await slow;
            await Assert.ThrowsAsync<TimeoutException>(() => Slow(Trained(), new(), Task.FromException(new TimeoutException())));
            var told = await Completions(story.Hr, start, until: seen => seen.Count >= 2);
            Assert.Equal([late.Id.Value, fast.Id.Value], told.ConvertAll(x => x.RecordId));

            Completion Trained() => new(new(story.MentorApplication, TrainingKind.Refresher, TrainingForm.Workshop, new(2026, 3, 1), 1, null, [], null), story.Organisation.Id);
        }

        private async Task<Id<Team>> Slow(Story story, TaskCompletionSource written, Task mayCommit) => (await Slow(new Team(story.Organisation.Id, "slow"), written, mayCommit)).Id;

        /// <summary>Has its event written, and its number taken, before it may commit.</summary>
        private Task<T> Slow<T>(T record, TaskCompletionSource written, Task mayCommit) where T : Entity => Room.Act(Viewer.System(), async work =>
        {
            await using var transaction = await work.Db.Database.BeginTransactionAsync();
            work.Db.Add(record);
            await work.Get<Mentoring.Infrastructure.Persistence.ChangeLog>().Save(default);
            written.TrySetResult();
            await mayCommit;
            await transaction.CommitAsync();
            return record;
        });
    }
}
