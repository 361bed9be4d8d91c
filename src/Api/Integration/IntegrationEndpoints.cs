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
            .Named("listEvents", "Reads the change feed of your organisations", "Kind, id and version of what changed, never content. Nothing is skipped: send the last `next` as `after`.").Needs(Scopes.EventsRead)
            .Deprecated("Use listChanges: its token says when what came next is kept no longer.");
        group.Get("/changes", async (FeedQueries queries, HttpContext http, CancellationToken ct, string? since, int? limit) =>
        {
            var page = await queries.Changes(since, limit, ct);
            Feeds.Tell(http, page.Since, page.More);
            return page;
        }).Named("listChanges", "Tells what changed in your organisations",
            "Kind, id and version of HR's own records and of completions, and of nothing else: never content, never who did it. Send the last `since`; without it, what is kept, oldest first; `now` begins at the end. "
            + "Nothing is skipped; a record may come twice. 410 tells that what came next is kept no longer: begin again.").Needs(Scopes.EventsRead).Expires();
        group.Get("/completions", async (FeedQueries queries, CancellationToken ct, string? since, int? limit) => new CompletionsResult(await queries.Completions(since, limit, ct)))
            .Named("listCompletions", "Tells who completed training and induction, and who lets you know that they take part",
                "Completions that are new or have changed since, each as it is now: keep yours by `id`. Send the last `since`; without it you get all. What is taken back comes again, voided. "
                + "Participation is told to the client that the person names in giveConsent. `Accept: text/csv` answers with CSV by RFC 4180, formulas escaped by an apostrophe; `Next-Since` and `Link` say where to go on.")
            .Produces<CompletionsView>(StatusCodes.Status200OK, "application/json", CompletionsResult.Csv).Needs(Scopes.CompletionsRead).Expires();
    }
}
