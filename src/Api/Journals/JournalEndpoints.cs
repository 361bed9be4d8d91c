using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Journals;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;

namespace Mentoring.Api.Journals;

internal static class JournalEndpoints
{
    public static void MapJournals(this IEndpointRouteBuilder routes)
    {
        var group = routes.Group("Journals").Needs(Scopes.Mentoring);
        Logs(group);
        Notes(group);
        group.Post("/programmes/{id}/evaluation-acknowledgements", async (Id<Programme> id, AcknowledgeEvaluationNotice input, JournalCommands commands, JournalQueries queries, CancellationToken ct) =>
        {
            var made = await commands.AcknowledgeEvaluationNotice(id, input, ct);
            return Reply.Made(await queries.FindAcknowledgement(made, ct), $"/v1/evaluation-acknowledgements/{made}");
        }).Named("acknowledgeEvaluationNotice", "Says that you have read what evaluation makes of your records", "What you wrote before stays out of evaluation.").Writes();
        group.Get("/evaluation-acknowledgements/{id}", async (Id<EvaluationAcknowledgement> id, JournalQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.FindAcknowledgement(id, ct))).Named("findEvaluationAcknowledgement", "Reads that an evaluation notice was read");
    }

    private static void Logs(RouteGroupBuilder group)
    {
        group.Get("/reflective-prompts", () => new ReflectivePrompts()).Named("readReflectivePrompts", "Lists questions that help to reflect");
        group.Post("/relationships/{id}/reflective-logs", async (Id<Relationship> id, Reflection input, JournalCommands commands, JournalQueries queries, CancellationToken ct) =>
        {
            var made = await commands.StartReflectiveLog(id, input, ct);
            return Reply.Made(await queries.FindLog(made, ct), $"/v1/reflective-logs/{made}");
        }).Named("startReflectiveLog", "Begins an entry of your reflective log", "For your eyes alone.").Writes();
        group.Get("/relationships/{id}/reflective-logs", async (Id<Relationship> id, JournalQueries queries, HttpContext http, CancellationToken ct, int? limit, string? cursor) =>
            Pages.Of(await queries.ListLogs(id, Pages.Query(http, limit, cursor), ct), http))
            .Named("listReflectiveLogs", "Lists your own reflective log of a relationship").Produces<Page<ReflectiveLogView>>();
        group.Get("/reflective-logs/{id}", async (Id<ReflectiveLog> id, JournalQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.FindLog(id, ct))).Named("findReflectiveLog", "Reads an entry of your reflective log");
        group.Put("/reflective-logs/{id}", async (Id<ReflectiveLog> id, Reflection input, JournalCommands commands, JournalQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.FindLog(await commands.WriteReflectiveLog(id, input, ct), ct)))
            .Named("writeReflectiveLog", "Changes an entry that is not completed").Writes(replaces: true);
        group.Post("/reflective-logs/{id}/completion", async (Id<ReflectiveLog> id, CompleteReflectiveLog input, JournalCommands commands, JournalQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.FindLog(await commands.CompleteReflectiveLog(id, input, ct), ct)))
            .Named("completeReflectiveLog", "Completes an entry", "It stays as it is. Whether its figures may go to the pilot's reviews is the programme's setting, and only if you had read the evaluation notice before you began it.").Writes();
        group.Delete("/reflective-logs/{id}", async (Id<ReflectiveLog> id, JournalCommands commands, CancellationToken ct) =>
        {
            await commands.DeleteReflectiveLog(id, ct);
            return TypedResults.NoContent();
        }).Named("deleteReflectiveLog", "Deletes an entry that is not completed").Writes();
    }

    private static void Notes(RouteGroupBuilder group)
    {
        group.Post("/relationships/{id}/private-notes", async (Id<Relationship> id, WritePrivateNote input, JournalCommands commands, JournalQueries queries, CancellationToken ct) =>
        {
            var made = await commands.AddPrivateNote(id, input, ct);
            return Reply.Made(await queries.FindNote(made, ct), $"/v1/private-notes/{made}");
        }).Named("addPrivateNote", "Writes a note for yourself", "Refused where programme or agreement say that there are no notes.").Writes();
        group.Get("/relationships/{id}/private-notes", async (Id<Relationship> id, JournalQueries queries, HttpContext http, CancellationToken ct, int? limit, string? cursor) =>
            Pages.Of(await queries.ListNotes(id, Pages.Query(http, limit, cursor), ct), http))
            .Named("listPrivateNotes", "Lists your own notes on a relationship").Produces<Page<PrivateNoteView>>();
        group.Get("/private-notes/{id}", async (Id<PrivateNote> id, JournalQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.FindNote(id, ct))).Named("findPrivateNote", "Reads a note of yours");
        group.Put("/private-notes/{id}", async (Id<PrivateNote> id, WritePrivateNote input, JournalCommands commands, JournalQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.FindNote(await commands.ChangePrivateNote(id, input, ct), ct)))
            .Named("changePrivateNote", "Changes a note of yours").Writes(replaces: true);
        group.Delete("/private-notes/{id}", async (Id<PrivateNote> id, JournalCommands commands, CancellationToken ct) =>
        {
            await commands.DeletePrivateNote(id, ct);
            return TypedResults.NoContent();
        }).Named("deletePrivateNote", "Deletes a note of yours").Writes();
    }
}
