using System.Globalization;

namespace BotService.Statistics;

/// <summary>How long one row of a report is.</summary>
public enum RowSpan { Day, Week, Month, Quarter, Half }

public static class RowSpans
{
    /// <summary>As addresses and verbs call it.</summary>
    public static string Name(this RowSpan span) => span.ToString().ToLowerInvariant();

    /// <summary>Null for what is none.</summary>
    public static RowSpan? Find(string? name) => Enum.GetValues<RowSpan>().Cast<RowSpan?>().FirstOrDefault(s => s!.Value.Name() == name);

    /// <summary>The first day of the span that a day lies in. Weeks begin on Mondays (ISO 8601).</summary>
    public static DateOnly Begin(this RowSpan span, DateOnly day) => span switch
    {
        RowSpan.Day => day,
        RowSpan.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
        RowSpan.Month => new(day.Year, day.Month, 1),
        RowSpan.Quarter => new(day.Year, ((day.Month - 1) / 3 * 3) + 1, 1),
        RowSpan.Half => new(day.Year, day.Month <= 6 ? 1 : 7, 1),
        _ => throw new ArgumentOutOfRangeException(nameof(span)),
    };

    /// <summary>The last day of the span that begins on a day.</summary>
    public static DateOnly End(this RowSpan span, DateOnly begin) => span switch
    {
        RowSpan.Day => begin,
        RowSpan.Week => begin.AddDays(6),
        RowSpan.Month => begin.AddMonths(1).AddDays(-1),
        RowSpan.Quarter => begin.AddMonths(3).AddDays(-1),
        RowSpan.Half => begin.AddMonths(6).AddDays(-1),
        _ => throw new ArgumentOutOfRangeException(nameof(span)),
    };

    /// <summary>Such as <c>2026-11-30</c>, <c>2026-W49</c>, <c>2026-11</c>, <c>2026-Q4</c>, <c>2026-2</c>.</summary>
    public static string Label(this RowSpan span, DateOnly begin) => FormattableString.Invariant(span switch
    {
        RowSpan.Day => $"{begin:yyyy-MM-dd}",
        RowSpan.Week => $"{ISOWeek.GetYear(begin.ToDateTime(default))}-W{ISOWeek.GetWeekOfYear(begin.ToDateTime(default)):00}",
        RowSpan.Month => $"{begin:yyyy-MM}",
        RowSpan.Quarter => $"{begin.Year}-Q{((begin.Month - 1) / 3) + 1}",
        RowSpan.Half => (FormattableString)$"{begin.Year}-{(begin.Month <= 6 ? 1 : 2)}",
        _ => throw new ArgumentOutOfRangeException(nameof(span)),
    });
}
