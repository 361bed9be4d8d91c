using System.Collections.Concurrent;
using Mentoring.Domain;

namespace Mentoring.Infrastructure.Persistence;

/// <summary>
/// SQLite has one writer at a time and lets the others poll: here they queue instead, in order and without polling. PostgreSQL
/// needs no gate.
/// </summary>
internal sealed class WriteGate(bool oneWriter) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private readonly SemaphoreSlim writer = new(1, 1);
    private readonly SemaphoreSlim jobs = new(1, 1);
    private readonly ConcurrentDictionary<IdempotentKey, byte> running = new();

    /// <exception cref="StillRunning">The request that came first under this key has the turn, or waits for it.</exception>
    public async Task<IDisposable> Enter(IdempotentKey? key, CancellationToken ct)
    {
        if (!oneWriter) return new Turn(null);
        var isFirst = key is null || running.TryAdd(key, 0);
        try
        {
            if (!await writer.WaitAsync(isFirst ? Timeout.InfiniteTimeSpan : Patience, ct)) throw new StillRunning();
        }
        catch (OperationCanceledException) when (isFirst)
        {
            Forget(key);
            throw;
        }
        return new Turn(() =>
        {
            if (isFirst) Forget(key);
            writer.Release();
        });
    }

    /// <summary>The jobs of one host run one after the other.</summary>
    public async Task<IAsyncDisposable> EnterJobs(CancellationToken ct)
    {
        await jobs.WaitAsync(ct);
        return new Turn(() => jobs.Release());
    }

    private void Forget(IdempotentKey? key)
    {
        if (key is not null) running.TryRemove(key, out _);
    }

    public void Dispose()
    {
        writer.Dispose();
        jobs.Dispose();
    }

    private sealed class Turn(Action? end) : IDisposable, IAsyncDisposable
    {
        public void Dispose() => end?.Invoke();

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
