using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using Mentoring.Api.Tests.Hosting;
using Npgsql;
using Xunit;

namespace Mentoring.Api.Tests.Graph;

/// <summary>No document keeps the server busy, and whoever sends one that is too large is told by how much.</summary>
public sealed class LimitTests(OnSqlite sqlite) : HostedTests(sqlite), IClassFixture<OnSqlite>
{
    /// <summary>Longer than any of them takes to be refused on a busy machine, far shorter than the library would take.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    public static TheoryData<string, string, string> TooLarge => new()
    {
        { "bytes", $"{{ viewer {{ name }} }} # {new string('é', 10_000)}", "The document has 20022 bytes; 20000 are allowed." },
        { "nodes", $"{{ {string.Concat(Enumerable.Repeat("viewer { name } ", 251))} }}", "The document has 501 fields and fragments or more; 500 are allowed." },
        { "one field 3,000 times", $"{{ viewer {{ {string.Concat(Enumerable.Repeat("name ", 3_000))} }} }}", "The document has 501 fields and fragments or more; 500 are allowed." },
        { "1,000 aliases", Aliases(1_000), "The document has 501 fields and fragments or more; 500 are allowed." },
        { "101 aliases", Aliases(101), "The document has 101 aliases; 100 are allowed." },
        { "depth of 100", Deep(100), "The document has 100 levels of fields; 20 are allowed." },
        { "depth of 21, in fragments", $"{{ node(id: \"Person:{Guid.Empty}\") {{ ...F10 }} }} {string.Concat(Enumerable.Range(1, 10).Select(i => $"fragment F{i} on Person {{ organisation {{ id ...P{i} }} }} fragment P{i} on Organisation {{ people {{ {(i == 1 ? "__typename" : $"nodes {{ ...F{i - 1} }}")} }} }} "))}", "The document has 31 levels of fields; 20 are allowed." },
        { "1,000 braces", $"{string.Concat(Enumerable.Repeat("{ a ", 1_000))}{new string('}', 1_000)}", "The document has 257 levels of braces and brackets or more; 256 are allowed." },
        { "1,000 brackets", $"{{ node(id: {new string('[', 1_000)}{new string(']', 1_000)}) {{ id }} }}", "The document has 257 levels of braces and brackets or more; 256 are allowed." },
        { "doubling fragments", Doubling(30, "viewer { name }"), "The document has 2001 fields and spreads, with all fragments in place, or more; 2000 are allowed." },
        { "doubling fragments with nothing in them", Doubling(30, "...Missing"), "The document has 2001 fields and spreads, with all fragments in place, or more; 2000 are allowed." },
        { "long lists in long lists", "{ relationships(first: 200) { nodes { meetings(first: 200) { nodes { id } } } } }", "values to answer at most, lists as long as they were asked for; 30000 are allowed." },
        { "the same from the end", "{ relationships(last: 200) { edges { node { meetings(last: 200) { edges { node { id } } } } } } }", "values to answer at most, lists as long as they were asked for; 30000 are allowed." },
    };

    [Theory]
    [MemberData(nameof(TooLarge))]
    public async Task A_document_that_is_too_large_is_refused_at_once(string what, string document, string told)
    {
        var (admin, watch) = (await Admin(), Stopwatch.StartNew());
        var answer = (await admin.Query(document, null, ("Accept", "application/graphql-response+json"))).Is(400);
        Assert.True(watch.Elapsed < Soon, $"{what}: {watch.Elapsed}");
        Assert.EndsWith(told, Message(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Just_within_the_limits_it_is_answered()
    {
        var admin = await Admin();
        foreach (var document in (string[])[Aliases(100), $"{{ viewer {{ {string.Concat(Enumerable.Repeat("name ", 499))} }} }}", $"{{ viewer {{ name }} }} # {new string('n', 19_977)}", "{ relationships(first: 200) { nodes { meetings(first: 20) { nodes { id status } } } } }"])
            Assert.Null((await admin.Query(document)).Is(200).Body!["errors"]);
    }

    [Fact]
    public async Task A_known_document_is_weighed_with_the_variables_of_each_request()
    {
        var admin = await Admin();
        const string Document = "query ($n: Int) { relationships(first: $n) { nodes { meetings(first: $n) { nodes { id } } } } }";
        for (var i = 0; i < 2; i++)
        {
            (await admin.Query(Document, new { n = 5 }, ("Accept", "application/graphql-response+json"))).Is(200);
            (await admin.Query(Document, new { n = 200 }, ("Accept", "application/graphql-response+json"))).Is(400);
        }
        // A number that is none of a list does not lift the weight of the others.
        var answer = await admin.Query("query ($n: Int) { a: relationships(first: $n) { nodes { id } } b: relationships(first: 200) { nodes { meetings(first: 200) { nodes { id } } } } }", new { n = -2_000_000_000 });
        Assert.EndsWith("30000 are allowed.", Message(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_whole_schema_can_be_asked_for_once()
    {
        var admin = await Admin();
        const string Type = "kind name description ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } }";
        var once = $$"""{ __schema { queryType { name } mutationType { name } types { kind name description fields(includeDeprecated: true) { name description isDeprecated deprecationReason args { name description defaultValue type { {{Type}} } } type { {{Type}} } } inputFields { name description type { {{Type}} } } interfaces { {{Type}} } enumValues(includeDeprecated: true) { name description } possibleTypes { {{Type}} } } directives { name locations args { name type { {{Type}} } } } } }""";
        Assert.Null((await admin.Query(once)).Is(200).Body!["errors"]);
        var inCircles = "{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }";
        Assert.Contains("values to answer at most", Message(await admin.Query(inCircles)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_operator_sets_the_limits()
    {
        await using var host = Hosted.Start(await Host.NewDatabase(), ("GraphQL:Limits:Nodes", "3"), ("GraphQL:Limits:Weight", "10"));
        using var http = host.CreateClient();
        var admin = new Caller(http, await Listening.Token(host));
        Assert.Equal("The document has 4 fields and fragments or more; 3 are allowed.", Message(await admin.Query("{ viewer { name administrator person { id } } }")));
        Assert.Contains("10 are allowed", Message(await admin.Query("{ programmes(first: 11) { nodes { id } } }")), StringComparison.Ordinal);
        Assert.Null((await admin.Query("{ programmes(first: 3) { nodes { id } } }")).Is(200).Body!["errors"]);
    }

    [Fact]
    public async Task A_limit_that_cannot_be_is_told_at_the_start()
    {
        await using var host = Hosted.Start(await Host.NewDatabase(), ("GraphQL:Limits:Depth", "0"));
        Assert.Contains("GraphQL:Limits", Assert.ThrowsAny<Exception>(() => host.Services).ToString(), StringComparison.Ordinal);
    }

    private static string Aliases(int count) => $"{{ {string.Concat(Enumerable.Range(0, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"a{i}: __typename ")))} }}";

    private static string Deep(int depth) => $"{string.Concat(Enumerable.Repeat("{ a ", depth))}{new string('}', depth)}";

    private static string Doubling(int levels, string last) =>
        $"{{ ...F0 }} {string.Concat(Enumerable.Range(0, levels).Select(i => string.Create(CultureInfo.InvariantCulture, $"fragment F{i} on Query {{ ...F{i + 1} ...F{i + 1} }} ")))}fragment F{levels} on Query {{ {last} }}";

    private async Task<Caller> Admin() => new(Host.Factory.CreateClient(), await Listening.Token(Host.Factory));

    private static string Message(Answer answer) => answer.Body!["errors"]![0]!["message"]!.ToString();
}

/// <summary>What takes too long is given up, in the database too. SQLite's commands run in this process and are short: there is nothing to wait for.</summary>
public sealed class TimeLimitTests(OnPostgres postgres) : HostedTests(postgres), IClassFixture<OnPostgres>
{
    private static readonly string Document = $$"""{ node(id: "Goal:{{Guid.Empty}}") { id } }""";

    [Fact]
    public async Task A_request_that_takes_too_long_is_given_up()
    {
        var connection = await Host.NewDatabase();
        await using var host = Hosted.Start(connection, ("GraphQL:Limits:Seconds", "2"));
        using var http = host.CreateClient();
        var admin = new Caller(http, await Listening.Token(host));
        (await admin.Query(Document)).Is(200);
        await using var held = await Held(connection);
        var answer = (await admin.Query(Document, null, ("Accept", "application/graphql-response+json"))).Is(503);
        Assert.Equal("TIMEOUT", answer.Body!["errors"]![0]!["extensions"]!["code"]!.ToString());
        Assert.Contains("2 s", answer.Body["errors"]![0]!["message"]!.ToString(), StringComparison.Ordinal);
        await NobodyWaits(held);
    }

    [Fact]
    public async Task A_caller_who_goes_takes_the_query_along()
    {
        var connection = await Host.NewDatabase();
        await using var host = Listening.At(connection);
        using var http = host.CreateClient();
        var admin = new Caller(http, await Listening.Token(host));
        (await admin.Query(Document)).Is(200);
        await using var held = await Held(connection);
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(Caller.Stop);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = Document }) };
        request.Headers.Authorization = new("Bearer", await Listening.Token(host));
        var answer = http.SendAsync(request, gone.Token);
        while (await Waiting(held) == 0) await Task.Delay(20, Caller.Stop);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
        await NobodyWaits(held);
    }

    /// <summary>Holds the goals, so that whoever reads them waits.</summary>
    private static async Task<NpgsqlConnection> Held(string connection)
    {
        var held = new NpgsqlConnection(connection);
        await held.OpenAsync(Caller.Stop);
        await held.BeginTransactionAsync(Caller.Stop);
        await using var command = new NpgsqlCommand("""LOCK TABLE "Goal" IN ACCESS EXCLUSIVE MODE""", held);
        await command.ExecuteNonQueryAsync(Caller.Stop);
        return held;
    }

    private static async Task NobodyWaits(NpgsqlConnection held)
    {
        for (var i = 0; i < 250 && await Waiting(held) > 0; i++) await Task.Delay(20, Caller.Stop);
        Assert.Equal(0, await Waiting(held));
    }

    private static async Task<long> Waiting(NpgsqlConnection held)
    {
        await using var command = new NpgsqlCommand("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'", held);
        return (long)(await command.ExecuteScalarAsync(Caller.Stop))!;
    }
}
