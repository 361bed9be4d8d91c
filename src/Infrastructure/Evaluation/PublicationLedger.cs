using Mentoring.Domain;
using Mentoring.Domain.Evaluation;
using Mentoring.Domain.Programmes;
using Mentoring.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Infrastructure.Evaluation;

/// <summary>A sheet that has left. No record of anybody's: it holds what everybody may be told, and how its measures hang together.</summary>
internal sealed class PublicationRow
{
    public Id<Programme> ProgrammeId { get; set; }

    /// <summary>In the order in which they left: who publishes has read all before.</summary>
    public int Number { get; set; }

    public DateOnly From { get; set; }
    public DateOnly To { get; set; }
    public Axis Axis { get; set; }
    public Publication Publication { get; set; } = null!;
}

internal sealed class PublicationLedger(MentoringContext db, WriteGate gate) : IPublicationLedger
{
    public async Task<Publication?> Find(Scope scope, CancellationToken ct) => await db.Set<PublicationRow>().AsNoTracking()
        .Where(x => x.ProgrammeId == scope.Programme && x.From == scope.From && x.To == scope.To && x.Axis == scope.Axis).Select(x => x.Publication).FirstOrDefaultAsync(ct);

    public async Task<IReadOnlyList<Publication>> Of(Id<Programme> programme, CancellationToken ct) =>
        await db.Set<PublicationRow>().AsNoTracking().Where(x => x.ProgrammeId == programme).OrderBy(x => x.Number).Select(x => x.Publication).ToListAsync(ct);

    /// <summary>The numbers are unique: of two that have read the same, one comes first.</summary>
    public async Task<bool> Add(IReadOnlyList<Publication> publications, int after, CancellationToken ct)
    {
        var rows = publications.Select((x, i) => new PublicationRow
        {
            ProgrammeId = x.Sheet.Scope.Programme,
            Number = after + i + 1,
            From = x.Sheet.Scope.From,
            To = x.Sheet.Scope.To,
            Axis = x.Sheet.Scope.Axis,
            Publication = x,
        }).ToList();
        using var turn = await gate.Enter(null, ct);
        db.AddRange(rows);
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateException e) when (DatabaseErrors.IsDuplicate(e))
        {
            return false;
        }
        finally
        {
            foreach (var row in rows) db.Entry(row).State = EntityState.Detached;
        }
    }
}

internal static class EvaluationMapping
{
    public static void Map(ModelBuilder model) => model.Entity<PublicationRow>(x =>
    {
        x.ToTable("Publication");
        x.HasKey(p => new { p.ProgrammeId, p.Number });
        x.Property(p => p.Publication).AsJson();
        x.HasIndex(p => new { p.ProgrammeId, p.From, p.To, p.Axis }).IsUnique();
        x.HasOne<Programme>().WithMany().HasForeignKey(p => p.ProgrammeId).OnDelete(DeleteBehavior.Restrict);
    });
}
