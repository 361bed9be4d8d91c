using Mentoring.Api.Graph;
using Mentoring.Domain.Notices;

namespace Mentoring.Api.Notices;

internal static class NoticeGraph
{
    public static void Shape(GraphShape shape)
    {
        shape.Node<Notice, NoticeView>(NoticeQueries.Of);
        shape.About<NoticeView>(x => (x.RecordType, x.Record));
        shape.About<TaskView>(x => (x.RecordType, x.Record));
    }
}
