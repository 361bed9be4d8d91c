using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Privacy;
using Mentoring.Domain.Programmes;

namespace Mentoring.Api.Privacy;

internal static class RetentionEndpoints
{
    private static readonly List<RecordKindView> Kinds =
        [.. RecordRegister.All.Select(kind => new RecordKindView { Name = kind.Name, Purpose = kind.Purpose, Receivers = kind.Receivers, Retention = kind.Retention })];

    public static void MapRetention(this IEndpointRouteBuilder routes)
    {
        routes.Group("Privacy").Get("/record-kinds", () => Kinds)
            .Named("listRecordKinds", "Tells what is kept, what for, who receives it and how long", "The same for everybody. Whoever asks for access to their own data gets it with their rows.");
        var group = routes.Group("Privacy").Needs(Scopes.Mentoring, Scopes.ProgrammeAdmin);
        group.Get("/programmes/{id}/disposal", async (Id<Programme> id, RetentionQueries queries, HttpContext http, CancellationToken ct, int? within, int? limit, string? cursor) =>
            Pages.Of(await queries.Forecast(id, within, Pages.Query(http, limit, cursor), ct), http))
            .Named("forecastDisposal", "Tells what disposal will delete, before it does", "For coordinators, data-protection owners and administrators: each relationship whose records are still there, in figures. `within` leaves those that fall due within so many days; a page may then hold fewer.").Produces<Page<DisposalForecast>>();
        group.Get("/programmes/{id}/disposal-reports", async (Id<Programme> id, RetentionQueries queries, HttpContext http, CancellationToken ct, int? limit, string? cursor) =>
            Pages.Of(await queries.ListReports(id, Pages.Query(http, limit, cursor), ct), http))
            .Named("listDisposalReports", "Lists what was announced and what was deleted, in figures").Produces<Page<DisposalReportView>>();

        var holds = routes.Group("Privacy").Needs(Scopes.Mentoring);
        holds.Post("/programmes/{id}/legal-holds", async (Id<Programme> id, PlaceHold input, HoldCommands commands, RetentionQueries queries, CancellationToken ct) =>
        {
            var made = await commands.PlaceHold(id, input, ct);
            return Reply.Made(await queries.FindHold(made, ct), $"/v1/legal-holds/{made}");
        }).Named("placeHold", "Keeps the records of a relationship or a person from being deleted", "For the programme's data-protection owner, who reads none of them.").Writes();
        holds.Get("/programmes/{id}/legal-holds", async (Id<Programme> id, RetentionQueries queries, HttpContext http, CancellationToken ct, int? limit, string? cursor) =>
            Pages.Of(await queries.ListHolds(id, Pages.Query(http, limit, cursor), ct), http))
            .Named("listHolds", "Lists the legal holds of a programme that you may see").Produces<Page<LegalHoldView>>();
        holds.Get("/legal-holds/{id}", async (Id<LegalHold> id, RetentionQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.FindHold(id, ct))).Named("findHold", "Reads a legal hold");
        holds.Post("/legal-holds/{id}/lifting", async (Id<LegalHold> id, LiftHold input, HoldCommands commands, RetentionQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.FindHold(await commands.LiftHold(id, input, ct), ct)))
            .Named("liftHold", "Lifts a legal hold", "What has fallen due meanwhile is deleted at the next run.").Writes();
    }
}
