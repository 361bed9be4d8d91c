using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;

namespace Mentoring.Api.Relationships;

internal static class RelationshipEndpoints
{
    public static void MapRelationships(this IEndpointRouteBuilder routes)
    {
        var group = routes.Group("Relationships").Needs(Scopes.Mentoring);
        group.MapGet("/relationships", async (RelationshipQueries queries, HttpContext http, CancellationToken ct, Id<Programme>? programme, Word<RelationshipStatus>? status, int? limit, string? cursor) =>
            Pages.Of(await queries.List(programme, status?.Value, Pages.Query(http, limit, cursor), ct), http))
            .Named("listRelationships", "Lists the relationships that you may see").Produces<Page<RelationshipView>>();
        group.MapGet("/relationships/{id}", async (Id<Relationship> id, RelationshipQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.Find(id, ct))).Named("findRelationship", "Reads a relationship");
        group.MapGet("/relationships/{id}/agreement", async (Id<Relationship> id, RelationshipQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.FindAgreement(id, ct))).Named("findAgreement", "Reads the newest version of an agreement");
        group.MapPut("/relationships/{id}/agreement", async (Id<Relationship> id, AgreementTerms input, RelationshipCommands commands, RelationshipQueries queries, CancellationToken ct) =>
        {
            await commands.DraftAgreement(id, input, ct);
            return Reply.Done(await queries.FindAgreement(id, ct));
        }).Named("draftAgreement", "Writes the terms of your agreement",
            "Terms left out are filled from the programme's settings where there is one. Changed terms drop the signatures given so far. Needs If-Match to replace a draft.").Writes(replaces: true);
        group.MapPost("/relationships/{id}/agreement/signatures", async (Id<Relationship> id, SignAgreement input, RelationshipCommands commands, RelationshipQueries queries, CancellationToken ct) =>
        {
            await commands.SignAgreement(id, input, ct);
            return Reply.Done(await queries.FindAgreement(id, ct));
        }).Named("signAgreement", "Signs one version of your agreement", "In force when all have signed. Refused with every term that is missing at once.").Writes();
        group.MapPost("/programmes/{id}/code-acceptances", async (Id<Programme> id, AcceptCode input, RelationshipCommands commands, RelationshipQueries queries, CancellationToken ct) =>
        {
            var made = await commands.AcceptCode(id, input, ct);
            return Reply.Made(await queries.FindCodeAcceptance(made, ct), $"/v1/code-acceptances/{made}");
        }).Named("acceptCode", "Signs the programme's code of practice", "For mentors, before any work with a mentee.").Writes();
        group.MapGet("/programmes/{id}/code-acceptances", async (Id<Programme> id, RelationshipQueries queries, HttpContext http, CancellationToken ct, int? limit, string? cursor) =>
            Pages.Of(await queries.ListCodeAcceptances(id, Pages.Query(http, limit, cursor), ct), http))
            .Named("listCodeAcceptances", "Lists the signatures under a programme's code of practice").Produces<Page<CodeAcceptanceView>>();
        group.MapGet("/code-acceptances/{id}", async (Id<CodeAcceptance> id, RelationshipQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.FindCodeAcceptance(id, ct))).Named("findCodeAcceptance", "Reads a signature under a code of practice");
        group.MapGet("/participations", async (RelationshipQueries queries, HttpContext http, CancellationToken ct, Id<Person>? person, int? limit, string? cursor) =>
            Pages.Of(await queries.ListParticipations(person, Pages.Query(http, limit, cursor), ct), http))
            .Named("listParticipations", "Lists who takes part, with role and dates", "What a line manager may know of their people: no partner, no content.").Produces<Page<ParticipationView>>();
    }
}
