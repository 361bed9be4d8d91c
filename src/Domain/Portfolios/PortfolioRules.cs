using Mentoring.Domain.Meetings;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Portfolios;

/// <summary>What holds for portfolios.</summary>
public static class PortfolioRules
{
    private const string Portfolio = "Certificate body, learning diary and portfolio";
    private const string Mentored = "Certificate body, being mentored";

    public static readonly Rule<(string Setting, IReadOnlyList<string> Kinds, EvidenceKind? Kind)> Contents = new("portfolio-contents", RuleKind.Configured,
        "Where a programme has portfolios, one holds achievements, qualifications, certificates, courses, posts of responsibility and reflections: those of the six that the programme names.", Portfolio,
        x => x.Setting == "on" && (x.Kind is not { } kind || x.Kinds.Contains(MeetingRules.Word(kind))));

    public static readonly Advice<EvidenceContent> Linked = new("portfolio-evidence-linked",
        "A piece of evidence says what it is good for: career progression, a competency, a career plan, training and development, or a development review.", $"{Portfolio}: evidence",
        content => content.Links is { Count: > 0 } || content.Competencies is { Count: > 0 });

    /// <summary>No program can tell a tone: it is said with each reflection.</summary>
    public static readonly Advice<EvidenceKind> Tone = new("portfolio-professional-tone",
        "A reflection is honest, and such that a colleague could read it.", Portfolio, kind => kind != EvidenceKind.Reflection);

    public static readonly Rule<(IReadOnlyList<string> Media, EvidenceMedium Medium)> Medium = new("portfolio-medium", RuleKind.Configured,
        "Evidence is kept here with its files, or on paper and listed by a reference, as the programme takes it.", Portfolio,
        x => x.Media.Contains(MeetingRules.Word(x.Medium)));

    public static readonly Rule<bool> OwnerControls = new("portfolio-owner-controls", RuleKind.Hard,
        "A portfolio is its owner's: they alone fill, share and export it, and each share names one receiver and its last day.", $"{Portfolio}: uses", owner => owner);

    public static readonly Rule<(IReadOnlyList<string> Lists, IEnumerable<string> Used)> Profile = new("portfolio-profile", RuleKind.Configured,
        "A personal profile has the lists that the programme names: personal attributes, skills of the job, and personal skills.", $"{Portfolio}: personal profile",
        x => x.Used.All(x.Lists.Contains));

    public static readonly Rule<(string Assessment, bool Mentors)> MentorFeedback = new("portfolio-mentor-feedback", RuleKind.Configured,
        "A mentor says something to the evidence that their mentee shows them where the programme has it so: in words, and without a grade.", $"{Mentored}: assessment",
        x => x.Assessment == "feedbackOnEvidence" && x.Mentors);

    public static readonly Advice<SelfAssessmentContent> SelfDiagnosis = new("mentee-self-diagnosis",
        "The mentee names their needs and how to meet them; the mentor comments when asked, and does not direct.", Mentored,
        content => content.Needs.All(need => need.How is not null));
}
