using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Privacy;

namespace Mentoring.Api.Privacy;

internal static class SubjectEndpoints
{
    public static void MapSubjectRequests(this IEndpointRouteBuilder routes)
    {
        var group = routes.Group("Privacy").Needs(Scopes.Mentoring);
        group.Post("/subject-requests", async (MakeSubjectRequest input, SubjectCommands commands, SubjectQueries queries, CancellationToken ct) =>
        {
            var made = await commands.MakeSubjectRequest(input, ct);
            return Reply.Made(await queries.Find(made, ct), $"/v1/subject-requests/{made}");
        }).Named("makeSubjectRequest", "Asks about your own data", "Access is there at once. A rectification waits for a decision. An erasure is carried out as soon as no record of yours is held for the reviews or for the law, or when the data-protection owner decides so.").Writes();
        group.Get("/subject-requests", async (SubjectQueries queries, HttpContext http, CancellationToken ct, Word<SubjectRequestStatus>? status, int? limit, string? cursor) =>
            Pages.Of(await queries.List(status?.Value, Pages.Query(http, limit, cursor), ct), http))
            .Named("listSubjectRequests", "Lists your requests, and those that you decide on").Produces<Page<SubjectRequestView>>();
        group.Get("/subject-requests/{id}", async (Id<SubjectRequest> id, SubjectQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.Find(id, ct))).Named("findSubjectRequest", "Reads a request about somebody's own data");
        group.MapGet("/subject-requests/{id}/export", async (Id<SubjectRequest> id, SubjectQueries queries, TimeProvider clock, CancellationToken ct) =>
        {
            var (subject, first) = await queries.Export(id, ct);
            return (IResult)new SubjectExportResult(subject, first, queries, clock.GetUtcNow());
        })
            .Named("exportSubject", "Writes all that is stored of you", "For who asked for access alone. JSON, or CSV with `Accept: text/csv`: every table with purpose, receivers and retention, without what others wrote.")
            .Produces<SubjectExport>(StatusCodes.Status200OK, "application/json", "text/csv");
        group.Post("/subject-requests/{id}/decision", async (Id<SubjectRequest> id, DecideSubjectRequest input, SubjectCommands commands, SubjectQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.Find(await commands.DecideSubjectRequest(id, input, ct), ct)))
            .Named("decideSubjectRequest", "Decides on a request with a legal ground", "For the data-protection owner, of a rectification for coordinators too. An erasure that is granted is carried out at once and cannot be taken back; a legal hold refuses it.").Writes();
    }
}
