using Mentoring.Api.Graph;
using Mentoring.Domain.Portfolios;
using Mentoring.Domain.Privacy;
using Mentoring.Domain.Relationships;

namespace Mentoring.Api.Portfolios;

internal static class PortfolioGraph
{
    public static void Shape(GraphShape shape)
    {
        shape.Node<Portfolio, PortfolioView>(PortfolioQueries.Of);
        shape.Node<Evidence, EvidenceView>(PortfolioQueries.Of);
        shape.Node<EvidenceFile, EvidenceFileView>(PortfolioQueries.Of);
        shape.Node<PersonalProfile, PersonalProfileView>(PortfolioQueries.Of);
        shape.Node<PortfolioShare, PortfolioShareView>(PortfolioQueries.Of);
        shape.Node<Feedback, FeedbackView>(PortfolioQueries.Of);
        shape.Node<SelfAssessment, SelfAssessmentView>(PortfolioQueries.Of);
        shape.Many<Portfolio, Evidence>("evidence", "What is in it, as far as you may see it.", x => x.PortfolioId);
        shape.One<Portfolio, PersonalProfile>("profile", "Who its owner is.", x => x.PortfolioId);
        shape.Many<Portfolio, PortfolioShare>("shares", "To whom it is shown.", x => x.PortfolioId);
        shape.Many<Portfolio, ReadRecord>("readRecords", "Who else read what of it.", x => x.PortfolioId!.Value);
        shape.Many<Evidence, EvidenceFile>("files", "Its files.", x => x.EvidenceId);
        shape.Many<Evidence, Feedback>("feedback", "What a mentor says to it.", x => x.EvidenceId!.Value);
        shape.Many<SelfAssessment, Feedback>("feedback", "What the mentor says to it.", x => x.SelfAssessmentId!.Value);
        shape.Many<Relationship, SelfAssessment>("selfAssessments", "What the mentee needs, as they see it.", x => x.RelationshipId);
    }
}
