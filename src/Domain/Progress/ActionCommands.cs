using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Notices;
using Mentoring.Domain.People;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Progress;

/// <summary>Something to do between meetings.</summary>
public sealed record AddAction
{
    /// <summary>What, 1 to 1,000 characters.</summary>
    public required string Text { get; init; }

    /// <summary>What it takes, and others who are relied on, up to 1,000 characters.</summary>
    public string? Resources { get; init; }

    /// <summary>Who does it: one of the two. Set down by the other it is a suggestion.</summary>
    public required Id<Person> Owner { get; init; }

    /// <summary>By when.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>The goal that it serves.</summary>
    public Id<Goal>? Goal { get; init; }

    internal ActionContent Checked()
    {
        var findings = new Findings();
        var content = new ActionContent { Text = findings.Text("text", Text, 1000), Resources = findings.OptionalText("resources", Resources, 1000) };
        findings.Date("dueOn", DueOn);
        findings.Refuse();
        return content;
    }
}

/// <summary>A later date.</summary>
public sealed record CarryActionForward
{
    /// <summary>By when now.</summary>
    public required DateOnly DueOn { get; init; }
}

/// <summary>Actions: each is its owner's, who accepts it, does it, or says in time that they will not manage.</summary>
public sealed class ActionCommands(IStore store, Viewer viewer, Warnings warnings, Notifier notifier, TimeProvider clock)
{
    public Task<Id<PlannedAction>> AddAction(Id<Relationship> id, AddAction input, CancellationToken ct) => store.Write(async () =>
    {
        var content = input.Checked();
        var relationship = await store.Lock(id, ct);
        var party = relationship.PartyAtWork(viewer.Person);
        ProgressRules.ActionHasOwner.Check(relationship.PartyOf(input.Owner) is not null);
        var goal = input.Goal is { } named ? await store.Find<Goal>(x => x.Id == named && x.RelationshipId == id, ct) ?? throw new Invalid("/goal", "Is no goal of this relationship.") : null;
        var mentee = relationship.Parties.FirstOrDefault(x => x.Role == ParticipantRole.Mentee && (x.PersonId == input.Owner || x.PersonId == party.PersonId));
        var circle = goal?.CircleId ?? (mentee is null ? relationship.All : relationship.Around(mentee.PersonId));
        if (!(await store.Members(relationship, circle, ct)).Contains(input.Owner)) throw new Invalid("/owner", "Does not read of this.");
        var action = new PlannedAction(relationship, input.Owner, party.PersonId, content, input.DueOn, input.Goal, circle);
        store.Add(action);
        warnings.Weigh(ProgressRules.NeedsFirst, input.Goal);
        if (action.Status == ActionStatus.Suggested) notifier.Tell(input.Owner, NoticeKind.ActionSuggested, action.Id);
        else await WeighShares(relationship, action, ct);
        return action.Id;
    }, ct);

    public Task<Id<PlannedAction>> AcceptAction(Id<PlannedAction> id, CancellationToken ct) =>
        Act(id, async (action, relationship) =>
        {
            action.Accept();
            await WeighShares(relationship, action, ct);
        }, ct);

    public Task<Id<PlannedAction>> ReportActionAtRisk(Id<PlannedAction> id, CancellationToken ct) => Act(id, async (action, relationship) =>
    {
        action.PutAtRisk();
        notifier.TellAll((await store.Members(relationship, action.CircleId, ct)).Where(person => person != viewer.Person), NoticeKind.ActionAtRisk, id);
    }, ct);

    public Task<Id<PlannedAction>> CompleteAction(Id<PlannedAction> id, CancellationToken ct) =>
        Act(id, (action, _) => action.Complete(clock.GetUtcNow()), ct);

    public Task<Id<PlannedAction>> CarryActionForward(Id<PlannedAction> id, CarryActionForward input, CancellationToken ct)
    {
        var findings = new Findings();
        findings.Date("dueOn", input.DueOn);
        findings.Refuse();
        return Act(id, (action, _) => action.CarryForward(input.DueOn), ct);
    }

    /// <summary>Its owner drops it; who suggested it may take the suggestion back.</summary>
    public Task<Id<PlannedAction>> DropAction(Id<PlannedAction> id, CancellationToken ct) =>
        Act(id, (action, _) => action.Drop(clock.GetUtcNow()), ct, mayAct: action => action.OwnerId == viewer.Person || (action.Status == ActionStatus.Suggested && action.SetById == viewer.Person));

    /// <summary>Whose the open actions are, with the one that has just become one.</summary>
    private async Task WeighShares(Relationship relationship, PlannedAction accepted, CancellationToken ct)
    {
        var (id, of) = (relationship.Id, accepted.Id);
        var open = await store.List<PlannedAction>(x => x.RelationshipId == id && x.Id != of && (x.Status == ActionStatus.Accepted || x.Status == ActionStatus.AtRisk || x.Status == ActionStatus.CarriedForward), ct);
        var mentors = relationship.People(ParticipantRole.Mentor).ToList();
        warnings.Weigh(ProgressRules.NoActing, (open.Count + 1, open.Append(accepted).Count(x => mentors.Contains(x.OwnerId))));
    }

    private Task<Id<PlannedAction>> Act(Id<PlannedAction> id, Action<PlannedAction, Relationship> step, CancellationToken ct, Func<PlannedAction, bool>? mayAct = null) =>
        Act(id, (action, relationship) =>
        {
            step(action, relationship);
            return Task.CompletedTask;
        }, ct, mayAct);

    private Task<Id<PlannedAction>> Act(Id<PlannedAction> id, Func<PlannedAction, Relationship, Task> step, CancellationToken ct, Func<PlannedAction, bool>? mayAct = null) => store.Write(async () =>
    {
        var relationship = await store.Lock((await store.Get(id, ct)).RelationshipId, ct);
        relationship.PartyAtWork(viewer.Person);
        var action = await store.GetToAct(id, ct);
        ProgressRules.ActionAccepted.Permit(mayAct?.Invoke(action) ?? action.OwnerId == viewer.Person);
        await step(action, relationship);
        return id;
    }, ct);
}
