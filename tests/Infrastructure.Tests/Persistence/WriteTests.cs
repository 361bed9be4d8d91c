using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Integration;
using Mentoring.Domain.Notices;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Reminders;
using Mentoring.Domain.Rules;
using Mentoring.Infrastructure.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace Mentoring.Infrastructure.Tests.Persistence;

/// <summary>A use case happens as a whole, or not at all.</summary>
public abstract class WriteTests(Room room) : RoomTests(room)
{
    private static int names;

    [Fact]
    public async Task What_is_written_is_read()
    {
        var organisation = await Organisation();
        var found = await Room.Act(Viewer.System(), work => work.Reader.All<Organisation>().SingleAsync(x => x.Id == organisation));
        Assert.Equal(1, found.Version);
    }

    [Fact]
    public async Task A_refusal_leaves_nothing()
    {
        var name = Name();
        await Assert.ThrowsAsync<Refusal>(() => Room.Write<Organisation>(async work =>
        {
            work.Store.Add(new Organisation(name));
            await work.Db.SaveChangesAsync();
            throw new Refusal(LifeCycleRules.StepPossible);
        }));
        Assert.Equal(0, await Count(name));
    }

    [Fact]
    public async Task What_a_refused_use_case_touched_is_not_written_by_the_next_of_the_request()
    {
        var (refused, kept) = (Name(), Name());
        await Room.Act(Viewer.System(), async work =>
        {
            await Assert.ThrowsAsync<Refusal>(() => work.Store.Write<Organisation>(() =>
            {
                work.Store.Add(new Organisation(refused));
                throw new Refusal(LifeCycleRules.StepPossible);
            }, default));
            return await work.Store.Write(() => Task.FromResult(Added(work, kept)), default);
        });
        Assert.Equal((0, 1), (await Count(refused), await Count(kept)));
    }

    [Fact]
    public async Task Each_change_raises_the_version_by_one()
    {
        var organisation = await Organisation();
        for (var version = 2; version <= 4; version++)
        {
            await Rename(organisation, $"Name {version}");
            Assert.Equal(version, await VersionOf(organisation));
        }
        await Rename(organisation, "Name 4");
        Assert.Equal(4, await VersionOf(organisation));
    }

    [Fact]
    public async Task A_change_of_a_child_raises_the_version_of_its_root()
    {
        var story = await Story.On(Room);
        await Room.Write(async work =>
        {
            var agreement = await work.Store.Get(story.Agreement.Id, default);
            agreement.Sign(story.Mentee.Id, ["conduct"], parties: 3, Story.Start);
            return agreement.Id;
        });
        var stored = await Room.Act(Viewer.System(), work => work.Store.Get(story.Agreement.Id, default));
        Assert.Equal((2, 2), (stored.Version, stored.Signatures.Count));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(WriteTerms.AnyVersion, false)]
    public async Task A_version_that_is_not_the_current_one_is_stale(int expected, bool stale)
    {
        var organisation = await Organisation();
        await Rename(organisation, "Second");
        var replace = () => Room.Write(async work => (await work.Store.GetToReplace(organisation, default)).Id, terms => terms.ExpectedVersion = expected);
        if (stale) await Assert.ThrowsAsync<Stale>(replace);
        else await replace();
    }

    [Fact]
    public async Task A_replacement_needs_the_version()
    {
        var organisation = await Organisation();
        await Assert.ThrowsAsync<VersionNeeded>(() => Room.Write(async work => (await work.Store.GetToReplace(organisation, default)).Id));
    }

    [Fact]
    public async Task A_dry_run_leaves_nothing()
    {
        var name = Name();
        await Room.Write(work => Task.FromResult(Added(work, name)), terms => (terms.DryRun, terms.IdempotencyKey) = (true, name));
        Assert.Equal(0, await Count(name));
        Assert.Equal(0, await Room.Stored(db => db.Set<Mentoring.Infrastructure.Persistence.IdempotentRequest>().CountAsync(x => x.Key == name)));
    }

