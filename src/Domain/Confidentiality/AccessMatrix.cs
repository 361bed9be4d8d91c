using System.Globalization;
using System.Text;
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
using Mentoring.Domain.Privacy;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Progress;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Reminders;
using Mentoring.Domain.Support;

namespace Mentoring.Domain.Confidentiality;

/// <summary>Kinds of record, by the numbers that the guidance's matrix gives them.</summary>
public enum RecordKind
{
    ProgrammeInformation = 1,
    ApplicationAnswers,
    SignOffDecision,
    SelectionDecision,
    Training,
    CodeOfPracticeAcceptance,
    MatchScoring,
    RelationshipExists,
    AgreementTerms,
    MeetingFacts,
    MeetingLogContent,
    MenteesReflectiveLog,
    MentorsReflectiveLog,
    PrivateNotes,
    OffLimits,
    GoalsAndPlans,
    ToolSheets,
    ContactBetweenMeetings,
    PartnersFeedback,
    RelationshipsReview,
    ProgressStatements,
    AnnualReview,
    Concerns,
    SafetyAndDisclosure,
    EndingFact,
    EndingReasons,
    RematchRequests,
    EvaluationAnswers,
    ManagersEvaluationAnswers,
    Indicators,
    PilotDataSet,
    Portfolio,
    MentorsContribution,
    Consultations,
    ConsentsAndReads,
    Budget,
}

/// <summary>In what capacity somebody stands to a record, in the order of the matrix's columns.</summary>
public enum Capacity
{
    Mentee,
    Mentor,
    OtherMember,
    MenteesLineManager,
    MentorsLineManager,
    Coordinator,
    MentorsMentor,
    SteeringGroup,
    Funder,
    Evaluator,
    Client,
    OtherStaff,
}

/// <summary>What a capacity gives of a kind of record.</summary>
public enum Access
{
    /// <summary>Never: there is no standing access.</summary>
    Never,

    /// <summary>May read.</summary>
    Reads,

    /// <summary>May read in part.</summary>
    ReadsInPart,

    /// <summary>Their own part alone.</summary>
    Own,

    /// <summary>Their own part, and of the others the facts.</summary>
    OwnAndFacts,

    /// <summary>The facts, without content.</summary>
    Facts,

    /// <summary>As the agreement allows, once bound by it.</summary>
    AsAgreed,

    /// <summary>What the mentee consents to, item by item.</summary>
    ByMenteesConsent,

    /// <summary>What the mentor consents to, item by item.</summary>
    ByMentorsConsent,

    /// <summary>What the mentee asks for and the mentor agrees to, item by item.</summary>
    ByTwoKeys,

    /// <summary>In anonymised figures alone: no record.</summary>
    Anonymised,

    /// <summary>As the named receiver of a disclosure alone.</summary>
    AsNamedReceiver,
}

/// <summary>One kind of record: what each capacity gives of it, and the entities that hold it.</summary>
public sealed class MatrixRow
{
    internal MatrixRow(RecordKind kind, string name, string cells)
    {
        var words = cells.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length != AccessMatrix.Capacities.Count) throw new InvalidOperationException($"{kind} has {words.Length} cells.");
        (Kind, Name, Cells) = (kind, name, [.. words.Select(word => AccessMatrix.Words.Single(x => x.Value == word).Key)]);
    }

    public RecordKind Kind { get; }
    public string Name { get; }

    /// <summary>In the order of the capacities.</summary>
    public IReadOnlyList<Access> Cells { get; }

    /// <summary>Entities that hold content of this kind.</summary>
    public IReadOnlyList<Type> Content { get; internal init; } = [];

    /// <summary>Entities that hold its facts alone.</summary>
    public IReadOnlyList<Type> Facts { get; internal init; } = [];

    /// <summary>No entity holds it yet: what does will find its audience here.</summary>
    public bool IsToCome => Content.Count + Facts.Count == 0;

    public Access For(Capacity capacity) => Cells[(int)capacity];
}

