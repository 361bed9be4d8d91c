using Mentoring.Api.Graph;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Matching;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;

namespace Mentoring.Api.Programmes;

internal static class ProgrammeGraph
{
    public static void Shape(GraphShape shape)
    {
        shape.Node<Programme, ProgrammeView>(ProgrammeQueries.Of);
        shape.Node<ProgrammeDocument, DocumentView>(ProgrammeQueries.Of);
        shape.Node<Appointment, AppointmentView>(ProgrammeQueries.Of);
        shape.Node<SettingsChange, SettingsChangeView>(ProgrammeQueries.Of);
        shape.Many<Programme, SettingsChange>("settingsChanges", "How its settings have changed, for coordinators and administrators.", x => x.ProgrammeId);
        shape.Many<Programme, ProgrammeDocument>("documents", "Its documents, every version.", x => x.ProgrammeId);
        shape.Many<Programme, Appointment>("appointments", "Who is appointed.", x => x.ProgrammeId);
        shape.Many<Programme, Application>("applications", "Applications that you may see.", x => x.ProgrammeId);
        shape.Many<Programme, Proposal>("proposals", "Proposals that you may see.", x => x.ProgrammeId);
        shape.Many<Programme, Relationship>("relationships", "Relationships that you may see.", x => x.ProgrammeId);
    }
}
