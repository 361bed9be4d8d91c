using Mentoring.Api.Operations;

namespace Mentoring.Api.Exports;

/// <summary>Wakes the worker of this host: there is something to do.</summary>
internal sealed class ExportBell : IDisposable
{
    private readonly SemaphoreSlim rung = new(0, 1);

    public void Ring()
    {
        try
        {
            rung.Release();
        }
        catch (SemaphoreFullException)
        {
            // It has been rung already.
        }
    }

    public Task Heard(TimeSpan within, CancellationToken ct) => rung.WaitAsync(within, ct);

    public void Dispose() => rung.Dispose();
}

/// <summary>
/// Runs exports as soon as they are asked for, and looks every few seconds for those that another host was asked for or died over. Who has which stands in
/// the database.
/// </summary>
internal sealed class ExportWorker(ExportRun run, ExportBell bell, Readiness readiness, ILogger<ExportWorker> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.Reached.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await run.Next(stoppingToken)) { }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError(e, "No export could be taken up");
            }
            await bell.Heard(Every, stoppingToken);
        }
    }
}
