using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Forms;
using Mentoring.Domain.Matching;
using Mentoring.Domain.Meetings;
using Mentoring.Domain.Notices;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Progress;

/// <summary>How a goal ended.</summary>
public sealed record CloseGoal
{
    /// <summary>met, notMet or dropped.</summary>
    public required GoalStatus Outcome { get; init; }
}

/// <summary>The version of a plan that is confirmed.</summary>
public sealed record ConfirmActionPlan
{
    /// <summary>Its number; a plan that has changed since has another.</summary>
    public required int Number { get; init; }
}

/// <summary>How a milestone went.</summary>
public sealed record RecordMilestone
{
    /// <summary>Its place in the list, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>achieved or missed.</summary>
    public required MilestoneOutcome Outcome { get; init; }
}

/// <summary>How a plan ended.</summary>
public sealed record CloseActionPlan
{
    /// <summary>completed or closedUnmet.</summary>
    public required ActionPlanStatus Outcome { get; init; }
}

/// <summary>The mentee's goals, and the plan of both.</summary>
public sealed class PlanCommands(IStore store, Viewer viewer, Warnings warnings, Notifier notifier, TimeProvider clock)
{
    private static readonly GoalStatus[] GoalOutcomes = [GoalStatus.Met, GoalStatus.NotMet, GoalStatus.Dropped];
    private static readonly ActionPlanStatus[] PlanOutcomes = [ActionPlanStatus.Completed, ActionPlanStatus.ClosedUnmet];

    public Task<Id<Goal>> AddGoal(Id<Relationship> id, GoalContent input, CancellationToken ct) => store.Write(async () =>
        await Add(await store.Lock(id, ct), input.Checked(), parent: null, ct), ct);

    public Task<Id<Goal>> AddSubGoal(Id<Goal> id, GoalContent input, CancellationToken ct) => store.Write(async () =>
    {
        var content = input.Checked();
        var parent = await store.Get(id, ct);
        LifeCycleRules.StepPossible.Check(parent.IsOpen, "The goal is closed.");
        return await Add(await store.Lock(parent.RelationshipId, ct), content, parent, ct);
    }, ct);

    public Task<Id<Goal>> ChangeGoal(Id<Goal> id, GoalContent input, CancellationToken ct) => store.Write(async () =>
    {
        var content = input.Checked();
        await Own((await store.Get(id, ct)).RelationshipId, ct);
        var goal = await store.GetToReplace(id, ct);
        await CheckScope(goal.ProgrammeId, content, ParticipantRole.Mentee, ct);
        goal.Change(content with { Shared = null, Mentee = null }, clock.GetUtcNow());
        return id;
    }, ct);

    public Task<Id<Goal>> AgreeGoal(Id<Goal> id, CancellationToken ct) => store.Write(async () =>
    {
        await Own((await store.Get(id, ct)).RelationshipId, ct);
        (await store.GetToAct(id, ct)).Agree(clock.GetUtcNow());
        return id;
    }, ct);

    public Task<Id<Goal>> CloseGoal(Id<Goal> id, CloseGoal input, CancellationToken ct) => store.Write(async () =>
    {
        if (!GoalOutcomes.Contains(input.Outcome)) throw new Invalid("/outcome", "Is none of met, notMet, dropped.");
        await Own((await store.Get(id, ct)).RelationshipId, ct);
        (await store.GetToAct(id, ct)).Close(input.Outcome, clock.GetUtcNow());
        return id;
    }, ct);

    /// <summary>Changes the draft, or begins the next version of what is agreed: that one stays in force until both have confirmed its successor.</summary>
    public Task<Id<ActionPlan>> DraftActionPlan(Id<Relationship> id, ActionPlanContent input, CancellationToken ct) => store.Write(async () =>
    {
        var content = input.Checked();
        var relationship = await store.Lock(id, ct);
        var party = relationship.PartyAtWork(viewer.Person);
        ProgressRules.PlanFields.Check(content, "It is completed on or after the day on which it begins.");
        await Goals(relationship, content, ct);
        if (content.Meeting is { } meeting && await store.Find<Meeting>(x => x.Id == meeting && x.RelationshipId == id, ct) is null) throw new Invalid("/meeting", "Is no meeting of this relationship.");
        var newest = await Newest(id, ct);
        warnings.Weigh(ProgressRules.PlanReviewed, (newest is null or { Number: 1, Status: ActionPlanStatus.Draft }, content));
        warnings.Weigh(ProgressRules.Contingency, content);
        if (newest is { Status: ActionPlanStatus.Draft }) await store.GetToReplace(newest.Id, ct);
        else store.Add(newest = new(relationship, await LastNumber(id, ct)));
        newest.Gather(relationship.All);
        newest.Draft(content with { Form = await store.Fill(relationship.ProgrammeId, "draftActionPlan", content, party.Role, complete: true, ct) });
        if (party.Role == ParticipantRole.Mentee) TellMentors(relationship, newest);
        return newest.Id;
    }, ct);

