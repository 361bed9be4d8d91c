using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Support;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Api.Support;

/// <summary>Reads concerns.</summary>
public sealed class ConcernQueries(IReader reader)
{
    public Task<ConcernView?> Find(Id<Concern> id, CancellationToken ct) => reader.One(id, Of, ct);

    public Task<Page<ConcernView>> List(Id<Programme>? programme, Id<Relationship>? relationship, ConcernStatus? status, PageQuery page, CancellationToken ct) =>
        reader.All<Concern>().Where(x => (programme == null || x.ProgrammeId == programme) && (relationship == null || x.RelationshipId == relationship) && (status == null || x.Status == status))
            .Paged(page, Of, ct);

    public async Task<Page<ConcernNoteView>> ListNotes(Id<Concern> id, PageQuery page, CancellationToken ct)
    {
        if (!await reader.All<Concern>().AnyAsync(x => x.Id == id, ct)) throw new Unseen();
        return await reader.All<ConcernNote>().Where(x => x.ConcernId == id)
            .Paged(page, Of, ct);
    }

    internal static ConcernNoteView Of(ConcernNote x) => new() { Version = x.Version, Id = x.Id, WrittenBy = x.WrittenBy, Text = x.Text.Value, At = x.At };

    internal static ConcernView Of(Concern x) => new()
    {
        Version = x.Version,
        Id = x.Id,
        Relationship = x.RelationshipId,
        Author = x.AuthorId,
        Category = x.Category,
        Text = x.Text.Value,
        Status = x.Status,
        RaisedAt = x.RaisedAt,
        AcknowledgedAt = x.AcknowledgedAt,
        ClosedAt = x.ClosedAt,
        Shared = x.Shared,
    };
}
