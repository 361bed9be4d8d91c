using System.Text.Json;
using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.Rules;

namespace Mentoring.Api.Rules;

/// <summary>A rule of the programme.</summary>
public sealed record RuleView
{
    /// <summary>Id; a refusal has it as <c>rule</c> and in its <c>type</c>.</summary>
    public required string Id { get; init; }

    /// <summary>How it acts.</summary>
    public required RuleKind Kind { get; init; }

    /// <summary>How the product holds it.</summary>
    public required RuleStanding Standing { get; init; }

    /// <summary>What it says.</summary>
    public required string Sentence { get; init; }

    /// <summary>Where in the guidance it comes from.</summary>
    public required string Source { get; init; }

    /// <summary>Where it lives in the code: feature and class.</summary>
    public required string Home { get; init; }

    /// <summary>The tests that prove it; empty for what is not automated.</summary>
    public required IReadOnlyList<string> Tests { get; init; }

    /// <summary>Why it is left to people, where it is not automated.</summary>
    public string? Reason { get; init; }

    internal static RuleView Of(Rule rule)
    {
        var (feature, declaredBy) = RuleBook.HomeOf(rule);
        return new()
        {
            Id = rule.Id,
            Kind = rule.Kind,
            Standing = rule.Standing,
            Sentence = rule.Sentence,
            Source = rule.Source,
            Home = $"{feature}.{declaredBy}",
            Tests = RuleProofs.Of(rule),
            Reason = (rule as UnautomatedRule)?.Reason,
        };
    }
}

/// <summary>Which tests prove which rule: <c>proofs.json</c>, printed from the tests.</summary>
internal static class RuleProofs
{
    private static readonly Dictionary<string, string[]> ById = Read();

    public static IReadOnlyList<string> Of(Rule rule) => ById.GetValueOrDefault(rule.Id) ?? [];

    private static Dictionary<string, string[]> Read()
    {
        using var file = typeof(RuleProofs).Assembly.GetManifestResourceStream("Mentoring.Api.Rules.proofs.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, string[]>>(file)!;
    }
}

internal static class RuleEndpoints
{
    private static readonly List<RuleView> All = [.. RuleBook.All.Select(RuleView.Of)];

    /// <summary>Open to everybody: the type of a refusal is an address that can be read.</summary>
    public static void MapRules(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/rules").WithTags("Rules").AllowAnonymous();
        group.Get("", () => All).Named("listRules", "Lists every rule of the rulebook, and how the product holds it");
        group.Get("/{id}", (string id) => RuleBook.Find(id) is { } rule ? RuleView.Of(rule) : throw new Unseen()).Named("findRule", "Reads a rule");
    }
}
