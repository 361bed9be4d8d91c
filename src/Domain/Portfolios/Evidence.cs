using System.Linq.Expressions;
using System.Text.Json;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Forms;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;

namespace Mentoring.Domain.Portfolios;

/// <summary>What a piece of evidence is.</summary>
public enum EvidenceKind
{
    /// <summary>Something achieved.</summary>
    Achievement,

    /// <summary>A qualification.</summary>
    Qualification,

    /// <summary>A certificate.</summary>
    Certificate,

    /// <summary>A course attended.</summary>
    Course,

    /// <summary>A post in which one answered for something.</summary>
    PostOfResponsibility,

    /// <summary>A reflection on learning and experience.</summary>
    Reflection,
}

/// <summary>Where a piece of evidence is kept.</summary>
public enum EvidenceMedium
{
    /// <summary>Here, with its files.</summary>
    Electronic,

    /// <summary>On paper, listed here by a reference.</summary>
    Paper,
}

/// <summary>What a piece of evidence is good for.</summary>
public enum EvidenceLink
{
    /// <summary>The next step of a career.</summary>
    CareerProgression,

    /// <summary>A set of competencies; those of the list are named one by one.</summary>
    Competency,

    /// <summary>The plan of a career.</summary>
    CareerPlan,

    /// <summary>Training and development.</summary>
    TrainingAndDevelopment,

    /// <summary>A review of professional development.</summary>
    DevelopmentReview,
}

/// <summary>A piece of evidence as its owner puts it.</summary>
public sealed record EvidenceContent : IFilled
{
    /// <summary>What it is. The programme says which kinds a portfolio holds.</summary>
    public required EvidenceKind Kind { get; init; }

    /// <summary>Its day.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Title, 1 to 200 characters.</summary>
    public required string Title { get; init; }

    /// <summary>What it shows, up to 10,000 characters.</summary>
    public string? Note { get; init; }

    /// <summary>Electronic, or on paper where the programme takes that.</summary>
    public required EvidenceMedium Medium { get; init; }

    /// <summary>Where the paper is, 1 to 200 characters; for paper alone.</summary>
    public string? Reference { get; init; }

    /// <summary>What it is good for.</summary>
    public IReadOnlyList<EvidenceLink>? Links { get; init; }

    /// <summary>Codes of the competencies that it shows, of the list.</summary>
    public IReadOnlyList<string>? Competencies { get; init; }

    /// <summary>The version of the form that was shown; the one in force where nothing is said.</summary>
    public FormShown? Form { get; init; }

    /// <summary>Answers to what the programme asks beside the rest, by the key of the question.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Added { get; init; }

    internal EvidenceContent Checked()
    {
        var findings = new Findings();
        var cleaned = this with
        {
            Title = findings.Text("title", Title),
            Note = findings.OptionalText("note", Note, Findings.LongText),
            Reference = Medium == EvidenceMedium.Paper ? findings.Text("reference", Reference) : null,
            Links = [.. (Links ?? []).Distinct()],
            Competencies = [.. (Competencies ?? []).Distinct(StringComparer.Ordinal)],
        };
        findings.Date("on", On);
        if (Medium == EvidenceMedium.Electronic && Reference is not null) findings.Add("reference", "Is for paper.");
        foreach (var (i, code) in (Competencies ?? []).Index())
            if (!CompetencyList.Knows(code)) findings.Add($"competencies/{i}", "Is no competency of the list.");
        findings.Refuse();
        return cleaned;
    }
}

/// <summary>A piece of evidence in somebody's portfolio.</summary>
public sealed class Evidence : Entity<Evidence>, IVisible<Evidence>, IPortfolioContent
{
    private Evidence() { }

    public Evidence(Portfolio portfolio, EvidenceContent content)
    {
        (PortfolioId, ProgrammeId, OwnerId) = (portfolio.Id, portfolio.ProgrammeId, portfolio.OwnerId);
        Write(content);
    }

    public Id<Portfolio> PortfolioId { get; private set; }
    public Id<Programme> ProgrammeId { get; private set; }
    public Id<Person> OwnerId { get; private set; }
    public EvidenceKind Kind { get; private set; }

    /// <summary>Stored encrypted.</summary>
    public Confidential<EvidenceContent> Content { get; private set; } = null!;

    public void Write(EvidenceContent content) => (Kind, Content) = (content.Kind, Confidential.Of(OwnerId, content));

    public static Expression<Func<Evidence, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || x.OwnerId == v.Self || v.PortfoliosShared.Contains(x.PortfolioId) || v.EvidenceShared.Contains(x.Id);
}

/// <summary>What is known of a file.</summary>
public sealed record FileFacts
{
    /// <summary>Name, without a path.</summary>
    public required string Name { get; init; }

    /// <summary>Media type, as its bytes say.</summary>
    public required string MediaType { get; init; }

    /// <summary>Length in bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>SHA-256 of the bytes, in hexadecimal.</summary>
    public required string Sha256 { get; init; }
}

/// <summary>A file with a piece of evidence. Its bytes are in the file store under the same id.</summary>
public sealed class EvidenceFile : Entity<EvidenceFile>, IVisible<EvidenceFile>, IPortfolioContent
{
    /// <summary>As many as a piece of evidence takes.</summary>
    public const int Most = 10;

    private EvidenceFile() { }

    public EvidenceFile(Id<EvidenceFile> id, Evidence evidence, FileFacts facts, DateTimeOffset at) : base(id) =>
        (EvidenceId, PortfolioId, ProgrammeId, OwnerId, Facts, AddedAt) = (evidence.Id, evidence.PortfolioId, evidence.ProgrammeId, evidence.OwnerId, Confidential.Of(evidence.OwnerId, facts), at);

    public Id<Evidence> EvidenceId { get; private set; }
    public Id<Portfolio> PortfolioId { get; private set; }
    public Id<Programme> ProgrammeId { get; private set; }
    public Id<Person> OwnerId { get; private set; }

    /// <summary>Stored encrypted: a checksum tells who has the same file.</summary>
    public Confidential<FileFacts> Facts { get; private set; } = null!;

    public DateTimeOffset AddedAt { get; private set; }

    public static Expression<Func<EvidenceFile, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || x.OwnerId == v.Self || v.PortfoliosShared.Contains(x.PortfolioId) || v.EvidenceShared.Contains(x.EvidenceId);
}
