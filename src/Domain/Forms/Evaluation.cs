using System.Linq.Expressions;
using System.Text.Json;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;

namespace Mentoring.Domain.Forms;

/// <summary>When somebody is asked how it went.</summary>
public enum EvaluationWave
{
    /// <summary>Half-way between the first day and the last one that the agreement names.</summary>
    MidPoint,

    /// <summary>When the relationship is over.</summary>
    End,
}

/// <summary>Answers by the key of their question.</summary>
public sealed record FormAnswers
{
    public required IReadOnlyDictionary<string, JsonElement> Answers { get; init; }
}

/// <summary>That somebody is asked to fill in a form of evaluation, with which version of it, and whether they have.</summary>
public sealed class EvaluationAsk : Entity<EvaluationAsk>, IVisible<EvaluationAsk>, IOfProgramme
{
    private EvaluationAsk() { }

    /// <param name="about">Whose visible effects at work a line manager is asked for.</param>
    public EvaluationAsk(Relationship relationship, EvaluationWave wave, Id<Person> person, Id<Person>? about, Form form, bool named, DateTimeOffset at) =>
        (RelationshipId, ProgrammeId, Wave, PersonId, AboutId, FormKey, Number, Named, AskedAt) = (relationship.Id, relationship.ProgrammeId, wave, person, about ?? person, form.Key, form.Number, named, at);

    /// <summary>For the system's own use where a line manager is asked.</summary>
    public Id<Relationship> RelationshipId { get; private set; }

    public Id<Programme> ProgrammeId { get; private set; }
    public EvaluationWave Wave { get; private set; }
    public Id<Person> PersonId { get; private set; }

    /// <summary>Themselves, but for a line manager.</summary>
    public Id<Person> AboutId { get; private set; }

    public string FormKey { get; private set; } = "";
    public int Number { get; private set; }

    /// <summary>The answers carry the name, as the programme had set when it asked.</summary>
    public bool Named { get; private set; }

    public DateTimeOffset AskedAt { get; private set; }
    public DateTimeOffset? RemindedAt { get; private set; }

    /// <summary>Not when: the time would lead to unsigned answers.</summary>
    public bool Answered { get; private set; }

    public void Answer()
    {
        Rules.LifeCycleRules.StepPossible.Check(!Answered, "You have answered.");
        Answered = true;
    }

    public void Remind(DateTimeOffset at) => RemindedAt = at;

    public static Expression<Func<EvaluationAsk, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || x.PersonId == v.Self || (v.ProgrammesCoordinated.Contains(x.ProgrammeId) && !v.RelationshipsBarred.Contains(x.RelationshipId));
}

/// <summary>What somebody answered under their name: for the coordinators, never for partner or manager.</summary>
public sealed class EvaluationAnswer : Entity<EvaluationAnswer>, IVisible<EvaluationAnswer>, IRelationshipContent
{
    private EvaluationAnswer() { }

    public EvaluationAnswer(EvaluationAsk ask, FormShown shown, IReadOnlyDictionary<string, JsonElement> answers, DateOnly on) =>
        (AskId, RelationshipId, ProgrammeId, AuthorId, Wave, FormKey, Number, Language, On, Content) =
        (ask.Id, ask.RelationshipId, ask.ProgrammeId, ask.PersonId, ask.Wave, shown.Key, shown.Number, shown.Language, on, Confidential.In(ask.RelationshipId, ask.PersonId, new FormAnswers { Answers = answers }));

    public Id<EvaluationAsk> AskId { get; private set; }
    public Id<Relationship> RelationshipId { get; private set; }
    public Id<Programme> ProgrammeId { get; private set; }
    public Id<Person> AuthorId { get; private set; }
    public EvaluationWave Wave { get; private set; }
    public string FormKey { get; private set; } = "";
    public int Number { get; private set; }
    public string Language { get; private set; } = "";
    public DateOnly On { get; private set; }

    /// <summary>Stored encrypted.</summary>
    public Confidential<FormAnswers> Content { get; private set; } = null!;

    Id<Person>? IRelationshipContent.KnownOnlyTo => AuthorId;

    public static Expression<Func<EvaluationAnswer, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || x.AuthorId == v.Self || (v.ProgrammesCoordinated.Contains(x.ProgrammeId) && !v.RelationshipsBarred.Contains(x.RelationshipId));
}

/// <summary>
/// Answers that nobody's name is on: what was sent unasked, and evaluation where the programme asks without names. Neither person, relationship nor
/// day is with it, and its id says nothing of when it was made.
/// </summary>
public sealed class UnsignedAnswer : Entity<UnsignedAnswer>, IVisible<UnsignedAnswer>, IOfProgramme
{
    private UnsignedAnswer() { }

#pragma warning disable RS0030 // An id that is ordered by time would tell when it came.
    public UnsignedAnswer(Id<Programme> programme, FormShown shown, EvaluationWave? wave, IReadOnlyDictionary<string, JsonElement> answers, DateOnly on)
        : base(new(Guid.NewGuid())) =>
#pragma warning restore RS0030
        (ProgrammeId, Wave, FormKey, Number, Language, Month, Content) =
        (programme, wave, shown.Key, shown.Number, shown.Language, new(on.Year, on.Month, 1), Confidential.Of(programme, new FormAnswers { Answers = answers }));

    public Id<Programme> ProgrammeId { get; private set; }
    public EvaluationWave? Wave { get; private set; }
    public string FormKey { get; private set; } = "";
    public int Number { get; private set; }
    public string Language { get; private set; } = "";

    /// <summary>The first day of the month in which it came.</summary>
    public DateOnly Month { get; private set; }

    /// <summary>Stored encrypted.</summary>
    public Confidential<FormAnswers> Content { get; private set; } = null!;

    /// <summary>Among how many it may be read, as the programme asked for when it came.</summary>
    public int Among { get; private set; }

    /// <summary>It may be read: as many have answered as it takes for none to be found out.</summary>
    public bool IsOpen { get; private set; }

    public UnsignedAnswer WaitFor(int others)
    {
        Among = others;
        return this;
    }

    public UnsignedAnswer OpenUp()
    {
        IsOpen = true;
        return this;
    }

    public static Expression<Func<UnsignedAnswer, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || (x.IsOpen && v.ProgrammesCoordinated.Contains(x.ProgrammeId));
}
