using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Matching;
using Mentoring.Domain.Notices;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Relationships;

/// <summary>What HR's change does to those who work together: authority and a place in the mentees' own team suspend, a departure ends. Part of the change itself, so that neither is seen without the other.</summary>
public sealed class Continuity(IStore store, IRelationshipFacts facts, Withdrawal withdrawal, Notifier notifier, TimeProvider clock)
{
    /// <summary>Looks once, after all of a batch.</summary>
    public async Task LookAgain(CancellationToken ct)
    {
        await store.Settle(ct);
        await SuspendAll(EndingRules.ManagerRuleRechecked, await facts.UnderAuthority(ct), ct);
        await SuspendAll(ModelRules.TeamMentorOutside, await facts.MentoredFromWithin(ct), ct);
        await SuspendAll(ModelRules.TeamSameTeam, await facts.OfSeveralTeams(ct), ct);
        var left = await facts.OfLeavers(ct);
        if (left.Count > 0)
            foreach (var application in await store.LockAffected<Application>(x => left.Contains(x.Id), ct)) await Leave(application, ct);
    }

    private async Task SuspendAll(Rule rule, List<Id<Relationship>> ids, CancellationToken ct)
    {
        if (ids.Count == 0) return;
        foreach (var relationship in await store.LockAffected<Relationship>(x => ids.Contains(x.Id), ct)) await Suspend(relationship, rule, ct);
    }

    private async Task Suspend(Relationship relationship, Rule rule, CancellationToken ct)
    {
        if (!relationship.IsLive || relationship.Status == RelationshipStatus.Suspended) return;
        relationship.Suspend(rule, clock.GetUtcNow());
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
