using System.Linq.Expressions;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;

namespace Mentoring.Domain.Portfolios;

/// <summary>What a mentor says to a mentee's evidence or self-assessment, in words and without a grade. It is for the two, whomever the mentee shares with.</summary>
public sealed class Feedback : Entity<Feedback>, IVisible<Feedback>, IRelationshipContent
{
    private Feedback() { }

    public Feedback(Relationship relationship, Id<Person> author, Id<Person> mentee, Id<Evidence>? evidence, Id<SelfAssessment>? selfAssessment, string text, DateTimeOffset at) =>
        (RelationshipId, ProgrammeId, AuthorId, MenteeId, EvidenceId, SelfAssessmentId, Text, At) =
        (relationship.Id, relationship.ProgrammeId, author, mentee, evidence, selfAssessment, Confidential.In(relationship.Id, text), at);

    public Id<Relationship> RelationshipId { get; private set; }
    public Id<Programme> ProgrammeId { get; private set; }
    public Id<Person> AuthorId { get; private set; }
    public Id<Person> MenteeId { get; private set; }

    /// <summary>What it is about: a piece of evidence or a self-assessment.</summary>
    public Id<Evidence>? EvidenceId { get; private set; }

    public Id<SelfAssessment>? SelfAssessmentId { get; private set; }

    /// <summary>Stored encrypted.</summary>
    public Confidential<string> Text { get; private set; } = null!;

    public DateTimeOffset At { get; private set; }

    Id<Person>? IRelationshipContent.KnownOnlyTo => null;

    public static Expression<Func<Feedback, bool>> VisibleTo(Viewer v) => x => v.IsSystem || x.MenteeId == v.Self || x.AuthorId == v.Self;
}
