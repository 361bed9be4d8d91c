using Mentoring.Domain.Evaluation;
using Mentoring.Domain.Matching;
using Mentoring.Domain.Meetings;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Progress;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Rules;
using Mentoring.Domain.Support;

namespace Mentoring.Domain.Reminders;

/// <summary>What is told and never refused while a programme goes on.</summary>
public static class AttentionRules
{
    private const string Checklist = "SSSC, checklist 6 (meetings)";
    private const string Coordinating = "SSSC, step 8 (coordinator)";

    public static readonly Advice<(double Days, int? OverdueAfterDays)> Frequency = new("meeting-frequency",
        "Meetings are held at least monthly, or as often as the programme or, where it leaves that to the two, their agreement sets; later is told.", $"{Checklist}; Coventry, first meeting; ASA, applying",
        x => x.OverdueAfterDays is null || x.Days <= x.OverdueAfterDays, RuleKind.Configured);

    public static readonly Advice<(string Mode, double Days, int LateAfterDays)> LogPerMeeting = new("log-per-meeting",
        "Each meeting has its log with action points; what is missing is told and holds nothing up.", $"SSSC, record of meetings; {Checklist}",
        x => x.Mode != "required" || x.Days <= x.LateAfterDays);

    public static readonly Advice<bool> Rebook = new("cancel-rebook",
        "A cancelled meeting is replaced by another date.", "SSSC, resource 5 (agreement)", wantsAnotherDate => !wantsAnotherDate);

    public static readonly Advice<(decimal? Hours, decimal? Least)> TimeGiven = new("participation-time-minimum",
        "Each gives a least time in each period, counting preparation and reflection.", "ASA, applying", x => x.Hours is null || x.Least is null || x.Hours >= x.Least, RuleKind.Configured);

    public static readonly StructuralRule ContactTapers = new("end-contact-tapers", RuleKind.Soft,
        "Contact decreases while a relationship winds up: nobody is told off for it then.", "SSSC, resource 18 (lifecycle)");

    public static readonly Advice<(decimal Hours, decimal? Agreed)> TimeRespected = new("time-respected",
        "Both respect each other's time and duties: more than twice the meeting time that they agreed on is told.", "ASA, eight principles; SSSC, step 5 (etiquette)",
        x => x.Agreed is null || x.Hours <= 2 * x.Agreed);

    public static readonly Advice<int> PromisesKept = new("mentor-keeps-promises",
        "A mentor does what they agreed to do: the two are shown which of the mentor's actions are overdue.", "SSSC, resource 7 (behaviours)", overdue => overdue == 0);

    public static readonly Advice<int?> MenteeGrows = new("mentee-grows-in-responsibility",
        "The mentee takes over more of the running as the relationship goes on: the two are told when all of the last four meetings were the mentor's to propose.",
        "ASA, eight principles; SSSC, first meeting; Coventry, what does it involve", ofLastFour => ofLastFour is null or > 0);

    public static readonly Advice<(string Form, bool Issued)> GuidanceIssued = new("mentee-guidance-issued",
        "The mentee is given the mentee guidance before the first meeting; that, and when, is on record.", "WLGA, guidance for mentees; WLGA, appendix A",
        x => x.Form != "guidanceSheet" || x.Issued);

    public static readonly Advice<(int Signs, bool RatedLow)> EarlyIntervention = new("early-intervention",
        "Problems are caught early: two signs at once ask for a word with the two. A review that found it hardly effective asks the two alone, and the coordinator looks in after every review.",
        "SSSC, step 7 (monitoring); SSSC, resource 19 (pitfalls)", x => x is { Signs: < 2, RatedLow: false });

    public static readonly Advice<(double Days, bool HalfWay, bool Reviewed)> CoordinatorSupports = new("coordinator-supports",
        "The coordinator supports the two to form and sustain their relationship: they look in after two weeks, half-way and after each review, whatever it found.", Coordinating,
        x => x is { Days: < 14, HalfWay: false, Reviewed: false });

    public static readonly Advice<(DateOnly? Last, DateOnly Today, int? Months)> TrainingContinues = new("mentor-training-continues",
        "Training goes on: a mentor has a refresher as often as the programme sets, by default each year.", "SSSC, mentor training; SSSC, resource 8 (mentor role); ASA, expected of mentors",
        x => x.Months is null || x.Last is null || x.Today <= x.Last.Value.AddMonths(x.Months.Value));

    public static readonly Advice<(bool AtWork, bool Supported)> SupportSource = new("mentor-support-source",
        "A mentor has somebody to turn to: a mentor's mentor or support sessions.", "WLGA, help; WLGA, appendix C (code of practice); SSSC, checklist 5 (evaluation)", x => !x.AtWork || x.Supported);

