namespace Mentoring.Infrastructure.Tests.Confidentiality;

/// <summary>
/// Who sees which row of the sequel, written down: the number before a heading is the row of the guidance's confidentiality matrix that the lines
/// below it were read against. A line is changed because the matrix says so, never because the code does otherwise.
/// </summary>
internal static class Audiences
{
    private static readonly string[] Organisation =
        ["director", "manager", "mentor", "mentee", "coordinator", "supporter", "panel", "steering", "contact", "protection", "formerContact", "formerManager", "applicant", "mentorAbove", "menteeBelow", "boundToSecond", "named", "formerSupporter", "groupMentor", "groupMentee", "otherMember", "whoLeft", "whoJoined", "boundToGroup"];

    private static readonly string[] Everybody = [.. Organisation, "hr", "nobody", "admin", "file", "otherCoordinator", "otherMentor", "otherHr"];

    /// <summary>Readers of a row by its label.</summary>
    public static IReadOnlyDictionary<string, string[]> Written { get; } = Table.Split('\n')
        .Where(line => !line.StartsWith('#')).Select(line => line.Split(": ")).ToDictionary(line => line[0], line => Readers(line[1]), StringComparer.Ordinal);

    private static string[] Readers(string names) => [.. names.Split(' ').SelectMany<string, string>(name => name switch
    {
        "-" => [],
        "everybody" => Everybody,
        "organisation" => Organisation,
        _ => [name],
    }).Order(StringComparer.Ordinal)];

