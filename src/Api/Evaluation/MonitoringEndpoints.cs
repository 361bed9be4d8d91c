using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Evaluation;
using Mentoring.Domain.Matching;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;

namespace Mentoring.Api.Evaluation;

internal static class MonitoringEndpoints
{
    private const string Period = "`from` is the first day of a month and `to` the last day of one that is over; without them it is the last whole quarter. ";

    public static void MapMonitoring(this IEndpointRouteBuilder routes)
    {
        var group = routes.Group("Monitoring").Needs(Scopes.Mentoring, Scopes.ProgrammeAdmin, Scopes.PilotDataExport);
        group.Get("/indicators", () => new IndicatorsView { Items = Indicators.All })
            .Named("readIndicators", "Lists the forty-five indicators", "What each counts, of what, from which records; its classes, how they belong to a period, and what it may be broken down by.");
        group.Get("/programmes/{id}/indicators", async (Id<Programme> id, MonitoringQueries queries, CancellationToken ct, DateOnly? from, DateOnly? to, Word<Axis>? by, Id<Organisation>? organisation, Word<MentoringModel>? model, Word<Phase>? phase) =>
            Reply.Found(await queries.Indicators(id, from, to, new(by?.Value, organisation, model?.Value, phase?.Value), ct)))
            .Named("readProgrammeIndicators", "Tells a programme's figures for a period",
                $"{Period}For those who coordinate, steer or evaluate it, administrators, and clients that fetch pilot data: the same for all. Small classes are starred, counts rounded, and what would give a class away is not told. "
                + "At most one of `by`, `organisation`, `model` and `phase`: a breakdown, or one group of it; a choice that leaves too few, or all but too few, is refused.");
        group.Get("/programmes/{id}/monitoring", async (Id<Programme> id, MonitoringQueries queries, CancellationToken ct, DateOnly? from, DateOnly? to) =>
            Reply.Found(await queries.Monitoring(id, from, to, ct)))
            .Named("readMonitoring", "Answers the fifteen monitoring questions for a period", $"{Period}By figures, or by a coordinator's note, which coordinators alone read.");
        MapRecords(routes.Group("Monitoring").Needs(Scopes.Mentoring));
    }

    private static void MapRecords(RouteGroupBuilder group)
    {
        var programme = group.MapGroup("/programmes/{id}");
        programme.Get("/training-needs", async (Id<Programme> id, MonitoringQueries queries, HttpContext http, CancellationToken ct, int? limit, string? cursor) =>
            Pages.Of(await queries.ListTrainingNeeds(id, Pages.Query(http, limit, cursor), ct), http))
            .Named("listTrainingNeeds", "Lists the needs for training, and what was done about them", "For coordinators.").Produces<Page<TrainingNeedView>>();
        programme.Post("/training-needs", async (Id<Programme> id, RecordTrainingNeed input, MonitoringCommands commands, MonitoringQueries queries, CancellationToken ct) =>
        {
            var made = await commands.RecordTrainingNeed(id, input, ct);
            return Reply.Made(await queries.FindTrainingNeed(made, ct), $"/v1/training-needs/{made}");
        }).Named("recordTrainingNeed", "Writes down a need for training that came to light", "While there is one without a step taken, the attention list says so.").Writes();
        group.Get("/training-needs/{id}", async (Id<TrainingNeed> id, MonitoringQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.FindTrainingNeed(id, ct))).Named("findTrainingNeed", "Reads a need for training");
        group.Post("/training-needs/{id}/step", async (Id<TrainingNeed> id, TakeTrainingStep input, MonitoringCommands commands, MonitoringQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.FindTrainingNeed(await commands.TakeTrainingStep(id, input, ct), ct))).Named("takeTrainingStep", "Says what was done about a need for training").Writes();

        programme.Get("/turnover-statements", async (Id<Programme> id, MonitoringQueries queries, HttpContext http, CancellationToken ct, int? limit, string? cursor) =>
            Pages.Of(await queries.ListTurnover(id, Pages.Query(http, limit, cursor), ct), http))
            .Named("listTurnoverStatements", "Lists turnover as HR has stated it", "For coordinators.").Produces<Page<TurnoverStatementView>>();
        programme.Post("/turnover-statements", async (Id<Programme> id, StateTurnover input, MonitoringCommands commands, MonitoringQueries queries, CancellationToken ct) =>
        {
            var made = await commands.StateTurnover(id, input, ct);
            return Reply.Made(await queries.FindTurnover(made, ct), $"/v1/turnover-statements/{made}");
        }).Named("stateTurnover", "States how many of the participants and of all staff left", "Numbers alone, as HR gives them. Of several for the same time the last counts.").Writes();
        group.Get("/turnover-statements/{id}", async (Id<TurnoverStatement> id, MonitoringQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.FindTurnover(id, ct))).Named("findTurnoverStatement", "Reads a statement of turnover");

        programme.Get("/monitoring-notes", async (Id<Programme> id, MonitoringQueries queries, HttpContext http, CancellationToken ct, int? question, int? limit, string? cursor) =>
            Pages.Of(await queries.ListNotes(id, question, Pages.Query(http, limit, cursor), ct), http))
            .Named("listMonitoringNotes", "Lists coordinators' answers to the monitoring questions", "For coordinators. Nothing is overwritten: the newest of a question counts.").Produces<Page<MonitoringNoteView>>();
        programme.Post("/monitoring-notes", async (Id<Programme> id, NoteMonitoring input, MonitoringCommands commands, MonitoringQueries queries, CancellationToken ct) =>
        {
            var made = await commands.NoteMonitoring(id, input, ct);
            return Reply.Made(await queries.FindNote(made, ct), $"/v1/monitoring-notes/{made}");
        }).Named("noteMonitoring", "Answers a monitoring question in your own words", "Coordinators alone read it.").Writes();
        group.Get("/monitoring-notes/{id}", async (Id<MonitoringNote> id, MonitoringQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.FindNote(id, ct))).Named("findMonitoringNote", "Reads an answer to a monitoring question");
    }
}
