using System.Reflection;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Rules;
using Mentoring.Tests;
using Xunit;

namespace Mentoring.Domain.Tests.Rules;

/// <summary>The rule book is whole: every rule has a name, a sentence, a source and a test.</summary>
public sealed class RuleBookTests
{
    [Fact]
    public void Every_rule_has_a_name_a_sentence_and_a_source()
    {
        Assert.Equal(RuleBook.All.Count, RuleBook.All.Select(rule => rule.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.All(RuleBook.All, rule =>
        {
            Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)+$", rule.Id);
            Assert.EndsWith(".", rule.Sentence, StringComparison.Ordinal);
            Assert.False(string.IsNullOrWhiteSpace(rule.Source), rule.Id);
            Assert.Same(rule, RuleBook.Find(rule.Id));
            if (rule is UnautomatedRule left) Assert.EndsWith(".", left.Reason, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Every_rule_is_proved_by_a_test_that_names_it()
    {
        var proved = Proofs.ByRule().Keys;
        Assert.Empty(RuleBook.All.Where(rule => rule is not UnautomatedRule).Select(rule => rule.Id).Except(proved));
        Assert.Empty(proved.Except(RuleBook.All.Select(rule => rule.Id)));
    }

    [Fact]
    public void Every_rule_is_declared_where_the_book_looks()
    {
        var declared = typeof(Rule).Assembly.GetTypes()
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic).Where(field => field.FieldType.IsAssignableTo(typeof(Rule)))
                .Select(field => (Rule)field.GetValue(null)!));
        Assert.Empty(declared.Except(RuleBook.All));
    }

    [Fact]
    public void Every_entity_states_its_audience()
    {
        var entities = typeof(Entity).Assembly.GetTypes().Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(Entity))).ToList();
        Assert.NotEmpty(entities);
        Assert.All(entities, type => Assert.Contains(type.GetInterfaces(), face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IVisible<>)));
    }

    [Fact]
    public void The_domain_stands_on_nothing_but_the_platform() =>
        Assert.All(typeof(Entity).Assembly.GetReferencedAssemblies(), reference => Assert.Matches(@"^(System|Microsoft\.CSharp|netstandard)", reference.Name!));

    [Fact]
    public void Use_cases_are_plain_sealed_classes()
    {
        var commands = typeof(Entity).Assembly.GetTypes().Where(type => type.Name.EndsWith("Commands", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(commands);
        Assert.All(commands, type => Assert.True(type is { IsSealed: true, IsPublic: true } && type.GetInterfaces().Length == 0, type.Name));
    }
}
