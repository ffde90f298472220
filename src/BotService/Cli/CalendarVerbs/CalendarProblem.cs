namespace BotService.Cli.CalendarVerbs;

/// <summary>What can be wrong with an office calendar, and what is said when it was read.</summary>
internal enum CalendarProblem
{
    NoCalendarFile, NotCalendarText, CalendarEmpty, CalendarColumn, CalendarDay, CalendarWeekday, CalendarHoliday, CalendarTwice,
    CalendarYears, CalendarGap, CalendarNone,

    // How it ended.
    CalendarWritten,
}
