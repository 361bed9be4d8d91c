using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Meetings;
using Mentoring.Domain.Relationships;

namespace Mentoring.Api.Meetings;

internal static class MeetingEndpoints
{
    public static void MapMeetings(this IEndpointRouteBuilder routes)
    {
        var group = routes.Group("Meetings").Needs(Scopes.Mentoring);
        group.MapPost("/relationships/{id}/meetings", async (Id<Relationship> id, RecordMeeting input, MeetingCommands commands, MeetingQueries queries, CancellationToken ct) =>
        {
            var made = await commands.RecordMeeting(id, input, ct);
            return Reply.Made(await queries.Find(made, ct), $"/v1/meetings/{made}");
        }).Named("recordMeeting", "Records that you met", "One meeting may be held before the agreement is signed; a second is refused.").Writes();
        group.MapGet("/relationships/{id}/meetings", async (Id<Relationship> id, MeetingQueries queries, HttpContext http, CancellationToken ct, int? limit, string? cursor) =>
            Pages.Of(await queries.List(id, Pages.Query(http, limit, cursor), ct), http))
            .Named("listMeetings", "Lists the meetings of a relationship").Produces<Page<MeetingView>>();
        group.MapGet("/meetings/{id}", async (Id<Meeting> id, MeetingQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.Find(id, ct))).Named("findMeeting", "Reads a meeting");
    }
}
