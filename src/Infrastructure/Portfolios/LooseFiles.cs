using Mentoring.Domain;
using Mentoring.Domain.Exports;
using Mentoring.Domain.Portfolios;
using Mentoring.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Infrastructure.Portfolios;

/// <summary>Bytes that no record refers to: not yet, or no longer. They are removed when they are due.</summary>
internal sealed class LooseFile
{
    public Guid Id { get; set; }
    public DateTimeOffset DueAt { get; set; }
}

/// <summary>
/// Which bytes are loose. A file begins so, before its first byte; the transaction that makes its record takes it off the list, and the one that
/// removes the record puts it on again, whichever use case that is.
/// </summary>
internal sealed class LooseFiles(MentoringContext db, WriteGate gate)
{
    /// <summary>Longer than any upload may take.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public async Task Begin(Guid file, TimeSpan grace, CancellationToken ct)
    {
        using var turn = await gate.Enter(null, ct);
        await db.Database.ExecuteSqlAsync($"""INSERT INTO "LooseFile" ("Id", "DueAt") VALUES ({file}, {Stored(Now + grace)})""", ct);
    }

    public async Task Forget(Guid file, CancellationToken ct)
    {
        using var turn = await gate.Enter(null, ct);
        await db.Set<LooseFile>().Where(x => x.Id == file).ExecuteDeleteAsync(ct);
    }

    public Task<List<Guid>> Due(int limit, CancellationToken ct) =>
        db.Set<LooseFile>().Where(x => x.DueAt <= Now).OrderBy(x => x.DueAt).Take(limit).Select(x => x.Id).ToListAsync(ct);

    /// <summary>With the records that are about to be saved, in their transaction.</summary>
    public async Task Follow(CancellationToken ct)
    {
        var files = db.ChangeTracker.Entries<EvidenceFile>().ToList();
        var added = files.Where(x => x.State == EntityState.Added).Select(x => x.Entity.Id.Value).ToList();
        var exported = db.ChangeTracker.Entries<ExportFile>().ToList();
        added.AddRange(exported.Where(x => x.State == EntityState.Added).Select(x => x.Entity.Id));
        if (added.Count > 0) await db.Set<LooseFile>().Where(x => added.Contains(x.Id)).ExecuteDeleteAsync(ct);
        foreach (var removed in files.Where(x => x.State == EntityState.Deleted)) db.Add(new LooseFile { Id = removed.Entity.Id.Value, DueAt = Now });
        foreach (var shredded in exported.Where(x => x.State == EntityState.Modified && !x.Entity.IsKept)) db.Add(new LooseFile { Id = shredded.Entity.Id, DueAt = Now });
    }

    /// <summary>As the column holds it.</summary>
    private object Stored(DateTimeOffset at) => db.Model.FindEntityType(typeof(LooseFile))!.FindProperty(nameof(LooseFile.DueAt))!.GetTypeMapping().Converter!.ConvertToProvider(at)!;
}
