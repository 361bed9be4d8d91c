using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Forms;
using Mentoring.Domain.Programmes;

namespace Mentoring.Api.Forms;

internal static class FormEndpoints
{
    public static void MapForms(this IEndpointRouteBuilder routes)
    {
        var group = routes.Group("Forms").Needs(Scopes.Mentoring, Scopes.ProgrammeAdmin);
        Definitions(group);
        Answers(routes.Group("Forms").Needs(Scopes.Mentoring));
    }

    private static void Definitions(RouteGroupBuilder group)
    {
        const string address = "As JSON Schema 2020-12 (application/schema+json), or with what is around it where Accept names application/json.";
        group.Get("/programmes/{id}/forms", async (Id<Programme> id, FormQueries queries, CancellationToken ct, string? language) =>
            Reply.Found(await queries.List(id, language, ct))).Named("readForms", "Lists the forms of a programme", "With where the answers to each are kept, what for, who receives them and how long.");
        group.Get("/programmes/{id}/forms/{key}", async (Id<Programme> id, string key, FormQueries queries, HttpContext http, CancellationToken ct, string? language) =>
            new FormAnswer(await queries.Find(id, key, null, language, Host(http), ct))).Named("readForm", "Reads the version of a form that is in force", address);
        group.Get("/programmes/{id}/forms/{key}/versions/{number}", async (Id<Programme> id, string key, int number, FormQueries queries, HttpContext http, CancellationToken ct, string? language) =>
            new FormAnswer(await queries.Find(id, key, number, language, Host(http), ct))).Named("readFormVersion", "Reads one version of a form", $"Versions stay as they are. {address}");
        group.Post("/programmes/{id}/forms/{key}/versions", async (Id<Programme> id, string key, PublishForm input, FormCommands commands, FormQueries queries, HttpContext http, CancellationToken ct) =>
        {
            var view = await queries.Find(await commands.PublishForm(id, key, input, ct), Host(http), ct);
            return Reply.Made(view, $"/v1/programmes/{id}/forms/{key}/versions/{view?.Number}");
        }).Named("publishForm", "Publishes a version of a form", "Wording, order, open lists, translations and more questions are the programme's; what a record behind the form holds stays as it is.").Writes();
    }

    private static void Answers(RouteGroupBuilder group)
    {
        group.Post("/programmes/{id}/forms/{key}/answers", async (Id<Programme> id, string key, FilledForm input, FormCommands commands, CancellationToken ct) =>
        {
            await commands.SendForm(id, key, input, ct);
            return TypedResults.NoContent();
        }).Named("sendForm", "Sends a suggestion, or how training or induction was", "Nothing that is kept tells who sent it, an Idempotency-Key neither: the same again is a second one.").Writes();
        group.Get("/evaluation-asks", async (FormQueries queries, HttpContext http, CancellationToken ct, int? limit, string? cursor) =>
            Pages.Of(await queries.ListAsks(Pages.Query(http, limit, cursor), ct), http))
            .Named("listEvaluationAsks", "Lists who was asked how it went", "You, and whoever was asked in the programmes that you coordinate.").Produces<Page<EvaluationAskView>>();
        group.Get("/evaluation-asks/{id}", async (Id<EvaluationAsk> id, FormQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.FindAsk(id, ct))).Named("findEvaluationAsk", "Reads that somebody was asked how it went");
        group.Post("/evaluation-asks/{id}/answer", async (Id<EvaluationAsk> id, FilledForm input, EvaluationCommands commands, FormQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.FindAsk(await commands.AnswerEvaluation(id, input, ct), ct)))
            .Named("answerEvaluation", "Answers a form of evaluation, once", "The answers go to the programme's coordinators, never to partner or manager; without your name where the programme asks so. An Idempotency-Key is not kept: the same again is refused.").Writes();
        group.Get("/programmes/{id}/evaluation-answers", async (Id<Programme> id, FormQueries queries, HttpContext http, CancellationToken ct, string? form, int? limit, string? cursor) =>
            Pages.Of(await queries.ListAnswers(id, form, Pages.Query(http, limit, cursor), ct), http))
            .Named("listEvaluationAnswers", "Lists evaluation that was answered under a name").Produces<Page<EvaluationAnswerView>>();
        group.Get("/evaluation-answers/{id}", async (Id<EvaluationAnswer> id, FormQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.FindAnswer(id, ct))).Named("findEvaluationAnswer", "Reads evaluation that was answered under a name");
        group.Get("/programmes/{id}/unsigned-answers", async (Id<Programme> id, FormQueries queries, HttpContext http, CancellationToken ct, string? form, int? limit, string? cursor) =>
            Pages.Of(await queries.ListUnsigned(id, form, Pages.Query(http, limit, cursor), ct), http))
            .Named("listUnsignedAnswers", "Lists suggestions and unsigned answers", "Evaluation comes by the handful, as many as the programme's smallest group, in no order of time.").Produces<Page<UnsignedAnswerView>>();
        group.Get("/unsigned-answers/{id}", async (Id<UnsignedAnswer> id, FormQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.FindUnsigned(id, ct))).Named("findUnsignedAnswer", "Reads a suggestion or an unsigned answer");
        group.Get("/programmes/{id}/response-rates", async (Id<Programme> id, FormQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.Rates(id, ct))).Named("readResponseRates", "Tells how many were asked and how many have answered", "For coordinators.");
    }

    /// <summary>Where the caller came to: that is where the schema's own address leads.</summary>
    private static Uri Host(HttpContext http) => new(http.Request.Host.HasValue ? $"{http.Request.Scheme}://{http.Request.Host}" : "http://localhost");
}
