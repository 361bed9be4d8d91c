using Mentoring.Api.Http;
using Mentoring.Api.Privacy;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Portfolios;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;

namespace Mentoring.Api.Portfolios;

internal static class PortfolioEndpoints
{
    public static void MapPortfolios(this IEndpointRouteBuilder routes)
    {
        var group = routes.Group("Portfolios").Needs(Scopes.Mentoring);
        Portfolios(group);
        Evidence(group);
        group.MapFiles();
        Shares(group);
        Said(group);
        SelfAssessments(group);
    }

    private static void Portfolios(RouteGroupBuilder group)
    {
        group.Get("/competencies", () => new CompetencyListView()).Named("readCompetencies", "Lists the competencies that evidence can show");
        group.Post("/programmes/{id}/portfolios", async (Id<Programme> id, PortfolioCommands commands, PortfolioQueries queries, CancellationToken ct) =>
        {
            var made = await commands.OpenPortfolio(id, ct);
            return Reply.Made(await queries.Find(made, ct), $"/v1/portfolios/{made}");
        }).Named("openPortfolio", "Opens your portfolio in a programme", "For mentees whose application was accepted, where the programme has portfolios. There is one: opened again it is the same.").Writes();
        group.Get("/portfolios", async (PortfolioQueries queries, HttpContext http, CancellationToken ct, Id<Programme>? programme, int? limit, string? cursor) =>
            Pages.Of(await queries.List(programme, Pages.Query(http, limit, cursor), ct), http))
            .Named("listPortfolios", "Lists your portfolios, and those that are shown to you as a whole").Produces<Page<PortfolioView>>();
        group.Get("/portfolios/{id}", async (Id<Portfolio> id, PortfolioQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.Find(id, ct))).Named("findPortfolio", "Reads a portfolio");
        group.Put("/portfolios/{id}/profile", async (Id<Portfolio> id, ProfileContent input, PortfolioCommands commands, PortfolioQueries queries, CancellationToken ct) =>
        {
            await commands.WriteProfile(id, input, ct);
            return Reply.Done(await queries.FindProfile(id, ct));
        }).Named("writeProfile", "Says who you are", "It goes along where you show the whole portfolio.").Writes();
        group.Get("/portfolios/{id}/profile", async (Id<Portfolio> id, PortfolioQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.FindProfile(id, ct))).Named("findProfile", "Reads who the owner of a portfolio is");
        group.Get("/portfolios/{id}/read-records", async (Id<Portfolio> id, PortfolioQueries queries, HttpContext http, CancellationToken ct, int? limit, string? cursor) =>
            Pages.Of(await queries.ListReads(id, Pages.Query(http, limit, cursor), ct), http))
            .Named("listPortfolioReads", "Lists who else read what of your portfolio", "Each read is written down before it is answered; what stood there is not.").Produces<Page<ReadRecordView>>();
        group.MapGet("/portfolios/{id}/export", async (Id<Portfolio> id, PortfolioQueries queries, CancellationToken ct) =>
            (IResult)new PortfolioArchiveResult(await queries.Archive(id, ct), queries))
            .Named("exportPortfolio", "Writes your portfolio into one archive", "For its owner alone: a zip with `manifest.json`, in which everything stands, and the files.")
            .WithMetadata(new GivesFile(["application/zip"]));
    }

    private static void Evidence(RouteGroupBuilder group)
    {
        group.Post("/portfolios/{id}/evidence", async (Id<Portfolio> id, EvidenceContent input, PortfolioCommands commands, PortfolioQueries queries, CancellationToken ct) =>
        {
            var made = await commands.AddEvidence(id, input, ct);
            return Reply.Made(await queries.FindEvidence(made, ct), $"/v1/evidence/{made}");
        }).Named("addEvidence", "Puts a piece of evidence into your portfolio", "Paper is listed by its reference; files are added to what is electronic.").Writes();
        group.Get("/evidence", async (PortfolioQueries queries, HttpContext http, CancellationToken ct, Id<Portfolio>? portfolio, Word<EvidenceKind>? kind, int? limit, string? cursor) =>
            Pages.Of(await queries.ListEvidence(portfolio, kind?.Value, Pages.Query(http, limit, cursor), ct), http))
            .Named("listAllEvidence", "Lists your evidence, and what is shown to you").Produces<Page<EvidenceView>>();
        group.Get("/evidence/{id}", async (Id<Evidence> id, PortfolioQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.FindEvidence(id, ct))).Named("findEvidence", "Reads a piece of evidence");
        group.Put("/evidence/{id}", async (Id<Evidence> id, EvidenceContent input, PortfolioCommands commands, PortfolioQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.FindEvidence(await commands.ChangeEvidence(id, input, ct), ct)))
            .Named("changeEvidence", "Changes a piece of your evidence").Writes(replaces: true);
        group.Delete("/evidence/{id}", async (Id<Evidence> id, PortfolioCommands commands, CancellationToken ct) =>
        {
            await commands.DeleteEvidence(id, ct);
            return TypedResults.NoContent();
        }).Named("deleteEvidence", "Deletes a piece of your evidence", "Its files go with it; what a mentor said to it stays between the two of you.").Writes();
    }

