using Mentoring.Domain.Evaluation;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Tests;
using Xunit;

namespace Mentoring.Domain.Tests.Evaluation;

public sealed class PilotReviewRuleTests
{
    private static readonly DateOnly Start = new(2026, 1, 15);

    [Fact]
    [Proves("pilot-review-points")]
    public void Reviews_come_due_at_month_6_and_once_the_last_month_is_over_until_they_are_complete()
    {
        var programme = Started();
        Assert.Equal([(PilotReviewKind.Mid, Start.AddMonths(6)), (PilotReviewKind.Final, new(2027, 2, 1))], PilotReviewRules.NotOpened(programme, []));
        Assert.Empty(Due(programme, [], 6, -1));
        Assert.Equal(["pilot-review-points"], Due(programme, [], 6));
        var mid = new PilotReview(programme.Id, PilotReviewKind.Mid, 1, Start.AddMonths(6), default);
        Assert.Equal(["pilot-review-points"], Due(programme, [mid], 6));
        mid.Complete(Start.AddMonths(6));
        Assert.Empty(Due(programme, [mid], 12));
        Assert.Equal(["pilot-review-points"], Due(programme, [mid], 12, 17));
    }

    /// <summary>Who starts on the first of a month ends with a month, and waits for nothing.</summary>
    [Theory]
    [Proves("pilot-review-points")]
    [InlineData("2026-01-01", "2027-01-01")]
    [InlineData("2026-01-02", "2027-02-01")]
    [InlineData("2026-01-31", "2027-02-01")]
    [InlineData("2024-02-29", "2025-03-01")]
    public void The_last_review_is_of_whole_months_that_have_all_of_the_pilot(string start, string due)
    {
        var programme = Started(DateOnly.Parse(start, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture), programme.ReviewsOn[^1]);
        Assert.True(programme.LastDay < programme.ReviewsOn[^1]);
    }

    [Fact]
    [Proves("evaluation-shared")]
    public void An_improvement_is_overdue_the_day_after_it_was_to_be_done_and_no_longer_when_it_is_dropped()
    {
        var programme = Started();
        var review = new PilotReview(programme.Id, PilotReviewKind.Extra, 1, Start, default);
        var action = new ImprovementAction(review, null, "A shorter form.", AppointmentRole.Coordinator, Start.AddDays(10), default);
        Assert.False(action.IsOverdue(Start.AddDays(10)));
        Assert.True(action.IsOverdue(Start.AddDays(11)));
        review.Complete(Start);
        Assert.Equal(["evaluation-shared"], PilotReviewRules.Of(programme, [review], [action], Start.AddDays(11)).Select(sight => sight.Rule));
        action.FollowUp(ImprovementState.Dropped, "There is no form any more.", null, Start.AddDays(12));
        Assert.False(action.IsOverdue(Start.AddDays(40)));
    }

    [Fact]
    [Proves("review-answers-criteria")]
    public void A_criterion_is_answered_by_a_finding_that_says_how_far_it_is_met()
    {
        ReviewFinding first = new() { Criterion = 1, State = CriterionState.NotKnown, Text = "Too few answered." }, second = new() { Criterion = 2, Text = "Well." };
        Assert.True(PilotReviewRules.EachCriterionAnswered.Holds((1, [first])));
        Assert.False(PilotReviewRules.EachCriterionAnswered.Holds((2, [first])));
        Assert.False(PilotReviewRules.EachCriterionAnswered.Holds((2, [first, second])));
    }

    private static IEnumerable<string> Due(Programme programme, List<PilotReview> reviews, int months, int days = 0) =>
        PilotReviewRules.Of(programme, reviews, [], Start.AddMonths(months).AddDays(days)).Select(sight => sight.Rule);

    private static Programme Started(DateOnly? start = null)
    {
        var programme = new Programme("A programme", Presets.AdviceSkillsPilot, [Id<Organisation>.New()]);
        programme.Open();
        programme.Start(start ?? Start);
        return programme;
    }
}
