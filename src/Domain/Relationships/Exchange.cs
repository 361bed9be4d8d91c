using System.Linq.Expressions;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.People;
using Mentoring.Domain.Privacy;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Relationships;

/// <summary>How somebody likes to learn.</summary>
public sealed record ShareLearningStyle
{
    /// <summary>What a questionnaire or your own experience says, 1 to 2,000 characters.</summary>
    public required string Text { get; init; }
}

/// <summary>How one of the two likes to learn, for both to know.</summary>
public sealed class LearningStyle : Entity<LearningStyle>, IVisible<LearningStyle>, IRelationshipContent
{
    private LearningStyle() { }

    public LearningStyle(Relationship relationship, Id<Person> person, string text, DateTimeOffset at)
    {
        (RelationshipId, CircleId, ProgrammeId, PersonId) = (relationship.Id, relationship.Around(person), relationship.ProgrammeId, person);
        Write(text, at);
    }

    public Id<Relationship> RelationshipId { get; private set; }
    public Id<Circle> CircleId { get; private set; }
    public Id<Programme> ProgrammeId { get; private set; }
    public Id<Person> PersonId { get; private set; }

    /// <summary>Stored encrypted.</summary>
    public Confidential<string> Text { get; private set; } = null!;

    public DateTimeOffset WrittenAt { get; private set; }

    public void Write(string text, DateTimeOffset at) => (Text, WrittenAt) = (Confidential.In(RelationshipId, text), at);

    Id<Person>? IRelationshipContent.KnownOnlyTo => null;

    public static Expression<Func<LearningStyle, bool>> VisibleTo(Viewer v) => x => v.IsSystem || x.PersonId == v.Self || v.Circles.Contains(x.CircleId);
}

/// <summary>A chance that the mentee had to see another setting.</summary>
public sealed record RecordOpportunity
{
    /// <summary>The day, not to come.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Where, and what there was to see: 1 to 2,000 characters.</summary>
    public required string Setting { get; init; }
}

/// <summary>That the mentee saw another service setting.</summary>
public sealed class Opportunity : Entity<Opportunity>, IVisible<Opportunity>, IRelationshipContent
{
    private Opportunity() { }

    public Opportunity(Relationship relationship, Id<Person> by, DateOnly on, string setting) =>
        (RelationshipId, CircleId, ProgrammeId, RecordedBy, On, Setting) = (relationship.Id, relationship.Around(by), relationship.ProgrammeId, by, on, Confidential.In(relationship.Id, setting));

    public Id<Relationship> RelationshipId { get; private set; }
    public Id<Circle> CircleId { get; private set; }
    public Id<Programme> ProgrammeId { get; private set; }
    public Id<Person> RecordedBy { get; private set; }
    public DateOnly On { get; private set; }

    /// <summary>Stored encrypted.</summary>
    public Confidential<string> Setting { get; private set; } = null!;

    Id<Person>? IRelationshipContent.KnownOnlyTo => null;

    public static Expression<Func<Opportunity, bool>> VisibleTo(Viewer v) => x => v.IsSystem || v.Circles.Contains(x.CircleId);
}

/// <summary>What is good to exchange, and never asked for.</summary>
public static class ExchangeRules
{
    public static readonly Advice<Phase> LearningStyles = new("learning-style-exchange",
        "Partners may tell each other early on how they like to learn: later it is of less use.", "SSSC, learning styles; SSSC, checklist 7 (stages)",
        phase => phase is Phase.BuildingRapport or Phase.SettingDirection);

    public static readonly Advice<int> OtherSetting = new("mentor-offers-other-setting",
        "The mentor gives the mentee a chance to see at least one other service setting.", "SSSC, resource 4 (policy exemplar); SSSC, resource 9 (manager and mentor)", seen => seen > 0);
}

/// <summary>What the two tell each other beside their work.</summary>
public sealed class ExchangeCommands(IStore store, Viewer viewer, Holding holding, Warnings warnings, TimeProvider clock)
{
    public Task<Id<LearningStyle>> ShareLearningStyle(Id<Relationship> id, ShareLearningStyle input, CancellationToken ct) => store.Write(async () =>
    {
        var findings = new Findings();
        var text = findings.Text("text", input.Text, 2000);
        findings.Refuse();
        var relationship = await store.Lock(id, ct);
        var (me, now) = (relationship.PartyAtWork(viewer.Person).PersonId, clock.GetUtcNow());
        warnings.Weigh(ExchangeRules.LearningStyles, relationship.Phase);
        var style = await store.Find<LearningStyle>(x => x.RelationshipId == id && x.PersonId == me, ct);
        if (style is null) store.Add(style = new(relationship, me, text, now));
        else style.Write(text, now);
        return style.Id;
    }, ct);

    public Task<Id<LearningStyle>> WithdrawLearningStyle(Id<LearningStyle> id, CancellationToken ct) => store.Write(async () =>
    {
        var style = await store.GetToAct(id, ct);
        if (style.PersonId != viewer.Person) throw new Forbidden("Who told it takes it back.");
        await holding.CheckDeletion(style.RelationshipId, reviewed: false, ct);
        store.Remove(style);
        return id;
    }, ct);

    public Task<Id<Opportunity>> RecordOpportunity(Id<Relationship> id, RecordOpportunity input, CancellationToken ct) => store.Write(async () =>
    {
        var findings = new Findings();
        var setting = findings.Text("setting", input.Setting, 2000);
        findings.Date("on", input.On);
        if (input.On > DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)) findings.Add("on", "Is still to come.");
        findings.Refuse();
        var relationship = await store.Lock(id, ct);
        var opportunity = new Opportunity(relationship, relationship.PartyAtWork(viewer.Person).PersonId, input.On, setting);
        store.Add(opportunity);
        return opportunity.Id;
    }, ct);
}
