using System.Linq.Expressions;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.People;

namespace Mentoring.Domain.Notices;

/// <summary>What somebody is told of. The kind and the record, never content (G43).</summary>
public enum NoticeKind
{
    /// <summary>An application of a report waits for the line manager's sign-off.</summary>
    SignOffRequested,

    /// <summary>The line manager signed the person's application.</summary>
    SignOffGiven,

    /// <summary>The line manager declined the person's application.</summary>
    SignOffDeclined,

    /// <summary>An application reached the programme.</summary>
    ApplicationReceived,

    /// <summary>The person's application was accepted.</summary>
    Selected,

    /// <summary>The person's application was not selected.</summary>
    NotSelected,

    /// <summary>Training or induction is on record; the person decides afresh whether to go on.</summary>
    ConfirmationAsked,

    /// <summary>The person is asked to read the mentee guidance and acknowledge it.</summary>
    GuidanceIssued,

    /// <summary>A match is proposed to the person.</summary>
    ProposalArrived,

    /// <summary>A proposal was not taken up.</summary>
    ProposalNotTakenUp,

    /// <summary>Both accepted: the relationship begins to form.</summary>
    RelationshipFormed,

    /// <summary>The mentor still has to sign the code of practice.</summary>
    CodeAwaited,

    /// <summary>Agreement terms wait for the person's signature.</summary>
    AgreementToSign,

    /// <summary>Everybody has signed: the agreement is in force.</summary>
    AgreementInForce,

    /// <summary>A relationship of the person has ended.</summary>
    RelationshipEnded,

    /// <summary>The programme invites the person to apply.</summary>
    Nominated,

    /// <summary>A partner proposes a meeting.</summary>
    MeetingProposed,

    /// <summary>The partner accepted the meeting as it is proposed.</summary>
    MeetingAccepted,

    /// <summary>A partner proposes to move a meeting.</summary>
    MeetingMoved,

    /// <summary>A partner cancelled a meeting; another date is wanted.</summary>
    MeetingCancelled,

    /// <summary>A meeting's time has passed: did it take place?</summary>
    MeetingUnconfirmed,

    /// <summary>After the first meeting: would you like to go on with each other?</summary>
    RapportCheck,

    /// <summary>The log of a meeting waits for the person's confirmation.</summary>
    MeetingLogToConfirm,

    /// <summary>The coordinator asks for the log of a meeting.</summary>
    MeetingLogRequested,

    /// <summary>The parties sent the log of a meeting to the coordinator.</summary>
    MeetingLogForwarded,

    /// <summary>Somebody signalled that the end of the relationship is near.</summary>
    EndSignalled,

    /// <summary>The agreed end of the relationship is near.</summary>
    EndNears,

    /// <summary>The relationship is paused.</summary>
    RelationshipPaused,

    /// <summary>The relationship goes on after a pause or a suspension.</summary>
    RelationshipResumed,

    /// <summary>The mentor has come to stand above the mentee in the line: the relationship is suspended.</summary>
    RelationshipSuspended,

    /// <summary>An ending was asked for, and a talk is offered before it.</summary>
    EndingTalkOffered,

    /// <summary>Another match may be asked for.</summary>
    RematchOffered,

    /// <summary>Somebody asks for another match.</summary>
    RematchRequested,

    /// <summary>The coordinator has decided on the request for another match.</summary>
    RematchDecided,

    /// <summary>A last look back together is offered.</summary>
    FinalReviewOffered,

    /// <summary>Somebody asks the programme for help.</summary>
    ConcernRaised,

    /// <summary>A concern waits longer than the programme allows.</summary>
    ConcernOverdue,

    /// <summary>A coordinator has dealt with the person's concern.</summary>
    ConcernMoved,

    /// <summary>Something of the relationship is overdue.</summary>
    AttentionRaised,

    /// <summary>The mentor suggests a goal.</summary>
    GoalSuggested,

    /// <summary>The action plan waits for the person's confirmation.</summary>
    ActionPlanToConfirm,

    /// <summary>Both have confirmed the action plan.</summary>
    ActionPlanAgreed,

    /// <summary>The parties' action plan went to the coordinator.</summary>
    ActionPlanForwarded,