/// <summary>
/// The guidance's confidentiality matrix: who may read what by standing. Each entity's <c>VisibleTo</c> keeps within it, which the matrix test
/// proves for every kind of record and every reader. Being in the mentee's management line takes content away, whatever a row gives.
/// </summary>
public static class AccessMatrix
{
    public static readonly IReadOnlyList<Capacity> Capacities = Enum.GetValues<Capacity>();

    /// <summary>The matrix's own words.</summary>
    public static readonly IReadOnlyDictionary<Access, string> Words = new Dictionary<Access, string>
    {
        [Access.Never] = "N",
        [Access.Reads] = "R",
        [Access.ReadsInPart] = "R*",
        [Access.Own] = "O",
        [Access.OwnAndFacts] = "O+F",
        [Access.Facts] = "F",
        [Access.AsAgreed] = "K",
        [Access.ByMenteesConsent] = "C:mentee",
        [Access.ByMentorsConsent] = "C:mentor",
        [Access.ByTwoKeys] = "2K",
        [Access.Anonymised] = "A",
        [Access.AsNamedReceiver] = "E",
    };

    //  Columns: mentee, mentor, other member, mentee's line manager, mentor's line manager, coordinator, mentor's mentor, steering group, funder,
    //  evaluator, client, other staff. Where row 10 is told in two ways, meeting facts are not for managers.
    public static readonly IReadOnlyList<MatrixRow> Rows =
    [
        new(RecordKind.ProgrammeInformation, "Programme information", "R R R R R R R R R R R R") { Content = [typeof(Programme), typeof(ProgrammeDocument), typeof(FormVersion)] },
        new(RecordKind.ApplicationAnswers, "Application answers", "O+F O+F F R* R* R N N N N N N") { Content = [typeof(Answers)], Facts = [typeof(MatchProfile)] },
        new(RecordKind.SignOffDecision, "Sign-off decision", "O O N R R R N A N N N N") { Content = [typeof(SignOff)] },
        new(RecordKind.SelectionDecision, "Selection decision and reason", "O O N F F R N A N A N N") { Content = [typeof(Selection), typeof(Nomination)], Facts = [typeof(Application)] },
        new(RecordKind.Training, "Training and induction records", "O O N F F R N A A A F N") { Content = [typeof(TrainingRecord)] },
        new(RecordKind.CodeOfPracticeAcceptance, "Code of practice acceptance", "F R F N N R N A N A N N") { Content = [typeof(CodeAcceptance)] },
        new(RecordKind.MatchScoring, "Match scoring and candidates not chosen", "N N N N N R N A N A N N") { Content = [typeof(MatchGrounds)] },
        new(RecordKind.RelationshipExists, "That a relationship exists, with dates and model", "R R R F F R K A A A F N")
        {
            Content = [typeof(Relationship), typeof(Proposal), typeof(ProposalResponse)],
            Facts = [typeof(Participation)],
        },
        new(RecordKind.AgreementTerms, "Agreement terms", "R R R N N R K A A A N N") { Content = [typeof(Agreement)] },
        new(RecordKind.MeetingFacts, "Meeting facts: date, length, method, held or not", "R R R* N N R N A A A A N") { Content = [typeof(Meeting), typeof(OneToOneRequest)] },
        new(RecordKind.MeetingLogContent, "Meeting log content", "R R R* N N R K A A A N N") { Content = [typeof(MeetingLog), typeof(Agenda)] },
        new(RecordKind.MenteesReflectiveLog, "Mentee's reflective log", "R C:mentee N N N A N A A A N N") { Content = [typeof(ReflectiveLog)] },
        new(RecordKind.MentorsReflectiveLog, "Mentor's reflective log", "C:mentor R N N N A K A A A N N") { Content = [typeof(ReflectiveLog)] },
        new(RecordKind.PrivateNotes, "Private notes of one party", "O O N N N N N N N N N N") { Content = [typeof(PrivateNote)] },
        new(RecordKind.OffLimits, "Off-limits list", "R R N N N N N N N N N N") { Content = [typeof(OffLimitsTopic)] },
        new(RecordKind.GoalsAndPlans, "Goals and action plan", "R R R* C:mentee N R K A A A C:mentee N") { Content = [typeof(Goal), typeof(ActionPlan), typeof(PlannedAction)] },
        new(RecordKind.ToolSheets, "Tool sheets and scores", "R R* N N N N N N N A N N") { Content = [typeof(ToolSheet)] },
        new(RecordKind.ContactBetweenMeetings, "Contact between meetings", "R R N N N F N A N A N N") { Facts = [typeof(Contact)] },
        new(RecordKind.PartnersFeedback, "Feedback between the partners", "R R N N N N N N N N N N") { Content = [typeof(Feedback), typeof(LearningStyle), typeof(Opportunity)] },
        new(RecordKind.RelationshipsReview, "Review of the relationship", "R R N N N F N A N A N N") { Content = [typeof(ReviewStatement)], Facts = [typeof(RelationshipReview)] },
        new(RecordKind.ProgressStatements, "Progress statement", "R C:mentee N C:mentee N C:mentee N N N N C:mentee N") { Content = [typeof(ProgressStatement)] },
        new(RecordKind.AnnualReview, "Annual-review item", "R R N 2K N F N N N N 2K N") { Content = [typeof(AnnualReviewItem)] },
        new(RecordKind.Concerns, "Concern or request for help", "O O N N N R K A N A N N") { Content = [typeof(Concern), typeof(ConcernNote)] },
        new(RecordKind.SafetyAndDisclosure, "Safety concern and serious-danger disclosure", "R* R N E E E N A N N N N") { Content = [typeof(SafetyConcern), typeof(Disclosure)] },
        new(RecordKind.EndingFact, "Ending: fact, date, kind", "R R R F F R K A A A F N") { Content = [typeof(Ending)] },
        new(RecordKind.EndingReasons, "Ending: reason, and who asked", "O O N N N R N A N A N N") { Content = [typeof(EndingReason)] },
        new(RecordKind.RematchRequests, "Rematch request", "O O N N N R N A N A N N") { Content = [typeof(RematchRequest)] },
        new(RecordKind.EvaluationAnswers, "Evaluation answers", "O O N N N R N A A A N N") { Content = [typeof(EvaluationAnswer), typeof(UnsignedAnswer)], Facts = [typeof(EvaluationAsk)] },
        new(RecordKind.ManagersEvaluationAnswers, "Line manager's own evaluation answers", "N N N O O R N A A A N N") { Content = [typeof(EvaluationAnswer)], Facts = [typeof(EvaluationAsk)] },
        new(RecordKind.Indicators, "Monitoring indicators and progress reports", "R* R* A A A R N A A A A A") { Content = [typeof(Attention), typeof(ProgressUpdate)] },
        new(RecordKind.PilotDataSet, "Pilot review data set and export", "N N N N N A N A A A A N") { Content = [typeof(PilotReview), typeof(FrozenSet), typeof(ImprovementAction)] },
        new(RecordKind.Portfolio, "Portfolio and personal profile", "R C:mentee N C:mentee N C:mentee N N N N C:mentee C:mentee")
        {
            Content = [typeof(Evidence), typeof(EvidenceFile), typeof(PersonalProfile), typeof(SelfAssessment)],
            Facts = [typeof(Portfolio), typeof(PortfolioShare)],
        },
        new(RecordKind.MentorsContribution, "Mentor's contribution statement", "N R N N C:mentor R N N N N C:mentor N") { Content = [typeof(ContributionStatement)] },
        new(RecordKind.Consultations, "Consultation with the mentor's mentor", "F R N N N F K N N N N N") { Content = [typeof(Consultation)], Facts = [typeof(MentorsMentor)] },
        new(RecordKind.ConsentsAndReads, "Consents, disclosures and record of who read what", "O O N N N F N N N N N N")
        {
            Content = [typeof(Consent), typeof(SubmissionConsent), typeof(ReadRecord)],
            Facts = [typeof(EvaluationAcknowledgement), typeof(DocumentAcknowledgement)],
        },
        new(RecordKind.Budget, "Budget and funding records", "N N N N N R N R A N N N") { Content = [typeof(ResourceStatement)] },
    ];

