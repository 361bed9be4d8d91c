using Mentoring.Domain;
using Mentoring.Domain.Exports;
using Mentoring.Domain.Integration;
using Mentoring.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Infrastructure.Exports;

internal sealed class ExportFacts(MentoringContext db, WriteGate gate) : IExportFacts
{
    public Task<string?> PurposeOf(string client, CancellationToken ct) =>
        db.Set<Client>().Where(x => x.ClientId == client && x.IsActive).Select(x => (string?)x.Purpose).FirstOrDefaultAsync(ct);

    /// <summary>No version and no event: how far it is concerns nobody but who waits.</summary>
    public async Task<bool> Tell(Id<Export> export, Guid run, long rows, long? expected, CancellationToken ct)
    {
        var until = TimeProvider.System.GetUtcNow() + ExportRunning.Lease;
        using var turn = await gate.Enter(null, ct);
        return await db.Set<Export>().Where(x => x.Id == export && x.State == ExportState.Running && x.RunId == run).ExecuteUpdateAsync(
            x => x.SetProperty(e => e.Rows, rows).SetProperty(e => e.Expected, expected).SetProperty(e => e.LeasedUntil, until), ct) == 1;
    }
}
