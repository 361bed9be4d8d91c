using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Matching;
using Mentoring.Domain.Notices;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Progress;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Relationships;

/// <summary>Where the two are with each other.</summary>
public sealed record SetPhase
{
    /// <summary>The phase; earlier ones may be skipped, and gone back to.</summary>
    public required Phase Phase { get; init; }
}

/// <summary>The course of a relationship between its agreement and its end: phases, pauses, winding up, and going on after a suspension.</summary>
public sealed class CourseCommands(IStore store, IRelationshipFacts facts, Joining joining, Viewer viewer, Warnings warnings, Notifier notifier, TimeProvider clock)
{
    public Task<Id<Relationship>> SetPhase(Id<Relationship> id, SetPhase input, CancellationToken ct) => store.Write(async () =>
    {
        var relationship = await AtWork(id, ct);
        var programme = await store.Get(relationship.ProgrammeId, ct);
        EndingRules.FivePhases.Check((programme.Settings[SettingCatalogue.PhasesSet], input.Phase));
        warnings.Weigh(ProgressRules.PlanInStageTwo, (input.Phase, await store.Find<ActionPlan>(x => x.RelationshipId == id, ct) is not null));
        relationship.SetPhase(input.Phase);
        return id;
    }, ct);

    public Task<Id<Relationship>> SignalEnd(Id<Relationship> id, CancellationToken ct) => store.Write(async () =>
    {
        var relationship = await AtWork(id, ct);
        relationship.WindUp();
        warnings.Weigh(ExchangeRules.OtherSetting, (await store.List<Opportunity>(x => x.RelationshipId == id, ct)).Count);
        notifier.TellAll(relationship.People(), NoticeKind.EndSignalled, id);
        return id;
    }, ct);

    public Task<Id<Relationship>> PauseRelationship(Id<Relationship> id, CancellationToken ct) => store.Write(async () =>
    {
        var relationship = await AtWork(id, ct);
        relationship.Stop(clock.GetUtcNow());
        notifier.TellAll(relationship.People().Where(person => person != viewer.Person), NoticeKind.RelationshipPaused, id);
        return id;
    }, ct);

    /// <summary>A party takes up what was paused; a coordinator takes back a suspension, once the authority is gone.</summary>
    public Task<Id<Relationship>> ResumeRelationship(Id<Relationship> id, CancellationToken ct) => store.Write(async () =>
    {
        var relationship = await store.GetToAct(id, ct);
        LifeCycleRules.StepPossible.Check(relationship.IsLive, "The relationship is over.");
        if (relationship.Status == RelationshipStatus.Suspended) await TakeBackSuspension(relationship, ct);
        else
        {
            relationship.PartyAtWork(viewer.Person);
            relationship.GoOn(clock.GetUtcNow());
        }
        notifier.TellAll(relationship.People().Where(person => person != viewer.Person), NoticeKind.RelationshipResumed, id);
        return id;
    }, ct);

    /// <summary>Winds up what nears its agreed end.</summary>
    public async Task<int> WindUpInTime(CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var latest = today.AddDays(SettingCatalogue.WindingUpNoticeDays.Max);
        var near = await store.List<Relationship>(x => x.Status == RelationshipStatus.Active && x.EndsOn != null && x.EndsOn <= latest, ct);
        foreach (var ofProgramme in near.GroupBy(x => x.ProgrammeId))
        {
            var days = (await store.Get(ofProgramme.Key, ct)).Settings[SettingCatalogue.WindingUpNoticeDays];
            foreach (var found in ofProgramme.Where(x => !EndingRules.Prepared.Holds((x.EndsOn, today, days)))) await Prepare(found.Id, ct);
        }
        return near.Count;
    }

    private Task Prepare(Id<Relationship> id, CancellationToken ct) => store.Write(async () =>
    {
        var relationship = await store.Lock(id, ct);
        if (relationship.Status != RelationshipStatus.Active || !relationship.ClocksRun) return id;
        relationship.WindUp();
        notifier.TellAll(relationship.People(), NoticeKind.EndNears, id);
        return id;
    }, ct);

    private async Task TakeBackSuspension(Relationship relationship, CancellationToken ct)
    {
        EndingRules.RematchAtDiscretion.Permit(viewer.Coordinates(relationship.ProgrammeId) && relationship.PartyOf(viewer.Person) is null);
        EndingRules.AuthorityGone.Check(!(await facts.UnderAuthority(ct)).Contains(relationship.Id));
        if (relationship.Model == MentoringModel.Team)
        {
            var team = await joining.Composition(relationship, [], (await store.Get(relationship.ProgrammeId, ct)).Settings, ct);
            new Requirements().Need(ModelRules.TeamMentorOutside, team).Need(ModelRules.TeamSameTeam, team).Refuse();
        }
        relationship.Resume();
    }

    private async Task<Relationship> AtWork(Id<Relationship> id, CancellationToken ct)
    {
        var relationship = await store.GetToAct(id, ct);
        relationship.PartyAtWork(viewer.Person);
        return relationship;
    }
}
