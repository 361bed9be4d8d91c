using System.Linq.Expressions;
using System.Reflection;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Relationships;
using Mentoring.Infrastructure.Confidentiality;
using Mentoring.Infrastructure.Tests.Hosting;
using Xunit;

namespace Mentoring.Infrastructure.Tests.Confidentiality;

/// <summary>Questions that are put again and again are written out once for each kind of viewer: every viewer is answered by their own rights all the same, as they are now.</summary>
public abstract class QuestionTests(Room room) : RoomTests(room)
{
    private static readonly Question<int, Relationship> First = new((reader, most) => reader.All<Relationship>().OrderBy(x => x.Id).Take(most));

    [Theory]
    [MemberData(nameof(DoorTests.Records), MemberType = typeof(DoorTests))]
    public Task An_audience_that_leaves_out_what_a_viewer_does_not_hold_is_the_same(Type record) =>
        (Task)typeof(QuestionTests).GetMethod(nameof(SameFor), BindingFlags.NonPublic | BindingFlags.Instance)!.MakeGenericMethod(record).Invoke(this, null)!;

    private async Task SameFor<T>() where T : Entity<T>, IVisible<T>
    {
        var sequel = await Sequel.On(Room);
        var rows = sequel.Rows.Select(x => x.Row).OfType<T>().ToList();
        foreach (var viewer in sequel.Viewers.Values.Append(Viewer.System()).Append(Viewer.Anonymous()))
        {
            var seen = Seen(T.VisibleTo(viewer), rows);
            foreach (var known in (Func<Holding, bool?>[])[holding => holding.IsThere(viewer), _ => null])
                Assert.Equal(seen, Seen(Audience.Written<T>(known, holding => Expression.Constant(holding.Of(viewer), holding.Type)), rows));
        }
    }

    private static List<bool> Seen<T>(Expression<Func<T, bool>> audience, List<T> rows)
    {
        var sees = audience.Compile(preferInterpretation: true);
        return rows.ConvertAll(row => AsInTheDatabase(sees, row));
    }

    /// <summary>Where memory throws for want of a value, the database does not find the row.</summary>
    private static bool AsInTheDatabase<T>(Func<T, bool> sees, T row)
    {
        try
        {
            return sees(row);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Two of a kind, who hold sets of the same kinds with other ids in them, one after the other.</summary>
    [Fact]
    public async Task Two_viewers_of_a_kind_are_answered_each_by_their_own()
    {
        var (one, other) = (await Story.On(Room), await Story.On(Room));
        for (var i = 0; i < 2; i++)
            foreach (var story in (Story[])[one, other])
                foreach (var viewer in (Viewer[])[Story.Of(story.Mentee), Story.Of(story.Mentor), Story.Of(story.Coordinator)])
                    Assert.Equal([story.Relationship.Id], (await Asked(viewer)).ConvertAll(x => x.Id));
    }

    [Fact]
    public async Task Who_loses_a_right_is_answered_without_it_by_the_next_request()
    {
        var story = await Story.On(Room);
        Assert.Equal([story.Relationship.Id], (await Asked(Story.Of(story.Coordinator))).ConvertAll(x => x.Id));
        await Room.Write(async work =>
        {
            (await work.Store.Get(story.Coordinator.Id, default)).Activate(false, new(2026, 3, 1));
            return story.Coordinator.Id;
        });
        Assert.Empty(await Asked(Story.Of(story.Coordinator)));
    }

    [Fact]
    public async Task A_question_that_captured_something_is_refused()
    {
        var story = await Story.On(Room);
        var id = story.Relationship.Id;
        var captured = new Question<int, Relationship>((reader, most) => reader.All<Relationship>().Where(x => x.Id == id).Take(most));
        await Assert.ThrowsAsync<NotSupportedException>(() => Room.Act(Story.Of(story.Mentee), work => work.Reader.Ask(captured, 1, default)));
    }

    [Fact]
    public async Task It_is_put_by_one_command_and_says_nothing_of_sets_that_hold_nothing()
    {
        var story = await Story.On(Room);
        await Asked(Story.Of(story.Mentee));
        var sent = await Room.Sql.Of(() => Asked(Story.Of(story.Mentee)));
        Assert.Equal(2, sent.Count);
        Assert.Contains(nameof(Viewer.RelationshipsJoined), sent[1], StringComparison.Ordinal);
        Assert.DoesNotContain(nameof(Viewer.ProgrammesCoordinated), sent[1], StringComparison.Ordinal);
        Assert.DoesNotContain(nameof(Viewer.IsSystem), sent[1], StringComparison.Ordinal);
    }

    private Task<List<Relationship>> Asked(Viewer viewer) => Room.Act(viewer, work => work.Reader.Ask(First, 100, default));

    public sealed class Sqlite(OnSqlite room) : QuestionTests(room), IClassFixture<OnSqlite>;

    public sealed class Postgres(OnPostgres room) : QuestionTests(room), IClassFixture<OnPostgres>;
}
