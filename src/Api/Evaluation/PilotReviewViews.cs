using System.Text.Json;
using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.Evaluation;
using Mentoring.Domain.Programmes;

namespace Mentoring.Api.Evaluation;

/// <summary>A review of a pilot: what it is judged by, from what, what was found, and what was decided.</summary>
public sealed record PilotReviewView : View
{
    /// <summary>Id.</summary>
    public required Id<PilotReview> Id { get; init; }

    /// <summary>The programme.</summary>
    public required Id<Programme> Programme { get; init; }

    /// <summary>Which of the reviews it is.</summary>
    public required PilotReviewKind Kind { get; init; }

    /// <summary>1, 2, … within the programme.</summary>
    public required int Number { get; init; }

    /// <summary>How far it has come.</summary>
    public required PilotReviewStatus Status { get; init; }

    /// <summary>The day that it is due on, as the programme's start and settings had it when it was opened.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>When it was opened.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>What the programme is judged by, set before the data were frozen. Their numbers are from 1.</summary>
    public required IReadOnlyList<ReviewCriterion> Criteria { get; init; }

    /// <summary>What was found; null before it is.</summary>
    public ReviewFindings? Findings { get; init; }

    /// <summary>What was decided; null before it is.</summary>
    public ReviewDecision? Decision { get; init; }

    /// <summary>The day on which it was completed.</summary>
    public DateOnly? CompletedOn { get; init; }

    /// <summary>The document in which those who take part are told what was found; null before they are.</summary>
    public Id<ProgrammeDocument>? SharedIn { get; init; }
}

/// <summary>The data of a review, as they stood when it was frozen: nothing changes them.</summary>
public sealed record FrozenSetView
{
    /// <summary>When it was made.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>The first day of the period that the records are of.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day of the period, that day included.</summary>
    public required DateOnly To { get; init; }

    /// <summary>Disclosure policy that the figures went through, and its version.</summary>
    public required string Policy { get; init; }

    /// <summary>Version of the indicators' definitions.</summary>
    public required string Definitions { get; init; }

    /// <summary>SHA-256 of the figures as they are stored, in hexadecimal.</summary>
    public required string Digest { get; init; }

    /// <summary>Whether what is stored still has that digest.</summary>
    public required bool Intact { get; init; }

    /// <summary>How many relationships are in each group, of the months that had not been told by groups before.</summary>
    public required IReadOnlyList<BreakdownView> Breakdowns { get; init; }

    /// <summary>The figures: sheets by indicator, measure and class, each number published or null where it is withheld; and the definitions of that day.</summary>
    public required JsonElement Figures { get; init; }
}

/// <summary>Relationships by groups.</summary>
public sealed record BreakdownView
{
    /// <summary>What tells the groups apart.</summary>
    public required Axis By { get; init; }

    /// <summary>The first day of the months that it is of: not always the period of the review.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last of them.</summary>
    public required DateOnly To { get; init; }

    /// <summary>Those that are large enough.</summary>
    public required IReadOnlyList<GroupSizeView> Groups { get; init; }

    /// <summary>Why there are none; null where there are.</summary>
    public NoGroups? NoGroups { get; init; }
}

/// <summary>How many relationships are in a group.</summary>
public sealed record GroupSizeView
{
    /// <summary>Id of an organisation, or a model.</summary>
    public required string Group { get; init; }

    /// <summary>Name of the organisation, as it was on the day of the freezing.</summary>
    public string? Name { get; init; }

    /// <summary>Rounded; null where it would give a class away.</summary>
    public int? Relationships { get; init; }
}

/// <summary>A review with its data and what followed from it. As HTML it is a page to print, with plots.</summary>
public sealed record PilotReviewReportView : View
{
    /// <summary>Name of the programme.</summary>
    public required string Title { get; init; }

    /// <summary>What the programme is for.</summary>
    public string? Purpose { get; init; }

    /// <summary>The pilot's first day.</summary>
    public DateOnly? PilotFrom { get; init; }

    /// <summary>Its last day.</summary>
    public DateOnly? PilotTo { get; init; }

    /// <summary>The review.</summary>
    public required PilotReviewView Review { get; init; }

    /// <summary>Its data.</summary>
    public required FrozenSetView Data { get; init; }

    /// <summary>What is to be done better because of it.</summary>
    public required IReadOnlyList<ImprovementActionView> Improvements { get; init; }

    /// <summary>The day on which it was printed.</summary>
    public required DateOnly On { get; init; }
}

/// <summary>Something to be done better because of a review.</summary>
public sealed record ImprovementActionView : View
{
    /// <summary>Id.</summary>
    public required Id<ImprovementAction> Id { get; init; }

    /// <summary>The review.</summary>
    public required Id<PilotReview> Review { get; init; }

    /// <summary>Number of the finding that it follows from, from 1.</summary>
    public int? Finding { get; init; }

    /// <summary>What is to be done.</summary>
    public required string Text { get; init; }

    /// <summary>Which office does it.</summary>
    public required AppointmentRole Owner { get; init; }

    /// <summary>By when.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>Where it stands.</summary>
    public required ImprovementState State { get; init; }

    /// <summary>Open, and its day is past.</summary>
    public required bool Overdue { get; init; }

    /// <summary>What came of it, or why it is not done.</summary>
    public string? Note { get; init; }

    /// <summary>The day on which it was last followed up.</summary>
    public DateOnly? FollowedUpOn { get; init; }
}
