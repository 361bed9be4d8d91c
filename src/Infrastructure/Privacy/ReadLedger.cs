using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Portfolios;
using Mentoring.Domain.Privacy;
using Mentoring.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Mentoring.Infrastructure.Privacy;

/// <summary>What a request has read of relationships that the viewer is no party of, and of portfolios that are not theirs. Background work answers nobody and is not in it.</summary>
internal sealed class ReadLedger(MentoringContext db, Viewer viewer, WriteGate gate, TimeProvider clock) : IReadLedger, IDisposable
{
    /// <summary>As many rows as one statement takes.</summary>
    private const int Most = 500;

    private readonly List<IRecordedContent> noticed = [];
    private bool isKept;

    public void Notice(IRecordedContent content)
    {
        if (viewer.IsSystem || IsOwn(content)) return;
        if (isKept) throw new InvalidOperationException($"{content.GetType().Name} is read after the reads of this request were recorded.");
        noticed.Add(content);
    }

    /// <summary>Theirs alone, or of a relationship that they are in: a line manager's answer is of one that they are not.</summary>
    private bool IsOwn(IRecordedContent content) => (ReadRecord.OnlyFor(content) is { } owner && owner == viewer.Person)
        || (content is IRelationshipContent of && (viewer.RelationshipsJoined.Contains(of.RelationshipId) || viewer.Circles.Contains(of.CircleId)));

    /// <summary>The relationship or the portfolio.</summary>
    private static Guid WholeOf(IRecordedContent content) => content is IRelationshipContent of ? of.RelationshipId.Value : ((IPortfolioContent)content).PortfolioId.Value;

    public async Task Keep(ReadProtocol protocol, string operation, CancellationToken ct)
    {
        isKept = true;
        if (noticed.Count == 0) return;
        try
        {
            foreach (var records in Records(protocol, operation).Chunk(Most)) await Insert(records, ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            throw new Unrecorded(e);
        }
    }

    private List<ReadRecord> Records(ReadProtocol protocol, string operation)
    {
        var read = noticed.DistinctBy(x => (x.GetType(), ((Entity)x).Key)).ToList();
        var isBulk = read.Count > ReadRecord.FewRecords || read.Select(WholeOf).Distinct().Count() > ReadRecord.FewRelationships;
        var at = clock.GetUtcNow();
        return [.. read.GroupBy(x => (WholeOf(x), (x as IRelationshipContent)?.CircleId, x.GetType(), ReadRecord.OnlyFor(x))).Select(one => new ReadRecord([.. one], viewer, isBulk, protocol, operation, at))];
    }

    /// <summary>One statement, which is its own transaction. The change tracker would take several times as long, and every reader waits for it.</summary>
    private async Task Insert(ReadRecord[] records, CancellationToken ct)
    {
        var columns = db.Model.FindEntityType(typeof(ReadRecord))!.GetProperties().Where(x => x.Name != nameof(ReadRecord.Purpose)).ToList();
        var values = new List<object?>(1 + records.Length * columns.Count) { viewer.Client };
        var rows = records.Select(record => $"({string.Join(", ", columns.Select(column => Parameter(values, column, record)))}, (SELECT \"Purpose\" FROM \"Client\" WHERE \"ClientId\" = {{0}}))").ToList();
        var sql = $"INSERT INTO \"ReadRecord\" ({string.Join(", ", columns.Select(x => $"\"{x.GetColumnName()}\""))}, \"Purpose\") VALUES {string.Join(", ", rows)}";
        using var turn = await gate.Enter(null, ct);
        await db.Database.ExecuteSqlRawAsync(sql, values!, ct);
    }

    private static string Parameter(List<object?> values, IProperty column, ReadRecord record)
    {
        var value = column.Name == nameof(Entity.Version) ? 1 : column.GetGetter().GetClrValue(record);
        values.Add(column.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value);
        return $"{{{values.Count - 1}}}";
    }

    /// <summary>The context is used again for another request.</summary>
    public void Dispose()
    {
        if (ReferenceEquals(db.Reads, this)) db.Reads = null;
    }
}
