using Mentoring.Api.Graph;
using Mentoring.Domain.Integration;
using Mentoring.Domain.Relationships;

namespace Mentoring.Api.Relationships;

internal static class RelationshipGraph
{
    public static void Shape(GraphShape shape)
    {
        shape.Node<Relationship, RelationshipView>((services, rows, asked, ct) => asked.Any<PartyView>(nameof(PartyView.Name))
            ? services.GetRequiredService<RelationshipQueries>().Views(rows, ct) : Task.FromResult(rows.ConvertAll(row => RelationshipQueries.Of(row))));
        shape.Node<Agreement, AgreementView>(RelationshipQueries.Of);
        shape.Node<Ending, EndingView>(RelationshipQueries.Of);
        shape.Node<EndingReason, EndingReasonView>(RelationshipQueries.Of);
        shape.Node<RematchRequest, RematchRequestView>(RelationshipQueries.Of);
        shape.Node<CodeAcceptance, CodeAcceptanceView>(RelationshipQueries.Of);
        shape.Node<Participation, ParticipationView>(RelationshipQueries.Of);
        shape.Node<LearningStyle, LearningStyleView>(ExchangeQueries.Of);
        shape.Node<Opportunity, OpportunityView>(ExchangeQueries.Of);
        shape.Many<Relationship, LearningStyle>("learningStyles", "How the two like to learn.", x => x.RelationshipId);
        shape.Many<Relationship, Opportunity>("opportunities", "Other service settings that the mentee saw.", x => x.RelationshipId);
        shape.One<Relationship, Agreement>("agreement", "The newest terms, in force or to be signed.", x => x.RelationshipId);
        shape.One<Relationship, Ending>("ending", "How it ended, or is to end.", x => x.RelationshipId);
        shape.Many<Relationship, EndingReason>("endingReasons", "Why, in the words of who gave a reason.", x => x.RelationshipId);
        shape.Many<Relationship, RematchRequest>("rematchRequests", "Wishes for another match.", x => x.RelationshipId);
        shape.Tell<Agreement>("agreementSigned", "All have signed an agreement: it is in force.", x => x.Milestone == Milestone.AgreementSigned);
        shape.Tell<Relationship>("relationshipSuspended", "A relationship was suspended: nothing goes on until the coordinator resumes it or it ends.", x => x.Milestone == Milestone.RelationshipSuspended);
        shape.Tell<Relationship>("relationshipEnded", "A relationship has ended.", x => x.Milestone == Milestone.RelationshipEnded);
    }
}
