using Mentoring.Api.Graph;
using Mentoring.Domain.Programmes;

namespace Mentoring.Api.Programmes;

internal static class ReadinessGraph
{
    public static void Shape(GraphShape shape)
    {
        shape.Node<Attestation, AttestationView>(ReadinessQueries.Of);
        shape.Node<ResourceStatement, ResourceStatementView>(ReadinessQueries.Of);
        shape.Node<HealthCheck, HealthCheckView>((services, rows, ct) => services.GetRequiredService<ReadinessQueries>().Views(rows, ct));
        shape.Node<DocumentAcknowledgement, DocumentAcknowledgementView>(DocumentQueries.Of);
    }
}
