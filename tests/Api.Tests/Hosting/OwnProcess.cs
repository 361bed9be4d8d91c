using System.Diagnostics;
using System.Text;
using Xunit;

namespace Mentoring.Api.Tests.Hosting;

/// <summary>The API as a process of its own, so that it can be killed.</summary>
public sealed class OwnProcess : IAsyncDisposable
{
    private readonly Process process;

    private OwnProcess(Process process, HttpClient http) => (this.process, Http) = (process, http);

    public HttpClient Http { get; }

    public static Task<OwnProcess> Start(string connection, params (string Name, string Value)[] settings) => Start("dotnet", [typeof(Program).Assembly.Location], connection, settings);

    /// <summary>
    /// One for which the disk is full: no file grows beyond a kilobyte, by the system's own word, until <see cref="MakeRoom"/>. What the runtime keeps in files
    /// of its own is switched off.
    /// </summary>
    public static Task<OwnProcess> StartWithoutRoom(string connection, params (string Name, string Value)[] settings) => Start("sh", ["-c", "trap '' XFSZ; ulimit -S -f 1; exec dotnet \"$0\" \"$@\"", typeof(Program).Assembly.Location],
        connection, [("DOTNET_EnableWriteXorExecute", "0"), ("DOTNET_EnableDiagnostics", "0"), .. settings]);

    public async Task MakeRoom()
    {
        using var limit = Process.Start("prlimit", [$"--pid={process.Id}", "--fsize=unlimited:"]);
        await limit.WaitForExitAsync();
        Assert.Equal(0, limit.ExitCode);
    }

    private static async Task<OwnProcess> Start(string program, string[] arguments, string connection, (string Name, string Value)[] settings)
    {
        var info = new ProcessStartInfo(program, [.. arguments, "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Information"]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = AppContext.BaseDirectory };
        foreach (var (name, value) in ((string, string)[])
            [("ASPNETCORE_ENVIRONMENT", "Development"), ("ASPNETCORE_URLS", "http://127.0.0.1:0"), ("ConnectionStrings__Mentoring", connection), ("Demo__Seed", "false"), ("Logging__LogLevel__Default", "Error"), .. settings])
            info.Environment[name] = value;
        var (running, said) = (Process.Start(info)!, new StringBuilder());
        var address = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        running.OutputDataReceived += (_, line) => Hear(line.Data);
        running.BeginOutputReadLine();
        running.ErrorDataReceived += (_, line) => Hear(line.Data);
        running.BeginErrorReadLine();
        var started = new OwnProcess(running, new HttpClient());
        try
        {
            // The system gives the port, so that nobody else can have it.
            started.Http.BaseAddress = new(await address.Task.WaitAsync(TimeSpan.FromMinutes(2)));
            for (var left = 600; !await started.IsReady(); left--)
            {
                Assert.True(left > 0 && !running.HasExited, "The host does not come to be ready.");
                await Task.Delay(50);
            }
            return started;
        }
        catch (Exception e)
        {
            await started.DisposeAsync();
            throw new InvalidOperationException($"The host did not start. {said}", e);
        }

        void Hear(string? line)
        {
            lock (said) said.AppendLine(line);
            if (line is null) address.TrySetException(new EndOfStreamException());
            else if (line.Split("Now listening on: ") is [_, var url]) address.TrySetResult(url);
        }
    }

    /// <summary>SIGKILL: no goodbye.</summary>
    public void Kill() => process.Kill();

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        Http.Dispose();
    }

    private async Task<bool> IsReady()
    {
        try
        {
            return (await Http.GetAsync("/health/ready")).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
