using Mentoring.Domain.Meetings;
using Mentoring.Domain.Progress;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Reminders;
using Mentoring.Tests;
using Xunit;

namespace Mentoring.Domain.Tests.Progress;

/// <summary>The figures of goals, plans and tools, on both sides of each limit.</summary>
public sealed class ProgressRuleTests
{
    [Theory]
    [InlineData(null, true)]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(10, true)]
    [InlineData(11, false)]
    [Proves("commitment-rating-range")]
    public void Commitment_runs_from_1_to_10(int? rating, bool holds) => Assert.Equal(holds, ProgressRules.CommitmentRange.Holds(rating));

    [Theory]
    [InlineData(null, true)]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(10, true)]
    [InlineData(11, false)]
    [Proves("oskar-scale-range")]
    public void The_OSKAR_scale_runs_from_0_to_10(int? place, bool holds) => Assert.Equal(holds, ProgressRules.OskarScale.Holds(place));

    [Theory]
    [InlineData(6, null, false)]
    [InlineData(6, "A free afternoon.", true)]
    [InlineData(7, null, true)]
    [InlineData(null, null, true)]
    [Proves("commitment-rating-threshold")]
    public void A_low_commitment_asks_what_else_is_needed(int? rating, string? needed, bool holds) =>
        Assert.Equal(holds, ProgressRules.CommitmentThreshold.Holds((rating, 7, needed)));

    [Theory]
    [InlineData("2026-03-01", "2026-02-28", false)]
    [InlineData("2026-03-01", "2026-03-01", true)]
    [InlineData("2026-03-01", null, true)]
    [Proves("action-plan-fields")]
    public void A_plan_is_completed_on_or_after_its_first_day(string starts, string? completes, bool holds) =>
        Assert.Equal(holds, ProgressRules.PlanFields.Holds(new() { StartsOn = Day(starts), CompletesOn = completes is null ? null : Day(completes) }));

    [Theory]
    [InlineData(null, "How.", true, false)]
    [InlineData("What.", null, true, false)]
    [InlineData("What.", "How.", false, false)]
    [InlineData("What.", "How.", true, true)]
    [Proves("goal-well-formed")]
    public void A_goal_has_a_result_a_time_and_a_quality(string? result, string? quality, bool dated, bool holds) =>
        Assert.Equal(holds, ProgressRules.GoalWellFormed.Holds(new() { Horizon = GoalHorizon.Short, Result = result, Quality = quality, TargetOn = dated ? new(2026, 6, 1) : null }));

    [Theory]
    [InlineData(1, false, true)]
    [InlineData(2, false, false)]
    [InlineData(2, true, true)]
    [Proves("action-plan-early")]
    public void By_the_second_meeting_there_is_a_plan(int held, bool plan, bool holds) => Assert.Equal(holds, ProgressRules.PlanEarly.Holds((held, plan)));

    [Theory]
    [InlineData(14, 14, true)]
    [InlineData(14.1, 14, false)]
    [InlineData(90, null, true)]
    [Proves("in-between-contact")]
    [Proves("coordinator-progress-contact")]
    public void Contact_is_due_after_the_days_that_are_set(double days, int? interval, bool holds)
    {
        Assert.Equal(holds, ContactRules.Between.Holds((days, interval)));
        Assert.Equal(holds, ContactRules.Progress.Holds((days, interval)));
    }

    [Theory]
    [InlineData(ContactChannel.Email, true)]
    [InlineData(ContactChannel.Telephone, false)]
    [Proves("in-between-contact-channel")]
    public void Contact_is_by_the_channels_that_were_agreed(ContactChannel channel, bool holds)
    {
        Assert.Equal(holds, ContactRules.Channel.Holds((channel, new AgreementTerms { ContactChannels = [ContactChannel.Email] })));
        Assert.True(ContactRules.Channel.Holds((channel, new())));
        Assert.True(ContactRules.Channel.Holds((channel, null)));
    }

    [Fact]
    public void Contact_and_meetings_both_count_and_pauses_do_not()
    {
        var start = new DateTimeOffset(2026, 1, 1, 9, 0, 0, TimeSpan.Zero);
        var course = new Course(default, RelationshipStatus.Active, start, [new(start.AddDays(2), start.AddDays(12))], [new(MeetingStatus.Held, start.AddDays(1), 60, 0, 0, Logged: true)]);
        Assert.Equal(19, course.DaysWithoutContact(start.AddDays(30)));
        Assert.Equal(10, (course with { LastContact = start.AddDays(20) }).DaysWithoutContact(start.AddDays(30)));
        Assert.Equal(20, course.DaysWithoutUpdate(start.AddDays(30)));
        Assert.Equal(5, (course with { LastUpdate = start.AddDays(25) }).DaysWithoutUpdate(start.AddDays(30)));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "O", System.Globalization.CultureInfo.InvariantCulture);
}
