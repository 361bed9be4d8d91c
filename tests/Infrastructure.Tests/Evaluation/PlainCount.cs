using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Evaluation;
using Mentoring.Domain.Forms;
using Mentoring.Domain.Matching;
using Mentoring.Domain.Meetings;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Progress;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Support;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Infrastructure.Tests.Evaluation;

/// <summary>The most used indicators, counted a second time and as plainly as can be: every row is loaded, and loops count.</summary>
internal sealed class PlainCount(Programme programme, Scope scope, DateTimeOffset now)
{
    /// <summary>Those that are counted here.</summary>
    public static readonly string[] Indicators = ["I1", "I4", "I5", "I6", "I10", "I11", "I12", "I15", "I18", "I20", "I21", "I23", "I26", "I29"];

    public Dictionary<(string Group, string Indicator, string Measure, string Class), int> Counts { get; } = [];
    public Dictionary<(string Group, string Indicator, string Middle), List<decimal>> Values { get; } = [];
    public Dictionary<string, int> Cohorts { get; } = new(StringComparer.Ordinal);

    private Dictionary<Id<Person>, Id<Organisation>> organisations = [];
    private ILookup<Id<Relationship>, Participation> participations = null!;

    private Settings Settings => programme.Settings;
    private DateTimeOffset From => new(scope.From, TimeOnly.MinValue, TimeSpan.Zero);
    private DateTimeOffset End => new(scope.To.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);
    private DateTimeOffset Last => now < End ? now : End.AddTicks(-10);

    public async Task Count(IReader reader)
    {
        var id = programme.Id;
        organisations = await reader.All<Person>().ToDictionaryAsync(x => x.Id, x => x.OrganisationId);
        participations = (await reader.All<Participation>().Where(x => x.ProgrammeId == id).ToListAsync()).ToLookup(x => x.RelationshipId);
        var meetings = (await reader.All<Meeting>().Where(x => x.ProgrammeId == id).ToListAsync()).ToLookup(x => x.RelationshipId);
        var agreements = (await reader.All<Agreement>().Where(x => x.ProgrammeId == id).ToListAsync()).ToLookup(x => x.RelationshipId);
        var plans = (await reader.All<ActionPlan>().Where(x => x.ProgrammeId == id).ToListAsync()).ToLookup(x => x.RelationshipId);
        var logs = await reader.All<MeetingLog>().Where(x => x.ProgrammeId == id).ToDictionaryAsync(x => x.MeetingId);
        var endings = await reader.All<Ending>().Where(x => x.ProgrammeId == id).ToDictionaryAsync(x => x.RelationshipId);
        var reasons = await reader.All<EndingReason>().Where(x => x.ProgrammeId == id).ToListAsync();
        var relationships = await reader.All<Relationship>().Where(x => x.ProgrammeId == id).ToDictionaryAsync(x => x.Id);
        foreach (var relationship in relationships.Values)
        {
            var held = meetings[relationship.Id].Where(x => x.Status == MeetingStatus.Held && x.MentorId is null && x.StartsAt < End).OrderBy(x => x.StartsAt).ThenBy(x => x.Id).ToList();
            Meetings(relationship, held);
            Records(relationship, held, agreements[relationship.Id], plans[relationship.Id], logs);
            if (relationship.FormedAt < End && (relationship.EndedAt is null || relationship.EndedAt >= From)) Course(relationship, held, endings.GetValueOrDefault(relationship.Id));
        }
        foreach (var reason in reasons)
            if (reason.Reason is { } code && endings[reason.RelationshipId] is { IsEarly: true, EndedAt: { } at } && Within(at)) Add(Group(relationships[reason.RelationshipId]), "I21", "reasons", Word(code));
        await Work(reader, relationships);
        await Answers(reader, relationships);
        await Applications(reader);
    }

