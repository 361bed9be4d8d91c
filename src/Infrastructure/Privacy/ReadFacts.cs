using Mentoring.Domain;
using Mentoring.Domain.People;
using Mentoring.Domain.Privacy;
using Mentoring.Domain.Programmes;
using Mentoring.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Infrastructure.Privacy;

internal sealed class ReadFacts(MentoringContext db) : IReadFacts
{
    public Task<Dictionary<Id<Person>, string>> NamesOfReaders(IReadOnlyCollection<ReadRecord> seen, CancellationToken ct)
    {
        var readers = seen.Where(x => x.ReaderId is not null).Select(x => x.ReaderId!.Value).Distinct().ToList();
        return db.Set<Person>().Where(x => readers.Contains(x.Id)).Select(x => new { x.Id, Name = x.GivenName + " " + x.FamilyName }).ToDictionaryAsync(x => x.Id, x => x.Name, ct);
    }

    public Task<List<ReadFigure>> Figures(Id<Programme> programme, DateTimeOffset? from, DateTimeOffset? until, CancellationToken ct) =>
        db.Set<ReadRecord>().Where(x => x.ProgrammeId == programme && (from == null || x.At >= from) && (until == null || x.At < until))
            .GroupBy(x => new { x.Capacity, x.RecordType }).OrderBy(x => x.Key.Capacity).ThenBy(x => x.Key.RecordType)
            .Select(x => new ReadFigure(x.Key.Capacity, x.Key.RecordType, x.Count(), x.Sum(one => one.Count), x.Sum(one => one.IsBulk ? 1 : 0))).ToListAsync(ct);
}
