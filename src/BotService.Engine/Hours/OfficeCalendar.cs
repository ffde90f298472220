namespace BotService.Engine.Hours;

/// <summary>
/// The government's office calendar: which weekdays are off and which days of the weekend are worked. Of a year that it does
/// not hold, weekends alone are known to be off.
/// </summary>
/// <param name="Off">Monday to Friday, with why.</param>
/// <param name="Worked">Saturdays and Sundays, with why.</param>
public sealed record OfficeCalendar(
    IReadOnlySet<int> Years, IReadOnlyDictionary<DateOnly, string> Off, IReadOnlyDictionary<DateOnly, string> Worked)
{
    public static readonly OfficeCalendar None =
        new(new HashSet<int>(), new Dictionary<DateOnly, string>(), new Dictionary<DateOnly, string>());

    /// <summary>Whether it is known of a day if people work on it.</summary>
    public bool Knows(DateOnly day) => Years.Contains(day.Year);

    public static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}
