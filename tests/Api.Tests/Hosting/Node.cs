using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Xunit;

namespace Mentoring.Api.Tests.Hosting;

/// <summary>The checks in <c>tests/node</c>, which need Node and npm. Without them they are skipped, unless REQUIRE_NODE=1.</summary>
internal static class Node
{
    private static readonly Lazy<Task<string?>> Missing = new(Install);

    /// <summary>Runs a script of the package, and fails with what it says.</summary>
    public static async Task Run(string script, params (string Name, string Value)[] environment)
    {
        var missing = await Missing.Value;
        if (Environment.GetEnvironmentVariable("REQUIRE_NODE") == "1") Assert.Null(missing);
        Assert.SkipWhen(missing is not null, missing ?? "");
        var (code, said) = await Npm(environment, "run", "--silent", script);
        Assert.True(code == 0, said);
    }

    private static async Task<string?> Install()
    {
        try
        {
            var (code, said) = await Npm([], "ci", "--ignore-scripts", "--no-audit", "--no-fund");
            return code == 0 ? null : $"npm ci failed: {said}";
        }
        catch (Win32Exception)
        {
            return "Node and npm are not installed.";
        }
    }

    private static async Task<(int Code, string Said)> Npm(IEnumerable<(string Name, string Value)> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("npm", arguments) { WorkingDirectory = Folder(), RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var npm = Process.Start(start)!;
        var said = await Task.WhenAll(npm.StandardOutput.ReadToEndAsync(Caller.Stop), npm.StandardError.ReadToEndAsync(Caller.Stop));
        await npm.WaitForExitAsync(Caller.Stop);
        return (npm.ExitCode, string.Concat(said));
    }

    private static string Folder([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../node"));
}
