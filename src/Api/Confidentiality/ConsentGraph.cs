using Mentoring.Api.Graph;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Progress;
using Mentoring.Domain.Relationships;

namespace Mentoring.Api.Confidentiality;

internal static class ConsentGraph
{
    public static void Shape(GraphShape shape)
    {
        shape.Node<Consent, ConsentView>(ConsentQueries.Of);
        shape.Node<ProgressStatement, ProgressStatementView>(ConsentQueries.Of);
        shape.Node<AnnualReviewItem, AnnualReviewItemView>(ConsentQueries.Of);
        shape.Node<ContributionStatement, ContributionStatementView>(ConsentQueries.Of);
        shape.Many<Relationship, ProgressStatement>("progressStatements", "What the mentee says of their progress.", x => x.RelationshipId);
        shape.Many<Relationship, AnnualReviewItem>("annualReviewItems", "Items for the mentee's annual review.", x => x.RelationshipId);
    }
}
