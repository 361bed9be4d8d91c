using System.Runtime.CompilerServices;
using Xunit;

namespace Mentoring.Api.Tests.Contract;

/// <summary>A file of the repository that is printed from the code. UPDATE_CONTRACT=1 writes it anew.</summary>
internal static class Committed
{
    public static async Task IsCurrent(string path, string printed, CancellationToken ct)
    {
        var file = Path.Combine(Root(), path);
        var text = printed.TrimEnd() + "\n";
        if (Environment.GetEnvironmentVariable("UPDATE_CONTRACT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, text, ct);
        }
        var committed = File.Exists(file) ? await File.ReadAllTextAsync(file, ct) : "";
        var line = committed.Split('\n').Zip(text.Split('\n')).TakeWhile(pair => pair.First == pair.Second).Count() + 1;
        Assert.True(committed == text, $"{path} is not what the code says now, from line {line} on. If that is meant, run the tests with UPDATE_CONTRACT=1 and commit the file.");
    }

    /// <summary>The same for a section between the markers <c>&lt;!-- name --&gt;</c> and <c>&lt;!-- /name --&gt;</c> of a file that is written by hand.</summary>
    public static async Task SectionIsCurrent(string path, string name, string printed, CancellationToken ct)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Root(), path), ct);
        var (opening, closing) = ($"<!-- {name} -->\n", $"<!-- /{name} -->");
        var (start, end) = (text.IndexOf(opening, StringComparison.Ordinal), text.IndexOf(closing, StringComparison.Ordinal));
        Assert.True(start >= 0 && end > start, $"{path} has no section between {opening.TrimEnd()} and {closing}.");
        await IsCurrent(path, text[..(start + opening.Length)] + printed.Trim() + "\n" + text[end..], ct);
    }

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../.."));
}
