using System.Data.Common;
using System.Globalization;
using Mentoring.Api.Tests.Confidentiality;
using Mentoring.Api.Tests.Hosting;
using Mentoring.Domain.Reminders;
using Mentoring.Tests;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using Caller = Mentoring.Api.Tests.Hosting.Caller;

namespace Mentoring.Api.Tests.Reminders;

/// <summary>The coordinator's list, and that each reminder is made once. Moves the clock, so these have a host of their own.</summary>
public abstract class ReminderTests(Hosted host) : HostedTests(host)
{
    private static readonly DateTimeOffset Start = TimeProvider.System.GetUtcNow();

    [Fact]
    [Proves("coordinator-supports")]
    [Proves("mentor-support-source")]
    [Proves("mentor-training-continues")]
    [Proves("mentee-guidance-issued")]
    [Proves("concern-timely")]
    [Proves("early-intervention")]
    public async Task The_coordinator_sees_what_to_do_and_says_when_it_is_done()
    {
        await FromTheStart();
        var world = await World.Running(Host);
        var mentee = await world.Available("mentee");
        await world.Person(mentee.Person.ExternalId, "director"); // whose line is not the coordinator's
        var pair = await world.AtWork(mentee: mentee, terms: Terms);
        var forming = await world.Matched();
        await Days(world, 1);
        // Of people: the mentor knows of it too, and it goes when it is settled.
        Assert.Equal([("mentor-support-source", pair.Mentor.Person.Id), ("mentor-understands-programme", pair.Mentor.Person.Id)], await People(world, pair));
        Assert.Contains("attentionRaised", await World.Told(pair.Mentor.Caller, world.Programme));
        Assert.Equal(2, (await pair.Mentor.Caller.Get("/v1/attention?about=person")).Is(200).Items.Count);
        Assert.Empty((await pair.Mentee.Caller.Get("/v1/attention?about=person")).Is(200).Items);
        (await world.Coordinator.Caller.Post($"/v1/applications/{pair.Mentor.Application}/training", new { kind = "support", form = "session", heldOn = On(0), themes = new[] { "purpose" } })).Is(201);
        Assert.Equal(["mentee-guidance-issued"], await Flags(world.Coordinator.Caller, forming));
        (await world.Coordinator.Caller.Post($"/v1/applications/{forming.Mentee.Application}/training", new { kind = "menteeInduction", form = "guidanceSheet", heldOn = On(0), document = world.Documents["menteeGuidance"] })).Is(201);
        await Days(world, 2);
        Assert.Empty(await People(world, pair));
        Assert.Empty(await Flags(world.Coordinator.Caller, forming));

        // Of the programme itself: its coordinators'.
        Assert.Equal(["support-and-training-for-all"], (await world.Coordinator.Caller.Get("/v1/attention?about=programme")).Is(200).Items.Select(x => x!["rule"]!.ToString()));
        Assert.Empty((await pair.Mentor.Caller.Get("/v1/attention?about=programme")).Is(200).Items);

        // Looking in is the coordinator's alone, and once it was done it rests until half-way.
        await Days(world, 15);
        var item = (await world.Coordinator.Caller.Get($"/v1/attention?rule=coordinator-supports&relationship={pair.Relationship}")).Is(200).Items.Single()!;
        Assert.Equal(("relationship", "coordinators", world.Programme), (item["about"]!.ToString(), item["for"]!.ToString(), item["programme"]!.ToString()));
        Assert.False(string.IsNullOrEmpty(item["toDo"]!.ToString()));
        Assert.Equal(14, (DateTimeOffset.Parse(item["since"]!.ToString(), CultureInfo.InvariantCulture) - Start).TotalDays, 0.1);
        var path = $"/v1/attention/{item["id"]}";
        Assert.Contains(item["id"]!.ToString(), await Tasks(world.Coordinator.Caller));
        (await pair.Mentor.Caller.Get(path)).Is(404);
        (await pair.Mentor.Caller.Post($"{path}/handling")).Is(404);
        Assert.NotNull((await world.Coordinator.Caller.Post($"{path}/handling")).Is(200)["seenToAt"]);
        Assert.DoesNotContain(item["id"]!.ToString(), await Tasks(world.Coordinator.Caller));
        await Days(world, 20);
        Assert.Contains("coordinator-supports", await Flags(world.Coordinator.Caller, pair, "&seenTo=true"));

        // What a partner does not know is for the coordinators.
        (await pair.Mentee.Caller.Post($"/v1/relationships/{pair.Relationship}/concerns", new { category = "feelingStuck", text = "We do not come on." })).Is(201);
        await Days(world, 60);
        Assert.Equal(["concern-timely", "coordinator-supports", "meeting-frequency", "mentor-offers-other-setting", "participation-time-minimum", "relationship-review"], await Flags(world.Coordinator.Caller, pair));
        Assert.Equal(["meeting-frequency", "mentor-offers-other-setting", "participation-time-minimum", "relationship-review"], await Flags(pair.Mentor.Caller, pair));
        Assert.Contains("coordinator-supports", await Flags(world.Coordinator.Caller, pair, "&seenTo=false"));
        var shared = (await pair.Mentor.Caller.Get($"/v1/attention?relationship={pair.Relationship}")).Is(200).Items[0]!["id"]!.ToString();
        (await pair.Mentor.Caller.Post($"/v1/attention/{shared}/handling")).Is(403);
        foreach (var other in (Caller[])[world.Manager.Caller, world.Director.Caller, forming.Mentor.Caller, world.Admin]) (await other.Get($"/v1/attention/{shared}")).Is(404);

        // A filter that is mistyped is refused; what comes in pages comes whole.
        (await world.Coordinator.Caller.Get("/v1/attention?rule=none")).Is(400);
        (await world.Coordinator.Caller.Get("/v1/attention?about=nothing")).Is(400);
        var all = (await world.Coordinator.Caller.Get($"/v1/attention?programme={world.Programme}")).Is(200).Items.Select(x => x!["id"]!.ToString()).ToList();
        var (paged, next) = (new List<string>(), "");
        do
        {
            var page = (await world.Coordinator.Caller.Get($"/v1/attention?programme={world.Programme}&limit=3{next}")).Is(200);
            paged.AddRange(page.Items.Select(x => x!["id"]!.ToString()));
            next = page.Body!["next"] is { } cursor ? $"&cursor={cursor}" : "";
        }
        while (next.Length > 0);
        Assert.Equal(all, paged);
        await Days(world, 366);
        Assert.Contains(("mentor-training-continues", pair.Mentor.Person.Id), await People(world, pair));
    }

