using System.Runtime.CompilerServices;
using Mentoring.Domain.Rules;
using Xunit;

namespace Mentoring.Domain.Tests.Rules;

/// <summary>The rulebook of the five guidance documents (<c>rulebook.csv</c>: 326 ids and kinds) is the product's own.</summary>
public sealed class CoverageTests
{
    /// <summary>What is still to be built. It only gets shorter.</summary>
    private static readonly string[] ToCome = [];

    private static readonly Dictionary<string, string> Book = Rows().ToDictionary(row => row[0], row => row[1], StringComparer.Ordinal);

    private static readonly List<Rule> Held = [.. RuleBook.All.Where(rule => Book.ContainsKey(rule.Id))];

    [Fact]
    public void Every_rule_of_the_rulebook_is_held_or_named_with_a_reason()
    {
        Assert.Equal(326, Book.Count);
        Assert.Equal(ToCome, Book.Keys.Except(RuleBook.All.Select(rule => rule.Id)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_rule_has_the_kind_that_the_rulebook_gives_it() =>
        Assert.All(Held, rule => Assert.Equal(Book[rule.Id], rule.Kind.ToString().ToLowerInvariant()));

    [Fact]
    public void Hard_rules_are_enforced_or_cannot_be_broken_and_few_soft_ones_are_left_to_people()
    {
        Assert.All(Held.Where(rule => rule.Kind == RuleKind.Hard), rule => Assert.True(rule.Standing is RuleStanding.Enforced or RuleStanding.Structural, rule.Id));
        Assert.All(Held.Where(rule => rule.Kind == RuleKind.Configured), rule => Assert.NotEqual(RuleStanding.NotAutomated, rule.Standing));
        Assert.InRange(Held.Count(rule => rule.Standing == RuleStanding.NotAutomated), 0, 143 - 120);
    }

    private static IEnumerable<string[]> Rows([CallerFilePath] string here = "") =>
        File.ReadLines(Path.Combine(Path.GetDirectoryName(here)!, "rulebook.csv")).Skip(1).Select(line => line.Split(','));
}
