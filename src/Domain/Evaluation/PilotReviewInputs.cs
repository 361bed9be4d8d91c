using Mentoring.Domain.Programmes;

namespace Mentoring.Domain.Evaluation;

/// <summary>Which review is opened.</summary>
public sealed record OpenPilotReview
{
    /// <summary>The next on the way, the final one, or one beside those that the settings fix.</summary>
    public required PilotReviewKind Kind { get; init; }

    /// <summary>The day of an extra review. Today unless told.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>What the programme is judged by, at most 50. Each measure of each objective of its charter unless told.</summary>
    public IReadOnlyList<ReviewCriterion>? Criteria { get; init; }
}

/// <summary>What the programme is judged by. It replaces what was there.</summary>
public sealed record CriteriaInput
{
    /// <summary>1 to 50 criteria.</summary>
    public required IReadOnlyList<ReviewCriterion> Criteria { get; init; }
}

/// <summary>Of which months the data are. Those of a final review are of all of the pilot.</summary>
public sealed record FreezePilotReview
{
    /// <summary>The first day of a month. That of the programme's first application or start unless told.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day of a month that is over. That of the last one unless told.</summary>
    public DateOnly? To { get; init; }
}

/// <summary>What was found. It replaces what was there.</summary>
public sealed record FindingsInput
{
    /// <summary>The whole in a few sentences, 1 to 4,000 characters, without names.</summary>
    public required string Summary { get; init; }

    /// <summary>1 to 100 findings.</summary>
    public required IReadOnlyList<ReviewFinding> Findings { get; init; }

    /// <summary>What others can learn from it, at most 50.</summary>
    public IReadOnlyList<string>? Lessons { get; init; }

    /// <summary>Language tag of the words. Default <c>en</c>.</summary>
    public string? Language { get; init; }
}

/// <summary>What was decided.</summary>
public sealed record DecideOnReview
{
    /// <summary>What becomes of the programme.</summary>
    public required ReviewOutcome Outcome { get; init; }

    /// <summary>Who decided: steeringGroup, sponsor or coordinator.</summary>
    public required AppointmentRole By { get; init; }

    /// <summary>The day. Today unless told.</summary>
    public DateOnly? On { get; init; }

    /// <summary>Why, or what is to change; up to 4,000 characters, without names.</summary>
    public string? Reason { get; init; }
}

/// <summary>Something to be done better.</summary>
public sealed record PlanImprovement
{
    /// <summary>What is to be done, 1 to 1,000 characters, without names.</summary>
    public required string Text { get; init; }

    /// <summary>Which office does it.</summary>
    public required AppointmentRole Owner { get; init; }

    /// <summary>By when.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>Number of the finding that it follows from, from 1.</summary>
    public int? Finding { get; init; }
}

/// <summary>How an improvement stands.</summary>
public sealed record FollowUpImprovement
{
    /// <summary>Done, dropped, or open for longer.</summary>
    public required ImprovementState State { get; init; }

    /// <summary>What came of it; needed where it is dropped. Up to 1,000 characters, without names.</summary>
    public string? Note { get; init; }

    /// <summary>The new day; needed where it stays open.</summary>
    public DateOnly? DueOn { get; init; }
}

/// <summary>What those who take part are told of a review. It is published as a document of the programme.</summary>
public sealed record SharePilotReview
{
    /// <summary>Language tag.</summary>
    public required string Language { get; init; }

    /// <summary>Title, 1 to 200 characters.</summary>
    public required string Title { get; init; }

    /// <summary>A short summary in plain words, 1 to 10,000 characters, without names.</summary>
    public required string Text { get; init; }

    /// <summary>Whom it asks to say that they have read it. Nobody unless told.</summary>
    public DocumentReaders? Asks { get; init; }
}
