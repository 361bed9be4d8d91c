using System.Collections.Concurrent;
using System.Security.Cryptography;
using Mentoring.Domain.Confidentiality;

namespace Mentoring.Infrastructure.Persistence;

/// <summary>The data keys at hand. What is read stays for a few minutes, so that another host forgets a destroyed key soon; what is written is looked up afresh.</summary>
internal sealed class KeyRing(KeyStore store, MasterKeys masters, TimeProvider clock)
{
    public static readonly TimeSpan Memory = TimeSpan.FromMinutes(3);
    private const int Most = 20_000;
    private readonly ConcurrentDictionary<Guid, Held> held = new();

    /// <summary>Whether all that was ever destroyed was looked for since this process began.</summary>
    public bool HasCaughtUp { get; set; }

    private sealed record Held(KeyOwner Owner, byte[]? Key, long Since);

    /// <summary>The key of a value that is being read; null once it is destroyed.</summary>
    /// <exception cref="CryptographicException">The store has never had it, or no master key opens it.</exception>
    public (KeyOwner Owner, byte[]? Key) ToRead(Guid id)
    {
        if (held.TryGetValue(id, out var known) && clock.GetElapsedTime(known.Since) < Memory) return (known.Owner, known.Key);
        var found = store.Find(id) ?? throw new CryptographicException($"The key store (ConnectionStrings:Keys) has no data key {id:N}: it belongs to another database, or is older than the value.");
        var key = Hold(found);
        return (found.Owner, key);
    }

    /// <summary>
    /// The keys of many values that are opened for figures: null for one that is destroyed. Looked up in one go, and not kept at hand, so that a report
    /// does not drive out what readers use.
    /// </summary>
    public async Task<Dictionary<Guid, byte[]?>> ToRead(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var found = await store.Find(ids, ct);
        if (found.Count < ids.Count) throw new CryptographicException("The key store (ConnectionStrings:Keys) does not have every data key: it belongs to another database, or is older than the values.");
        var keys = new byte[]?[found.Count];
        Parallel.For(0, found.Count, i => keys[i] = found[i].Wrapped is null ? null : found[i].Unwrap(masters));
        return found.Select((key, i) => (key.Id, Key: keys[i])).ToDictionary(x => x.Id, x => x.Key);
    }

    /// <summary>The keys that owners write under now, made where there is none. A key that stays unused because the change fell is no harm.</summary>
    public async Task<Dictionary<KeyOwner, (Guid Id, byte[] Key)>> ToWrite(IReadOnlyCollection<KeyOwner> owners, CancellationToken ct)
    {
        var live = await store.Live(owners, ct);
        var missing = owners.Except(live.Select(key => key.Owner)).ToList();
        if (missing.Count > 0)
        {
            foreach (var owner in missing) await store.Add(DataKey.For(owner, RandomNumberGenerator.GetBytes(Box.KeySize), masters), ct);
            live = await store.Live(owners, ct);
        }
        return live.ToDictionary(key => key.Owner, key => (key.Id, KeyOf(key)));
    }

    /// <summary>Forgotten here at once, elsewhere within <see cref="Memory"/>.</summary>
    public async Task Destroy(IReadOnlyCollection<Guid> keys, CancellationToken ct)
    {
        await store.Destroy(keys, ct);
        foreach (var key in keys) held.TryRemove(key, out _);
    }

    /// <summary>Wraps with the current master key what an old one wraps, in portions. Answers with how many still need another: they are wrapped by a key that is not configured here, or do not open.</summary>
    public async Task<int> WrapAgain(CancellationToken ct)
    {
        var last = Guid.Empty;
        while (await store.WrappedByOthers(masters.Current, last, ct) is { Count: > 0 } some)
        {
            last = some[^1].Id;
            await store.Rewrap([.. some.Select(key => (key, WrapAgain(key))).Where(x => x.Item2 is not null)!], ct);
        }
        return await store.Count(masters.Current, ct);
    }

    /// <summary>Null for one that does not open: the others do not wait for it, and it stays in the count.</summary>
    private DataKey? WrapAgain(DataKey key)
    {
        try
        {
            return key.WrapAgain(masters);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private byte[] KeyOf(DataKey found) =>
        held.TryGetValue(found.Id, out var known) && known.Key is { } key && clock.GetElapsedTime(known.Since) < Memory ? key : Hold(found)!;

    private byte[]? Hold(DataKey found)
    {
        var key = found.Wrapped is null ? null : found.Unwrap(masters);
        if (held.Count >= Most) held.Clear();
        held[found.Id] = new(found.Owner, key, clock.GetTimestamp());
        return key;
    }
}
