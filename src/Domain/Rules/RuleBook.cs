using System.Reflection;

namespace Mentoring.Domain.Rules;

/// <summary>Every rule that the product holds, found by reflection over the <c>…Rules</c> classes.</summary>
public static class RuleBook
{
    public static IReadOnlyList<Rule> All { get; } =
        [.. typeof(RuleBook).Assembly.GetTypes()
            .Where(type => type.Name.EndsWith("Rules", StringComparison.Ordinal))
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Select(field => field.GetValue(null)).OfType<Rule>()
            .OrderBy(rule => rule.Id, StringComparer.Ordinal)];

    private static readonly Dictionary<string, Rule> ById = All.ToDictionary(rule => rule.Id, StringComparer.Ordinal);

    public static Rule? Find(string id) => ById.GetValueOrDefault(id);

    /// <summary>The feature a rule lives in, from the class that declares it.</summary>
    public static string FeatureOf(Rule rule) =>
        typeof(RuleBook).Assembly.GetTypes()
            .First(type => type.GetFields(BindingFlags.Public | BindingFlags.Static).Any(field => ReferenceEquals(field.GetValue(null), rule)))
            .Namespace!.Split('.')[^1];
}
