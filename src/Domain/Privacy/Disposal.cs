using System.Linq.Expressions;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Journals;
using Mentoring.Domain.Meetings;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Progress;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Support;

namespace Mentoring.Domain.Privacy;

/// <summary>
/// Deletes what people wrote once the reviews are done and the days of the programme are over. That they met, and how it ended, stays.
/// Each relationship is one write, so that whatever stops it, it goes on at the next.
/// </summary>
public sealed class Disposal(IStore store, TimeProvider clock)
{
    public async Task<int> DisposeOfRecords(CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var disposed = 0;
        foreach (var programme in await store.List<Programme>(x => x.Status == ProgrammeStatus.Closed, ct))
        {
            var id = programme.Id;
            foreach (var relationship in await store.List<Relationship>(x => x.ProgrammeId == id && x.DisposedOn == null, ct))
            {
                if (!PrivacyRules.RecordsDisposal.Holds((programme.DisposesOn, relationship.KeepUntil, today))) continue;
                await Dispose(relationship.Id, today, ct);
                disposed++;
            }
        }
        return disposed;
    }

    private Task Dispose(Id<Relationship> id, DateOnly today, CancellationToken ct) => store.Write(async () =>
    {
        var relationship = await store.Lock(id, ct);
        if (relationship.DisposedOn is not null) return id;
        var concerns = (await store.List<Concern>(x => x.RelationshipId == id, ct)).ConvertAll(concern => concern.Id);
        await Remove<ConcernNote>(x => concerns.Contains(x.ConcernId), ct);
        await Remove<Concern>(x => x.RelationshipId == id, ct);
        await Remove<MeetingLog>(x => x.RelationshipId == id, ct);
        await Remove<Agenda>(x => x.RelationshipId == id, ct);
        await Remove<ReflectiveLog>(x => x.RelationshipId == id, ct);
        await Remove<PrivateNote>(x => x.RelationshipId == id, ct);
        await Remove<PlannedAction>(x => x.RelationshipId == id, ct);
        await Remove<ActionPlan>(x => x.RelationshipId == id, ct);
        await Remove<Goal>(x => x.RelationshipId == id, ct);
        await Remove<ToolSheet>(x => x.RelationshipId == id, ct);
        await Remove<ReviewStatement>(x => x.RelationshipId == id, ct);
        await Remove<ProgressUpdate>(x => x.RelationshipId == id, ct);
        await Remove<ProgressStatement>(x => x.RelationshipId == id, ct);
        await Remove<AnnualReviewItem>(x => x.RelationshipId == id, ct);
        await Remove<Disclosure>(x => x.RelationshipId == id, ct);
        await Remove<SafetyConcern>(x => x.RelationshipId == id, ct);
        await Remove<Consultation>(x => x.RelationshipId == id, ct);
        await Remove<MentorsMentor>(x => x.RelationshipId == id, ct);
        await Remove<OffLimitsTopic>(x => x.RelationshipId == id, ct);
        relationship.DisposeOfRecords(today);
        return id;
    }, ct);

    private async Task Remove<T>(Expression<Func<T, bool>> which, CancellationToken ct) where T : Entity<T>, IVisible<T>
    {
        foreach (var record in await store.List(which, ct)) store.Remove(record);
    }
}
