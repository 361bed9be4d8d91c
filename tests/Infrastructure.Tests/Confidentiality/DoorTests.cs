using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
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

    private Task<int> Compare<T>(Viewer viewer, List<T> all) where T : Entity<T>, IVisible<T> => Room.Act(viewer, async work =>
    {
        var visible = all.Where(T.VisibleTo(viewer).Compile()).Select(x => x.Id).ToList();
        Assert.Equal(visible, await work.Reader.All<T>().OrderBy(x => x.Id).Select(x => x.Id).ToListAsync());
        Assert.Equal(visible, (await work.Store.List<T>(_ => true, default)).ConvertAll(x => x.Id));
        Assert.Equal(visible.FirstOrDefault(), (await work.Store.Find<T>(_ => true, default))?.Id ?? default);
        foreach (var one in Sample(all, visible)) await CompareOne(work.Store, one.Id, visible.Contains(one.Id));
        return visible.Count;
    });

    private static async Task CompareOne<T>(IStore store, Id<T> id, bool isVisible) where T : Entity<T>, IVisible<T>
    {
        Expression<Func<T, bool>> one = x => x.Id == id;
        Assert.Equal(isVisible, await store.Find(one, default) is not null);
        foreach (var get in (Func<Id<T>, CancellationToken, Task<T>>[])[store.Get, store.Lock, store.GetToAct])
        {
            var refused = await Record.ExceptionAsync(() => get(id, default));
            if (isVisible) Assert.Null(refused);
            else Assert.IsType<Unseen>(refused);
        }
    }

    /// <summary>One that is seen and one that is not tell as much as all.</summary>
    private static IEnumerable<T> Sample<T>(List<T> all, List<Id<T>> visible) where T : Entity<T> =>
        all.GroupBy(x => visible.Contains(x.Id)).Select(group => group.First());

    public sealed class Sqlite(OnSqlite room) : DoorTests(room), IClassFixture<OnSqlite>;

    public sealed class Postgres(OnPostgres room) : DoorTests(room), IClassFixture<OnPostgres>;
}
