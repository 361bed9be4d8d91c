namespace Mentoring.Domain;

/// <summary>Days on which calendar months begin and end. Any date can be asked about, the last there is too.</summary>
public static class WholeMonths
{
    public const string NoFirstDay = "Is not the first day of a month.";
    public const string NoLastDay = "Is not the last day of a month.";

    public static bool BeginsMonth(this DateOnly day) => day.Day == 1;

    public static bool EndsMonth(this DateOnly day) => day.Day == DateTime.DaysInMonth(day.Year, day.Month);

    public static DateOnly FirstOfMonth(this DateOnly day) => new(day.Year, day.Month, 1);
}
