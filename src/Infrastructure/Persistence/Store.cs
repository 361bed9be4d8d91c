using System.Linq.Expressions;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Rules;
using Mentoring.Infrastructure.Confidentiality;
using Mentoring.Infrastructure.Exports;
using Mentoring.Infrastructure.Portfolios;
using Mentoring.Infrastructure.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage;

namespace Mentoring.Infrastructure.Persistence;

/// <summary>The two doors. Both apply the audience of the entity; nothing else hands out rows.</summary>
internal sealed class Store(
    MentoringContext db, Viewer viewer, ViewerSource viewers, WriteTerms terms, WriteGate gate, Warnings warnings,
    Idempotency idempotency, ChangeLog changes, ManagementLines lines, LooseFiles files, Keys keys, ReadLedger reads, RefusalCounts refusals) : IReader, IStore
{
    private const int Tries = 8;

    public IQueryable<T> All<T>() where T : Entity<T>, IVisible<T>
    {
        db.Reads = reads;
        return db.Set<T>().AsNoTracking().Where(T.VisibleTo(viewer));
    }

    public async Task<List<T>> Ask<TGiven, T>(Question<TGiven, T> question, TGiven given, CancellationToken ct)
    {
        db.Reads = reads;
        var found = new List<T>();
        await foreach (var row in PutQuestion<TGiven, T>.Rows(db, viewer, question, given).WithCancellation(ct)) found.Add(row);
        return found;
    }

    public async Task<Id<T>> Write<T>(Func<Task<Id<T>>> useCase, CancellationToken ct)
    {
        try
        {
            return await Tried(useCase, ct);
        }
        catch (Refusal refusal) when (!terms.DryRun)
        {
            await refusals.Count(refusal, ct);
            throw;
        }
    }

    private async Task<Id<T>> Tried<T>(Func<Task<Id<T>>> useCase, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await Once(useCase, ct);
            }
            catch (Exception e) when (DatabaseErrors.AskForAnotherTry(e, terms) && attempt < Tries)
            {
                warnings.Clear();
                await viewers.Load(viewer, ct);
                await Task.Delay(Random.Shared.Next(5, 20 * attempt), ct);
            }
            catch (DbUpdateConcurrencyException)
            {
                throw new Stale();
            }
            catch (DbUpdateException e) when (DatabaseErrors.RuleBehind(e, db.Model) is { } rule)
            {
                throw new Refusal(rule);
            }
            catch (Exception e) when (DatabaseErrors.AskForAnotherTry(e, terms))
            {
                throw new Contended();
            }
        }
    }

    private async Task<Id<T>> Once<T>(Func<Task<Id<T>>> useCase, CancellationToken ct)
    {
        // What a refused use case of the same request touched must not go with this one.
        db.ChangeTracker.Clear();
        changes.Begin();
        keys.Begin();
        // Changes are looked for once, when the use case is done; one that fails takes its transaction with it, back to no earlier point.
        (db.ChangeTracker.AutoDetectChangesEnabled, db.Database.AutoSavepointsEnabled) = (false, false);
        using var turn = await gate.Enter(idempotency.Key, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await idempotency.Earlier(ct) is { } earlier)
        {
            terms.Replayed = true;
            return new(earlier);
        }
        var id = await useCase();
        if (!terms.DryRun) await Commit(transaction, id.Value, ct);
        db.ChangeTracker.Clear();
        return id;
    }

    /// <summary>Once the commit is asked for it is not called off: the caller is told only what has happened.</summary>
    private async Task Commit(IDbContextTransaction transaction, Guid result, CancellationToken ct)
    {
        await Settle(ct);
        await idempotency.Keep(result, ct);
        await transaction.CommitAsync(CancellationToken.None);
        await keys.Finish(CancellationToken.None);
        if (changes.Saved.Overlaps(ViewerSource.RestsOn)) await viewers.Load(viewer, CancellationToken.None);
    }

    public async Task Settle(CancellationToken ct)
    {
        db.ChangeTracker.DetectChanges();
        var linesTouched = lines.Touched();
        await files.Follow(ct);
        await changes.Save(ct);
        await lines.Refresh(linesTouched, ct);
    }

    public async Task<T> Get<T>(Id<T> id, CancellationToken ct) where T : Entity<T>, IVisible<T> =>
        await db.Set<T>().Where(T.VisibleTo(viewer)).SingleOrDefaultAsync(x => x.Id == id, ct) ?? throw new Unseen();

    public async Task<T> Lock<T>(Id<T> id, CancellationToken ct) where T : Entity<T>, IVisible<T>
    {
        await Hold(id, ct);
        return await Get(id, ct);
    }

    public async Task<T> GetToAct<T>(Id<T> id, CancellationToken ct) where T : Entity<T>, IVisible<T>
    {
        var entity = await Lock(id, ct);
        if (terms.ExpectedVersion is { } expected && expected != WriteTerms.AnyVersion && expected != entity.Version) throw new Stale();
        return entity;
    }

    public async Task<T> GetToReplace<T>(Id<T> id, CancellationToken ct) where T : Entity<T>, IVisible<T>
    {
        var entity = await GetToAct(id, ct);
        return terms.ExpectedVersion is null ? throw new VersionNeeded() : entity;
    }

    public Task<T?> Find<T>(Expression<Func<T, bool>> which, CancellationToken ct) where T : Entity<T>, IVisible<T> =>
        db.Set<T>().Where(T.VisibleTo(viewer)).Where(which).OrderBy(x => x.Id).FirstOrDefaultAsync(ct);

    public Task<List<T>> List<T>(Expression<Func<T, bool>> which, CancellationToken ct) where T : Entity<T>, IVisible<T> =>
        db.Set<T>().Where(T.VisibleTo(viewer)).Where(which).OrderBy(x => x.Id).ToListAsync(ct);

    public async Task<List<T>> LockAffected<T>(Expression<Func<T, bool>> which, CancellationToken ct) where T : Entity<T>, IVisible<T>
    {
        var affected = db.Set<T>().Where(which).OrderBy(x => x.Id);
        if (db.IsPostgres) foreach (var id in await affected.Select(x => x.Id).ToListAsync(ct)) await Hold(id, ct);
        return await affected.ToListAsync(ct);
    }

    /// <summary>
    /// Waits for whoever writes the row. A statement of its own, because a statement that waits sees the row as they left it but
    /// its children as they were before. On SQLite the transaction holds all rows.
    /// </summary>
    private async Task Hold<T>(Id<T> id, CancellationToken ct) where T : Entity<T>, IVisible<T>
    {
        if (!db.IsPostgres) return;
        var sql = $"SELECT \"Version\" AS \"Value\" FROM \"{db.Model.FindEntityType(typeof(T))!.GetTableName()}\" WHERE \"Id\" = {{0}} FOR UPDATE";
        int? version = null;
        await using (var rows = await db.Read(sql, [id.Value], ct))
            if (await rows.ReadAsync(ct)) version = rows.DbDataReader.GetInt32(0);
        if (db.Set<T>().Local.FindEntry(id) is { } read && version != read.Entity.Version) await ReadAgain(read, ct);
    }

    private async Task ReadAgain(EntityEntry read, CancellationToken ct)
    {
        foreach (var child in read.Collections.SelectMany(children => children.CurrentValue!.Cast<object>().ToList()))
            await read.Context.Entry(child).ReloadAsync(ct);
        await read.ReloadAsync(ct);
        db.Cipher.Open(read.Metadata, read.Entity);
    }

    public void Add<T>(T entity) where T : Entity<T>, IVisible<T> => db.Add(entity);

    public void AddAll<T>(IReadOnlyCollection<T> entities) where T : Entity<T>, IVisible<T>
    {
        if (Copies.AreFor(db, typeof(T), entities.Count)) changes.Aside.Add((typeof(T), entities));
        else db.AddRange(entities);
    }

    public void Remove<T>(T entity) where T : Entity<T>, IVisible<T> => db.Remove(entity);
}
