using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Progress;
using Mentoring.Domain.Relationships;

namespace Mentoring.Api.Confidentiality;

internal static class ConsentEndpoints
{
    private const string MenteeAlone = "The mentee's alone.";

    public static void MapConsents(this IEndpointRouteBuilder routes)
    {
        var group = routes.Group("Consents");
        Consents(group.MapGroup("").Needs(Scopes.Mentoring));
        Statements(group.MapGroup("").Needs(Scopes.Mentoring));
        AnnualReviews(group.MapGroup("").Needs(Scopes.Mentoring));
        Contributions(group.MapGroup("").Needs(Scopes.Mentoring));
        Released(group.MapGroup("").Needs(Scopes.Mentoring, Scopes.ReleasesRead));
    }

    private static void Consents(RouteGroupBuilder group)
    {
        group.Post("/relationships/{id}/consents", async (Id<Relationship> id, GiveConsent input, ConsentCommands commands, ConsentQueries queries, CancellationToken ct) =>
        {
            var made = await commands.GiveConsent(id, input, ct);
            return Made(made, await queries.Find(made, ct));
        }).Named("giveConsent", "Lets one receiver read something of yours", "One entry of your reflective log or all of them, to your partner or a coordinator; or, the mentee's, that the mentor may talk with the line manager; or to a client, that you take part (participation).").Writes();
        group.Post("/relationships/{id}/consent-requests", async (Id<Relationship> id, RequestConsent input, ConsentCommands commands, ConsentQueries queries, CancellationToken ct) =>
        {
            var made = await commands.RequestConsent(id, input, ct);
            return Made(made, await queries.Find(made, ct));
        }).Named("requestConsent", "Asks your partner for their consent", "It opens nothing until they say yes.").Writes();
        group.Get("/consents", async (ConsentQueries queries, HttpContext http, CancellationToken ct, Id<Relationship>? relationship, Word<ConsentStatus>? status, int? limit, string? cursor) =>
            Pages.Of(await queries.List(relationship, status?.Value, Pages.Query(http, limit, cursor), ct), http))
            .Named("listConsents", "Lists the consents that you gave, received, or share a relationship with").Produces<Page<ConsentView>>();
        group.Get("/consents/{id}", async (Id<Consent> id, ConsentQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.Find(id, ct))).Named("findConsent", "Reads a consent");
        group.Post("/consents/{id}/answer", async (Id<Consent> id, AnswerConsent input, ConsentCommands commands, ConsentQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.Find(await commands.AnswerConsent(id, input, ct), ct)))
            .Named("answerConsent", "Answers a question for your consent").Writes();
        group.Post("/consents/{id}/withdrawal", async (Id<Consent> id, ConsentCommands commands, ConsentQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.Find(await commands.WithdrawConsent(id, ct), ct)))
            .Named("withdrawConsent", "Takes a consent of yours back", "From the next request on the receiver reads nothing by it.").Writes();
    }

    private static void Statements(RouteGroupBuilder group)
    {
        group.Post("/relationships/{id}/progress-statements", async (Id<Relationship> id, StatementContent input, StatementCommands commands, ConsentQueries queries, CancellationToken ct) =>
        {
            var made = await commands.WriteProgressStatement(id, input, ct);
            return Reply.Made(await queries.FindStatement(made, ct), $"/v1/progress-statements/{made}");
        }).Named("writeProgressStatement", "Writes a statement of your progress", $"{MenteeAlone} Nobody else reads it until you release it.").Writes();
        group.Put("/progress-statements/{id}", async (Id<ProgressStatement> id, StatementContent input, StatementCommands commands, ConsentQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.FindStatement(await commands.ChangeProgressStatement(id, input, ct), ct)))
            .Named("changeProgressStatement", "Changes a statement that was not released").Writes(replaces: true);
        group.Post("/progress-statements/{id}/releases", async (Id<ProgressStatement> id, ReleaseStatement input, StatementCommands commands, ConsentQueries queries, CancellationToken ct) =>
        {
            var made = await commands.ReleaseProgressStatement(id, input, ct);
            return Made(made, await queries.Find(made, ct));
        }).Named("releaseProgressStatement", "Releases a statement to one receiver", $"{MenteeAlone} To the line manager, the mentor, a coordinator, or a client such as an HR system; taken back with withdrawConsent.").Writes();
    }

