using Mentoring.Api.Operations;
using Mentoring.Domain;

namespace Mentoring.Api.Development;

/// <summary>Where to set the programme's time.</summary>
public sealed record ClockInput
{
    /// <summary>The instant it becomes.</summary>
    public required DateTimeOffset Now { get; init; }
}

/// <summary>The programme's time.</summary>
public sealed record ClockView
{
    /// <summary>The instant it is.</summary>
    public required DateTimeOffset Now { get; init; }
}

internal sealed class DevelopmentClock(DomainClock clock, IClockOffset kept, DueJobs jobs)
{
    public ClockView Read() => new() { Now = clock.GetUtcNow() };

    public async Task<ClockView> Set(ClockInput input, CancellationToken ct)
    {
        var findings = new Findings();
        findings.Instant("now", input.Now);
        findings.Refuse();
        var offset = input.Now - TimeProvider.System.GetUtcNow();
        await kept.Keep(offset, ct);
        clock.Offset = offset;
        await jobs.Run(ct);
        return Read();
    }
}
