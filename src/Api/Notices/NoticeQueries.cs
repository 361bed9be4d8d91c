using Mentoring.Api.Http;
using Mentoring.Api.People;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Notices;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Api.Notices;

/// <summary>Reads a person's own notices.</summary>
public sealed class NoticeQueries(IReader reader, PeopleQueries people, Viewer viewer)
{
    public async Task<ViewerView> Who(CancellationToken ct) => new()
    {
        Person = viewer.Person,
        Name = viewer.Person is { } person ? (await people.Names([person], ct)).GetValueOrDefault(person) : null,
        Client = viewer.Client,
        Scopes = [.. viewer.Scopes.Where(viewer.Has).Order(StringComparer.Ordinal)],
        Administrator = viewer.IsAdministrator,
        Coordinates = [.. viewer.ProgrammesCoordinated.Order()],
    };

    public Task<NoticeView?> Find(Id<Notice> id, CancellationToken ct) => reader.One(id, Of, ct);

    public Task<Page<NoticeView>> List(bool? unread, PageQuery page, CancellationToken ct) =>
        reader.All<Notice>().Where(x => unread == null || x.ReadAt == null == unread).Paged(page, Of, ct);

    internal static NoticeView Of(Notice x) =>
        new() { Version = x.Version, Id = x.Id, Kind = x.Kind, RecordType = x.RecordType, Record = x.RecordId, At = x.At, ReadAt = x.ReadAt };
}
