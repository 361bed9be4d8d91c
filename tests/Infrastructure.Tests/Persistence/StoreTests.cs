using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Integration;
using Mentoring.Domain.People;
using Mentoring.Domain.Rules;
using Mentoring.Infrastructure.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Mentoring.Infrastructure.Tests.Persistence;

/// <summary>The write door: whole or not at all, once for one key, with version, event and audit row.</summary>
public abstract class StoreTests(Stored stored) : StoredTests(stored)
{
    private static int names;
    private readonly string name = $"o{Interlocked.Increment(ref names)}";

    [Fact]
    public async Task A_change_raises_the_version_and_leaves_an_event_and_an_audit_row()
    {
        var id = await Make(name);
        await Write(terms => terms.Operation = "rename", async store =>
        {
            (await store.Lock(id, Stop)).Describe("Another", null);
            return id;
        });
        var events = await Stored.InDatabase(db => db.Set<Event>().Where(x => x.RecordId == id.Value).OrderBy(x => x.RecordVersion).ToListAsync(Stop));
        Assert.Equal([("created", 1), ("changed", 2)], events.Select(x => (x.Change, x.RecordVersion)));
        Assert.Equal("rename", await Stored.InDatabase(db => db.Set<AuditEntry>().Where(x => x.Id == events[1].AuditId).Select(x => x.Operation).SingleAsync(Stop)));
        Assert.Equal(2, (await Find(id))!.Version);
    }

    [Fact]
    public async Task A_refusal_leaves_nothing_behind()
    {
        await Assert.ThrowsAsync<Refusal>(() => Write<Organisation>(_ => { }, store =>
        {
            store.Add(Of(name));
            throw new Refusal(LifeCycleRules.StepPossible);
        }));
        Assert.Equal(0, await Stored.InDatabase(db => db.Set<Organisation>().CountAsync(x => x.ExternalId == name, Stop)));
    }

    [Fact]
    public async Task A_dry_run_leaves_nothing_behind()
    {
        await Write(terms => terms.DryRun = true, store => Added(store, name));
        Assert.Equal(0, await Stored.InDatabase(db => db.Set<Organisation>().CountAsync(x => x.ExternalId == name, Stop)));
    }

    [Fact]
    public async Task A_version_that_is_not_the_current_one_is_stale()
    {
        var id = await Make(name);
        await Assert.ThrowsAsync<Stale>(() => Replace(id, 7));
        await Assert.ThrowsAsync<VersionNeeded>(() => Replace(id, null));
        await Replace(id, 1);
        await Replace(id, WriteTerms.AnyVersion);
        Assert.Equal(3, (await Find(id))!.Version);
    }

    [Fact]
    public async Task One_key_has_one_effect_and_another_request_with_it_is_refused()
    {
        var first = await Write(Key("hash"), store => Added(store, name));
        WriteTerms? replayed = null;
        var second = await Write(terms =>
        {
            Key("hash")(terms);
            replayed = terms;
        }, store => Added(store, name + "-again"));
        Assert.Equal((first, true), (second, replayed!.Replayed));
        var other = await Assert.ThrowsAsync<Invalid>(() => Write(Key("another hash"), store => Added(store, name + "-again")));
        Assert.Equal("/headers/Idempotency-Key", other.Findings[0].Pointer);
        Assert.Equal(0, await Stored.InDatabase(db => db.Set<Organisation>().CountAsync(x => x.ExternalId == name + "-again", Stop)));
    }

    [Fact]
    public async Task A_key_of_a_refused_request_can_be_used_again()
    {
        await Assert.ThrowsAsync<Refusal>(() => Write<Organisation>(Key("hash"), _ => throw new Refusal(LifeCycleRules.StepPossible)));
        await Write(Key("hash"), store => Added(store, name));
        Assert.Equal(1, await Stored.InDatabase(db => db.Set<Organisation>().CountAsync(x => x.ExternalId == name, Stop)));
    }

