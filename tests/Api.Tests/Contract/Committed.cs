using System.Runtime.CompilerServices;
using Xunit;

namespace Mentoring.Api.Tests.Contract;

/// <summary>Files that are printed from the code and committed, so that a change of the contract is seen where it is reviewed.</summary>
internal static class Committed
{
    /// <summary>With UPDATE_CONTRACT=1 the file is written instead of compared.</summary>
    public static async Task Is(string path, string printed)
    {
        var file = Path.Combine(Root(), path);
        if (Environment.GetEnvironmentVariable("UPDATE_CONTRACT") == "1") await File.WriteAllTextAsync(file, printed);
        Assert.True(File.Exists(file) && await File.ReadAllTextAsync(file) == printed, $"{path} is not what the code says. If the change is meant: UPDATE_CONTRACT=1 dotnet test, look at the difference, commit it.");
    }

    public static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../.."));
}
