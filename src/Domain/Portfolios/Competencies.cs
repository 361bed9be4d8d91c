namespace Mentoring.Domain.Portfolios;

/// <summary>What a competency is about.</summary>
public enum CompetencyGroup
{
    /// <summary>How one manages oneself.</summary>
    Self,

    /// <summary>How one works with others.</summary>
    Relationships,

    /// <summary>How one organises work.</summary>
    Organisational,
}

/// <summary>One competency of the list.</summary>
/// <param name="Code">Its code, by which evidence and needs name it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Group">What it is about.</param>
/// <param name="Signs">By what one notices it, in short.</param>
public sealed record Competency(string Code, string Name, CompetencyGroup Group, params IReadOnlyList<string> Signs);

/// <summary>
/// The capabilities of the Continuous Learning Framework that mentoring builds: thirteen personal ones, eight on oneself and five on working with
/// others, and eleven organisational ones, for which the guidance gives no signs.
/// </summary>
public static class CompetencyList
{
    public static readonly IReadOnlyList<Competency> All =
    [
        new("professionalAutonomy", "Professional autonomy", CompetencyGroup.Self, "Sees options that others miss", "Looks back at decisions and weighs them", "Tries new ways", "Passes good practice on"),
        new("lifelongLearning", "Lifelong learning", CompetencyGroup.Self, "Helps others to learn", "Reflects as a habit", "Takes part in evaluation", "Knows and meets own needs"),
        new("flexibility", "Flexibility", CompetencyGroup.Self, "Bears not knowing yet", "Argues openly and listens", "Takes in other views", "Helps others to adapt"),
        new("confidence", "Confidence", CompetencyGroup.Self, "Uses what they know, and asks for help", "Makes others surer", "Takes feedback well", "Gives feedback"),
        new("resilience", "Resilience", CompetencyGroup.Self, "Keeps setbacks in proportion", "Keeps on", "Has ways of their own to recover", "Looks for solutions"),
        new("accurateSelfAssessment", "Accurate self-assessment", CompetencyGroup.Self, "Names strengths and gaps", "Owns mistakes and learns from them", "Questions themselves", "Hears more than one source"),
        new("awarenessOfImpact", "Awareness of impact on others", CompetencyGroup.Self, "Notices what they bring about in others", "Knows what their own values do", "Uses what others tell them"),
        new("awarenessOfContext", "Awareness of wider context", CompetencyGroup.Self, "Values what others do", "Keeps up to date", "Passes insight on"),
        new("empoweringPeople", "Empowering people", CompetencyGroup.Relationships, "Shares responsibility", "Improves their work and helps others to", "Leaves room for initiative and measured risk"),
        new("workingInPartnership", "Working in partnership", CompetencyGroup.Relationships, "Values difference", "Builds networks", "Works across borders"),
        new("leadership", "Leadership", CompetencyGroup.Relationships, "Sets goals and expects success", "Asks for feedback", "Encourages", "Values what others give"),
        new("empathy", "Empathy", CompetencyGroup.Relationships, "Hears what is not said", "Shows that they understand", "Helps with feelings at work"),
        new("dealingWithConflict", "Dealing with conflict", CompetencyGroup.Relationships, "Makes it safe to speak", "Looks for a common goal", "Stays with solutions", "Weighs risks"),
        new("planning", "Planning", CompetencyGroup.Organisational),
        new("recording", "Recording", CompetencyGroup.Organisational),
        new("structuringSessions", "Structuring sessions", CompetencyGroup.Organisational),
        new("timeManagement", "Time management", CompetencyGroup.Organisational),
        new("scheduling", "Scheduling", CompetencyGroup.Organisational),
        new("evaluating", "Evaluating", CompetencyGroup.Organisational),
        new("reportWriting", "Report writing", CompetencyGroup.Organisational),
        new("maintainingBoundaries", "Maintaining boundaries", CompetencyGroup.Organisational),
        new("actionPlanning", "Action planning and goal setting", CompetencyGroup.Organisational),
        new("prioritising", "Prioritising", CompetencyGroup.Organisational),
        new("facilitating", "Facilitating", CompetencyGroup.Organisational),
    ];

    private static readonly HashSet<string> Codes = [.. All.Select(x => x.Code)];

    public static bool Knows(string code) => Codes.Contains(code);
}
