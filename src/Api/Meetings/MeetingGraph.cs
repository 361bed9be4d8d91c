using Mentoring.Api.Graph;
using Mentoring.Domain.Meetings;
using Mentoring.Domain.Relationships;

namespace Mentoring.Api.Meetings;

internal static class MeetingGraph
{
    public static void Shape(GraphShape shape)
    {
        shape.Node(MeetingQueries.View);
        shape.Node<Agenda, AgendaView>(MeetingQueries.Of);
        shape.Node<MeetingLog, MeetingLogView>(MeetingQueries.Of);
        shape.Node<Contact, ContactView>(MeetingQueries.Of);
        shape.Node<OneToOneRequest, OneToOneRequestView>(MeetingQueries.Of);
        shape.Node<ProgressUpdate, ProgressUpdateView>(MeetingQueries.Of);
        shape.Node<OffLimitsTopic, OffLimitsTopicView>(MeetingQueries.Of);
        shape.Many<Relationship, Meeting>("meetings", "The meetings, as they were planned or recorded.", x => x.RelationshipId);
        shape.Many<Relationship, MeetingLog>("meetingLogs", "The logs of the meetings.", x => x.RelationshipId);
        shape.Many<Relationship, Contact>("contacts", "Contact between meetings.", x => x.RelationshipId);
        shape.Many<Relationship, OneToOneRequest>("oneToOneRequests", "Requests for a session of two.", x => x.RelationshipId);
        shape.Many<Relationship, ProgressUpdate>("progressUpdates", "What was sent to the coordinator on how it goes.", x => x.RelationshipId);
        shape.Many<Relationship, OffLimitsTopic>("offLimitsTopics", "Areas that the mentee keeps or kept to themselves.", x => x.RelationshipId);
        shape.One<Meeting, Agenda>("agenda", "Its agenda and place.", x => x.MeetingId);
        shape.One<Meeting, MeetingLog>("log", "Its log.", x => x.MeetingId);
        shape.Tell<Meeting>("meetingChanged", "A meeting was planned, accepted, moved, cancelled or recorded.", _ => true);
    }
}
