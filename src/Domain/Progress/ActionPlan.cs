using System.Linq.Expressions;
using System.Text.Json;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Forms;
using Mentoring.Domain.Meetings;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Progress;

/// <summary>How a milestone went.</summary>
public enum MilestoneOutcome
{
    /// <summary>Achieved.</summary>
    Achieved,

    /// <summary>Missed.</summary>
    Missed,
}

/// <summary>A step by which progress shows.</summary>
public sealed record Milestone
{
    /// <summary>What, 1 to 1,000 characters.</summary>
    public required string Text { get; init; }

    /// <summary>By when.</summary>
    public DateOnly? On { get; init; }

    /// <summary>How it went; nothing while it is ahead.</summary>
    public MilestoneOutcome? Outcome { get; init; }
}

/// <summary>What a revision changes: the supplementary form of a review.</summary>
public sealed record PlanRevision
{
    /// <summary>When the plan was reviewed.</summary>
    public required DateOnly On { get; init; }

    /// <summary>What changed, 1 to 2,000 characters.</summary>
    public required string WhatChanged { get; init; }

    /// <summary>Why, up to 2,000 characters.</summary>
    public string? Why { get; init; }
}

/// <summary>What the two plan together.</summary>
public sealed record ActionPlanContent : IFilled
{
    /// <summary>The meeting at which it was made.</summary>
    public Id<Meeting>? Meeting { get; init; }

    /// <summary>First day.</summary>
    public DateOnly? StartsOn { get; init; }

    /// <summary>Estimated completion: on or after the first day.</summary>
    public DateOnly? CompletesOn { get; init; }

    /// <summary>When it is reviewed, about: up to 20 dates. On each of them both are reminded.</summary>
    public IReadOnlyList<DateOnly>? ReviewOn { get; init; }

    /// <summary>Goals that it serves, up to 50. With the mentee's confirmation they are agreed.</summary>
    public IReadOnlyList<Id<Goal>>? Goals { get; init; }

    /// <summary>Where the mentee stands now, up to 10,000 characters.</summary>
    public string? PresentPosition { get; init; }

    /// <summary>Timescales in words, up to 2,000 characters.</summary>
    public string? Timescales { get; init; }

    /// <summary>Milestones in order, up to 50.</summary>
    public IReadOnlyList<Milestone>? Milestones { get; init; }

    /// <summary>How success is told beside each goal's own quality, up to 50 of up to 1,000 characters.</summary>
    public IReadOnlyList<string>? SuccessCriteria { get; init; }

    /// <summary>Others who are relied on, up to 2,000 characters.</summary>
    public string? Dependencies { get; init; }

    /// <summary>Problems foreseen, and what to fall back on, up to 10,000 characters.</summary>
    public string? Contingency { get; init; }

    /// <summary>Comments, up to 10,000 characters.</summary>
    public string? Comments { get; init; }

    /// <summary>What this version changes; needed from the second agreed version on.</summary>
    public PlanRevision? Revision { get; init; }

    /// <summary>The version of the form that was shown; the one in force where nothing is said.</summary>
    public FormShown? Form { get; init; }

    /// <summary>Answers to what the programme asks beside the rest, by the key of the question.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Added { get; init; }

    internal ActionPlanContent Checked()
    {
        var findings = new Findings();
        if (Milestones?.Count > 50) findings.Add("milestones", "Has more than 50 entries.");
        if (ReviewOn?.Count > 20) findings.Add("reviewOn", "Has more than 20 entries.");
        if (Goals?.Count > 50) findings.Add("goals", "Has more than 50 entries.");
        var cleaned = this with
        {
            ReviewOn = [.. (ReviewOn ?? []).Take(20).Distinct().Order()],
            Goals = [.. (Goals ?? []).Take(50).Distinct()],
            PresentPosition = findings.OptionalText("presentPosition", PresentPosition, Findings.LongText),
            Timescales = findings.OptionalText("timescales", Timescales, 2000),
            Milestones = [.. (Milestones ?? []).Take(50).Select((milestone, i) => milestone with { Text = findings.Text($"milestones/{i}/text", milestone.Text, 1000) })],
            SuccessCriteria = findings.Texts("successCriteria", SuccessCriteria, max: 1000),
            Dependencies = findings.OptionalText("dependencies", Dependencies, 2000),
            Contingency = findings.OptionalText("contingency", Contingency, Findings.LongText),
            Comments = findings.OptionalText("comments", Comments, Findings.LongText),
            Revision = Revision is null ? null : Revision with
            {
                WhatChanged = findings.Text("revision/whatChanged", Revision.WhatChanged, 2000),
                Why = findings.OptionalText("revision/why", Revision.Why, 2000),
            },
        };
        foreach (var (member, date) in (IEnumerable<(string, DateOnly?)>)[("startsOn", StartsOn), ("completesOn", CompletesOn), ("revision/on", Revision?.On)]) findings.Date(member, date);
        foreach (var (date, i) in cleaned.ReviewOn.Select((date, i) => (date, i))) findings.Date($"reviewOn/{i}", date);
        foreach (var (milestone, i) in cleaned.Milestones.Select((milestone, i) => (milestone, i))) findings.Date($"milestones/{i}/on", milestone.On);
        findings.Refuse();
        return cleaned;
    }
}

