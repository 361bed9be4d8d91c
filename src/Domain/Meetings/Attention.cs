using System.Linq.Expressions;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Notices;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Progress;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Meetings;

/// <summary>That something of a relationship wants looking at, by the rule that says so: for the two and the coordinator. A figure, and nobody's fault.</summary>
public sealed class Attention : Entity<Attention>, IVisible<Attention>, IOfProgramme
{
    private Attention() { }

    public Attention(Relationship relationship, string rule, DateTimeOffset at) =>
        (RelationshipId, ProgrammeId, Rule, RaisedAt) = (relationship.Id, relationship.ProgrammeId, rule, at);

    public Id<Relationship> RelationshipId { get; private set; }
    public Id<Programme> ProgrammeId { get; private set; }

    /// <summary>Id of the rule.</summary>
    public string Rule { get; private set; } = "";

    public DateTimeOffset RaisedAt { get; private set; }

    public static Expression<Func<Attention, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || v.Relationships.Contains(x.RelationshipId)
        || (v.ProgrammesCoordinated.Contains(x.ProgrammeId) && !v.RelationshipsBarred.Contains(x.RelationshipId));
}

/// <summary>What the watch knows of a meeting.</summary>
/// <param name="Logged">Its log was completed.</param>
public sealed record MeetingFact(MeetingStatus Status, DateTimeOffset StartsAt, int Minutes, int BufferMinutes, int Moves, bool Logged);

/// <summary>What the watch knows of a relationship whose clocks run.</summary>
public sealed record Course(Id<Relationship> Relationship, RelationshipStatus Status, DateTimeOffset FormedAt, IReadOnlyList<Pause> Pauses, IReadOnlyList<MeetingFact> Meetings)
{
    /// <summary>Days until contact as the agreement names them; the programme's figure where it does not.</summary>
    public int? ContactDays { get; init; }

    public DateTimeOffset? LastContact { get; init; }
    public DateTimeOffset? LastUpdate { get; init; }

    /// <summary>A plan was confirmed by both.</summary>
    public bool HasPlan { get; init; }

    /// <summary>Accepted actions past their date of which nobody has said a word.</summary>
    public int OverdueActions { get; init; }

    private IEnumerable<MeetingFact> Held => Meetings.Where(meeting => meeting.Status == MeetingStatus.Held);

    public int HeldCount => Held.Count();

    public int MovesInARow => Meetings.Where(meeting => meeting.Status is MeetingStatus.Proposed or MeetingStatus.Scheduled).Select(meeting => meeting.Moves).DefaultIfEmpty().Max();

    /// <summary>A meeting was cancelled and none takes its place.</summary>
    public bool WantsAnotherDate =>
        Meetings.Where(meeting => meeting.Status == MeetingStatus.Cancelled).Select(meeting => meeting.StartsAt).DefaultIfEmpty(DateTimeOffset.MinValue).Max()
        > Meetings.Where(meeting => meeting.Status != MeetingStatus.Cancelled).Select(meeting => meeting.StartsAt).DefaultIfEmpty(DateTimeOffset.MinValue).Max();

    /// <summary>Days since the last meeting, or since it formed; pauses do not count.</summary>
    public double DaysWithoutMeeting(DateTimeOffset now) =>
        Days(Held.Select(meeting => meeting.StartsAt).DefaultIfEmpty(FormedAt).Max(), now);

    /// <summary>Days since the two last met or were in contact, or since it formed; pauses do not count.</summary>
    public double DaysWithoutContact(DateTimeOffset now) => LastContact is { } last ? Math.Min(DaysWithoutMeeting(now), Days(last, now)) : DaysWithoutMeeting(now);

    /// <summary>Days since the coordinator last heard how it goes, or since it formed; pauses do not count.</summary>
    public double DaysWithoutUpdate(DateTimeOffset now) => Days(LastUpdate ?? FormedAt, now);

    /// <summary>Days since the oldest meeting whose log is wanting; pauses do not count.</summary>
    public double DaysWithoutLog(DateTimeOffset now) =>
        Held.Where(meeting => !meeting.Logged).Select(meeting => Days(meeting.StartsAt.AddMinutes(meeting.Minutes), now)).DefaultIfEmpty().Max();

    /// <summary>Hours given in the period that ends now, with the time before and after each meeting. Null while it is younger than a period.</summary>
    public decimal? HoursGiven(DateTimeOffset now, int periodDays) => Days(FormedAt, now) < periodDays ? null
        : Held.Where(meeting => Days(meeting.StartsAt, now) <= periodDays).Sum(meeting => meeting.Minutes + 2 * meeting.BufferMinutes) / 60m;

    private double Days(DateTimeOffset from, DateTimeOffset until) =>
        (until - from - Pauses.Aggregate(TimeSpan.Zero, (paused, pause) => paused + Within(pause, from, until))).TotalDays;

    private static TimeSpan Within(Pause pause, DateTimeOffset from, DateTimeOffset until)
    {
        var (start, end) = (pause.From > from ? pause.From : from, pause.Until < until ? pause.Until : until);
        return end > start ? end - start : TimeSpan.Zero;
    }
}