    [Fact]
    public async Task A_change_comes_with_its_event_and_its_audit_row_and_no_content()
    {
        var story = await Story.On(Room);
        var name = Name();
        await Room.Write(story.Hr, async work =>
        {
            var organisation = await work.Store.Get(story.Organisation.Id, default);
            organisation.Describe(name, null);
            return organisation.Id;
        }, terms => terms.Operation = name);
        var told = await Room.Stored(db => db.Set<Event>().OrderBy(x => x.Xid).ThenBy(x => x.Seq).Where(x => x.RecordId == story.Organisation.Id.Value).ToListAsync());
        var last = told[^1];
        Assert.Equal((2, "Organisation", "changed", 2), (told.Count, last.RecordType, last.Change, last.RecordVersion));
        Assert.Equal((story.Organisation.Id, null), (last.OrganisationId, last.ProgrammeId));
        var audit = await Room.Stored(db => db.Set<AuditEntry>().SingleAsync(x => x.Operation == name));
        Assert.Equal((last.AuditId, $"{story.Key}-hr", null), (audit.Id, audit.Client, audit.PersonId));
    }

    [Fact]
    public async Task An_event_tells_of_a_milestone_when_it_is_reached_and_not_again()
    {
        var story = await Story.On(Room);
        foreach (var step in (Action<Relationship>[])[x => x.Suspend(Mentoring.Domain.Relationships.EndingRules.ManagerRuleRechecked, Story.Start), x => x.SetPhase(Phase.Progression), x => x.Resume(), x => x.End(Story.Start), x => x.SetPhase(Phase.MovingOn)])
            await Room.Write(async work =>
            {
                var relationship = await work.Store.Get(story.Relationship.Id, default);
                step(relationship);
                return relationship.Id;
            });
        var told = await Room.Stored(db => db.Set<Event>().OrderBy(x => x.Xid).ThenBy(x => x.Seq).Where(x => x.RecordId == story.Relationship.Id.Value).Select(x => x.Milestone).ToListAsync());
        Assert.Equal([null, Milestone.RelationshipSuspended, null, null, Milestone.RelationshipEnded, null], told);
    }

    /// <summary>PostgreSQL takes them by COPY, which no interceptor sees and EF checks nothing of.</summary>
    [Fact]
    public async Task Much_that_is_new_at_once_is_stored_as_a_few_are_with_an_event_each_in_its_order()
    {
        var story = await Story.On(Room);
        var items = Enumerable.Range(100, 700).Select(number => ItemOf(story, $"rule {number}")).ToList();
        await Room.Write(work =>
        {
            work.Store.AddAll(items);
            work.Store.AddAll(Enumerable.Range(0, 150).Select(_ => new Notice(story.Mentee.Id, NoticeKind.AttentionRaised, "Relationship", story.Relationship.Id.Value, Story.Start)).ToList());
            return Task.FromResult(story.Programme.Id);
        });
        var stored = await Room.Stored(db => db.Set<Attention>().Where(x => x.Rule.StartsWith("rule ")).OrderBy(x => x.Rule).ToListAsync());
        Assert.Equal(items.ConvertAll(Told), stored.ConvertAll(Told));
        Assert.All(stored, item => Assert.Equal(1, item.Version));
        var ids = items.ConvertAll(item => item.Id.Value);
        var events = await Room.Stored(db => db.Set<Event>().Where(x => x.RecordType == "Attention" && ids.Contains(x.RecordId)).OrderBy(x => x.Xid).ThenBy(x => x.Seq).ToListAsync());
        Assert.Equal(ids, events.ConvertAll(x => x.RecordId));
        Assert.All(events, x => Assert.Equal(("created", 1, 1, story.Programme.Id), (x.Change, x.RecordVersion, x.Version, x.ProgrammeId!.Value)));
        Assert.Single(events.Select(x => x.AuditId).Distinct());
        Assert.Equal(150, await Room.Stored(db => db.Set<Notice>().CountAsync(x => x.PersonId == story.Mentee.Id && x.Kind == NoticeKind.AttentionRaised && x.Version == 1)));

        static object Told(Attention x) => (x.Id, x.ProgrammeId, x.RelationshipId, x.PersonId, x.AboutId, x.Rule, x.For, x.Since, x.RaisedAt, x.SeenToAt);
    }

    [Fact]
    public async Task Much_that_is_new_at_once_is_refused_by_the_rule_behind_an_index_and_leaves_nothing()
    {
        var story = await Story.On(Room);
        var refusal = await Assert.ThrowsAsync<Refusal>(() => Room.Write(work =>
        {
            work.Store.AddAll(Enumerable.Range(0, 150).Select(number => ItemOf(story, $"one of 149: {Math.Max(1, number)}")).ToList());
            return Task.FromResult(story.Programme.Id);
        }));
        Assert.Equal(AttentionRules.Frequency, refusal.Rule);
        Assert.Equal(0, await Room.Stored(db => db.Set<Attention>().CountAsync(x => x.ProgrammeId == story.Programme.Id && x.Rule.StartsWith("one of "))));
    }

