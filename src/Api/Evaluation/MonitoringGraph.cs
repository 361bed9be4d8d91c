using Mentoring.Api.Graph;
using Mentoring.Domain.Evaluation;

namespace Mentoring.Api.Evaluation;

internal static class MonitoringGraph
{
    public static void Shape(GraphShape shape)
    {
        shape.Node<TrainingNeed, TrainingNeedView>(MonitoringQueries.Of);
        shape.Node<TurnoverStatement, TurnoverStatementView>(MonitoringQueries.Of);
        shape.Node<MonitoringNote, MonitoringNoteView>(MonitoringQueries.Of);
    }
}
