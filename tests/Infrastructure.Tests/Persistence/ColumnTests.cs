using Mentoring.Domain.Meetings;
using Mentoring.Domain.Notices;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;
using Mentoring.Infrastructure.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Mentoring.Infrastructure.Tests.Persistence;

/// <summary>What is stored comes back as it was, and sorts as it should, on either database.</summary>
public abstract class ColumnTests(Room room) : RoomTests(room)
{
    [Fact]
    public async Task Instants_sort_and_compare_whatever_their_offset()
    {
        var story = await Story.On(Room);
        var moments = Moments();
        foreach (var at in moments) await Meet(story, at);
        var stored = await Room.Stored(db => db.Set<Meeting>().Where(x => x.RelationshipId == story.Relationship.Id && x.Minutes == 7).OrderBy(x => x.StartsAt).Select(x => x.StartsAt).ToListAsync());
        Assert.Equal(moments.Order().Select(ToMicroseconds), stored);
        Assert.All(stored, at => Assert.Equal(TimeSpan.Zero, at.Offset));
        foreach (var bound in moments)
        {
            var after = await Room.Stored(db => db.Set<Meeting>().CountAsync(x => x.RelationshipId == story.Relationship.Id && x.Minutes == 7 && x.StartsAt > bound));
            Assert.Equal(moments.Count(at => ToMicroseconds(at) > ToMicroseconds(bound)), after);
        }
    }

    [Fact]
    public async Task Every_enum_comes_back_by_its_name()
    {
        var story = await Story.On(Room);
        await Room.Write(work =>
        {
            foreach (var kind in Enum.GetValues<NoticeKind>()) work.Store.Add(new Notice(story.Director.Id, kind, "test", story.Programme.Id.Value, Story.Start));
            return Task.FromResult(story.Programme.Id);
        });
        var stored = await Room.Stored(db => db.Set<Notice>().Where(x => x.PersonId == story.Director.Id).Select(x => x.Kind).ToListAsync());
        Assert.Equal(Enum.GetValues<NoticeKind>(), stored.Order());
        var raw = await Room.Stored(db => db.Database.SqlQuery<string>($"""SELECT "Kind" AS "Value" FROM "Notice" WHERE "PersonId" = {story.Director.Id.Value}""").ToListAsync());
        Assert.Equal(Enum.GetNames<NoticeKind>().Order(StringComparer.Ordinal), raw.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Dates_numbers_lists_and_value_objects_come_back_whole()
    {
        var story = await Story.On(Room);
        var terms = new AgreementTerms
        {
            StartsOn = new(2024, 2, 29),
            EndsOn = DateOnly.MaxValue,
            HoursPerPeriod = 2.25m,
            Methods = [MeetingMethod.FaceToFace, MeetingMethod.Other],
            Goals = ["naïve \"quoted\" \\ text", "日本", ""],
            Notes = new() { Kept = true, By = "both" },
        };
        await Room.Write(async work =>
        {
            (await work.Store.Get(story.Agreement.Id, default)).Draft(terms);
            var programme = await work.Store.Get(story.Programme.Id, default);
            programme.Charter("Ünïcode ✓", "Purpose", [new() { Text = "T", Need = "N", Measures = ["one", "two"] }], [], AppointmentRole.Sponsor, new() { Audience = "A", Use = "U", Methods = "M", Timing = "T" }, null);
            programme.Start(new(2026, 1, 31));
            return programme.Id;
        });
        var agreement = await Room.Stored(db => db.Set<Agreement>().SingleAsync(x => x.Id == story.Agreement.Id));
        Assert.Equivalent(terms, agreement.Terms.Value, strict: true);
        var programme = await Room.Stored(db => db.Set<Programme>().SingleAsync(x => x.Id == story.Programme.Id));
        Assert.Equal(("Ünïcode ✓", AppointmentRole.Sponsor, new DateOnly(2026, 1, 31)), (programme.Name, programme.SelectionDecider, programme.StartsOn));
        Assert.Equal(["one", "two"], Assert.Single(programme.Objectives).Measures);
        Assert.Equal("U", programme.EvaluationPlan!.Use);
        Assert.Equal([story.Organisation.Id], programme.Partners.Select(x => x.OrganisationId));
    }

    [Fact]
    public async Task A_value_object_that_changes_is_a_change_and_one_that_does_not_is_none()
    {
        var story = await Story.On(Room);
        List<Objective> Objectives(string text) => [new() { Text = text, Need = "N", Measures = ["one"] }];
        foreach (var (text, version) in ((string, int)[])[("First", 2), ("First", 2), ("Second", 3)]) await Charter(story, Objectives(text), version);
    }

    [Fact]
    public async Task Ids_page_in_the_same_order_in_the_database_as_in_memory()
    {
        var story = await Story.On(Room);
        for (var i = 0; i < 25; i++) await Meet(story, Story.Start.AddHours(i / 5));
        var all = await Room.Stored(db => db.Set<Meeting>().Where(x => x.RelationshipId == story.Relationship.Id).ToListAsync());
        var paged = new List<Meeting>();
        while (await Next(story, paged.LastOrDefault()) is { Count: > 0 } page) paged.AddRange(page);
        Assert.Equal(all.OrderBy(x => x.StartsAt).ThenBy(x => x.Id.ToString(), StringComparer.Ordinal).Select(x => x.Id), paged.Select(x => x.Id));
    }

    private async Task Charter(Story story, List<Objective> objectives, int version)
    {
        await Room.Write(async work =>
        {
            (await work.Store.Get(story.Programme.Id, default)).Charter(story.Programme.Name, null, objectives, [], null, null, null);
            return story.Programme.Id;
        });
        Assert.Equal(version, await Room.Stored(db => db.Set<Programme>().Where(x => x.Id == story.Programme.Id).Select(x => x.Version).SingleAsync()));
    }

    private Task<List<Meeting>> Next(Story story, Meeting? last) => Room.Stored(db =>
    {
        var meetings = db.Set<Meeting>().AsNoTracking().Where(x => x.RelationshipId == story.Relationship.Id);
        if (last is not null) meetings = meetings.Where(x => x.StartsAt > last.StartsAt || (x.StartsAt == last.StartsAt && x.Id > last.Id));
        return meetings.OrderBy(x => x.StartsAt).ThenBy(x => x.Id).Take(4).ToListAsync();
    });

    private Task Meet(Story story, DateTimeOffset at) => Room.Write(work =>
    {
        var meeting = Meeting.Record(story.Relationship, new(at, 7, MeetingMethod.Telephone, null, null), 1);
        work.Store.Add(meeting);
        return Task.FromResult(meeting.Id);
    });

    private static List<DateTimeOffset> Moments() =>
    [
        new(2026, 3, 29, 1, 30, 0, TimeSpan.FromHours(1)), new(2026, 3, 29, 1, 30, 0, TimeSpan.Zero), new(2026, 3, 29, 1, 30, 0, TimeSpan.FromHours(-11)),
        Story.Start, Story.Start.AddTicks(10), Story.Start.AddTicks(19), new(1999, 12, 31, 23, 59, 59, TimeSpan.FromHours(14)), new(2026, 1, 5, 9, 30, 0, TimeSpan.Zero),
    ];

    private static DateTimeOffset ToMicroseconds(DateTimeOffset at) => new(at.UtcTicks - at.UtcTicks % 10, TimeSpan.Zero);

    public sealed class Sqlite(OnSqlite room) : ColumnTests(room), IClassFixture<OnSqlite>;

    public sealed class Postgres(OnPostgres room) : ColumnTests(room), IClassFixture<OnPostgres>;
}
