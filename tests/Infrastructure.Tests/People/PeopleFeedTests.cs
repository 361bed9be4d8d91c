using System.Diagnostics;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Integration;
using Mentoring.Domain.People;
using Mentoring.Infrastructure.Tests.Hosting;
using Mentoring.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Mentoring.Infrastructure.Tests.People;

/// <summary>A whole organisation in one feed, as HR sends it every night.</summary>
public abstract class PeopleFeedTests(Room room) : RoomTests(room)
{
    /// <summary>MENTORING_DEEP=1 sends as many as the greatest organisation has.</summary>
    private static readonly int Count = Deep.IsWanted ? 10_000 : 1_000;

    [Fact]
    public async Task A_feed_comes_in_whole_and_its_repetition_changes_nothing()
    {
        var story = await Story.On(Room);
        Assert.All((await Send(story, Rows(story, "First"))).Results(), row => Assert.Equal(RowOutcome.Created, row.Outcome));
        Assert.Equal(Count, await Lines(story));
        var events = await Events(story);
        Assert.All((await Send(story, Rows(story, "First"))).Results(), row => Assert.Equal(RowOutcome.Unchanged, row.Outcome));
        Assert.Equal(events, await Events(story));
        Assert.All((await Send(story, Rows(story, "Second"))).Results(), row => Assert.Equal(RowOutcome.Changed, row.Outcome));
        Assert.Equal(events + Count, await Events(story));
        Assert.Equal(Count, await Room.Stored(db => db.Set<Person>().CountAsync(x => x.OrganisationId == story.Organisation.Id && x.GivenName == "Second" && x.Version == 2)));
    }

    [Fact]
    public async Task A_bad_row_takes_no_good_one_with_it_unless_asked()
    {
        var story = await Story.On(Room);
        var rows = Rows(story, "First").Take(20).ToList();
        rows[7] = new(7, rows[7].Value! with { GivenName = "" });
        rows[9] = new(9, rows[9].Value! with { ExternalId = rows[8].Value!.ExternalId });
        var results = (await Send(story, rows, atomic: true)).Results();
        Assert.Equal(0, await Lines(story));
        Assert.Equal([7, 9], results.Where(row => row.Outcome == RowOutcome.Failed).Select(row => row.Row));
        await Send(story, rows);
        Assert.Equal(18, await Lines(story));
    }

    [Fact]
    public async Task The_number_of_queries_does_not_grow_with_the_rows()
    {
        var story = await Story.On(Room);
        await Reads(story, 10);
        Assert.Equal(await Reads(story, 100), await Reads(story, 400));
    }

    private async Task<int> Reads(Story story, int count)
    {
        var sent = await Room.Sql.Of(() => Send(story, [.. Rows(story, $"Of {count}").Take(count)]));
        return sent.Count(text => text.StartsWith("SELECT", StringComparison.Ordinal));
    }

    /// <summary>Ten to each manager, the first to nobody.</summary>
    private static List<FeedRow<PersonRow>> Rows(Story story, string givenName) => [.. Enumerable.Range(0, Count).Select(i => new FeedRow<PersonRow>(i, new PersonRow
    {
        Organisation = story.Key,
        ExternalId = $"n{i}",
        GivenName = givenName,
        FamilyName = $"Family {i}",
        Email = $"n{i}@organisation.example",
        Engagement = Engagement.Staff,
        Team = "team",
        Manager = new(i == 0 ? null : $"n{(i - 1) / 10}"),
        Identity = new() { Issuer = "issuer", Subject = $"{story.Key}/n{i}" },
    }))];

    private Task<FeedRun> Send(Story story, List<FeedRow<PersonRow>> rows, bool atomic = false) => Room.Act(story.Hr, async work =>
    {
        work.Terms.Operation = "bulkPeople";
        var watch = Stopwatch.StartNew();
        await work.Get<PeopleCommands>().BulkPeople(rows, atomic, default);
        TestContext.Current.TestOutputHelper?.WriteLine($"{rows.Count} people in {watch.Elapsed.TotalSeconds:f1} s, {GC.GetTotalMemory(false) / 1_000_000} MB managed now, {GC.GetGCMemoryInfo().HeapSizeBytes / 1_000_000} MB at the last collection");
        return work.Get<FeedOutcome>().Run!;
    });

    private Task<int> Lines(Story story) => Room.Stored(db => db.Set<ReportingLine>().CountAsync(x =>
        x.OrganisationId == story.Organisation.Id && (x.Standing == ManagerStanding.Known || x.Standing == ManagerStanding.None)
        && db.Set<Person>().Any(person => person.Id == x.PersonId && person.Email != null)));

    private Task<int> Events(Story story) => Room.Stored(db => db.Set<Event>().CountAsync(x => x.OrganisationId == story.Organisation.Id));

    public sealed class Sqlite(OnSqlite room) : PeopleFeedTests(room), IClassFixture<OnSqlite>;

    public sealed class Postgres(OnPostgres room) : PeopleFeedTests(room), IClassFixture<OnPostgres>;
}
