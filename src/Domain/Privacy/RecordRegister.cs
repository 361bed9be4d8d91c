using System.Linq.Expressions;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Evaluation;
using Mentoring.Domain.Exports;
using Mentoring.Domain.Forms;
using Mentoring.Domain.Integration;
using Mentoring.Domain.Journals;
using Mentoring.Domain.Matching;
using Mentoring.Domain.Meetings;
using Mentoring.Domain.Notices;
using Mentoring.Domain.People;
using Mentoring.Domain.Portfolios;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Progress;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Reminders;
using Mentoring.Domain.Support;

namespace Mentoring.Domain.Privacy;

/// <summary>
/// Every kind of record with its purpose, receivers and retention. A kind without a line fails a test; what a line says is what disposal,
/// access exports and erasure do.
/// </summary>
public static class RecordRegister
{
    private const string UntilDisposal = "Until the programme's days after its final review are over, longer where both have agreed so or a legal hold stands.";
    private const string UntilErased = "Until the person is erased.";
    private const string Figure = "Stays as a figure; who the person was goes when they are erased.";
    private const string Nobody = "Nobody else.";
    private const string ShownTo = "Whom the owner shows it to, until a day.";
    private const string Two = "The two of the relationship.";
    private const string TwoAndCoordinators = "The two of the relationship and the programme's coordinators.";
    private const string Readers = "Those who coordinate, steer, sponsor or evaluate the programme.";
    private const string Setup = "As long as the programme or the organisation is on record.";

