using System.ComponentModel.DataAnnotations;

namespace Mentoring.Api.Graph;

/// <summary>How much one GraphQL request may ask for: section <c>GraphQL:Limits</c> of the configuration.</summary>
internal sealed class GraphLimits
{
    /// <summary>Bytes of the document, in UTF-8.</summary>
    [Range(1, 1_000_000)]
    public int Bytes { get; init; } = 20_000;

    /// <summary>Fields, fragments and spreads, as they are written.</summary>
    [Range(1, 10_000)]
    public int Nodes { get; init; } = 500;

    /// <summary>The same with every fragment in place.</summary>
    [Range(1, 100_000)]
    public int Fields { get; init; } = 2_000;

    /// <summary>Aliases, as they are written.</summary>
    [Range(1, 10_000)]
    public int Aliases { get; init; } = 100;

    /// <summary>Fields within fields.</summary>
    [Range(1, 50)]
    public int Depth { get; init; } = 20;

    /// <summary>Values that may be answered: each field once for each row it is asked of, lists as long as they were asked for.</summary>
    [Range(1, 10_000_000)]
    public int Weight { get; init; } = 30_000;

    /// <summary>Seconds until a request is given up.</summary>
    [Range(1, 600)]
    public int Seconds { get; init; } = 10;

    public static GraphLimits Of(IConfiguration configuration)
    {
        var limits = configuration.GetSection("GraphQL:Limits").Get<GraphLimits>() ?? new();
        var wrong = new List<ValidationResult>();
        if (Validator.TryValidateObject(limits, new(limits), wrong, validateAllProperties: true)) return limits;
        throw new InvalidOperationException($"GraphQL:Limits: {string.Join(' ', wrong.Select(x => x.ErrorMessage))}");
    }
}

/// <summary>A document that asks for more than a limit allows. Tells both numbers.</summary>
internal sealed class OverLimit(string what, double has, int most)
    : GraphQL.Validation.ValidationError(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The document has {has:0} {what}; {most} are allowed."));
