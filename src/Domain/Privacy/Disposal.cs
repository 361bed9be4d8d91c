using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;

namespace Mentoring.Domain.Privacy;

/// <summary>
/// Deletes what people wrote once the reviews are done and the days of the programme are over. That they met, and how it ended, stays.
/// What it will do is written down before. Each relationship is one write together with its figures, so that whatever stops it, the next
/// run goes on with the same report.
/// </summary>
public sealed class Disposal(IStore store, IPrivacyFacts facts, IKeys keys, TimeProvider clock)
{
    private const int Portion = 200;

    public async Task<int> DisposeOfRecords(CancellationToken ct)
    {
        var disposed = 0;
        foreach (var programme in await store.List<Programme>(x => x.Status == ProgrammeStatus.Closed, ct))
            if (programme.DisposesOn <= Today) disposed += await DisposeOf(programme, ct);
        return disposed;
    }

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    private async Task<int> DisposeOf(Programme programme, CancellationToken ct)
    {
        var id = programme.Id;
        var (due, held) = await Due(programme, ct);
        var report = (await store.Find<DisposalReport>(x => x.ProgrammeId == id && x.CompletedAt == null, ct))?.Id;
        if (due.Count == 0 && report is null) return 0;
        var open = report ?? await Announce(id, due, held, ct);
        foreach (var relationship in due) await Dispose(relationship, open, ct);
        await Complete(open, ct);
        return due.Count;
    }

    private async Task<(List<Id<Relationship>> Due, int Held)> Due(Programme programme, CancellationToken ct)
    {
        var (due, held) = (new List<Id<Relationship>>(), 0);
        for (Guid? after = null; ;)
        {
            var portion = await facts.ToDispose(programme.Id, after, Portion, ct);
            if (portion.Count == 0) return (due, held);
            after = portion[^1].Id.Value;
            var ids = portion.FindAll(x => PrivacyRules.RecordsDisposal.Holds((programme.DisposesOn, x.KeepUntil, Today))).ConvertAll(x => x.Id);
            var kept = await facts.Held(ids, ct);
            due.AddRange(ids.Where(id => !kept.Contains(id)));
            held += kept.Count;
        }
    }

    /// <summary>Two hosts that begin at once go on with one report.</summary>
    private Task<Id<DisposalReport>> Announce(Id<Programme> programme, List<Id<Relationship>> due, int held, CancellationToken ct) => store.Write(async () =>
    {
        await store.Lock(programme, ct);
        if (await store.Find<DisposalReport>(x => x.ProgrammeId == programme && x.CompletedAt == null, ct) is { } running) return running.Id;
        var records = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var (kind, counts) in await Counts(facts, due, ct)) records[kind] = counts.Values.Sum();
        var report = new DisposalReport(programme, new() { Relationships = due.Count, Records = records }, held, clock.GetUtcNow());
        store.Add(report);
        return report.Id;
    }, ct);

    /// <summary>Records that would be deleted with the relationships, by kind and relationship.</summary>
    public static async Task<SortedDictionary<string, Dictionary<Id<Relationship>, int>>> Counts(IPrivacyFacts facts, IReadOnlyCollection<Id<Relationship>> relationships, CancellationToken ct)
    {
        var all = new SortedDictionary<string, Dictionary<Id<Relationship>, int>>(StringComparer.Ordinal);
        foreach (var kind in RecordRegister.All)
        {
            var counts = new Dictionary<Id<Relationship>, int>();
            foreach (var portion in relationships.Chunk(Portion))
                foreach (var (relationship, number) in await kind.Count(facts, portion, ct)) counts[relationship] = number;
            if (counts.Count > 0) all[kind.Name] = counts;
        }
        return all;
    }

    /// <summary>The hold is asked for again under the lock that who places one takes as well.</summary>
    private Task Dispose(Id<Relationship> id, Id<DisposalReport> report, CancellationToken ct) => store.Write(async () =>
    {
        var relationship = await store.Lock(id, ct);
        if (relationship.DisposedOn is not null || (await facts.Held([id], ct)).Count > 0) return id;
        var records = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var kind in RecordRegister.All)
            if (await kind.Dispose(store, id, ct) is > 0 and var number) records[kind.Name] = number;
        // Copies and backups lose it with the keys. The signed terms on confidentiality outlast the relationship, under a new one.
        var agreements = await store.List<Agreement>(x => x.RelationshipId == id, ct);
        await keys.Destroy(KeyOwner.Of(id), ct);
        foreach (var agreement in agreements) agreement.Outlast();
        relationship.DisposeOfRecords(Today);
        (await store.Lock(report, ct)).Add(records);
        return id;
    }, ct);

    private Task Complete(Id<DisposalReport> id, CancellationToken ct) => store.Write(async () =>
    {
        (await store.Lock(id, ct)).Complete(clock.GetUtcNow());
        return id;
    }, ct);
}