    public Task<Id<ActionPlan>> ConfirmActionPlan(Id<Relationship> id, ConfirmActionPlan input, CancellationToken ct) => store.Write(async () =>
    {
        var relationship = await store.Lock(id, ct);
        var party = relationship.PartyAtWork(viewer.Person);
        var plan = await ToAct(id, ct);
        ProgressRules.PlanJointlyMade.Check(plan.Number == input.Number, "The plan has changed since you read it.");
        plan.Confirm(party, relationship.People(ParticipantRole.Mentor).Count(), clock.GetUtcNow(), relationship.People(ParticipantRole.Mentee).Count());
        if (plan.Status == ActionPlanStatus.Agreed) await ComeIntoForce(relationship, plan, ct);
        else if (party.Role == ParticipantRole.Mentor) notifier.TellAll(relationship.People(ParticipantRole.Mentee), NoticeKind.ActionPlanToConfirm, plan.Id);
        return plan.Id;
    }, ct);

    public Task<Id<ActionPlan>> RecordMilestone(Id<Relationship> id, RecordMilestone input, CancellationToken ct) => store.Write(async () =>
    {
        var plan = await Agreed(id, ct);
        if (input.Index < 0 || input.Index >= (plan.Content.Value.Milestones?.Count ?? 0)) throw new Invalid("/index", "There is no such milestone.");
        plan.Mark(input.Index, input.Outcome);
        return plan.Id;
    }, ct);

    public Task<Id<ActionPlan>> CloseActionPlan(Id<Relationship> id, CloseActionPlan input, CancellationToken ct) => store.Write(async () =>
    {
        if (!PlanOutcomes.Contains(input.Outcome)) throw new Invalid("/outcome", "Is none of completed, closedUnmet.");
        var plan = await Agreed(id, ct);
        plan.Close(input.Outcome == ActionPlanStatus.Completed);
        return plan.Id;
    }, ct);

    public Task<Id<ActionPlan>> ForwardActionPlan(Id<Relationship> id, CancellationToken ct) => store.Write(async () =>
    {
        var relationship = await store.Lock(id, ct);
        relationship.PartyAtWork(viewer.Person);
        var plan = await ToAct(id, ct);
        await store.CheckForwardable(relationship, ct);
        await Forward(plan, ct);
        return plan.Id;
    }, ct);

    /// <summary>Reminds of the reviews that plans and sheets name.</summary>
    public async Task<int> RemindOfReviews(CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var plans = await store.List<ActionPlan>(x => x.Status == ActionPlanStatus.Agreed && x.NextReviewOn <= today, ct);
        var sheets = await store.List<ToolSheet>(x => x.NextReviewOn <= today, ct);
        foreach (var found in plans) await Remind(found.RelationshipId, () => store.Lock(found.Id, ct), plan => plan.NextReviewOn, plan => plan.Remind(today), (relationship, _) => relationship.People(), ct);
        foreach (var found in sheets) await Remind(found.RelationshipId, () => store.Lock(found.Id, ct), sheet => sheet.NextReviewOn, sheet => sheet.Remind(), (_, sheet) => [sheet.AuthorId], ct);
        return plans.Count + sheets.Count;
    }

    private Task Remind<T>(Id<Relationship> relationshipId, Func<Task<T>> read, Func<T, DateOnly?> due, Action<T> done, Func<Relationship, T, IEnumerable<Id<Person>>> whom, CancellationToken ct)
        where T : Entity<T> => store.Write(async () =>
    {
        var relationship = await store.Lock(relationshipId, ct);
        var record = await read();
        if (due(record) is null || !relationship.ClocksRun) return record.Id;
        done(record);
        notifier.TellAll(whom(relationship, record), NoticeKind.ProgressReviewDue, record.Id);
        return record.Id;
    }, ct);

    private async Task<Id<Goal>> Add(Relationship relationship, GoalContent content, Goal? parent, CancellationToken ct)
    {
        var party = relationship.PartyAtWork(viewer.Person);
        await CheckScope(relationship.ProgrammeId, content, party.Role, ct);
        var circle = parent?.CircleId ?? CircleOf(relationship, party, content);
        var goal = new Goal(relationship, party.Role, content with { Shared = null, Mentee = null }, parent?.Id, circle);
        store.Add(goal);
        if (party.Role == ParticipantRole.Mentor)
            notifier.TellAll((await store.Members(relationship, circle, ct)).Intersect(relationship.People(ParticipantRole.Mentee)), NoticeKind.GoalSuggested, goal.Id);
        return goal.Id;
    }

