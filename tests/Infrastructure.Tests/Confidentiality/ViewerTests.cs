using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Infrastructure.Tests.Hosting;
using Xunit;

namespace Mentoring.Infrastructure.Tests.Confidentiality;

/// <summary>What a viewer's audience rests on: loaded by one command, whole, and afresh.</summary>
public abstract class ViewerTests(Room room) : RoomTests(room)
{
    [Fact]
    public async Task A_viewer_is_loaded_by_one_command()
    {
        var story = await Story.On(Room);
        foreach (var viewer in story.Viewers)
            Assert.Single(await Room.Sql.Of(() => Room.Act(viewer, _ => Task.FromResult(0))));
        Assert.Empty(await Room.Sql.Of(() => Room.Act(Viewer.System(), _ => Task.FromResult(0))));
    }

    [Fact]
    public async Task Each_role_holds_its_ids_and_no_others()
    {
        var story = await Story.On(Room);
        await Story.On(Room);
        var coordinator = await Loaded(Story.Of(story.Coordinator));
        Assert.Equal((story.Coordinator.Id, story.Organisation.Id), (coordinator.Person!.Value, coordinator.Held.HomeOrganisation!.Value));
        Assert.Equal([story.Programme.Id], coordinator.ProgrammesCoordinated);
        Assert.Equal([story.Programme.Id], coordinator.ProgrammesServed);
        Assert.Equal([story.Organisation.Id], coordinator.OrganisationsCoordinated);
        Assert.Empty(coordinator.Relationships);
        Assert.Contains(story.Programme.Id, coordinator.Held.ProgrammesOpen);

        var mentor = await Loaded(Story.Of(story.Mentor));
        Assert.Equal([story.Relationship.Id], mentor.Relationships);
        Assert.Equal([story.Proposal.Id], mentor.Proposals);
        Assert.Equal([story.MenteeApplication.Id], mentor.ProfilesShown);
        // Their own: they look into it as a party, and in no other capacity.
        Assert.Equal([story.Relationship.Id], mentor.RelationshipsBarred);
        Assert.Equal([story.Proposal.Id], mentor.ProposalsBarred);
        Assert.Empty(mentor.ProgrammesServed);
    }

    [Fact]
    public async Task Reports_are_one_step_down_and_bars_reach_the_whole_line()
    {
        var story = await Story.On(Room);
        var (manager, director) = (await Loaded(Story.Of(story.Manager)), await Loaded(Story.Of(story.Director)));
        Assert.Equivalent(new[] { story.Mentor.Id, story.Mentee.Id }, manager.Reports, strict: true);
        Assert.Empty(director.Reports);
        Assert.Equal([story.Relationship.Id], manager.RelationshipsBarred);
        Assert.Equal([story.Relationship.Id], director.RelationshipsBarred);
    }

    [Fact]
    public async Task The_approver_stands_for_the_manager_that_HR_says_there_is_not()
    {
        var story = await Story.On(Room);
        await Report(story.Mentee, standing: ManagerStanding.None, manager: null);
        Assert.Equal([story.Mentee.Id], (await Loaded(Story.Of(story.Director))).Reports);
        Assert.Equal([story.Mentor.Id], (await Loaded(Story.Of(story.Manager))).Reports);
    }

    [Fact]
    public async Task A_client_holds_the_organisations_and_scopes_it_is_registered_with()
    {
        var story = await Story.On(Room);
        var hr = await Loaded(story.Hr);
        Assert.True(hr.Held.IsRegisteredClient);
        Assert.Equal([story.Organisation.Id], hr.OrganisationsFed);
        Assert.Equal([story.Key], hr.ClientOrganisations);
        Assert.Equal(Scopes.OfClients.Order(StringComparer.Ordinal), hr.Held.ClientScopes.Order(StringComparer.Ordinal));
        Assert.Null(hr.Person);
        var stranger = await Loaded(new(new("", "", "stranger", "stranger")));
        Assert.False(stranger.Held.IsRegisteredClient);
    }

