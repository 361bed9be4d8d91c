using System.Linq.Expressions;
using System.Text.Json;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Forms;
using Mentoring.Domain.Notices;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Meetings;

/// <summary>A step or an action that came out of a meeting.</summary>
public sealed record LogAction
{
    /// <summary>What is done, 1 to 1,000 characters.</summary>
    public required string Text { get; init; }

    /// <summary>Whose it is.</summary>
    public required ParticipantRole Owner { get; init; }

    /// <summary>What it takes and where that is, up to 1,000 characters.</summary>
    public string? Resources { get; init; }
}

/// <summary>The log of a meeting: what came of the last actions, what was talked about, and what comes next.</summary>
public sealed record LogContent : IFilled
{
    /// <summary>Where it was held, up to 500 characters.</summary>
    public string? Place { get; init; }

    /// <summary>Actions and objectives achieved since the last meeting, up to 50 of up to 1,000 characters.</summary>
    public IReadOnlyList<string>? Achieved { get; init; }

    /// <summary>Challenges, solutions, and objectives that are still open, up to 10,000 characters.</summary>
    public string? Challenges { get; init; }

    /// <summary>Topics of this meeting, up to 50 of up to 1,000 characters.</summary>
    public IReadOnlyList<string>? Topics { get; init; }

    /// <summary>Steps towards the objectives set now, up to 50.</summary>
    public IReadOnlyList<LogAction>? Steps { get; init; }

    /// <summary>Actions before the next meeting, up to 50.</summary>
    public IReadOnlyList<LogAction>? Actions { get; init; }

    /// <summary>What the next objectives need, up to 10,000 characters.</summary>
    public string? ResourcesNeeded { get; init; }

    /// <summary>When the next meeting is.</summary>
    public DateOnly? NextMeetingOn { get; init; }

    /// <summary>The version of the form that was shown; the one in force where nothing is said.</summary>
    public FormShown? Form { get; init; }

    /// <summary>Answers to what the programme asks beside the rest, by the key of the question.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Added { get; init; }

    /// <summary>All that people wrote, for a look at what does not belong here.</summary>
    internal string AllText() => string.Join('\n',
        [Place ?? "", .. Achieved ?? [], Challenges ?? "", .. Topics ?? [], .. (Steps ?? []).Concat(Actions ?? []).Select(x => $"{x.Text}\n{x.Resources}"), ResourcesNeeded ?? ""]);

    internal LogContent Checked()
    {
        var findings = new Findings();
        var cleaned = this with
        {
            Place = findings.OptionalText("place", Place, 500),
            Achieved = findings.Texts("achieved", Achieved, max: 1000),
            Challenges = findings.OptionalText("challenges", Challenges, Findings.LongText),
            Topics = findings.Texts("topics", Topics, max: 1000),
            Steps = ActionsIn("steps", Steps, findings),
            Actions = ActionsIn("actions", Actions, findings),
            ResourcesNeeded = findings.OptionalText("resourcesNeeded", ResourcesNeeded, Findings.LongText),
        };
        findings.Date("nextMeetingOn", NextMeetingOn);
        findings.Refuse();
        return cleaned;
    }

    private static List<LogAction> ActionsIn(string member, IReadOnlyList<LogAction>? actions, Findings findings)
    {
        if (actions?.Count > 50) findings.Add(member, "Has more than 50.");
        return [.. (actions ?? []).Take(50).Select((action, i) => action with
        {
            Text = findings.Text($"{member}/{i}/text", action.Text, 1000),
            Resources = findings.OptionalText($"{member}/{i}/resources", action.Resources, 1000),
        })];
    }
}

/// <summary>Where a log stands.</summary>
public enum MeetingLogStatus
{
    /// <summary>Either party may still change it.</summary>
    Draft,

    /// <summary>Completed; waits for the other party to confirm it.</summary>
    Completed,

    /// <summary>Confirmed by the other party: it stays as it is.</summary>
    Confirmed,
}

/// <summary>The joint log of one meeting.</summary>
public sealed class MeetingLog : Entity<MeetingLog>, IVisible<MeetingLog>, IRelationshipContent, IGathered
{
    private MeetingLog() { }

    public MeetingLog(Meeting meeting) =>
        (MeetingId, RelationshipId, CircleId, ProgrammeId) = (meeting.Id, meeting.RelationshipId, meeting.CircleId, meeting.ProgrammeId);

