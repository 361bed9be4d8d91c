using System.Text.Json;
using System.Text.RegularExpressions;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Meetings;

/// <summary>A meeting's length and method beside what the programme sets and the agreement in force narrows.</summary>
/// <param name="FarApart">A reason was given why the two can hardly meet in one room.</param>
public sealed record LengthAndMethod(int Minutes, MeetingMethod Method, bool FarApart, Settings Settings, AgreementTerms? Agreed)
{
    public int Min => Agreed?.MinMinutes ?? Settings[SettingCatalogue.MeetingMinMinutes] ?? 1;

    public int Max => Math.Min(Agreed?.MaxMinutes ?? int.MaxValue, Settings[SettingCatalogue.MeetingMaxMinutes] ?? int.MaxValue);
}

/// <summary>What holds for meetings and their logs.</summary>
public static partial class MeetingRules
{
    private const string Checklist = "SSSC, checklist 6 (meetings)";
    private const string Contact = "SSSC, steps 7 and 9 (meetings and contact)";
    private const string Records = "SSSC, record of meetings";
    private const string Reflecting = "ASA, logs";

    public static readonly Rule<(bool First, bool Signed)> AgreementWritten = new("agreement-written", RuleKind.Hard,
        "Every relationship has a written agreement: no second meeting is recorded until all parties have signed it.",
        "SSSC, step 6 (agreement); checklist 6; WLGA, contract", x => x.First || x.Signed);

    public static readonly Rule<(string Deadline, bool Signed)> AgreementAtFirstMeeting = new("agreement-at-first-meeting", RuleKind.Configured,
        "The agreement is signed at the first meeting, or before it where the programme has set so.", "SSSC, checklist 6; WLGA, contract",
        x => x.Deadline != "beforeFirst" || x.Signed);

    public static readonly Rule<LengthAndMethod> Length = new("meeting-length", RuleKind.Configured,
        "Each meeting has a shortest and a longest length: another is not booked; one that was held is kept and told.", "SSSC, resource 5 (agreement); ASA, applying",
        x => x.Minutes >= x.Min && (x.Minutes <= x.Max || x.FarApart));

    public static readonly Advice<(int Minutes, (int From, int To)? Usual)> UsualLength = new("meeting-usual-length",
        "Meetings usually have a length that the programme names: another is told, never refused.", "Rulebook, disagreement D1",
        x => x.Usual is null || (x.Minutes >= x.Usual.Value.From && x.Minutes <= x.Usual.Value.To), RuleKind.Configured);

    public static readonly Rule<LengthAndMethod> LengthByTelephone = new("meeting-length-telephone", RuleKind.Configured,
        "A session by telephone is shorter than the longest meeting.", Contact,
        x => x.Method != MeetingMethod.Telephone || x.Minutes <= x.Settings[SettingCatalogue.MeetingMaxMinutesTelephone]);

    public static readonly Rule<LengthAndMethod> LengthAtDistance = new("meeting-length-distance-exception", RuleKind.Configured,
        "Partners far apart may meet for longer in one room, up to a ceiling and with the reason on record, where the programme allows it.", Checklist,
        x => !x.FarApart || x.Minutes <= x.Max || (x.Method == MeetingMethod.FaceToFace
            && x.Settings[SettingCatalogue.MeetingDistanceException] == "on" && x.Minutes <= x.Settings[SettingCatalogue.MeetingDistanceCeilingMinutes]));

    public static readonly Rule<(MeetingMethod Method, Settings Settings)> Methods = new("contact-methods", RuleKind.Configured,
        "People meet in one room, by telephone, video, messenger, e-mail or another way that they name, as far as the programme offers it.",
        "SSSC, resource 13 (log) and resource 15 (action plan)", x => x.Settings[SettingCatalogue.MeetingMethods].Contains(Word(x.Method)));

