using System.Text.Json;
using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Evaluation;
using Mentoring.Domain.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Api.Evaluation;

/// <summary>Reads pilot reviews, what is to be done better because of them, and their reports.</summary>
public sealed class PilotReviewQueries(IReader reader, TimeProvider clock)
{
    public Task<PilotReviewView?> Find(Id<PilotReview> id, CancellationToken ct) => reader.One(id, Of, ct);

    public Task<Page<PilotReviewView>> List(Id<Programme> programme, PageQuery page, CancellationToken ct) =>
        reader.All<PilotReview>().Where(x => x.ProgrammeId == programme).Paged(page, Of, ct);

    public Task<ImprovementActionView?> FindAction(Id<ImprovementAction> id, CancellationToken ct) => reader.One(id, Of, ct);

    public Task<Page<ImprovementActionView>> ListActions(Id<PilotReview> review, ImprovementState? state, PageQuery page, CancellationToken ct) =>
        reader.All<ImprovementAction>().Where(x => x.ReviewId == review && (state == null || x.State == state)).Paged(page, Of, ct);

    /// <summary>Null before the data are frozen.</summary>
    public async Task<PilotReviewReportView?> Report(Id<PilotReview> id, CancellationToken ct)
    {
        var (review, data) = (await reader.All<PilotReview>().SingleOrDefaultAsync(x => x.Id == id, ct), await reader.All<FrozenSet>().SingleOrDefaultAsync(x => x.ReviewId == id, ct));
        if (review is null || data is null) return null;
        var programme = await reader.All<Programme>().SingleAsync(x => x.Id == review.ProgrammeId, ct);
        var actions = await reader.All<ImprovementAction>().Where(x => x.ReviewId == id).OrderBy(x => x.Id).ToListAsync(ct);
        return new()
        {
            Version = review.Version,
            Title = programme.Name,
            Purpose = programme.Purpose,
            PilotFrom = programme.StartsOn,
            PilotTo = programme.LastDay,
            Review = Of(review),
            Data = Of(data),
            Improvements = actions.ConvertAll(Of),
            On = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime),
        };
    }

    private static FrozenSetView Of(FrozenSet x) => new()
    {
        MadeAt = x.MadeAt,
        From = x.From,
        To = x.To,
        Policy = x.Policy,
        Definitions = x.Definitions,
        Digest = x.Digest,
        Intact = x.IsWhole,
        Breakdowns = Of(x.Figures),
        Figures = JsonElement.Parse(x.Content),
    };

    internal static IReadOnlyList<BreakdownView> Of(ReviewFigures x) => [.. x.Sheets.Where(sheet => sheet.Scope.Axis != Axis.None).Select(sheet => new BreakdownView
    {
        By = sheet.Scope.Axis,
        From = sheet.Scope.From,
        To = sheet.Scope.To,
        Groups = [.. sheet.Groups.Select(group => new GroupSizeView { Group = group.Group, Name = x.Names.GetValueOrDefault(group.Group), Relationships = group.Cohort }).OrderBy(group => group.Name ?? group.Group, StringComparer.Ordinal)],
        NoGroups = sheet.NoGroups,
    })];

    internal static PilotReviewView Of(PilotReview x) => new()
    {
        Version = x.Version,
        Id = x.Id,
        Programme = x.ProgrammeId,
        Kind = x.Kind,
        Number = x.Number,
        Status = x.Status,
        DueOn = x.DueOn,
        OpenedAt = x.OpenedAt,
        Criteria = x.Criteria,
        Findings = x.Findings,
        Decision = x.Decision,
        CompletedOn = x.CompletedOn,
        SharedIn = x.SharedInId,
    };

    internal ImprovementActionView Of(ImprovementAction x) => new()
    {
        Version = x.Version,
        Id = x.Id,
        Review = x.ReviewId,
        Finding = x.Finding,
        Text = x.Text,
        Owner = x.Owner,
        DueOn = x.DueOn,
        State = x.State,
        Overdue = x.IsOverdue(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)),
        Note = x.Note,
        FollowedUpOn = x.FollowedUpOn,
    };
}
