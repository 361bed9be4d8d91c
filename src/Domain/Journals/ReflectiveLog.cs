using System.Linq.Expressions;
using System.Text.Json;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Forms;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Journals;

/// <summary>What somebody writes down for themselves after a session. Every section is optional.</summary>
public sealed record Reflection : IFilled
{
    /// <summary>Day of the session.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Number of the session, 1 to 200.</summary>
    public int? Session { get; init; }

    /// <summary>The first agreement and first aims, up to 10,000 characters.</summary>
    public string? FirstAgreement { get; init; }

    /// <summary>Brief note of what was discussed and agreed, up to 10,000 characters.</summary>
    public string? Note { get; init; }

    /// <summary>What you learned: a mentor on mentoring, a mentee on the subject and the actions. Up to 10,000 characters.</summary>
    public string? Learning { get; init; }

    /// <summary>How your goals have changed, up to 10,000 characters; for mentees.</summary>
    public string? GoalsChanged { get; init; }

    /// <summary>How effective the mentoring was, up to 10,000 characters.</summary>
    public string? Effectiveness { get; init; }

    /// <summary>How effective it was in a figure, 1 (not) to 5 (very).</summary>
    public int? EffectivenessRating { get; init; }

    /// <summary>Aims set against results, up to 10,000 characters.</summary>
    public string? Results { get; init; }

    /// <summary>The version of the form that was shown; the one in force where nothing is said.</summary>
    public FormShown? Form { get; init; }

    /// <summary>Answers to what the programme asks beside the rest, by the key of the question.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Added { get; init; }

    /// <summary>The sections that are filled in, by their setting's words.</summary>
    internal IEnumerable<string> Sections()
    {
        if (FirstAgreement is not null) yield return "firstAgreement";
        if (Note is not null) yield return "note";
        if (Learning is not null || GoalsChanged is not null) yield return "learning";
        if (Effectiveness is not null || EffectivenessRating is not null) yield return "effectiveness";
        if (Results is not null) yield return "results";
    }

    internal Reflection Checked(ParticipantRole role)
    {
        var findings = new Findings();
        var cleaned = this with
        {
            FirstAgreement = findings.OptionalText("firstAgreement", FirstAgreement, Findings.LongText),
            Note = findings.OptionalText("note", Note, Findings.LongText),
            Learning = findings.OptionalText("learning", Learning, Findings.LongText),
            GoalsChanged = findings.OptionalText("goalsChanged", GoalsChanged, Findings.LongText),
            Effectiveness = findings.OptionalText("effectiveness", Effectiveness, Findings.LongText),
            Results = findings.OptionalText("results", Results, Findings.LongText),
        };
        findings.Date("on", On);
        findings.Range("session", Session, 1, 200);
        findings.Range("effectivenessRating", EffectivenessRating, 1, 5);
        if (role == ParticipantRole.Mentor && GoalsChanged is not null) findings.Add("goalsChanged", "Is for mentees.");
        findings.Refuse();
        return cleaned;
    }
}

/// <summary>Where a reflective log stands.</summary>
public enum ReflectiveLogStatus
{
    /// <summary>Its author may change or delete it.</summary>
    Draft,

    /// <summary>It stays as it is until the pilot's reviews are done.</summary>
    Completed,
}

/// <summary>One entry of a person's own reflective log. Others read it only where its author says so, or where the agreement lets the mentor's mentor.</summary>
public sealed class ReflectiveLog : Entity<ReflectiveLog>, IVisible<ReflectiveLog>, IRelationshipContent
{
    private ReflectiveLog() { }

    public ReflectiveLog(Relationship relationship, Party author, bool noticed) =>
        (RelationshipId, CircleId, ProgrammeId, AuthorId, Role, Noticed) = (relationship.Id, relationship.Alone(author.PersonId), relationship.ProgrammeId, author.PersonId, author.Role, noticed);

    public Id<Relationship> RelationshipId { get; private set; }
    public Id<Circle> CircleId { get; private set; }
    public Id<Programme> ProgrammeId { get; private set; }
    public Id<Person> AuthorId { get; private set; }
    public ParticipantRole Role { get; private set; }
    public ReflectiveLogStatus Status { get; private set; }

