using System.Linq.Expressions;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;

namespace Mentoring.Domain.Portfolios;

/// <summary>One need, as the mentee sees it.</summary>
public sealed record Need
{
    /// <summary>What is needed, 1 to 2,000 characters.</summary>
    public required string Text { get; init; }

    /// <summary>How to meet it, up to 2,000 characters.</summary>
    public string? How { get; init; }

    /// <summary>Code of a competency that it is about.</summary>
    public string? Competency { get; init; }
}

/// <summary>What the mentee can do already and what they need.</summary>
public sealed record SelfAssessmentContent
{
    /// <summary>What goes well, up to 10,000 characters.</summary>
    public string? Strengths { get; init; }

    /// <summary>What is needed, 1 to 20.</summary>
    public required IReadOnlyList<Need> Needs { get; init; }

    internal SelfAssessmentContent Checked()
    {
        var findings = new Findings();
        if (Needs.Count is < 1 or > 20) findings.Add("needs", "Needs 1 to 20 entries.");
        var cleaned = this with
        {
            Strengths = findings.OptionalText("strengths", Strengths, Findings.LongText),
            Needs = [.. Needs.Take(20).Select((need, i) => Checked(findings, need, $"needs/{i}"))],
        };
        findings.Refuse();
        return cleaned;
    }

    private static Need Checked(Findings findings, Need need, string at)
    {
        if (need.Competency is { } code && !CompetencyList.Knows(code)) findings.Add($"{at}/competency", "Is no competency of the list.");
        return need with { Text = findings.Text($"{at}/text", need.Text, 2000), How = findings.OptionalText($"{at}/how", need.How, 2000) };
    }
}

/// <summary>The mentee's own view of what they need. A mentor reads it, and says something to it, when the mentee asks for that.</summary>
public sealed class SelfAssessment : Entity<SelfAssessment>, IVisible<SelfAssessment>, IRelationshipContent
{
    private SelfAssessment() { }

    public SelfAssessment(Relationship relationship, Id<Person> mentee, SelfAssessmentContent content, DateTimeOffset at)
    {
        (RelationshipId, ProgrammeId, MenteeId) = (relationship.Id, relationship.ProgrammeId, mentee);
        Write(content, at);
    }

    public Id<Relationship> RelationshipId { get; private set; }
    public Id<Programme> ProgrammeId { get; private set; }
    public Id<Person> MenteeId { get; private set; }

    /// <summary>Stored encrypted.</summary>
    public Confidential<SelfAssessmentContent> Content { get; private set; } = null!;

    public DateTimeOffset WrittenAt { get; private set; }

    /// <summary>The mentor whom the mentee has asked to comment.</summary>
    public Id<Person>? AskedId { get; private set; }

    public void Write(SelfAssessmentContent content, DateTimeOffset at) => (Content, WrittenAt) = (Confidential.In(RelationshipId, MenteeId, content), at);

    public void AskForComment(Id<Person> mentor) => AskedId = mentor;

    Id<Person>? IRelationshipContent.KnownOnlyTo => AskedId is null ? MenteeId : null;

    public static Expression<Func<SelfAssessment, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || x.MenteeId == v.Self || (x.AskedId == v.Self && v.Relationships.Contains(x.RelationshipId));
}
