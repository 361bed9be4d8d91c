using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.People;
using Mentoring.Domain.Relationships;

namespace Mentoring.Api.Relationships;

/// <summary>How one of the two likes to learn.</summary>
public sealed record LearningStyleView : View
{
    /// <summary>Id.</summary>
    public required Id<LearningStyle> Id { get; init; }

    /// <summary>The relationship.</summary>
    public required Id<Relationship> Relationship { get; init; }

    /// <summary>Whose it is.</summary>
    public required Id<Person> Person { get; init; }

    /// <summary>What they say.</summary>
    public required string Text { get; init; }

    /// <summary>When they said it last.</summary>
    public required DateTimeOffset WrittenAt { get; init; }
}

/// <summary>That the mentee saw another service setting.</summary>
public sealed record OpportunityView : View
{
    /// <summary>Id.</summary>
    public required Id<Opportunity> Id { get; init; }

    /// <summary>The relationship.</summary>
    public required Id<Relationship> Relationship { get; init; }

    /// <summary>Who recorded it.</summary>
    public required Id<Person> RecordedBy { get; init; }

    /// <summary>The day.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Where, and what there was to see.</summary>
    public required string Setting { get; init; }
}

/// <summary>Reads what the two tell each other beside their work.</summary>
public sealed class ExchangeQueries(IReader reader)
{
    public Task<LearningStyleView?> FindLearningStyle(Id<LearningStyle> id, CancellationToken ct) => reader.One(id, Of, ct);

    public async Task<Page<LearningStyleView>> ListLearningStyles(Id<Relationship> relationship, PageQuery page, CancellationToken ct) =>
        await (await reader.Within<LearningStyle>(relationship, ct)).Where(x => x.RelationshipId == relationship).Paged(page, Of, ct);

    public Task<OpportunityView?> FindOpportunity(Id<Opportunity> id, CancellationToken ct) => reader.One(id, Of, ct);

    public async Task<Page<OpportunityView>> ListOpportunities(Id<Relationship> relationship, PageQuery page, CancellationToken ct) =>
        await (await reader.Within<Opportunity>(relationship, ct)).Where(x => x.RelationshipId == relationship).Paged(page, Of, ct);

    internal static LearningStyleView Of(LearningStyle x) => new() { Version = x.Version, Id = x.Id, Relationship = x.RelationshipId, Person = x.PersonId, Text = x.Text.Value, WrittenAt = x.WrittenAt };

    internal static OpportunityView Of(Opportunity x) => new() { Version = x.Version, Id = x.Id, Relationship = x.RelationshipId, RecordedBy = x.RecordedBy, On = x.On, Setting = x.Setting.Value };
}

internal static class ExchangeEndpoints
{
    public static void MapExchange(this RouteGroupBuilder group)
    {
        group.Put("/relationships/{id}/learning-style", async (Id<Relationship> id, ShareLearningStyle input, ExchangeCommands commands, ExchangeQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.FindLearningStyle(await commands.ShareLearningStyle(id, input, ct), ct)))
            .Named("shareLearningStyle", "Tells your partner how you like to learn", "For the two of you alone; nobody has to.").Writes();
        group.Get("/relationships/{id}/learning-styles", async (Id<Relationship> id, ExchangeQueries queries, HttpContext http, CancellationToken ct, int? limit, string? cursor) =>
            Pages.Of(await queries.ListLearningStyles(id, Pages.Query(http, limit, cursor), ct), http))
            .Named("listLearningStyles", "Lists how the two of a relationship like to learn").Produces<Page<LearningStyleView>>();
        group.Get("/learning-styles/{id}", async (Id<LearningStyle> id, ExchangeQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.FindLearningStyle(id, ct))).Named("findLearningStyle", "Reads how one of the two likes to learn");
        group.Delete("/learning-styles/{id}", async (Id<LearningStyle> id, ExchangeCommands commands, CancellationToken ct) =>
        {
            await commands.WithdrawLearningStyle(id, ct);
            return TypedResults.NoContent();
        }).Named("withdrawLearningStyle", "Takes back how you like to learn").Writes();
        group.Post("/relationships/{id}/opportunities", async (Id<Relationship> id, RecordOpportunity input, ExchangeCommands commands, ExchangeQueries queries, CancellationToken ct) =>
        {
            var made = await commands.RecordOpportunity(id, input, ct);
            return Reply.Made(await queries.FindOpportunity(made, ct), $"/v1/opportunities/{made}");
        }).Named("recordOpportunity", "Records that the mentee saw another service setting").Writes();
        group.Get("/relationships/{id}/opportunities", async (Id<Relationship> id, ExchangeQueries queries, HttpContext http, CancellationToken ct, int? limit, string? cursor) =>
            Pages.Of(await queries.ListOpportunities(id, Pages.Query(http, limit, cursor), ct), http))
            .Named("listOpportunities", "Lists the other service settings that the mentee saw").Produces<Page<OpportunityView>>();
        group.Get("/opportunities/{id}", async (Id<Opportunity> id, ExchangeQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.FindOpportunity(id, ct))).Named("findOpportunity", "Reads that the mentee saw another service setting");
    }
}
