using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Reminders;

namespace Mentoring.Api.Reminders;

internal static class ReminderEndpoints
{
    public static void MapReminders(this IEndpointRouteBuilder routes)
    {
        var group = routes.Group("Reminders").Needs(Scopes.Mentoring);
        group.Get("/attention", async (ReminderQueries queries, HttpContext http, CancellationToken ct, Id<Programme>? programme, Id<Relationship>? relationship, string? rule, Word<AttentionAbout>? about, bool? seenTo, int? limit, string? cursor) =>
            Pages.Of(await queries.List(new(programme, relationship, rule, about?.Value, seenTo), Pages.Query(http, limit, cursor), ct), http))
            .Named("listAttention", "Lists what wants looking at",
                "What the programme's rules notice of relationships, people and the programme itself, for those whom it is about and the coordinators, each with what can be done. Settled, it is gone.")
            .Produces<Page<AttentionView>>();
        group.Get("/attention/{id}", async (Id<Attention> id, ReminderQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.Find(id, ct))).Named("findAttentionItem", "Reads one thing that wants looking at");
        group.Post("/attention/{id}/handling", async (Id<Attention> id, AttentionCommands commands, ReminderQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.Find(await commands.SeeToAttention(id, ct), ct)))
            .Named("seeToAttention", "Says that you have seen to it", "For coordinators. It is no task any more; where it still is so a month later it comes back.").Writes();
    }
}