/// <summary>Where an action plan stands.</summary>
public enum ActionPlanStatus
{
    /// <summary>Waits for both to confirm it, the mentee last.</summary>
    Draft,

    /// <summary>Confirmed by both.</summary>
    Agreed,

    /// <summary>A later version is agreed.</summary>
    Revised,

    /// <summary>Carried out.</summary>
    Completed,

    /// <summary>Closed without having been carried out.</summary>
    ClosedUnmet,
}

/// <summary>That a party confirmed one exact version of the plan.</summary>
public sealed class PlanConfirmation
{
    private PlanConfirmation() { }

    internal PlanConfirmation(Party party, DateTimeOffset at) => (PersonId, Role, At) = (party.PersonId, party.Role, at);

    public Id<Person> PersonId { get; private set; }
    public ParticipantRole Role { get; private set; }
    public DateTimeOffset At { get; private set; }
}

/// <summary>One version of the two's action plan. Versions that were agreed are kept.</summary>
public sealed class ActionPlan : Entity<ActionPlan>, IVisible<ActionPlan>, IRelationshipContent, IGathered
{
    private readonly List<PlanConfirmation> confirmations = [];

    private ActionPlan() { }

    /// <param name="earlier">Number of the version before it; 0 for the first.</param>
    public ActionPlan(Relationship relationship, int earlier) =>
        (RelationshipId, CircleId, ProgrammeId, Number) = (relationship.Id, relationship.All, relationship.ProgrammeId, earlier);

    public Id<Relationship> RelationshipId { get; private set; }
    public Id<Circle> CircleId { get; private set; }
    public Id<Programme> ProgrammeId { get; private set; }

    /// <summary>1, 2, … within the relationship: one more with every change, so that nobody confirms what they have not read.</summary>
    public int Number { get; private set; }

    public ActionPlanStatus Status { get; private set; }

    /// <summary>Stored encrypted.</summary>
    public Confidential<ActionPlanContent> Content { get; private set; } = null!;

    /// <summary>The next review that nobody has been reminded of.</summary>
    public DateOnly? NextReviewOn { get; private set; }

    /// <summary>When it went to the coordinator. Until then the two alone read it.</summary>
    public DateTimeOffset? ForwardedAt { get; private set; }

    public IReadOnlyList<PlanConfirmation> Confirmations => confirmations;

    public void Draft(ActionPlanContent content)
    {
        confirmations.Clear();
        (Content, Number, NextReviewOn) = (Confidential.In(RelationshipId, content), Number + 1, content.ReviewOn?.Cast<DateOnly?>().FirstOrDefault());
    }

    /// <summary>The mentee confirms last: what a mentor wrote binds nobody before.</summary>
    public void Confirm(Party party, int mentors, DateTimeOffset at, int mentees = 1)
    {
        LifeCycleRules.StepPossible.Check(Status == ActionPlanStatus.Draft, "This version does not wait to be confirmed.");
        ProgressRules.PlanJointlyMade.Check(party.Role == ParticipantRole.Mentor || confirmations.Count(x => x.Role == ParticipantRole.Mentor) == mentors, "The mentor confirms first.");
        if (confirmations.Exists(x => x.PersonId == party.PersonId)) return;
        confirmations.Add(new(party, at));
        if (confirmations.Count(x => x.Role == ParticipantRole.Mentee) == mentees) Status = ActionPlanStatus.Agreed;
    }

    public void Gather(Id<Circle> circle) => CircleId = circle;

    public void Supersede() => Status = ActionPlanStatus.Revised;

    public void Mark(int milestone, MilestoneOutcome outcome)
    {
        CheckAgreed();
        var content = Content.Value;
        Content = Confidential.In(RelationshipId, content with { Milestones = [.. content.Milestones!.Select((x, i) => i == milestone ? x with { Outcome = outcome } : x)] });
    }

    public void Close(bool carriedOut)
    {
        CheckAgreed();
        (Status, NextReviewOn) = (carriedOut ? ActionPlanStatus.Completed : ActionPlanStatus.ClosedUnmet, null);
    }

    public void Forward(DateTimeOffset at)
    {
        LifeCycleRules.StepPossible.Check(Status != ActionPlanStatus.Draft, "Only a plan that both have confirmed goes to the coordinator.");
        ForwardedAt ??= at;
    }

    /// <summary>Both have been reminded of the reviews up to a day.</summary>
    public void Remind(DateOnly today) => NextReviewOn = Content.Value.ReviewOn?.Where(date => date > today).Cast<DateOnly?>().FirstOrDefault();

    private void CheckAgreed() => LifeCycleRules.StepPossible.Check(Status == ActionPlanStatus.Agreed, "The plan is not in force.");

    /// <summary>The parties narrowed who reads: it goes back to them.</summary>
    public void Recall() => ForwardedAt = null;

    Id<Person>? IRelationshipContent.KnownOnlyTo => null;

    public static Expression<Func<ActionPlan, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || v.Circles.Contains(x.CircleId) || v.PlansOpened.Contains(x.CircleId)
        || (x.ForwardedAt != null && v.ProgrammesCoordinated.Contains(x.ProgrammeId) && !v.RelationshipsBarred.Contains(x.RelationshipId));
}
