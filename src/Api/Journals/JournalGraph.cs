using Mentoring.Api.Graph;
using Mentoring.Domain.Journals;
using Mentoring.Domain.Relationships;

namespace Mentoring.Api.Journals;

internal static class JournalGraph
{
    public static void Shape(GraphShape shape)
    {
        shape.Node<ReflectiveLog, ReflectiveLogView>(JournalQueries.Of);
        shape.Node<PrivateNote, PrivateNoteView>(JournalQueries.Of);
        shape.Node<EvaluationAcknowledgement, EvaluationAcknowledgementView>(JournalQueries.Of);
        shape.Many<Relationship, ReflectiveLog>("reflectiveLogs", "Your own reflections, and those that you were let read.", x => x.RelationshipId);
        shape.Many<Relationship, PrivateNote>("privateNotes", "Your own notes.", x => x.RelationshipId);
    }
}
