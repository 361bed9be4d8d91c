using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Mentoring.Api.Tests.Hosting;
using Mentoring.Tests;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Mentoring.Api.Tests.Graph;

/// <summary>The screens of samples/graphql/screens take as many SQL commands for ten times as many rows.</summary>
public abstract class ScreenTests(Hosted host, SqlCount sql) : HostedTests(host)
{
    [Fact]
    public async Task A_screen_takes_as_many_commands_for_ten_times_as_many_rows()
    {
        var world = await World.Running(Host);
        await world.Set(new Dictionary<string, object> { ["mentor.maxOneToOne"] = 10 });
        var (mentor, other) = (await world.Available("mentor"), await world.Available("mentor"));
        var pair = await Grow(world, mentor, other);
        await Work(pair);
        // What the programme opens after the third meeting is there from the beginning: more rows, not more kinds of them.
        (await pair.Mentee.Caller.Post($"/v1/relationships/{pair.Relationship}/reviews", new { kind = "regular" })).Is(201);
        var few = await Shown(world, pair);
        for (var i = 1; i < 10; i++)
        {
            await Grow(world, mentor, other);
            await Work(pair);
        }
        var many = await Shown(world, pair);
        Assert.Equal(10, few.Count);
        Assert.All(few, screen => Assert.NotEqual(0, screen.Value.Commands));
        Assert.Empty(few.Where(screen => many[screen.Key].Commands != screen.Value.Commands).Select(screen => $"{screen.Key}: {screen.Value.Commands} commands for few rows, {many[screen.Key].Commands} for many"));
        // A screen that shows no more than before has counted nothing.
        Assert.Empty(few.Where(screen => many[screen.Key].Length < 2 * screen.Value.Length).Select(screen => $"{screen.Key} has {screen.Value.Length} characters for few rows, {many[screen.Key].Length} for many"));
    }

    [Fact]
    public async Task A_list_is_read_by_the_columns_that_are_asked_for_and_says_the_same()
    {
        var world = await World.Running(Host);
        foreach (var pair in (Pair[])[await world.Matched(), await world.Matched()])
        {
            await world.Agree(pair);
            foreach (var day in (int[])[2, 9])
                (await pair.Mentee.Caller.Post($"/v1/relationships/{pair.Relationship}/held-meetings", new { startsAt = $"2026-02-{day:00}T09:00:00Z", minutes = 45 + day, method = "other", otherMethod = "On a walk" })).Is(201);
        }
        var fields = (await world.Coordinator.Caller.Query("{ __type(name: \"Meeting\") { fields { name type { kind ofType { kind } } } } }")).Is(200).Body!["data"]!["__type"]!["fields"]!.AsArray()
            .Where(x => (x!["type"]!["ofType"]?["kind"] ?? x["type"]!["kind"])!.GetValue<string>() is "SCALAR" or "ENUM").Select(x => x!["name"]!.GetValue<string>()).ToList();
        Assert.Contains("startsAtLocal", fields);
        var whole = await Meetings(world, string.Join(' ', fields));
        Assert.Equal([2, 2], whole.Select(x => x!["meetings"]!["nodes"]!.AsArray().Count));
        foreach (var field in fields)
        {
            sql.Texts.Clear();
            var narrow = await Meetings(world, field);
            Assert.Equal(Values(whole, field), Values(narrow, field));
            // What is worked out is worked out of the whole record.
            Assert.Equal(field is "startsAtLocal" or "keepFreeFrom" or "keepFreeUntil", sql.Texts.Single(x => x.Contains("\"Meeting\"", StringComparison.Ordinal)).Contains("\"BufferMinutes\"", StringComparison.Ordinal));
        }
    }

    private static async Task<JsonArray> Meetings(World world, string fields) => (await world.Coordinator.Caller.Query(
        $"query ($id: ID!) {{ programme(id: $id) {{ relationships(first: 5) {{ nodes {{ meetings(last: 5) {{ nodes {{ {fields} }} }} }} }} }} }}", new { id = $"Programme:{world.Programme}" }))
        .Is(200).Body!["data"]!["programme"]!["relationships"]!["nodes"]!.AsArray();

    private static IEnumerable<string?> Values(JsonArray relationships, string field) =>
        relationships.SelectMany(x => x!["meetings"]!["nodes"]!.AsArray()).Select(x => x![field]?.ToJsonString());

    /// <summary>A relationship more, an application that waits to be signed, and a proposal that waits for answers.</summary>
    private static async Task<Pair> Grow(World world, Participant mentor, Participant other)
    {
        await world.Submitted("mentee");
        (await world.Propose(other, await world.Available("mentee"))).Is(201);
        var pair = await world.Matched(mentor);
        var terms = World.Terms;
        terms["notes"] = new JsonObject { ["kept"] = true, ["by"] = "both", ["disposal"] = "Deleted at the end." };
        await world.Agree(pair, _ => terms);
        (await pair.Mentee.Caller.Post($"/v1/relationships/{pair.Relationship}/concerns", new { category = "feelingStuck", text = "A worry." })).Is(201);
        (await world.Coordinator.Caller.Get($"/v1/relationships/{pair.Relationship}/agreement")).Is(200);
        return pair;
    }

