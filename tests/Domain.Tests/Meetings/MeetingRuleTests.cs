using System.Text.Json;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Meetings;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;
using Mentoring.Tests;
using Xunit;

namespace Mentoring.Domain.Tests.Meetings;

/// <summary>The figures of meetings and logs, on both sides of each limit.</summary>
public sealed class MeetingRuleTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(59, false)]
    [InlineData(60, true)]
    [InlineData(120, true)]
    [InlineData(121, false)]
    [Proves("meeting-length")]
    public void A_meeting_has_a_shortest_and_a_longest_length(int minutes, bool holds) =>
        Assert.Equal(holds, MeetingRules.Length.Holds(Of(minutes, MeetingMethod.FaceToFace)));

    [Theory]
    [InlineData(45, 90, 44, false)]
    [InlineData(45, 90, 45, true)]
    [InlineData(45, 90, 91, false)]
    [InlineData(60, 200, 121, false)]
    [Proves("meeting-length")]
    public void The_agreement_narrows_the_length_and_never_widens_it(int min, int max, int minutes, bool holds) =>
        Assert.Equal(holds, MeetingRules.Length.Holds(Of(minutes, MeetingMethod.FaceToFace, agreed: new() { MinMinutes = min, MaxMinutes = max })));

    [Theory]
    [InlineData(MeetingMethod.Telephone, 90, true)]
    [InlineData(MeetingMethod.Telephone, 91, false)]
    [InlineData(MeetingMethod.Video, 91, true)]
    [Proves("meeting-length-telephone")]
    public void A_session_by_telephone_is_shorter(MeetingMethod method, int minutes, bool holds) =>
        Assert.Equal(holds, MeetingRules.LengthByTelephone.Holds(Of(minutes, method)));

    [Theory]
    [InlineData("on", MeetingMethod.FaceToFace, 240, true)]
    [InlineData("on", MeetingMethod.FaceToFace, 241, false)]
    [InlineData("on", MeetingMethod.Video, 121, false)]
    [InlineData("off", MeetingMethod.FaceToFace, 121, false)]
    [InlineData("off", MeetingMethod.FaceToFace, 120, true)]
    [Proves("meeting-length-distance-exception")]
    public void Partners_far_apart_may_meet_for_longer_in_one_room(string exception, MeetingMethod method, int minutes, bool holds) =>
        Assert.Equal(holds, MeetingRules.LengthAtDistance.Holds(Of(minutes, method, farApart: true, settings: Set("meeting.distanceException", exception))));

    [Fact]
    [Proves("contact-methods")]
    public void The_programme_says_by_which_methods_people_meet()
    {
        Assert.All(Enum.GetValues<MeetingMethod>(), method => Assert.True(MeetingRules.Methods.Holds((method, Set()))));
        var narrow = Set("meeting.methods", new[] { "faceToFace", "video" });
        Assert.Equal([MeetingMethod.FaceToFace, MeetingMethod.Video], Enum.GetValues<MeetingMethod>().Where(method => MeetingRules.Methods.Holds((method, narrow))));
    }

    [Theory]
    [InlineData(24, true)]
    [InlineData(23.9, false)]
    [Proves("cancel-notice")]
    public void Who_cannot_come_says_so_in_time(double hoursBefore, bool holds) =>
        Assert.Equal(holds, MeetingRules.Notice.Holds((Noon.AddHours(-24), Noon.AddHours(-hoursBefore))));

    /// <summary>A day's notice is a day by the clock: over the change to winter time it is an hour longer, into summer time an hour shorter.</summary>
    [Theory]
    [InlineData("2026-10-25T10:00:00Z", "Europe/London", "2026-10-24T09:00:00Z")]
    [InlineData("2026-03-29T09:00:00Z", "Europe/London", "2026-03-28T10:00:00Z")]
    [InlineData("2026-03-30T00:30:00Z", "Europe/London", "2026-03-29T01:30:00Z")]
    [InlineData("2026-10-25T10:00:00Z", null, "2026-10-24T10:00:00Z")]
    [Proves("cancel-notice")]
    public void Notice_is_counted_by_the_clock_where_they_meet(string startsAt, string? zone, string latest)
    {
        var relationship = (Relationship)Activator.CreateInstance(typeof(Relationship), nonPublic: true)!;
        var meeting = Meeting.Plan(relationship, new(DateTimeOffset.Parse(startsAt, System.Globalization.CultureInfo.InvariantCulture), 60, MeetingMethod.Video, null, null) { TimeZone = zone }, Id<Domain.People.Person>.New(), 15);
        Assert.Equal(DateTimeOffset.Parse(latest, System.Globalization.CultureInfo.InvariantCulture), meeting.LatestNotice(24));
    }

    [Fact]
    [Proves("meetings-honoured")]
    [Proves("session-count")]
    [Proves("actions-between-sessions")]
    [Proves("meeting-regular-pattern")]
    public void Early_signs_are_told()
    {
        Assert.Equal([true, true, false], new[] { 0, 1, 2 }.Select(MeetingRules.Honoured.Holds));
        Assert.True(MeetingRules.SessionCount.Holds((6, (3, 6))));
        Assert.False(MeetingRules.SessionCount.Holds((7, (3, 6))));
        Assert.True(MeetingRules.SessionCount.Holds((70, null)));
        Assert.False(MeetingRules.ActionsBetween.Holds(0));
        Assert.False(MeetingRules.RegularPattern.Holds(false));
    }

    [Fact]
    [Proves("first-meeting-face-to-face")]
    [Proves("neutral-venue")]
    [Proves("workplace-venue-privacy")]
    public void A_place_is_private_and_the_first_meeting_in_one_room()
    {
        Assert.False(MeetingRules.FirstFaceToFace.Holds((true, MeetingMethod.Video)));
        Assert.True(MeetingRules.FirstFaceToFace.Holds((false, MeetingMethod.Video)));
        Assert.Equal([false, true], new MeetingVenue?[] { MeetingVenue.Workplace, null }.Select(MeetingRules.NeutralVenue.Holds));
        Assert.False(MeetingRules.WorkplacePrivacy.Holds((MeetingVenue.Workplace, false)));
        Assert.True(MeetingRules.WorkplacePrivacy.Holds((MeetingVenue.Workplace, true)));
    }

    [Theory]
    [InlineData("mentee", ParticipantRole.Mentee, true)]
    [InlineData("mentee", ParticipantRole.Mentor, false)]
    [InlineData("mentor", ParticipantRole.Mentor, true)]
    [InlineData("both", ParticipantRole.Mentor, true)]
    [Proves("log-completer")]
    public void The_programme_names_who_completes_the_log(string completer, ParticipantRole role, bool holds) =>
        Assert.Equal(holds, MeetingRules.LogCompleter.Holds((completer, role)));

    [Theory]
    [InlineData("mentee", ParticipantRole.Mentee, true)]
    [InlineData("mentee", ParticipantRole.Mentor, false)]
    [InlineData("joint", ParticipantRole.Mentor, true)]
    [Proves("mentee-sets-agenda")]
    public void The_agenda_is_the_mentees_or_joint(string owner, ParticipantRole role, bool holds) =>
        Assert.Equal(holds, MeetingRules.MenteeSetsAgenda.Holds((owner, role)));

    [Theory]
    [InlineData("required", false, true)]
    [InlineData("optional", false, false)]
    [InlineData("optional", true, true)]
    [InlineData("factsOnly", true, false)]
    [Proves("notes-kept-by-agreement")]
    public void Notes_are_for_the_programme_and_the_parties(string mode, bool kept, bool holds) =>
        Assert.Equal(holds, MeetingRules.NotesByAgreement.Holds((mode, new() { Kept = kept })));

    [Fact]
    [Proves("log-forwarding")]
    [Proves("log-readers")]
    [Proves("log-due")]
    public void Logs_go_where_programme_and_agreement_say_and_are_due_in_days()
    {
        Assert.Equal(["onCompletion", "onRequest"], new[] { "onCompletion", "onRequest", "figuresOnly", "never" }.Where(MeetingRules.LogForwarding.Holds));
        AgreementTerms with = new() { Recipients = ["parties", "coordinator"] }, without = new() { Recipients = ["parties"] };
        Assert.True(MeetingRules.LogReaders.Holds(("partiesAndCoordinator", with)));
        Assert.False(MeetingRules.LogReaders.Holds(("partiesOnly", with)));
        Assert.False(MeetingRules.LogReaders.Holds(("partiesAndCoordinator", without)));
        Assert.False(MeetingRules.LogReaders.Holds(("partiesAndCoordinator", null)));
        Assert.True(MeetingRules.LogDue.Holds((Noon, Noon.AddDays(2), 2)));
        Assert.False(MeetingRules.LogDue.Holds((Noon, Noon.AddDays(2).AddMinutes(1), 2)));
    }

    [Theory]
    [InlineData("We talked about pace.", true)]
    [InlineData("Write to nia@home.example about it.", false)]
    [InlineData("Ring 029 2018 0000 first.", false)]
    [InlineData("In 2026 there were 12 cases.", true)]
    [Proves("log-no-personal-content")]
    public void A_log_is_no_place_for_addresses_and_numbers(string text, bool holds) => Assert.Equal(holds, MeetingRules.NoPersonalContent.Holds(text));

    [Fact]
    [Proves("log-template-uniform")]
    [Proves("joint-records")]
    public void A_log_is_one_form_of_one_meeting_in_one_version()
    {
        Assert.Single(typeof(MeetingLog).GetConstructors());
        Assert.Equal(typeof(Meeting), typeof(MeetingLog).GetConstructors()[0].GetParameters().Single().ParameterType);
        Assert.False(typeof(MeetingLog).GetProperty(nameof(MeetingLog.Template))!.SetMethod!.IsPublic);
        Assert.DoesNotContain(typeof(LogContent).GetProperties(), property => property.PropertyType == typeof(byte[]));
    }

    private static LengthAndMethod Of(int minutes, MeetingMethod method, bool farApart = false, Settings? settings = null, AgreementTerms? agreed = null) =>
        new(minutes, method, farApart, settings ?? Set(), agreed);

    private static Settings Set(string? name = null, object? value = null) =>
        new(name is null ? new Dictionary<string, JsonElement>(StringComparer.Ordinal) : new Dictionary<string, JsonElement>(StringComparer.Ordinal) { [name] = JsonSerializer.SerializeToElement(value) });
}
