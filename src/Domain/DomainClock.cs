namespace Mentoring.Domain;

/// <summary>The programme's time. In Development it can be moved, so that a year's pilot plays in seconds; security stays on real time.</summary>
public sealed class DomainClock : TimeProvider
{
    public TimeSpan Offset { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Offset;
}

/// <summary>Keeps the clock's offset over a restart.</summary>
public interface IClockOffset
{
    Task<TimeSpan> Load(CancellationToken ct);

    Task Keep(TimeSpan offset, CancellationToken ct);
}
