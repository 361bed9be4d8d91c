using System.Linq.Expressions;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Meetings;

/// <summary>An area that the mentee keeps to themselves. The mentor reads its label, so as to keep out.</summary>
public sealed class OffLimitsTopic : Entity<OffLimitsTopic>, IVisible<OffLimitsTopic>, IRelationshipContent, IGathered
{
    private OffLimitsTopic() { }

    public OffLimitsTopic(Relationship relationship, Id<Person> mentee, string label, DateTimeOffset at) =>
        (RelationshipId, CircleId, ProgrammeId, Label, Since) = (relationship.Id, relationship.Around(mentee), relationship.ProgrammeId, Confidential.In(relationship.Id, label), at);

    public Id<Relationship> RelationshipId { get; private set; }
    public Id<Circle> CircleId { get; private set; }
    public Id<Programme> ProgrammeId { get; private set; }

    /// <summary>Stored encrypted.</summary>
    public Confidential<string> Label { get; private set; } = null!;

    public DateTimeOffset Since { get; private set; }
    public DateTimeOffset? LiftedAt { get; private set; }

    public void Gather(Id<Circle> circle) => CircleId = circle;

    public void Lift(DateTimeOffset at) => LiftedAt ??= at;

    Id<Person>? IRelationshipContent.KnownOnlyTo => null;

    public static Expression<Func<OffLimitsTopic, bool>> VisibleTo(Viewer v) => x => v.IsSystem || v.Circles.Contains(x.CircleId);
}

/// <summary>An area to keep out of.</summary>
public sealed record AddOffLimitsTopic
{
    /// <summary>Its label, 1 to 200 characters; your mentor reads it.</summary>
    public required string Label { get; init; }
}

/// <summary>How far the two go with each other.</summary>
public static class BoundaryRules
{
    private const string Outline = "ASA, what mentoring is not; WLGA, appendix C (code of practice)";

    public static readonly Rule<bool> OffLimits = new("off-limits-topics", RuleKind.Hard,
        "The mentor does not enter areas that the mentee keeps off limits: the mentee alone adds and lifts one, and what the mentor puts on the agenda is none of them.",
        "ASA, eight principles; SSSC, step 5 (etiquette)", keepsOut => keepsOut);

    public static readonly StructuralRule EqualStanding = new("equal-standing", RuleKind.Hard,
        "The two are equal: either may plan, accept, move and cancel a meeting, end, pause, review and raise a concern, apart from what is the mentee's alone.",
        "SSSC, what is peer mentoring; Coventry, what does it involve");

    public static readonly StructuralRule NotCounselling = new("not-counselling", RuleKind.Configured,
        "Mentoring is not counselling or therapy: no record holds any, and a tool is for thinking, never a diagnosis.", Outline);

    public static readonly StructuralRule NotAssessment = new("not-assessment", RuleKind.Configured,
        "Mentoring is not assessment or appraisal: no record grades, marks or scores a person.", Outline);

    public static readonly Rule<(string Scope, bool Personal, ParticipantRole By)> ProfessionalScope = new("professional-scope", RuleKind.Configured,
        "What is worked on stays with work, development and performance; a personal goal is there where the programme allows it and the mentee sets it.",
        "WLGA, appendix C (code of practice); SSSC, step 5 (etiquette)",
        x => !x.Personal || (x.Scope == "professionalAndPersonal" && x.By == ParticipantRole.Mentee));
}

/// <summary>Areas that stay closed: the mentee's alone to add and to lift.</summary>
public sealed class BoundaryCommands(IStore store, Viewer viewer, TimeProvider clock)
{
    public Task<Id<OffLimitsTopic>> AddOffLimitsTopic(Id<Relationship> id, AddOffLimitsTopic input, CancellationToken ct) => store.Write(async () =>
    {
        var findings = new Findings();
        var label = findings.Text("label", input.Label);
        findings.Refuse();
        var relationship = await Mentees(id, ct);
        var topic = new OffLimitsTopic(relationship, viewer.RequirePerson(), label, clock.GetUtcNow());
        store.Add(topic);
        return topic.Id;
    }, ct);

    public Task<Id<OffLimitsTopic>> LiftOffLimitsTopic(Id<OffLimitsTopic> id, CancellationToken ct) => store.Write(async () =>
    {
        var topic = await store.GetToAct(id, ct);
        await Mentees(topic.RelationshipId, ct);
        topic.Lift(clock.GetUtcNow());
        return id;
    }, ct);

    private async Task<Relationship> Mentees(Id<Relationship> id, CancellationToken ct)
    {
        var relationship = await store.Get(id, ct);
        BoundaryRules.OffLimits.Permit(relationship.PartyOf(viewer.Person) is { Role: ParticipantRole.Mentee });
        return relationship;
    }
}
