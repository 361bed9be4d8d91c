using System.Globalization;
using System.Text;
using Mentoring.Api.Tests.Hosting;
using Mentoring.Domain.Rules;
using Xunit;

namespace Mentoring.Api.Tests.Contract;

/// <summary>The rules are published as they are in the code: in docs/rules.md and at /rules.</summary>
public sealed class RuleDocsTests(OnSqlite sqlite) : HostedTests(sqlite), IClassFixture<OnSqlite>
{
    private Caller Nobody => new(Host.Client(), null);

    [Fact]
    public Task The_printed_rules_are_those_of_the_code() => Committed.IsCurrent("docs/rules.md", Printed(), Caller.Stop);

    [Fact]
    public async Task Everybody_can_read_the_rules()
    {
        var all = (await Nobody.Get("/rules")).Is(200).Body!.AsArray();
        Assert.Equal(RuleBook.All.Select(rule => rule.Id), all.Select(rule => rule!["id"]!.ToString()));
        foreach (var rule in RuleBook.All)
        {
            var told = (await Nobody.Get($"/rules/{rule.Id}")).Is(200);
            Assert.Equal((rule.Id, rule.Sentence, rule.Source), (told.Id, told["sentence"], told["source"]));
        }
        Assert.Equal("/problems/not-found", (await Nobody.Get("/rules/none")).Is(404)["type"]);
    }

    [Fact]
    public async Task The_type_of_a_refusal_is_an_address_that_tells_the_rule()
    {
        var world = await World.WithDraft(Host);
        (await world.Coordinator.Caller.Post($"{world.ProgrammePath}/opening")).Is(200);
        var refused = (await world.Coordinator.Caller.Post($"{world.ProgrammePath}/opening")).Is(409);
        var rule = (await Nobody.Get(refused["type"])).Is(200);
        Assert.Equal((refused.Rule, refused["title"]), (rule.Id, rule["sentence"]));
    }

    private static string Printed()
    {
        var text = new StringBuilder("# Rules\n\nPrinted from the code: `RuleDocsTests` compares it and, with `UPDATE_CONTRACT=1`, writes it anew. "
            + "A refusal names its rule in `rule`; `GET /rules/{id}` tells the same as this table.\n");
        foreach (var feature in RuleBook.All.GroupBy(RuleBook.FeatureOf).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {feature.Key}\n\n| Rule | Kind | How it is held | What it says | Source |\n|---|---|---|---|---|\n");
            foreach (var rule in feature) text.Append(CultureInfo.InvariantCulture, $"| `{rule.Id}` | {Word(rule.Kind)} | {Word(rule.Standing)} | {Cell(rule.Sentence)} | {Cell(rule.Source)} |\n");
        }
        return text.ToString();
    }

    private static string Word<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
