using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Programmes;

namespace Mentoring.Api.Enrolments;

internal static class EnrolmentEndpoints
{
    public static void MapEnrolments(this IEndpointRouteBuilder routes)
    {
        var group = routes.Group("Enrolments").Needs(Scopes.Mentoring);
        group.Get("/questionnaire", () => new QuestionnaireWords()).Named("readQuestionnaire", "Lists the words that the questionnaire takes");
        group.Post("/programmes/{id}/applications", async (Id<Programme> id, StartApplication input, EnrolmentCommands commands, EnrolmentQueries queries, CancellationToken ct) =>
        {
            var made = await commands.StartApplication(id, input, ct);
            return Reply.Made(await queries.Find(made, ct), $"/v1/applications/{made}");
        }).Named("startApplication", "Begins your application as mentor or mentee", "It is always your own: nobody applies for somebody else.").Writes();
        group.Get("/applications", async (EnrolmentQueries queries, HttpContext http, CancellationToken ct, Id<Programme>? programme, Word<ApplicationStatus>? status, Word<ParticipantRole>? role, int? limit, string? cursor) =>
            Pages.Of(await queries.List(programme, status?.Value, role?.Value, Pages.Query(http, limit, cursor), ct), http))
            .Named("listApplications", "Lists the applications that you may see").Produces<Page<ApplicationView>>();

        Nominations(group);

        var application = group.MapGroup("/applications/{id}");
        application.Get("", async (Id<Application> id, EnrolmentQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.Find(id, ct))).Named("findApplication", "Reads an application");
        application.Get("/answers", async (Id<Application> id, EnrolmentQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.FindAnswers(id, ct))).Named("findAnswers", "Reads the answers of an application");
        application.Put("/answers", async (Id<Application> id, Questionnaire input, EnrolmentCommands commands, EnrolmentQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.FindAnswers(await commands.FillAnswers(id, input, ct), ct)))
            .Named("fillAnswers", "Fills in the questionnaire of your application", "Starred members may wait until you submit. Needs If-Match once there are answers.").Writes(replaces: true);
        application.Post("/submission", async (Id<Application> id, SubmitApplication input, EnrolmentCommands commands, EnrolmentQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.Find(await commands.SubmitApplication(id, input, ct), ct)))
            .Named("submitApplication", "Submits your application", "It goes to your line manager first. To submit is to consent to the use that the notice states.").Writes();
        application.Get("/submission-consent", async (Id<Application> id, EnrolmentQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.FindSubmissionConsent(id, ct))).Named("findSubmissionConsent", "Reads what you had before you when you submitted your application", "For the applicant alone; the last time, where a manager had declined and it was submitted again.");
        application.Post("/sign-off", async (Id<Application> id, SignOffInput input, EnrolmentCommands commands, EnrolmentQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.Find(await commands.SignOff(id, input, ct), ct)))
            .Named("signOff", "Signs or declines the application of a person whose line manager you are").Writes();
        application.Get("/sign-offs", async (Id<Application> id, EnrolmentQueries queries, HttpContext http, CancellationToken ct, int? limit, string? cursor) =>
            Pages.Of(await queries.ListSignOffs(id, Pages.Query(http, limit, cursor), ct), http))
            .Named("listSignOffs", "Lists the line managers' decisions on an application").Produces<Page<SignOffView>>();
        application.Post("/selection", async (Id<Application> id, SelectInput input, EnrolmentCommands commands, EnrolmentQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.Find(await commands.Select(id, input, ct), ct)))
            .Named("select", "Accepts an application, or not, by the programme's criteria").Writes();
        application.Get("/selection", async (Id<Application> id, EnrolmentQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.FindSelection(id, ct))).Named("findSelection", "Reads the selection decision");
        application.Post("/training", async (Id<Application> id, RecordTraining input, PreparationCommands commands, EnrolmentQueries queries, CancellationToken ct) =>
        {
            var made = await commands.RecordTraining(id, input, ct);
            return Reply.Made(await queries.FindTraining(made, ct), $"/v1/training-records/{made}");
        }).Named("recordTraining", "Records training or induction").Writes();
        application.Get("/training", async (Id<Application> id, EnrolmentQueries queries, HttpContext http, CancellationToken ct, int? limit, string? cursor) =>
            Pages.Of(await queries.ListTraining(id, Pages.Query(http, limit, cursor), ct), http))
            .Named("listTraining", "Lists training and induction of an applicant").Produces<Page<TrainingRecordView>>();
        application.Post("/confirmation", async (Id<Application> id, PreparationCommands commands, EnrolmentQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.Find(await commands.ConfirmParticipation(id, ct), ct)))
            .Named("confirmParticipation", "Decides afresh, after training, to take part", "From then on you are available for a match.").Writes();
        application.Post("/withdrawal", async (Id<Application> id, EnrolmentCommands commands, EnrolmentQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.Find(await commands.Withdraw(id, ct), ct)))
            .Named("withdraw", "Withdraws from the programme", "At any stage. There is no member for a reason.").Writes();
        application.Get("/match-profile", async (Id<Application> id, EnrolmentQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.FindMatchProfile(id, ct))).Named("findMatchProfile", "Reads what a partner may read of an applicant");

        group.Get("/training-records/{id}", async (Id<TrainingRecord> id, EnrolmentQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.FindTraining(id, ct))).Named("findTrainingRecord", "Reads a training record");
        group.Post("/training-records/{id}/acknowledgement", async (Id<TrainingRecord> id, PreparationCommands commands, EnrolmentQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.FindTraining(await commands.AcknowledgeGuidance(id, ct), ct)))
            .Named("acknowledgeGuidance", "Acknowledges the guidance that was issued to you").Writes();
        group.Delete("/training-records/{id}", async (Id<TrainingRecord> id, PreparationCommands commands, CancellationToken ct) =>
        {
            await commands.TakeBackTraining(id, ct);
            return TypedResults.NoContent();
        }).Named("takeBackTraining", "Takes back training that was recorded by mistake", "For coordinators. Learning systems that heard of it are told that it is void.").Writes();
    }

