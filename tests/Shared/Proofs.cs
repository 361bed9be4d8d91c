using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Mentoring.Tests;

/// <summary>Which test proves which rule, read from the sources of all tests.</summary>
public static partial class Proofs
{
    /// <summary>Tests by rule, each as class and method, in order.</summary>
    public static SortedDictionary<string, SortedSet<string>> ByRule()
    {
        var found = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Tests(), "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var text = File.ReadAllText(file);
            foreach (Match proof in Proof().Matches(text))
            {
                if (!found.TryGetValue(proof.Groups["id"].Value, out var tests)) found[proof.Groups["id"].Value] = tests = new(StringComparer.Ordinal);
                tests.Add($"{Path.GetFileName(file).Split('.')[0]}.{Method().Match(text, proof.Index).Groups["name"].Value}");
            }
        }
        return found;
    }

    private static string Tests([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, ".."));

    [GeneratedRegex("""^\s*\[Proves\("(?<id>[a-z0-9-]+)"\)""", RegexOptions.Multiline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Proof();

    [GeneratedRegex("""^\s*public [^\n(]*?(?<name>\w+)\(""", RegexOptions.Multiline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Method();
}
