using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;

namespace Mentoring.Api.Relationships;

internal static class RelationshipEndpoints
{
    public static void MapRelationships(this IEndpointRouteBuilder routes)
    {
        var group = routes.Group("Relationships").Needs(Scopes.Mentoring);
        group.Get("/relationships", async (RelationshipQueries queries, HttpContext http, CancellationToken ct, Id<Programme>? programme, Word<RelationshipStatus>? status, int? limit, string? cursor) =>
            Pages.Of(await queries.List(programme, status?.Value, Pages.Query(http, limit, cursor), ct), http))
            .Named("listRelationships", "Lists the relationships that you may see").Produces<Page<RelationshipView>>();
        group.Get("/me/relationships", async (RelationshipQueries queries, HttpContext http, CancellationToken ct, Word<RelationshipStatus>? status, int? limit, string? cursor) =>
            Pages.Of(await queries.ListOwn(status?.Value, Pages.Query(http, limit, cursor), ct), http))
            .Named("listMyRelationships", "Lists the relationships that you are a party of").Produces<Page<RelationshipView>>();
        group.Get("/relationships/{id}", async (Id<Relationship> id, RelationshipQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.Find(id, ct))).Named("findRelationship", "Reads a relationship");
        group.Get("/relationships/{id}/agreement", async (Id<Relationship> id, RelationshipQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.FindAgreement(id, ct))).Named("findAgreement", "Reads the newest version of an agreement");
        group.Put("/relationships/{id}/agreement", async (Id<Relationship> id, AgreementTerms input, RelationshipCommands commands, RelationshipQueries queries, CancellationToken ct) =>
        {
            await commands.DraftAgreement(id, input, ct);
            return Reply.Done(await queries.FindAgreement(id, ct));
        }).Named("draftAgreement", "Writes the terms of your agreement",
            "Terms left out are filled from the programme's settings where there is one. Changed terms drop the signatures given so far. Needs If-Match to replace a draft.").Writes(replaces: true);
        group.Post("/relationships/{id}/agreement/signatures", async (Id<Relationship> id, SignAgreement input, RelationshipCommands commands, RelationshipQueries queries, CancellationToken ct) =>
        {
            await commands.SignAgreement(id, input, ct);
            return Reply.Done(await queries.FindAgreement(id, ct));
        }).Named("signAgreement", "Signs one version of your agreement", "In force when all have signed. Refused with every term that is missing at once.").Writes();
        group.Post("/programmes/{id}/code-acceptances", async (Id<Programme> id, AcceptCode input, RelationshipCommands commands, RelationshipQueries queries, CancellationToken ct) =>
        {
            var made = await commands.AcceptCode(id, input, ct);
            return Reply.Made(await queries.FindCodeAcceptance(made, ct), $"/v1/code-acceptances/{made}");
        }).Named("acceptCode", "Signs the programme's code of practice", "For mentors, before any work with a mentee.").Writes();
        group.Get("/programmes/{id}/code-acceptances", async (Id<Programme> id, RelationshipQueries queries, HttpContext http, CancellationToken ct, int? limit, string? cursor) =>
            Pages.Of(await queries.ListCodeAcceptances(id, Pages.Query(http, limit, cursor), ct), http))
            .Named("listCodeAcceptances", "Lists the signatures under a programme's code of practice").Produces<Page<CodeAcceptanceView>>();
        group.Get("/code-acceptances/{id}", async (Id<CodeAcceptance> id, RelationshipQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.FindCodeAcceptance(id, ct))).Named("findCodeAcceptance", "Reads a signature under a code of practice");
        group.Get("/participations", async (RelationshipQueries queries, HttpContext http, CancellationToken ct, Id<Person>? person, int? limit, string? cursor) =>
            Pages.Of(await queries.ListParticipations(person, Pages.Query(http, limit, cursor), ct), http))
            .Named("listParticipations", "Lists who takes part, with role and dates", "What a line manager may know of their people: no partner, no content.").Produces<Page<ParticipationView>>();
        Course(group);
        Endings(group);
        group.MapExchange();
    }

