using Mentoring.Api.Http;
using Mentoring.Api.Meetings;
using Mentoring.Domain;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Forms;
using Mentoring.Domain.Matching;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;

namespace Mentoring.Api.Relationships;

/// <summary>A mentoring relationship.</summary>
public sealed record RelationshipView : View
{
    /// <summary>Id.</summary>
    public required Id<Relationship> Id { get; init; }

    /// <summary>The programme.</summary>
    public required Id<Programme> Programme { get; init; }

    /// <summary>The proposal it came from.</summary>
    public required Id<Proposal> Proposal { get; init; }

    /// <summary>How the people work together.</summary>
    public required MentoringModel Model { get; init; }

    /// <summary>What it is for.</summary>
    public RelationshipPurpose? Purpose { get; init; }

    /// <summary>Where it stands.</summary>
    public required RelationshipStatus Status { get; init; }

    /// <summary>When both had accepted.</summary>
    public required DateTimeOffset FormedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Where the two are with each other, as they set it.</summary>
    public required Phase Phase { get; init; }

    /// <summary>The last day that the agreement in force names.</summary>
    public DateOnly? EndsOn { get; init; }

    /// <summary>Since when it is paused.</summary>
    public DateTimeOffset? PausedSince { get; init; }

    /// <summary>Why and since when it is suspended.</summary>
    public SuspensionView? Suspension { get; init; }

    /// <summary>Somebody asked to end it and a talk is offered: by then it ends.</summary>
    public DateTimeOffset? EndsBy { get; init; }

    /// <summary>Who takes part.</summary>
    public required IReadOnlyList<PartyView> Parties { get; init; }

    /// <summary>The five latest meetings, newest first. Only where one relationship is read.</summary>
    [RestOnly]
    public IReadOnlyList<MeetingView>? LatestMeetings { get; init; }
}

/// <summary>A suspension.</summary>
public sealed record SuspensionView
{
    /// <summary>The rule that asks for it.</summary>
    public required string Rule { get; init; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset Since { get; init; }
}

/// <summary>That and how a relationship ends. It says nothing of who asked.</summary>
public sealed record EndingView : View
{
    /// <summary>Id.</summary>
    public required Id<Ending> Id { get; init; }

    /// <summary>The relationship.</summary>
    public required Id<Relationship> Relationship { get; init; }

    /// <summary>How it ends.</summary>
    public required EndingKind Kind { get; init; }

    /// <summary>When it was asked for.</summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>When it ended; nothing while a talk is offered first.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>What the programme says to both.</summary>
    public string Message { get; } = "Thank you both for the time you gave each other. What you shared stays between you.";
}

/// <summary>What one person gave as their reason, for them and the coordinator.</summary>
public sealed record EndingReasonView : View
{
    /// <summary>Id.</summary>
    public required Id<EndingReason> Id { get; init; }

    /// <summary>Whose reason.</summary>
    public required Id<Person> Author { get; init; }

    /// <summary>As a neutral code.</summary>
    public EndingReasonCode? Reason { get; init; }

    /// <summary>More about it.</summary>
    public string? Note { get; init; }

    /// <summary>When it was given.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>A wish for another match, for the person and the coordinator.</summary>
public sealed record RematchRequestView : View
{
    /// <summary>Id.</summary>
    public required Id<RematchRequest> Id { get; init; }

    /// <summary>The relationship that it follows.</summary>
    public required Id<Relationship> Relationship { get; init; }

    /// <summary>Who asks.</summary>
    public required Id<Person> Person { get; init; }

    /// <summary>Their application, for a new proposal.</summary>
    public required Id<Application> Application { get; init; }

    /// <summary>With the same person again.</summary>
    public required bool SamePartner { get; init; }

    /// <summary>Where it stands.</summary>
    public required RematchStatus Status { get; init; }

    /// <summary>Why it was refused.</summary>
    public string? Note { get; init; }

    /// <summary>When it was asked for.</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>When it was decided.</summary>
    public DateTimeOffset? DecidedAt { get; init; }
}

/// <summary>Somebody in a relationship.</summary>
public sealed record PartyView
{
    /// <summary>Who.</summary>
    public required Id<Person> Person { get; init; }

    /// <summary>Their name.</summary>
    public string? Name { get; init; }

    /// <summary>On which side.</summary>
    public required ParticipantRole Role { get; init; }
}

/// <summary>The written agreement, in its newest version.</summary>
public sealed record AgreementView : View
{
    /// <summary>Id.</summary>
    public required Id<Agreement> Id { get; init; }

    /// <summary>The relationship.</summary>
    public required Id<Relationship> Relationship { get; init; }

    /// <summary>1, 2, …: one more with every change of terms. A signature names it.</summary>
    public required int Number { get; init; }

    /// <summary>Where it stands.</summary>
    public required AgreementStatus Status { get; init; }

    /// <summary>What the parties agreed on.</summary>
    public required AgreementTerms Terms { get; init; }

    /// <summary>What holds in every agreement.</summary>
    public required StandardClauses StandardClauses { get; init; }

    /// <summary>Who has signed this version.</summary>
    public required IReadOnlyList<SignatureView> Signatures { get; init; }
}

/// <summary>A signature.</summary>
public sealed record SignatureView
{
    /// <summary>Who.</summary>
    public required Id<Person> Person { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>A mentor's signature under a code of practice.</summary>
public sealed record CodeAcceptanceView : View
{
    /// <summary>Id.</summary>
    public required Id<CodeAcceptance> Id { get; init; }

    /// <summary>The code that was signed.</summary>
    public required Id<ProgrammeDocument> Document { get; init; }

    /// <summary>Who signed.</summary>
    public required Id<Person> Person { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The codes that were signed.</summary>
    public required IReadOnlyList<string> Codes { get; init; }

    /// <summary>The version of the form that was shown; null where none was kept yet.</summary>
    public FormShown? Form { get; init; }
}

/// <summary>That a person takes part, as their line manager may know it: no partner, no content.</summary>
public sealed record ParticipationView : View
{
    /// <summary>Id.</summary>
    public required Id<Participation> Id { get; init; }

    /// <summary>The programme.</summary>
    public required Id<Programme> Programme { get; init; }

    /// <summary>Who.</summary>
    public required Id<Person> Person { get; init; }

    /// <summary>On which side.</summary>
    public required ParticipantRole Role { get; init; }

    /// <summary>How the people work together.</summary>
    public required MentoringModel Model { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day.</summary>
    public DateOnly? Until { get; init; }
}