    public Id<Meeting> MeetingId { get; private set; }
    public Id<Relationship> RelationshipId { get; private set; }
    public Id<Circle> CircleId { get; private set; }
    public Id<Programme> ProgrammeId { get; private set; }

    /// <summary>Version of the form.</summary>
    public int Template { get; private set; } = 1;

    public MeetingLogStatus Status { get; private set; }

    /// <summary>Stored encrypted.</summary>
    public Confidential<LogContent> Content { get; private set; } = null!;

    /// <summary>How many actions it names: evaluation takes that, and no word.</summary>
    public int? Actions { get; private set; }

    /// <summary>Who wrote last.</summary>
    public Id<Person> WrittenBy { get; private set; }

    public Id<Person>? CompletedBy { get; private set; }
    public DateTimeOffset? CompletedAt { get; private set; }
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>When it went to the coordinator. Until then the two alone read it.</summary>
    public DateTimeOffset? ForwardedAt { get; private set; }

    public void Write(LogContent content, Id<Person> by)
    {
        LifeCycleRules.StepPossible.Check(Status != MeetingLogStatus.Confirmed, "The log is confirmed: it stays as it is.");
        (Content, WrittenBy, Status, CompletedBy, CompletedAt, Template) = (Confidential.In(RelationshipId, content), by, MeetingLogStatus.Draft, null, null, content.Form?.Number ?? Template);
        Actions = (content.Steps?.Count ?? 0) + (content.Actions?.Count ?? 0);
    }

    public void Complete(Id<Person> by, DateTimeOffset at)
    {
        LifeCycleRules.StepPossible.Check(Status == MeetingLogStatus.Draft, "The log was completed.");
        (Status, CompletedBy, CompletedAt) = (MeetingLogStatus.Completed, by, at);
    }

    public void Confirm(Id<Person> by, DateTimeOffset at)
    {
        LifeCycleRules.StepPossible.Check(Status == MeetingLogStatus.Completed, "The log does not wait to be confirmed.");
        MeetingRules.LogConfirmedByOther.Permit(CompletedBy != by);
        (Status, ConfirmedAt) = (MeetingLogStatus.Confirmed, at);
    }

    public void Forward(DateTimeOffset at)
    {
        LifeCycleRules.StepPossible.Check(Status == MeetingLogStatus.Confirmed, "Only a confirmed log goes to the coordinator.");
        ForwardedAt ??= at;
    }

    public void Gather(Id<Circle> circle) => CircleId = circle;

    /// <summary>The parties narrowed who reads: it goes back to them.</summary>
    public void Recall() => ForwardedAt = null;

    Id<Person>? IRelationshipContent.KnownOnlyTo => null;

    public static Expression<Func<MeetingLog, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || v.Circles.Contains(x.CircleId) || x.WrittenBy == v.Self || v.LogsOpened.Contains(x.CircleId)
        || (x.ForwardedAt != null && v.ProgrammesCoordinated.Contains(x.ProgrammeId) && !v.RelationshipsBarred.Contains(x.RelationshipId));
}

/// <summary>Either party drafts the log, one completes it, the other confirms it, and then it goes where programme and agreement say.</summary>
public sealed class MeetingLogCommands(IStore store, Viewer viewer, Warnings warnings, Notifier notifier, TimeProvider clock)
{
    public Task<Id<MeetingLog>> WriteMeetingLog(Id<Meeting> id, LogContent input, CancellationToken ct) => store.Write(async () =>
    {
        var content = input.Checked();
        var (relationship, meeting, role) = await Own(id, ct);
        content = content with { Form = await store.Fill(meeting.ProgrammeId, "writeMeetingLog", content, role, complete: false, ct) };
        var programme = await store.Get(meeting.ProgrammeId, ct);
        LifeCycleRules.StepPossible.Check(meeting.Status == MeetingStatus.Held, "Only a meeting that was held has a log.");
        MeetingRules.NotesByAgreement.Check((programme.Settings[SettingCatalogue.LogMode], (await store.TermsInForce(relationship.Id, ct))?.Notes));
        var log = await Find(id, ct) is { } found ? await store.GetToReplace(found.Id, ct) : Made(meeting);
        log.Write(content, viewer.RequirePerson());
        warnings.Weigh(MeetingRules.NoPersonalContent, content.AllText());
        return log.Id;
    }, ct);

