using Mentoring.Domain.Programmes;
using Mentoring.Domain.Reminders;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Evaluation;

/// <summary>What a review of a pilot is made of, and what it is reminded of.</summary>
public static class PilotReviewRules
{
    private const string Evaluate = "SSSC, step 7 (evaluate, monitor)";

    public static readonly StructuralRule LogsFeedReviews = new("logs-feed-pilot-review", RuleKind.Hard,
        "A pilot review draws on the logs through anonymised figures and rows alone: its data name no log, no person and no relationship, and hold no word of anybody's.", "ASA, reflective learning log");

    public static readonly Advice<bool> WithoutNames = new("review-without-names",
        "What is found, decided and planned in a review names nobody who takes part.", $"{Evaluate}; SSSC, checklist 4", namesNobody => namesNobody);

    public static readonly Advice<(int Criteria, IReadOnlyList<ReviewFinding> Findings)> EachCriterionAnswered = new("review-answers-criteria",
        "A review says of each criterion how far it is met.", Evaluate,
        x => Enumerable.Range(1, x.Criteria).All(number => x.Findings.Any(finding => finding.Criterion == number && finding.State is not null)));

    public static readonly Advice<bool> ResultsShared = new("review-shared",
        "Those who take part are told what a review found.", Evaluate, told => told);

    public static readonly Advice<int> EachReviewHeld = new("review-each-held",
        "Every review that the programme's settings fix is held before its final one is completed.", "ASA, introduction; logs", missing => missing == 0);

    /// <summary>What has come due by the calendar: a review that is not complete, an improvement that is not done.</summary>
    public static List<Sight> Of(Programme programme, IReadOnlyList<PilotReview> reviews, IReadOnlyList<ImprovementAction> actions, DateOnly today)
    {
        var seen = new List<Sight>();
        See(ReadinessRules.PilotReviewPoints, [.. Points(programme, reviews).Where(day => day <= today)]);
        See(ReadinessRules.EvaluationShared, [.. actions.Where(action => action.IsOverdue(today)).Select(action => action.DueOn.AddDays(1))]);
        return seen;

        void See(Rule rule, List<DateOnly> since)
        {
            if (since.Count > 0) seen.Add(new(programme.Id, rule.Id, new(since.Min(), TimeOnly.MinValue, TimeSpan.Zero)) { For = AttentionFor.Coordinators });
        }
    }

    /// <summary>Days of the reviews that are not complete, those included that are not opened yet.</summary>
    private static IEnumerable<DateOnly> Points(Programme programme, IReadOnlyList<PilotReview> reviews) =>
        reviews.Where(review => !review.IsComplete).Select(review => review.DueOn).Concat(NotOpened(programme, reviews).Select(point => point.DueOn));

    /// <summary>What the settings fix and is not opened yet, in order.</summary>
    public static IEnumerable<(PilotReviewKind Kind, DateOnly DueOn)> NotOpened(Programme programme, IReadOnlyList<PilotReview> reviews)
    {
        var days = programme.ReviewsOn;
        foreach (var day in days.SkipLast(1).Skip(reviews.Count(review => review.Kind == PilotReviewKind.Mid))) yield return (PilotReviewKind.Mid, day);
        if (days.Count > 0 && reviews.All(review => review.Kind != PilotReviewKind.Final)) yield return (PilotReviewKind.Final, days[^1]);
    }
}
