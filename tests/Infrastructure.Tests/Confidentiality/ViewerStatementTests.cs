using System.Globalization;
using Mentoring.Domain.Confidentiality;
using Mentoring.Infrastructure.Confidentiality;
using Mentoring.Infrastructure.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Mentoring.Infrastructure.Tests.Confidentiality;

/// <summary>Of a viewer is asked what their ties need: whatever that is, they hold the same as if all had been asked for.</summary>
public abstract class ViewerStatementTests(Room room) : RoomTests(room)
{
    [Fact]
    public async Task What_is_asked_of_a_viewers_own_ties_is_all_that_there_is()
    {
        var met = new HashSet<int>();
        foreach (var (name, viewer) in (await Sequel.On(Room)).Viewers.Where(x => x.Value.Caller.ApplicationClient is null))
        {
            var (facts, ties) = await Facts(viewer, ViewerStatement.OfUnknown);
            met.UnionWith(ties);
            var own = ties.Aggregate(0u, (all, i) => all | (1u << i));
            Assert.Equal(facts, (await Facts(viewer, ViewerStatement.Written(own))).Facts);
            // Each of their ties is told of where its facts are not asked for.
            foreach (var i in ties) Assert.Equal([i], (await Facts(viewer, ViewerStatement.Written(own & ~(1u << i)))).Ties);
            Assert.True(ties.Order().SequenceEqual((await Facts(viewer, ViewerStatement.Written(0))).Ties.Order()), name);
        }
        Assert.Equal(Enumerable.Range(0, ViewerStatement.Ties.Count), met.Order());
    }

    [Fact]
    public async Task A_tie_of_a_kind_that_a_viewer_had_not_before_counts_at_the_next_request()
    {
        var story = await Story.On(Room);
        var viewer = Story.Of(story.Coordinator);
        Assert.DoesNotContain(story.Mentee.Id, (await Loaded(viewer)).Reports);
        Assert.Single(await Room.Sql.Of(() => Loaded(viewer)));
        await Room.Stored(db => db.Database.ExecuteSqlAsync($"""INSERT INTO "ManagementLink" ("ManagerId", "PersonId", "Depth") VALUES ({story.Coordinator.Id.Value}, {story.Mentee.Id.Value}, 1)"""));
        Assert.Equal(2, (await Room.Sql.Of(() => Loaded(viewer))).Count);
        Assert.Contains(story.Mentee.Id, viewer.Reports);
        Assert.Single(await Room.Sql.Of(() => Loaded(viewer)));
        Assert.Contains(story.Mentee.Id, viewer.Reports);
    }

    private Task<Viewer> Loaded(Viewer viewer) => Room.Act(viewer, work => Task.FromResult(viewer));

    private Task<(List<string> Facts, List<int> Ties)> Facts(Viewer viewer, string statement) => Room.Stored(async db =>
    {
        var (facts, ties, caller) = (new List<string>(), new List<int>(), viewer.Caller);
        await using var rows = await db.Read(statement, [caller.Person?.Value ?? Guid.Empty, caller.Issuer, caller.Subject, "", new DateOnly(2026, 1, 1)], default);
        while (await rows.ReadAsync(default))
        {
            var row = rows.DbDataReader;
            if (row.GetString(0) == ViewerStatement.Tied) ties.Add(int.Parse(row.GetString(2), CultureInfo.InvariantCulture));
            else facts.Add(string.Join('/', row.GetString(0), row.IsDBNull(1) ? "" : row.GetGuid(1).ToString(), row.IsDBNull(2) ? "" : row.GetString(2)));
        }
        facts.Sort(StringComparer.Ordinal);
        return (facts, ties);
    });

    public sealed class Sqlite(OnSqlite room) : ViewerStatementTests(room), IClassFixture<OnSqlite>;

    public sealed class Postgres(OnPostgres room) : ViewerStatementTests(room), IClassFixture<OnPostgres>;
}
