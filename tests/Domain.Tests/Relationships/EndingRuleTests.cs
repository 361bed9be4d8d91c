using System.Reflection;
using Mentoring.Domain.Meetings;
using Mentoring.Domain.Relationships;
using Mentoring.Tests;
using Xunit;

namespace Mentoring.Domain.Tests.Relationships;

/// <summary>What an ending may say, and when it is prepared.</summary>
public sealed class EndingRuleTests
{
    [Fact]
    [Proves("end-no-blame")]
    [Proves("end-dignity")]
    [Proves("end-kind-recorded")]
    public void An_ending_has_no_member_for_a_fault_or_a_rating_and_does_not_name_who_asked()
    {
        Assert.DoesNotContain(typeof(Ending).GetProperties(), property => property.PropertyType == typeof(Id<Domain.People.Person>));
        var words = new[] { typeof(Ending), typeof(EndingReason), typeof(EndRelationship) }.SelectMany(type => type.GetProperties()).Select(property => property.Name);
        Assert.DoesNotContain(words, word => word is "Fault" or "Blame" or "Rating" or "Score" or "Complaint");
        Assert.True(typeof(EndRelationship).GetProperty(nameof(EndRelationship.Kind))!.GetCustomAttributes<System.Runtime.CompilerServices.RequiredMemberAttribute>().Any());
    }

    [Theory]
    [InlineData("requiredWithLimit", EndingKind.Unresolved, false, false)]
    [InlineData("offered", EndingKind.Unresolved, false, false)]
    [InlineData("none", EndingKind.Unresolved, false, true)]
    [InlineData("requiredWithLimit", EndingKind.Unresolved, true, true)]
    [InlineData("requiredWithLimit", EndingKind.NotSuited, false, true)]
    [Proves("agreement-talk-before-ending")]
    public void A_talk_is_offered_on_a_breakdown_unless_safety_asks_otherwise(string mode, EndingKind kind, bool safety, bool holds) =>
        Assert.Equal(holds, EndingRules.TalkBeforeEnding.Holds((mode, kind, safety)));

    [Theory]
    [InlineData("2026-03-02", 5, "2026-03-09")] // a Monday
    [InlineData("2026-03-06", 1, "2026-03-09")] // a Friday
    [InlineData("2026-03-07", 1, "2026-03-09")] // a Saturday
    public void Working_days_leave_out_weekends(string from, int days, string until) =>
        Assert.Equal(DateTimeOffset.Parse(until + "T10:00Z"), WorkingDays.After(DateTimeOffset.Parse(from + "T10:00Z"), days));

    [Theory]
    [InlineData("2026-03-02", 28, true)]
    [InlineData("2026-03-03", 28, false)]
    [InlineData("2026-03-31", 0, true)]
    [Proves("end-prepared")]
    public void The_end_is_prepared_in_time(string today, int days, bool holds) =>
        Assert.Equal(holds, EndingRules.Prepared.Holds((new DateOnly(2026, 3, 31), DateOnly.Parse(today), days)));

    [Fact]
    [Proves("phase-five-stages")]
    public void A_programme_may_leave_out_the_last_phase()
    {
        Assert.All(Enum.GetValues<Phase>(), phase => Assert.True(EndingRules.FivePhases.Holds(("five", phase))));
        Assert.Equal([Phase.MovingOn], Enum.GetValues<Phase>().Where(phase => !EndingRules.FivePhases.Holds(("four", phase))));
    }

    [Fact]
    [Proves("end-reason-for-monitoring")]
    [Proves("mentee-may-become-mentor")]
    public void An_early_ending_is_asked_for_its_reason_and_a_completed_one_invites()
    {
        Assert.False(EndingRules.ReasonForMonitoring.Holds((EndingKind.RanItsCourse, null)));
        Assert.True(EndingRules.ReasonForMonitoring.Holds((EndingKind.RanItsCourse, EndingReasonCode.PreferNotToSay)));
        Assert.True(EndingRules.ReasonForMonitoring.Holds((EndingKind.ObjectivesMet, null)));
        Assert.False(EndingRules.MenteeMayBecomeMentor.Holds(EndingKind.ObjectivesMet));
    }

    [Fact]
    [Proves("medium-by-mutual-consent")]
    public void Nobody_accepts_their_own_proposal_by_saying_that_they_met()
    {
        Assert.True(MeetingRules.MutualConsent.Holds(true));
        Assert.False(MeetingRules.MutualConsent.Holds(false));
    }
}
