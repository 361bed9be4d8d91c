using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;

namespace Mentoring.Api.Privacy;

internal static class PrivacyEndpoints
{
    public static void MapPrivacy(this IEndpointRouteBuilder routes)
    {
        var group = routes.Group("Privacy").Needs(Scopes.Mentoring);
        group.Get("/relationships/{id}/read-records", async (Id<Relationship> id, PrivacyQueries queries, HttpContext http, CancellationToken ct, int? limit, string? cursor) =>
            Pages.Of(await queries.ListReadRecords(id, Pages.Query(http, limit, cursor), ct), http))
            .Named("listReadRecords", "Lists who else read what of your relationship", "For the two. Each read by anybody else is written down before it is answered; what stood there is not. A read of what the partner may not know of is listed for its author alone.").Produces<Page<ReadRecordView>>();
        group.Get("/programmes/{id}/confidentiality-figures", async (Id<Programme> id, PrivacyQueries queries, CancellationToken ct, DateOnly? from, DateOnly? until) =>
            Reply.Found(await queries.Figures(id, from, until, ct)))
            .Named("readConfidentialityFigures", "Counts how often relationships' content was read by others", "For coordinators. `from` and `until` are the first and the last day counted, in UTC.");
    }
}
