using Mentoring.Api.Graph;
using Mentoring.Domain.Forms;
using Mentoring.Domain.Programmes;

namespace Mentoring.Api.Forms;

internal static class FormGraph
{
    public static void Shape(GraphShape shape)
    {
        shape.Node<EvaluationAsk, EvaluationAskView>(FormQueries.Of);
        shape.Node<EvaluationAnswer, EvaluationAnswerView>(FormQueries.Of);
        shape.Node<UnsignedAnswer, UnsignedAnswerView>(FormQueries.Of);
        shape.Many<Programme, EvaluationAsk>("evaluationAsks", "Who was asked how it went, as far as you may see.", x => x.ProgrammeId);
    }
}