    [Fact]
    public async Task A_client_that_is_shut_out_holds_nothing()
    {
        var story = await Story.On(Room);
        await Room.Write(async work =>
        {
            var client = (await work.Store.Find<Domain.Integration.Client>(x => x.ClientId == $"{story.Key}-hr", default))!;
            client.Register("HR", "No more.", [.. Scopes.OfClients], [story.Key], active: false);
            return client.Id;
        });
        var hr = await Loaded(story.Hr);
        Assert.False(hr.Held.IsRegisteredClient);
        Assert.Empty(hr.OrganisationsFed);
        Assert.Empty(hr.Held.ClientScopes);
    }

    [Fact]
    public async Task A_person_is_known_by_issuer_and_subject_together()
    {
        var story = await Story.On(Room);
        Assert.Equal(story.Mentor.Id, (await Loaded(new(new("issuer", $"{story.Key}/mentor", null, null)))).Person);
        Assert.Null((await Loaded(new(new("another", $"{story.Key}/mentor", null, null)))).Person);
        Assert.Null((await Loaded(new(new("issuer", $"{story.Key}/mentor'--", null, null)))).Person);
    }

    [Fact]
    public async Task A_leaver_is_nobody()
    {
        var story = await Story.On(Room);
        await Room.Write(async work =>
        {
            (await work.Store.Get(story.Coordinator.Id, default)).Activate(false, new(2026, 3, 1));
            return story.Coordinator.Id;
        });
        var leaver = await Loaded(Story.Of(story.Coordinator));
        Assert.True(leaver.Held.HasLeft);
        Assert.Null(leaver.Person);
        Assert.Empty(leaver.ProgrammesCoordinated);
        Assert.Empty(leaver.OrganisationsCoordinated);
    }

    [Fact]
    public async Task A_right_withdrawn_counts_at_once()
    {
        var story = await Story.On(Room);
        Assert.Single((await Loaded(Story.Of(story.Coordinator))).ProgrammesCoordinated);
        await Room.Write(async work =>
        {
            var appointment = (await work.Store.Find<Appointment>(x => x.PersonId == story.Coordinator.Id, default))!;
            work.Store.Remove(appointment);
            return appointment.Id;
        });
        Assert.Empty((await Loaded(Story.Of(story.Coordinator))).ProgrammesCoordinated);
    }

    [Fact]
    public async Task What_a_write_opens_its_own_answer_shows()
    {
        var (story, other) = (await Story.On(Room), await Story.On(Room));
        await Room.Act(Story.Of(story.Coordinator), async work =>
        {
            Assert.Null(await work.Store.Find<Appointment>(x => x.ProgrammeId == other.Programme.Id && x.Role == AppointmentRole.Coordinator, default));
            await work.Store.Write(() =>
            {
                var appointment = new Appointment(other.Programme.Id, story.Coordinator.Id, AppointmentRole.SteeringGroup, Story.Start);
                work.Store.Add(appointment);
                return Task.FromResult(appointment.Id);
            }, default);
            Assert.NotNull(await work.Store.Find<Appointment>(x => x.ProgrammeId == other.Programme.Id && x.Role == AppointmentRole.Coordinator, default));
            return 0;
        });
    }

    private Task Report(Person person, ManagerStanding standing, Id<Person>? manager) => Room.Write(async work =>
    {
        var line = (await work.Store.Find<ReportingLine>(x => x.PersonId == person.Id, default))!;
        line.Report(null);
        line.Resolve(standing, manager);
        return line.Id;
    });

    private Task<Viewer> Loaded(Viewer viewer) => Room.Act(viewer, _ => Task.FromResult(viewer));

    public sealed class Sqlite(OnSqlite room) : ViewerTests(room), IClassFixture<OnSqlite>;

    public sealed class Postgres(OnPostgres room) : ViewerTests(room), IClassFixture<OnPostgres>;
}
