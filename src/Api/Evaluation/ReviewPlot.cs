using Mentoring.Domain.Evaluation;

namespace Mentoring.Api.Evaluation;

/// <summary>A figure that stands at the top of a report: a whole, or one class of it.</summary>
internal sealed record Headline(string Title, string Indicator, string Measure, string? Class = null);

/// <summary>The classes of one measure in a plot.</summary>
internal sealed record PlotPart(string Label, string Indicator, string Measure);

/// <summary>What the report draws. A plot shows published figures alone, and its table has the same.</summary>
internal sealed record ReviewPlot(string Title, string Told, params IReadOnlyList<PlotPart> Parts)
{
    public static readonly IReadOnlyList<Headline> Headlines =
    [
        new("Relationships that formed", "I35", "relationships"),
        new("Meetings held", "I6", "limits"),
        new("Meetings held within the time that was aimed at", "I4", "intervals", "withinTarget"),
        new("Short-term goals met", "I1", "short", "met"),
        new("Relationships that ended with their objectives met", "I23", "endings", "objectivesMet"),
        new("Relationships that ended early", "I21", "relationships", "endedEarly"),
        new("Answers to questionnaires", "I29", "responses", "answered"),
    ];

    public static readonly IReadOnlyList<ReviewPlot> All =
    [
        new("Who took part", "Relationships by whether they bring people of different organisations together, and whether mentors and mentees in them are prepared for it.",
            new("Relationships that formed", "I35", "relationships"), new("Mentors at the end of the period", "I24", "mentors"), new("Mentees at the end of the period", "I24", "mentees")),
        new("From application to ending", "Where the applications of the period have come to, and what became of relationships. Each is in one place alone.",
            new("Applications of mentors", "I26", "mentors"), new("Applications of mentees", "I26", "mentees"), new("Relationships", "I21", "relationships"), new("Endings", "I23", "endings")),
        new("Meetings a month", "Meetings held, by the month in which they were.", new PlotPart("", "I6", "months")),
        new("Goals", "What came of goals, by how far off they lay. Whether a goal is met is the mentee's own judgement.",
            new("Short-term goals", "I1", "short"), new("Medium-term goals", "I1", "medium"), new("Long-term goals", "I1", "long")),
        new("Confidence, before and after", "Nobody is asked before they begin how sure they are. What is compared: line managers say, half-way and at the end, how far somebody has grown surer at work since they began (low is 1 or 2 of 5, high 4 or 5); "
            + "and mentees who place themselves on a scale of their own more than once do so lower, the same or higher than the time before.",
            new("Grown surer since they began, seen half-way", "I33", "confidenceMidPoint"), new("Grown surer since they began, seen at the end", "I33", "confidenceEnd"), new("On mentees' own scale, against the time before", "I17", "movement")),
        new("Gains, half-way and at the end", "Whether people say that they have gained from taking part.",
            new("Half-way", "I32", "midPoint"), new("At the end", "I32", "end")),
        new("Reasons for early endings", "Reasons that people gave, taken together. No reason leads to anybody.", new PlotPart("", "I21", "reasons")),
        new("Other matches", "Wishes for another match, and what became of those that were granted.",
            new("Requests", "I22", "requests"), new("Granted", "I22", "made"), new("Second matches", "I22", "kept")),
    ];
}
