using System.Data.Common;
using System.Globalization;
using System.Text.Json.Nodes;
using Mentoring.Api.Operations;
using Mentoring.Api.Tests.Hosting;
using Mentoring.Tests;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Mentoring.Api.Tests.Privacy;

/// <summary>What disposal tells before it acts, what it goes on with, and what the law keeps. Moves the clock, so these have a host of their own.</summary>
public abstract class RetentionTests(Hosted host) : HostedTests(host)
{
    [Fact]
    [Proves("records-disposal")]
    [Proves("records-hold-until-reviews-done")]
    public async Task Disposal_tells_what_it_will_do_and_what_it_has_done_and_a_hold_keeps_what_the_law_needs()
    {
        var (world, owner, pairs) = await Closing(3);
        var (gone, held, person) = (pairs[0], pairs[1], pairs[2]);
        var forecast = $"{world.ProgrammePath}/disposal";
        Assert.All((await world.Coordinator.Caller.Get(forecast)).Is(200).Items, item => Assert.Equal(("heldForReview", null), (item!["standing"]!.ToString(), item["dueOn"]?.ToString())));
        await Close(world, pairs);

        var told = (await world.Coordinator.Caller.Get(forecast)).Is(200).Items;
        Assert.Equal(pairs.Select(pair => pair.Relationship).Order(StringComparer.Ordinal), told.Select(item => item!["relationship"]!.ToString()).Order(StringComparer.Ordinal));
        Assert.All(told, item => Assert.Equal(("notYetDue", On(430), 1, 1), (item!["standing"]!.ToString(), item["dueOn"]!.ToString(), (int)item["records"]!["ReflectiveLog"]!, (int)item["records"]!["PrivateNote"]!)));
        Assert.Empty((await world.Coordinator.Caller.Get($"{forecast}?within=29")).Is(200).Items);
        Assert.Equal(3, (await owner.Caller.Get($"{forecast}?within=30")).Is(200).Items.Count);
        var first = (await world.Admin.Get($"{forecast}?limit=2")).Is(200);
        Assert.Single((await world.Admin.Get($"{forecast}?limit=2&cursor={first["next"]}")).Is(200).Items);
        foreach (var who in (Caller[])[gone.Mentor.Caller, world.Manager.Caller, world.Safeguarding.Caller]) (await who.Get(forecast)).Is(403);
        (await world.Hr.Get(forecast)).Is(403);

        var holds = $"{world.ProgrammePath}/legal-holds";
        var hold = (await owner.Caller.Post(holds, new { relationship = held.Relationship, reason = "A court asks." })).Is(201);
        var onPerson = (await owner.Caller.Post(holds, new { person = person.Mentee.Person.Id, reason = "A court asks." })).Is(201);
        // Who holds what the law needs reads none of it, and who wrote it cannot delete it either.
        foreach (var path in (string[])[$"/v1/relationships/{held.Relationship}", await Log(held), await Note(held)]) (await owner.Caller.Get(path)).Is(404);
        (await held.Mentor.Caller.Delete(await Note(held))).RefusedBy("records-hold-until-reviews-done");
        (await person.Mentor.Caller.Delete(await Log(person))).RefusedBy("records-hold-until-reviews-done");
        (await gone.Mentee.Caller.Get(hold.Id)).Is(404);

        await Days(world, 430);
        await Gone(gone);
        await Kept(held);
        await Kept(person);
        Assert.Equal(["heldByLaw", "heldByLaw"], (await owner.Caller.Get(forecast)).Is(200).Items.Select(item => item!["standing"]!.ToString()));
        var report = (await world.Coordinator.Caller.Get($"{world.ProgrammePath}/disposal-reports")).Is(200).Items.Single()!;
        Assert.Equal((1, 1, 2), ((int)report["announced"]!["relationships"]!, (int)report["done"]!["relationships"]!, (int)report["held"]!));
        Assert.Equal(report["announced"]!["records"]!.ToJsonString(), report["done"]!["records"]!.ToJsonString());
        Assert.Equal(1, (int)report["done"]!["records"]!["ReflectiveLog"]!);
        Assert.NotNull(report["completedAt"]);
        (await gone.Mentor.Caller.Get($"{world.ProgrammePath}/disposal-reports")).Is(403);

        (await owner.Caller.Post($"/v1/legal-holds/{hold.Id}/lifting", new { reason = "Settled." })).Is(200);
        (await owner.Caller.Post($"/v1/legal-holds/{hold.Id}/lifting", new { reason = "Settled." })).RefusedBy("life-cycle-step");
        await Days(world, 431);
        await Gone(held);
        await Kept(person);
        (await owner.Caller.Post($"/v1/legal-holds/{onPerson.Id}/lifting", new { reason = "Settled." })).Is(200);
        await Days(world, 432);
        await Gone(person);
        Assert.Equal(3, (await world.Coordinator.Caller.Get($"{world.ProgrammePath}/disposal-reports")).Is(200).Items.Count);
    }

