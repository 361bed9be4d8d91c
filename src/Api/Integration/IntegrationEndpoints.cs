using Mentoring.Api.Http;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Integration;

namespace Mentoring.Api.Integration;

internal static class IntegrationEndpoints
{
    public static void MapIntegration(this IEndpointRouteBuilder routes)
    {
        var group = routes.Group("Integration");
        var clients = group.MapGroup("/clients").Needs(Scopes.ProgrammeAdmin);
        clients.Get("", async (IntegrationQueries queries, HttpContext http, CancellationToken ct, int? limit, string? cursor) =>
            Pages.Of(await queries.ListClients(Pages.Query(http, limit, cursor), ct), http))
            .Named("listClients", "Lists the registered clients").Produces<Page<ClientView>>();
        clients.Get("/{clientId}", async (string clientId, IntegrationQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.FindClient(clientId, ct))).Named("findClient", "Reads a registered client");
        clients.Put("/{clientId}", async (string clientId, ClientInput input, ClientCommands commands, IntegrationQueries queries, CancellationToken ct) =>
        {
            await commands.PutClient(clientId, input, ct);
            return Reply.Done(await queries.FindClient(clientId, ct));
        }).Named("putClient", "Registers a client with organisations, scopes and purpose", "For an administrator. Repeatable: the same content again changes nothing.").Writes();
        group.Get("/events", async (IntegrationQueries queries, CancellationToken ct, string? after, int? limit) => await queries.Events(after, limit, ct))
            .Named("listEvents", "Reads the change feed of your organisations", "Kind, id and version of what changed, never content. Nothing is skipped: send the last `next` as `after`.").Needs(Scopes.EventsRead);
    }
}