    [Fact]
    public async Task While_the_first_request_runs_the_second_waits_two_seconds_and_no_longer()
    {
        var (entered, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        var first = Write(Key("hash"), async store =>
        {
            var id = await Added(store, name);
            entered.SetResult();
            await release.Task;
            return id;
        });
        await entered.Task;
        var waited = System.Diagnostics.Stopwatch.StartNew();
        await Assert.ThrowsAsync<StillRunning>(() => Write(Key("hash"), store => Added(store, name)));
        Assert.InRange(waited.Elapsed.TotalSeconds, 1.5, 10);
        release.SetResult();
        Assert.Equal(await first, await Write(Key("hash"), store => Added(store, name)));
    }

    [Fact]
    public async Task A_lost_race_for_a_unique_value_is_told_as_its_rule()
    {
        await Make(name);
        await Assert.ThrowsAsync<Refusal>(() => Write(_ => { }, store => Added(store, name)));
    }

    [Fact]
    public async Task Who_locks_the_same_row_waits_for_the_other()
    {
        var id = await Make(name);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Write(_ => { }, async store =>
        {
            var organisation = await store.Lock(id, Stop);
            organisation.Describe($"{int.Parse(organisation.Name) + 1}", null);
            return id;
        })));
        var after = (await Find(id))!;
        Assert.Equal(("20", 21), (after.Name, after.Version));
    }

    [Fact]
    public async Task What_the_viewer_may_not_see_does_not_exist_at_either_door()
    {
        var id = await Make(name);
        await Stored.Do(Viewer.Anonymous(), async services =>
        {
            var store = services.GetRequiredService<IStore>();
            await Assert.ThrowsAsync<Unseen>(() => store.Get(id, Stop));
            await Assert.ThrowsAsync<Unseen>(() => store.Lock(id, Stop));
            await Assert.ThrowsAsync<Unseen>(() => store.GetToReplace(id, Stop));
            Assert.Null(await store.Find<Organisation>(x => x.Id == id, Stop));
            Assert.Empty(await store.List<Organisation>(x => x.Id == id, Stop));
            Assert.Empty(await services.GetRequiredService<IReader>().All<Organisation>().ToListAsync(Stop));
            return 0;
        });
    }

    [Fact]
    public async Task Instants_sort_and_come_back_as_they_were()
    {
        var id = await Make(name);
        var at = new DateTimeOffset(2026, 3, 29, 1, 30, 0, 123, 456, TimeSpan.FromHours(2));
        await Write(_ => { }, store =>
        {
            foreach (var hours in (int[])[0, -3, 5]) store.Add(FeedRun.Of<TeamRow>(name, [], true, at.AddHours(hours)));
            return Task.FromResult(id);
        });
        var read = await Stored.InDatabase(db => db.Set<FeedRun>().Where(x => x.Client == name && x.At >= at.AddHours(-3)).OrderByDescending(x => x.At).Select(x => x.At).ToListAsync(Stop));
        Assert.Equal([at.AddHours(5), at, at.AddHours(-3)], read);
        Assert.All(read, x => Assert.Equal(TimeSpan.Zero, x.Offset));
    }

    private Action<WriteTerms> Key(string hash) => terms => (terms.Operation, terms.IdempotencyKey, terms.RequestHash) = ("make", $"key-{name}", hash);

    private static Organisation Of(string name)
    {
        var organisation = new Organisation(name);
        organisation.Describe("0", null);
        return organisation;
    }

    private static Task<Id<Organisation>> Added(IStore store, string name)
    {
        var organisation = Of(name);
        store.Add(organisation);
        return Task.FromResult(organisation.Id);
    }

    private Task<Id<Organisation>> Make(string externalId) => Write(_ => { }, store => Added(store, externalId));

    private Task<Id<Organisation>> Replace(Id<Organisation> id, int? version) => Write(terms => terms.ExpectedVersion = version, async store =>
    {
        var organisation = await store.GetToReplace(id, Stop);
        organisation.Describe(organisation.Name + "+", null);
        return id;
    });

    private Task<Organisation?> Find(Id<Organisation> id) => Stored.InDatabase(db => db.Set<Organisation>().SingleOrDefaultAsync(x => x.Id == id, Stop));

    private Task<Id<T>> Write<T>(Action<WriteTerms> set, Func<IStore, Task<Id<T>>> useCase) => Stored.Do(Viewer.System(), services =>
    {
        set(services.GetRequiredService<WriteTerms>());
        var store = services.GetRequiredService<IStore>();
        return store.Write(() => useCase(store), Stop);
    });

    public sealed class Sqlite(OnSqlite stored) : StoreTests(stored), IClassFixture<OnSqlite>;

    public sealed class Postgres(OnPostgres stored) : StoreTests(stored), IClassFixture<OnPostgres>;
}