    private static void Course(RouteGroupBuilder group)
    {
        group.Put("/relationships/{id}/phase", async (Id<Relationship> id, SetPhase input, CourseCommands commands, RelationshipQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.Find(await commands.SetPhase(id, input, ct), ct)))
            .Named("setPhase", "Says where the two of you are", "Guidance that either of you sets; phases may be skipped.").Writes();
        group.Post("/relationships/{id}/pause", async (Id<Relationship> id, CourseCommands commands, RelationshipQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.Find(await commands.PauseRelationship(id, ct), ct)))
            .Named("pauseRelationship", "Pauses your relationship", "Its clocks stand still; no reason is asked.").Writes();
        group.Post("/relationships/{id}/resumption", async (Id<Relationship> id, CourseCommands commands, RelationshipQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.Find(await commands.ResumeRelationship(id, ct), ct)))
            .Named("resumeRelationship", "Goes on after a pause or a suspension", "A party ends a pause. A coordinator ends a suspension, once HR's lines show no authority any more.").Writes();
        group.Post("/relationships/{id}/end-signal", async (Id<Relationship> id, CourseCommands commands, RelationshipQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.Find(await commands.SignalEnd(id, ct), ct)))
            .Named("signalEnd", "Signals that the end is near", "The relationship winds up, and the other is told.").Writes();
    }

    private static void Endings(RouteGroupBuilder group)
    {
        group.Post("/relationships/{id}/ending", async (Id<Relationship> id, EndRelationship input, EndingCommands commands, RelationshipQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.Find(await commands.EndRelationship(id, input, ct), ct)))
            .Named("endRelationship", "Ends your relationship", "Either party, at any time; never refused. On a breakdown a programme may offer a talk first: endsBy says until when. Of one that has ended, the other party may still give a reason.").Writes();
        group.Get("/relationships/{id}/ending", async (Id<Relationship> id, RelationshipQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.FindEnding(id, ct))).Named("findEnding", "Reads that and how a relationship ends");
        group.Post("/relationships/{id}/ending/talk", async (Id<Relationship> id, EndingCommands commands, RelationshipQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.Find(await commands.RecordEndingTalk(id, ct), ct)))
            .Named("recordEndingTalk", "Records that the talk before an ending took place", "For coordinators. The ending waits no longer.").Writes();
        group.Post("/relationships/{id}/ending/withdrawal", async (Id<Relationship> id, EndingCommands commands, RelationshipQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.Find(await commands.WithdrawEnding(id, ct), ct)))
            .Named("withdrawEnding", "Takes back that you asked to end it", "While a talk is offered.").Writes();
        group.Post("/relationships/{id}/leaving", async (Id<Relationship> id, LeaveRelationship input, EndingCommands commands, RelationshipQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.Find(await commands.LeaveRelationship(id, input, ct), ct)))
            .Named("leaveRelationship", "Leaves a group, a two-by-two or a team", "At once, without a reason and for yourself alone: the others go on. You keep what you could read. When you were the last mentor or the last mentee it ends.").Writes();
        group.Get("/relationships/{id}/ending-reasons", async (Id<Relationship> id, RelationshipQueries queries, HttpContext http, CancellationToken ct, int? limit, string? cursor) =>
            Pages.Of(await queries.ListEndingReasons(id, Pages.Query(http, limit, cursor), ct), http))
            .Named("listEndingReasons", "Lists the reasons for an ending that you may read", "Each reads their own; the coordinator reads both.").Produces<Page<EndingReasonView>>();
        group.Post("/relationships/{id}/rematch-requests", async (Id<Relationship> id, RequestRematch input, RematchCommands commands, RelationshipQueries queries, CancellationToken ct) =>
        {
            var made = await commands.RequestRematch(id, input, ct);
            return Reply.Made(await queries.FindRematchRequest(made, ct), $"/v1/rematch-requests/{made}");
        }).Named("requestRematch", "Asks for another match", "After a relationship that ended or is suspended. It leaves no mark.").Writes();
        group.Get("/rematch-requests", async (RelationshipQueries queries, HttpContext http, CancellationToken ct, Id<Programme>? programme, Word<RematchStatus>? status, int? limit, string? cursor) =>
            Pages.Of(await queries.ListRematchRequests(programme, status?.Value, Pages.Query(http, limit, cursor), ct), http))
            .Named("listRematchRequests", "Lists the wishes for another match that you may see").Produces<Page<RematchRequestView>>();
        group.Get("/rematch-requests/{id}", async (Id<RematchRequest> id, RelationshipQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.FindRematchRequest(id, ct))).Named("findRematchRequest", "Reads a wish for another match");
        group.Post("/rematch-requests/{id}/decision", async (Id<RematchRequest> id, DecideRematch input, RematchCommands commands, RelationshipQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.FindRematchRequest(await commands.DecideRematch(id, input, ct), ct)))
            .Named("decideRematch", "Decides on a wish for another match", "For coordinators. A new match is a proposal like the first.").Writes();
    }
}
