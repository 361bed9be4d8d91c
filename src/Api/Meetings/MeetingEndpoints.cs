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
        Plan(group);
        Agendas(group);
        Logs(group);
        Boundaries(group);
        Contacts(group);
        Groups(group);
    }

    private static void Groups(RouteGroupBuilder group)
    {
        group.Post("/relationships/{id}/one-to-one-requests", async (Id<Relationship> id, GroupCommands commands, MeetingQueries queries, CancellationToken ct) =>
        {
            var made = await commands.RequestOneToOne(id, ct);
            return Reply.Made(await queries.FindOneToOneRequest(made, ct), $"/v1/one-to-one-requests/{made}");
        }).Named("requestOneToOne", "Asks for a session with a mentor alone", "For mentees of a group, a two-by-two or a team. A session of two, planned or recorded, is the answer.").Writes();
        group.Get("/relationships/{id}/one-to-one-requests", async (Id<Relationship> id, MeetingQueries queries, HttpContext http, CancellationToken ct, int? limit, string? cursor) =>
            Pages.Of(await queries.ListOneToOneRequests(id, Pages.Query(http, limit, cursor), ct), http))
            .Named("listOneToOneRequests", "Lists requests for a session of two within a group").Produces<Page<OneToOneRequestView>>();
        group.Get("/one-to-one-requests/{id}", async (Id<OneToOneRequest> id, MeetingQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.FindOneToOneRequest(id, ct))).Named("findOneToOneRequest", "Reads a request for a session of two");
        group.Post("/one-to-one-requests/{id}/withdrawal", async (Id<OneToOneRequest> id, GroupCommands commands, MeetingQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.FindOneToOneRequest(await commands.WithdrawOneToOneRequest(id, ct), ct)))
            .Named("withdrawOneToOneRequest", "Takes back a request for a session of two").Writes();
    }

    private static void Contacts(RouteGroupBuilder group)
    {
        group.Post("/relationships/{id}/contacts", async (Id<Relationship> id, RecordContact input, ContactCommands commands, MeetingQueries queries, CancellationToken ct) =>
        {
            var made = await commands.RecordContact(id, input, ct);
            return Reply.Made(await queries.FindContact(made, ct), $"/v1/contacts/{made}");
        }).Named("recordContact", "Records that the two of you were in contact between meetings", "That it was, and nothing of what was said. Beyond what you agreed on it is for your partner to accept.").Writes();
        group.Get("/relationships/{id}/contacts", async (Id<Relationship> id, MeetingQueries queries, HttpContext http, CancellationToken ct, int? limit, string? cursor) =>
            Pages.Of(await queries.ListContacts(id, Pages.Query(http, limit, cursor), ct), http))
            .Named("listContacts", "Lists the contacts between the meetings of a relationship").Produces<Page<ContactView>>();
        group.Get("/contacts/{id}", async (Id<Contact> id, MeetingQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.FindContact(id, ct))).Named("findContact", "Reads that there was contact");
        group.Post("/contacts/{id}/acceptance", async (Id<Contact> id, ContactCommands commands, MeetingQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.FindContact(await commands.AcceptContact(id, ct), ct)))
            .Named("acceptContact", "Accepts extra contact").Writes();
        group.Post("/relationships/{id}/progress-updates", async (Id<Relationship> id, SendProgressUpdate input, ContactCommands commands, MeetingQueries queries, CancellationToken ct) =>
        {
            var made = await commands.SendProgressUpdate(id, input, ct);
            return Reply.Made(await queries.FindUpdate(made, ct), $"/v1/progress-updates/{made}");
        }).Named("sendProgressUpdate", "Sends the coordinator a few lines on how it goes", "Your partner reads them too.").Writes();
        group.Get("/relationships/{id}/progress-updates", async (Id<Relationship> id, MeetingQueries queries, HttpContext http, CancellationToken ct, int? limit, string? cursor) =>
            Pages.Of(await queries.ListUpdates(id, Pages.Query(http, limit, cursor), ct), http))
            .Named("listProgressUpdates", "Lists what was sent to the coordinator on how it goes").Produces<Page<ProgressUpdateView>>();
        group.Get("/progress-updates/{id}", async (Id<ProgressUpdate> id, MeetingQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.FindUpdate(id, ct))).Named("findProgressUpdate", "Reads a few lines on how it goes");
    }

    private static void Plan(RouteGroupBuilder group)
    {
        group.Post("/relationships/{id}/meetings", async (Id<Relationship> id, PlanMeeting input, MeetingCommands commands, MeetingQueries queries, CancellationToken ct) =>
        {
            var made = await commands.PlanMeeting(id, input, ct);
            return Reply.Made(await queries.Find(made, ct), $"/v1/meetings/{made}");
        }).Named("planMeeting", "Plans a meeting", "It stays proposed until your partner accepts it.").Writes();
        group.Post("/relationships/{id}/held-meetings", async (Id<Relationship> id, RecordMeeting input, MeetingCommands commands, MeetingQueries queries, CancellationToken ct) =>
        {
            var made = await commands.RecordMeeting(id, input, ct);
            return Reply.Made(await queries.Find(made, ct), $"/v1/meetings/{made}");
        }).Named("recordMeeting", "Records that you met without having planned it here", "One meeting may be held before the agreement is signed; a second is refused.").Writes();
        group.Get("/relationships/{id}/meetings", async (Id<Relationship> id, MeetingQueries queries, HttpContext http, CancellationToken ct, Word<MeetingStatus>? status, int? limit, string? cursor) =>
            Pages.Of(await queries.List(id, status?.Value, Pages.Query(http, limit, cursor), ct), http))
            .Named("listMeetings", "Lists the meetings of a relationship").Produces<Page<MeetingView>>();
        group.Get("/meetings/{id}", async (Id<Meeting> id, MeetingQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.Find(id, ct))).Named("findMeeting", "Reads a meeting");
        group.Get("/meetings/{id}/checklist", async (Id<Meeting> id, MeetingQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.FindChecklist(id, ct))).Named("findMeetingChecklist", "Reads what there is to do at a meeting", "Seven tasks of a first meeting, or of a later one, with the actions that are open. Prompts: nothing of it is ticked off.");
        group.Post("/meetings/{id}/acceptance", async (Id<Meeting> id, MeetingCommands commands, MeetingQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.Find(await commands.AcceptMeeting(id, ct), ct)))
            .Named("acceptMeeting", "Accepts a meeting as your partner proposes it").Writes();
        group.Post("/meetings/{id}/move", async (Id<Meeting> id, MoveMeeting input, MeetingCommands commands, MeetingQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.Find(await commands.MoveMeeting(id, input, ct), ct)))
            .Named("moveMeeting", "Proposes another time, method or place for a meeting", "The partner is told and accepts it. Later than the programme's notice it is taken and marked, without saying by whom.").Writes();
        group.Post("/meetings/{id}/cancellation", async (Id<Meeting> id, MeetingCommands commands, MeetingQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.Find(await commands.CancelMeeting(id, ct), ct)))
            .Named("cancelMeeting", "Cancels a meeting", "The partner is told; another date is wanted.").Writes();
        group.Post("/meetings/{id}/attendance", async (Id<Meeting> id, ReportMeetingHeld input, MeetingCommands commands, MeetingQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.Find(await commands.ReportMeetingHeld(id, input, ct), ct)))
            .Named("reportMeetingHeld", "Says that a planned meeting took place", "What is left out was as planned. A second meeting is refused before the agreement is signed.").Writes();
    }

    private static void Agendas(RouteGroupBuilder group)
    {
        group.Get("/meetings/{id}/agenda", async (Id<Meeting> id, MeetingQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.FindAgenda(id, ct))).Named("findAgenda", "Reads a meeting's agenda and place");
        group.Put("/meetings/{id}/agenda", async (Id<Meeting> id, SetAgenda input, AgendaCommands commands, MeetingQueries queries, CancellationToken ct) =>
        {
            await commands.SetAgenda(id, input, ct);
            return Reply.Done(await queries.FindAgenda(id, ct));
        }).Named("setAgenda", "Sets a meeting's agenda", "The mentee's, unless the programme runs joint agendas. Needs If-Match once there is one.").Writes(replaces: true);
        group.Post("/meetings/{id}/agenda/suggestions", async (Id<Meeting> id, SuggestAgendaItem input, AgendaCommands commands, MeetingQueries queries, CancellationToken ct) =>
        {
            await commands.SuggestAgendaItem(id, input, ct);
            return Reply.Done(await queries.FindAgenda(id, ct));
        }).Named("suggestAgendaItem", "Suggests an item for the agenda").Writes();
        group.Post("/meetings/{id}/preparation", async (Id<Meeting> id, AgendaCommands commands, MeetingQueries queries, CancellationToken ct) =>
        {
            await commands.PrepareForMeeting(id, ct);
            return Reply.Done(await queries.FindAgenda(id, ct));
        }).Named("prepareForMeeting", "Says that you have prepared for a meeting").Writes();
    }

    private static void Boundaries(RouteGroupBuilder group)
    {
        group.Post("/relationships/{id}/off-limits-topics", async (Id<Relationship> id, AddOffLimitsTopic input, BoundaryCommands commands, MeetingQueries queries, CancellationToken ct) =>
        {
            var made = await commands.AddOffLimitsTopic(id, input, ct);
            return Reply.Made(await queries.FindTopic(made, ct), $"/v1/off-limits-topics/{made}");
        }).Named("addOffLimitsTopic", "Keeps an area to yourself", "The mentee's alone. The mentor reads the label, so as to keep out.").Writes();
        group.Get("/relationships/{id}/off-limits-topics", async (Id<Relationship> id, MeetingQueries queries, HttpContext http, CancellationToken ct, int? limit, string? cursor) =>
            Pages.Of(await queries.ListTopics(id, Pages.Query(http, limit, cursor), ct), http))
            .Named("listOffLimitsTopics", "Lists the areas that the mentee keeps or kept to themselves").Produces<Page<OffLimitsTopicView>>();
        group.Get("/off-limits-topics/{id}", async (Id<OffLimitsTopic> id, MeetingQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.FindTopic(id, ct))).Named("findOffLimitsTopic", "Reads an area that is or was off limits");
        group.Post("/off-limits-topics/{id}/lifting", async (Id<OffLimitsTopic> id, BoundaryCommands commands, MeetingQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.FindTopic(await commands.LiftOffLimitsTopic(id, ct), ct)))
            .Named("liftOffLimitsTopic", "Opens an area that you kept to yourself", "The mentee's alone.").Writes();
    }

    private static void Logs(RouteGroupBuilder group)
    {
        group.Get("/relationships/{id}/meeting-logs", async (Id<Relationship> id, MeetingQueries queries, HttpContext http, CancellationToken ct, int? limit, string? cursor) =>
            Pages.Of(await queries.ListLogs(id, Pages.Query(http, limit, cursor), ct), http))
            .Named("listMeetingLogs", "Lists the logs of a relationship's meetings").Produces<Page<MeetingLogView>>();
        group.Get("/meetings/{id}/log", async (Id<Meeting> id, MeetingQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.FindLog(id, ct))).Named("findMeetingLog", "Reads the log of a meeting");
        group.Put("/meetings/{id}/log", async (Id<Meeting> id, LogContent input, MeetingLogCommands commands, MeetingQueries queries, CancellationToken ct) =>
        {
            await commands.WriteMeetingLog(id, input, ct);
            return Reply.Done(await queries.FindLog(id, ct));
        }).Named("writeMeetingLog", "Writes the log of a meeting that was held", "Either of the two may; a completed log that is changed is a draft again. Needs If-Match once there is one.").Writes(replaces: true);
        group.Post("/meetings/{id}/log/completion", async (Id<Meeting> id, MeetingLogCommands commands, MeetingQueries queries, CancellationToken ct) =>
        {
            await commands.CompleteMeetingLog(id, ct);
            return Reply.Done(await queries.FindLog(id, ct));
        }).Named("completeMeetingLog", "Completes the log of a meeting", "The mentee's, unless the programme has set otherwise.").Writes();
        group.Post("/meetings/{id}/log/confirmation", async (Id<Meeting> id, MeetingLogCommands commands, MeetingQueries queries, CancellationToken ct) =>
        {
            await commands.ConfirmMeetingLog(id, ct);
            return Reply.Done(await queries.FindLog(id, ct));
        }).Named("confirmMeetingLog", "Confirms the log that your partner completed", "It stays as it is from then on. Where programme and agreement say so it goes to the coordinator.").Writes();
        group.Post("/meetings/{id}/log/request", async (Id<Meeting> id, MeetingLogCommands commands, MeetingQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.Find(await commands.RequestMeetingLog(id, ct), ct)))
            .Named("requestMeetingLog", "Asks the two for the log of a meeting", "For coordinators. Whether it comes is theirs to say.").Writes();
        group.Post("/meetings/{id}/log/forwarding", async (Id<Meeting> id, MeetingLogCommands commands, MeetingQueries queries, CancellationToken ct) =>
        {
            await commands.ForwardMeetingLog(id, ct);
            return Reply.Done(await queries.FindLog(id, ct));
        }).Named("forwardMeetingLog", "Sends the confirmed log of a meeting to the coordinator").Writes();
    }
}
