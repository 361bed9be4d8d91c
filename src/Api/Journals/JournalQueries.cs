using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Journals;
using Mentoring.Domain.Relationships;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Api.Journals;

/// <summary>Reads what somebody wrote for themselves.</summary>
public sealed class JournalQueries(IReader reader)
{
    public Task<ReflectiveLogView?> FindLog(Id<ReflectiveLog> id, CancellationToken ct) => reader.One(id, Of, ct);

    public async Task<Page<ReflectiveLogView>> ListLogs(Id<Relationship> relationship, PageQuery page, CancellationToken ct) =>
        await (await reader.Within<ReflectiveLog>(relationship, ct)).Where(x => x.RelationshipId == relationship).Paged(page, Of, ct);

    public Task<PrivateNoteView?> FindNote(Id<PrivateNote> id, CancellationToken ct) => reader.One(id, Of, ct);

    public async Task<Page<PrivateNoteView>> ListNotes(Id<Relationship> relationship, PageQuery page, CancellationToken ct) =>
        await (await reader.Within<PrivateNote>(relationship, ct)).Where(x => x.RelationshipId == relationship).Paged(page, Of, ct);

    public Task<EvaluationAcknowledgementView?> FindAcknowledgement(Id<EvaluationAcknowledgement> id, CancellationToken ct) => reader.One(id, Of, ct);

    internal static EvaluationAcknowledgementView Of(EvaluationAcknowledgement x) => new() { Version = x.Version, Id = x.Id, Document = x.DocumentId, At = x.At };

    internal static ReflectiveLogView Of(ReflectiveLog x) => new()
    {
        Version = x.Version,
        Id = x.Id,
        Relationship = x.RelationshipId,
        Role = x.Role,
        Status = x.Status,
        Content = x.Content.Value,
        CompletedAt = x.CompletedAt,
        Noticed = x.Noticed,
        ForReview = x.ForReview,
    };

    internal static PrivateNoteView Of(PrivateNote x) => new() { Version = x.Version, Id = x.Id, Relationship = x.RelationshipId, Text = x.Text.Value, WrittenAt = x.WrittenAt };
}
