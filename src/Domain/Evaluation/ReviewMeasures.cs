namespace Mentoring.Domain.Evaluation;

/// <summary>What a review counts beside the indicators, for its plots.</summary>
public static class ReviewMeasures
{
    public const string TakingPart = "R1";
    public const string MeetingsByMonth = "R2";

    public static IReadOnlyList<IndicatorDefinition> Definitions(DateOnly from, DateOnly to) =>
    [
        new()
        {
            Id = TakingPart, Key = "takingPart", Title = "Who took part", Basis = IndicatorBasis.Source,
            Sentence = "How many people took part in a relationship, and as what.",
            Numerator = "People in each part", Denominator = "People who were in a relationship on a day of the period, each once",
            Sources = ["participations"], Counts = Counted.People,
            Measures = [new() { Key = "people", Each = "person", Classes = ["mentors", "mentees", "both"], Dating = Dating.OverPeriod }],
        },
        new()
        {
            Id = MeetingsByMonth, Key = "meetingsByMonth", Title = "Meetings a month", Basis = IndicatorBasis.Source,
            Sentence = "How many meetings were held in each month.",
            Numerator = "Meetings of each month", Denominator = "Meetings held in the period",
            Sources = ["meetings"],
            Measures = [new() { Key = "meetings", Each = "meeting", Classes = [.. Months(from, to)] }],
        },
    ];

    /// <summary>As in 2026-03.</summary>
    public static IEnumerable<string> Months(DateOnly from, DateOnly to)
    {
        for (var month = from; month <= to; month = month.AddMonths(1)) yield return Of(month);
    }

    public static string Of(DateOnly day) => day.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);
}