    /// <summary>Two hosts and one database, both at it at the same time; and one that dies between two programmes.</summary>
    [Fact]
    public async Task Each_reminder_is_made_once_when_two_hosts_run_and_when_one_breaks_off()
    {
        await FromTheStart();
        var worlds = new[] { await World.Running(Host), await World.Running(Host) };
        var pairs = new List<Pair>();
        foreach (var world in worlds) pairs.AddRange([await world.AtWork(terms: Terms), await world.AtWork(terms: Terms)]);
        await using (var breaking = Host.Factory.WithWebHostBuilder(x => x.ConfigureTestServices(services => services.AddSingleton<IInterceptor>(new Breaks(worlds[1].Programme)))))
            await Assert.ThrowsAnyAsync<Exception>(async () => (await new Caller(breaking.CreateClient(), null).Put("/dev/clock", new { now = Start.AddDays(50) })).Is(200));
        var told = await Told();
        Assert.InRange(told.Count(count => count == 1), 1, told.Count - 1);
        Assert.All(told, count => Assert.InRange(count, 0, 1));

        await using var other = Hosted.Start(Host.Connection);
        var hosts = new[] { new Caller(Host.Factory.CreateClient(), null), new Caller(other.CreateClient(), null) };
        foreach (var answer in await Task.WhenAll(hosts.Select(host => host.Put("/dev/clock", new { now = Start.AddDays(50) })))) answer.Is(200);
        Assert.All(await Told(), count => Assert.Equal(1, count));
        foreach (var answer in await Task.WhenAll(hosts.Select(host => host.Put("/dev/clock", new { now = Start.AddDays(51) })))) answer.Is(200);
        Assert.All(await Told(), count => Assert.Equal(1, count));
        var rules = await Confidences.AsSystem(Host, async services => (await services.GetRequiredService<Domain.Confidentiality.IStore>().List<Attention>(_ => true, Caller.Stop)).ConvertAll(x => (x.AboutId, x.Rule)));
        Assert.Equal(rules.Count, rules.Distinct().Count());

        // How often each of the eight was told of their relationship.
        async Task<List<int>> Told()
        {
            var counts = new List<int>();
            foreach (var pair in pairs)
                foreach (var party in (Participant[])[pair.Mentor, pair.Mentee]) counts.Add((await World.Told(party.Caller, pair.Relationship)).Count(kind => kind == "attentionRaised"));
            return counts;
        }
    }

    /// <summary>Fails when what was noticed of one programme is written.</summary>
    private sealed class Breaks(string programme) : DbCommandInterceptor
    {
        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
            command.CommandText.Contains("INSERT INTO \"Attention\"", StringComparison.Ordinal)
            && command.Parameters.Cast<DbParameter>().Any(x => programme.Equals(x.Value?.ToString(), StringComparison.OrdinalIgnoreCase))
                ? throw new InvalidOperationException("Broken off.") : new(result);
    }

    private static System.Text.Json.Nodes.JsonObject Terms(System.Text.Json.Nodes.JsonObject terms)
    {
        (terms["startsOn"], terms["endsOn"]) = (On(0), On(110));
        return terms;
    }

    private static string On(int days) => DateOnly.FromDateTime(Start.UtcDateTime).AddDays(days).ToString("O", CultureInfo.InvariantCulture);

    /// <summary>The two tests share a clock.</summary>
    private async Task FromTheStart() => (await new Caller(Host.Client(), null).Put("/dev/clock", new { now = Start })).Is(200);

    private static async Task Days(World world, double days) => (await world.Nobody.Put("/dev/clock", new { now = Start.AddDays(days) })).Is(200);

    private static async Task<List<string>> Flags(Caller caller, Pair pair, string more = "") =>
        [.. (await caller.Get($"/v1/attention?relationship={pair.Relationship}{more}")).Is(200).Items.Select(x => x!["rule"]!.ToString()).Order(StringComparer.Ordinal)];

    private static async Task<List<(string, string)>> People(World world, Pair pair) =>
        [.. (await world.Coordinator.Caller.Get($"/v1/attention?programme={world.Programme}&about=person")).Is(200).Items.Select(x => (x!["rule"]!.ToString(), x["person"]!.ToString()))
            .Where(x => x.Item2 == pair.Mentor.Person.Id).Order()];

    private static async Task<List<string>> Tasks(Caller caller) =>
        [.. (await caller.Get("/v1/me/tasks?kind=seeToAttention&limit=200")).Is(200).Items.Select(x => x!["record"]!.ToString())];

    public sealed class Sqlite(OnSqlite host) : ReminderTests(host), IClassFixture<OnSqlite>;

    public sealed class Postgres(OnPostgres host) : ReminderTests(host), IClassFixture<OnPostgres>;
}