    public static readonly Rule<bool> MutualConsent = new("medium-by-mutual-consent", RuleKind.Hard,
        "How, when and where to meet is decided by both: a proposal or a change stands only when the other has accepted it.", Contact, otherAccepts => otherAccepts);

    public static readonly Advice<(DateTimeOffset Latest, DateTimeOffset Now)> Notice = new("cancel-notice",
        "Who cannot come says so beforehand, in the hours that the programme sets, by the clock where they meet; later is taken and marked.", "SSSC, resource 5 (agreement)",
        x => x.Now <= x.Latest, RuleKind.Configured);

    public static readonly Advice<MeetingMethod> CallUndisturbed = new("call-undisturbed",
        "A session by telephone is free from disturbance: both choose a place where nobody comes in or listens.", Contact, method => method != MeetingMethod.Telephone);

    public static readonly Advice<bool> NoClash = new("no-diary-clash",
        "The time does not clash with other meetings: who books is told of another of their own at that time.", "ASA, setting up", taken => !taken);

    public static readonly StructuralRule FirstMeetingTasks = new("first-meeting-tasks", RuleKind.Soft,
        "The first meeting has its seven tasks, from getting to know each other to the date of the next: the two are shown them.", "SSSC, first meeting");

    public static readonly StructuralRule LaterMeetingTasks = new("later-meeting-tasks", RuleKind.Soft,
        "Later meetings have theirs, from looking at the last actions to the next: the two are shown them, and open actions are brought forward.", "SSSC, on-going meetings");

    public static readonly Advice<int> Honoured = new("meetings-honoured",
        "Booked meetings are a priority: two moves in a row are an early sign that something is wrong.", "SSSC, step 7; WLGA, contract", moves => moves < 2);

    public static readonly Advice<(bool First, MeetingMethod Method)> FirstFaceToFace = new("first-meeting-face-to-face",
        "The first meeting is best held in one room, where distance allows.", Contact, x => !x.First || x.Method == MeetingMethod.FaceToFace);

    public static readonly Advice<MeetingVenue?> NeutralVenue = new("neutral-venue",
        "The place is neutral and private, away from the usual workplace and its interruptions.", $"{Checklist}; WLGA, contract", venue => venue != MeetingVenue.Workplace);

    public static readonly Advice<(MeetingVenue? Venue, bool Assured)> WorkplacePrivacy = new("workplace-venue-privacy",
        "Who meets at a workplace makes sure of privacy.", Contact, x => x.Venue != MeetingVenue.Workplace || x.Assured);

    public static readonly Advice<(int Held, (int From, int To)? Band)> SessionCount = new("session-count",
        "A relationship usually takes a handful of sessions; the programme sets how many, and more are told, never refused.", "ASA, pilot; applying",
        x => x.Band is null || x.Held <= x.Band.Value.To, RuleKind.Configured);

    public static readonly StructuralRule Buffer = new("reflection-buffer", RuleKind.Configured,
        "Time is kept free on either side of a meeting, to prepare and to reflect.", "ASA, setting up");

    public static readonly Rule<(string Owner, ParticipantRole Role)> MenteeSetsAgenda = new("mentee-sets-agenda", RuleKind.Configured,
        "The mentee sets the agenda; the mentor may suggest items, and sets it too only where the programme runs joint agendas.", "ASA, eight principles; WLGA, contract",
        x => x.Owner == "joint" || x.Role == ParticipantRole.Mentee);

    public static readonly StructuralRule LogTemplate = new("log-template-uniform", RuleKind.Hard,
        "Every log is one form in one version, and is kept in one place: nothing else counts as a log.", Records);

    public static readonly StructuralRule LogStore = new("log-secure-store", RuleKind.Hard,
        "Logs are stored encrypted and open only to whom their audience names.", Records);

    public static readonly Rule<(string Completer, ParticipantRole Role)> LogCompleter = new("log-completer", RuleKind.Configured,
        "The one whom the programme names completes the log, by default the mentee, or whom the agreement names; the other confirms it.", $"{Records}; {Checklist}",
        x => x.Completer is "both" or "byAgreement" || x.Completer == Word(x.Role));

