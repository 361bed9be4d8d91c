namespace Mentoring.Domain.Meetings;

/// <summary>Something to think of at a meeting.</summary>
/// <param name="Code">Short, and the same in every language.</param>
/// <param name="Text">In a sentence.</param>
public sealed record ChecklistPoint(string Code, string Text)
{
    /// <summary>Short, and the same in every language.</summary>
    public string Code { get; init; } = Code;

    /// <summary>In a sentence.</summary>
    public string Text { get; init; } = Text;
}

/// <summary>What there is to do at a first meeting, and at those that follow. Prompts for the two: nobody ticks them off for anybody.</summary>
public static class MeetingChecklist
{
    public static readonly IReadOnlyList<ChecklistPoint> First =
    [
        new("rapport", "Get to know each other: what brought you here, and what you would like from it."),
        new("expectations", "Say what each expects of the other, and name first goals."),
        new("plan", "Begin the action plan."),
        new("resources", "Look at what you need, and where it is."),
        new("method", "Settle how you meet and how you keep in touch between meetings."),
        new("timescales", "Settle how long you work together and when you look back."),
        new("practicalities", "Fix when, for how long and where you meet next, and sign the agreement."),
    ];

    public static readonly IReadOnlyList<ChecklistPoint> Later =
    [
        new("review", "Look at the last log and at what came of its actions."),
        new("successes", "Say what went well and what was hard."),
        new("listening", "Leave the mentee the time to think aloud; listen and ask."),
        new("experience", "Share experience where it is asked for."),
        new("goals", "Look at the goals: do they still hold, and are there new ones?"),
        new("summary", "Sum up what you take with you."),
        new("actions", "Agree on the next actions, whose they are and by when, and on the next date."),
    ];
}
