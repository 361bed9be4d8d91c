using System.Linq.Expressions;
using Mentoring.Domain.Confidentiality;

namespace Mentoring.Domain.Programmes;

/// <summary>What a programme document is.</summary>
public enum DocumentKind
{
    /// <summary>Role description of the mentor.</summary>
    MentorRole,

    /// <summary>Responsibilities sheet of the mentee.</summary>
    MenteeResponsibilities,

    /// <summary>The mentoring policy.</summary>
    Policy,

    /// <summary>The privacy notice on the application form.</summary>
    ApplicationNotice,

    /// <summary>The mentor's code of practice.</summary>
    CodeOfPractice,

    /// <summary>Guidance that a mentee reads as their induction.</summary>
    MenteeGuidance,

    /// <summary>Standard clauses of the agreement.</summary>
    AgreementTemplate,

    /// <summary>What evaluation makes of the records that people write.</summary>
    EvaluationNotice,
}

/// <summary>One published version of a programme document. It is never overwritten: a change is a new version.</summary>
public sealed class ProgrammeDocument : Entity<ProgrammeDocument>, IVisible<ProgrammeDocument>, IOfProgramme
{
    private ProgrammeDocument() { }

    public ProgrammeDocument(Id<Programme> programme, DocumentKind kind, int number, string language, string title, string text, DateTimeOffset at) =>
        (ProgrammeId, Kind, Number, Language, Title, Text, PublishedAt) = (programme, kind, number, language, title, text, at);

    public Id<Programme> ProgrammeId { get; private set; }
    public DocumentKind Kind { get; private set; }

    /// <summary>1, 2, … within the kind and language.</summary>
    public int Number { get; private set; }

    public string Language { get; private set; } = "en";
    public string Title { get; private set; } = "";
    public string Text { get; private set; } = "";
    public DateTimeOffset PublishedAt { get; private set; }
    public DateOnly? ApprovedOn { get; private set; }
    public DateOnly? ReviewOn { get; private set; }
    public List<string> RelatedPolicies { get; private set; } = [];
    public string? StorageRules { get; private set; }

    public void Approve(DateOnly? approvedOn, DateOnly? reviewOn, List<string> relatedPolicies, string? storageRules) =>
        (ApprovedOn, ReviewOn, RelatedPolicies, StorageRules) = (approvedOn, reviewOn, relatedPolicies, storageRules);

    /// <summary>Public like the programme itself; the programme's draft documents belong to a draft programme that others cannot find.</summary>
    public static Expression<Func<ProgrammeDocument, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || v.IsAdministrator || v.ProgrammesServed.Contains(x.ProgrammeId) || v.Held.ProgrammesOpen.Contains(x.ProgrammeId);
}
