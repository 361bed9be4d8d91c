namespace Mentoring.Domain.Evaluation;

/// <summary>A question that a running programme is asked.</summary>
public sealed record MonitoringQuestion
{
    /// <summary>1 to 15.</summary>
    public required int Number { get; init; }

    /// <summary>The question.</summary>
    public required string Text { get; init; }

    /// <summary>Ids of the indicators whose figures answer it.</summary>
    public required IReadOnlyList<string> Indicators { get; init; }

    /// <summary>What answers it beside figures, and where to find it; null where figures do.</summary>
    public string? Elsewhere { get; init; }
}

/// <summary>The fifteen questions of monitoring, each with what answers it.</summary>
public static class MonitoringQuestions
{
    public static readonly IReadOnlyList<MonitoringQuestion> All =
    [
        Of(1, "Are the nearer and the farther objectives being met, those of mentees and those of the programme?", "I1", "I2"),
        Of(2, "Do things go as they were meant to?", "I4", "I5", "I6", "I7", "I8", "I9", "I10", "I11", "I12") with { Elsewhere = "What is out of step now is on the attention list." },
        Of(3, "Does the administration work, or does something about it have to change?", "I12", "I26", "I37"),
        Of(4, "Do those who use the processes find them useful, to the point, and easy?", "I37"),
        Of(5, "Are the relationships good ones, and by what do we know it?", "I18", "I19", "I21"),
        Of(6, "When something goes wrong, is it dealt with soon, and well?", "I20"),
        Of(7, "Has a need for more training shown, and what was done about it?", "I25"),
        Of(8, "What works well, what works less well, and what should be different?") with { Elsewhere = "Questions 14 to 16 of the questionnaires, and suggestions, as coordinators read them." },
        Of(9, "Do those with a stake in the programme know how it stands?", "I38"),
        Of(10, "How is what we learn recorded?") with { Elsewhere = "Each indicator is published with the records that it is made from, each form with where its answers are kept." },
        Of(11, "What else tells us how it goes?") with { Elsewhere = "The sources in use are items of the monitoring checklist." },
        Of(12, "How is it analysed, and who judges it by what?") with { Elsewhere = "Each indicator is published with what is counted and of what." },
        Of(13, "What do the findings mean?"),
        Of(14, "What will be done better next time because of them?") with { Elsewhere = "Improvement actions of the pilot reviews." },
        Of(15, "Can the confidential storage be relied on?", "I41"),
    ];

    private static MonitoringQuestion Of(int number, string text, params string[] indicators) => new() { Number = number, Text = text, Indicators = indicators };
}
