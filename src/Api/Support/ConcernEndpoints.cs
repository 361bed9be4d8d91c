using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Support;

namespace Mentoring.Api.Support;

internal static class ConcernEndpoints
{
    public static void MapSupport(this IEndpointRouteBuilder routes)
    {
        var group = routes.Group("Support").Needs(Scopes.Mentoring);
        group.MapMentorsMentors();
        group.MapSafety();
        group.Post("/relationships/{id}/concerns", async (Id<Relationship> id, RaiseConcern input, ConcernCommands commands, ConcernQueries queries, CancellationToken ct) =>
        {
            var made = await commands.RaiseConcern(id, input, ct);
            return Reply.Made(await queries.Find(made, ct), $"/v1/concerns/{made}");
        }).Named("raiseConcern", "Asks the programme for help with your relationship", "You and the coordinators read it, your partner only if you share it. It opens no logs.").Writes();
        group.Get("/concerns", async (ConcernQueries queries, HttpContext http, CancellationToken ct, Id<Programme>? programme, Id<Relationship>? relationship, Word<ConcernStatus>? status, int? limit, string? cursor) =>
            Pages.Of(await queries.List(programme, relationship, status?.Value, Pages.Query(http, limit, cursor), ct), http))
            .Named("listConcerns", "Lists the concerns that you may see").Produces<Page<ConcernView>>();
        group.Get("/concerns/{id}", async (Id<Concern> id, ConcernQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.Find(id, ct))).Named("findConcern", "Reads a concern");
        group.Get("/concerns/{id}/notes", async (Id<Concern> id, ConcernQueries queries, HttpContext http, CancellationToken ct, int? limit, string? cursor) =>
            Pages.Of(await queries.ListNotes(id, Pages.Query(http, limit, cursor), ct), http))
            .Named("listConcernNotes", "Lists what coordinators noted of a concern").Produces<Page<ConcernNoteView>>();
        group.Post("/concerns/{id}/sharing", async (Id<Concern> id, ConcernCommands commands, ConcernQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.Find(await commands.ShareConcern(id, ct), ct)))
            .Named("shareConcern", "Lets your partner read a concern of yours").Writes();
        group.Post("/concerns/{id}/acknowledgement", async (Id<Concern> id, ConcernCommands commands, ConcernQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.Find(await commands.AcknowledgeConcern(id, ct), ct)))
            .Named("acknowledgeConcern", "Takes up a concern", "For coordinators who are not one of the two.").Writes();
        group.Post("/concerns/{id}/notes", async (Id<Concern> id, DiscussConcern input, ConcernCommands commands, ConcernQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.Find(await commands.DiscussConcern(id, input, ct), ct)))
            .Named("discussConcern", "Notes a talk about a concern", "For coordinators who are not one of the two.").Writes();
        group.Post("/concerns/{id}/closing", async (Id<Concern> id, CloseConcern input, ConcernCommands commands, ConcernQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.Find(await commands.CloseConcern(id, input, ct), ct)))
            .Named("closeConcern", "Closes a concern with its outcome", "For coordinators who are not one of the two.").Writes();
    }
}
