using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Progress;
using Mentoring.Domain.Relationships;

namespace Mentoring.Api.Progress;

internal static class ProgressEndpoints
{
    public static void MapProgress(this IEndpointRouteBuilder routes)
    {
        var group = routes.Group("Progress").Needs(Scopes.Mentoring);
        Goals(group);
        Plans(group);
        Actions(group);
        Tools(group);
        Reviews(group);
    }

    private static void Goals(RouteGroupBuilder group)
    {
        group.Post("/relationships/{id}/goals", async (Id<Relationship> id, GoalContent input, PlanCommands commands, ProgressQueries queries, CancellationToken ct) =>
        {
            var made = await commands.AddGoal(id, input, ct);
            return Reply.Made(await queries.FindGoal(made, ct), $"/v1/goals/{made}");
        }).Named("addGoal", "Sets down a goal", "The mentee's draft, or the mentor's suggestion: either becomes a goal when the mentee agrees to it.").Writes();
        group.Post("/goals/{id}/sub-goals", async (Id<Goal> id, GoalContent input, PlanCommands commands, ProgressQueries queries, CancellationToken ct) =>
        {
            var made = await commands.AddSubGoal(id, input, ct);
            return Reply.Made(await queries.FindGoal(made, ct), $"/v1/goals/{made}");
        }).Named("addSubGoal", "Sets down a goal that is part of another").Writes();
        group.Get("/relationships/{id}/goals", async (Id<Relationship> id, ProgressQueries queries, HttpContext http, CancellationToken ct, int? limit, string? cursor) =>
            Pages.Of(await queries.ListGoals(id, Pages.Query(http, limit, cursor), ct), http))
            .Named("listGoals", "Lists the goals of a relationship").Produces<Page<GoalView>>();
        group.Get("/goals/{id}", async (Id<Goal> id, ProgressQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.FindGoal(id, ct))).Named("findGoal", "Reads a goal");
        group.Put("/goals/{id}", async (Id<Goal> id, GoalContent input, PlanCommands commands, ProgressQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.FindGoal(await commands.ChangeGoal(id, input, ct), ct)))
            .Named("changeGoal", "Changes a goal", "The mentee's alone. What an agreed goal said before stays with it.").Writes(replaces: true);
        group.Post("/goals/{id}/agreement", async (Id<Goal> id, PlanCommands commands, ProgressQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.FindGoal(await commands.AgreeGoal(id, ct), ct)))
            .Named("agreeGoal", "Makes a draft or a suggestion your goal", "The mentee's alone. It needs an end result, a date and a quality.").Writes();
        group.Post("/goals/{id}/closure", async (Id<Goal> id, CloseGoal input, PlanCommands commands, ProgressQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.FindGoal(await commands.CloseGoal(id, input, ct), ct)))
            .Named("closeGoal", "Closes a goal: met, not met or dropped", "The mentee's own judgement.").Writes();
    }

    private static void Plans(RouteGroupBuilder group)
    {
        group.Get("/relationships/{id}/action-plan", async (Id<Relationship> id, ProgressQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.FindActionPlan(id, ct))).Named("findActionPlan", "Reads the newest version of the action plan");
        group.Get("/relationships/{id}/action-plans", async (Id<Relationship> id, ProgressQueries queries, HttpContext http, CancellationToken ct, int? limit, string? cursor) =>
            Pages.Of(await queries.ListActionPlans(id, Pages.Query(http, limit, cursor), ct), http))
            .Named("listActionPlans", "Lists the versions of the action plan").Produces<Page<ActionPlanView>>();
        group.Put("/relationships/{id}/action-plan", async (Id<Relationship> id, ActionPlanContent input, PlanCommands commands, ProgressQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.FindActionPlan(await commands.DraftActionPlan(id, input, ct), ct)))
            .Named("draftActionPlan", "Drafts the action plan, or its next version", "Either of the two may. A version that both confirmed stays in force until both have confirmed its successor. Needs If-Match where there is a draft.").Writes(replaces: true);
        group.Post("/relationships/{id}/action-plan/confirmations", async (Id<Relationship> id, ConfirmActionPlan input, PlanCommands commands, ProgressQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.FindActionPlan(await commands.ConfirmActionPlan(id, input, ct), ct)))
            .Named("confirmActionPlan", "Confirms one version of the action plan", "The mentee last: with that the goals that it names are agreed.").Writes();
        group.Post("/relationships/{id}/action-plan/milestones", async (Id<Relationship> id, RecordMilestone input, PlanCommands commands, ProgressQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.FindActionPlan(await commands.RecordMilestone(id, input, ct), ct)))
            .Named("recordMilestone", "Says that a milestone was achieved or missed", "The mentee's own judgement.").Writes();
        group.Post("/relationships/{id}/action-plan/closure", async (Id<Relationship> id, CloseActionPlan input, PlanCommands commands, ProgressQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.FindActionPlan(await commands.CloseActionPlan(id, input, ct), ct)))
            .Named("closeActionPlan", "Closes the action plan in force", "The mentee's own judgement.").Writes();
        group.Post("/relationships/{id}/action-plan/forwarding", async (Id<Relationship> id, PlanCommands commands, ProgressQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.FindActionPlan(await commands.ForwardActionPlan(id, ct), ct)))
            .Named("forwardActionPlan", "Sends the confirmed action plan and its goals to the coordinator").Writes();
    }