    private static void AnnualReviews(RouteGroupBuilder group)
    {
        group.Post("/relationships/{id}/annual-review-items", async (Id<Relationship> id, RequestAnnualReviewItem input, AnnualReviewCommands commands, ConsentQueries queries, CancellationToken ct) =>
        {
            var made = await commands.RequestAnnualReviewItem(id, input, ct);
            return Reply.Made(await queries.FindItem(made, ct), $"/v1/annual-review-items/{made}");
        }).Named("requestAnnualReviewItem", "Asks that something goes into your annual review", $"{MenteeAlone} It goes there when the mentor agrees.").Writes();
        group.Post("/annual-review-items/{id}/answer", async (Id<AnnualReviewItem> id, AnswerAnnualReviewItem input, AnnualReviewCommands commands, ConsentQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.FindItem(await commands.AnswerAnnualReviewItem(id, input, ct), ct)))
            .Named("answerAnnualReviewItem", "Agrees that an item goes into the annual review, or not", "The mentor's key.").Writes();
        group.Post("/annual-review-items/{id}/withdrawal", async (Id<AnnualReviewItem> id, AnnualReviewCommands commands, ConsentQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.FindItem(await commands.WithdrawAnnualReviewItem(id, ct), ct)))
            .Named("withdrawAnnualReviewItem", "Takes an item back", MenteeAlone).Writes();
    }

    private static void Contributions(RouteGroupBuilder group)
    {
        group.Post("/programmes/{id}/contribution-statements", async (Id<Programme> id, IssueContributionStatement input, ContributionCommands commands, ConsentQueries queries, CancellationToken ct) =>
        {
            var made = await commands.IssueContributionStatement(id, input, ct);
            return Reply.Made(await queries.FindContribution(made, ct), $"/v1/contribution-statements/{made}");
        }).Named("issueContributionStatement", "States a mentor's contribution", "For coordinators. Dates, number of relationships and training days; it is the mentor's to release.").Writes();
        group.Post("/contribution-statements/{id}/releases", async (Id<ContributionStatement> id, ReleaseStatement input, ContributionCommands commands, ConsentQueries queries, CancellationToken ct) =>
        {
            var made = await commands.ReleaseContributionStatement(id, input, ct);
            return Made(made, await queries.Find(made, ct));
        }).Named("releaseContributionStatement", "Releases the statement of your contribution", "To your line manager or to a client; taken back with withdrawConsent.").Writes();
    }

    /// <summary>What a client may read too, when it was released to it.</summary>
    private static void Released(RouteGroupBuilder group)
    {
        group.Get("/progress-statements", async (ConsentQueries queries, HttpContext http, CancellationToken ct, int? limit, string? cursor) =>
            Pages.Of(await queries.ListStatements(Pages.Query(http, limit, cursor), ct), http))
            .Named("listProgressStatements", "Lists progress statements: your own, and those released to you").Produces<Page<ProgressStatementView>>();
        group.Get("/progress-statements/{id}", async (Id<ProgressStatement> id, ConsentQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.FindStatement(id, ct))).Named("findProgressStatement", "Reads a progress statement");
        group.Get("/annual-review-items", async (ConsentQueries queries, HttpContext http, CancellationToken ct, Word<AnnualReviewStatus>? status, int? limit, string? cursor) =>
            Pages.Of(await queries.ListItems(status?.Value, Pages.Query(http, limit, cursor), ct), http))
            .Named("listAnnualReviewItems", "Lists items for annual reviews: of your relationships, and those released to you").Produces<Page<AnnualReviewItemView>>();
        group.Get("/annual-review-items/{id}", async (Id<AnnualReviewItem> id, ConsentQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.FindItem(id, ct))).Named("findAnnualReviewItem", "Reads an item for the annual review");
        group.Get("/contribution-statements", async (ConsentQueries queries, HttpContext http, CancellationToken ct, int? limit, string? cursor) =>
            Pages.Of(await queries.ListContributions(Pages.Query(http, limit, cursor), ct), http))
            .Named("listContributionStatements", "Lists statements of contribution: your own, those you issue, and those released to you").Produces<Page<ContributionStatementView>>();
        group.Get("/contribution-statements/{id}", async (Id<ContributionStatement> id, ConsentQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.FindContribution(id, ct))).Named("findContributionStatement", "Reads a statement of contribution");
    }

    private static Made<ConsentView> Made(Id<Consent> id, ConsentView? view) => Reply.Made(view, $"/v1/consents/{id}");
}
