using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Matching;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;

namespace Mentoring.Api.Matching;

internal static class MatchingEndpoints
{
    public static void MapMatching(this IEndpointRouteBuilder routes)
    {
        var group = routes.Group("Matching").Needs(Scopes.Mentoring);
        group.Get("/applications/{id}/suggestions", async (Id<Application> id, MatchingQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.Suggest(id, ct)))
            .Named("suggestMentors", "Suggests mentors for a mentee", "For the coordinator: who can be proposed, ranked with the parts of the score, and who cannot, with the rules that stand against it.");
        group.Post("/proposals", async (ProposeMatch input, MatchingCommands commands, MatchingQueries queries, WriteTerms terms, CancellationToken ct, bool? dryRun) =>
        {
            terms.DryRun = dryRun ?? false;
            var id = await commands.ProposeMatch(input, ct);
            return terms.DryRun ? (IResult)Reply.Found(new ProposalPreview { Version = 0 }) : Reply.Made(await queries.Find(id, ct), $"/v1/proposals/{id}");
        }).Named("proposeMatch", "Proposes a mentor and a mentee to each other", "For the coordinator. dryRun=true tells whether a rule stands against it and changes nothing.").Writes()
            .Produces<ProposalView>(StatusCodes.Status201Created).Produces<ProposalPreview>();
        group.Post("/group-proposals", async (ProposeGroup input, MatchingCommands commands, MatchingQueries queries, WriteTerms terms, CancellationToken ct, bool? dryRun) =>
        {
            terms.DryRun = dryRun ?? false;
            var id = await commands.ProposeGroup(input, ct);
            return terms.DryRun ? (IResult)Reply.Found(new ProposalPreview { Version = 0 }) : Reply.Made(await queries.Find(id, ct), $"/v1/proposals/{id}");
        }).Named("proposeGroup", "Proposes a group, a two-by-two or a team", "For the coordinator. Every mentor passes every gate with every mentee; each accepts for themselves. dryRun=true tells whether a rule stands against it and changes nothing.").Writes()
            .Produces<ProposalView>(StatusCodes.Status201Created).Produces<ProposalPreview>();
        group.Post("/relationships/{id}/joining-proposals", async (Id<Relationship> id, ProposeToJoin input, MatchingCommands commands, MatchingQueries queries, WriteTerms terms, CancellationToken ct, bool? dryRun) =>
        {
            terms.DryRun = dryRun ?? false;
            var made = await commands.ProposeToJoin(id, input, ct);
            return terms.DryRun ? (IResult)Reply.Found(new ProposalPreview { Version = 0 }) : Reply.Made(await queries.Find(made, ct), $"/v1/proposals/{made}");
        }).Named("proposeToJoin", "Proposes to somebody to join a running group, two-by-two or team", "For the coordinator. Its members are told; whoever joins accepts, reads from then on, and all sign the agreement anew. dryRun=true changes nothing.").Writes()
            .Produces<ProposalView>(StatusCodes.Status201Created).Produces<ProposalPreview>();
        group.Get("/programmes/{id}/match-supply", async (Id<Programme> id, MatchingQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.Supply(id, ct)))
            .Named("findMatchSupply", "Counts mentees without a match and the places that mentors have left", "For the coordinator. Where mentors are short it says so, and which models the programme could turn to.");
        group.Get("/proposals", async (MatchingQueries queries, HttpContext http, CancellationToken ct, Id<Programme>? programme, Word<ProposalStatus>? status, int? limit, string? cursor) =>
            Pages.Of(await queries.List(programme, status?.Value, Pages.Query(http, limit, cursor), ct), http))
            .Named("listProposals", "Lists the proposals that you may see").Produces<Page<ProposalView>>();
        group.Get("/proposals/{id}", async (Id<Proposal> id, MatchingQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.Find(id, ct))).Named("findProposal", "Reads a proposal");
        group.Post("/proposals/{id}/response", async (Id<Proposal> id, RespondToProposal input, MatchingCommands commands, MatchingQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.Find(await commands.RespondToProposal(id, input, ct), ct)))
            .Named("respondToProposal", "Accepts or declines a proposal for yourself", "No reason is asked and none can be given.").Writes();
    }
}
