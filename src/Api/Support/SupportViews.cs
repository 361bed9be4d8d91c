using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.People;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Support;

namespace Mentoring.Api.Support;

/// <summary>The bond of a mentor's mentor.</summary>
public sealed record MentorsMentorView : View
{
    /// <summary>Id.</summary>
    public required Id<MentorsMentor> Id { get; init; }

    /// <summary>The relationship.</summary>
    public required Id<Relationship> Relationship { get; init; }

    /// <summary>The mentor who turns to them.</summary>
    public required Id<Person> Mentor { get; init; }

    /// <summary>The mentor's mentor.</summary>
    public required Id<Person> Person { get; init; }

    /// <summary>Where it stands.</summary>
    public required BindingStatus Status { get; init; }

    /// <summary>Number of the agreement whose terms are signed.</summary>
    public required int AgreementNumber { get; init; }

    /// <summary>What it says of confidentiality.</summary>
    public required string Terms { get; init; }

    /// <summary>What may be read once it is signed.</summary>
    public required IReadOnlyList<SupportReading> Reads { get; init; }

    /// <summary>When it was signed.</summary>
    public DateTimeOffset? BoundAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }
}

/// <summary>A talk of a mentor with their mentor's mentor.</summary>
public sealed record ConsultationView : View
{
    /// <summary>Id.</summary>
    public required Id<Consultation> Id { get; init; }

    /// <summary>The bond.</summary>
    public required Id<MentorsMentor> MentorsMentor { get; init; }

    /// <summary>The day.</summary>
    public required DateOnly On { get; init; }

    /// <summary>The mentor's note.</summary>
    public string? Text { get; init; }
}

/// <summary>A worry about somebody's safety or health.</summary>
public sealed record SafetyConcernView : View
{
    /// <summary>Id.</summary>
    public required Id<SafetyConcern> Id { get; init; }

    /// <summary>The relationship.</summary>
    public required Id<Relationship> Relationship { get; init; }

    /// <summary>Who raised it.</summary>
    public required Id<Person> Author { get; init; }

    /// <summary>Whose safety it is about, seen from its author.</summary>
    public required Endangered About { get; init; }

    /// <summary>What worries them.</summary>
    public required string Text { get; init; }

    /// <summary>Where it stands.</summary>
    public required SafetyStatus Status { get; init; }

    /// <summary>When it was raised.</summary>
    public required DateTimeOffset RaisedAt { get; init; }

    /// <summary>The day of the talk.</summary>
    public DateOnly? TalkedOn { get; init; }

    /// <summary>Why there was no talk.</summary>
    public string? WhyNotTalked { get; init; }

    /// <summary>What was done.</summary>
    public string? Steps { get; init; }

    /// <summary>When it was closed.</summary>
    public DateTimeOffset? ClosedAt { get; init; }
}

/// <summary>A serious danger, told to one named person.</summary>
public sealed record DisclosureView : View
{
    /// <summary>Id.</summary>
    public required Id<Disclosure> Id { get; init; }

    /// <summary>Who disclosed it.</summary>
    public required Id<Person> Author { get; init; }

    /// <summary>Whose safety it is about, seen from its author.</summary>
    public required Endangered About { get; init; }

    /// <summary>Who received it.</summary>
    public required Id<Person> Receiver { get; init; }

    /// <summary>What was disclosed.</summary>
    public required DisclosureContent Content { get; init; }

    /// <summary>The author's partner does not learn of it.</summary>
    public required bool HeldBack { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When the receiver acknowledged it.</summary>
    public DateTimeOffset? AcknowledgedAt { get; init; }
}
