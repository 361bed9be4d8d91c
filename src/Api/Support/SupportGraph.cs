using Mentoring.Api.Graph;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Support;

namespace Mentoring.Api.Support;

internal static class SupportGraph
{
    public static void Shape(GraphShape shape)
    {
        shape.Node<Concern, ConcernView>(ConcernQueries.Of);
        shape.Node<ConcernNote, ConcernNoteView>(ConcernQueries.Of);
        shape.Node<MentorsMentor, MentorsMentorView>(SupportQueries.Of);
        shape.Node<Consultation, ConsultationView>(SupportQueries.Of);
        shape.Node<SafetyConcern, SafetyConcernView>(SupportQueries.Of);
        shape.Node<Disclosure, DisclosureView>(SupportQueries.Of);
        shape.Many<Relationship, Concern>("concerns", "Requests for help.", x => x.RelationshipId);
        shape.Many<Relationship, MentorsMentor>("mentorsMentors", "Who supports the mentor.", x => x.RelationshipId);
        shape.Many<Relationship, SafetyConcern>("safetyConcerns", "Worries about somebody's safety.", x => x.RelationshipId);
        shape.Many<Concern, ConcernNote>("notes", "What was done about it.", x => x.ConcernId);
        shape.Many<MentorsMentor, Consultation>("consultations", "What the mentor noted of their talks.", x => x.MentorsMentorId);
    }
}
