using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Meetings;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Progress;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Reminders;
using Mentoring.Domain.Rules;
using Mentoring.Tests;
using Xunit;

namespace Mentoring.Domain.Tests.Reminders;

/// <summary>What a relationship or a mentor is out of step with, since when, for whom, and what can be done.</summary>
public sealed class AttentionRuleTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly Programme Programme = new("A programme", Presets.AdviceSkillsPilot, []);
    private static readonly PartyFact Mentor = new(Id<Person>.New(), ParticipantRole.Mentor), Mentee = new(Id<Person>.New(), ParticipantRole.Mentee);

    private static Course Fresh => new(Id<Relationship>.New(), RelationshipStatus.Active, Start, [], [])
    {
        Parties = [Mentor, Mentee],
        EndsOn = new(2026, 8, 29),
        HasPlan = true,
        HasOpportunity = true,
        GuidanceIssued = true,
    };

    [Fact]
    [Proves("meeting-frequency")]
    public void How_often_they_meet_is_the_programmes_to_say_or_the_agreements()
    {
        var members = new Programme("Members", "member-mentoring", []);
        foreach (var (agreed, days, told) in new (int?, double, bool)[] { (35, 34, false), (35, 36, true), (null, 90, false) })
            Assert.Equal(told, AttentionRules.Of(Fresh with { FrequencyDays = agreed }, members, Start.AddDays(days)).Exists(sight => sight.Rule == AttentionRules.Frequency.Id));
        Assert.DoesNotContain(Of(Fresh with { FrequencyDays = 7 }, 42), sight => sight.Rule == AttentionRules.Frequency.Id);
    }

    [Fact]
    [Proves("coordinator-supports")]
    public void The_coordinator_looks_in_after_two_weeks_and_half_way_and_sees_to_each_once()
    {
        Assert.Empty(Of(Fresh, 13.9));
        var first = Assert.Single(Of(Fresh, 16));
        Assert.Equal((AttentionRules.CoordinatorSupports.Id, AttentionFor.Coordinators, Start.AddDays(14)), (first.Rule, first.For, first.Since));
        Assert.Empty(first.Tell);
        Assert.False(first.ComesBackTo(Start.AddDays(15), Start.AddDays(85)));
        var (met, halfWay) = (Fresh with { Meetings = [Held(80)], LastReview = Start.AddDays(80) }, Start.AddDays(90));
        var second = Assert.Single(Of(met, 91), sight => sight.Rule == AttentionRules.CoordinatorSupports.Id);
        Assert.True(second.ComesBackTo(Start.AddDays(15), Start.AddDays(91)));
        Assert.False(second.ComesBackTo(halfWay.AddDays(1), Start.AddDays(120)));
    }

    [Fact]
    [Proves("early-intervention")]
    public void Two_signs_at_once_ask_for_a_word_and_a_low_rating_is_told_to_the_two_alone()
    {
        Assert.DoesNotContain(Of(Fresh, 43), sight => sight.Rule == AttentionRules.EarlyIntervention.Id);
        var twice = Fresh with { Meetings = [Held(1) with { Logged = false }] };
        Assert.Equal(AttentionFor.All, Assert.Single(Of(twice, 44), sight => sight.Rule == AttentionRules.EarlyIntervention.Id).For);
        var low = Assert.Single(Of(Fresh with { RatedLow = true }, 5));
        Assert.Equal((AttentionRules.EarlyIntervention.Id, AttentionFor.TheTwo), (low.Rule, low.For));
    }

    /// <summary>Coordinators do not read reviews: they hear the same after each.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Proves("early-intervention")]
    public void After_a_review_the_coordinator_looks_in_whatever_it_found(bool low)
    {
        var reviewed = Fresh with { RatedLow = low, LastReviewedAt = Start.AddDays(5) };
        var sight = Assert.Single(Of(reviewed, 6), sight => sight.For != AttentionFor.TheTwo);
        Assert.Equal((AttentionRules.CoordinatorSupports.Id, AttentionFor.Coordinators), (sight.Rule, sight.For));
        Assert.False(sight.ComesBackTo(Start.AddDays(5.5), Start.AddDays(6)));
        var again = Assert.Single(Of(reviewed with { LastReviewedAt = Start.AddDays(30), Meetings = [Held(30)] }, 31), sight => sight.For == AttentionFor.Coordinators);
        Assert.True(again.ComesBackTo(Start.AddDays(15), Start.AddDays(31)));
    }

    [Fact]
    [Proves("meeting-agenda")]
    public void From_two_days_before_a_meeting_on_its_agenda_is_wanted_from_whom_it_belongs_to()
    {
        var planned = Fresh with { Meetings = [new(MeetingStatus.Scheduled, Start.AddDays(5), 60, 15, 0, Logged: false)] };
        Assert.Empty(Of(planned, 2.9));
        var bare = Assert.Single(Of(planned, 3.5));
        Assert.Equal((MeetingRules.HasAgenda.Id, Start.AddDays(3), AttentionFor.All), (bare.Rule, bare.Since, bare.For));
        Assert.Equal([Mentee.Person], bare.Tell);
        Assert.Empty(Of(planned with { Meetings = [planned.Meetings[0] with { HasAgenda = true }] }, 3.5));
        Assert.Empty(Of(planned with { Meetings = [planned.Meetings[0] with { Status = MeetingStatus.Cancelled }, planned.Meetings[0] with { Status = MeetingStatus.Scheduled, StartsAt = Start.AddDays(9), HasAgenda = true }] }, 3.5));
    }

    [Fact]
    [Proves("meeting-agenda")]
    public void A_meeting_that_was_held_without_an_agenda_is_told_until_the_next_has_one()
    {
        var (held, next) = (Held(10) with { HasAgenda = false }, new MeetingFact(MeetingStatus.Scheduled, Start.AddDays(30), 60, 15, 0, Logged: false));
        var bare = Assert.Single(Of(With(held), 11), IsAgenda);
        Assert.Equal((Start.AddDays(8), AttentionFor.All), (bare.Since, bare.For));
        Assert.Equal([Mentee.Person], bare.Tell);
        Assert.Equal(Start.AddDays(8), Assert.Single(Of(With(held, next), 11), IsAgenda).Since);
        Assert.DoesNotContain(Of(With(held, next with { HasAgenda = true }), 11), IsAgenda);
        Assert.DoesNotContain(Of(With(held, Held(20)), 21), IsAgenda);
        Assert.DoesNotContain(Of(With(held) with { Status = RelationshipStatus.WindingUp }, 11), IsAgenda);
        // Who saw to it beforehand is told that it came to nothing, once.
        Assert.True(bare.ComesBackTo(Start.AddDays(9), Start.AddDays(11)));
        Assert.False(bare.ComesBackTo(Start.AddDays(10.5), Start.AddDays(60)));

        static Course With(params MeetingFact[] meetings) => Fresh with { Meetings = meetings };
        static bool IsAgenda(Sight sight) => sight.Rule == MeetingRules.HasAgenda.Id;
    }

    [Fact]
    [Proves("mentor-offers-other-setting")]
    public void Half_way_without_another_setting_the_mentor_is_asked_for_one()
    {
        var alone = Fresh with { HasOpportunity = false, Meetings = [Held(80)] };
        Assert.DoesNotContain(Of(alone, 89), IsSetting);
        var asked = Assert.Single(Of(alone, 91), IsSetting);
        Assert.Equal((alone.Middle!.Value, AttentionFor.All), (asked.Since, asked.For));
        Assert.Equal([Mentor.Person], asked.Tell);
        Assert.DoesNotContain(Of(alone with { HasOpportunity = true }, 91), IsSetting);

        static bool IsSetting(Sight sight) => sight.Rule == ExchangeRules.OtherSetting.Id;
    }

    [Fact]
    [Proves("mentor-keeps-promises")]
    [Proves("mentee-grows-in-responsibility")]
    public void What_the_mentor_owes_and_who_asks_for_meetings_is_between_the_two()
    {
        var owed = Assert.Single(Of(Fresh with { OverdueActions = 1, OverdueOfMentor = 1 }, 5), sight => sight.Rule == AttentionRules.PromisesKept.Id);
        Assert.Equal(AttentionFor.TheTwo, owed.For);
        Assert.Equal([Mentor.Person], owed.Tell);
        var led = Fresh with { Meetings = [.. Enumerable.Range(1, 4).Select(day => Held(day) with { ProposedBy = Mentor.Person })] };
        Assert.Equal([AttentionRules.MenteeGrows.Id], Of(led, 6).Select(sight => sight.Rule));
        Assert.Empty(Of(led with { Meetings = [.. led.Meetings.Take(3), led.Meetings[3] with { ProposedBy = Mentee.Person }] }, 6));
        Assert.Empty(Of(led with { Meetings = [.. led.Meetings.Take(3)] }, 6));
    }

    [Fact]
    [Proves("mentee-guidance-issued")]
    [Proves("agreement-at-first-meeting")]
    public void Before_the_first_meeting_the_guidance_is_wanted_and_after_it_the_agreement()
    {
        var forming = Fresh with { Status = RelationshipStatus.Forming, HasPlan = false };
        Assert.Empty(Of(forming, 1));
        Assert.Equal([AttentionRules.GuidanceIssued.Id], Of(forming with { GuidanceIssued = false }, 1).Select(sight => sight.Rule));
        Assert.True(AttentionRules.GuidanceIssued.Holds(("session", false)));
        Assert.Equal([MeetingRules.AgreementAtFirstMeeting.Id], Of(forming with { Meetings = [Held(1)] }, 2).Select(sight => sight.Rule));
    }

    [Fact]
    [Proves("relationship-review")]
    public void A_review_is_due_when_it_waits_for_two_weeks_and_when_half_of_the_time_passed_without_one()
    {
        var open = Fresh with { ReviewOpenSince = Start.AddDays(20), LastReview = Start.AddDays(20), Meetings = [Held(20)] };
        Assert.DoesNotContain(Of(open, 33), IsReview);
        Assert.Equal(Start.AddDays(34), Assert.Single(Of(open, 35), IsReview).Since);
        var met = Fresh with { Meetings = [Held(80)], Pauses = [new(Start.AddDays(1), Start.AddDays(11))] };
        Assert.DoesNotContain(Of(met, 95), IsReview);
        Assert.Contains(Of(met, 101), IsReview);
        Assert.DoesNotContain(Of(met with { LastReview = Start.AddDays(80) }, 101), IsReview);

        static bool IsReview(Sight sight) => sight.Rule == ReviewRules.Openly.Id;
    }

    [Fact]
    [Proves("time-respected")]
    public void More_than_twice_the_time_that_was_agreed_is_told()
    {
        var met = Fresh with { HoursAgreed = 1, Meetings = [Held(1), Held(3)] };
        Assert.Empty(Of(met, 5));
        Assert.Equal([AttentionRules.TimeRespected.Id], Of(met with { Meetings = [.. met.Meetings, Held(4)] }, 5).Select(sight => sight.Rule));
        Assert.Empty(Of(met with { Meetings = [.. met.Meetings, Held(4)], HoursAgreed = null }, 5));
    }

    [Fact]
    public void While_it_winds_up_the_coordinator_sees_the_end_and_nobody_is_told_off()
    {
        var ending = Assert.Single(Of(Fresh with { Status = RelationshipStatus.WindingUp, HasPlan = false }, 150));
        Assert.Equal((EndingRules.Prepared.Id, AttentionFor.Coordinators), (ending.Rule, ending.For));
    }

    [Fact]
    [Proves("mentor-training-continues")]
    [Proves("mentor-support-source")]
    [Proves("mentor-understands-programme")]
    public void A_mentor_goes_on_learning_has_somebody_to_turn_to_and_knows_what_the_programme_is_for()
    {
        var mentor = new MentorFact(Mentor.Person, new(2026, 3, 1), Supported: true, Briefed: true, AtWork: true);
        Assert.Empty(AttentionRules.Of(mentor, Programme, Start));
        Assert.Equal([], AttentionRules.Of(mentor, Programme, Start.AddDays(364)).Select(x => x.Rule));
        var late = Assert.Single(AttentionRules.Of(mentor, Programme, Start.AddDays(370)));
        Assert.Equal((AttentionRules.TrainingContinues.Id, Mentor.Person, Start.AddDays(364)), (late.Rule, late.Person, late.Since));
        Assert.Equal([AttentionRules.SupportSource.Id, AttentionRules.ProgrammeUnderstood.Id], AttentionRules.Of(mentor with { Supported = false, Briefed = false }, Programme, Start).Select(x => x.Rule));
        Assert.Empty(AttentionRules.Of(mentor with { Supported = false, Briefed = false, AtWork = false }, Programme, Start));
    }

    [Fact]
    [Proves("support-and-training-for-all")]
    [Proves("match-supply")]
    public void Of_the_programme_a_role_without_guidance_and_too_few_mentors_are_told()
    {
        DocumentKind[] all = [DocumentKind.MentorTraining, DocumentKind.MenteeGuidance, DocumentKind.CoordinatorGuidance, DocumentKind.ManagerProtocol];
        Assert.Empty(Design(all, (3, 3)));
        foreach (var kind in all) Assert.Equal([AttentionRules.SupportForAll.Id], Design(all.Except([kind]), (0, 0)).Select(sight => sight.Rule));
        var few = Assert.Single(Design(all, (4, 3)));
        Assert.Equal(("match-supply", AttentionFor.Coordinators, null, null), (few.Rule, few.For, few.Relationship, few.Person));

        static List<Sight> Design(IEnumerable<DocumentKind> kinds, (int, int) supply) => AttentionRules.Of(new DesignFacts
        {
            Programme = Programme,
            Today = DateOnly.FromDateTime(Start.UtcDateTime),
            Appointed = new Dictionary<AppointmentRole, int>(),
            Documents = [.. kinds.Select(kind => new DocumentHead(kind, "en", null, null, false, false))],
            Words = [],
        }, supply, Start);
    }

    [Fact]
    public void Everything_that_is_watched_is_a_rule_of_the_book_and_says_what_can_be_done() =>
        Assert.All(AttentionRules.ToDo, x =>
        {
            Assert.NotNull(RuleBook.Find(x.Key));
            Assert.EndsWith(".", x.Value, StringComparison.Ordinal);
        });

    [Fact]
    public void What_was_seen_to_comes_back_when_it_still_is_so_a_month_later()
    {
        var sight = new Sight(Programme.Id, AttentionRules.Frequency.Id, Start);
        var attention = new Attention(sight, Start);
        attention.SeeTo(Start.AddDays(1));
        attention.Follow(sight, Start.AddDays(30));
        Assert.Equal((Start, Start.AddDays(1)), (attention.RaisedAt, attention.SeenToAt!.Value));
        attention.Follow(sight, Start.AddDays(32));
        Assert.Equal((Start.AddDays(32), null), (attention.RaisedAt, attention.SeenToAt));
    }

    private static List<Sight> Of(Course course, double days) => AttentionRules.Of(course, Programme, Start.AddDays(days));

    private static MeetingFact Held(double day) => new(MeetingStatus.Held, Start.AddDays(day), 60, 15, 0, Logged: true) { HasAgenda = true };
}
