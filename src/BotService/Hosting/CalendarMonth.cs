using System.Globalization;

namespace BotService.Hosting;

/// <summary>A calendar month in Taiwan.</summary>
public readonly record struct CalendarMonth(int Year, int Month)
{
    public DateOnly First => new(Year, Month, 1);

    public DateOnly Last => First.AddMonths(1).AddDays(-1);

    public static CalendarMonth Of(DateOnly day) => new(day.Year, day.Month);

    /// <summary>Null for what is none, such as 2026-13.</summary>
    public static CalendarMonth? Read(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1900 and < 9999
            ? Of(day) : null;

    public override string ToString() => First.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
