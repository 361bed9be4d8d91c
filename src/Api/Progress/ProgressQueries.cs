using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Progress;
using Mentoring.Domain.Relationships;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Api.Progress;

/// <summary>Reads goals, plans, actions, sheets and reviews.</summary>
public sealed class ProgressQueries(IReader reader)
{
    public Task<GoalView?> FindGoal(Id<Goal> id, CancellationToken ct) => reader.One(id, Of, ct);

    public async Task<Page<GoalView>> ListGoals(Id<Relationship> relationship, PageQuery page, CancellationToken ct) =>
        await (await reader.Within<Goal>(relationship, ct)).Where(x => x.RelationshipId == relationship).Paged(page, Of, ct);

    /// <summary>The newest version: the draft where there is one.</summary>
    public async Task<ActionPlanView?> FindActionPlan(Id<Relationship> relationship, CancellationToken ct) =>
        await reader.All<ActionPlan>().Where(x => x.RelationshipId == relationship).OrderByDescending(x => x.Number).FirstOrDefaultAsync(ct) is { } found ? Of(found) : null;

    public Task<ActionPlanView?> FindActionPlan(Id<ActionPlan> id, CancellationToken ct) => reader.One(id, Of, ct);

    public async Task<Page<ActionPlanView>> ListActionPlans(Id<Relationship> relationship, PageQuery page, CancellationToken ct) =>
        await (await reader.Within<ActionPlan>(relationship, ct)).Where(x => x.RelationshipId == relationship).Paged(page, Of, ct);

    public Task<ActionView?> FindAction(Id<PlannedAction> id, CancellationToken ct) => reader.One(id, Of, ct);

    public async Task<Page<ActionView>> ListActions(Id<Relationship> relationship, ActionStatus? status, PageQuery page, CancellationToken ct) =>
        await (await reader.Within<PlannedAction>(relationship, ct)).Where(x => x.RelationshipId == relationship && (status == null || x.Status == status)).Paged(page, Of, ct);

    public Task<ToolSheetView?> FindToolSheet(Id<ToolSheet> id, CancellationToken ct) => reader.One(id, Of, ct);

    public async Task<Page<ToolSheetView>> ListToolSheets(Id<Relationship> relationship, PageQuery page, CancellationToken ct) =>
        await (await reader.Within<ToolSheet>(relationship, ct)).Where(x => x.RelationshipId == relationship).Paged(page, Of, ct);

    public Task<RelationshipReviewView?> FindReview(Id<RelationshipReview> id, CancellationToken ct) => reader.One(id, Of, ct);

    public async Task<Page<RelationshipReviewView>> ListReviews(Id<Relationship> relationship, PageQuery page, CancellationToken ct) =>
        await (await reader.Within<RelationshipReview>(relationship, ct)).Where(x => x.RelationshipId == relationship).Paged(page, Of, ct);

    public Task<ReviewStatementView?> FindStatement(Id<ReviewStatement> id, CancellationToken ct) => reader.One(id, Of, ct);

    public async Task<Page<ReviewStatementView>> ListStatements(Id<RelationshipReview> review, PageQuery page, CancellationToken ct)
    {
        if (!await reader.All<RelationshipReview>().AnyAsync(x => x.Id == review, ct)) throw new Unseen();
        return await reader.All<ReviewStatement>().Where(x => x.ReviewId == review).Paged(page, Of, ct);
    }

    internal static GoalView Of(Goal x) => new()
    {
        Version = x.Version,
        Id = x.Id,
        Relationship = x.RelationshipId,
        PartOf = x.ParentId,
        SetBy = x.SetBy,
        Status = x.Status,
        Content = x.Content.Value,
        Earlier = x.Earlier.Value,
    };

    internal static ActionPlanView Of(ActionPlan x) => new()
    {
        Version = x.Version,
        Id = x.Id,
        Relationship = x.RelationshipId,
        Number = x.Number,
        Status = x.Status,
        Content = x.Content.Value,
        Confirmations = [.. x.Confirmations.OrderBy(each => each.At).Select(each => new PlanConfirmationView { Person = each.PersonId, Role = each.Role, At = each.At })],
        ForwardedAt = x.ForwardedAt,
    };

    internal static ActionView Of(PlannedAction x) => new()
    {
        Version = x.Version,
        Id = x.Id,
        Relationship = x.RelationshipId,
        Owner = x.OwnerId,
        SetBy = x.SetById,
        Goal = x.GoalId,
        Status = x.Status,
        Content = x.Content.Value,
        DueOn = x.DueOn,
    };

    internal static ToolSheetView Of(ToolSheet x) =>
        new() { Version = x.Version, Id = x.Id, Relationship = x.RelationshipId, Tool = x.Tool, Content = x.Content.Value, Shared = x.Shared };

    internal static RelationshipReviewView Of(RelationshipReview x) =>
        new() { Version = x.Version, Id = x.Id, Relationship = x.RelationshipId, Kind = x.Kind, OpenedAt = x.OpenedAt, CompletedAt = x.CompletedAt };

    internal static ReviewStatementView Of(ReviewStatement x) =>
        new() { Version = x.Version, Id = x.Id, Review = x.ReviewId, Author = x.AuthorId, Content = x.Content.Value, WrittenAt = x.WrittenAt, Shared = x.Shared };
}