    private void Meetings(Relationship relationship, List<Meeting> held)
    {
        var (group, before) = (Group(relationship), relationship.FormedAt);
        var (usual, least, most) = (Settings[SettingCatalogue.MeetingUsualBand] ?? (60, 90), Settings[SettingCatalogue.MeetingMinMinutes] ?? 60, Settings[SettingCatalogue.MeetingMaxMinutes] ?? 120);
        foreach (var meeting in held)
        {
            var days = Math.Max(0, Days(before, meeting.StartsAt));
            before = meeting.StartsAt;
            if (!Within(meeting.StartsAt)) continue;
            Add(group, "I6", "usual", meeting.Minutes < usual.Item1 ? "shorter" : meeting.Minutes > usual.Item2 ? "longer" : "usual");
            Add(group, "I6", "limits", meeting.Minutes < least || meeting.Minutes > most ? "outside" : "within");
            Add(group, "I6", "method", Word(meeting.Method));
            Add(group, "I6", "months", meeting.StartsAt.UtcDateTime.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture));
            Add(group, "I6", "minutes", meeting.Minutes);
            if (meeting.Method is MeetingMethod.FaceToFace or MeetingMethod.Telephone or MeetingMethod.Video) Add(group, "I6", Word(meeting.Method), meeting.Minutes);
            if (relationship.Pauses.Count > 0 || relationship.PausedSince is not null) continue;
            Add(group, "I4", "gap", days);
            Add(group, "I4", "intervals", days <= (relationship.FrequencyDays ?? Settings[SettingCatalogue.MeetingTargetIntervalDays]) ? "withinTarget" : "longer");
        }
    }

    private void Records(Relationship relationship, List<Meeting> held, IEnumerable<Agreement> agreements, IEnumerable<ActionPlan> plans, Dictionary<Id<Meeting>, MeetingLog> logs)
    {
        var group = Group(relationship);
        if (held.Count >= 1 && Within(held[0].StartsAt))
        {
            var signed = agreements.Where(x => x.Status is AgreementStatus.InForce or AgreementStatus.Superseded).Select(x => (DateTimeOffset?)x.Signatures.Max(one => one.At)).Min();
            Add(group, "I10", "signed", signed is null ? "notYet" : Days(held[0].StartsAt, signed.Value) <= 0 ? "byFirstMeeting" : "later");
            if (signed is not null && Days(held[0].StartsAt, signed.Value) > 0) Add(group, "I10", "late", Days(held[0].StartsAt, signed.Value));
        }
        if (held.Count >= 2 && Within(held[1].StartsAt))
        {
            var agreed = plans.Where(x => x.Status != ActionPlanStatus.Draft).Select(x => (DateTimeOffset?)x.Confirmations.Max(one => one.At)).Min();
            Add(group, "I11", "plan", agreed is null ? "notYet" : Days(held[1].StartsAt, agreed.Value) <= 0 ? "bySecondMeeting" : "later");
        }
        var lateAfter = Settings[SettingCatalogue.LogLateAfterDays];
        foreach (var meeting in held.Where(x => Within(x.StartsAt)))
        {
            if (!logs.TryGetValue(meeting.Id, out var log) || log.Status == MeetingLogStatus.Draft)
            {
                Add(group, "I12", "logs", Days(meeting.StartsAt, Last) > lateAfter ? "missing" : "notYetDue");
                continue;
            }
            Add(group, "I12", "logs", Days(meeting.StartsAt, log.CompletedAt!.Value) <= lateAfter ? "onTime" : "late");
            Add(group, "I12", "forwarded", log.ForwardedAt is null ? "kept" : "forwarded");
            Add(group, "I12", "toFile", Days(meeting.StartsAt, log.CompletedAt.Value));
        }
    }

    private void Course(Relationship relationship, List<Meeting> held, Ending? ending)
    {
        var (group, ended) = (Group(relationship), relationship.EndedAt is { } at && Within(at));
        Cohorts[""] = Cohorts.GetValueOrDefault("") + 1;
        if (group.Length > 0) Cohorts[group] = Cohorts.GetValueOrDefault(group) + 1;
        var (from, to) = Settings[SettingCatalogue.SessionBand] ?? (3, 6);
        Add(group, "I5", ended ? "ended" : "running", held.Count < from ? "fewer" : held.Count > to ? "more" : "within");
        if (ended) Add(group, "I5", "sessions", held.Count);
        Add(group, "I21", "relationships", !ended ? "goesOn" : ending!.IsEarly ? "endedEarly" : "endedOtherwise");
        if (ended) Add(group, "I23", "endings", ending!.Kind is EndingKind.ObjectivesMet or EndingKind.TimeReached or EndingKind.Unresolved ? Word(ending.Kind) : "early");
        if (ended || relationship.Pauses.Count > 0 || relationship.PausedSince is not null || relationship.EndsBy is not null) return;
        if (relationship.Status is RelationshipStatus.Suspended or RelationshipStatus.Accepted or RelationshipStatus.WindingUp) return;
        var since = Days(held.Count == 0 ? relationship.FormedAt : held[^1].StartsAt, Last);
        Add(group, "I4", "now", since <= (Settings[SettingCatalogue.MeetingOverdueAfterDays] ?? relationship.FrequencyDays) ? "onTime" : "overdue");
    }

    private async Task Work(IReader reader, Dictionary<Id<Relationship>, Relationship> relationships)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        foreach (var goal in await reader.All<Goal>().Where(x => x.ProgrammeId == programme.Id).ToListAsync())
        {
            var (group, horizon) = (Group(relationships[goal.RelationshipId]), Word(goal.Content.Value.Horizon));
            var (agreed, closed) = (goal.AgreedAt, goal.Status is GoalStatus.Met or GoalStatus.NotMet or GoalStatus.Dropped);
            if (goal.Status == GoalStatus.Draft || agreed >= End) continue;
            if (goal.Status is GoalStatus.Met or GoalStatus.NotMet && Within(goal.ClosedAt!.Value)) Add(group, "I1", horizon, Word(goal.Status));
            if (!closed && goal.Content.Value.TargetOn is { } target && target >= scope.From && target <= scope.To && target <= today) Add(group, "I1", horizon, "due");
        }
        foreach (var action in await reader.All<PlannedAction>().Where(x => x.ProgrammeId == programme.Id).ToListAsync())
        {
            if (action.Status == ActionStatus.Suggested) continue;
            DateOnly? closedOn = action.ClosedAt is { } closed ? DateOnly.FromDateTime(closed.UtcDateTime) : null;
            if ((action.DueOn ?? closedOn) is not { } on || on < scope.From || on > scope.To) continue;
            var role = participations[action.RelationshipId].Single(x => x.PersonId == action.OwnerId).Role;
            Add(Group(relationships[action.RelationshipId]), "I15", $"{Word(role)}s", action.Status switch
            {
                ActionStatus.Done => closedOn > action.DueOn ? "doneLate" : "doneInTime",
                ActionStatus.Accepted => action.DueOn < DateOnly.FromDateTime(Last.UtcDateTime) ? "overdue" : "notYetDue",
                _ => Word(action.Status),
            });
        }
        foreach (var review in await reader.All<RelationshipReview>().Where(x => x.ProgrammeId == programme.Id).ToListAsync())
        {
            if (!Within(review.OpenedAt)) continue;
            var group = Group(relationships[review.RelationshipId]);
            Add(group, "I18", "reviews", review.CompletedAt is null ? "waiting" : "held");
            if (review.CompletedAt is { } completed) Add(group, "I18", "toHold", Days(review.OpenedAt, completed));
        }
        foreach (var concern in await reader.All<Concern>().Where(x => x.ProgrammeId == programme.Id).ToListAsync())
        {
            var (group, limit) = (Group(relationships[concern.RelationshipId]), WorkingDays.After(concern.RaisedAt, Settings[SettingCatalogue.ConcernAcknowledgeDays]));
            if (Within(concern.RaisedAt)) Add(group, "I20", "takenUp", concern.AcknowledgedAt is null ? now <= limit ? "waiting" : "late" : concern.AcknowledgedAt <= limit ? "inTime" : "late");
            if (concern.ClosedAt is { } closed && Within(closed)) Add(group, "I20", "closed", Word(concern.Status));
            if (concern.ClosedAt is { } over && Within(over)) Add(group, "I20", "toClose", Days(concern.RaisedAt, over));
            if (concern.RaisedAt < End && (concern.ClosedAt is null || concern.ClosedAt >= End)) Add(group, "I20", "open", Word(concern.Category));
        }
    }

    private async Task Answers(IReader reader, Dictionary<Id<Relationship>, Relationship> relationships)
    {
        foreach (var ask in await reader.All<EvaluationAsk>().Where(x => x.ProgrammeId == programme.Id).ToListAsync())
            if (Within(ask.AskedAt)) Add(Group(relationships[ask.RelationshipId]), "I29", "responses", ask.Answered ? "answered" : "notAnswered");
        foreach (var answer in await reader.All<EvaluationAnswer>().Where(x => x.ProgrammeId == programme.Id).ToListAsync())
            if (answer.On >= scope.From && answer.On <= scope.To) Answer(Group(relationships[answer.RelationshipId]), answer.FormKey, answer.Content.Value);
        foreach (var answer in await reader.All<UnsignedAnswer>().Where(x => x.ProgrammeId == programme.Id).ToListAsync())
            if (answer.IsOpen && answer.Month >= scope.From && answer.Month <= scope.To) Answer("", answer.FormKey, answer.Content.Value);
    }

    private void Answer(string group, string form, FormAnswers answers)
    {
        Add(group, "I29", form == EvaluationForms.Mentor ? "mentors" : "mentees", answers.Answers["q3"].GetString()!);
        foreach (var (question, measure) in (IEnumerable<(string, string)>)[("q1", "rating"), ("q2", "quality")])
        {
            var points = answers.Answers[question].GetInt32();
            Add(group, "I29", measure, points > 3 ? "high" : points < 3 ? "low" : "middle");
            Add(group, "I29", measure, points);
        }
    }

    private async Task Applications(IReader reader)
    {
        var (signOffs, selections) = (await reader.All<SignOff>().Where(x => x.ProgrammeId == programme.Id).ToListAsync(), await reader.All<Selection>().Where(x => x.ProgrammeId == programme.Id).ToListAsync());
        foreach (var application in await reader.All<Application>().Where(x => x.ProgrammeId == programme.Id).ToListAsync())
        {
            var group = scope.Axis == Axis.Organisation ? organisations[application.PersonId].ToString() : "";
            if (application.Status == ApplicationStatus.Draft) continue;
            if (application.SubmittedAt is { } submitted && Within(submitted)) Add(group, "I26", $"{Word(application.Role)}s", Word(application.Status));
            foreach (var signOff in signOffs.Where(x => x.ApplicationId == application.Id && Within(x.At)))
            {
                Add(group, "I26", "signOffs", signOff.Decision == SignOffDecision.Approve ? "approved" : "declined");
                Add(group, "I26", "toSignOff", Days(application.SubmittedAt!.Value, signOff.At));
            }
            foreach (var selection in selections.Where(x => x.ApplicationId == application.Id))
            {
                if (Within(selection.At)) Add(group, "I26", "toSelection", Days(application.SubmittedAt!.Value, selection.At));
                if (application.ConfirmedAt is { } confirmed && Within(confirmed)) Add(group, "I26", "toAvailable", Days(selection.At, confirmed));
            }
        }
    }

    private string Group(Relationship relationship) => scope.Axis switch
    {
        Axis.Model => Word(relationship.Model),
        Axis.Phase => Word(relationship.Phase),
        Axis.Organisation => participations[relationship.Id].Where(x => x.Role == ParticipantRole.Mentee).Select(x => organisations[x.PersonId]).Distinct().ToList() is [var one] ? one.ToString() : "",
        _ => "",
    };

    private bool Within(DateTimeOffset at) => at >= From && at < End;

    private static int Days(DateTimeOffset from, DateTimeOffset to) => DateOnly.FromDateTime(to.UtcDateTime).DayNumber - DateOnly.FromDateTime(from.UtcDateTime).DayNumber;

    private static string Word<T>(T value) where T : Enum => char.ToLowerInvariant(value.ToString()[0]) + value.ToString()[1..];

    private void Add(string group, string indicator, string measure, string @class)
    {
        foreach (var one in ((string[])["", group]).Distinct(StringComparer.Ordinal)) Counts[(one, indicator, measure, @class)] = Counts.GetValueOrDefault((one, indicator, measure, @class)) + 1;
    }

    private void Add(string group, string indicator, string middle, int value)
    {
        foreach (var one in ((string[])["", group]).Distinct(StringComparer.Ordinal))
        {
            if (!Values.TryGetValue((one, indicator, middle), out var all)) Values[(one, indicator, middle)] = all = [];
            all.Add(value);
        }
    }
}