    public static IReadOnlyList<RegisterEntry> All { get; } =
    [
        // What passes in a relationship.
        Passing<Agenda>(x => x.RelationshipId, "Prepares a meeting.", Two, s => x => s.Relationships.Contains(x.RelationshipId), s => x => s.AsOnlyMentee.Contains(x.CircleId), OwnPart),
        Passing<MeetingLog>(x => x.RelationshipId, "Keeps what a meeting came to.", TwoAndCoordinators + " The mentor's mentor where the agreement says so.", s => x => x.WrittenBy == s.Person),
        Passing<ReflectiveLog>(x => x.RelationshipId, "A person's own reflection; its figures, without names, feed the pilot's reviews where the author agreed.", "Whom the author lets read it.", s => x => x.AuthorId == s.Person),
        Passing<PrivateNote>(x => x.RelationshipId, "A person's own notes.", Nobody, s => x => x.AuthorId == s.Person),
        Passing<Goal>(x => x.RelationshipId, "What the mentee works towards.", TwoAndCoordinators,
            s => x => (x.SetBy == ParticipantRole.Mentee && s.AsOnlyMentee.Contains(x.CircleId)) || (x.SetBy == ParticipantRole.Mentor && s.AsMentor.Contains(x.RelationshipId)),
            s => x => s.AsOnlyMentee.Contains(x.CircleId) || (x.SetBy == ParticipantRole.Mentor && x.Status == GoalStatus.Draft && s.AsMentor.Contains(x.RelationshipId))),
        Passing<ActionPlan>(x => x.RelationshipId, "How the mentee gets there.", TwoAndCoordinators, s => x => s.AsOnlyMentee.Contains(x.CircleId)),
        Passing<PlannedAction>(x => x.RelationshipId, "What was to be done between meetings.", TwoAndCoordinators, s => x => x.SetById == s.Person,
            s => x => x.SetById == s.Person || x.OwnerId == s.Person || s.AsOnlyMentee.Contains(x.CircleId)),
        Passing<ToolSheet>(x => x.RelationshipId, "Work with a mentoring tool.", "The author, and the partner where it is shared.", s => x => x.AuthorId == s.Person),
        Passing<ReviewStatement>(x => x.RelationshipId, "A person's view of the relationship.", Two, s => x => x.AuthorId == s.Person),
        Passing<ProgressUpdate>(x => x.RelationshipId, "Tells the programme how it goes.", TwoAndCoordinators, s => x => x.AuthorId == s.Person),
        Passing<ProgressStatement>(x => x.RelationshipId, "What a mentee tells of their progress.", "Whom the mentee releases it to.", s => x => x.AuthorId == s.Person),
        Passing<AnnualReviewItem>(x => x.RelationshipId, "An item for the mentee's annual review.", "The mentor; the receiver when both have agreed.", s => x => x.MenteeId == s.Person),
        Passing<Concern>(x => x.RelationshipId, "A request for help.", "The programme's coordinators; the partner where it is shared.", s => x => x.AuthorId == s.Person),
        Passing<ConcernNote>(x => x.RelationshipId, "What was done about a request for help.", "The author of the concern and the programme's coordinators.", s => x => x.ConcernAuthorId == s.Person),
        Passing<SafetyConcern>(x => x.RelationshipId, "A worry about somebody's safety.", "The author, and the partner once it was talked over.", s => x => x.AuthorId == s.Person),
        Passing<Disclosure>(x => x.RelationshipId, "Tells a serious danger.", "The named safeguarding contact.", s => x => x.AuthorId == s.Person),
        new RegisterEntry<MentorsMentor>
        {
            Fate = Fate.GoesWithRelationship, Purpose = "Supports a mentor.", Receivers = Two + " The mentor's mentor.", Retention = UntilDisposal, OfOthers = true,
            Of = x => x.RelationshipId, Theirs = s => x => x.MentorId == s.Person || x.PersonId == s.Person, Erases = s => x => x.MentorId == s.Person,
        },
        Passing<Consultation>(x => x.RelationshipId, "What a mentor asked their mentor's mentor.", "The mentor's mentor.", s => x => x.MentorId == s.Person),
        Passing<Feedback>(x => x.RelationshipId, "What a mentor says to evidence or a self-assessment.", Two, s => x => x.AuthorId == s.Person, s => x => x.AuthorId == s.Person || x.MenteeId == s.Person),
        Passing<SelfAssessment>(x => x.RelationshipId, "What a mentee needs, as they see it.", "The mentor whom the mentee asks to comment.", s => x => x.MenteeId == s.Person),
        Passing<LearningStyle>(x => x.RelationshipId, "How a person likes to learn.", Two, s => x => x.PersonId == s.Person),
        Passing<Opportunity>(x => x.RelationshipId, "A chance to see another setting.", Two, s => x => x.RecordedBy == s.Person, s => x => x.RecordedBy == s.Person || s.AsOnlyMentee.Contains(x.CircleId)),
        Passing<OffLimitsTopic>(x => x.RelationshipId, "What the mentee keeps out.", "The mentor.", s => x => s.AsOnlyMentee.Contains(x.CircleId)),

        Passing<EvaluationAnswer>(x => x.RelationshipId, "A person's own view of programme and relationship, to evaluate the programme.", "The programme's coordinators; never the partner or a manager.", s => x => x.AuthorId == s.Person),

        // That it was, and how it ended.
        Figures<Relationship>("That two people work together.", TwoAndCoordinators, s => x => s.Relationships.Contains(x.Id)),
        Figures<Participation>("That a person takes part.", TwoAndCoordinators + " The line manager.", s => x => x.PersonId == s.Person),
        Figures<Circle>("Who of a group reads with whom.", "Its members.", s => x => x.Members.Any(member => member.PersonId == s.Person)),
        Figures<Agreement>("The terms that both have signed; those on confidentiality outlast the relationship.", TwoAndCoordinators, s => x => s.Relationships.Contains(x.RelationshipId)),
        Figures<Meeting>("When and how long the two met.", TwoAndCoordinators, s => x => s.Relationships.Contains(x.RelationshipId)),
        Figures<OneToOneRequest>("That a mentee of a group asked for a session of two.", TwoAndCoordinators, s => x => x.MenteeId == s.Person),
        Figures<Contact>("That the two were in contact.", TwoAndCoordinators, s => x => s.Relationships.Contains(x.RelationshipId)),
        Figures<RelationshipReview>("That the relationship was reviewed.", TwoAndCoordinators, s => x => s.Relationships.Contains(x.RelationshipId)),
        Figures<Attention>("What is overdue.", TwoAndCoordinators, s => x => x.PersonId == s.Person || (x.RelationshipId != null && s.Relationships.Contains(x.RelationshipId.Value))),
        Figures<Ending>("That a relationship ended.", TwoAndCoordinators, s => x => s.Relationships.Contains(x.RelationshipId)),
        Reduced<EndingReason>(x => x.RelationshipId, x => x.ForgetWords(), "Why, for who gave the reason.", "The programme's coordinators.", s => x => x.AuthorId == s.Person),
        Reduced<RematchRequest>(x => x.RelationshipId, x => x.ForgetWords(), "A wish for another match.", "The programme's coordinators.", s => x => x.PersonId == s.Person),
        Figures<Consent>("Who was let read what.", "Giver, receiver and partner.", s => x => x.GiverId == s.Person || x.ReceiverId == s.Person),
        Figures<Proposal>("A match that was proposed.", "Those proposed and the coordinators.", s => x => x.Seats.Any(seat => seat.PersonId == s.Person)),
        Figures<ProposalResponse>("What a person answered.", Nobody, s => x => x.PersonId == s.Person),
        Untold<MatchGrounds>(Fate.StaysAsFigure, "How well two fit.", "The programme's coordinators.", Figure, "It says as much of the other as of the person: only coordinators see how a match was weighed."),
        Figures<ContributionStatement>("What a mentor gave to the programme.", "Coordinators, and whom the mentor releases it to.", s => x => x.MentorId == s.Person),

        // Taking part.
        Figures<Application>("That a person applied, and how far it went.", "The line manager; coordinators and selection panel once it reaches the programme.", s => x => x.PersonId == s.Person),
        Own<Answers>("What an applicant says of themselves, for matching alone.", "The line manager while they sign; coordinators and selection panel.", s => x => x.PersonId == s.Person),
        Own<MatchProfile>("What a partner may know before they answer.", "Those whom the person is proposed to.", s => x => x.PersonId == s.Person),
        Figures<SubmissionConsent>("What an applicant agreed to, and the notice they read.", Nobody, s => x => x.PersonId == s.Person),
        Reduced<SignOff>(null, x => x.ForgetWords(), "The line manager's word.", "The line manager; coordinators when they approved.", s => x => x.PersonId == s.Person),
        Reduced<Selection>(null, x => x.ForgetWords(), "The decision on an application.", "Coordinators and selection panel.", s => x => x.PersonId == s.Person),
        Figures<TrainingRecord>("Training and induction.", "The programme's coordinators.", s => x => x.PersonId == s.Person),
        Reduced<Completion>(null, x => x.Forget(), "That a person completed training or induction, or takes part.", "Registered clients of the organisation that read completions; of participation the one client that the person lets know.", s => x => x.PersonId == s.Person),
        Figures<EvaluationAsk>("That a person was asked how it went, and whether they have answered.", "The programme's coordinators.", s => x => x.PersonId == s.Person),
        Untold<UnsignedAnswer>(Fate.Configuration, "Suggestions, and evaluation where the programme asks without names.", "The programme's coordinators.", "Stays with the programme.", "Nothing leads from it to a person, so nobody's rows can be told or erased."),
        Figures<CodeAcceptance>("That a mentor signed the code of practice.", "The programme's coordinators.", s => x => x.PersonId == s.Person),
        Figures<EvaluationAcknowledgement>("That a person read what evaluation makes of their records.", "The programme's coordinators.", s => x => x.PersonId == s.Person),
        Figures<DocumentAcknowledgement>("That a person read a version of a document.", "The programme's coordinators.", s => x => x.PersonId == s.Person),
        Own<Nomination>("An invitation to apply.", "The programme's coordinators.", s => x => x.PersonId == s.Person),
        Own<Appointment>("What a person does for a programme.", "Those who serve the programme; everybody, of a safeguarding contact.", s => x => x.PersonId == s.Person),
        Figures<Attestation>("What a person gave their word on of a programme's design, or answers for.", "The programme's coordinators and administrators.", s => x => x.ById == s.Person || x.OwnerId == s.Person),
        Figures<HealthCheck>("How a programme stood by its checklists, and who kept that.", "Those who coordinate or steer the programme.", s => x => x.KeptById == s.Person),
        Figures<SettingsChange>("Who changed what a programme is set to.", "The programme's coordinators and administrators.", s => x => x.PersonId == s.Person),
        Own<Notice>("What a person was told of.", Nobody, s => x => x.PersonId == s.Person),

        // A mentee's portfolio.
        Own<Portfolio>("That a mentee keeps a portfolio.", ShownTo, s => x => x.OwnerId == s.Person),
        Own<Evidence>("What a mentee has achieved and learned, as they put it.", ShownTo, s => x => x.OwnerId == s.Person),
        Own<EvidenceFile>("Files with evidence; their bytes go with the line, and with the owner's key.", ShownTo, s => x => x.OwnerId == s.Person),
        Own<PersonalProfile>("Who a mentee is, as they put it.", ShownTo, s => x => x.OwnerId == s.Person),
        Own<PortfolioShare>("To whom a portfolio is shown, and until when.", "The receiver.", s => x => x.OwnerId == s.Person || x.ReceiverId == s.Person),

        // The person, as HR sends them.
        Figures<Person>("Who takes part, as the organisation's HR system says.", "The organisation's HR client, coordinators and the line manager.", s => x => x.Id == s.Person),
        Own<PersonIdentity>("How a person signs in.", "The organisation's HR client.", s => x => x.PersonId == s.Person),
        Reduced<ReportingLine>(null, x => x.Report(default), "Who a person reports to.", "The organisation's HR client.", s => x => x.PersonId == s.Person),
        new RegisterEntry<AuditEntry>
        {
            Fate = Fate.StaysAsFigure, Purpose = "What was done, when, and by whom.", Receivers = Nobody, Retention = Figure,
            Theirs = s => x => x.PersonId == s.Person, Reduce = x => x.ForgetPerson(),
        },
        Untold<Event>(Fate.StaysAsFigure, "That a record was changed, for systems that follow.", "The organisation's registered clients.", "For as many days as the host is set to keep them; of completions, as long as those.", "It holds a kind, an id and at most a milestone, nothing of a person; what a person did themselves is told as AuditEntry."),
        Untold<FeedRun>(Fate.StaysAsFigure, "The account of a delivery of HR's.", "The client that sent it.", Figure, "What HR sent of the person is told as Person, PersonIdentity and ReportingLine."),

        // Retention and requests themselves.
        Figures<SubjectRequest>("What a person asked about their own data, and what was decided.", "The data-protection owners; coordinators of a rectification.", s => x => x.PersonId == s.Person),
        Own<Rectification>("What a fact was and what it became.", "The data-protection owners and coordinators of the person's organisation.", s => x => x.PersonId == s.Person),
        Untold<LegalHold>(Fate.StaysAsFigure, "Keeps records that the law needs.", "The programme's data-protection owners.", "Stays on record.", "Whether and why a hold stands is for the data-protection owner to tell."),
        Untold<ReadRecord>(Fate.StaysAsFigure, "Who else read what of a relationship or a portfolio.", "The two of the relationship; the owner of the portfolio.", Figure, "The parties list it under their relationship, the owner under their portfolio; who read in an office of theirs is told as AuditEntry where they changed something."),
        Reduced<Export>(null, x => x.ForgetPerson(), "Which data set somebody asked for, and what for.", "The programme's data-protection owners.", s => x => x.PersonId == s.Person),
        Reduced<ExportDownload>(null, x => x.ForgetPerson(), "Who fetched which file of a data set, and when.", "The programme's data-protection owners.", s => x => x.PersonId == s.Person),
        Untold<DisposalReport>(Fate.Configuration, "What was deleted, in figures.", "Coordinators, data-protection owners and administrators.", "Stays on record.", "It holds counts alone."),

        Setting<Organisation>("An employer whose people take part.", "Its own people, coordinators, administrators."),
        Setting<Team>("A team of an organisation.", "Its own people, coordinators, administrators."),
        Setting<Programme>("A mentoring programme.", "Everybody who is signed in."),
        Setting<ProgrammeDocument>("What a programme publishes.", "Everybody who is signed in."),
        Setting<TrainingNeed>("What more training is needed for, and what was done about it.", "The programme's coordinators."),
        Setting<TurnoverStatement>("How many left, in figures that HR gives.", "The programme's coordinators."),
        Setting<MonitoringNote>("What coordinators answer to the questions of monitoring.", "The programme's coordinators."),
        Setting<ResourceStatement>("What a programme has to work with.", "Those who coordinate or steer the programme."),
        Setting<PilotReview>("What a pilot is judged by, what was found, and what was decided; no names.", Readers),
        Setting<FrozenSet>("Published figures that a review rests on; no record.", Readers),
        Setting<ImprovementAction>("What is to be done better because of a review.", Readers),
        Setting<FormVersion>("A programme's own version of a form.", "Everybody who is signed in."),
        Setting<Client>("A program with a token of its own.", "Administrators."),
    ];

