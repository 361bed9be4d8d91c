using System.Data.Common;
using Mentoring.Domain.Confidentiality;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Infrastructure.Persistence;

/// <summary>That a data key is to be destroyed: written with the use case, carried out after its commit, and kept for good, so that a key store brought back from a copy loses the key again.</summary>
internal sealed class DestroyedKey
{
    public Guid Id { get; set; }

    /// <summary>Null while it is not carried out.</summary>
    public DateTimeOffset? DoneAt { get; set; }
}

/// <summary>
/// The key store has transactions of its own. So a key is retired first, which takes nothing from anybody when the use case fails:
/// it reads on, and the next text gets a new one. It is destroyed when the use case has committed.
/// </summary>
internal sealed class Keys(MentoringContext db, KeyStore store, KeyRing ring) : IKeys
{
    private readonly List<Guid> pending = [];

    public async Task Destroy(KeyOwner owner, CancellationToken ct)
    {
        foreach (var key in (await store.Retire(owner, ct)).Except(pending).ToList())
        {
            if (!await db.Set<DestroyedKey>().AnyAsync(x => x.Id == key, ct)) db.Add(new DestroyedKey { Id = key });
            pending.Add(key);
        }
    }

    /// <summary>A use case begins, maybe for the second time.</summary>
    public void Begin() => pending.Clear();

    /// <summary>After the commit. What fails here the due jobs do.</summary>
    public async Task Finish(CancellationToken ct)
    {
        if (pending.Count == 0) return;
        try
        {
            await CarryOut(pending, ct);
        }
        catch (DbException)
        {
            // It is written down.
        }
        pending.Clear();
    }

    /// <summary>What was written down and not carried out; or all of it, for a key store that may come from a copy.</summary>
    public async Task CatchUp(bool all, CancellationToken ct) =>
        await CarryOut(await db.Set<DestroyedKey>().Where(x => all || x.DoneAt == null).Select(x => x.Id).ToListAsync(ct), ct);

    private async Task CarryOut(List<Guid> keys, CancellationToken ct)
    {
        await ring.Destroy(keys, ct);
        foreach (var some in keys.Chunk(KeyStore.Portion))
            await db.Set<DestroyedKey>().Where(x => some.Contains(x.Id) && x.DoneAt == null)
                .ExecuteUpdateAsync(x => x.SetProperty(key => key.DoneAt, TimeProvider.System.GetUtcNow()), ct);
    }
}