    public static readonly Advice<(bool AtWork, bool Briefed)> ProgrammeUnderstood = new("mentor-understands-programme",
        "Mentors know what the programme is for: their briefing on its purpose is on record when they begin.", $"{Coordinating}; CLF, skills and understanding", x => !x.AtWork || x.Briefed);

    /// <summary>For mentors, mentees, coordinators and line managers: one of them each.</summary>
    private static readonly DocumentKind[][] ForEachRole =
    [
        [DocumentKind.MentorTraining, DocumentKind.MentorGuidance], [DocumentKind.MenteeGuidance], [DocumentKind.CoordinatorGuidance],
        [DocumentKind.ManagerAndMentor, DocumentKind.ManagerProtocol, DocumentKind.ManagerNotice],
    ];

    public static readonly Advice<IReadOnlySet<DocumentKind>> SupportForAll = new("support-and-training-for-all",
        "Training and support are there for everybody, coordinators and line managers too: something to learn from is published for each role.", "SSSC, resource 4 (policy exemplar)",
        kinds => Array.TrueForAll(ForEachRole, ofRole => Array.Exists(ofRole, kinds.Contains)));

    /// <summary>Early signs that others than the two can see.</summary>
    private static readonly Rule[] Signs = [Frequency, LogPerMeeting, Rebook, MeetingRules.Honoured, ContactRules.Between];

    private static readonly TimeSpan AgendaBefore = TimeSpan.FromDays(2);

    private static readonly Rule[] OfTheTwo = [PromisesKept, MenteeGrows];
    private static readonly Rule[] OfCoordinators = [GroupRules.OneToOneOnRequest, CoordinatorSupports, EndingRules.Prepared, ConcernRules.Timely];

