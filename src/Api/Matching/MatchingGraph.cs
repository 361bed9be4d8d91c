using Mentoring.Api.Graph;
using Mentoring.Domain.Matching;

namespace Mentoring.Api.Matching;

internal static class MatchingGraph
{
    public static void Shape(GraphShape shape)
    {
        shape.Node<Proposal, ProposalView>((services, rows, ct) => services.GetRequiredService<MatchingQueries>().Views(rows, ct));
        shape.Tell<Proposal>("proposalArrived", "A proposal that waits for your answer was made.", x => x.IsOfNew, to: viewer => x => viewer.Proposals.Contains(x.Id));
    }
}
