using GraphQL;
using GraphQLParser.AST;
using Mentoring.Api.Errors;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Rules;

namespace Mentoring.Api.Graph;

/// <summary>What went wrong with a mutation, for the user who asked for it.</summary>
public sealed record UserError
{
    /// <summary>REFUSED, INVALID or STALE.</summary>
    public required string Code { get; init; }

    /// <summary>The rule that refused.</summary>
    public string? Rule { get; init; }

    /// <summary>JSON Pointer to the wrong value within the input.</summary>
    public string? Pointer { get; init; }

    /// <summary>What to do about it.</summary>
    public required string Message { get; init; }
}

/// <summary>A soft rule that the change goes against. The change was made all the same.</summary>
public sealed record RuleWarning
{
    /// <summary>Id of the rule.</summary>
    public required string Rule { get; init; }

    /// <summary>What the rule says.</summary>
    public required string Sentence { get; init; }
}

/// <summary>What became of a use case.</summary>
internal sealed record Outcome(object? View, IReadOnlyList<RuleWarning> Warnings, IReadOnlyList<UserError> Errors);

/// <summary>Runs one use case for GraphQL, under the same terms as a REST request.</summary>
internal static class Mutating
{
    public static async Task<Outcome> Mutate(this IResolveFieldContext context, string operation, int? expectedVersion, Func<Task<object?>> useCase)
    {
        var services = context.RequestServices!;
        var (terms, warnings) = (services.GetRequiredService<WriteTerms>(), services.GetRequiredService<Warnings>());
        if (terms.IdempotencyKey is not null && context.Operation.SelectionSet.Selections.Count(x => x is GraphQLField) > 1)
            throw new Malformed("Idempotency-Key goes with a document that has one mutation.");
        (terms.Operation, terms.ExpectedVersion, terms.DryRun) = (operation, expectedVersion, false);
        warnings.Clear();
        services.GetRequiredService<Loaders>().Forget();
        try
        {
            if (expectedVersion < 1) throw new Invalid("/expectedVersion", "Versions begin with 1.");
            var view = await useCase();
            return new(view, [.. warnings.List.Select(x => new RuleWarning { Rule = x.Rule, Sentence = x.Sentence })], []);
        }
        catch (Fault fault) when (fault is Refusal or Invalid or Stale or VersionNeeded)
        {
            return new(null, [], [.. Tell(fault)]);
        }
    }

    private static IEnumerable<UserError> Tell(Fault fault)
    {
        var code = ErrorTable.Of(fault).Code;
        return fault switch
        {
            Refusal refusal => refusal.Broken.SelectMany(broken => Tell(broken, code)),
            Invalid invalid => invalid.Findings.Select(finding => new UserError { Code = code, Pointer = finding.Pointer, Message = finding.Detail }),
            _ => [new UserError { Code = code, Message = fault.Message }],
        };
    }

    /// <summary>An error for each value that breaks the rule, or one where it cannot say which.</summary>
    private static IEnumerable<UserError> Tell(BrokenRule broken, string code) => broken.Findings.Count == 0
        ? [new() { Code = code, Rule = broken.Rule.Id, Message = broken.Detail ?? broken.Rule.Sentence }]
        : broken.Findings.Select(finding => new UserError { Code = code, Rule = broken.Rule.Id, Pointer = finding.Pointer, Message = finding.Detail });
}
