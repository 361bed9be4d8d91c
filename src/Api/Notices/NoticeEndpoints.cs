using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Notices;

namespace Mentoring.Api.Notices;

internal static class NoticeEndpoints
{
    public static void MapNotices(this IEndpointRouteBuilder routes)
    {
        var group = routes.Group("Notices");
        group.Get("/me", async (NoticeQueries queries, CancellationToken ct) => await queries.Who(ct)).Named("readViewer", "Tells who you are to this API");
        group.Get("/me/tasks", async (TaskQueries queries, HttpContext http, CancellationToken ct, Word<TaskKind>? kind, int? limit, string? cursor) =>
            Pages.Of(await queries.List(kind?.Value, Pages.Query(http, limit, cursor), ct), http)).Needs(Scopes.Mentoring)
            .Named("listMyTasks", "Lists what waits for you", "Each leads to its record. What is done is gone from here.").Produces<Page<TaskView>>();
        var own = group.MapGroup("/me/notices").Needs(Scopes.Mentoring);
        own.Get("", async (NoticeQueries queries, HttpContext http, CancellationToken ct, bool? unread, int? limit, string? cursor) =>
            Pages.Of(await queries.List(unread, Pages.Query(http, limit, cursor), ct), http))
            .Named("listNotices", "Lists what you are told of").Produces<Page<NoticeView>>();
        own.Get("/{id}", async (Id<Notice> id, NoticeQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.Find(id, ct))).Named("findNotice", "Reads a notice");
        own.Post("/{id}/read", async (Id<Notice> id, NoticeCommands commands, NoticeQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.Find(await commands.MarkNoticeRead(id, ct), ct))).Named("markNoticeRead", "Marks a notice as read").Writes();
    }
}