    /// <summary>Stored encrypted.</summary>
    public Confidential<Reflection> Content { get; private set; } = null!;

    public DateTimeOffset? CompletedAt { get; private set; }

    /// <summary>Its author knew, before they wrote the first word, what evaluation makes of it.</summary>
    public bool Noticed { get; private set; }

    /// <summary>Its figures may go to the pilot's reviews, without names. Decided when it is completed.</summary>
    public bool ForReview { get; private set; }

    /// <summary>How effective its author found the mentoring: of what goes to the reviews, the one figure.</summary>
    public int? Rating { get; private set; }

    public void Write(Reflection content)
    {
        LifeCycleRules.StepPossible.Check(Status == ReflectiveLogStatus.Draft, "A completed log stays as it is.");
        Content = Confidential.In(RelationshipId, AuthorId, content);
    }

    public void Complete(bool forReview, DateTimeOffset at)
    {
        LifeCycleRules.StepPossible.Check(Status == ReflectiveLogStatus.Draft, "The log was completed.");
        (Status, CompletedAt, ForReview, Rating) = (ReflectiveLogStatus.Completed, at, forReview, forReview ? Content.Value.EffectivenessRating : null);
    }

    Id<Person>? IRelationshipContent.KnownOnlyTo => AuthorId;

    public static Expression<Func<ReflectiveLog, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || x.AuthorId == v.Self
        || (v.Reflections.AsPartner.Contains(x.Id) && v.Relationships.Contains(x.RelationshipId))
        || (v.Reflections.AsCoordinator.Contains(x.Id) && v.ProgrammesCoordinated.Contains(x.ProgrammeId) && !v.RelationshipsBarred.Contains(x.RelationshipId))
        || (x.Role == ParticipantRole.Mentor && v.ReflectionsOpened.Contains(x.CircleId));
}

/// <summary>A note of one party for themselves. Nobody else reads it.</summary>
public sealed class PrivateNote : Entity<PrivateNote>, IVisible<PrivateNote>, IRelationshipContent
{
    private PrivateNote() { }

    public PrivateNote(Relationship relationship, Id<Person> author, string text, DateTimeOffset at) =>
        (RelationshipId, ProgrammeId, AuthorId, Text, WrittenAt) = (relationship.Id, relationship.ProgrammeId, author, Confidential.In(relationship.Id, author, text), at);

    public Id<Relationship> RelationshipId { get; private set; }
    public Id<Programme> ProgrammeId { get; private set; }
    public Id<Person> AuthorId { get; private set; }

    /// <summary>Stored encrypted.</summary>
    public Confidential<string> Text { get; private set; } = null!;

    public DateTimeOffset WrittenAt { get; private set; }

    public void Write(string text, DateTimeOffset at) => (Text, WrittenAt) = (Confidential.In(RelationshipId, AuthorId, text), at);

    Id<Person>? IRelationshipContent.KnownOnlyTo => AuthorId;

    public static Expression<Func<PrivateNote, bool>> VisibleTo(Viewer v) => x => v.IsSystem || x.AuthorId == v.Self;
}

/// <summary>That a person has read what evaluation makes of the records they write.</summary>
public sealed class EvaluationAcknowledgement : Entity<EvaluationAcknowledgement>, IVisible<EvaluationAcknowledgement>, IOfProgramme
{
    private EvaluationAcknowledgement() { }

    public EvaluationAcknowledgement(ProgrammeDocument notice, Id<Person> person, DateTimeOffset at) =>
        (ProgrammeId, DocumentId, PersonId, At) = (notice.ProgrammeId, notice.Id, person, at);

    public Id<Programme> ProgrammeId { get; private set; }
    public Id<ProgrammeDocument> DocumentId { get; private set; }
    public Id<Person> PersonId { get; private set; }
    public DateTimeOffset At { get; private set; }

    public static Expression<Func<EvaluationAcknowledgement, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || x.PersonId == v.Self || v.ProgrammesCoordinated.Contains(x.ProgrammeId);
}
