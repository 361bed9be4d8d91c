using Mentoring.Api.Graph;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Integration;

namespace Mentoring.Api.Enrolments;

internal static class EnrolmentGraph
{
    public static void Shape(GraphShape shape)
    {
        shape.Node<Nomination, NominationView>(EnrolmentQueries.Of);
        shape.Node<Application, ApplicationView>((services, rows, ct) => services.GetRequiredService<EnrolmentQueries>().Views(rows, ct));
        shape.Node<Answers, AnswersView>(EnrolmentQueries.Of);
        shape.Node<MatchProfile, MatchProfileView>(EnrolmentQueries.Of);
        shape.Node<SubmissionConsent, SubmissionConsentView>(EnrolmentQueries.Of);
        shape.Node<SignOff, SignOffView>(EnrolmentQueries.Of);
        shape.Node<Selection, SelectionView>(EnrolmentQueries.Of);
        shape.Node<TrainingRecord, TrainingRecordView>(EnrolmentQueries.Of);
        shape.One<Application, Answers>("answers", "What the applicant says of themselves.", x => x.ApplicationId);
        shape.One<Application, MatchProfile>("matchProfile", "What a partner may read of the applicant.", x => x.ApplicationId);
        shape.One<Application, SubmissionConsent>("submissionConsent", "What the applicant had before them and committed to; theirs alone.", x => x.ApplicationId);
        shape.One<Application, Selection>("selection", "The decision on the application.", x => x.ApplicationId);
        shape.Many<Application, SignOff>("signOffs", "The line manager's decisions.", x => x.ApplicationId);
        shape.Many<Application, TrainingRecord>("training", "Training and induction.", x => x.ApplicationId);
        shape.Tell<Application>("signOffAsked", "Somebody whose line manager you are has applied: the sign-off is yours to give or to decline.", x => x.Milestone == Milestone.SignOffAsked,
            to: viewer => x => viewer.Reports.Contains(x.PersonId));
    }
}
