using System.Diagnostics;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.People;
using Mentoring.Domain.Rules;
using Mentoring.Infrastructure.Persistence;
using Mentoring.Infrastructure.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Mentoring.Infrastructure.Tests.Persistence;

/// <summary>One Idempotency-Key, one effect.</summary>
public abstract class IdempotencyTests(Room room) : RoomTests(room)
{
    private static int keys;

    [Fact]
    public async Task The_same_request_again_answers_with_the_first_result()
    {
        var key = Key();
        var first = await Add(key);
        var replayed = false;
        var second = await Room.Act(Viewer.System(), async work =>
        {
            Name(work.Terms, key);
            var id = await work.Store.Write<Organisation>(() => throw new InvalidOperationException("Ran twice."), default);
            replayed = work.Terms.Replayed;
            return id;
        });
        Assert.Equal((first, true), (second, replayed));
    }

    [Fact]
    public async Task Another_request_under_the_same_key_is_refused()
    {
        var key = Key();
        await Add(key);
        var refused = await Assert.ThrowsAsync<Invalid>(() => Add(key, terms => terms.RequestHash = "other"));
        Assert.Equal("/headers/Idempotency-Key", refused.Findings[0].Pointer);
    }

    [Fact]
    public async Task A_key_belongs_to_its_operation_and_its_caller()
    {
        var (one, other) = (await Story.On(Room), await Story.On(Room));
        var key = Key();
        var ids = new[]
        {
            await Add(key),
            await Add(key, terms => terms.Operation = "another"),
            await Add(key, viewer: one.Hr),
            await Add(key, viewer: other.Hr),
            await Add(key, viewer: Story.Of(one.Mentor)),
            await Add(key, viewer: Story.Of(one.Mentee)),
        };
        Assert.Equal(ids.Length, ids.Distinct().Count());
    }

    [Fact]
    public async Task A_refused_request_frees_its_key()
    {
        var key = Key();
        await Assert.ThrowsAsync<Refusal>(() => Room.Write<Organisation>(_ => throw new Refusal(LifeCycleRules.StepPossible), terms => Name(terms, key)));
        await Add(key, terms => terms.RequestHash = "other");
    }

    [Fact]
    public async Task Of_twenty_at_once_one_has_an_effect()
    {
        var key = Key();
        var ids = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => Add(key))));
        Assert.Single(ids.Distinct());
        Assert.Equal(1, await Room.Stored(db => db.Set<Organisation>().CountAsync(x => x.Name == key)));
    }

    [Fact]
    public async Task Who_comes_while_the_first_runs_is_told_so_after_two_seconds()
    {
        var key = Key();
        var (running, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        var first = Room.Write(async work =>
        {
            running.SetResult();
            await release.Task;
            return Added(work, key);
        }, terms => Name(terms, key));
        await running.Task;
        var watch = Stopwatch.StartNew();
        await Assert.ThrowsAsync<StillRunning>(() => Add(key));
        Assert.InRange(watch.Elapsed.TotalSeconds, 1.9, 6);
        release.SetResult();
        Assert.Equal(await first, await Add(key));
    }

    [Fact]
    public async Task Another_caller_with_the_same_key_only_waits_for_its_turn()
    {
        var story = await Story.On(Room);
        var key = Key();
        var (running, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        var first = Room.Write(async work =>
        {
            running.SetResult();
            await release.Task;
            return Added(work, key);
        }, terms => Name(terms, key));
        await running.Task;
        var other = Add(key, viewer: story.Hr);
        await Task.Delay(2300);
        release.SetResult();
        Assert.NotEqual(await first, await other);
    }

    [Fact]
    public async Task Who_gives_up_waiting_leaves_no_trace()
    {
        var (busy, key) = (Key(), Key());
        var (running, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        var writer = Room.Write(async work =>
        {
            running.SetResult();
            await release.Task;
            return Added(work, busy);
        });
        await running.Task;
        using var impatient = new CancellationTokenSource(50);
        var gone = Room.Act(Viewer.System(), work =>
        {
            Name(work.Terms, key);
            return work.Store.Write(async () =>
            {
                await Task.Delay(Timeout.Infinite, impatient.Token);
                return Added(work, key);
            }, impatient.Token);
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);
        var patient = Add(key);
        await Task.Delay(2300);
        release.SetResult();
        await writer;
        await patient;
    }

    [Fact]
    public async Task Keys_are_forgotten_after_a_day()
    {
        var (old, young) = (Key(), Key());
        await Add(old);
        await Add(young);
        await Room.Stored(db => db.Set<IdempotentRequest>().Where(x => x.Key == old).ExecuteUpdateAsync(x => x.SetProperty(r => r.UnixSeconds, r => r.UnixSeconds - 86_401)));
        await Room.Act(Viewer.System(), async work =>
        {
            await work.Get<IDatabase>().ForgetOldKeys(default);
            return 0;
        });
        Assert.Equal([young], await Room.Stored(db => db.Set<IdempotentRequest>().Where(x => x.Key == old || x.Key == young).Select(x => x.Key).ToListAsync()));
    }

    private static string Key() => $"key-{Interlocked.Increment(ref keys)}";

    private static void Name(WriteTerms terms, string key) => (terms.Operation, terms.IdempotencyKey, terms.RequestHash) = ("test", key, "hash");

    private Task<Id<Organisation>> Add(string key, Action<WriteTerms>? more = null, Viewer? viewer = null) =>
        Room.Write(viewer ?? Viewer.System(), work => Task.FromResult(Added(work, key)), terms =>
        {
            Name(terms, key);
            more?.Invoke(terms);
        });

    private static Id<Organisation> Added(Work work, string name)
    {
        var organisation = new Organisation(Guid.CreateVersion7().ToString());
        organisation.Describe(name, null);
        work.Store.Add(organisation);
        return organisation.Id;
    }

    public sealed class Sqlite(OnSqlite room) : IdempotencyTests(room), IClassFixture<OnSqlite>;

    public sealed class Postgres(OnPostgres room) : IdempotencyTests(room), IClassFixture<OnPostgres>;
}