/// <summary>Facts of meetings for the watch: numbers and dates only.</summary>
public interface IMeetingFacts
{
    /// <summary>Relationships of the programme whose clocks run.</summary>
    Task<List<Course>> Courses(Id<Programme> programme, DateOnly today, CancellationToken ct);
}

/// <summary>What is told and never refused while a relationship goes on.</summary>
public static class AttentionRules
{
    private const string Checklist = "SSSC, checklist 6 (meetings)";

    public static readonly Advice<(double Days, int? OverdueAfterDays)> Frequency = new("meeting-frequency",
        "Meetings are held at least monthly, or as often as the programme sets; later than it allows is told.", $"{Checklist}; Coventry, first meeting; ASA, applying",
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

    /// <summary>The rules that a relationship is out of step with.</summary>
    public static List<string> Of(Course course, Settings settings, DateTimeOffset now)
    {
        var warnings = new Warnings();
        warnings.Weigh(LogPerMeeting, (settings[SettingCatalogue.LogMode], course.DaysWithoutLog(now), settings[SettingCatalogue.LogLateAfterDays]));
        warnings.Weigh(MeetingRules.Honoured, course.MovesInARow);
        warnings.Weigh(MeetingRules.SessionCount, (course.HeldCount, settings[SettingCatalogue.SessionBand]));
        warnings.Weigh(ProgressRules.Undeliverable, course.OverdueActions);
        if (course.Status != RelationshipStatus.WindingUp)
        {
            var contact = settings[SettingCatalogue.ContactIntervalDays];
            warnings.Weigh(ContactRules.Between, (course.DaysWithoutContact(now), contact is null ? null : course.ContactDays ?? contact));
            warnings.Weigh(ContactRules.Progress, (course.DaysWithoutUpdate(now), settings[SettingCatalogue.ProgressIntervalDays]));
            warnings.Weigh(ProgressRules.PlanEarly, (course.HeldCount, course.HasPlan));
            warnings.Weigh(Frequency, (course.DaysWithoutMeeting(now), settings[SettingCatalogue.MeetingOverdueAfterDays]));
            warnings.Weigh(Rebook, course.WantsAnotherDate);
            warnings.Weigh(TimeGiven, (course.HoursGiven(now, settings[SettingCatalogue.CommitmentPeriodDays]), settings[SettingCatalogue.CommitmentHours]));
        }
        return [.. warnings.List.Select(warning => warning.Rule)];
    }
}

/// <summary>Looks after what is overdue: raises it once, and takes it back when it is settled.</summary>
public sealed class AttentionWatch(IStore store, IMeetingFacts facts, Notifier notifier, TimeProvider clock)
{
    public async Task<int> Look(CancellationToken ct)
    {
        var raised = 0;
        foreach (var programme in await store.List<Programme>(x => x.Status == ProgrammeStatus.Running, ct)) raised += await Look(programme, ct);
        return raised;
    }

    private async Task<int> Look(Programme programme, CancellationToken ct)
    {
        var (id, now, settings) = (programme.Id, clock.GetUtcNow(), programme.Settings);
        var wanted = (await facts.Courses(id, DateOnly.FromDateTime(now.UtcDateTime), ct)).Select(course => (course.Relationship, Rules: AttentionRules.Of(course, settings, now))).ToDictionary(x => x.Relationship, x => x.Rules);
        var there = (await store.List<Attention>(x => x.ProgrammeId == id, ct)).ToLookup(x => x.RelationshipId, x => x.Rule);
        var differ = wanted.Keys.Union(there.Select(group => group.Key)).Where(x => !there[x].ToHashSet().SetEquals(wanted.GetValueOrDefault(x) ?? [])).ToList();
        foreach (var relationship in differ) await Settle(relationship, settings, wanted.GetValueOrDefault(relationship) ?? [], ct);
        return differ.Count;
    }

    private Task Settle(Id<Relationship> id, Settings settings, List<string> rules, CancellationToken ct) => store.Write(async () =>
    {
        var relationship = await store.Lock(id, ct);
        var there = await store.List<Attention>(x => x.RelationshipId == id, ct);
        foreach (var settled in there.Where(x => !rules.Contains(x.Rule))) store.Remove(settled);
        if (!relationship.ClocksRun) return id;
        foreach (var rule in rules.Where(rule => !there.Exists(x => x.Rule == rule)))
        {
            store.Add(new Attention(relationship, rule, clock.GetUtcNow()));
            notifier.TellAll(WhoseDuty(relationship, rule, settings), NoticeKind.AttentionRaised, id);
        }
        return id;
    }, ct);

    /// <summary>What one of the two is to do is told to them; everything else to both.</summary>
    private static IEnumerable<Id<Person>> WhoseDuty(Relationship relationship, string rule, Settings settings) =>
        rule == ContactRules.Progress.Id ? relationship.People(ParticipantRole.Mentor)
        : rule != ContactRules.Between.Id ? relationship.People()
        : settings[SettingCatalogue.ContactDutyOn] switch
        {
            "mentor" => relationship.People(ParticipantRole.Mentor),
            "mentee" => relationship.People(ParticipantRole.Mentee),
            _ => relationship.People(),
        };
}
