using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Infrastructure.Persistence;
using Mentoring.Infrastructure.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Mentoring.Infrastructure.Tests.People;

/// <summary>Who stands above an applicant, kept with every change of the lines, against the obvious way of working it out.</summary>
public abstract class ManagementLineTests(Room room) : RoomTests(room)
{
    [Fact]
    public async Task The_closure_follows_every_feed()
    {
        const int people = 60;
        var random = new Random(7);
        await Send([.. Enumerable.Range(0, people).Select(i => Row(i, i == 0 ? null : random.Next(i)))]);
        await Apply([.. Enumerable.Range(0, people).Where(i => i % 3 == 0)]);
        for (var round = 0; round < 6; round++)
        {
            // Anybody may come to report to anybody: circles and leavers of the tree included.
            await Send([.. Enumerable.Range(0, 10).Select(_ => random.Next(people)).Distinct().Select(i => Row(i, random.Next(people)))]);
            await Compare();
        }
    }

    private async Task Compare()
    {
        var (lines, links, applicants) = await Room.Stored(async db => (
            await db.Set<ReportingLine>().ToDictionaryAsync(x => x.PersonId, x => x.ManagerId, default),
            await db.Set<ManagementLink>().Select(x => new { x.PersonId, x.ManagerId, x.Depth }).ToListAsync(default),
            await db.Set<Application>().Select(x => x.PersonId).ToListAsync(default)));
        var expected = new HashSet<(Id<Person>, Id<Person>, int)>();
        foreach (var applicant in applicants)
            for (var (at, depth) = (applicant, 1); lines[at] is { } manager; (at, depth) = (manager, depth + 1)) expected.Add((applicant, manager, depth));
        Assert.NotEmpty(expected);
        Assert.Equal(expected, links.Select(x => (x.PersonId, x.ManagerId, x.Depth)).ToHashSet());
    }

    private static PersonRow Row(int person, int? manager) => new()
    {
        Organisation = "lines",
        ExternalId = $"p{person}",
        GivenName = "G",
        FamilyName = "F",
        Engagement = Engagement.Staff,
        Manager = manager is { } m ? $"p{m}" : (string?)null,
    };

    private Task<int> Send(List<PersonRow> rows) => Room.Act(Viewer.System(), async work =>
    {
        var commands = work.Get<PeopleCommands>();
        await commands.PutOrganisation("lines", new() { Name = "Lines" }, default);
        await commands.BulkPeople([.. rows.Select((row, i) => new FeedRow<PersonRow>(i, row))], atomic: false, default);
        return rows.Count;
    });

    private Task<Id<Programme>> Apply(List<int> people) => Room.Act(Viewer.System(), work =>
    {
        var store = work.Get<IStore>();
        return store.Write(async () =>
        {
            var organisation = (await store.Find<Organisation>(x => x.ExternalId == "lines", default))!;
            var programme = new Programme("P", Presets.AdviceSkillsPilot, [organisation.Id]);
            store.Add(programme);
            var ids = people.ConvertAll(i => $"p{i}");
            foreach (var person in await store.List<Person>(x => ids.Contains(x.ExternalId), default))
                store.Add(new Application(programme, person, ParticipantRole.Mentee, DateTimeOffset.UnixEpoch));
            return programme.Id;
        }, default);
    });

    public sealed class Sqlite(OnSqlite room) : ManagementLineTests(room), IClassFixture<OnSqlite>;

    public sealed class Postgres(OnPostgres room) : ManagementLineTests(room), IClassFixture<OnPostgres>;
}
