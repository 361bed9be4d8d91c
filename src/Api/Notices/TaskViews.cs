using Mentoring.Domain;
using Mentoring.Domain.Relationships;

namespace Mentoring.Api.Notices;

/// <summary>What is to be done, by the name of the operation that does it where there is one.</summary>
public enum TaskKind
{
    /// <summary>The programme invites you to apply: accept or decline.</summary>
    AnswerNomination,

    /// <summary>Your application is not submitted, or was not signed.</summary>
    SubmitApplication,

    /// <summary>Guidance was issued to you.</summary>
    AcknowledgeGuidance,

    /// <summary>Training or induction is on record: do you go on?</summary>
    ConfirmParticipation,

    /// <summary>A report's application waits for you as their line manager.</summary>
    SignOff,

    /// <summary>A match is proposed to you.</summary>
    RespondToProposal,

    /// <summary>You mentor, and have not signed the programme's code of practice, or not its newest version.</summary>
    AcceptCode,

    /// <summary>Your relationship has no agreement yet.</summary>
    DraftAgreement,

    /// <summary>Agreement terms wait for your signature.</summary>
    SignAgreement,

    /// <summary>Your partner proposes when and how to meet.</summary>
    AcceptMeeting,

    /// <summary>A meeting's time has passed: did it take place?</summary>
    ReportMeetingHeld,

    /// <summary>A meeting was held, and its log is yours to complete.</summary>
    CompleteMeetingLog,

    /// <summary>Your partner completed a log.</summary>
    ConfirmMeetingLog,

    /// <summary>A review of your relationship waits for your statement.</summary>
    WriteReviewStatement,

    /// <summary>Your mentor suggests a goal.</summary>
    AgreeGoal,

    /// <summary>An action plan waits for your confirmation.</summary>
    ConfirmActionPlan,

    /// <summary>The day has come to look at your action plan again.</summary>
    ReviewActionPlan,

    /// <summary>Your partner suggests an action for you.</summary>
    AcceptAction,

    /// <summary>An action of yours is open.</summary>
    CompleteAction,

    /// <summary>Your partner asks to accept extra contact.</summary>
    AcceptContact,

    /// <summary>Your partner asks for your consent.</summary>
    AnswerConsent,

    /// <summary>Your mentee would like an item in their annual review.</summary>
    AnswerAnnualReviewItem,

    /// <summary>A mentor would like your support, on terms that wait for your signature.</summary>
    SignSupportTerms,

    /// <summary>A serious danger was disclosed to you.</summary>
    AcknowledgeDisclosure,

    /// <summary>An application is yours to decide on, for the programme.</summary>
    Select,

    /// <summary>Somebody was accepted, and nothing of their training or induction is on record.</summary>
    RecordTraining,

    /// <summary>Somebody asked the programme for help.</summary>
    AcknowledgeConcern,

    /// <summary>Something is out of step with a rule. It goes by itself when that is settled.</summary>
    SeeToAttention,

    /// <summary>Somebody asked to end a relationship, and a talk is offered.</summary>
    RecordEndingTalk,

    /// <summary>Somebody asks for another match.</summary>
    DecideRematch,

    /// <summary>Somebody asks about their own data.</summary>
    DecideSubjectRequest,

    /// <summary>A new version tells what evaluation makes of your records.</summary>
    AcknowledgeEvaluationNotice,

    /// <summary>A document of the programme asks you to say that you have read it.</summary>
    AcknowledgeDocument,

    /// <summary>A document's review day is near or past: look at it, and publish the outcome as a new version.</summary>
    PublishDocument,

    /// <summary>The programme asks how it went.</summary>
    AnswerEvaluation,
}

/// <summary>Something that waits for you.</summary>
public sealed record TaskView
{
    /// <summary>What is to be done.</summary>
    public required TaskKind Kind { get; init; }

    /// <summary>Kind of the record that it is about.</summary>
    public required string RecordType { get; init; }

    /// <summary>Id of the record. A record is one task of yours at a time.</summary>
    public required Guid Record { get; init; }

    /// <summary>The relationship, where it is about one of yours or one that you coordinate.</summary>
    public Id<Relationship>? Relationship { get; init; }

    /// <summary>Since when it waits, where that is on record.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Until when, where an instant is set.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>By which day, where a day is set.</summary>
    public DateOnly? DueOn { get; init; }
}
