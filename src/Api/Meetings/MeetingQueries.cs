using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Meetings;
using Mentoring.Domain.Relationships;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Api.Meetings;

/// <summary>Reads meetings.</summary>
public sealed class MeetingQueries(IReader reader)
{
    public async Task<MeetingView?> Find(Id<Meeting> id, CancellationToken ct) =>
        await reader.All<Meeting>().SingleOrDefaultAsync(x => x.Id == id, ct) is { } found ? Of(found) : null;

    public async Task<Page<MeetingView>> List(Id<Relationship> relationship, PageQuery page, CancellationToken ct)
    {
        if (!await reader.All<Relationship>().AnyAsync(x => x.Id == relationship, ct)) throw new Unseen();
        return await reader.All<Meeting>().Where(x => x.RelationshipId == relationship).Paged(page, (rows, _) => Task.FromResult(rows.ConvertAll(Of)), ct);
    }

    private static MeetingView Of(Meeting x) =>
        new() { Version = x.Version, Id = x.Id, Relationship = x.RelationshipId, HeldAt = x.HeldAt, Minutes = x.Minutes, Method = x.Method };
}
