using FsCheck;
using FsCheck.Fluent;
using Mentoring.Api.Tests.Hosting;
using Mentoring.Tests;
using Xunit;

namespace Mentoring.Api.Tests.Confidentiality;

/// <summary>How a reader looks for a record: by its address, and in a list.</summary>
public interface IReading
{
    Task<bool> Finds(Caller reader, Thing thing);

    Task<bool> Lists(Caller reader, Thing thing);
}

/// <summary>By REST.</summary>
public sealed class RestReading : IReading
{
    public Task<bool> Finds(Caller reader, Thing thing) => Told(reader, thing.Path, thing.Id);

    public Task<bool> Lists(Caller reader, Thing thing) => Told(reader, thing.List, thing.Id);

    private static async Task<bool> Told(Caller reader, string path, string id)
    {
        var answer = await reader.Get(path);
        if (answer.Code >= 500) throw new InvalidOperationException($"{answer.Code} at {path}: {answer.Text}");
        return answer.Code == 200 && answer.Text.Contains(id, StringComparison.Ordinal);
    }
}

/// <summary>By GraphQL, in the same words.</summary>
internal sealed class GraphReading(Hosted host) : IReading, IDisposable
{
    private readonly HttpClient way = host.Factory.CreateDefaultClient(new ByGraph(host));
    private readonly RestReading reading = new();

    public Task<bool> Finds(Caller reader, Thing thing) => reading.Finds(reader.Over(way), thing);

    public Task<bool> Lists(Caller reader, Thing thing) => reading.Lists(reader.Over(way), thing);

    public void Dispose() => way.Dispose();
}

/// <summary>
/// Random lives of random programmes, and after each of them random readers at random records: what the product shows must be what a second, plain
/// model of the confidentiality rules says (<see cref="Oracle"/>), which is written from the guidance's matrix. Where they differ one of them is wrong,
/// and the guidance decides which.
/// </summary>
/// <remarks>
/// By REST and by GraphQL, each an <see cref="IReading"/>. <c>MENTORING_DEEP=1</c> lives 500 lives, another number as many; <c>MENTORING_SEED=seed,gamma</c>, as a failure prints it, lives that one again. A failure shows the life that was
/// shortened as far as it still fails.
/// </remarks>
public abstract class OracleTests(Hosted host) : HostedTests(host)
{
    /// <summary>Reads after each life; many after a deep one, because a life costs more than a read.</summary>
    private static int Reads => Lives > 10 ? 300 : 20;

    private static int Lives => Deep.Given switch
    {
        null or "" or "0" => 10,
        "1" => 500,
        var other => int.Parse(other, System.Globalization.CultureInfo.InvariantCulture),
    };

    [Fact]
    [Proves("relationship-confidential")]
    public void What_a_reader_sees_is_what_the_oracle_says()
    {
        using var graph = new GraphReading(Host);
        var config = Config.QuickThrowOnFailure.WithMaxTest(Lives).WithQuietOnSuccess(true);
        if (Environment.GetEnvironmentVariable("MENTORING_SEED")?.Split(',') is [var seed, var gamma])
            config = config.WithReplay(ulong.Parse(seed, System.Globalization.CultureInfo.InvariantCulture), ulong.Parse(gamma, System.Globalization.CultureInfo.InvariantCulture));
        Check.One(config, Prop.ForAll(Life, life => Live(life, [new RestReading(), graph])));
    }

    /// <summary>A comparison that cannot fail proves nothing.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task A_product_that_shows_all_or_nothing_is_noticed(bool shows) =>
        Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => Live(Life.Generator.Sample(1).Single(), [new Always(shows)]));

    private static Arbitrary<Move[]> Life => Arb.ToArbitrary(
        (from what in Gen.Choose(0, Chronicle.Steps.Count - 1) from a in Gen.Choose(0, 9999) from b in Gen.Choose(0, 9999) from c in Gen.Choose(0, 9999) select new Move(what, a, b, c)).ArrayOf(30),
        Shorter);

    /// <summary>The same life with a few steps less, in the middle or at the end: the first two moves are the beginning and the readers' dice.</summary>
    private static IEnumerable<Move[]> Shorter(Move[] life)
    {
        for (var length = (life.Length - 2) / 2; length > 0; length /= 2)
            for (var at = 2; at + length <= life.Length; at += length)
                yield return [.. life[..at], .. life[(at + length)..]];
    }

    private async Task Live(Move[] life, IReading[] protocols)
    {
        var chronicle = await Chronicle.Begin(Host, life[0]);
        foreach (var move in life[2..]) await Chronicle.Steps[move.What](chronicle, move);
        var wrong = new List<string>();
        var dice = new Random(life[1].A * 10_000 + life[1].B);
        for (var i = 0; i < Reads; i++)
        {
            var thing = Any(dice, Any(dice, [.. chronicle.Oracle.Things.GroupBy(x => x.Kind).Select(x => x.ToList())]));
            var (human, caller) = Any(dice, Likely(chronicle, thing, i % 4));
            var (may, mayList) = (chronicle.Oracle.Sees(human, thing), chronicle.Oracle.Lists(human, thing));
            foreach (var protocol in protocols)
            {
                var (found, listed) = (await protocol.Finds(caller, thing), thing.List.Length > 0 ? await protocol.Lists(caller, thing) : mayList);
                if (found != may || listed != mayList)
                    wrong.Add($"by {protocol.GetType().Name} {human?.ExternalId ?? "nobody on record"} {(may ? "may" : "may not")} see {thing}, and {(found ? "finds it" : "does not find it")}, {(listed ? "lists it" : "does not list it")}");
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>Most readers have nothing to do with a record: every fourth one is drawn from all, the others from those who may, and from those who once might have.</summary>
    private static List<(Human? Human, Caller Caller)> Likely(Chronicle chronicle, Thing thing, int draw)
    {
        var near = chronicle.Near(thing);
        var drawn = chronicle.Readers.Where(reader => draw switch
        {
            0 => true,
            1 => chronicle.Oracle.Sees(reader.Human, thing),
            _ => reader.Human is { } human && near.Contains(human),
        }).ToList();
        return drawn.Count > 0 ? drawn : [.. chronicle.Readers];
    }

    private static T Any<T>(Random dice, IReadOnlyList<T> among) => among[dice.Next(among.Count)];

    private sealed class Always(bool shows) : IReading
    {
        public Task<bool> Finds(Caller reader, Thing thing) => Task.FromResult(shows);

        public Task<bool> Lists(Caller reader, Thing thing) => Task.FromResult(shows);
    }

    public sealed class Sqlite(OnSqlite host) : OracleTests(host), IClassFixture<OnSqlite>;

    public sealed class Postgres(OnPostgres host) : OracleTests(host), IClassFixture<OnPostgres>;
}