    /// <summary>A goal is its mentee's and the mentors' to read, or everybody's.</summary>
    private static Id<Circle> CircleOf(Relationship relationship, Party party, GoalContent content)
    {
        if (content.Shared == true || relationship.Model == MentoringModel.OneToOne) return relationship.All;
        if (party.Role == ParticipantRole.Mentee) return relationship.Around(party.PersonId);
        var mentee = relationship.Other(party, content.Mentee, "/mentee") ?? throw new Invalid("/mentee", "Say whose goal it would be, or that it is shared.");
        return relationship.Around(mentee.PersonId);
    }

    private async Task CheckScope(Id<Programme> programme, GoalContent content, ParticipantRole by, CancellationToken ct) =>
        BoundaryRules.ProfessionalScope.Check(((await store.Get(programme, ct)).Settings[SettingCatalogue.BoundaryScope], content.Personal == true, by));

    /// <summary>The relationship of the mentee who asks, who may still close a goal when it is over.</summary>
    private async Task Own(Id<Relationship> id, CancellationToken ct)
    {
        var relationship = await store.Lock(id, ct);
        var party = relationship.PartyOf(viewer.Person) ?? throw new Forbidden("Only the parties do this.");
        ProgressRules.GoalOwnedByMentee.Permit(party.Role);
        LifeCycleRules.StepPossible.Check(relationship.Status != RelationshipStatus.Suspended, "The relationship is suspended.");
    }

    private async Task ComeIntoForce(Relationship relationship, ActionPlan plan, CancellationToken ct)
    {
        foreach (var goal in (await Goals(relationship, plan.Content.Value, ct)).Where(goal => goal.Status == GoalStatus.Draft)) goal.Agree(clock.GetUtcNow());
        foreach (var earlier in await store.LockAffected<ActionPlan>(x => x.RelationshipId == relationship.Id && x.Status == ActionPlanStatus.Agreed, ct))
            if (earlier.Id != plan.Id) earlier.Supersede();
        notifier.TellAll(relationship.People().Where(person => person != viewer.Person), NoticeKind.ActionPlanAgreed, plan.Id);
        if (await store.GoesToCoordinator(relationship, ct)) await Forward(plan, ct);
    }

    private async Task Forward(ActionPlan plan, CancellationToken ct)
    {
        plan.Forward(clock.GetUtcNow());
        foreach (var goal in await Goals(plan.RelationshipId, plan.Content.Value, ct)) goal.Forward();
        await notifier.TellCoordinators(plan.ProgrammeId, NoticeKind.ActionPlanForwarded, plan.Id, ct);
    }

    private async Task<List<Goal>> Goals(Relationship relationship, ActionPlanContent content, CancellationToken ct)
    {
        var found = await Goals(relationship.Id, content, ct);
        var findings = new Findings();
        foreach (var (goal, i) in (content.Goals ?? []).Select((goal, i) => (goal, i)))
            if (!found.Exists(x => x.Id == goal)) findings.Add($"goals/{i}", "Is no goal of this relationship.");
            else if (found.Find(x => x.Id == goal)!.CircleId != relationship.All) findings.Add($"goals/{i}", "Is not for all whom the plan is for.");
        findings.Refuse();
        return found;
    }

    private Task<List<Goal>> Goals(Id<Relationship> id, ActionPlanContent content, CancellationToken ct)
    {
        var named = (content.Goals ?? []).ToList();
        return store.List<Goal>(x => x.RelationshipId == id && named.Contains(x.Id), ct);
    }

    private void TellMentors(Relationship relationship, ActionPlan plan) =>
        notifier.TellAll(relationship.People(ParticipantRole.Mentor), NoticeKind.ActionPlanToConfirm, plan.Id);

    /// <summary>The plan in force, for the mentee to judge.</summary>
    private async Task<ActionPlan> Agreed(Id<Relationship> id, CancellationToken ct)
    {
        await Own(id, ct);
        var inForce = await store.Find<ActionPlan>(x => x.RelationshipId == id && x.Status == ActionPlanStatus.Agreed, ct);
        LifeCycleRules.StepPossible.Check(inForce is not null, "No plan is in force.");
        return await store.GetToAct(inForce!.Id, ct);
    }

    private async Task<ActionPlan> ToAct(Id<Relationship> id, CancellationToken ct) =>
        await store.GetToAct((await Newest(id, ct) ?? throw new Unseen()).Id, ct);

    /// <summary>Versions from before somebody joined count, though they do not see them.</summary>
    private async Task<int> LastNumber(Id<Relationship> id, CancellationToken ct) =>
        (await store.LockAffected<ActionPlan>(x => x.RelationshipId == id, ct)).Select(plan => plan.Number).DefaultIfEmpty().Max();

    private async Task<ActionPlan?> Newest(Id<Relationship> id, CancellationToken ct) =>
        (await store.List<ActionPlan>(x => x.RelationshipId == id, ct)).MaxBy(plan => plan.Number);
}
