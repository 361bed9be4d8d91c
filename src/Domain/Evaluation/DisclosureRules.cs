using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Evaluation;

/// <summary>How many are chosen out of how many, and the fewest that anything is told of.</summary>
public readonly record struct Chosen(int Count, int Whole, int Minimum);

public static class DisclosureRules
{
    public static readonly Rule<Chosen> EvaluationAnonymised = new("evaluation-anonymised", RuleKind.Hard,
        "What evaluation uses is anonymised: no names, no identifiers, no free text, and nothing of fewer than the programme's minimum or of all but so few.",
        "SSSC, record of meetings; SSSC, checklist 4",
        chosen => chosen.Count >= chosen.Minimum && (chosen.Count == chosen.Whole || chosen.Whole - chosen.Count >= chosen.Minimum));

    public static readonly StructuralRule WithoutNames = new("outcome-assessment-without-names", RuleKind.Hard,
        "Results of milestones and goals are told without names: a row has a key that is drawn for it, and nothing that leads to a person.", "SSSC, checklist 4");
}
