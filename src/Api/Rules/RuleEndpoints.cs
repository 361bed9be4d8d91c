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

    internal static RuleView Of(Rule rule) => new() { Id = rule.Id, Kind = rule.Kind, Standing = rule.Standing, Sentence = rule.Sentence, Source = rule.Source };
}

internal static class RuleEndpoints
{
    private static readonly List<RuleView> All = [.. RuleBook.All.Select(RuleView.Of)];

    /// <summary>Open to everybody: the type of a refusal is an address that can be read.</summary>
    public static void MapRules(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/rules").WithTags("Rules").AllowAnonymous();
        group.Get("", () => All).Named("listRules", "Lists every rule that the product holds");
        group.Get("/{id}", (string id) => RuleBook.Find(id) is { } rule ? RuleView.Of(rule) : throw new Unseen()).Named("findRule", "Reads a rule");
    }
}
