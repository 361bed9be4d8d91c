using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Programmes;

namespace Mentoring.Api.Programmes;

internal static class ProgrammeEndpoints
{
    public static void MapProgrammes(this IEndpointRouteBuilder routes)
    {
        var group = routes.Group("Programmes");
        var programme = group.MapGroup("/programmes/{id}").Needs(Scopes.Mentoring, Scopes.ProgrammeAdmin);
        group.Get("/programmes", async (ProgrammeQueries queries, HttpContext http, CancellationToken ct, int? limit, string? cursor) =>
            Pages.Of(await queries.List(Pages.Query(http, limit, cursor), ct), http))
            .Named("listProgrammes", "Lists the programmes that you may see").Produces<Page<ProgrammeView>>();
        group.Get("/programmes/{id}", async (Id<Programme> id, ProgrammeQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.Find(id, ct))).Named("findProgramme", "Reads a programme");
        group.Get("/presets", () => PresetsView.All).Named("readPresets", "Reads how programmes may be set", "Every setting with its type, range and default, its value in each preset, and what a change of it affects.");
        group.Post("/programmes", async (MakeProgramme input, ProgrammeCommands commands, ProgrammeQueries queries, CancellationToken ct) =>
        {
            var id = await commands.MakeProgramme(input, ct);
            return Reply.Made(await queries.Find(id, ct), $"/v1/programmes/{id}");
        }).Named("makeProgramme", "Makes a programme from a preset", "For an administrator.").Needs(Scopes.ProgrammeAdmin).Writes();
        programme.Put("", async (Id<Programme> id, CharterInput input, ProgrammeCommands commands, ProgrammeQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.Find(await commands.ReplaceCharter(id, input, ct), ct)))
            .Named("replaceCharter", "Replaces what a programme is for and how it decides", "Needs If-Match.").Writes(replaces: true);
        programme.Put("/settings", async (Id<Programme> id, SettingsInput input, SettingsCommands commands, ProgrammeQueries queries, WriteTerms terms, SettingsOutcome outcome, CancellationToken ct, bool? dryRun) =>
        {
            terms.DryRun = dryRun ?? false;
            return Reply.Done(await queries.FindChanged(await commands.ChangeSettings(id, input, ct), outcome.Change, ct));
        }).Named("changeSettings", "Changes settings of a programme", "Settings that are not named stay. The answer says what the change affects; dryRun=true says so and changes nothing. "
            + "A setting that opens more of what people wrote opens nothing to relationships that are there. Needs If-Match.").Writes(replaces: true);
        programme.Get("/settings-changes", async (Id<Programme> id, ProgrammeQueries queries, HttpContext http, CancellationToken ct, int? limit, string? cursor) =>
            Pages.Of(await queries.ListSettingsChanges(id, Pages.Query(http, limit, cursor), ct), http))
            .Named("listSettingsChanges", "Lists how a programme's settings have changed", "For coordinators and administrators.").Produces<Page<SettingsChangeView>>();
        group.Get("/settings-changes/{id}", async (Id<SettingsChange> id, ProgrammeQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.FindSettingsChange(id, ct))).Named("findSettingsChange", "Reads a change of a programme's settings").Needs(Scopes.Mentoring, Scopes.ProgrammeAdmin);
        programme.Post("/opening", async (Id<Programme> id, ProgrammeCommands commands, ProgrammeQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.Find(await commands.OpenProgramme(id, ct), ct)))
            .Named("openProgramme", "Opens a programme for applications", "Refused with everything that is missing at once.").Writes();
        programme.Post("/start", async (Id<Programme> id, ProgrammeCommands commands, ProgrammeQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.Find(await commands.StartProgramme(id, ct), ct)))
            .Named("startProgramme", "Starts a programme: its dates are fixed and people can be matched").Writes();
        programme.Post("/final-review-completion", async (Id<Programme> id, ProgrammeCommands commands, ProgrammeQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.Find(await commands.CompleteFinalReview(id, ct), ct)))
            .Named("completeFinalReview", "Marks the final review of a programme as complete", "For coordinators, after its last day and when nothing goes on in it. So many days later as its settings say, what people wrote is deleted; facts stay.").Writes();
        programme.Get("/pending-sign-offs", async (Id<Programme> id, ProgrammeQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.PendingSignOffs(id, ct))).Named("readPendingSignOffs", "Tells how many applications wait for line managers, not whose");

        programme.Get("/appointments", async (Id<Programme> id, ProgrammeQueries queries, HttpContext http, CancellationToken ct, int? limit, string? cursor) =>
            Pages.Of(await queries.ListAppointments(id, Pages.Query(http, limit, cursor), ct), http))
            .Named("listAppointments", "Lists who is appointed for a programme").Produces<Page<AppointmentView>>();
        programme.Post("/appointments", async (Id<Programme> id, AppointInput input, ProgrammeCommands commands, ProgrammeQueries queries, CancellationToken ct) =>
        {
            var made = await commands.Appoint(id, input, ct);
            return Reply.Made(await queries.FindAppointment(made, ct), $"/v1/programmes/{id}/appointments/{made}");
        }).Named("appoint", "Appoints a person for a role", "For an administrator. The same again changes nothing.").Writes();
        programme.Get("/appointments/{appointment}", async (Id<Programme> id, Id<Appointment> appointment, ProgrammeQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.FindAppointment(appointment, ct) is { } found && found.Programme == id ? found : null)).Named("findAppointment", "Reads an appointment");
        programme.Delete("/appointments/{appointment}", async (Id<Programme> id, Id<Appointment> appointment, ProgrammeCommands commands, CancellationToken ct) =>
        {
            await commands.EndAppointment(id, appointment, ct);
            return TypedResults.NoContent();
        }).Named("endAppointment", "Ends an appointment", "For an administrator. A programme past its draft keeps at least one coordinator.").Writes();

        programme.Get("/documents", async (Id<Programme> id, ProgrammeQueries queries, HttpContext http, CancellationToken ct, Word<DocumentKind>? kind, int? limit, string? cursor) =>
            Pages.Of(await queries.ListDocuments(id, kind?.Value, Pages.Query(http, limit, cursor), ct), http))
            .Named("listDocuments", "Lists a programme's documents, every version").Produces<Page<DocumentView>>();
        programme.Post("/documents", async (Id<Programme> id, PublishDocument input, ProgrammeCommands commands, ProgrammeQueries queries, CancellationToken ct) =>
        {
            var made = await commands.PublishDocument(id, input, ct);
            return Reply.Made(await queries.FindDocument(made, ct), $"/v1/documents/{made}");
        }).Named("publishDocument", "Publishes a new version of a programme document").Writes();
        var document = group.MapGroup("/documents/{id}").Needs(Scopes.Mentoring, Scopes.ProgrammeAdmin);
        document.Get("", async (Id<ProgrammeDocument> id, ProgrammeQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.FindDocument(id, ct))).Named("findDocument", "Reads one version of a document");
        document.Post("/acknowledgement", async (Id<ProgrammeDocument> id, DocumentCommands commands, DocumentQueries queries, CancellationToken ct) =>
        {
            var made = await commands.AcknowledgeDocument(id, ct);
            return Reply.Made(await queries.Find(made, ct), $"/v1/document-acknowledgements/{made}");
        }).Named("acknowledgeDocument", "Says that you have read a version of a document", "Of the newest version alone. The same again changes nothing. A code of practice is accepted, and an evaluation notice acknowledged, by an operation of its own.").Writes();
        document.Get("/acknowledgements", async (Id<ProgrammeDocument> id, DocumentQueries queries, HttpContext http, CancellationToken ct, int? limit, string? cursor) =>
            Pages.Of(await queries.Readers(id, Pages.Query(http, limit, cursor), ct), http))
            .Named("listDocumentReaders", "Lists who has acknowledged a version of a document, and when", "Coordinators see all, everybody else themselves. Signatures under a code and acknowledgements of an evaluation notice are among them.").Produces<Page<DocumentReaderView>>();
        group.Get("/document-acknowledgements/{id}", async (Id<DocumentAcknowledgement> id, DocumentQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.Find(id, ct))).Named("findDocumentAcknowledgement", "Reads that a document was acknowledged").Needs(Scopes.Mentoring, Scopes.ProgrammeAdmin);
    }
}