    public static readonly Rule<bool> LogConfirmedByOther = new("log-confirmed-by-other", RuleKind.Hard,
        "A log is confirmed by the party who has not completed it.", "Rulebook, disagreement D11", other => other);

    public static readonly Advice<(DateTimeOffset MetUntil, DateTimeOffset Now, int Days)> LogDue = new("log-due",
        "The log is completed by the end of the meeting, and counts as late after the days that the programme allows.", $"{Records}; {Checklist}",
        x => x.Now <= x.MetUntil.AddDays(x.Days), RuleKind.Configured);

    public static readonly StructuralRule RapportCheck = new("rapport-stage-check", RuleKind.Soft,
        "After the first meeting both are asked whether they want to go on with each other, or with somebody else.", "SSSC, resource 17 (life cycle); checklist 7");

    public static readonly Advice<bool> HasAgenda = new("meeting-agenda",
        "Each meeting has an agenda that both can read beforehand; from two days before it on, and when it was held, one that has none is told.", Contact, isBare => !isBare);

    public static readonly StructuralRule BothPrepare = new("both-prepare", RuleKind.Soft,
        "Both prepare for a meeting, and each can say that they have.", $"{Contact}; {Checklist}");

    public static readonly Rule<string> LogForwarding = new("log-forwarding", RuleKind.Configured,
        "Whether completed logs go to the coordinator, and when, is the programme's choice.", "SSSC, resource 5 (agreement); WLGA, contract",
        setting => setting is "onCompletion" or "onRequest");

    public static readonly Rule<(string Readers, AgreementTerms? Agreed)> LogReaders = new("log-readers", RuleKind.Configured,
        "Logs are open to the parties, and to the coordinator as far as both the programme and the agreement say so.", $"{Records}; WLGA, contract",
        x => x.Readers == "partiesAndCoordinator" && x.Agreed?.Recipients?.Contains("coordinator") == true);

    public static readonly Rule<(string Mode, NotesTerms? Agreed)> NotesByAgreement = new("notes-kept-by-agreement", RuleKind.Configured,
        "Whether there are notes at all is for the programme and the parties: where there are none, that they met is all that is kept.", "WLGA, contract",
        x => x.Mode == "required" || (x.Mode == "optional" && x.Agreed?.Kept != false));

    public static readonly StructuralRule JointRecords = new("joint-records", RuleKind.Configured,
        "The log of a meeting belongs to both and informs the next one; reflections are each person's own.", "Coventry, keeping records; ASA, logs");

    public static readonly Advice<string> NoPersonalContent = new("log-no-personal-content",
        "The log is not meant for personal information: no addresses, no numbers, no names of others.", Records, text => !PersonalData().IsMatch(text));

    public static readonly Advice<int> ActionsBetween = new("actions-between-sessions",
        "Actions are planned between one session and the next.", "ASA, expected of mentees", actions => actions > 0);

    public static readonly Advice<bool> RegularPattern = new("meeting-regular-pattern",
        "A regular pattern is set early: after a log the next meeting is booked.", Contact, booked => booked);

    public static readonly StructuralRule ChangeHistory = new("record-change-history", RuleKind.Soft,
        "Every change to a record leaves its time and its version on record.", "SSSC, step 9 (records)");

    public static readonly UnautomatedRule OnlineSpace = new("online-space-watched",
        "Shared on-line spaces are planned, watched over and kept current.", "SSSC, planning meetings",
        "There is no shared space here: where people use one it is their employer's, with moderators and rules of its own, and nothing of it reaches the programme.");

    /// <summary>The contract's word for a value.</summary>
    public static string Word<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    [GeneratedRegex(@"[^\s@]+@[^\s@]+\.\w{2,}|\+?\d[\d ()/-]{7,}\d", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PersonalData();
}
