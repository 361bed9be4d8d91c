using Mentoring.Api.Tests.Confidentiality;
using Mentoring.Api.Tests.Hosting;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Evaluation;
using Mentoring.Domain.Programmes;
using Mentoring.Tests;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using Caller = Mentoring.Api.Tests.Hosting.Caller;

namespace Mentoring.Api.Tests.Evaluation;

/// <summary>Figures, as far as they may be told, and what monitoring keeps beside them.</summary>
public abstract class MonitoringTests(Hosted host) : HostedTests(host)
{
    private const string Period = "from=2025-01-01&to=2025-12-31";

    [Fact]
    [Proves("evidence-recording-known")]
    public async Task Every_indicator_says_what_is_counted_of_what_and_from_which_records()
    {
        var world = await World.Running(Host);
        var items = (await (await world.Person()).Caller.Get("/v1/indicators")).Is(200).Items;
        Assert.Equal(Enumerable.Range(1, 45).Select(n => $"I{n}"), items.Select(x => x!["id"]!.ToString()));
        foreach (var item in items)
        {
            foreach (var told in (string[])["key", "title", "sentence", "numerator", "denominator", "basis"]) Assert.False(string.IsNullOrWhiteSpace(item![told]?.ToString()), $"{item["id"]} does not tell its {told}.");
            Assert.NotEmpty(item!["sources"]!.AsArray());
            Assert.NotEmpty(item["measures"]!.AsArray().Concat(item["middles"]!.AsArray()));
        }
        Assert.Equal(45, items.Select(x => x!["key"]!.ToString()).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Figures_are_for_who_coordinates_or_steers_and_a_programme_that_has_recorded_nothing_has_no_data()
    {
        var world = await World.Running(Host);
        var path = $"{world.ProgrammePath}/indicators?{Period}";
        var told = (await world.Coordinator.Caller.Get(path)).Is(200);
        Assert.Null(told.Body!["whole"]);
        Assert.Empty(told.Body["groups"]!.AsArray());
        Assert.False(string.IsNullOrEmpty(told.Body["policy"]!["name"]!.ToString()));
        Assert.Equal(told.Body.ToJsonString(), (await world.Admin.Get(path)).Is(200).Body!.ToJsonString());
        (await (await world.Person()).Caller.Get(path)).Is(403);
        (await world.Hr.Get(path)).Is(403);
        (await world.Coordinator.Caller.Get($"/v1/programmes/{Guid.CreateVersion7()}/indicators?{Period}")).Is(404);
        (await world.Coordinator.Caller.Get($"{path}&by=model")).Is(200);
    }

    [Fact]
    public async Task What_is_asked_wrongly_is_said_and_nothing_is_told()
    {
        var world = await World.Running(Host);
        var path = $"{world.ProgrammePath}/indicators";
        foreach (var (query, status) in ((string, int)[])
            [
                ("", 200), ("?from=2025-01-01", 400), ("?to=2025-12-31", 400), ("?from=2025-01-01&to=2024-12-31", 422), ("?from=2025-01-02&to=2025-12-31", 422), ("?from=2025-01-01&to=2025-12-30", 422), ("?from=2025-01-01&to=2999-12-31", 422),
                ("?from=1800-01-01&to=2000-12-31", 422), ($"?{Period}&by=person", 400), ($"?{Period}&by=model&by=phase", 400), ($"?{Period}&axis=model", 400), ("?from=yesterday&to=2025-12-31", 400), ("?from=9999-12-01&to=9999-12-31", 422),
            ])
        {
            var answer = await world.Coordinator.Caller.Get(path + query);
            Assert.True((int)answer.Status == status, $"{query}: {answer.Status} {answer.Body}");
        }
    }

    [Fact]
    [Proves("monitoring-questions")]
    [Proves("monitoring-feeds-evaluation")]
    public async Task The_fifteen_questions_are_answered_by_the_same_figures_or_a_coordinators_note()
    {
        var world = await World.Running(Host);
        var (coordinator, path) = (world.Coordinator.Caller, $"{world.ProgrammePath}/monitoring?{Period}");
        (await coordinator.Post($"{world.ProgrammePath}/monitoring-notes", new { question = 13, from = "2025-01-01", to = "2025-12-31", text = "Too early." })).Is(201);
        (await coordinator.Post($"{world.ProgrammePath}/monitoring-notes", new { question = 13, from = "2025-01-01", to = "2025-12-31", text = "It helps." })).Is(201);
        var questions = (await coordinator.Get(path)).Is(200).Body!["questions"]!.AsArray();
        Assert.Equal(Enumerable.Range(1, 15), questions.Select(x => (int)x!["number"]!));
        Assert.Equal(("note", "It helps."), (questions[12]!["answeredBy"]!.ToString(), questions[12]!["note"]!.ToString()));
        Assert.Equal("nothing", questions[6]!["answeredBy"]!.ToString());
        // An administrator has the figures, and no note.
        Assert.Equal("nothing", (await world.Admin.Get(path)).Is(200).Body!["questions"]![12]!["answeredBy"]!.ToString());
        (await (await world.Person()).Caller.Get(path)).Is(403);
        Assert.Equal(2, (await coordinator.Get($"{world.ProgrammePath}/monitoring-notes?question=13")).Is(200).Items.Count);
        Assert.Equal(["/question"], (await coordinator.Post($"{world.ProgrammePath}/monitoring-notes", new { question = 16, from = "2025-01-01", to = "2025-12-31", text = "None." })).Is(422).Pointers);
        Assert.Equal(["/from", "/to"], (await coordinator.Post($"{world.ProgrammePath}/monitoring-notes", new { question = 1, from = "2025-01-03", to = "2025-01-02", text = "None." })).Is(422).Pointers.Distinct());
        // Every figure that answers is one of the indicators, and there is no other place where figures are defined.
        Assert.All(MonitoringQuestions.All.SelectMany(x => x.Indicators), id => Assert.NotNull(Indicators.Find(id)));
        Assert.Equal((await coordinator.Get($"{world.ProgrammePath}/indicators?{Period}")).Is(200)["asOf"], (await coordinator.Get(path)).Is(200)["asOf"]);
    }

    [Fact]
    [Proves("training-needs-followed-up")]
    public async Task A_need_for_training_without_a_step_is_told_until_one_is_taken()
    {
        var world = await World.Running(Host);
        var coordinator = world.Coordinator.Caller;
        var made = (await coordinator.Post($"{world.ProgrammePath}/training-needs", new { text = "To end well.", role = "mentor", foundOn = "2025-03-01" })).Is(201);
        Assert.Equal(["training-needs-followed-up"], made.Warnings);
        Assert.Empty((await coordinator.Post($"{world.ProgrammePath}/training-needs", new { text = "To listen.", step = "A workshop." })).Is(201).Warnings);
        Assert.Equal(["2025-03-01"], await Seen(world));
        Assert.Equal(["/on"], (await coordinator.Post($"/v1/training-needs/{made.Id}/step", new { step = "A workshop.", on = "2025-02-01" })).Is(422).Pointers);
        Assert.Equal("2025-04-01", (await coordinator.Post($"/v1/training-needs/{made.Id}/step", new { step = "A workshop.", on = "2025-04-01" })).Is(200)["stepTakenOn"]);
        (await coordinator.Post($"/v1/training-needs/{made.Id}/step", new { step = "Another." })).Is(409);
        Assert.Empty(await Seen(world));
        Assert.Equal(2, (await coordinator.Get($"{world.ProgrammePath}/training-needs")).Is(200).Items.Count);
        var somebody = (await world.Person()).Caller;
        (await somebody.Get($"/v1/training-needs/{made.Id}")).Is(404);
        (await somebody.Get($"{world.ProgrammePath}/training-needs")).Is(403);
        (await somebody.Post($"{world.ProgrammePath}/training-needs", new { text = "To end well." })).Is(403);
    }

    [Fact]
    public async Task Turnover_is_stated_in_numbers_alone()
    {
        var world = await World.Running(Host);
        var coordinator = world.Coordinator.Caller;
        object Stated(int left, string to = "2025-06-30") => new { from = "2025-01-01", to, participants = 20, participantsLeft = left, staff = 200, staffLeft = 30 };
        Assert.Equal(["/participantsLeft"], (await coordinator.Post($"{world.ProgrammePath}/turnover-statements", Stated(21))).Is(422).Pointers);
        Assert.Equal(["/to"], (await coordinator.Post($"{world.ProgrammePath}/turnover-statements", Stated(1, "2999-06-30"))).Is(422).Pointers.Distinct());
        Assert.Equal("1", (await coordinator.Post($"{world.ProgrammePath}/turnover-statements", Stated(1))).Is(201)["number"]);
        Assert.Equal("2", (await coordinator.Post($"{world.ProgrammePath}/turnover-statements", Stated(2))).Is(201)["number"]);
        (await world.Admin.Post($"{world.ProgrammePath}/turnover-statements", Stated(1))).Is(403);
    }

    /// <summary>Since when the watch sees a need.</summary>
    private Task<List<string>> Seen(World world) => Confidences.AsSystem(Host, async services =>
    {
        var id = new Domain.Id<Programme>(Guid.Parse(world.ProgrammePath.Split('/')[^1]));
        var programme = await services.GetRequiredService<IStore>().Get(id, Caller.Stop);
        var seen = new List<string>();
        await foreach (var portion in new TrainingNeedSource(services.GetRequiredService<Domain.Reminders.IReminderFacts>()).Look(programme, TimeProvider.System.GetUtcNow(), Caller.Stop)) seen.AddRange(portion.Select(x => $"{x.Since:yyyy-MM-dd}"));
        return seen;
    });

    public sealed class Sqlite(SharedSqlite host) : MonitoringTests(host), IClassFixture<SharedSqlite>;

    public sealed class Postgres(SharedPostgres host) : MonitoringTests(host), IClassFixture<SharedPostgres>;
}
