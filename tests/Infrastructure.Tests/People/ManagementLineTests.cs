using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Infrastructure.Persistence;
using Mentoring.Infrastructure.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Mentoring.Infrastructure.Tests.People;

/// <summary>Who stands above whom, kept for those who have an application, is what walking up the lines one by one finds.</summary>
public abstract class ManagementLineTests(Room room) : RoomTests(room)
{
    private const string Nobody = "nobody";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task The_closure_is_what_walking_up_finds_and_follows_each_change(int seed)
    {
        var random = new Random(seed);
        var story = await Story.On(Room);
        var said = Enumerable.Range(0, 40).ToDictionary(i => $"h{i}", i => Manager(random, 40), StringComparer.Ordinal);
        await Send(story, said);
        var people = await People(story);
        foreach (var name in said.Keys.Where(_ => random.Next(2) == 0)) await Apply(story, people[name]);
        await Compare(story, said);
        for (var round = 0; round < 6; round++)
        {
            var changed = said.Keys.Where(_ => random.Next(8) == 0).ToDictionary(name => name, _ => Manager(random, 40), StringComparer.Ordinal);
            foreach (var (name, manager) in changed) said[name] = manager;
            await Send(story, changed);
            await Compare(story, said);
        }
    }

    [Fact]
    public async Task Who_has_no_application_has_no_line_kept()
    {
        var story = await Story.On(Room);
        Assert.Equal([story.Mentor.Id, story.Mentee.Id], (await Links(story)).Select(x => x.PersonId).Distinct().OrderBy(x => x == story.Mentee.Id));
        await Apply(story, story.Coordinator);
        Assert.Equal(
            [(story.Manager.Id, 1), (story.Director.Id, 2)],
            (await Links(story)).Where(x => x.PersonId == story.Coordinator.Id).OrderBy(x => x.Depth).Select(x => (x.ManagerId, x.Depth)));
    }

    [Fact]
    public async Task A_line_moves_with_the_feed_that_moves_it_and_only_there()
    {
        var (story, other) = (await Story.On(Room), await Story.On(Room));
        var untouched = await Links(other);
        await Send(story, new(StringComparer.Ordinal) { ["mentee"] = "mentor" });
        Assert.Equal(
            [(story.Mentor.Id, 1), (story.Manager.Id, 2), (story.Director.Id, 3)],
            (await Links(story)).Where(x => x.PersonId == story.Mentee.Id).OrderBy(x => x.Depth).Select(x => (x.ManagerId, x.Depth)));
        Assert.Equivalent(untouched, await Links(other), strict: true);
    }

    [Fact]
    public async Task A_line_that_would_close_a_circle_is_used_by_nobody()
    {
        var story = await Story.On(Room);
        await Send(story, new(StringComparer.Ordinal) { ["director"] = "mentee" });
        Assert.DoesNotContain(await Links(story), x => x.PersonId == story.Mentee.Id);
        Assert.Equal(
            [ManagerStanding.InCycle, ManagerStanding.InCycle, ManagerStanding.InCycle],
            await Room.Stored(db => db.Set<ReportingLine>().Where(x => x.PersonId == story.Mentee.Id || x.PersonId == story.Manager.Id || x.PersonId == story.Director.Id).Select(x => x.Standing).ToListAsync()));
        await Send(story, new(StringComparer.Ordinal) { ["director"] = null });
        Assert.Equal(2, (await Links(story)).Count(x => x.PersonId == story.Mentee.Id));
    }

    [Fact]
    public async Task A_dry_run_leaves_the_line()
    {
        var story = await Story.On(Room);
        var before = await Links(story);
        await Room.Act(story.Hr, work =>
        {
            work.Terms.DryRun = true;
            return work.Get<PeopleCommands>().BulkPeople(Rows(story, new(StringComparer.Ordinal) { ["mentee"] = "mentor" }), atomic: false, default);
        });
        Assert.Equivalent(before, await Links(story), strict: true);
    }

    private static string? Manager(Random random, int people) => random.Next(10) switch
    {
        0 => null,
        1 => Nobody,
        _ => $"h{random.Next(people)}",
    };

    private static List<FeedRow<PersonRow>> Rows(Story story, Dictionary<string, string?> said) => [.. said.Select((x, i) => new FeedRow<PersonRow>(i, new PersonRow
    {
        Organisation = story.Key,
        ExternalId = x.Key,
        GivenName = "Given",
        FamilyName = x.Key,
        Engagement = Engagement.Staff,
        Manager = new(x.Value),
    }))];

    private Task Send(Story story, Dictionary<string, string?> said) => said.Count == 0 ? Task.CompletedTask : Room.Act(story.Hr, async work =>
    {
        work.Terms.Operation = "bulkPeople";
        await work.Get<PeopleCommands>().BulkPeople(Rows(story, said), atomic: false, default);
        Assert.All(work.Get<FeedOutcome>().Run!.Results(), row => Assert.NotEqual(RowOutcome.Failed, row.Outcome));
        return 0;
    });

    private Task Apply(Story story, Person person) => Room.Write(async work =>
    {
        var application = new Application(await work.Store.Get(story.Programme.Id, default), person, ParticipantRole.Mentee, Story.Start);
        work.Store.Add(application);
        return application.Id;
    });

    private async Task<Dictionary<string, Person>> People(Story story) =>
        await Room.Stored(db => db.Set<Person>().AsNoTracking().Where(x => x.OrganisationId == story.Organisation.Id).ToDictionaryAsync(x => x.ExternalId, StringComparer.Ordinal));

    private Task<List<ManagementLink>> Links(Story story) => Room.Stored(db => db.Set<ManagementLink>().AsNoTracking()
        .Where(x => db.Set<Person>().Any(person => person.Id == x.PersonId && person.OrganisationId == story.Organisation.Id)).OrderBy(x => x.PersonId).ThenBy(x => x.Depth).ToListAsync());

    private async Task Compare(Story story, Dictionary<string, string?> said)
    {
        var people = await People(story);
        var applied = await Room.Stored(db => db.Set<Application>().Where(x => x.ProgrammeId == story.Programme.Id).Select(x => x.PersonId).ToListAsync());
        var expected = said.Keys.Where(name => applied.Contains(people[name].Id))
            .SelectMany(name => Above(name, said).Select((manager, i) => (name, manager, i + 1)));
        var names = people.ToDictionary(x => x.Value.Id, x => x.Key);
        var kept = (await Links(story)).Select(x => (names[x.PersonId], names[x.ManagerId], x.Depth)).Where(x => said.ContainsKey(x.Item1));
        Assert.Equal(expected.Order(), kept.Order());
    }

    /// <summary>Step by step, as far as there is somebody; an edge of a circle is no step.</summary>
    private static List<string> Above(string name, Dictionary<string, string?> said)
    {
        var above = new List<string>();
        for (var at = name; Next(at, said) is { } manager && !InCircle(at, said); at = manager) above.Add(manager);
        return above;
    }

    private static string? Next(string name, Dictionary<string, string?> said) => said[name] is { } manager && said.ContainsKey(manager) ? manager : null;

    private static bool InCircle(string name, Dictionary<string, string?> said)
    {
        var at = Next(name, said);
        for (var steps = 0; at is not null && at != name && steps <= said.Count; steps++) at = Next(at, said);
        return at == name;
    }

    public sealed class Sqlite(OnSqlite room) : ManagementLineTests(room), IClassFixture<OnSqlite>;

    public sealed class Postgres(OnPostgres room) : ManagementLineTests(room), IClassFixture<OnPostgres>;
}
