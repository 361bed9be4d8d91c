using Mentoring.Api.Graph;
using Mentoring.Domain.Privacy;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;

namespace Mentoring.Api.Privacy;

internal static class PrivacyGraph
{
    public static void Shape(GraphShape shape)
    {
        shape.Node<ReadRecord, ReadRecordView>((services, rows, ct) => services.GetRequiredService<PrivacyQueries>().Views(rows, ct));
        shape.Node<DisposalReport, DisposalReportView>(RetentionQueries.Of);
        shape.Node<LegalHold, LegalHoldView>(RetentionQueries.Of);
        shape.Node<SubjectRequest, SubjectRequestView>((services, rows, ct) => services.GetRequiredService<SubjectQueries>().Of(rows, ct));
        shape.Many<Relationship, ReadRecord>("readRecords", "Who else read what of it.", x => x.RelationshipId);
        shape.Many<Programme, LegalHold>("legalHolds", "Legal holds that you may see.", x => x.ProgrammeId);
    }
}