    /// <summary>The partner suggests an action for the person.</summary>
    ActionSuggested,

    /// <summary>The partner may not manage an action.</summary>
    ActionAtRisk,

    /// <summary>A plan or a sheet is to be looked at again.</summary>
    ProgressReviewDue,

    /// <summary>A review of the relationship waits for the person's statement.</summary>
    ReviewOpened,

    /// <summary>Both have written their statement for a review.</summary>
    ReviewCompleted,

    /// <summary>The partner asks to accept extra contact.</summary>
    ExtraContactAsked,

    /// <summary>A few lines on how a relationship goes.</summary>
    ProgressUpdateSent,

    /// <summary>The partner asks for the person's consent.</summary>
    ConsentRequested,

    /// <summary>The partner has answered the person's question for consent.</summary>
    ConsentAnswered,

    /// <summary>Somebody consents that the person reads something of theirs.</summary>
    ConsentGiven,

    /// <summary>Somebody released a statement to the person.</summary>
    StatementReleased,

    /// <summary>The programme has stated the person's contribution as a mentor.</summary>
    ContributionStated,

    /// <summary>The mentee would like an item in their annual review: the mentor agrees or not.</summary>
    AnnualReviewItemAsked,

    /// <summary>The mentor has answered on an item for the annual review.</summary>
    AnnualReviewItemAnswered,

    /// <summary>An item for a report's annual review was released to the person.</summary>
    AnnualReviewItemReleased,

    /// <summary>A mentor would like the person's support, and terms wait for their signature.</summary>
    SupportAsked,

    /// <summary>The mentor has named somebody who supports them, as the agreement allows.</summary>
    MentorsMentorNamed,

    /// <summary>Whom the mentor named is bound by the terms.</summary>
    MentorsMentorBound,

    /// <summary>A serious danger was disclosed to the person.</summary>
    DisclosureMade,

    /// <summary>The receiver has acknowledged the person's disclosure.</summary>
    DisclosureAcknowledged,

    /// <summary>Somebody asks about their own data, and it waits.</summary>
    SubjectRequestMade,

    /// <summary>The person's request about their own data was decided.</summary>
    SubjectRequestDecided,

    /// <summary>Somebody shows the person their portfolio, or pieces of it.</summary>
    PortfolioShared,

    /// <summary>The mentee asks the person to comment on a self-assessment.</summary>
    CommentAsked,

    /// <summary>The mentor has said something to the person's evidence or self-assessment.</summary>
    FeedbackGiven,

    /// <summary>The programme asks how it went.</summary>
    EvaluationAsked,

    /// <summary>The programme has asked how it went, and there is no answer yet.</summary>
    EvaluationReminder,

    /// <summary>A review is a good time for a mentor to look at their own way of mentoring; the answers to the self-check are theirs.</summary>
    SelfCheckOffered,

    /// <summary>Somebody is asked to join a relationship of several; its members know before.</summary>
    JoiningProposed,

    /// <summary>Somebody has joined; all sign the agreement anew.</summary>
    MemberJoined,

    /// <summary>Somebody has left; the others go on.</summary>
    MemberLeft,

    /// <summary>A mentee of a group asks for a session with a mentor alone.</summary>
    OneToOneAsked,

    /// <summary>A review of the programme was decided on: its report is there.</summary>
    PilotReviewReported,
}

/// <summary>One notice to one person.</summary>
public sealed class Notice : Entity<Notice>, IVisible<Notice>
{
    private Notice() { }

    public Notice(Id<Person> person, NoticeKind kind, string recordType, Guid record, DateTimeOffset at) =>
        (PersonId, Kind, RecordType, RecordId, At) = (person, kind, recordType, record, at);

    public Id<Person> PersonId { get; private set; }
    public NoticeKind Kind { get; private set; }

    /// <summary>Name of the kind of record, as in the REST path.</summary>
    public string RecordType { get; private set; } = "";

    public Guid RecordId { get; private set; }
    public DateTimeOffset At { get; private set; }
    public DateTimeOffset? ReadAt { get; private set; }

    public void Read(DateTimeOffset at) => ReadAt ??= at;

    public static Expression<Func<Notice, bool>> VisibleTo(Viewer v) => x => v.IsSystem || x.PersonId == v.Self;
}