    private static void Shares(RouteGroupBuilder group)
    {
        group.Post("/portfolios/{id}/shares", async (Id<Portfolio> id, SharePortfolio input, PortfolioCommands commands, PortfolioQueries queries, CancellationToken ct) =>
        {
            var made = await commands.SharePortfolio(id, input, ct);
            return Reply.Made(await queries.FindShare(made, ct), $"/v1/portfolio-shares/{made}");
        }).Named("sharePortfolio", "Shows your portfolio, or chosen pieces, to one person until a day", "It ends by itself and can be withdrawn. What they read is recorded for you.").Writes();
        group.Get("/portfolio-shares", async (PortfolioQueries queries, HttpContext http, CancellationToken ct, Id<Portfolio>? portfolio, int? limit, string? cursor) =>
            Pages.Of(await queries.ListShares(portfolio, Pages.Query(http, limit, cursor), ct), http))
            .Named("listPortfolioShares", "Lists to whom you show what, and what is shown to you today").Produces<Page<PortfolioShareView>>();
        group.Get("/portfolio-shares/{id}", async (Id<PortfolioShare> id, PortfolioQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.FindShare(id, ct))).Named("findPortfolioShare", "Reads to whom a portfolio is shown");
        group.Post("/portfolio-shares/{id}/withdrawal", async (Id<PortfolioShare> id, PortfolioCommands commands, PortfolioQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.FindShare(await commands.WithdrawShare(id, ct), ct)))
            .Named("withdrawShare", "Takes back what you show to somebody").Writes();
    }

    private static void Said(RouteGroupBuilder group)
    {
        group.Post("/evidence/{id}/feedback", async (Id<Evidence> id, GiveFeedback input, PortfolioCommands commands, PortfolioQueries queries, CancellationToken ct) =>
        {
            var made = await commands.GiveFeedback(id, input, ct);
            return Reply.Made(await queries.FindFeedback(made, ct), $"/v1/feedback/{made}");
        }).Named("giveFeedback", "Says something to your mentee's evidence", "For the mentor to whom it is shown, where the programme has it so. It has no grade.").Writes();
        group.Get("/feedback", async (PortfolioQueries queries, HttpContext http, CancellationToken ct, Id<Evidence>? evidence, Id<SelfAssessment>? selfAssessment, int? limit, string? cursor) =>
            Pages.Of(await queries.ListFeedback(evidence, selfAssessment, Pages.Query(http, limit, cursor), ct), http))
            .Named("listAllFeedback", "Lists the feedback that you had or gave").Produces<Page<FeedbackView>>();
        group.Get("/feedback/{id}", async (Id<Feedback> id, PortfolioQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.FindFeedback(id, ct))).Named("findFeedback", "Reads a piece of feedback");
    }

    private static void SelfAssessments(RouteGroupBuilder group)
    {
        group.Post("/relationships/{id}/self-assessments", async (Id<Relationship> id, SelfAssessmentContent input, SelfAssessmentCommands commands, PortfolioQueries queries, CancellationToken ct) =>
        {
            var made = await commands.WriteSelfAssessment(id, input, ct);
            return Reply.Made(await queries.FindSelfAssessment(made, ct), $"/v1/self-assessments/{made}");
        }).Named("writeSelfAssessment", "Says what you need and how to meet it", "For mentees, and for their eyes alone until they ask the mentor to comment.").Writes();
        group.Get("/relationships/{id}/self-assessments", async (Id<Relationship> id, PortfolioQueries queries, HttpContext http, CancellationToken ct, int? limit, string? cursor) =>
            Pages.Of(await queries.ListSelfAssessments(id, Pages.Query(http, limit, cursor), ct), http))
            .Named("listSelfAssessments", "Lists the self-assessments of a relationship that you may see").Produces<Page<SelfAssessmentView>>();
        group.Get("/self-assessments/{id}", async (Id<SelfAssessment> id, PortfolioQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.FindSelfAssessment(id, ct))).Named("findSelfAssessment", "Reads a self-assessment");
        group.Put("/self-assessments/{id}", async (Id<SelfAssessment> id, SelfAssessmentContent input, SelfAssessmentCommands commands, PortfolioQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.FindSelfAssessment(await commands.ChangeSelfAssessment(id, input, ct), ct)))
            .Named("changeSelfAssessment", "Changes a self-assessment of yours").Writes(replaces: true);
        group.Delete("/self-assessments/{id}", async (Id<SelfAssessment> id, SelfAssessmentCommands commands, CancellationToken ct) =>
        {
            await commands.DeleteSelfAssessment(id, ct);
            return TypedResults.NoContent();
        }).Named("deleteSelfAssessment", "Deletes a self-assessment of yours").Writes();
        group.Post("/self-assessments/{id}/comment-request", async (Id<SelfAssessment> id, AskForComment input, SelfAssessmentCommands commands, PortfolioQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.FindSelfAssessment(await commands.AskForComment(id, input, ct), ct)))
            .Named("askForComment", "Asks your mentor to comment on a self-assessment", "From then on the mentor reads it.").Writes();
        group.Post("/self-assessments/{id}/feedback", async (Id<SelfAssessment> id, GiveFeedback input, SelfAssessmentCommands commands, PortfolioQueries queries, CancellationToken ct) =>
        {
            var made = await commands.CommentOnSelfAssessment(id, input, ct);
            return Reply.Made(await queries.FindFeedback(made, ct), $"/v1/feedback/{made}");
        }).Named("commentOnSelfAssessment", "Says something to your mentee's self-assessment", "For the mentor who was asked.").Writes();
    }
}
