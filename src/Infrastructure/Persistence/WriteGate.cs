using System.Collections.Concurrent;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;

namespace Mentoring.Infrastructure.Persistence;

/// <summary>
/// SQLite has one writer at a time and lets the others poll: here they queue instead, in order and without polling. PostgreSQL
/// needs no gate.
/// </summary>
internal sealed class WriteGate(bool oneWriter) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private readonly SemaphoreSlim writer = new(1, 1);
    private readonly ConcurrentDictionary<(string, string), byte> running = new();

    public async Task<IDisposable> Enter(WriteTerms terms, CancellationToken ct)
    {
        if (!oneWriter) return new Turn(null);
        var request = terms.IdempotencyKey is { } key ? (terms.Operation, key) : ((string, string)?)null;
        if (request is { } waiting && running.ContainsKey(waiting))
        {
            if (!await writer.WaitAsync(Patience, ct)) throw new StillRunning();
        }
        else
        {
            if (request is { } first) running.TryAdd(first, 0);
            await writer.WaitAsync(ct);
        }
        return new Turn(() =>
        {
            if (request is { } done) running.TryRemove(done, out _);
            writer.Release();
        });
    }

    public void Dispose() => writer.Dispose();

    private sealed class Turn(Action? end) : IDisposable
    {
        public void Dispose() => end?.Invoke();
    }
}
