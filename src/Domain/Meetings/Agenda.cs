using System.Linq.Expressions;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;

namespace Mentoring.Domain.Meetings;

/// <summary>What a meeting is about and where it is held.</summary>
public sealed record AgendaContent
{
    /// <summary>Where.</summary>
    public string? Place { get; init; }

    /// <summary>Why the two can hardly meet in one room.</summary>
    public string? DistanceReason { get; init; }

    /// <summary>Items in order.</summary>
    public IReadOnlyList<string> Items { get; init; } = [];

    /// <summary>Items that the mentor suggested and the mentee has not taken up.</summary>
    public IReadOnlyList<string> Suggestions { get; init; } = [];
}

/// <summary>A meeting's agenda and place: for the parties alone.</summary>
public sealed class Agenda : Entity<Agenda>, IVisible<Agenda>, IRelationshipContent, IGathered
{
    private Agenda() { }

    private Agenda(Meeting meeting) => (MeetingId, RelationshipId, CircleId, ProgrammeId, Content) =
        (meeting.Id, meeting.RelationshipId, meeting.CircleId, meeting.ProgrammeId, Confidential.In(meeting.RelationshipId, new AgendaContent()));

    public Id<Meeting> MeetingId { get; private set; }
    public Id<Relationship> RelationshipId { get; private set; }
    public Id<Circle> CircleId { get; private set; }
    public Id<Programme> ProgrammeId { get; private set; }

    /// <summary>Stored encrypted.</summary>
    public Confidential<AgendaContent> Content { get; private set; } = null!;

    /// <summary>There is something to talk about, its owner's or suggested.</summary>
    public bool HasItems { get; private set; }

    /// <summary>Who has prepared.</summary>
    public List<ParticipantRole> Prepared { get; private set; } = [];

    public static Agenda Of(Meeting meeting) => new(meeting);

    /// <summary>Null when there is nothing to keep.</summary>
    public static Agenda? For(Meeting meeting, MeetingSlot slot)
    {
        if (slot is { Place: null, DistanceReason: null }) return null;
        var agenda = new Agenda(meeting);
        agenda.Arrange(slot);
        return agenda;
    }

    public static Agenda? For(Meeting meeting, PlanMeeting input, ParticipantRole by, Settings settings)
    {
        var agenda = For(meeting, input);
        if (input.Agenda is not { Count: > 0 }) return agenda;
        agenda ??= new(meeting);
        var items = AgendaCommands.Checked("agenda", input.Agenda);
        agenda.Write(MeetingRules.MenteeSetsAgenda.Holds((settings[SettingCatalogue.AgendaOwner], by))
            ? agenda.Content.Value with { Items = items } : agenda.Content.Value with { Suggestions = items });
        return agenda;
    }

    public void Arrange(MeetingSlot slot) => Write(Content.Value with { Place = slot.Place, DistanceReason = slot.DistanceReason });

    /// <summary>Suggestions are considered with it: those that are wanted stand among the items.</summary>
    public void Set(IReadOnlyList<string> items) => Write(Content.Value with { Items = items, Suggestions = [] });

    public void Suggest(string item) => Write(Content.Value with { Suggestions = [.. Content.Value.Suggestions, item] });

    public void Gather(Id<Circle> circle) => CircleId = circle;

    private void Write(AgendaContent content) =>
        (Content, HasItems) = (Confidential.In(RelationshipId, content), content.Items.Count + content.Suggestions.Count > 0);

    public void Prepare(ParticipantRole role)
    {
        if (!Prepared.Contains(role)) Prepared = [.. Prepared, role];
    }

    Id<Person>? IRelationshipContent.KnownOnlyTo => null;

    public static Expression<Func<Agenda, bool>> VisibleTo(Viewer v) => x => v.IsSystem || v.Circles.Contains(x.CircleId);
}

/// <summary>The agenda as its owner wants it.</summary>
public sealed record SetAgenda
{
    /// <summary>Items in order, up to 50 of up to 200 characters. Suggestions that are wanted belong among them; the others fall away.</summary>
    public required IReadOnlyList<string> Items { get; init; }
}

/// <summary>An item that the mentor would like to talk about.</summary>
public sealed record SuggestAgendaItem
{
    /// <summary>The item, 1 to 200 characters.</summary>
    public required string Text { get; init; }

    /// <summary>The area that it belongs to, when the mentee keeps such an area: one that is off limits is refused.</summary>
    public Id<OffLimitsTopic>? Topic { get; init; }
}

/// <summary>The mentee owns the agenda, the mentor suggests, and both prepare.</summary>
public sealed class AgendaCommands(IStore store, Viewer viewer)
{
    private const int MostSuggestions = 50;

    public Task<Id<Agenda>> SetAgenda(Id<Meeting> id, SetAgenda input, CancellationToken ct) => store.Write(async () =>
    {
        var items = Checked("items", input.Items);
        var (meeting, role) = await Own(id, ct);
        var programme = await store.Get(meeting.ProgrammeId, ct);
        MeetingRules.MenteeSetsAgenda.Permit((programme.Settings[SettingCatalogue.AgendaOwner], role));
        var agenda = await Find(id, ct) is { } found ? await store.GetToReplace(found.Id, ct) : Made(meeting);
        agenda.Set(items);
        return agenda.Id;
    }, ct);

    public Task<Id<Agenda>> SuggestAgendaItem(Id<Meeting> id, SuggestAgendaItem input, CancellationToken ct) => store.Write(async () =>
    {
        var findings = new Findings();
        var text = findings.Text("text", input.Text);
        findings.Refuse();
        var (meeting, _) = await Own(id, ct);
        var relationship = meeting.RelationshipId;
        var offLimits = await store.List<OffLimitsTopic>(x => x.RelationshipId == relationship && x.LiftedAt == null, ct);
        BoundaryRules.OffLimits.Check(!offLimits.Exists(topic => topic.Id == input.Topic || topic.Label.Value.Equals(text, StringComparison.OrdinalIgnoreCase)), "The mentee keeps this area to themselves.");
        var agenda = await Find(id, ct) ?? Made(meeting);
        if (agenda.Content.Value.Suggestions.Count >= MostSuggestions) throw new Invalid("/text", $"There are {MostSuggestions} suggestions already.");
        agenda.Suggest(text);
        return agenda.Id;
    }, ct);

    public Task<Id<Agenda>> PrepareForMeeting(Id<Meeting> id, CancellationToken ct) => store.Write(async () =>
    {
        var (meeting, role) = await Own(id, ct);
        var agenda = await Find(id, ct) ?? Made(meeting);
        agenda.Prepare(role);
        return agenda.Id;
    }, ct);

    internal static List<string> Checked(string member, IReadOnlyList<string> items)
    {
        var findings = new Findings();
        var cleaned = findings.Texts(member, items);
        findings.Refuse();
        return cleaned;
    }

    private async Task<(Meeting Meeting, ParticipantRole Role)> Own(Id<Meeting> id, CancellationToken ct)
    {
        var meeting = await store.Get(id, ct);
        var relationship = await store.Lock(meeting.RelationshipId, ct);
        return (meeting, relationship.PartyAtWork(viewer.Person).Role);
    }

    private Task<Agenda?> Find(Id<Meeting> id, CancellationToken ct) => store.Find<Agenda>(x => x.MeetingId == id, ct);

    private Agenda Made(Meeting meeting)
    {
        var agenda = Agenda.Of(meeting);
        store.Add(agenda);
        return agenda;
    }
}