    private static void Actions(RouteGroupBuilder group)
    {
        group.Post("/relationships/{id}/actions", async (Id<Relationship> id, AddAction input, ActionCommands commands, ProgressQueries queries, CancellationToken ct) =>
        {
            var made = await commands.AddAction(id, input, ct);
            return Reply.Made(await queries.FindAction(made, ct), $"/v1/actions/{made}");
        }).Named("addAction", "Sets down something to do", "Your own binds you at once; your partner's is a suggestion until they accept it.").Writes();
        group.Get("/relationships/{id}/actions", async (Id<Relationship> id, ProgressQueries queries, HttpContext http, CancellationToken ct, Word<ActionStatus>? status, int? limit, string? cursor) =>
            Pages.Of(await queries.ListActions(id, status?.Value, Pages.Query(http, limit, cursor), ct), http))
            .Named("listActions", "Lists the actions of a relationship").Produces<Page<ActionView>>();
        group.Get("/actions/{id}", async (Id<PlannedAction> id, ProgressQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.FindAction(id, ct))).Named("findAction", "Reads an action");
        group.Post("/actions/{id}/acceptance", async (Id<PlannedAction> id, ActionCommands commands, ProgressQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.FindAction(await commands.AcceptAction(id, ct), ct)))
            .Named("acceptAction", "Accepts an action that your partner suggests").Writes();
        group.Post("/actions/{id}/risk", async (Id<PlannedAction> id, ActionCommands commands, ProgressQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.FindAction(await commands.ReportActionAtRisk(id, ct), ct)))
            .Named("reportActionAtRisk", "Says in time that you may not manage an action", "Your partner is told.").Writes();
        group.Post("/actions/{id}/completion", async (Id<PlannedAction> id, ActionCommands commands, ProgressQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.FindAction(await commands.CompleteAction(id, ct), ct)))
            .Named("completeAction", "Says that an action is done").Writes();
        group.Post("/actions/{id}/deferral", async (Id<PlannedAction> id, CarryActionForward input, ActionCommands commands, ProgressQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.FindAction(await commands.CarryActionForward(id, input, ct), ct)))
            .Named("carryActionForward", "Takes an action on to a later date").Writes();
        group.Post("/actions/{id}/withdrawal", async (Id<PlannedAction> id, ActionCommands commands, ProgressQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.FindAction(await commands.DropAction(id, ct), ct)))
            .Named("dropAction", "Drops an action", "Your own, or a suggestion of yours that was not accepted.").Writes();
    }

