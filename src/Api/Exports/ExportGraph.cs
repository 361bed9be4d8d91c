using Mentoring.Api.Graph;
using Mentoring.Domain.Exports;
using Mentoring.Domain.Programmes;

namespace Mentoring.Api.Exports;

internal static class ExportGraph
{
    public static void Shape(GraphShape shape)
    {
        shape.Node<Export, ExportView>(ExportQueries.Of);
        shape.Node<ExportDownload, ExportDownloadView>(ExportQueries.Of);
        shape.Many<Programme, Export>("exports", "Exports that you may see.", x => x.ProgrammeId);
        shape.Many<Export, ExportDownload>("downloads", "Who fetched which bytes, and when.", x => x.ExportId);
    }
}
