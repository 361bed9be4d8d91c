using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Support;
using Mentoring.Infrastructure.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Mentoring.Infrastructure.Tests.Confidentiality;

/// <summary>For every kind of record and several viewers, the doors give what the record's audience says, and nothing else.</summary>
public abstract class DoorTests(Room room) : RoomTests(room)
{
    private static readonly ConditionalWeakTable<Room, Task<Story>> Stories = [];

    public static TheoryData<Type> Records =>
        [.. typeof(Entity).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Entity)) && !type.IsAbstract).OrderBy(type => type.Name, StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Records))]
    public Task The_doors_give_the_audience_and_nobody_else(Type record) =>
        (Task)typeof(DoorTests).GetMethod(nameof(Walk), BindingFlags.NonPublic | BindingFlags.Instance)!.MakeGenericMethod(record).Invoke(this, null)!;

    private async Task Walk<T>() where T : Entity<T>, IVisible<T>
    {
        var story = await Stories.GetValue(Room, Two);
        var all = await Room.Stored(db => db.Set<T>().AsNoTracking().OrderBy(x => x.Id).ToListAsync());
        Assert.NotEmpty(all);
        var shut = false;
        foreach (var viewer in story.Viewers) shut |= await Compare(viewer, all) < all.Count;
        Assert.True(shut, $"Every viewer sees every {typeof(T).Name}: the story lacks one who must not.");
        Assert.Equal(all.Count, await Compare(Viewer.System(), all));
    }

    /// <summary>One to look at, and another whose people must not.</summary>
    private static async Task<Story> Two(Room room)
    {
        await Story.On(room);
        return await Story.On(room);
    }

    /// <summary>A guard that was never seen red guards nothing: each door once as it would be if it forgot its viewer.</summary>
    [Theory]
    [InlineData(nameof(IReader.All))]
    [InlineData(nameof(IReader.Ask))]
    [InlineData(nameof(IStore.Get))]
    [InlineData(nameof(IStore.Lock))]
    [InlineData(nameof(IStore.GetToAct))]
    [InlineData(nameof(IStore.GetToReplace))]
    [InlineData(nameof(IStore.Find))]
    [InlineData(nameof(IStore.List))]
    public async Task A_door_that_forgets_its_viewer_is_noticed(string door)
    {
        var story = await Stories.GetValue(Room, Two);
        var all = await Room.Stored(db => db.Set<Concern>().AsNoTracking().OrderBy(x => x.Id).ToListAsync());
        var manager = Story.Of(story.Manager);
        await Room.Act(Viewer.System(), open => Room.Act(manager, async work =>
        {
            (open.Terms.ExpectedVersion, work.Terms.ExpectedVersion) = (WriteTerms.AnyVersion, WriteTerms.AnyVersion);
            Assert.Equal(0, await Through(work.Reader, work.Store, manager, all));
            var (reader, store) = (Ajar.Of(work.Reader, open.Reader, door), Ajar.Of(work.Store, open.Store, door));
            Assert.IsAssignableFrom<Xunit.Sdk.XunitException>(await Record.ExceptionAsync(() => Through(reader, store, manager, all)));
            return 0;
        }));
    }

    private Task<int> Compare<T>(Viewer viewer, List<T> all) where T : Entity<T>, IVisible<T> => Room.Act(viewer, work =>
    {
        work.Terms.ExpectedVersion = WriteTerms.AnyVersion;
        return Through(work.Reader, work.Store, viewer, all);
    });

    private static async Task<int> Through<T>(IReader reader, IStore store, Viewer viewer, List<T> all) where T : Entity<T>, IVisible<T>
    {
        var visible = all.Where(T.VisibleTo(viewer).Compile(preferInterpretation: true)).Select(x => x.Id).ToList();
        Assert.Equal(visible, await reader.All<T>().OrderBy(x => x.Id).Select(x => x.Id).ToListAsync());
        Assert.Equal(visible, (await reader.Ask(InOrder<T>.Question, "", default)).ConvertAll(x => x.Id));
        Assert.Equal(visible, (await store.List<T>(_ => true, default)).ConvertAll(x => x.Id));
        Assert.Equal(visible.FirstOrDefault(), (await store.Find<T>(_ => true, default))?.Id ?? default);
        foreach (var one in Sample(all, visible)) await CompareOne(store, one.Id, visible.Contains(one.Id));
        return visible.Count;
    }

    private static async Task CompareOne<T>(IStore store, Id<T> id, bool isVisible) where T : Entity<T>, IVisible<T>
    {
        Expression<Func<T, bool>> one = x => x.Id == id;
        Assert.Equal(isVisible, await store.Find(one, default) is not null);
        foreach (var get in (Func<Id<T>, CancellationToken, Task<T>>[])[store.Get, store.Lock, store.GetToAct, store.GetToReplace])
        {
            var refused = await Record.ExceptionAsync(() => get(id, default));
            if (isVisible) Assert.Null(refused);
            else Assert.IsType<Unseen>(refused);
        }
    }

    /// <summary>One that is seen and one that is not tell as much as all.</summary>
    private static IEnumerable<T> Sample<T>(List<T> all, List<Id<T>> visible) where T : Entity<T> =>
        all.GroupBy(x => visible.Contains(x.Id)).Select(group => group.First());

    private static class InOrder<T> where T : Entity<T>, IVisible<T>
    {
        public static readonly Question<string, T> Question = new((reader, _) => reader.All<T>().OrderBy(x => x.Id));
    }

    /// <summary>Two doors of one kind: one member of the first is left to the second, which stands open.</summary>
    public class Ajar : DispatchProxy
    {
        private object shut = null!, open = null!;
        private string member = "";

        public static T Of<T>(T shut, T open, string member) where T : class
        {
            var proxy = Create<T, Ajar>();
            var ajar = (Ajar)(object)proxy;
            (ajar.shut, ajar.open, ajar.member) = (shut, open, member);
            return proxy;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Invoke(targetMethod.Name == member ? open : shut, args);
    }

    public sealed class Sqlite(OnSqlite room) : DoorTests(room), IClassFixture<OnSqlite>;

    public sealed class Postgres(OnPostgres room) : DoorTests(room), IClassFixture<OnPostgres>;
}