    private static void Tools(RouteGroupBuilder group)
    {
        group.Get("/tool-prompts", () => new ToolPromptsView()).Named("readToolPrompts", "Lists the questions of each conversation tool");
        group.Post("/relationships/{id}/tool-sheets", async (Id<Relationship> id, StartToolSheet input, ToolCommands commands, ProgressQueries queries, CancellationToken ct) =>
        {
            var made = await commands.StartToolSheet(id, input, ct);
            return Reply.Made(await queries.FindToolSheet(made, ct), $"/v1/tool-sheets/{made}");
        }).Named("startToolSheet", "Begins a sheet of a conversation tool", "For mentees, and for their eyes until they share it. Nothing ever asks for one.").Writes();
        group.Get("/relationships/{id}/tool-sheets", async (Id<Relationship> id, ProgressQueries queries, HttpContext http, CancellationToken ct, int? limit, string? cursor) =>
            Pages.Of(await queries.ListToolSheets(id, Pages.Query(http, limit, cursor), ct), http))
            .Named("listToolSheets", "Lists the sheets of a relationship that you may read").Produces<Page<ToolSheetView>>();
        group.Get("/tool-sheets/{id}", async (Id<ToolSheet> id, ProgressQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.FindToolSheet(id, ct))).Named("findToolSheet", "Reads a sheet");
        group.Put("/tool-sheets/{id}", async (Id<ToolSheet> id, ToolContent input, ToolCommands commands, ProgressQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.FindToolSheet(await commands.WriteToolSheet(id, input, ct), ct)))
            .Named("writeToolSheet", "Changes a sheet of yours").Writes(replaces: true);
        group.Post("/tool-sheets/{id}/sharing", async (Id<ToolSheet> id, ShareToolSheet input, ToolCommands commands, ProgressQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.FindToolSheet(await commands.ShareToolSheet(id, input, ct), ct)))
            .Named("shareToolSheet", "Lets your mentor read a sheet, or no longer").Writes();
        group.Delete("/tool-sheets/{id}", async (Id<ToolSheet> id, ToolCommands commands, CancellationToken ct) =>
        {
            await commands.DeleteToolSheet(id, ct);
            return TypedResults.NoContent();
        }).Named("deleteToolSheet", "Deletes a sheet of yours").Writes();
    }

    private static void Reviews(RouteGroupBuilder group)
    {
        group.Post("/relationships/{id}/reviews", async (Id<Relationship> id, StartRelationshipReview input, ReviewCommands commands, ProgressQueries queries, CancellationToken ct) =>
        {
            var made = await commands.StartRelationshipReview(id, input, ct);
            return Reply.Made(await queries.FindReview(made, ct), $"/v1/relationship-reviews/{made}");
        }).Named("startRelationshipReview", "Begins a review of the relationship", "One opens by itself after as many meetings as the programme sets. Answers with the one that is open.").Writes();
        group.Get("/relationships/{id}/reviews", async (Id<Relationship> id, ProgressQueries queries, HttpContext http, CancellationToken ct, int? limit, string? cursor) =>
            Pages.Of(await queries.ListReviews(id, Pages.Query(http, limit, cursor), ct), http))
            .Named("listRelationshipReviews", "Lists the reviews of a relationship").Produces<Page<RelationshipReviewView>>();
        group.Get("/relationship-reviews/{id}", async (Id<RelationshipReview> id, ProgressQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.FindReview(id, ct))).Named("findRelationshipReview", "Reads that a review was held");
        group.Post("/relationship-reviews/{id}/statements", async (Id<RelationshipReview> id, ReviewContent input, ReviewCommands commands, ProgressQueries queries, CancellationToken ct) =>
        {
            var made = await commands.WriteReviewStatement(id, input, ct);
            return Reply.Made(await queries.FindStatement(made, ct), $"/v1/review-statements/{made}");
        }).Named("writeReviewStatement", "Writes your statement for a review", "Once. You read your partner's, and they yours, when both have written; the coordinator reads neither.").Writes();
        group.Get("/relationship-reviews/{id}/statements", async (Id<RelationshipReview> id, ProgressQueries queries, HttpContext http, CancellationToken ct, int? limit, string? cursor) =>
            Pages.Of(await queries.ListStatements(id, Pages.Query(http, limit, cursor), ct), http))
            .Named("listReviewStatements", "Lists the statements of a review that you may read").Produces<Page<ReviewStatementView>>();
        group.Get("/review-statements/{id}", async (Id<ReviewStatement> id, ProgressQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.FindStatement(id, ct))).Named("findReviewStatement", "Reads a statement");
    }
}
