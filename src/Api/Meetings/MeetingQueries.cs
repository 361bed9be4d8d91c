using System.Globalization;
using System.Linq.Expressions;
using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Meetings;
using Mentoring.Domain.Progress;
using Mentoring.Domain.Relationships;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Api.Meetings;

/// <summary>Reads meetings, their agendas and logs.</summary>
public sealed class MeetingQueries(IReader reader)
{
    public Task<MeetingView?> Find(Id<Meeting> id, CancellationToken ct) => reader.One(id, Of, ct);

    public async Task<Page<MeetingView>> List(Id<Relationship> relationship, MeetingStatus? status, PageQuery page, CancellationToken ct) =>
        await (await reader.Within<Meeting>(relationship, ct)).Where(x => x.RelationshipId == relationship && (status == null || x.Status == status))
            .Paged(page, Of, ct);

    /// <summary>The latest meetings by their beginning, newest first.</summary>
    public async Task<List<MeetingView>> Latest(Id<Relationship> relationship, int count, CancellationToken ct) =>
        (await reader.All<Meeting>().Where(x => x.RelationshipId == relationship).OrderByDescending(x => x.StartsAt).ThenByDescending(x => x.Id).Take(count).ToListAsync(ct))
            .ConvertAll(Of);

    /// <summary>The first is the one that is held first; before that, every one that is planned.</summary>
    public async Task<MeetingChecklistView?> FindChecklist(Id<Meeting> id, CancellationToken ct)
    {
        if (await reader.All<Meeting>().SingleOrDefaultAsync(x => x.Id == id, ct) is not { } meeting) return null;
        var relationship = meeting.RelationshipId;
        var first = meeting.Session is { } session ? session == 1 : !await reader.All<Meeting>().AnyAsync(x => x.RelationshipId == relationship && x.Status == MeetingStatus.Held, ct);
        var open = await reader.All<PlannedAction>().Where(x => x.RelationshipId == relationship && (x.Status == ActionStatus.Accepted || x.Status == ActionStatus.AtRisk || x.Status == ActionStatus.CarriedForward))
            .OrderBy(x => x.Id).Select(x => x.Id).ToListAsync(ct);
        return new() { Version = meeting.Version, Meeting = id, IsFirst = first, Items = first ? MeetingChecklist.First : MeetingChecklist.Later, BroughtForward = open };
    }

    public async Task<AgendaView?> FindAgenda(Id<Meeting> meeting, CancellationToken ct) =>
        await reader.All<Agenda>().SingleOrDefaultAsync(x => x.MeetingId == meeting, ct) is { } found ? Of(found) : null;

    public async Task<MeetingLogView?> FindLog(Id<Meeting> meeting, CancellationToken ct) =>
        await reader.All<MeetingLog>().SingleOrDefaultAsync(x => x.MeetingId == meeting, ct) is { } found ? Of(found) : null;

    public async Task<Page<MeetingLogView>> ListLogs(Id<Relationship> relationship, PageQuery page, CancellationToken ct) =>
        await (await reader.Within<MeetingLog>(relationship, ct)).Where(x => x.RelationshipId == relationship).Paged(page, Of, ct);

    public Task<OneToOneRequestView?> FindOneToOneRequest(Id<OneToOneRequest> id, CancellationToken ct) => reader.One(id, Of, ct);

    public async Task<Page<OneToOneRequestView>> ListOneToOneRequests(Id<Relationship> relationship, PageQuery page, CancellationToken ct) =>
        await (await reader.Within<OneToOneRequest>(relationship, ct)).Where(x => x.RelationshipId == relationship).Paged(page, Of, ct);

    public Task<ContactView?> FindContact(Id<Contact> id, CancellationToken ct) => reader.One(id, Of, ct);

    public async Task<Page<ContactView>> ListContacts(Id<Relationship> relationship, PageQuery page, CancellationToken ct) =>
        await (await reader.Within<Contact>(relationship, ct)).Where(x => x.RelationshipId == relationship).Paged(page, Of, ct);

