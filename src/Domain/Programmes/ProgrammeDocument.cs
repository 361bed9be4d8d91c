using System.Linq.Expressions;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Forms;

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

    /// <summary>The programme's manual: how it is run, whoever runs it.</summary>
    Manual,

    /// <summary>What a mentor brings: skills, attitudes, experience.</summary>
    MentorSpecification,

    /// <summary>The time that a mentor gives, for how long, and what else the programme counts on.</summary>
    MentorCommitment,

    /// <summary>What the programme expects of mentors.</summary>
    MentorExpectations,

    /// <summary>Questions for those who think of becoming a mentor.</summary>
    MentorSelfCheck,

    /// <summary>Guidance for mentors.</summary>
    MentorGuidance,

    /// <summary>What the training of mentors holds.</summary>
    MentorTraining,

    /// <summary>Questions for those who think of becoming a mentee.</summary>
    MenteeSelfCheck,

    /// <summary>How a line manager and a mentor differ.</summary>
    ManagerAndMentor,

    /// <summary>How managers are told, and how working time is set aside.</summary>
    ManagerProtocol,

    /// <summary>What is on offer, for managers to pass on to their staff.</summary>
    ManagerNotice,

    /// <summary>Guidance for coordinators.</summary>
    CoordinatorGuidance,

    /// <summary>Code of ethics or conduct that the programme goes by beside its own code of practice.</summary>
    CodeOfConduct,

    /// <summary>Where and how to complain.</summary>
    ComplaintsRoute,

    /// <summary>Who is told what of the programme, when and how.</summary>
    CommunicationsPlan,

    /// <summary>How people are won to take part.</summary>
    MarketingPlan,

    /// <summary>How and when the programme asks participants how it goes.</summary>
    ContactProtocol,

    /// <summary>Behaviour that helps, and behaviour that does not.</summary>
    BehaviourGuide,

    /// <summary>Where mentoring goes wrong, and how to keep it from that.</summary>
    PitfallsGuide,

    /// <summary>Where else there is help: services, people and numbers that a mentor can point to.</summary>
    Signposts,

    /// <summary>Anything else to read.</summary>
    ReferenceSheet,

    /// <summary>What a review of the programme found, for those who take part.</summary>
    EvaluationFindings,
}

/// <summary>Whom a document asks to say that they have read it.</summary>
public enum DocumentReaders
{
    /// <summary>Nobody. Whoever wants to may.</summary>
    Nobody,

    /// <summary>Mentors with a relationship that goes on.</summary>
    Mentors,

    /// <summary>Mentees with a relationship that goes on.</summary>
    Mentees,

    /// <summary>Both.</summary>
    Participants,
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

    /// <summary>Whom the programme wants to acknowledge this version.</summary>
    public DocumentReaders Chosen { get; private set; }

    /// <summary>Whom this version asks to acknowledge it: a new code or evaluation notice asks again by rule.</summary>
    public DocumentReaders Asks => Kind switch
    {
        DocumentKind.CodeOfPractice => DocumentReaders.Mentors,
        DocumentKind.EvaluationNotice => DocumentReaders.Participants,
        _ => Chosen,
    };

    /// <summary>The parts of a policy, where it is written by them.</summary>
    public PolicyParts? Policy { get; private set; }

    /// <summary>The version of the form that it was written by; null for kinds that have none, or where none was kept yet.</summary>
    public FormShown? Form { get; init; }

    public DocumentHead Head() => new(Kind, Language, ApprovedOn, ReviewOn, RelatedPolicies.Count > 0, StorageRules is not null);

    public void Ask(DocumentReaders readers, PolicyParts? policy) => (Chosen, Policy) = (readers, policy);

    public void Approve(DateOnly? approvedOn, DateOnly? reviewOn, List<string> relatedPolicies, string? storageRules) =>
        (ApprovedOn, ReviewOn, RelatedPolicies, StorageRules) = (approvedOn, reviewOn, relatedPolicies, storageRules);

    /// <summary>Public like the programme itself; the programme's draft documents belong to a draft programme that others cannot find.</summary>
    public static Expression<Func<ProgrammeDocument, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || v.IsAdministrator || v.ProgrammesServed.Contains(x.ProgrammeId) || v.Held.ProgrammesOpen.Contains(x.ProgrammeId);
}