    /// <summary>One more of what the two do.</summary>
    private static async Task Work(Pair pair)
    {
        var (path, mentor, mentee) = ($"/v1/relationships/{pair.Relationship}", pair.Mentor.Caller, pair.Mentee.Caller);
        var meeting = (await mentee.Post($"{path}/held-meetings", new { startsAt = "2026-02-02T09:00:00Z", minutes = 60, method = "faceToFace" })).Is(201).Id;
        (await mentee.Put($"/v1/meetings/{meeting}/log", new { topics = new[] { "A topic." } })).Is(200);
        (await mentee.Post($"/v1/meetings/{meeting}/log/completion")).Is(200);
        (await mentor.Post($"{path}/goals", new { result = "A result.", horizon = "short" })).Is(201);
        (await mentor.Post($"{path}/actions", new { text = "An action.", owner = pair.Mentee.Person.Id })).Is(201);
        (await mentor.Post($"{path}/contacts", new { channel = "telephone" })).Is(201);
        (await mentor.Post($"{path}/reflective-logs", new { on = "2026-02-02", learning = "A lesson." })).Is(201);
        (await mentor.Post($"{path}/private-notes", new { text = "A note." })).Is(201);
        (await mentor.Post($"{path}/progress-updates", new { text = "It goes." })).Is(201);
    }

    private async Task<Dictionary<string, (int Commands, int Length)>> Shown(World world, Pair pair)
    {
        var shown = new Dictionary<string, (int, int)>(StringComparer.Ordinal);
        foreach (var file in Directory.GetFiles(Folder(), "*.graphql").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileNameWithoutExtension(file);
            var before = sql.Commands;
            var (who, document) = (Who(name, world, pair), await File.ReadAllTextAsync(file, Caller.Stop));
            var answer = (await who.Query(document, Variables(name, world, pair))).Is(200);
            shown[name] = (sql.Commands - before, answer.Text.Length);
            Assert.Equal(answer.Text, (await who.Query(WalkTests.ByNodes(document), Variables(name, world, pair))).Text);
            Assert.True(answer.Body!["errors"] is null, $"{name}: {answer.Text}");
            Assert.Empty(answer.Body["data"]!.AsObject().Where(field => field.Value is null).Select(field => $"{name} shows no {field.Key}"));
        }
        return shown;
    }

    private static Caller Who(string screen, World world, Pair pair) => screen.Split('-')[0] switch
    {
        "mentee" or "relationship" => pair.Mentee.Caller,
        "mentor" or "own" => pair.Mentor.Caller,
        "manager" => world.Manager.Caller,
        "coordinator" or "programme" => world.Coordinator.Caller,
        var who => throw new InvalidOperationException($"Whose screen is {who}?"),
    };

    private static object? Variables(string screen, World world, Pair pair) => screen switch
    {
        "mentee-relationship" or "relationship-timeline" => new { relationship = $"Relationship:{pair.Relationship}" },
        "coordinator-matching" or "programme-overview" => new { programme = $"Programme:{world.Programme}" },
        _ => null,
    };

    private static string Folder([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../samples/graphql/screens"));

    public sealed class Sqlite(CountedSqlite host) : ScreenTests(host, host.Sql), IClassFixture<CountedSqlite>;

    public sealed class Postgres(CountedPostgres host) : ScreenTests(host, host.Sql), IClassFixture<CountedPostgres>;
}

/// <summary>Counts the SQL commands of a host. Data keys are not among them: what is read stays at hand for minutes.</summary>
public sealed class SqlCount : DbCommandInterceptor
{
    private int commands;

    public int Commands => Volatile.Read(ref commands);

    /// <summary>What was read by.</summary>
    public ConcurrentQueue<string> Texts { get; } = new();

    public void With(IWebHostBuilder host) => host.ConfigureTestServices(services => services.AddSingleton<IInterceptor>(this));

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Texts.Enqueue(command.CommandText);
        return Counted(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) => Counted(result);

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default) => Counted(result);

    private ValueTask<T> Counted<T>(T result)
    {
        // What the host does by itself beside, such as looking for exports, is no part of a request.
        if (Activity.Current is not null) Interlocked.Increment(ref commands);
        return new(result);
    }
}

public sealed class CountedSqlite : OnSqlite
{
    public SqlCount Sql { get; } = new();

    protected override void Configure(IWebHostBuilder host) => Sql.With(host);
}

public sealed class CountedPostgres(PostgresServer server) : OnPostgres(server)
{
    public SqlCount Sql { get; } = new();

    protected override void Configure(IWebHostBuilder host) => Sql.With(host);
}
