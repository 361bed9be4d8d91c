using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.People;
using Microsoft.AspNetCore.Mvc;

namespace Mentoring.Api.People;

internal static class PeopleEndpoints
{
    private const string BulkNotes = "Send a JSON array (application/json) or one object a line (application/x-ndjson): at most 10,000 rows and 20 MB, in any order. "
        + "Each row stands alone: a bad one is named in the answer and costs no good one, unless atomic=true. dryRun=true says what would happen and changes nothing.";

    public static void MapPeople(this IEndpointRouteBuilder routes)
    {
        var group = routes.Group("People");
        var reads = group.MapGroup("").Needs(Scopes.PeopleSync, Scopes.Mentoring, Scopes.ProgrammeAdmin);
        reads.Get("/organisations", async (PeopleQueries queries, HttpContext http, CancellationToken ct, int? limit, string? cursor) =>
            Pages.Of(await queries.ListOrganisations(Pages.Query(http, limit, cursor), ct), http))
            .Named("listOrganisations", "Lists the organisations that you may see").Produces<Page<OrganisationView>>();
        reads.Get("/organisations/{organisation}", async (string organisation, PeopleQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.FindOrganisation(organisation, ct))).Named("findOrganisation", "Reads an organisation");
        reads.Get("/organisations/{organisation}/teams", async (string organisation, PeopleQueries queries, HttpContext http, CancellationToken ct, int? limit, string? cursor) =>
            Pages.Of(await queries.ListTeams(organisation, Pages.Query(http, limit, cursor), ct), http))
            .Named("listTeams", "Lists an organisation's teams").Produces<Page<TeamView>>();
        reads.Get("/organisations/{organisation}/teams/{externalId}", async (string organisation, string externalId, PeopleQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.FindTeam(organisation, externalId, ct))).Named("findTeam", "Reads a team");
        reads.Get("/organisations/{organisation}/people", async (string organisation, PeopleQueries queries, HttpContext http, CancellationToken ct, int? limit, string? cursor) =>
            Pages.Of(await queries.ListPeople(organisation, Pages.Query(http, limit, cursor), ct), http))
            .Named("listPeople", "Lists an organisation's people").Produces<Page<PersonView>>();
        reads.Get("/organisations/{organisation}/people/{externalId}", async (string organisation, string externalId, PeopleQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.FindPerson(organisation, externalId, ct))).Named("findPersonByExternalId", "Reads a person by HR's own id");
        reads.Get("/people/{id}", async (Id<Person> id, PeopleQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.FindPerson(id, ct))).Named("findPerson", "Reads a person");

        var feed = group.MapGroup("").Needs(Scopes.PeopleSync);
        feed.Put("/organisations/{organisation}", async (string organisation, OrganisationInput input, PeopleCommands commands, PeopleQueries queries, FeedOutcome outcome, CancellationToken ct) =>
        {
            await commands.PutOrganisation(organisation, input, ct);
            return Put(await queries.FindOrganisation(organisation, ct), outcome);
        }).Named("putOrganisation", "Sends an organisation", "Repeatable: the same content again changes nothing.").Upserts<OrganisationView>();
        feed.Put("/organisations/{organisation}/teams/{externalId}", async (string organisation, string externalId, TeamInput input, PeopleCommands commands, PeopleQueries queries, FeedOutcome outcome, CancellationToken ct) =>
        {
            await commands.PutTeam(organisation, externalId, input, ct);
            return Put(await queries.FindTeam(organisation, externalId, ct), outcome);
        }).Named("putTeam", "Sends a team", "Repeatable: the same content again changes nothing.").Upserts<TeamView>();
        feed.Put("/organisations/{organisation}/people/{externalId}", async (string organisation, string externalId, PersonInput input, PeopleCommands commands, PeopleQueries queries, FeedOutcome outcome, CancellationToken ct) =>
        {
            var id = await commands.PutPerson(organisation, externalId, input, ct);
            return Put(await queries.FindPerson(id, ct), outcome);
        }).Named("putPerson", "Sends a person with manager and sign-in", "Repeatable. `manager: null` says that there is none; leaving it out says that it is not known. A manager who has not arrived is kept and resolved later. A leaver is sent with `active: false`.").Upserts<PersonView>();

        Bulk<OrganisationRow>(feed, "/organisations/bulk", "bulkOrganisations", "Sends many organisations", (commands, rows, atomic, ct) => commands.BulkOrganisations(rows, atomic, ct));
        Bulk<TeamRow>(feed, "/teams/bulk", "bulkTeams", "Sends many teams", (commands, rows, atomic, ct) => commands.BulkTeams(rows, atomic, ct));
        Bulk<PersonRow>(feed, "/people/bulk", "bulkPeople", "Sends many people", (commands, rows, atomic, ct) => commands.BulkPeople(rows, atomic, ct));
        feed.Get("/feeds/{id}", async (Id<FeedRun> id, PeopleQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.FindFeed(id, ct))).Named("findFeed", "Reads the account of a feed that you sent");
    }

    private static void Bulk<TRow>(RouteGroupBuilder feed, string path, string operation, string summary,
        Func<PeopleCommands, IReadOnlyList<FeedRow<TRow>>, bool, CancellationToken, Task<Id<FeedRun>>> send) where TRow : class =>
        feed.MapPost(path, async (HttpContext http, BulkBody body, PeopleCommands commands, PeopleQueries queries, WriteTerms terms, FeedOutcome outcome, CancellationToken ct, bool? dryRun, bool? atomic) =>
        {
            terms.DryRun = dryRun ?? false;
            var rows = await body.Read<TRow>(http.Request, ct);
            var id = await send(commands, rows, atomic ?? false, ct);
            return Reply.Found(terms.DryRun ? FeedView.Of(outcome.Run!) : await queries.FindFeed(id, ct));
        })
        .Named(operation, summary, BulkNotes)
        .Accepts<TRow[]>("application/json", "application/x-ndjson")
        .WithMetadata(new RequestSizeLimitAttribute(BulkBody.MostBytes))
        .Writes();

    private static Answer<T> Put<T>(T? view, FeedOutcome outcome) where T : View => new(view, outcome.Created ? StatusCodes.Status201Created : StatusCodes.Status200OK, null);

    private static RouteHandlerBuilder Upserts<T>(this RouteHandlerBuilder endpoint) => endpoint.Writes().Produces<T>(StatusCodes.Status201Created);
}