    private const string Table = """
        # 16 Goals and action plan: the two; the coordinator once it is sent; the mentor's mentor where the agreement opens plans
        ActionPlan: mentor mentee
        ActionPlan sent: mentor mentee coordinator
        ActionPlan sent, second pair: coordinator menteeBelow boundToSecond
        ActionPlan of the group, before: groupMentee groupMentor otherMember whoLeft
        ActionPlan of the group, after: groupMentee groupMentor otherMember whoJoined
        # 10, 15 What the two prepare is theirs
        Agenda: mentor mentee
        Agenda with a suggestion: mentor mentee
        Agenda with a suggestion, second pair: menteeBelow
        # 9 Agreement terms: the two, the coordinator, who is bound
        Agreement: mentor mentee coordinator supporter
        Agreement of the second pair: coordinator menteeBelow boundToSecond
        Agreement of the group, before: boundToGroup coordinator groupMentee groupMentor otherMember whoLeft
        Agreement of the group, after: boundToGroup coordinator groupMentee groupMentor otherMember whoJoined
        # 22 Two keys, then the one receiver, for as long as they are the manager
        AnnualReviewItem: mentor mentee
        AnnualReviewItem asked for: mentor mentee
        AnnualReviewItem to the manager: manager mentor mentee
        AnnualReviewItem to a former manager: mentor mentee
        AnnualReviewItem to a client: mentor mentee file
        AnnualReviewItem to a client, refused: mentor mentee
        AnnualReviewItem asked for, second pair: menteeBelow
        # 2 Own answers; the signing manager while it waits for them; coordinator and panel after that, but who stands above the applicant
        Answers: mentor coordinator panel
        Answers 2: mentee coordinator panel
        Answers draft: applicant
        Answers waiting: manager applicant
        Answers declined: applicant
        Answers withdrawn: applicant
        # 3, 4 That somebody applied: the manager once it is submitted, the programme once it is signed
        Application: director manager mentor coordinator panel
        Application 2: director manager mentee coordinator panel
        Application draft: applicant
        Application waiting: manager applicant
        Application declined: manager applicant
        Application withdrawn: director manager coordinator panel applicant
        Application of the second mentor: director coordinator panel mentorAbove
        Application of the second mentee: director coordinator panel mentorAbove menteeBelow
        Application of the group, groupMentor: coordinator director groupMentor panel
        Application of the group, groupMentee: coordinator director groupMentee panel
        Application of the group, otherMember: coordinator director otherMember panel
        Application of the group, whoLeft: coordinator director panel whoLeft
        Application of the group, whoJoined: coordinator director panel whoJoined
        # 1 Who does what in a programme: those who serve it; the safeguarding contact of one past its draft is for all
        Appointment: director coordinator supporter admin panel steering contact protection
        Appointment 2: everybody
        Appointment 3: director coordinator supporter admin panel steering contact protection
        Appointment of the director: director coordinator supporter admin panel steering contact protection
        Appointment of the panel: director coordinator supporter admin panel steering contact protection
        Appointment of the evaluator: director coordinator supporter admin panel steering contact protection
        Appointment of the steering group: director coordinator supporter admin panel steering contact protection
        Appointment of the contact: everybody
        Appointment of the data-protection owner: director coordinator supporter admin panel steering contact protection
        Appointment to the joint draft: coordinator admin contact
        Appointment of the joint draft's contact: coordinator admin contact
        # Set-up: what coordinators give their word on
        Attestation: director coordinator admin
        # 30 Flags of a relationship: the two, and the coordinator; some for the one side alone. Of a person: theirs, and the coordinator's
        Attention: mentor mentee coordinator
        Attention of the second pair: coordinator menteeBelow
        Attention between the second two: menteeBelow
        Attention of the second pair, for coordinators: coordinator
        Attention of the second mentor: director coordinator mentorAbove
        Attention of the programme: director coordinator
        # Who did what: each their own
        AuditEntry any: mentor
        AuditEntry of a job: -
        # Set-up
        Client: admin
        Client HR's file: admin
        # 6 Own signature, and the coordinator
        CodeAcceptance: director mentor coordinator
        # 23 Author and coordinator; the partner when the author shares; the mentor's own for the mentor's mentor where the agreement says so
        Concern: mentee coordinator
        Concern of the mentee, shared: mentor mentee coordinator
        Concern of the mentor: mentor coordinator
        Concern of the mentee, shared, second pair: coordinator menteeBelow
        Concern of the mentor, second pair: coordinator mentorAbove boundToSecond
        Concern of the group's mentor, before: coordinator groupMentor
        Concern of the group's mentor, after: coordinator groupMentor
        # 23 The coordinator's answer to the author
        ConcernNote: mentee coordinator
        ConcernNote on the mentor's: mentor coordinator
        ConcernNote on the mentor's, second pair: coordinator mentorAbove
        # 35 About own data: who gave it, the two, and the person who received it
        Consent: manager mentor mentee
        Consent of a statement, Partner mentor: mentor mentee
        Consent of a statement, Coordinator coordinator: mentor mentee coordinator
        Consent of a statement, Coordinator director: director mentor mentee
        Consent of a statement, Coordinator panel: mentor mentee panel
        Consent of a statement, LineManager formerManager: mentor mentee formerManager
        Consent of a statement, Partner otherPartner: mentor mentee applicant
        Consent to a client: mentor mentee
        Consent withdrawn: mentor mentee
        Consent of a reflection, Partner mentor: mentor mentee
        Consent of a reflection, Coordinator coordinator: mentor mentee coordinator
        Consent of a reflection, Coordinator director: director mentor mentee
        Consent of a reflection, Coordinator panel: mentor mentee panel
        Consent of a reflection, Partner applicant: mentor mentee applicant
        Consent of a contribution, LineManager manager: manager mentor
        Consent of a contribution, LineManager formerManager: mentor formerManager
        Consent of a contribution, to a client: mentor
        Consent of the second mentee's reflection: mentorAbove menteeBelow
        Consent in the second pair, asked for: menteeBelow
        Consent in the group, before: groupMentee groupMentor
        Consent in the group, after: groupMentee groupMentor
        # 34 The mentor, and who is bound
        Consultation: mentor supporter
        Consultation of the director, bond: mentor
        Consultation of the second pair, bond: mentorAbove boundToSecond
        Consultation ended, second pair, bond: mentorAbove
        Consultation with who is bound no more: mentorAbove
        Consultation of the group, bond: boundToGroup groupMentor
        # 18 The two; the fact for the coordinator
        Contact: mentor mentee coordinator
        Contact of the mentee: mentor mentee coordinator
        Contact of the mentee, second pair: coordinator menteeBelow
        # 33 Mentor and coordinator; by the mentor's consent one receiver
        ContributionStatement: director mentor coordinator
        ContributionStatement released: director manager mentor coordinator file
        # Counts, for who answers for the programme
        DisposalReport: director coordinator supporter admin protection
        # 35 Own, and that controls work for the coordinator
        DocumentAcknowledgement: director mentee coordinator
        # 24 Author and named receiver for as long as they are the contact; the partner where it is not held back
        Disclosure: mentor supporter
        Disclosure told: mentor mentee contact
        Disclosure to who is contact no more: mentee
        Disclosure told, second pair: contact menteeBelow
        Disclosure to who is contact no more, second pair: menteeBelow
        # 25 Fact, date and kind: the two, the coordinator, who is bound
        Ending: mentor mentee coordinator supporter
        Ending of the second pair: coordinator mentorAbove menteeBelow boundToSecond
        # 26 What each wrote, and the coordinator
        EndingReason: mentee coordinator
        EndingReason of the second mentee: coordinator menteeBelow
        # 35 Own, and that controls work for the coordinator
        EvaluationAcknowledgement: director mentee coordinator
        # 28, 29 Own, and the coordinator; never the partner, nor a manager what is not theirs
        EvaluationAnswer: mentee coordinator
        EvaluationAnswer of the mentor: mentor coordinator
        EvaluationAnswer of the manager: manager coordinator
        EvaluationAnswer of the mentor, second pair: coordinator mentorAbove
        EvaluationAnswer of the manager, second pair: manager coordinator
        # 28, 29 That somebody was asked, and has answered
        EvaluationAsk: mentee coordinator
        EvaluationAsk of the mentor: mentor coordinator
        EvaluationAsk of the manager: manager coordinator
        EvaluationAsk of the mentor, second pair: coordinator mentorAbove
        EvaluationAsk of the manager, second pair: manager coordinator
        # 32 The mentee's, and whom they show it to
        Evidence: mentor mentee
        Evidence shown as a whole: panel applicant
        Evidence shown to nobody: formerManager
        Evidence kept, second: formerManager
        EvidenceFile: mentor mentee
        EvidenceFile shown as a whole: panel applicant
        EvidenceFile shown to nobody: formerManager
        # HR's feed carries what is its organisation's
        Event of the organisation: hr file
        Event of what clients are not told of: -
        Event of a completion: hr
        Event of a completion, for another client: -
        Event of a completion, for HR alone: hr
        Event of the programme: -
        # 19 The two of the relationship, whatever became of it
        Feedback: mentor mentee
        Feedback of the second mentor: mentorAbove menteeBelow
        # What a client sent is that client's
        FeedRun: hr
        FeedRun of nobody: -
        # 1 All, past the draft
        FormVersion: admin
        FormVersion 2: everybody
        FormVersion in draft, joint: coordinator admin contact
        # 16 As the plan
        Goal: mentor mentee
        Goal sent: mentor mentee coordinator
        Goal sent, second pair: coordinator menteeBelow boundToSecond
        Goal shared in the group, before: groupMentee groupMentor otherMember whoLeft
        Goal of one of the group, before: groupMentee groupMentor
        Goal shared in the group, after: groupMentee groupMentor otherMember whoJoined
        Goal of one of the group, after: groupMentee groupMentor
        # Set-up: states of the checklists, for who coordinates or steers
        HealthCheck: director coordinator admin steering
        # 31 Anonymised figures: who coordinates, steers, sponsors or evaluates
        FrozenSet: director coordinator panel steering
        ImprovementAction: director coordinator panel steering
        PilotReview: director coordinator panel steering
        SettingsChange: director coordinator admin
        # 19 Own, and what the partner tells
        LearningStyle: mentor mentee
        LearningStyle of mentorAbove: mentorAbove menteeBelow
        LearningStyle of menteeBelow: menteeBelow
        # Which data set somebody asked for, and who fetched it: they, whatever they called with, and who answers for the law
        Export: coordinator supporter protection
        Export of a client: file supporter protection
        ExportDownload: coordinator supporter protection
        ExportDownload of a client: file supporter protection
        # Why something is kept: who answers for the law
        LegalHold: supporter protection
        LegalHold on a person: supporter protection
        # 7 Scores: the coordinator
        MatchGrounds: coordinator
        MatchGrounds of the second pair: coordinator
        # 2 The partner reads the profile after the proposal
        MatchProfile: mentor mentee
        MatchProfile 2: mentor mentee
        MatchProfile of the second mentee: mentorAbove menteeBelow
        # 10 The two and the coordinator; no manager (G57), no mentor's mentor
        Meeting: mentor mentee coordinator
        Meeting held: mentor mentee coordinator
        Meeting held, second pair: coordinator menteeBelow
        Meeting of the group, before: coordinator groupMentee groupMentor otherMember whoLeft
        Meeting of two, before: coordinator groupMentee groupMentor
        Meeting of the group, after: coordinator groupMentee groupMentor otherMember whoJoined
        Meeting of two, after: coordinator groupMentee groupMentor
        # 11 The two; the coordinator once it is sent; the mentor's mentor where the agreement opens logs; a withheld mentor what they wrote
        MeetingLog: mentor mentee supporter
        MeetingLog sent: mentor mentee coordinator supporter
        MeetingLog sent, second pair: coordinator mentorAbove menteeBelow boundToSecond
        MeetingLog of the group, before: boundToGroup groupMentee groupMentor otherMember whoLeft
        MeetingLog of two, before: boundToGroup groupMentee groupMentor
        MeetingLog of the group, after: boundToGroup groupMentee groupMentor otherMember whoJoined
        MeetingLog of two, after: boundToGroup groupMentee groupMentor
        # 34 The two know with whom; the person knows what they sign until it is over
        MentorsMentor: mentor mentee supporter
        MentorsMentor of the director: mentor mentee
        MentorsMentor of the second pair: menteeBelow boundToSecond
        MentorsMentor named, second pair: menteeBelow named
        MentorsMentor ended, second pair: menteeBelow
        MentorsMentor of the group: boundToGroup groupMentee groupMentor otherMember whoLeft
        # An invitation: the invited and the coordinator
        Nomination: director mentor coordinator
        # Each their own
        Notice: mentor
        # 15 The two
        OffLimitsTopic: mentor mentee
        OffLimitsTopic of the mentee: mentor mentee
        OffLimitsTopic of the mentee, second pair: menteeBelow
        OffLimitsTopic in the group, before: groupMentee groupMentor
        OffLimitsTopic in the group, after: groupMentee groupMentor
        # Its own people, HR's clients, coordinators, administrators
        Organisation: organisation hr admin file
        Organisation of a partner: coordinator admin
        # 8 That somebody takes part: the person and their partner, their line manager, the coordinator
        Participation: manager mentor mentee coordinator
        Participation 2: manager mentor mentee coordinator
        Participation of the second Mentor: director coordinator mentorAbove menteeBelow
        Participation of the second Mentee: coordinator mentorAbove menteeBelow
        Participation of groupMentor: coordinator director groupMentee groupMentor otherMember whoJoined
        Participation of groupMentee: coordinator director groupMentee groupMentor otherMember whoJoined
        Participation of otherMember: coordinator director groupMentee groupMentor otherMember whoJoined
        Participation of whoLeft: coordinator director whoLeft
        Participation of whoJoined: coordinator director groupMentee groupMentor otherMember whoJoined
        # People: themselves, their line manager once they apply, HR, coordinators, administrators
        Person: director coordinator hr admin file
        Person 2: director manager coordinator hr admin file
        Person 3: director manager mentor coordinator hr admin file
        Person 4: director manager mentee coordinator hr admin file
        Person 5: director coordinator hr admin file
        Person 6: director coordinator supporter hr admin file
        Person panel: director coordinator hr admin file panel
        Person steering: director coordinator hr admin file steering
        Person protection: director coordinator hr admin file protection
        Person contact: director coordinator hr admin file contact
        Person formerContact: director coordinator hr admin file formerContact
        Person formerManager: director coordinator hr admin file formerManager
        Person applicant: director manager coordinator hr admin file applicant
        Person mentorAbove: director coordinator hr admin file mentorAbove
        Person menteeBelow: director coordinator hr admin file mentorAbove menteeBelow
        Person boundToSecond: director coordinator hr admin file boundToSecond
        Person named: director coordinator hr admin file named
        Person formerSupporter: director coordinator hr admin file formerSupporter
        Person groupMentor: admin coordinator director file groupMentor hr
        Person groupMentee: admin coordinator director file groupMentee hr
        Person otherMember: admin coordinator director file hr otherMember
        Person whoLeft: admin coordinator director file hr whoLeft
        Person whoJoined: admin coordinator director file hr whoJoined
        Person boundToGroup: admin boundToGroup coordinator director file hr
        # HR's, and each their own
        PersonIdentity: director hr file
        PersonIdentity 2: manager hr file
        PersonIdentity 3: mentor hr file
        PersonIdentity 4: mentee hr file
        PersonIdentity 5: coordinator hr file
        PersonIdentity 6: supporter hr file
        # 16 As the plan, and not the coordinator's
        PlannedAction: mentor mentee
        PlannedAction of the mentor: mentor mentee
        PlannedAction of the mentor, second pair: menteeBelow boundToSecond
        # 14 The author
        PrivateNote: mentor
        PrivateNote of the mentor: mentor
        PrivateNote of the mentor, second pair: mentorAbove
        # 19 The two
        Opportunity: mentor mentee
        Opportunity of the second pair: menteeBelow
        # 32 Goes along with the whole
        PersonalProfile: mentee
        PersonalProfile shown as a whole: panel applicant
        PersonalProfile shown to nobody: formerManager
        # 32 The owner, and who is shown the whole
        Portfolio: mentee
        Portfolio shown as a whole: panel applicant
        Portfolio shown to nobody: formerManager
        # 32, 35 The owner, and the receiver until it ends
        PortfolioShare: mentor mentee
        PortfolioShare as a whole: panel applicant
        PortfolioShare withdrawn: applicant
        PortfolioShare over: applicant
        # 1 All, past the draft
        Programme: everybody
        Programme 2: admin
        Programme in draft, joint: coordinator admin contact
        # 1 All, past the draft
        ProgrammeDocument: everybody
        ProgrammeDocument 2: admin
        ProgrammeDocument in draft, joint: coordinator admin contact
        # 21 The mentee, and by consent one receiver in their capacity
        ProgressStatement: manager mentee
        ProgressStatement not released: mentee
        ProgressStatement to a partner and a coordinator: mentor mentee coordinator
        ProgressStatement to a client: mentee file
        ProgressStatement withdrawn: mentee
        ProgressStatement not released, second pair: menteeBelow
        # 18, 30 To the coordinator, and the partner reads it too; a withheld mentor their own
        ProgressUpdate: mentor mentee coordinator
        ProgressUpdate of the mentee: mentor mentee coordinator
        ProgressUpdate of the mentor: mentor mentee coordinator
        ProgressUpdate of the mentee, second pair: coordinator menteeBelow
        ProgressUpdate of the mentor, second pair: coordinator mentorAbove menteeBelow
        # 7, 8 Those who are asked, and the coordinator, but who stands above the mentee
        Proposal: mentor mentee coordinator
        Proposal of the second pair: coordinator mentorAbove menteeBelow
        Proposal of the group: coordinator groupMentee groupMentor otherMember whoLeft
        Proposal to join the group: coordinator whoJoined
        # 7 Each their own
        ProposalResponse: mentor
        ProposalResponse of the second mentee: menteeBelow
        # 35 About own data: the two, and of what only one of them knows that one; nothing more for a withheld mentor but of their own
        ReadRecord: mentor mentee
        ReadRecord 2: mentee
        ReadRecord of a log: mentor mentee
        ReadRecord of a portfolio: formerManager
        ReadRecord of the mentor's concern: mentor
        ReadRecord of a log, second pair: menteeBelow
        ReadRecord of the mentor's concern, second pair: mentorAbove
        # 12, 13 The author; by consent the partner or one coordinator; the mentor's for the mentor's mentor where the agreement says so
        ReflectiveLog: mentee
        ReflectiveLog of the mentee, to a partner and a coordinator: mentor mentee coordinator
        ReflectiveLog of the mentor: mentor
        ReflectiveLog of the second mentor: mentorAbove boundToSecond
        ReflectiveLog of the second mentee, to their partner: menteeBelow
        # A fact of HR's put right: who asked, and who decides; coordinators know the fact
        Rectification: director mentee coordinator supporter protection
        # 8 That it exists: the two, the coordinator, who is bound; not who stands above the mentee
        Relationship: mentor mentee coordinator supporter
        Relationship of the second pair: coordinator mentorAbove menteeBelow boundToSecond
        Relationship of the group: boundToGroup coordinator groupMentee groupMentor otherMember whoJoined
        # 20 The two; that it took place for the coordinator
        RelationshipReview: mentor mentee coordinator
        RelationshipReview begun: mentor mentee coordinator
        RelationshipReview begun, second pair: coordinator menteeBelow
        # 27 Who asked, and the coordinator
        RematchRequest: mentee coordinator
        RematchRequest of the second mentee: coordinator menteeBelow
        # HR's, and each their own
        ReportingLine: director hr file
        ReportingLine 2: manager hr file
        ReportingLine 3: mentor hr file
        ReportingLine 4: mentee hr file
        ReportingLine 5: coordinator hr file
        ReportingLine 6: supporter hr file
        ReportingLine of panel: hr file panel
        ReportingLine of steering: hr file steering
        ReportingLine of protection: hr file protection
        ReportingLine of contact: hr file contact
        ReportingLine of formerContact: hr file formerContact
        ReportingLine of formerManager: hr file formerManager
        ReportingLine of applicant: hr file applicant
        ReportingLine of mentorAbove: hr file mentorAbove
        ReportingLine of menteeBelow: hr file menteeBelow
        ReportingLine of boundToSecond: hr file boundToSecond
        ReportingLine of named: hr file named
        ReportingLine of formerSupporter: hr file formerSupporter
        ReportingLine of groupMentor: file groupMentor hr
        ReportingLine of groupMentee: file groupMentee hr
        ReportingLine of otherMember: file hr otherMember
        ReportingLine of whoLeft: file hr whoLeft
        ReportingLine of whoJoined: file hr whoJoined
        ReportingLine of boundToGroup: boundToGroup file hr
        # 36 Budget and funding: coordinators, and who steers
        ResourceStatement: director coordinator steering
        # Set-up: what monitoring needs beside, for coordinators
        MonitoringNote: director coordinator
        TrainingNeed: director coordinator
        TurnoverStatement: director coordinator
        # 20 The author, and the partner when they share
        ReviewStatement: mentee
        ReviewStatement shared: mentor mentee
        ReviewStatement shared, second pair: menteeBelow
        # 24 The author; the partner when they have talked
        SafetyConcern: mentor
        SafetyConcern talked over: mentor mentee
        SafetyConcern talked over, second pair: menteeBelow
        # 4 The applicant; coordinator and panel, but who stands above the applicant
        Selection: mentor coordinator panel
        Selection 2: mentee coordinator panel
        # 32 The mentee, and the mentor when asked to comment
        SelfAssessment: mentee
        SelfAssessment asked to comment: mentor mentee
        SelfAssessment asked to comment, second pair: menteeBelow
        # What a programme was set to and became: who makes it
        # 3 Applicant and who decided; the coordinator once it is signed
        SignOff: director manager mentor coordinator
        SignOff 2: director manager mentee coordinator
        SignOff declined: manager applicant
        # Who asks about their own data, and who decides
        SubjectRequest: director mentee coordinator supporter protection
        SubjectRequest Access of the mentor: mentor supporter protection
        SubjectRequest Rectification of the mentor: director mentor coordinator supporter protection
        SubjectRequest Erasure of the mentor: mentor supporter protection
        # 35 Own
        SubmissionConsent: mentor
        SubmissionConsent 2: mentee
        # As the organisation
        Team: organisation hr admin file
        Team of a partner: coordinator admin
        # 17 The author, and the partner when it is shared
        ToolSheet: mentee
        ToolSheet shared: mentor mentee
        ToolSheet shared, second pair: menteeBelow
        ToolSheet in the group, before: groupMentee groupMentor
        ToolSheet in the group, after: groupMentee groupMentor
        # 5 Own, and the coordinator
        TrainingRecord: director mentor coordinator
        TrainingRecord 2: director mentee coordinator
        # 5 and 8 Facts, for clients that read completions; of taking part for the one that was let know
        Completion: mentor hr
        Completion 2: mentee hr
        Completion of taking part, for HR: mentee hr
        Completion of taking part, for a file: mentee
        # Who of a group reads with whom: its members
        Circle: mentor mentee
        Circle of groupMentor and groupMentee and otherMember and whoLeft: groupMentee groupMentor otherMember whoLeft
        Circle of groupMentor: groupMentor
        Circle of groupMentee: groupMentee
        Circle of otherMember: otherMember
        Circle of whoLeft: whoLeft
        Circle of groupMentor and groupMentee: groupMentee groupMentor
        Circle of groupMentor and otherMember: groupMentor otherMember
        Circle of groupMentor and whoLeft: groupMentor whoLeft
        Circle of groupMentor and groupMentee and otherMember and whoJoined: groupMentee groupMentor otherMember whoJoined
        Circle of whoJoined: whoJoined
        Circle of groupMentor and whoJoined: groupMentor whoJoined
        # 10 That a session of two was asked for: the mentee, their mentors, and the coordinator
        OneToOneRequest: mentor mentee coordinator
        OneToOneRequest in the group, before: coordinator groupMentee groupMentor
        OneToOneRequest in the group, after: coordinator groupMentee groupMentor
        # 28 Nobody's: the coordinators, once there are enough of them
        UnsignedAnswer: -
        UnsignedAnswer open: director coordinator
        """;
}
