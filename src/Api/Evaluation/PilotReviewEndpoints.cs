using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Evaluation;
using Mentoring.Domain.Programmes;

namespace Mentoring.Api.Evaluation;

internal static class PilotReviewEndpoints
{
    public static void MapPilotReviews(this IEndpointRouteBuilder routes)
    {
        var group = routes.Group("Pilot reviews").Needs(Scopes.Mentoring);
        var programme = group.MapGroup("/programmes/{id}/pilot-reviews");
        programme.Get("", async (Id<Programme> id, PilotReviewQueries queries, HttpContext http, CancellationToken ct, int? limit, string? cursor) =>
            Pages.Of(await queries.List(id, Pages.Query(http, limit, cursor), ct), http))
            .Named("listPilotReviews", "Lists the pilot reviews of a programme that were opened", "For those who coordinate, steer, sponsor or evaluate it. The days of those to come are the programme's `reviewsOn`.").Produces<Page<PilotReviewView>>();
        programme.Post("", async (Id<Programme> id, OpenPilotReview input, PilotReviewCommands commands, PilotReviewQueries queries, CancellationToken ct) =>
        {
            var made = await commands.OpenPilotReview(id, input, ct);
            return Reply.Made(await queries.Find(made, ct), $"/v1/pilot-reviews/{made}");
        }).Named("openPilotReview", "Opens a review of a pilot", "For coordinators, while the programme runs. When it is due, the programme's start and settings say; it is judged by the measures of the programme's objectives unless others are given.").Writes();

        var review = group.MapGroup("/pilot-reviews/{id}");
        review.Get("", async (Id<PilotReview> id, PilotReviewQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.Find(id, ct))).Named("findPilotReview", "Reads a pilot review");
        review.Put("/criteria", async (Id<PilotReview> id, CriteriaInput input, PilotReviewCommands commands, PilotReviewQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.Find(await commands.ReplaceReviewCriteria(id, input, ct), ct)))
            .Named("replaceReviewCriteria", "Sets what a programme is judged by", "For coordinators, before the data are frozen.").Writes(replaces: true);
        review.Post("/freezing", async (Id<PilotReview> id, FreezePilotReview input, PilotReviewCommands commands, PilotReviewQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.Find(await commands.FreezePilotReview(id, input, ct), ct)))
            .Named("freezePilotReview", "Freezes the data of a review", "For coordinators, once it is due. Published figures alone are kept, with when and from what they were made; what becomes of the records later changes nothing in them.").Writes();
        review.Put("/findings", async (Id<PilotReview> id, FindingsInput input, PilotReviewCommands commands, PilotReviewQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.Find(await commands.RecordFindings(id, input, ct), ct)))
            .Named("recordFindings", "Keeps what was found", "For coordinators, from the freezing to the decision. It replaces what was there. Those who read it are given no names: one of somebody who takes part is warned of.").Writes(replaces: true);
        review.Post("/decision", async (Id<PilotReview> id, DecideOnReview input, PilotReviewCommands commands, PilotReviewQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.Find(await commands.DecideOnReview(id, input, ct), ct)))
            .Named("decideOnReview", "Keeps what was decided on a review, by which office and when", "For coordinators, once there are findings. Those who steer, sponsor or evaluate the programme are told.").Writes();
        review.Post("/completion", async (Id<PilotReview> id, PilotReviewCommands commands, PilotReviewQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.Find(await commands.CompletePilotReview(id, ct), ct)))
            .Named("completePilotReview", "Completes a review", "For coordinators. The final one ends the programme, after its last day and when nothing goes on in it, and releases the records that were held for it: so many days later as its settings say, what people wrote is deleted; facts stay.").Writes();
        review.Post("/sharing", async (Id<PilotReview> id, SharePilotReview input, PilotReviewCommands commands, PilotReviewQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.Find(await commands.SharePilotReview(id, input, ct), ct)))
            .Named("sharePilotReview", "Tells those who take part what was found", "For coordinators, once it is decided. It is published as a document of the programme.").Writes();
        review.Get("/report", async (Id<PilotReview> id, PilotReviewQueries queries, CancellationToken ct) =>
            new PageAnswer<PilotReviewReportView>(await queries.Report(id, ct), PilotReviewPage.Of, pageFirst: true))
            .Named("readPilotReviewReport", "Reads the report of a review",
                "For those who coordinate, steer, sponsor or evaluate the programme, once its data are frozen. A page to print, with plots; with `Accept: application/json` the same as data.")
            .Produces<PilotReviewReportView>(StatusCodes.Status200OK, "application/json", PrintedPage.MediaType);
        review.Get("/improvement-actions", async (Id<PilotReview> id, PilotReviewQueries queries, HttpContext http, CancellationToken ct, Word<ImprovementState>? state, int? limit, string? cursor) =>
            Pages.Of(await queries.ListActions(id, state?.Value, Pages.Query(http, limit, cursor), ct), http))
            .Named("listImprovementActions", "Lists what is to be done better because of a review").Produces<Page<ImprovementActionView>>();
        review.Post("/improvement-actions", async (Id<PilotReview> id, PlanImprovement input, PilotReviewCommands commands, PilotReviewQueries queries, CancellationToken ct) =>
        {
            var made = await commands.PlanImprovement(id, input, ct);
            return Reply.Made(await queries.FindAction(made, ct), $"/v1/improvement-actions/{made}");
        }).Named("planImprovement", "Plans something to be done better", "For coordinators, from the freezing on. Overdue, it is on their list of what wants looking at.").Writes();

        var action = group.MapGroup("/improvement-actions/{id}");
        action.Get("", async (Id<ImprovementAction> id, PilotReviewQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.FindAction(id, ct))).Named("findImprovementAction", "Reads something to be done better");
        action.Post("/follow-up", async (Id<ImprovementAction> id, FollowUpImprovement input, PilotReviewCommands commands, PilotReviewQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.FindAction(await commands.FollowUpImprovement(id, input, ct), ct)))
            .Named("followUpImprovement", "Says how an improvement stands", "For coordinators: done, dropped for a reason, or open for longer.").Writes();
    }
}