    public Task<ProgressUpdateView?> FindUpdate(Id<ProgressUpdate> id, CancellationToken ct) => reader.One(id, Of, ct);

    public async Task<Page<ProgressUpdateView>> ListUpdates(Id<Relationship> relationship, PageQuery page, CancellationToken ct) =>
        await (await reader.Within<ProgressUpdate>(relationship, ct)).Where(x => x.RelationshipId == relationship).Paged(page, Of, ct);

    public Task<OffLimitsTopicView?> FindTopic(Id<OffLimitsTopic> id, CancellationToken ct) => reader.One(id, Of, ct);

    public async Task<Page<OffLimitsTopicView>> ListTopics(Id<Relationship> relationship, PageQuery page, CancellationToken ct) =>
        await (await reader.Within<OffLimitsTopic>(relationship, ct)).Where(x => x.RelationshipId == relationship).Paged(page, Of, ct);

    internal static OffLimitsTopicView Of(OffLimitsTopic x) => new() { Version = x.Version, Id = x.Id, Relationship = x.RelationshipId, Label = x.Label.Value, Since = x.Since, LiftedAt = x.LiftedAt };

    internal static OneToOneRequestView Of(OneToOneRequest x) => new() { Version = x.Version, Id = x.Id, Relationship = x.RelationshipId, Mentee = x.MenteeId, At = x.At, AnsweredAt = x.AnsweredAt };

    internal static readonly Expression<Func<Meeting, MeetingView>> View = x => new()
    {
        Version = x.Version,
        Id = x.Id,
        Relationship = x.RelationshipId,
        Mentor = x.MentorId,
        Mentee = x.MenteeId,
        Status = x.Status,
        StartsAt = x.StartsAt,
        Minutes = x.Minutes,
        Method = x.Method,
        OtherMethod = x.OtherMethod,
        Venue = x.Venue,
        TimeZone = x.TimeZone,
        StartsAtLocal = x.LocalStart.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
        Session = x.Session,
        ProposedBy = x.ProposedBy,
        Moves = x.Moves,
        ShortNotice = x.ShortNotice,
        KeepFreeFrom = x.StartsAt.AddMinutes(-x.BufferMinutes),
        KeepFreeUntil = x.EndsAt.AddMinutes(x.BufferMinutes),
    };

    private static readonly Func<Meeting, MeetingView> Viewed = View.Compile();

    internal static MeetingView Of(Meeting x) => Viewed(x);

    internal static ContactView Of(Contact x) => new() { Version = x.Version, Id = x.Id, Relationship = x.RelationshipId, At = x.At, Exceptional = x.Exceptional, Agreed = x.Agreed };

    internal static ProgressUpdateView Of(ProgressUpdate x) => new() { Version = x.Version, Id = x.Id, Relationship = x.RelationshipId, Author = x.AuthorId, Text = x.Text.Value, At = x.At };

    internal static AgendaView Of(Agenda x) => new()
    {
        Version = x.Version,
        Id = x.Id,
        Meeting = x.MeetingId,
        Place = x.Content.Value.Place,
        DistanceReason = x.Content.Value.DistanceReason,
        Items = x.Content.Value.Items,
        Suggestions = x.Content.Value.Suggestions,
        Prepared = x.Prepared,
    };

    internal static MeetingLogView Of(MeetingLog x) => new()
    {
        Version = x.Version,
        Id = x.Id,
        Meeting = x.MeetingId,
        Relationship = x.RelationshipId,
        Template = x.Template,
        Status = x.Status,
        Content = x.Content.Value,
        WrittenBy = x.WrittenBy,
        CompletedBy = x.CompletedBy,
        CompletedAt = x.CompletedAt,
        ConfirmedAt = x.ConfirmedAt,
        ForwardedAt = x.ForwardedAt,
    };
}
