using System.Text;
using Mentoring.Domain.Rules;

namespace Mentoring.Api.Tests.Contract;

/// <summary>Prints docs/rules.md from the rule book.</summary>
internal static class RuleDocs
{
    public static string Print()
    {
        var text = new StringBuilder();
        text.Append("# Rules\n\nPrinted from the code: `UPDATE_CONTRACT=1 dotnet test` writes it, and a test compares it. ");
        text.Append("A refusal names its rule in `rule`, and `/rules/{id}` of a running host says the same as this page.\n\n");
        text.Append("Kind: *hard* refuses in every programme, *configured* reads the programme's setting, *soft* advises. ");
        text.Append("Standing: *enforced* by a check, *structural* because the model offers no way to break it, *advised* as a warning.\n\n");
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{RuleBook.All.Count} rules: {string.Join(", ", RuleBook.All.GroupBy(rule => rule.Standing).OrderBy(x => x.Key).Select(x => $"{x.Count()} {x.Key.ToString().ToLowerInvariant()}"))}.\n");
        foreach (var feature in RuleBook.All.GroupBy(RuleBook.FeatureOf).OrderBy(x => x.Key, StringComparer.Ordinal))
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"\n## {feature.Key}\n\n| Rule | Kind | Standing | What it says | Source |\n|---|---|---|---|---|\n");
            foreach (var rule in feature)
                text.Append(System.Globalization.CultureInfo.InvariantCulture, $"| `{rule.Id}` | {rule.Kind.ToString().ToLowerInvariant()} | {rule.Standing.ToString().ToLowerInvariant()} | {rule.Sentence} | {rule.Source} |\n");
        }
        return text.ToString();
    }
}