    private static void Nominations(RouteGroupBuilder group)
    {
        group.Post("/programmes/{id}/nominations", async (Id<Programme> id, Nominate input, NominationCommands commands, EnrolmentQueries queries, CancellationToken ct) =>
        {
            var made = await commands.Nominate(id, input, ct);
            return Reply.Made(await queries.FindNomination(made, ct), $"/v1/nominations/{made}");
        }).Named("nominate", "Invites somebody to apply", "For coordinators. Nothing comes of it until the person accepts.").Writes();
        group.Get("/nominations", async (EnrolmentQueries queries, HttpContext http, CancellationToken ct, Id<Programme>? programme, int? limit, string? cursor) =>
            Pages.Of(await queries.ListNominations(programme, Pages.Query(http, limit, cursor), ct), http))
            .Named("listNominations", "Lists the invitations that wait for an answer").Produces<Page<NominationView>>();
        group.Get("/nominations/{id}", async (Id<Nomination> id, EnrolmentQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.FindNomination(id, ct))).Named("findNomination", "Reads an invitation");
        group.Post("/nominations/{id}/acceptance", async (Id<Nomination> id, NominationCommands commands, EnrolmentQueries queries, CancellationToken ct) =>
        {
            var made = await commands.AcceptNomination(id, ct);
            return Reply.Made(await queries.Find(made, ct), $"/v1/applications/{made}");
        }).Named("acceptNomination", "Accepts an invitation and begins your application").Writes();
        group.Post("/nominations/{id}/decline", async (Id<Nomination> id, NominationCommands commands, EnrolmentQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.FindNomination(await commands.DeclineNomination(id, ct), ct)))
            .Named("declineNomination", "Declines an invitation", "No reason is asked, and nothing is kept: the answer is empty.").Writes();
    }
}