    /// <summary>What a coordinator, or the two, can do about each rule that is watched.</summary>
    public static readonly IReadOnlyDictionary<string, string> ToDo = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Frequency.Id] = "Fix a date, or pause the relationship. As a coordinator, ask both whether something stands in the way.",
        [LogPerMeeting.Id] = "Complete the log of the last meeting.",
        [Rebook.Id] = "Fix another date for the meeting that was cancelled.",
        [TimeGiven.Id] = "Ask whether the time that was agreed is still there; the agreement can be changed.",
        [TimeRespected.Id] = "Talk about how much time is right, and change the agreement if it is more.",
        [PromisesKept.Id] = "Do it, carry it forward, or say that it is at risk.",
        [MenteeGrows.Id] = "Leave the next invitation and the next agenda to the mentee.",
        [GuidanceIssued.Id] = "Give the mentee the guidance and record that it was issued.",
        [EarlyIntervention.Id] = "Have a word with both, apart, and offer help; nobody is to blame.",
        [CoordinatorSupports.Id] = "Look in on the two: ask how it goes and whether they need anything, and say here that you have.",
        [TrainingContinues.Id] = "Offer a refresher and record it.",
        [SupportSource.Id] = "Name a mentor's mentor, or come to a support session.",
        [ProgrammeUnderstood.Id] = "Brief the mentor on what the programme is for, and record it as a theme of their training.",
        [SupportForAll.Id] = "Publish training or guidance for the role that has none.",
        [MatchingRules.Supply.Id] = "Win more mentors, ask whether one has another place, or turn to a group.",
        [ReadinessRules.PolicyReview.Id] = "Review what is due, and publish the outcome as a new version.",
        [ReadinessRules.ResourcesAdequate.Id] = "Find money for the time that is agreed, or agree on an earlier end.",
        [MeetingRules.HasAgenda.Id] = "Say what the meeting is about: a line or two on its agenda, or on the next one's where it is over.",
        [ExchangeRules.OtherSetting.Id] = "Find a day on which the mentee sees another team or service, and record it.",
        [MeetingRules.Honoured.Id] = "Ask what makes the dates hard to keep.",
        [MeetingRules.SessionCount.Id] = "Look together at what is still to be reached, and whether it is time to wind up.",
        [MeetingRules.AgreementAtFirstMeeting.Id] = "Sign the agreement: a second meeting waits for it.",
        [GroupRules.OneToOneOnRequest.Id] = "Plan a session with the mentee who asked for one.",
        [ContactRules.Between.Id] = "Get in touch, and record that you did.",
        [ContactRules.Progress.Id] = "Send the coordinator a few lines.",
        [ProgressRules.Undeliverable.Id] = "Do it, carry it forward, or say that it is at risk.",
        [ProgressRules.PlanEarly.Id] = "Draft the action plan and confirm it.",
        [ReviewRules.Openly.Id] = "Look back together: each writes a statement.",
        [ReadinessRules.PilotReviewPoints.Id] = "Open the review, freeze its data, and bring it to a decision.",
        [ReadinessRules.EvaluationShared.Id] = "Do what the review planned, or say why it is dropped.",
        [EndingRules.Prepared.Id] = "See that a last review is held, and offer another match where one is wanted.",
        [MonitoringRules.NeedsFollowedUp.Id] = "Do something about the training that is needed, and say what.",
        [ConcernRules.Timely.Id] = "Take the concern up, or bring it to its end.",
    };

    /// <summary>What a relationship is out of step with.</summary>
    public static List<Sight> Of(Course course, Programme programme, DateTimeOffset now)
    {
        var (settings, noticed) = (programme.Settings, new Noticed(now));
        var lateAfter = settings[SettingCatalogue.LogLateAfterDays];
        noticed.Weigh(LogPerMeeting, (settings[SettingCatalogue.LogMode], course.DaysWithoutLog(now), lateAfter), course.DaysWithoutLog(now) - lateAfter);
        noticed.Weigh(MeetingRules.Honoured, course.MovesInARow);
        noticed.Weigh(MeetingRules.SessionCount, (course.HeldCount, settings[SettingCatalogue.SessionBand]));
        noticed.Weigh(ProgressRules.Undeliverable, course.OverdueActions);
        noticed.Weigh(PromisesKept, course.OverdueOfMentor);
        noticed.Weigh(GroupRules.OneToOneOnRequest, course.DaysOfOneToOneRequest(now), course.DaysOfOneToOneRequest(now) - 14);
        if (course.Status == RelationshipStatus.WindingUp) noticed.Tell(EndingRules.Prepared);
        else OnTheWay(course, settings, noticed, now);
        var signs = Signs.Count(sign => noticed.Holds(sign));
        noticed.Weigh(EarlyIntervention, (signs, course.RatedLow));
        return [.. noticed.List.Select(x => new Sight(programme.Id, x.Rule.Id, x.Since)
        {
            Relationship = course.Relationship,
            For = OfTheTwo.Contains(x.Rule) || (x.Rule == EarlyIntervention && signs < 2) ? AttentionFor.TheTwo : OfCoordinators.Contains(x.Rule) ? AttentionFor.Coordinators : AttentionFor.All,
            Tell = OfCoordinators.Contains(x.Rule) ? [] : [.. WhoseDuty(course, x.Rule, settings)],
            Again = x.Rule == CoordinatorSupports ? LookIn(course, now) : x.Rule == MeetingRules.HasAgenda ? course.HeldBareAt : null,
        })];
    }

    /// <summary>What a mentor is out of step with.</summary>
    public static List<Sight> Of(MentorFact mentor, Programme programme, DateTimeOffset now)
    {
        var (months, noticed) = (programme.Settings[SettingCatalogue.TrainingRefresherMonths], new Noticed(now));
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        noticed.Weigh(TrainingContinues, (mentor.LastTraining, today, months), mentor.LastTraining is { } last && months is { } every ? today.DayNumber - last.AddMonths(every).DayNumber : 0);
        noticed.Weigh(SupportSource, (mentor.AtWork, mentor.Supported));
        noticed.Weigh(ProgrammeUnderstood, (mentor.AtWork, mentor.Briefed));
        return [.. noticed.List.Select(x => new Sight(programme.Id, x.Rule.Id, x.Since) { Person = mentor.Person, Tell = [mentor.Person] })];
    }

    /// <summary>What the programme itself is out of step with, beside what its readiness knows.</summary>
    public static List<Sight> Of(DesignFacts design, (int Mentees, int Places) supply, DateTimeOffset now)
    {
        var noticed = new Noticed(now);
        noticed.Weigh(SupportForAll, design.Kinds);
        noticed.Weigh(MatchingRules.Supply, supply);
        return [.. noticed.List.Select(x => new Sight(design.Programme.Id, x.Rule.Id, x.Since) { For = AttentionFor.Coordinators })];
    }

    /// <summary>Nobody is told off for these while a relationship winds up.</summary>
    private static void OnTheWay(Course course, Settings settings, Noticed noticed, DateTimeOffset now)
    {
        var (contact, progress, period) = (settings[SettingCatalogue.ContactIntervalDays], settings[SettingCatalogue.ProgressIntervalDays], settings[SettingCatalogue.CommitmentPeriodDays]);
        var overdueAfter = settings[SettingCatalogue.MeetingOverdueAfterDays] ?? course.FrequencyDays;
        contact = contact is null ? null : course.ContactDays ?? contact;
        noticed.Weigh(ContactRules.Between, (course.DaysWithoutContact(now), contact), course.DaysWithoutContact(now) - (contact ?? 0));
        noticed.Weigh(ContactRules.Progress, (course.DaysWithoutUpdate(now), progress), course.DaysWithoutUpdate(now) - (progress ?? 0));
        noticed.Weigh(ProgressRules.PlanEarly, (course.HeldCount, course.HasPlan));
        noticed.Weigh(Frequency, (course.DaysWithoutMeeting(now), overdueAfter), course.DaysWithoutMeeting(now) - (overdueAfter ?? 0));
        noticed.Weigh(Rebook, course.WantsAnotherDate);
        noticed.Weigh(TimeGiven, (course.HoursGiven(now, period), settings[SettingCatalogue.CommitmentHours]));
        noticed.Weigh(TimeRespected, (course.HoursMet(now, period), course.HoursAgreed));
        noticed.Weigh(MenteeGrows, course.ProposedByMentee(ofLast: 4));
        noticed.Weigh(MeetingRules.HasAgenda, BareSince(course) <= now, BareSince(course) is { } bare ? (now - bare).TotalDays : 0);
        noticed.Weigh(ExchangeRules.OtherSetting, course.HasOpportunity || course.Middle is not { } half || half > now ? 1 : 0, course.Middle is { } middle ? (now - middle).TotalDays : 0);
        if (course.Status == RelationshipStatus.Forming && course.HeldCount > 0) noticed.Tell(MeetingRules.AgreementAtFirstMeeting);
        if (course.Status == RelationshipStatus.Forming && course.HeldCount == 0) noticed.Weigh(GuidanceIssued, (settings[SettingCatalogue.InductionForm], course.GuidanceIssued));
        if (ReviewDueSince(course, now) is { } due && due <= now) noticed.Tell(ReviewRules.Openly, due);
        noticed.Weigh(CoordinatorSupports, (course.Age(now), course.Middle <= now, course.LastReviewedAt is not null), course.Age(now) - 14);
    }

    /// <summary>A meeting wants its agenda two days before it, and once it was held without one until the next has one.</summary>
    private static DateTimeOffset? BareSince(Course course) => (course.HeldBareAt ?? course.BareMeetingAt) - AgendaBefore;

    /// <summary>A review waits for two weeks, or half of the time has passed without one.</summary>
    private static DateTimeOffset? ReviewDueSince(Course course, DateTimeOffset now) =>
        course.ReviewOpenSince is { } open ? open.AddDays(14) : course.LastReview is null && course.Middle <= now ? course.Middle : null;

    /// <summary>The last day on which the coordinator was to look in.</summary>
    private static DateTimeOffset LookIn(Course course, DateTimeOffset now)
    {
        var onTheWay = course.Middle is { } middle && middle <= now ? middle : now.AddDays(14 - course.Age(now));
        return course.LastReviewedAt is { } reviewed && (reviewed > onTheWay || onTheWay > now) ? reviewed : onTheWay;
    }

    /// <summary>What one of the two is to do is told to them; everything else to both.</summary>
    private static IEnumerable<Id<People.Person>> WhoseDuty(Course course, Rule rule, Settings settings) =>
        rule == ContactRules.Progress || rule == PromisesKept || rule == GuidanceIssued || rule == ExchangeRules.OtherSetting ? course.People(Enrolments.ParticipantRole.Mentor)
        : rule == MeetingRules.HasAgenda && settings[SettingCatalogue.AgendaOwner] == "mentee" ? course.People(Enrolments.ParticipantRole.Mentee)
        : rule != ContactRules.Between ? course.People()
        : settings[SettingCatalogue.ContactDutyOn] switch
        {
            "mentor" => course.People(Enrolments.ParticipantRole.Mentor),
            "mentee" => course.People(Enrolments.ParticipantRole.Mentee),
            _ => course.People(),
        };

    /// <summary>Gathers the rules that do not hold, each with the time since when.</summary>
    private sealed class Noticed(DateTimeOffset now)
    {
        public List<(Rule Rule, DateTimeOffset Since)> List { get; } = [];

        public void Weigh<TFact>(Advice<TFact> advice, TFact fact, double overdueDays = 0)
        {
            if (!advice.Holds(fact)) Tell(advice, now.AddDays(-Math.Max(0, overdueDays)));
        }

        public void Tell(Rule rule, DateTimeOffset? since = null) => List.Add((rule, since ?? now));

        public bool Holds(Rule rule) => List.Exists(x => x.Rule == rule);
    }
}
