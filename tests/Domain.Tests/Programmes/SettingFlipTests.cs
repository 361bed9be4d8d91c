using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Matching;
using Mentoring.Domain.Meetings;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Reminders;
using Mentoring.Domain.Support;
using Mentoring.Tests;
using Xunit;

namespace Mentoring.Domain.Tests.Programmes;

/// <summary>No setting is there for show: each is flipped by some test that sees what changes.</summary>
public sealed partial class SettingFlipTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Each_setting_is_flipped_by_a_test_that_names_it()
    {
        var flipped = Directory.EnumerateFiles(Tests(), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Flip().Matches(File.ReadAllText(file)).Select(match => match.Groups["name"].Value)).ToHashSet(StringComparer.Ordinal);
        var never = SettingCatalogue.All.Keys.Except(flipped).ToList();
        Assert.True(never.Count == 0, $"Flip each in a test that sees what changes, and name it with [Flips]: {string.Join(", ", never)}.");
        Assert.Empty(flipped.Except(SettingCatalogue.All.Keys));
    }

    [Fact]
    [Proves("meeting-length")]
    [Proves("meeting-usual-length")]
    [Flips("meeting.minMinutes")]
    [Flips("meeting.maxMinutes")]
    [Flips("meeting.usualBand")]
    [Flips("meeting.maxMinutesTelephone")]
    [Flips("meeting.distanceException")]
    [Flips("meeting.distanceCeilingMinutes")]
    public void Meetings_are_as_long_as_the_programme_says()
    {
        Flipped(settings => MeetingRules.Length.Holds(Meeting(45, settings)), ("meeting.minMinutes", 60, 45), ("meeting.minMinutes", 60, null));
        Flipped(settings => MeetingRules.Length.Holds(Meeting(150, settings)), ("meeting.maxMinutes", 120, 150), ("meeting.maxMinutes", 120, null));
        Flipped(settings => MeetingRules.UsualLength.Holds((100, settings[SettingCatalogue.MeetingUsualBand])), ("meeting.usualBand", new[] { 60, 90 }, new[] { 60, 100 }), ("meeting.usualBand", new[] { 101, 102 }, null));
        Flipped(settings => MeetingRules.LengthByTelephone.Holds(Meeting(100, settings, MeetingMethod.Telephone)), ("meeting.maxMinutesTelephone", 90, 100));
        Flipped(settings => MeetingRules.LengthAtDistance.Holds(Meeting(200, settings, farApart: true)), ("meeting.distanceException", "off", "on"), ("meeting.distanceCeilingMinutes", 199, 200));
    }

    [Fact]
    [Proves("relationship-length")]
    [Proves("agreement-end-date")]
    [Proves("agreement-narrows-only")]
    [Flips("relationship.minMonths")]
    [Flips("relationship.maxMonths")]
    [Flips("relationship.endDate")]
    [Flips("meeting.overdueAfterDays")]
    public void Agreements_are_held_to_what_the_programme_says()
    {
        var terms = new AgreementTerms { StartsOn = new(2026, 1, 1), EndsOn = new(2026, 5, 1), FrequencyDays = 60, MaxMinutes = 150 };
        Flipped(settings => RelationshipRules.Length.Holds((terms, settings)), ("relationship.minMonths", 5, 4), ("relationship.minMonths", 5, null), ("relationship.maxMonths", 3, 4), ("relationship.maxMonths", 3, null));
        Flipped(settings => RelationshipRules.EndDate.Holds((terms with { EndsOn = null, FirstReviewOn = new(2026, 3, 1) }, settings)), ("relationship.endDate", "required", "reviewOnly"));
        Flipped(settings => RelationshipRules.TermsNarrow.Holds((terms with { MaxMinutes = null }, settings)), ("meeting.overdueAfterDays", 42, 60), ("meeting.overdueAfterDays", 42, null), ("relationship.endDate", "required", "reviewOnly"));
        Flipped(settings => RelationshipRules.TermsNarrow.Holds((terms with { FrequencyDays = null }, settings)), ("meeting.maxMinutes", 120, 150));
        Flipped(settings => RelationshipRules.TermsNarrow.Holds((new() { Recipients = ["parties", "coordinator"] }, settings)), ("log.readers", "partiesOnly", "partiesAndCoordinator"));
    }

    [Fact]
    [Flips("meeting.overdueAfterDays")]
    [Flips("contact.intervalDays")]
    [Flips("contact.dutyOn")]
    [Flips("training.refresherMonths")]
    [Flips("progress.intervalDays")]
    [Flips("commitment.hours")]
    [Flips("commitment.periodDays")]
    [Flips("relationship.sessionBand")]
    [Flips("log.mode")]
    [Flips("log.lateAfterDays")]
    public void What_wants_looking_at_goes_by_what_the_programme_says()
    {
        var met = Enumerable.Range(0, 7).Select(i => new MeetingFact(MeetingStatus.Held, Now.AddDays(-20 - i), 60, 0, 0, Logged: false)).ToList();
        var course = new Course(new(), RelationshipStatus.Active, Now.AddDays(-100), [], met) { LastUpdate = Now.AddDays(-20), HasPlan = true };
        Raised("meeting-frequency", course, ("meeting.overdueAfterDays", 19, 20), ("meeting.overdueAfterDays", 19, null));
        Assert.Contains("meeting-frequency", Noticed(course with { FrequencyDays = 15 }, With(("meeting.overdueAfterDays", null))).Select(x => x.Rule));
        Raised("in-between-contact", course, ("contact.intervalDays", 14, 25), ("contact.intervalDays", 14, null));
        Raised("coordinator-progress-contact", course, ("progress.intervalDays", 14, 25), ("progress.intervalDays", 14, null));
        Raised("participation-time-minimum", course, ("commitment.hours", 7.5, 7), ("commitment.hours", 7.5, null));
        Raised("participation-time-minimum", course with { Meetings = [met[0] with { StartsAt = Now.AddDays(-40), Minutes = 120 }] }, ("commitment.periodDays", 30, 42));
        Raised("session-count", course, ("relationship.sessionBand", new[] { 3, 6 }, new[] { 3, 7 }), ("relationship.sessionBand", new[] { 3, 6 }, null));
        Raised("log-per-meeting", course with { Meetings = [met[0] with { StartsAt = Now.AddDays(-5) }] }, ("log.lateAfterDays", 2, 14), ("log.mode", "required", "optional"));

        var parties = Enum.GetValues<ParticipantRole>().Select(role => new PartyFact(new Person(new(), role.ToString()).Id, role)).ToList();
        foreach (var (duty, roles) in ((string, ParticipantRole[])[])[("mentor", [ParticipantRole.Mentor]), ("mentee", [ParticipantRole.Mentee]), ("both", Enum.GetValues<ParticipantRole>())])
            Assert.Equal(parties.Where(x => roles.Contains(x.Role)).Select(x => x.Person), Noticed(course with { Parties = parties }, With(("contact.intervalDays", 14), ("contact.dutyOn", duty))).Single(x => x.Rule == "in-between-contact").Tell);

        static void Raised(string rule, Course course, params (string, object?, object?)[] flips) => Flipped(settings => !Noticed(course, settings).Exists(x => x.Rule == rule), flips);

        var mentor = new MentorFact(new(), new(2025, 5, 1), Supported: true, Briefed: true, AtWork: true);
        Flipped(settings => !AttentionRules.Of(mentor, Made(settings), Now).Exists(x => x.Rule == "mentor-training-continues"), ("training.refresherMonths", 12, 14), ("training.refresherMonths", 12, null));

        static List<Sight> Noticed(Course course, Settings settings) => AttentionRules.Of(course, Made(settings), Now);
    }

    [Fact]
    [Flips("concern.acknowledgeWorkingDays")]
    [Flips("concern.reviewWorkingDays")]
    [Flips("windingUp.noticeDays")]
    [Flips("meeting.cancelNoticeHours")]
    [Flips("pilot.months")]
    [Flips("pilot.reviewMonths")]
    [Flips("policy.reviewMonths")]
    [Flips("retention.disposeAfterDays")]
    [Flips("matching.managerRule")]
    public void Days_are_counted_as_the_programme_says()
    {
        var concern = new Concern(Relationship(), new(), ConcernCategory.NextStage, "A word.", Now);
        Flipped(settings => !concern.IsOverdue(settings, Now.AddDays(10)), ("concern.acknowledgeWorkingDays", 5, 9));
        concern.Acknowledge(Now);
        Flipped(settings => !concern.IsOverdue(settings, Now.AddDays(10)), ("concern.reviewWorkingDays", 5, 9));
        Flipped(settings => EndingRules.Prepared.Holds((new(2026, 7, 1), new(2026, 6, 10), settings[SettingCatalogue.WindingUpNoticeDays])), ("windingUp.noticeDays", 28, 14), ("windingUp.noticeDays", 28, 0));
        Flipped(settings => MeetingRules.Notice.Holds((Now.AddHours(30 - settings[SettingCatalogue.MeetingCancelNoticeHours]), Now)), ("meeting.cancelNoticeHours", 48, 24));
        Flipped(settings => Started(settings).EndsOn == new DateOnly(2026, 12, 1), ("pilot.months", 12, 6));
        Flipped(settings => ReadinessRules.PilotReviewPoints.Holds(settings), ("pilot.reviewMonths", new[] { 6 }, new[] { 6, 12 }));
        Flipped(settings => ReadinessRules.HealthCheck.Holds((new(2026, 1, 1), settings[SettingCatalogue.PolicyReviewMonths], new(2026, 6, 1))), ("policy.reviewMonths", 3, 12));
        Flipped(settings => Closed(settings).DisposesOn == new DateOnly(2026, 6, 11), ("retention.disposeAfterDays", 90, 10));
        Flipped(settings => MatchingRules.ManagerChainDepth.Holds((new() { AuthorityDepth = 3, LineKnown = true }, settings)), ("matching.managerRule", "wholeChain", "direct"));

        static Programme Started(Settings settings)
        {
            var programme = Made(settings);
            programme.Start(new(2026, 6, 1));
            return programme;
        }

        static Programme Closed(Settings settings)
        {
            var programme = Started(settings);
            programme.Close(new(2026, 6, 1));
            return programme;
        }
    }

    private static Programme Made(Settings settings)
    {
        var programme = new Programme("P", Presets.AdviceSkillsPilot, []);
        programme.Set(settings.Values, Now.AddDays(-1));
        return programme;
    }

    private static LengthAndMethod Meeting(int minutes, Settings settings, MeetingMethod method = MeetingMethod.FaceToFace, bool farApart = false) => new(minutes, method, farApart, settings, null);

    private static Relationship Relationship()
    {
        var organisation = new Organisation("o");
        var programme = new Programme("P", Presets.AdviceSkillsPilot, [organisation.Id]);
        var seats = Enum.GetValues<ParticipantRole>().Select(role => new Application(programme, new Person(organisation.Id, role.ToString()), role, Now)).ToList();
        return new(Proposal.Between(seats.Single(x => x.Role == ParticipantRole.Mentor), seats.Single(x => x.Role == ParticipantRole.Mentee), Now, 14), 1, Now);
    }

    /// <summary>It does not hold with the first value, and does with the second.</summary>
    private static void Flipped(Func<Settings, bool> holds, params (string Name, object? Off, object? On)[] flips) => Assert.All(flips, flip =>
    {
        Assert.False(holds(With((flip.Name, flip.Off))), $"{flip.Name} {flip.Off}");
        Assert.True(holds(With((flip.Name, flip.On))), $"{flip.Name} {flip.On}");
    });

    private static Settings With(params (string Name, object? Value)[] settings)
    {
        var values = settings.ToDictionary(x => x.Name, x => JsonSerializer.SerializeToElement(x.Value), StringComparer.Ordinal);
        Assert.All(values, x => Assert.Null(SettingCatalogue.All[x.Key].Check(x.Value)));
        return new(values);
    }

    private static string Tests([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../.."));

    [GeneratedRegex("""\[Flips\("(?<name>[a-zA-Z.]+)"\)\]""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Flip();
}
