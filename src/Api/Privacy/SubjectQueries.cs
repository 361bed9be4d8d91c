using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Privacy;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Api.Privacy;

/// <summary>Reads what people ask about their own data, and what is stored of them.</summary>
public sealed class SubjectQueries(IReader reader, Viewer viewer, IPrivacyFacts facts)
{
    public async Task<SubjectRequestView?> Find(Id<SubjectRequest> id, CancellationToken ct) =>
        await reader.All<SubjectRequest>().SingleOrDefaultAsync(x => x.Id == id, ct) is { } found ? (await Of([found], ct))[0] : null;

    public Task<Page<SubjectRequestView>> List(SubjectRequestStatus? status, PageQuery page, CancellationToken ct) =>
        reader.All<SubjectRequest>().Where(x => status == null || x.Status == status).Paged(page, Of, ct);

    /// <summary>Whose export a request is good for: the asker's own, and nobody else's. With what must be read before the first byte leaves.</summary>
    public async Task<(Subject Subject, Dictionary<RegisterEntry, List<object>> First)> Export(Id<SubjectRequest> id, CancellationToken ct)
    {
        var me = viewer.Person;
        if (!await reader.All<SubjectRequest>().AnyAsync(x => x.Id == id && x.Kind == SubjectRequestKind.Access && x.PersonId == me, ct)) throw new Unseen();
        var subject = await facts.SubjectOf(me!.Value, ct);
        var first = new Dictionary<RegisterEntry, List<object>>();
        foreach (var kind in RecordRegister.All.Where(kind => kind.OfOthers)) first[kind] = await Rows(kind, subject).ToListAsync(ct);
        return (subject, first);
    }

    public IAsyncEnumerable<object> Rows(RegisterEntry kind, Subject subject) => kind.About(reader, subject, rows => rows.AsAsyncEnumerable());

    internal async Task<List<SubjectRequestView>> Of(List<SubjectRequest> found, CancellationToken ct)
    {
        var ids = found.ConvertAll(x => x.Id);
        var rectifications = await reader.All<Rectification>().Where(x => ids.Contains(x.RequestId)).ToDictionaryAsync(x => x.RequestId, ct);
        return found.ConvertAll(x => new SubjectRequestView
        {
            Version = x.Version,
            Id = x.Id,
            Person = x.PersonId,
            Kind = x.Kind,
            Status = x.Status,
            RequestedAt = x.RequestedAt,
            Ground = x.Ground?.Value,
            DecidedBy = x.DecidedBy,
            DecidedAt = x.DecidedAt,
            DoneAt = x.DoneAt,
            Rectification = rectifications.GetValueOrDefault(x.Id) is { } one ? new() { Fact = one.Fact, Before = one.Before?.Value, After = one.After.Value, AppliedAt = one.AppliedAt } : null,
        });
    }
}
