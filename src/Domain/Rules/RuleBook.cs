using System.Reflection;

namespace Mentoring.Domain.Rules;

/// <summary>Every rule that the product holds, found by reflection over the <c>…Rules</c> classes.</summary>
public static class RuleBook
{
    private static readonly List<(Rule Rule, Type Home)> Declared =
        [.. typeof(RuleBook).Assembly.GetTypes()
            .Where(type => type.Name.EndsWith("Rules", StringComparison.Ordinal))
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.GetValue(null)).OfType<Rule>().Select(rule => (rule, type)))];

    public static IReadOnlyList<Rule> All { get; } = [.. Declared.Select(x => x.Rule).OrderBy(rule => rule.Id, StringComparer.Ordinal)];

    private static readonly Dictionary<string, Rule> ById = All.ToDictionary(rule => rule.Id, StringComparer.Ordinal);

    private static readonly Dictionary<string, (string, string)> Homes =
        Declared.ToDictionary(x => x.Rule.Id, x => (x.Home.Namespace!.Split('.')[^1], x.Home.Name), StringComparer.Ordinal);

    public static Rule? Find(string id) => ById.GetValueOrDefault(id);

    /// <summary>Where a rule lives: the feature, and the class that declares it.</summary>
    public static (string Feature, string Class) HomeOf(Rule rule) => Homes[rule.Id];
}
