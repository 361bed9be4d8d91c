using System.Linq.Expressions;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;

namespace Mentoring.Domain.Reminders;

/// <summary>What something that wants looking at is about.</summary>
public enum AttentionAbout
{
    /// <summary>A relationship.</summary>
    Relationship,

    /// <summary>A person.</summary>
    Person,

    /// <summary>The programme itself.</summary>
    Programme,
}

/// <summary>Whom it is for.</summary>
public enum AttentionFor
{
    /// <summary>Those whom it is about, and the programme's coordinators.</summary>
    All,

    /// <summary>The two alone: it rests on what the coordinators do not read.</summary>
    TheTwo,

    /// <summary>The coordinators alone: it is theirs to do, or it rests on what a partner does not know.</summary>
    Coordinators,
}

/// <summary>That something wants looking at, by the rule that says so. A figure, and nobody's fault: it carries no word that anybody wrote.</summary>
public sealed class Attention : Entity<Attention>, IVisible<Attention>, IOfProgramme
{
    private Attention() { }

    public Attention(Sight sight, DateTimeOffset at) =>
        (ProgrammeId, RelationshipId, PersonId, AboutId, Rule, For, Since, RaisedAt) = (sight.Programme, sight.Relationship, sight.Person, sight.About, sight.Rule, sight.For, sight.Since, at);

    public Id<Programme> ProgrammeId { get; private set; }
    public Id<Relationship>? RelationshipId { get; private set; }
    public Id<Person>? PersonId { get; private set; }

    /// <summary>The relationship, the person or the programme, whichever it is about: with the rule, there is one.</summary>
    public Guid AboutId { get; private set; }

    /// <summary>Id of the rule.</summary>
    public string Rule { get; private set; } = "";

    public AttentionFor For { get; private set; }

    /// <summary>Since when it is so, as far as that is known.</summary>
    public DateTimeOffset Since { get; private set; }

    /// <summary>When it was noticed.</summary>
    public DateTimeOffset RaisedAt { get; private set; }

    /// <summary>When a coordinator said that they have seen to it.</summary>
    public DateTimeOffset? SeenToAt { get; private set; }

    public AttentionAbout About => RelationshipId is not null ? AttentionAbout.Relationship : PersonId is not null ? AttentionAbout.Person : AttentionAbout.Programme;

    public void SeeTo(DateTimeOffset at) => SeenToAt ??= at;

    /// <summary>It is for others now, or it is so again although somebody has seen to it.</summary>
    public void Follow(Sight sight, DateTimeOffset at)
    {
        For = sight.For;
        if (sight.ComesBackTo(SeenToAt, at)) (Since, RaisedAt, SeenToAt) = (sight.Since, at, null);
    }

    public static Expression<Func<Attention, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem
        || (x.For != AttentionFor.Coordinators && (x.PersonId == v.Self || (x.RelationshipId != null && v.Relationships.Contains(x.RelationshipId.Value))))
        || (x.For != AttentionFor.TheTwo && v.ProgrammesCoordinated.Contains(x.ProgrammeId) && (x.RelationshipId == null || !v.RelationshipsBarred.Contains(x.RelationshipId.Value)));
}

/// <summary>What a source sees out of step with a rule.</summary>
public sealed record Sight(Id<Programme> Programme, string Rule, DateTimeOffset Since)
{
    private static readonly TimeSpan Rests = TimeSpan.FromDays(30);

    public Id<Relationship>? Relationship { get; init; }
    public Id<Person>? Person { get; init; }
    public AttentionFor For { get; init; }

    /// <summary>Who is told when it is raised.</summary>
    public IReadOnlyList<Id<Person>> Tell { get; init; } = [];

    /// <summary>Who saw to it before then sees to it anew; where nothing is said, it comes back when it still is so a month later.</summary>
    public DateTimeOffset? Again { get; init; }

    public Guid About => Relationship?.Value ?? Person?.Value ?? Programme.Value;

    public bool ComesBackTo(DateTimeOffset? seenTo, DateTimeOffset now) => seenTo is { } at && at < (Again ?? now - Rests);
}

/// <summary>An item that was raised before.</summary>
public sealed record Standing(Id<Attention> Id, Guid About, string Rule, AttentionFor For, DateTimeOffset? SeenToAt)
{
    public bool IsAs(Sight sight, DateTimeOffset now) => For == sight.For && !sight.ComesBackTo(SeenToAt, now);
}
