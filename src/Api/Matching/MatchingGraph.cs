using GraphQL;
using Mentoring.Api.Matching;
using Mentoring.Domain;
using Mentoring.Domain.Matching;

namespace Mentoring.Api.Graph;

public sealed partial class Query
{
    /// <summary>A proposal that you may see.</summary>
    public static Task<ProposalView?> Proposal(Id<Proposal> id, [FromServices] MatchingQueries queries, CancellationToken ct) => queries.Find(id, ct);
}

public sealed partial class Mutation
{
    /// <summary>Proposes a mentor and a mentee to each other. For the coordinator.</summary>
    public static async Task<ProposeMatchPayload> ProposeMatch(
        ProposeMatch input, IResolveFieldContext context, [FromServices] MatchingCommands commands, [FromServices] MatchingQueries queries) =>
        ProposeMatchPayload.Of(await context.Mutate("proposeMatch", null, async ct => await queries.Find(await commands.ProposeMatch(input, ct), ct)));
}

/// <summary>What became of a proposal.</summary>
public sealed record ProposeMatchPayload
{
    /// <summary>The proposal that was made.</summary>
    public ProposalView? Proposal { get; init; }

    /// <summary>Soft rules that it goes against.</summary>
    public required IReadOnlyList<RuleWarning> Warnings { get; init; }

    /// <summary>Why nothing was made.</summary>
    public required IReadOnlyList<UserError> Errors { get; init; }

    internal static ProposeMatchPayload Of(Outcome<ProposalView> outcome) => new() { Proposal = outcome.View, Warnings = outcome.Warnings, Errors = outcome.Errors };
}
