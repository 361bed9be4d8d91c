using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.Enrolments;
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

    /// <summary>Where it stands.</summary>
    public required RelationshipStatus Status { get; init; }

    /// <summary>When both had accepted.</summary>
    public required DateTimeOffset FormedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Who takes part.</summary>
    public required IReadOnlyList<PartyView> Parties { get; init; }
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
