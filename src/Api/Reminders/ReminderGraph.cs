using Mentoring.Api.Graph;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Reminders;

namespace Mentoring.Api.Reminders;

internal static class ReminderGraph
{
    public static void Shape(GraphShape shape)
    {
        shape.Node<Attention, AttentionView>(ReminderQueries.Of);
        shape.Many<Relationship, Attention>("attention", "What wants looking at.", x => x.RelationshipId!.Value);
        shape.Tell<Attention>("attentionRaised", "Something has come to want looking at.", x => x.IsOfNew);
    }
}