    public static RegisterEntry Of(Type record) => All.Single(kind => kind.Record == record);

    /// <summary>An agenda is the mentee's, its suggestions are the mentor's.</summary>
    private static object OwnPart(Agenda x, Subject subject) => subject.AsOnlyMentee.Contains(x.CircleId)
        ? new { x.Id, x.MeetingId, x.RelationshipId, Content = x.Content.Value with { Suggestions = [] } }
        : new { x.Id, x.MeetingId, x.RelationshipId, x.Content.Value.Suggestions };

    private static RegisterEntry<T> Passing<T>(Expression<Func<T, Id<Relationship>>> of, string purpose, string receivers, Func<Subject, Expression<Func<T, bool>>> theirs,
        Func<Subject, Expression<Func<T, bool>>>? erases = null, Func<T, Subject, object>? told = null) where T : Entity<T>, IVisible<T> =>
        new() { Fate = Fate.GoesWithRelationship, Purpose = purpose, Receivers = receivers, Retention = UntilDisposal, Of = of, Theirs = theirs, Erases = erases, As = told };

    private static RegisterEntry<T> Figures<T>(string purpose, string receivers, Func<Subject, Expression<Func<T, bool>>> theirs) where T : Entity<T>, IVisible<T> =>
        new() { Fate = Fate.StaysAsFigure, Purpose = purpose, Receivers = receivers, Retention = Figure, Theirs = theirs };

