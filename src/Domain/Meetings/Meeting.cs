using System.Linq.Expressions;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Meetings;

/// <summary>How a meeting is held.</summary>
public enum MeetingMethod
{
    /// <summary>In one room.</summary>
    FaceToFace,

    /// <summary>By telephone.</summary>
    Telephone,

    /// <summary>By video.</summary>
    Video,

    /// <summary>By messenger.</summary>
    Messenger,

    /// <summary>By e-mail.</summary>
    Email,

    /// <summary>Another way.</summary>
    Other,
}

/// <summary>That a meeting was held: date, length and method. What was said is not here.</summary>
public sealed class Meeting : Entity<Meeting>, IVisible<Meeting>, IOfProgramme
{
    private Meeting() { }

    public Meeting(Relationship relationship, DateTimeOffset heldAt, int minutes, MeetingMethod method) =>
        (RelationshipId, ProgrammeId, HeldAt, Minutes, Method) = (relationship.Id, relationship.ProgrammeId, heldAt, minutes, method);

    public Id<Relationship> RelationshipId { get; private set; }
    public Id<Programme> ProgrammeId { get; private set; }
    public DateTimeOffset HeldAt { get; private set; }
    public int Minutes { get; private set; }
    public MeetingMethod Method { get; private set; }

    public static Expression<Func<Meeting, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || v.Relationships.Contains(x.RelationshipId)
        || (v.ProgrammesCoordinated.Contains(x.ProgrammeId) && !v.RelationshipsBarred.Contains(x.RelationshipId));
}

/// <summary>A meeting that took place.</summary>
public sealed record RecordMeeting
{
    /// <summary>When it began; not in the future.</summary>
    public required DateTimeOffset HeldAt { get; init; }

    /// <summary>Length in minutes, 1 to 480.</summary>
    public required int Minutes { get; init; }

    /// <summary>How it was held.</summary>
    public required MeetingMethod Method { get; init; }
}

/// <summary>What holds for meetings from the first on.</summary>
public static class MeetingRules
{
    public static readonly Rule<(bool First, bool Signed)> AgreementWritten = new("agreement-written", RuleKind.Hard,
        "Every relationship has a written agreement: no second meeting is recorded until all parties have signed it.",
        "SSSC, step 6 (agreement); checklist 6; WLGA, contract", x => x.First || x.Signed);

    public static readonly Rule<(string Deadline, bool Signed)> AgreementAtFirstMeeting = new("agreement-at-first-meeting", RuleKind.Configured,
        "The agreement is signed at the first meeting, or before it where the programme has set so.", "SSSC, checklist 6; WLGA, contract",
        x => x.Deadline != "beforeFirst" || x.Signed);

    public static readonly Advice<(int Minutes, Settings Settings)> Length = new("meeting-length",
        "Each meeting has a shortest and a longest length; one that was held outside it is kept and told.", "SSSC, resource 5 (agreement); ASA, applying",
        x => x.Minutes >= x.Settings[SettingCatalogue.MeetingMinMinutes] && x.Minutes <= x.Settings[SettingCatalogue.MeetingMaxMinutes],
        RuleKind.Configured);
}

/// <summary>Records that the parties met.</summary>
public sealed class MeetingCommands(IStore store, Viewer viewer, Warnings warnings, TimeProvider clock)
{
    public Task<Id<Meeting>> RecordMeeting(Id<Relationship> id, RecordMeeting input, CancellationToken ct) => store.Write(async () =>
    {
        var relationship = await store.Lock(id, ct);
        if (relationship.PartyOf(viewer.Person) is null) throw new Forbidden("Only the parties record their meetings.");
        var findings = new Findings();
        findings.Instant("heldAt", input.HeldAt);
        findings.Range("minutes", input.Minutes, 1, 480);
        if (input.HeldAt > clock.GetUtcNow()) findings.Add("heldAt", "Lies in the future.");
        findings.Refuse();
        LifeCycleRules.StepPossible.Check(relationship.IsLive, "The relationship is over.");
        RelationshipRules.CodeAcceptedBeforeStart.Check(relationship.Status != RelationshipStatus.Accepted);
        var programme = await store.Get(relationship.ProgrammeId, ct);
        var signed = relationship.Status == RelationshipStatus.Active;
        var earlier = await store.Find<Meeting>(x => x.RelationshipId == id, ct);
        MeetingRules.AgreementAtFirstMeeting.Check((programme.Settings[SettingCatalogue.AgreementDeadline], signed));
        MeetingRules.AgreementWritten.Check((earlier is null, signed));
        warnings.Weigh(MeetingRules.Length, (input.Minutes, programme.Settings));
        var meeting = new Meeting(relationship, input.HeldAt, input.Minutes, input.Method);
        store.Add(meeting);
        return meeting.Id;
    }, ct);
}
