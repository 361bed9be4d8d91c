using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;

namespace Mentoring.Api.Programmes;

internal static class ReadinessEndpoints
{
    public static void MapReadiness(this IEndpointRouteBuilder routes)
    {
        var group = routes.Group("Readiness").Needs(Scopes.Mentoring, Scopes.ProgrammeAdmin);
        var programme = group.MapGroup("/programmes/{id}");
        group.Get("/checklists", (Word<Checklist>? checklist) => new ChecklistsView { Items = [.. Checklists.All.Where(item => checklist is null || item.Checklist == checklist.Value.Value)] })
            .Named("readChecklists", "Lists the items of the checklists", "Seven of the guidance, and two of this product's own. Items say how their state is known; prompts are for mentor and mentee, by phase.");
        group.Get("/relationships/{id}/prompts", async (Id<Relationship> id, ReadinessQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.Prompts(id, ct))).Named("readRelationshipPrompts", "Tells what to think of in the phase that a relationship is in");
        programme.Get("/readiness", async (Id<Programme> id, ReadinessQueries queries, CancellationToken ct) =>
            new ReadinessAnswer(await queries.Readiness(id, ct)))
            .Named("readReadiness", "Tells what a programme still lacks, and how it stands by every checklist",
                "For those who coordinate or steer it and administrators. Who gave their word, and their notes, are for coordinators and administrators. `Accept: text/html` answers with a page to print.")
            .Produces<ReadinessView>(StatusCodes.Status200OK, "application/json", PrintedPage.MediaType);

        programme.Get("/attestations", async (Id<Programme> id, ReadinessQueries queries, HttpContext http, CancellationToken ct, string? item, int? limit, string? cursor) =>
            Pages.Of(await queries.ListAttestations(id, item, Pages.Query(http, limit, cursor), ct), http))
            .Named("listAttestations", "Lists who said what of which item, and when", "For coordinators and administrators. Nothing is overwritten: the newest of an item counts.").Produces<Page<AttestationView>>();
        programme.Post("/attestations", async (Id<Programme> id, AttestItem input, ReadinessCommands commands, ReadinessQueries queries, CancellationToken ct) =>
        {
            var made = await commands.AttestItem(id, input, ct);
            return Reply.Made(await queries.FindAttestation(made, ct), $"/v1/attestations/{made}");
        }).Named("attestItem", "Gives your word on an item of a checklist", "For coordinators, and administrators on HR's record. Of items that are not known from the programme's records alone.").Writes();
        group.Get("/attestations/{id}", async (Id<Attestation> id, ReadinessQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.FindAttestation(id, ct))).Named("findAttestation", "Reads somebody's word on an item");

        programme.Get("/resource-statements", async (Id<Programme> id, ReadinessQueries queries, HttpContext http, CancellationToken ct, int? limit, string? cursor) =>
            Pages.Of(await queries.ListResources(id, Pages.Query(http, limit, cursor), ct), http))
            .Named("listResourceStatements", "Lists what a programme had and has to work with", "For those who coordinate or steer it.").Produces<Page<ResourceStatementView>>();
        programme.Post("/resource-statements", async (Id<Programme> id, StateResources input, ReadinessCommands commands, ReadinessQueries queries, CancellationToken ct) =>
        {
            var made = await commands.StateResources(id, input, ct);
            return Reply.Made(await queries.FindResources(made, ct), $"/v1/resource-statements/{made}");
        }).Named("stateResources", "States what a programme has to work with", "The newest statement counts; earlier ones stay on record.").Writes();
        group.Get("/resource-statements/{id}", async (Id<ResourceStatement> id, ReadinessQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.FindResources(id, ct))).Named("findResourceStatement", "Reads a statement of resources");

        programme.Get("/health-checks", async (Id<Programme> id, ReadinessQueries queries, HttpContext http, CancellationToken ct, int? limit, string? cursor) =>
            Pages.Of(await queries.ListHealthChecks(id, Pages.Query(http, limit, cursor), ct), http))
            .Named("listHealthChecks", "Lists the health checks that were kept, each beside the one before", "For those who coordinate or steer the programme and administrators. A hand-over report is kept when a coordinator's appointment ends.").Produces<Page<HealthCheckView>>();
        programme.Post("/health-checks", async (Id<Programme> id, ReadinessCommands commands, ReadinessQueries queries, CancellationToken ct) =>
        {
            var made = await commands.KeepHealthCheck(id, ct);
            return Reply.Made(await queries.FindHealthCheck(made, null, ct), $"/v1/health-checks/{made}");
        }).Named("keepHealthCheck", "Keeps how a programme stands by its checklists today").Writes();
        group.Get("/health-checks/{id}", async (Id<HealthCheck> id, ReadinessQueries queries, CancellationToken ct, Id<HealthCheck>? against) =>
            Reply.Found(await queries.FindHealthCheck(id, against, ct))).Named("findHealthCheck", "Reads a health check, compared with another");
    }
}