    private static Attention ItemOf(Story story, string rule) => new(new(story.Programme.Id, rule, Story.Start) { Relationship = story.Relationship.Id }, Story.Start);

    [Fact]
    public void An_event_has_no_column_for_content() => Assert.Equal(
        ["At", "AuditId", "Change", "ForClient", "Id", "Milestone", "OrganisationId", "ProgrammeId", "RecordId", "RecordType", "RecordVersion", "Seq", "Version", "Xid"],
        typeof(Event).GetProperties().Select(property => property.Name).Except([nameof(Event.Key), nameof(Event.IsOfNew), nameof(Event.Position)]).Order(StringComparer.Ordinal));

    [Fact]
    public async Task A_refused_change_leaves_no_event_and_no_audit_row()
    {
        var (name, taken) = (Name(), await TakenName());
        await Assert.ThrowsAsync<Refusal>(() => Room.Write(work => Task.FromResult(Added(work, taken)), terms => terms.Operation = name));
        Assert.Equal(0, await Room.Stored(db => db.Set<AuditEntry>().CountAsync(x => x.Operation == name)));
    }

    [Fact]
    public async Task A_unique_index_refuses_by_the_rule_behind_it()
    {
        var taken = await TakenName();
        var refusal = await Assert.ThrowsAsync<Refusal>(() => Room.Write(work => Task.FromResult(Added(work, taken))));
        Assert.Equal(PeopleRules.ExternalIdOnce, refusal.Rule);
    }

    [Fact]
    public async Task A_unique_index_without_a_rule_of_its_own_refuses_as_a_step_that_is_not_possible()
    {
        var story = await Story.On(Room);
        var refusal = await Assert.ThrowsAsync<Refusal>(() => Room.Write(work =>
        {
            var again = new Appointment(story.Programme.Id, story.Coordinator.Id, AppointmentRole.Coordinator, Story.Start);
            work.Store.Add(again);
            return Task.FromResult(again.Id);
        }));
        Assert.Equal(LifeCycleRules.StepPossible, refusal.Rule);
    }

    [Fact]
    public async Task A_deadlock_is_tried_again_and_reaches_no_caller_as_a_breakdown()
    {
        var tries = 0;
        Assert.NotEqual(default, await Room.Write(work => ++tries < 4 ? throw Deadlock : Task.FromResult(Added(work, Name()))));
        Assert.Equal(4, tries);
        await Assert.ThrowsAsync<Contended>(() => Room.Write<Id<Organisation>>(_ => throw Deadlock));
    }

    private static PostgresException Deadlock => new("deadlock detected", "ERROR", "ERROR", PostgresErrorCodes.DeadlockDetected);

    private async Task<string> TakenName()
    {
        var name = Name();
        await Room.Write(work => Task.FromResult(Added(work, name)));
        return name;
    }

    private static string Name() => $"w{Interlocked.Increment(ref names)}";

    private static Id<Organisation> Added(Work work, string name)
    {
        var organisation = new Organisation(name);
        organisation.Describe("First", null);
        work.Store.Add(organisation);
        return organisation.Id;
    }

    private Task<Id<Organisation>> Organisation() => Room.Write(work => Task.FromResult(Added(work, Name())));

    private Task<Id<Organisation>> Rename(Id<Organisation> id, string name) => Room.Write(async work =>
    {
        (await work.Store.Get(id, default)).Describe(name, null);
        return id;
    });

    private Task<int> VersionOf(Id<Organisation> id) => Room.Stored(db => db.Set<Organisation>().Where(x => x.Id == id).Select(x => x.Version).SingleAsync());

    private Task<int> Count(string name) => Room.Stored(db => db.Set<Organisation>().CountAsync(x => x.ExternalId == name));

    public sealed class Sqlite(OnSqlite room) : WriteTests(room), IClassFixture<OnSqlite>;

    public sealed class Postgres(OnPostgres room) : WriteTests(room), IClassFixture<OnPostgres>;
}