    /// <summary>What the matrix does not speak of, and why it need not.</summary>
    public static readonly IReadOnlyDictionary<Type, string> Outside = new Dictionary<Type, string>
    {
        [typeof(Organisation)] = "HR's own record of an organisation.",
        [typeof(Team)] = "HR's own record of a team.",
        [typeof(Person)] = "HR's own record of a person: for HR, the programme, and their manager once they apply.",
        [typeof(PersonIdentity)] = "HR's own record of how a person signs in, for HR and the person.",
        [typeof(ReportingLine)] = "HR's own record of who reports to whom, for HR and the person.",
        [typeof(FeedRun)] = "What came of HR's feed, for the client that sent it.",
        [typeof(Client)] = "Set-up: which programs may call, for administrators.",
        [typeof(Appointment)] = "Set-up: who holds an office of the programme.",
        [typeof(Attestation)] = "Set-up: what a coordinator gives their word on of a programme's design, and nothing of its participants.",
        [typeof(TrainingNeed)] = "Set-up: what more training is needed for, by role and without names, and what was done.",
        [typeof(TurnoverStatement)] = "Set-up: figures that HR gives a coordinator, and nothing of whom.",
        [typeof(MonitoringNote)] = "Set-up: what coordinators answer to the questions of monitoring, for themselves.",
        [typeof(HealthCheck)] = "Set-up: how a programme stood by its checklists, for those who coordinate or steer it.",
        [typeof(SettingsChange)] = "Set-up: what a programme's settings were and became, for coordinators and administrators.",
        [typeof(Notice)] = "Tells its one addressee that something is to be read, never what it says.",
        [typeof(Event)] = "Tells a client that a record changed, never what it says or who did it.",
        [typeof(Completion)] = "The facts of rows 5 and 8 for clients: that training took place, and to whom the person says so, that they take part.",
        [typeof(LegalHold)] = "Keeps what the law needs, and opens nothing: for the programme's data-protection owners.",
        [typeof(DisposalReport)] = "Counts of what was deleted, for those who answer for the programme.",
        [typeof(Export)] = "That somebody asked for a data set, and what for: for them, and for the data-protection owner. What is in it is decided row by row.",
        [typeof(ExportDownload)] = "That somebody fetched a file of a data set: for them, and for the data-protection owner.",
        [typeof(SubjectRequest)] = "That somebody asks about their own data: for them and for who decides.",
        [typeof(Rectification)] = "A fact of HR's record put right: for the person, and for who decides and knows the fact.",
        [typeof(Circle)] = "Who of a group reads with whom: for its members, and no answer tells it.",
        [typeof(AuditEntry)] = "Who wrote when: for that person, when they ask what is stored of them.",
    };

    public static MatrixRow Row(RecordKind kind) => Rows[(int)kind - 1];

    /// <summary>The matrix as a Markdown table.</summary>
    public static string Printed()
    {
        var text = new StringBuilder("| # | Record | Mentee | Mentor | Other member | Mentee's manager | Mentor's manager | Coordinator | Mentor's mentor | Steering group, sponsor | Funder | Evaluator | HR, LMS, script | Other staff | Held as |\n");
        text.Append('|').Append(string.Concat(Enumerable.Repeat("---|", Capacities.Count + 3))).Append('\n');
        foreach (var row in Rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {(int)row.Kind} | {row.Name} | {string.Join(" | ", row.Cells.Select(cell => Words[cell]))} |");
            text.Append(CultureInfo.InvariantCulture, $" {(row.IsToCome ? "to come" : string.Join(", ", row.Content.Select(Named).Concat(row.Facts.Select(fact => $"{Named(fact)} (facts)"))))} |\n");
        }
        return text.ToString();
    }

    private static string Named(Type type) => $"`{type.Name}`";
}
