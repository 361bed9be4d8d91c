using Mentoring.Api.Identity;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;

namespace Mentoring.Api.Operations;

/// <summary>Whether the host takes requests yet.</summary>
internal sealed class Readiness
{
    private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Reached => reached.Task;

    public bool IsReached => reached.Task.IsCompletedSuccessfully;

    public void Reach() => reached.TrySetResult();
}

/// <summary>Before the first request: the database is brought up to date, the clock is set, and the first queries are behind us.</summary>
internal sealed class Startup(IServiceScopeFactory scopes, DomainClock clock, Readiness readiness, IEnumerable<IWarmUp> warmUps) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using (var scope = scopes.AsSystem())
        {
            await scope.ServiceProvider.GetRequiredService<IDatabase>().Migrate(cancellationToken);
            clock.Offset = await scope.ServiceProvider.GetRequiredService<IClockOffset>().Load(cancellationToken);
        }
        foreach (var warmUp in warmUps) await warmUp.Run(cancellationToken);
        readiness.Reach();
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>Work that is done once, before requests come.</summary>
internal interface IWarmUp
{
    Task Run(CancellationToken ct);
}
