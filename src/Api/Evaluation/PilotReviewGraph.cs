using Mentoring.Api.Graph;
using Mentoring.Domain.Evaluation;
using Mentoring.Domain.Programmes;

namespace Mentoring.Api.Evaluation;

internal static class PilotReviewGraph
{
    public static void Shape(GraphShape shape)
    {
        shape.Node<PilotReview, PilotReviewView>(PilotReviewQueries.Of);
        shape.Node<ImprovementAction, ImprovementActionView>((services, rows, _) => Task.FromResult(rows.ConvertAll(services.GetRequiredService<PilotReviewQueries>().Of)));
        shape.Many<Programme, PilotReview>("pilotReviews", "Its pilot reviews that were opened, as far as you may see them.", x => x.ProgrammeId);
        shape.Many<PilotReview, ImprovementAction>("improvementActions", "What is to be done better because of it.", x => x.ReviewId);
    }
}
