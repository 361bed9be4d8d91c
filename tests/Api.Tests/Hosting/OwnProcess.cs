using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Xunit;

namespace Mentoring.Api.Tests.Hosting;

/// <summary>The API as a process of its own, so that it can be killed.</summary>
public sealed class OwnProcess : IAsyncDisposable
{
    private readonly Process process;

    private OwnProcess(Process process, HttpClient http) => (this.process, Http) = (process, http);

    public HttpClient Http { get; }

    public static async Task<OwnProcess> Start(string connection, params (string Name, string Value)[] settings)
    {
        var port = FreePort();
        var info = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = AppContext.BaseDirectory };
        foreach (var (name, value) in ((string, string)[])
            [("ASPNETCORE_ENVIRONMENT", "Development"), ("ASPNETCORE_URLS", $"http://127.0.0.1:{port}"), ("ConnectionStrings__Mentoring", connection), ("Demo__Seed", "false"), ("Logging__LogLevel__Default", "Error"), .. settings])
            info.Environment[name] = value;
        var running = Process.Start(info)!;
        running.OutputDataReceived += (_, _) => { };
        running.BeginOutputReadLine();
        running.ErrorDataReceived += (_, _) => { };
        running.BeginErrorReadLine();
        var started = new OwnProcess(running, new HttpClient { BaseAddress = new($"http://127.0.0.1:{port}") });
        for (var left = 600; !await started.IsReady(); left--)
        {
            Assert.True(left > 0 && !running.HasExited, "The host did not start.");
            await Task.Delay(50);
        }
        return started;
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

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
