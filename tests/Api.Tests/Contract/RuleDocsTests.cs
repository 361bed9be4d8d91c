using System.Globalization;
using System.Text;
using System.Text.Json;
using Mentoring.Api.Tests.Hosting;
using Mentoring.Domain.Rules;
using Mentoring.Tests;
using Xunit;

namespace Mentoring.Api.Tests.Contract;

/// <summary>The rules are published as they are in the code: in docs/rules.md and at /rules.</summary>
public sealed class RuleDocsTests(SharedSqlite sqlite) : HostedTests(sqlite), IClassFixture<SharedSqlite>
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private Caller Nobody => new(Host.Client(), null);

    [Fact]
    public async Task The_printed_rules_are_those_of_the_code()
    {
        await Committed.IsCurrent("src/Api/Rules/proofs.json", JsonSerializer.Serialize(Proofs.ByRule(), Indented), Caller.Stop);
        await Committed.IsCurrent("docs/rules.md", Printed(), Caller.Stop);
    }

    [Fact]
    public async Task Everybody_can_read_the_rules()
    {
        var all = (await Nobody.Get("/rules")).Is(200).Body!.AsArray();
        Assert.Equal(RuleBook.All.Select(rule => rule.Id), all.Select(rule => rule!["id"]!.ToString()));
        foreach (var rule in RuleBook.All)
        {
            var told = (await Nobody.Get($"/rules/{rule.Id}")).Is(200);
            Assert.Equal((rule.Id, rule.Sentence, rule.Source), (told.Id, told["sentence"], told["source"]));
            Assert.Equal(rule is UnautomatedRule, told.Body!["tests"]!.AsArray().Count == 0);
            Assert.Equal((rule as UnautomatedRule)?.Reason, told.Body["reason"]?.ToString());
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
        var proofs = Proofs.ByRule();
        var text = new StringBuilder("# Rules\n\nPrinted from the code: `RuleDocsTests` compares it and, with `UPDATE_CONTRACT=1`, writes it anew. "
            + "A refusal names its rule in `rule`; `GET /rules/{id}` tells the same as this table.\n\n"
            + "A rule is *enforced* (what breaks it is refused), *structural* (nothing in the model would express the breach), *advised* (a warning, a reminder or an item of a report) "
            + "or *not automated*, with the reason. A configured rule reads a setting of the programme.\n");
        text.Append(CultureInfo.InvariantCulture, $"\n| Kind | {string.Join(" | ", Enum.GetValues<RuleStanding>().Select(Word))} | all |\n|---|---|---|---|---|---|\n");
        foreach (var kind in RuleBook.All.GroupBy(rule => rule.Kind).OrderBy(group => group.Key))
            text.Append(CultureInfo.InvariantCulture, $"| {Word(kind.Key)} | {string.Join(" | ", Enum.GetValues<RuleStanding>().Select(standing => kind.Count(rule => rule.Standing == standing)))} | {kind.Count()} |\n");
        foreach (var home in RuleBook.All.GroupBy(RuleBook.HomeOf).OrderBy(group => $"{group.Key}", StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {home.Key.Feature}: `{home.Key.Class}`\n\n| Rule | Kind | How it is held | What it says | Source | Tests |\n|---|---|---|---|---|---|\n");
            foreach (var rule in home)
                text.Append(CultureInfo.InvariantCulture, $"| `{rule.Id}` | {Word(rule.Kind)} | {Held(rule)} | {Cell(rule.Sentence)} | {Cell(rule.Source)} | {string.Join(", ", proofs.GetValueOrDefault(rule.Id) ?? [])} |\n");
        }
        return text.ToString();
    }

    private static string Held(Rule rule) => rule is UnautomatedRule left ? $"{Word(rule.Standing)}: {Cell(left.Reason)}" : Word(rule.Standing);

    private static string Word(RuleKind kind) => kind.ToString().ToLowerInvariant();

    private static string Word(RuleStanding standing) => standing == RuleStanding.NotAutomated ? "not automated" : standing.ToString().ToLowerInvariant();

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