    public Task<Id<MeetingLog>> CompleteMeetingLog(Id<Meeting> id, CancellationToken ct) => store.Write(async () =>
    {
        var (relationship, meeting, role) = await Own(id, ct);
        var log = await ToAct(id, ct);
        var settings = (await store.Get(meeting.ProgrammeId, ct)).Settings;
        var now = clock.GetUtcNow();
        MeetingRules.LogCompleter.Permit((await Completer(relationship.Id, settings, ct), role));
        await store.Fill(meeting.ProgrammeId, "writeMeetingLog", log.Content.Value, role, complete: true, ct);
        log.Complete(viewer.RequirePerson(), now);
        warnings.Weigh(MeetingRules.LogDue, (meeting.EndsAt, now, settings[SettingCatalogue.LogLateAfterDays]));
        warnings.Weigh(MeetingRules.ActionsBetween, log.Content.Value.Actions?.Count ?? 0);
        var relationshipId = relationship.Id;
        warnings.Weigh(MeetingRules.RegularPattern, log.Content.Value.NextMeetingOn is not null || await store.Find<Meeting>(x => x.RelationshipId == relationshipId && x.StartsAt > now, ct) is not null);
        notifier.TellAll(relationship.People().Where(person => person != viewer.Person), NoticeKind.MeetingLogToConfirm, id);
        return log.Id;
    }, ct);

    public Task<Id<MeetingLog>> ConfirmMeetingLog(Id<Meeting> id, CancellationToken ct) => store.Write(async () =>
    {
        var (relationship, _, _) = await Own(id, ct);
        var log = await ToAct(id, ct);
        log.Confirm(viewer.RequirePerson(), clock.GetUtcNow());
        if (await store.GoesToCoordinator(relationship, ct)) await Forward(log, ct);
        return log.Id;
    }, ct);

    /// <summary>The coordinator asks; whether the log comes is the parties' to say.</summary>
    public Task<Id<Meeting>> RequestMeetingLog(Id<Meeting> id, CancellationToken ct) => store.Write(async () =>
    {
        var meeting = await store.Get(id, ct);
        if (!viewer.Coordinates(meeting.ProgrammeId)) throw new Forbidden("Only the coordinator asks for logs.");
        var relationship = await store.Lock(meeting.RelationshipId, ct);
        await store.CheckForwardable(relationship, ct);
        LifeCycleRules.StepPossible.Check(meeting.Status == MeetingStatus.Held, "Only a meeting that was held has a log.");
        notifier.TellAll(meeting.Of(relationship), NoticeKind.MeetingLogRequested, id);
        return id;
    }, ct);

    public Task<Id<MeetingLog>> ForwardMeetingLog(Id<Meeting> id, CancellationToken ct) => store.Write(async () =>
    {
        var (relationship, _, _) = await Own(id, ct);
        var log = await ToAct(id, ct);
        await store.CheckForwardable(relationship, ct);
        await Forward(log, ct);
        return log.Id;
    }, ct);

    /// <summary>Where the programme leaves it to the two, whom their agreement names to keep notes.</summary>
    private async Task<string> Completer(Id<Relationship> relationship, Settings settings, CancellationToken ct) =>
        settings[SettingCatalogue.LogCompleter] is not "byAgreement" and var named ? named : (await store.TermsInForce(relationship, ct))?.Notes?.By ?? "both";

    private async Task Forward(MeetingLog log, CancellationToken ct)
    {
        log.Forward(clock.GetUtcNow());
        await notifier.TellCoordinators(log.ProgrammeId, NoticeKind.MeetingLogForwarded, log.MeetingId, ct);
    }

    private async Task<(Relationship Relationship, Meeting Meeting, ParticipantRole Role)> Own(Id<Meeting> id, CancellationToken ct)
    {
        var meeting = await store.Get(id, ct);
        var relationship = await store.Lock(meeting.RelationshipId, ct);
        var party = relationship.PartyOf(viewer.Person) ?? throw new Forbidden("Only the parties write their log.");
        LifeCycleRules.StepPossible.Check(relationship.Status != RelationshipStatus.Suspended, "The relationship is suspended.");
        return (relationship, meeting, party.Role);
    }

    private async Task<MeetingLog> ToAct(Id<Meeting> id, CancellationToken ct) =>
        await store.GetToAct((await Find(id, ct) ?? throw new Unseen()).Id, ct);

    private Task<MeetingLog?> Find(Id<Meeting> id, CancellationToken ct) => store.Find<MeetingLog>(x => x.MeetingId == id, ct);

    private MeetingLog Made(Meeting meeting)
    {
        var log = new MeetingLog(meeting);
        store.Add(log);
        return log;
    }
}
