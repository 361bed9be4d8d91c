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

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../.."));
}
