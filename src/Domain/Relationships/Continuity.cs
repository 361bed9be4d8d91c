using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Notices;

namespace Mentoring.Domain.Relationships;

/// <summary>What HR's change does to those who work together: authority suspends, a departure ends. Part of the change itself, so that neither is seen without the other.</summary>
public sealed class Continuity(IStore store, IRelationshipFacts facts, Withdrawal withdrawal, Notifier notifier, TimeProvider clock)
{
    /// <summary>Looks once, after all of a batch.</summary>
    public async Task LookAgain(CancellationToken ct)
    {
        await store.Settle(ct);
        var above = await facts.UnderAuthority(ct);
        if (above.Count > 0)
            foreach (var relationship in await store.LockAffected<Relationship>(x => above.Contains(x.Id), ct)) await Suspend(relationship, ct);
        var left = await facts.OfLeavers(ct);
        if (left.Count > 0)
            foreach (var application in await store.LockAffected<Application>(x => left.Contains(x.Id), ct)) await Leave(application, ct);
    }

    private async Task Suspend(Relationship relationship, CancellationToken ct)
    {
        if (!relationship.IsLive || relationship.Status == RelationshipStatus.Suspended) return;
        relationship.Suspend(clock.GetUtcNow());
        notifier.TellAll(relationship.People(), NoticeKind.RelationshipSuspended, relationship.Id);
        notifier.TellAll(relationship.People(), NoticeKind.RematchOffered, relationship.Id);
        await notifier.TellCoordinators(relationship.ProgrammeId, NoticeKind.RelationshipSuspended, relationship.Id, ct);
    }

    private async Task Leave(Application application, CancellationToken ct)
    {
        if (application.IsOver) return;
        application.Withdraw();
        await withdrawal.Leave(application, ct);
    }
}