    [Fact]
    [Proves("storage-rules-stated")]
    public async Task Everybody_reads_what_is_kept_what_for_and_how_long()
    {
        var world = await World.Running(Host);
        (await world.Nobody.Get("/v1/record-kinds")).Is(401);
        foreach (var caller in (Caller[])[(await world.Person()).Caller, world.Manager.Caller, world.Hr])
        {
            var kinds = (await caller.Get("/v1/record-kinds")).Is(200).Body!.AsArray();
            Assert.Contains(kinds, kind => kind!["name"]!.ToString() == "MeetingLog" && kind["receivers"]!.ToString().Contains("coordinator", StringComparison.Ordinal));
            Assert.All(kinds, kind => Assert.All((string[])["purpose", "receivers", "retention"], member => Assert.EndsWith(".", kind![member]!.ToString(), StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task Only_the_data_protection_owner_holds_and_only_what_is_of_the_programme()
    {
        var world = await World.Running(Host);
        var owner = await Owner(world);
        var other = await World.Running(Host);
        var (pair, foreign) = (await world.Matched(), await other.Matched());
        var holds = $"{world.ProgrammePath}/legal-holds";
        foreach (var who in (Caller[])[world.Coordinator.Caller, pair.Mentor.Caller, world.Admin]) (await who.Post(holds, new { relationship = pair.Relationship, reason = "Because." })).Is(403);
        Assert.Equal(["/relationship"], (await owner.Caller.Post(holds, new { relationship = foreign.Relationship, reason = "Because." })).Is(422).Pointers);
        Assert.Equal(["/person"], (await owner.Caller.Post(holds, new { person = foreign.Mentor.Person.Id, reason = "Because." })).Is(422).Pointers);
        Assert.Equal(["/reason", "/relationship"], (await owner.Caller.Post(holds, new { reason = " " })).Is(422).Pointers);
        Assert.Equal(["/relationship"], (await owner.Caller.Post(holds, new { relationship = pair.Relationship, person = pair.Mentor.Person.Id, reason = "Because." })).Is(422).Pointers);
        (await owner.Caller.Post($"{other.ProgrammePath}/legal-holds", new { relationship = foreign.Relationship, reason = "Because." })).Is(403);
        var hold = (await owner.Caller.Post(holds, new { relationship = pair.Relationship, reason = "Because." })).Is(201).Id;
        foreach (var who in (Caller[])[world.Coordinator.Caller, pair.Mentor.Caller, world.Admin, other.Coordinator.Caller, await OwnerOf(other)])
        {
            (await who.Get($"/v1/legal-holds/{hold}")).Is(404);
            (await who.Post($"/v1/legal-holds/{hold}/lifting", new { reason = "Because." })).Is(404);
            Assert.Empty((await who.Get(holds)).Is(200).Items);
        }
        // Two at once: one lifts it.
        var lifted = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => owner.Caller.Post($"/v1/legal-holds/{hold}/lifting", new { reason = "Over." })));
        Assert.Equal([200, 409, 409, 409], lifted.Select(x => x.Code).Order());

        static async Task<Caller> OwnerOf(World world) => (await Owner(world)).Caller;
    }

    [Fact]
    public async Task Disposal_that_is_broken_off_goes_on_and_neither_loses_nor_deletes_twice()
    {
        var (world, _, pairs) = await Closing(3);
        await Close(world, pairs);
        await using (var breaking = Host.Factory.WithWebHostBuilder(x => x.ConfigureTestServices(services => services.AddSingleton<IInterceptor>(new Breaks()))))
        {
            var nobody = new Caller(breaking.CreateClient(), null);
            await Assert.ThrowsAnyAsync<Exception>(async () => (await nobody.Put("/dev/clock", new { now = Start.AddDays(430) })).Is(200));
        }
        var reports = $"{world.ProgrammePath}/disposal-reports";
        var open = (await world.Coordinator.Caller.Get(reports)).Is(200).Items.Single()!;
        Assert.Equal((3, 1), ((int)open["announced"]!["relationships"]!, (int)open["done"]!["relationships"]!));
        Assert.Null(open["completedAt"]);
        Assert.Equal(1, await Count(pairs, 404));

        await Days(world, 430);
        var done = (await world.Coordinator.Caller.Get(reports)).Is(200).Items.Single()!;
        Assert.Equal((open["id"]!.ToString(), 3), (done["id"]!.ToString(), (int)done["done"]!["relationships"]!));
        Assert.Equal(done["announced"]!["records"]!.ToJsonString(), done["done"]!["records"]!.ToJsonString());
        Assert.NotNull(done["completedAt"]);
        Assert.Equal(3, await Count(pairs, 404));
        await Days(world, 431);
        Assert.Single((await world.Coordinator.Caller.Get(reports)).Is(200).Items);

        static async Task<int> Count(Pair[] pairs, int status)
        {
            var codes = new List<int>();
            foreach (var pair in pairs) codes.Add((await pair.Mentor.Caller.Get($"/v1/relationships/{pair.Relationship}/reflective-logs")).Items.Count == 0 ? 404 : 200);
            return codes.Count(code => code == status);
        }
    }

    /// <summary>A hold that is placed while disposal runs comes in time or is too late, and never sees half of it.</summary>
    [Fact]
    public async Task A_hold_and_disposal_at_once_leave_all_records_or_none()
    {
        var (world, owner, pairs) = await Closing(2);
        await Close(world, pairs);
        var run = Days(world, 430);
        var holds = await Task.WhenAll(pairs.Select(pair => owner.Caller.Post($"{world.ProgrammePath}/legal-holds", new { relationship = pair.Relationship, reason = "At once." })));
        await run;
        Assert.All(holds, hold => hold.Is(201));
        foreach (var pair in pairs)
        {
            var logs = (await pair.Mentor.Caller.Get($"/v1/relationships/{pair.Relationship}/reflective-logs")).Is(200).Items.Count;
            Assert.Equal(logs, (await pair.Mentor.Caller.Get($"/v1/relationships/{pair.Relationship}/private-notes")).Is(200).Items.Count);
        }
        var left = 0;
        foreach (var pair in pairs) left += (await pair.Mentor.Caller.Get($"/v1/relationships/{pair.Relationship}/reflective-logs")).Items.Count;
        await Days(world, 440);
        foreach (var pair in pairs) left -= (await pair.Mentor.Caller.Get($"/v1/relationships/{pair.Relationship}/reflective-logs")).Items.Count;
        Assert.Equal(0, left);
    }

    private static readonly DateTimeOffset Start = TimeProvider.System.GetUtcNow();

    private static string On(int days) => DateOnly.FromDateTime(Start.UtcDateTime).AddDays(days).ToString("O", CultureInfo.InvariantCulture);

    private static async Task Days(World world, int days) => (await world.Nobody.Put("/dev/clock", new { now = Start.AddDays(days) })).Is(200);

    private static async Task<Someone> Owner(World world)
    {
        var owner = await world.Person($"owner-{Guid.CreateVersion7():N}", "director");
        (await world.Admin.Post($"{world.ProgrammePath}/appointments", new { person = owner.Id, role = "dataProtectionOwner" })).Is(201);
        return owner;
    }

    /// <summary>Relationships with a log and a note of the mentor each.</summary>
    private async Task<(World World, Someone Owner, Pair[] Pairs)> Closing(int pairs)
    {
        (await new Caller(Host.Client(), null).Put("/dev/clock", new { now = Start })).Is(200);
        var world = await World.Running(Host);
        await world.Set(new Dictionary<string, object> { ["retention.disposeAfterDays"] = 30 });
        var owner = await Owner(world);
        var all = new Pair[pairs];
        for (var i = 0; i < pairs; i++)
        {
            all[i] = await world.AtWork(terms: x => With(x));
            var path = $"/v1/relationships/{all[i].Relationship}";
            var log = (await all[i].Mentor.Caller.Post($"{path}/reflective-logs", new { on = "2026-02-03", learning = "Something." })).Is(201).Id;
            (await all[i].Mentor.Caller.Post($"/v1/reflective-logs/{log}/completion", new { })).Is(200);
            (await all[i].Mentor.Caller.Post($"{path}/private-notes", new { text = "A note." })).Is(201);
        }
        return (world, owner, all);

        static JsonObject With(JsonObject terms)
        {
            terms["notes"] = new JsonObject { ["kept"] = true, ["by"] = "both", ["disposal"] = "Shredded." };
            return terms;
        }
    }

    private static async Task Close(World world, Pair[] pairs)
    {
        await Days(world, 400);
        foreach (var pair in pairs) (await pair.Mentee.Caller.Post($"/v1/relationships/{pair.Relationship}/ending", new { kind = "timeReached" })).Is(200);
        (await world.Coordinator.Caller.Post($"{world.ProgrammePath}/final-review-completion")).Is(200);
    }

    private static async Task<string> Log(Pair pair) => "/v1/reflective-logs/" + (await pair.Mentor.Caller.Get($"/v1/relationships/{pair.Relationship}/reflective-logs")).Is(200).Items.Single()!["id"];

    private static async Task<string> Note(Pair pair) => "/v1/private-notes/" + (await pair.Mentor.Caller.Get($"/v1/relationships/{pair.Relationship}/private-notes")).Is(200).Items.Single()!["id"];

    private static async Task Gone(Pair pair)
    {
        foreach (var kind in (string[])["reflective-logs", "private-notes"]) Assert.Empty((await pair.Mentor.Caller.Get($"/v1/relationships/{pair.Relationship}/{kind}")).Is(200).Items);
        (await pair.Mentor.Caller.Get($"/v1/relationships/{pair.Relationship}")).Is(200);
        // The keys are gone, but the terms that both signed outlast the relationship.
        Assert.Contains("Debt advice.", (await pair.Mentor.Caller.Get($"/v1/relationships/{pair.Relationship}/agreement")).Is(200).Text, StringComparison.Ordinal);
    }

    private static async Task Kept(Pair pair)
    {
        (await pair.Mentor.Caller.Get(await Log(pair))).Is(200);
        (await pair.Mentor.Caller.Get(await Note(pair))).Is(200);
    }

    /// <summary>Throws instead of the second statement that deletes logs.</summary>
    private sealed class Breaks : DbCommandInterceptor
    {
        private int deletions;

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
            command.CommandText.Contains("DELETE FROM \"ReflectiveLog\"", StringComparison.Ordinal) && Interlocked.Increment(ref deletions) == 2
                ? throw new InvalidOperationException("Broken off.") : new(result);
    }

    public sealed class Sqlite(OnSqlite host) : RetentionTests(host), IClassFixture<OnSqlite>;

    public sealed class Postgres(OnPostgres host) : RetentionTests(host), IClassFixture<OnPostgres>;
}