    private static RegisterEntry<T> Reduced<T>(Expression<Func<T, Id<Relationship>>>? of, Action<T> reduce, string purpose, string receivers, Func<Subject, Expression<Func<T, bool>>> theirs) where T : Entity<T>, IVisible<T> =>
        new() { Fate = Fate.StaysAsFigure, Purpose = purpose, Receivers = receivers, Retention = of is null ? $"Its words: {UntilErased} {Figure}" : $"Its words: {UntilDisposal} {Figure}", Of = of, Reduce = reduce, Theirs = theirs };

    private static RegisterEntry<T> Own<T>(string purpose, string receivers, Func<Subject, Expression<Func<T, bool>>> theirs) where T : Entity<T>, IVisible<T> =>
        new() { Fate = Fate.GoesWithPerson, Purpose = purpose, Receivers = receivers, Retention = UntilErased, Theirs = theirs };

    private static RegisterEntry<T> Untold<T>(Fate fate, string purpose, string receivers, string retention, string why) where T : Entity<T>, IVisible<T> =>
        new() { Fate = fate, Purpose = purpose, Receivers = receivers, Retention = retention, LeftOut = why };

    private static RegisterEntry<T> Setting<T>(string purpose, string receivers) where T : Entity<T>, IVisible<T> =>
        Untold<T>(Fate.Configuration, purpose, receivers, Setup, "It is about no participant.");
}
