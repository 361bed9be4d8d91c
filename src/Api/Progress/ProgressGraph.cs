using Mentoring.Api.Graph;
using Mentoring.Domain.Progress;
using Mentoring.Domain.Relationships;

namespace Mentoring.Api.Progress;

internal static class ProgressGraph
{
    public static void Shape(GraphShape shape)
    {
        shape.Node<Goal, GoalView>(ProgressQueries.Of);
        shape.Node<ActionPlan, ActionPlanView>(ProgressQueries.Of);
        shape.Node<PlannedAction, ActionView>(ProgressQueries.Of);
        shape.Node<ToolSheet, ToolSheetView>(ProgressQueries.Of);
        shape.Node<RelationshipReview, RelationshipReviewView>(ProgressQueries.Of);
        shape.Node<ReviewStatement, ReviewStatementView>(ProgressQueries.Of);
        shape.One<Relationship, ActionPlan>("actionPlan", "The newest plan.", x => x.RelationshipId);
        shape.Many<Relationship, ActionPlan>("actionPlans", "The plans, each version.", x => x.RelationshipId);
        shape.Many<Relationship, Goal>("goals", "The goals.", x => x.RelationshipId);
        shape.Many<Relationship, PlannedAction>("actions", "What is to be done between meetings.", x => x.RelationshipId);
        shape.Many<Relationship, ToolSheet>("toolSheets", "Sheets of the conversation tools.", x => x.RelationshipId);
        shape.Many<Relationship, RelationshipReview>("reviews", "Reviews of how the two work together.", x => x.RelationshipId);
        shape.Many<RelationshipReview, ReviewStatement>("statements", "What each says.", x => x.ReviewId);
    }
}
