using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Journals;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;

namespace Mentoring.Api.Journals;

/// <summary>One entry of your own reflective log. Nobody else reads it.</summary>
public sealed record ReflectiveLogView : View
{
    /// <summary>Id.</summary>
    public required Id<ReflectiveLog> Id { get; init; }

    /// <summary>The relationship.</summary>
    public required Id<Relationship> Relationship { get; init; }

    /// <summary>On which side you wrote it.</summary>
    public required ParticipantRole Role { get; init; }

    /// <summary>Where it stands.</summary>
    public required ReflectiveLogStatus Status { get; init; }

    /// <summary>What you wrote.</summary>
    public required Reflection Content { get; init; }

    /// <summary>When it was completed.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>You had read the evaluation notice before you began it.</summary>
    public required bool Noticed { get; init; }

    /// <summary>Its figures may go to the pilot's reviews, without names.</summary>
    public required bool ForReview { get; init; }
}

/// <summary>A note of yours. Nobody else reads it.</summary>
public sealed record PrivateNoteView : View
{
    /// <summary>Id.</summary>
    public required Id<PrivateNote> Id { get; init; }

    /// <summary>The relationship.</summary>
    public required Id<Relationship> Relationship { get; init; }

    /// <summary>The note.</summary>
    public required string Text { get; init; }

    /// <summary>When you wrote it last.</summary>
    public required DateTimeOffset WrittenAt { get; init; }
}

/// <summary>That you have read what evaluation makes of the records you write.</summary>
public sealed record EvaluationAcknowledgementView : View
{
    /// <summary>Id.</summary>
    public required Id<EvaluationAcknowledgement> Id { get; init; }

    /// <summary>The notice that was read.</summary>
    public required Id<ProgrammeDocument> Document { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>Questions that help to reflect, for each role.</summary>
public sealed record ReflectivePrompts
{
    /// <summary>For mentors: on being a mentor.</summary>
    public IReadOnlyList<string> Mentor { get; } =
    [
        "What did I do that helped, and how do I know?",
        "When did I talk where a question would have served better?",
        "What surprised me about how the other thinks?",
        "What would I like to try next time?",
    ];

    /// <summary>For mentees: on learning and actions.</summary>
    public IReadOnlyList<string> Mentee { get; } =
    [
        "What do I see differently now?",
        "Which action matters most before we meet again, and what might stop me?",
        "Have my goals moved, and towards what?",
        "How near are the results to what I set out for?",
    ];
}
