namespace Mentoring.Domain.Programmes;

/// <summary>A mentoring policy by its parts. Each may be left out; what is written stands beside the policy's text.</summary>
public sealed record PolicyParts
{
    /// <summary>What the policy is for.</summary>
    public string? Purpose { get; init; }

    /// <summary>What mentoring is here: private, apart from performance management, shaped locally.</summary>
    public string? Overview { get; init; }

    /// <summary>What it aims at.</summary>
    public string? Aims { get; init; }

    /// <summary>Objectives, one an entry.</summary>
    public IReadOnlyList<string>? Objectives { get; init; }

    /// <summary>How mentor and mentee stand to each other.</summary>
    public string? Relationship { get; init; }

    /// <summary>What a mentor is to be and to do.</summary>
    public IReadOnlyList<string>? MentorPrinciples { get; init; }

    /// <summary>How managers recognise mentoring.</summary>
    public IReadOnlyList<string>? Recognition { get; init; }

    /// <summary>What keeps it apart from how a manager leads, and what part managers have.</summary>
    public IReadOnlyList<string>? ManagersPart { get; init; }

    /// <summary>Conduct, equity and confidentiality, with the policies that bind here too.</summary>
    public IReadOnlyList<string>? Conduct { get; init; }

    /// <summary>Good practice that the programme holds itself to.</summary>
    public IReadOnlyList<string>? GoodPractice { get; init; }

    /// <summary>By what mentors are selected.</summary>
    public IReadOnlyList<string>? SelectingMentors { get; init; }

    /// <summary>By what mentees are selected.</summary>
    public IReadOnlyList<string>? SelectingMentees { get; init; }

    /// <summary>Who carries it out: the central point, the coordinator's duties, joint programmes.</summary>
    public IReadOnlyList<string>? Implementation { get; init; }

    /// <summary>The same with every text trimmed.</summary>
    internal PolicyParts Checked(Findings findings)
    {
        return new()
        {
            Purpose = Text("purpose", Purpose),
            Overview = Text("overview", Overview),
            Aims = Text("aims", Aims),
            Objectives = Texts("objectives", Objectives),
            Relationship = Text("relationship", Relationship),
            MentorPrinciples = Texts("mentorPrinciples", MentorPrinciples),
            Recognition = Texts("recognition", Recognition),
            ManagersPart = Texts("managersPart", ManagersPart),
            Conduct = Texts("conduct", Conduct),
            GoodPractice = Texts("goodPractice", GoodPractice),
            SelectingMentors = Texts("selectingMentors", SelectingMentors),
            SelectingMentees = Texts("selectingMentees", SelectingMentees),
            Implementation = Texts("implementation", Implementation),
        };

        string? Text(string member, string? value) => findings.OptionalText($"policy/{member}", value, Findings.LongText);

        List<string>? Texts(string member, IReadOnlyList<string>? values) => values is null ? null : findings.Texts($"policy/{member}", values, max: 1000);
    }
}
