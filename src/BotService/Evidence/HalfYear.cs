using System.Globalization;

namespace BotService.Evidence;

/// <summary>Half a year, as the plans have themselves assessed by it.</summary>
public readonly record struct HalfYear(int Year, int Half)
{
    public DateOnly First => new(Year, Half == 1 ? 1 : 7, 1);

    public DateOnly Last => First.AddMonths(6).AddDays(-1);

    /// <summary>The day by which it is assessed: the twentieth after its end.</summary>
    public DateOnly Due => Last.AddDays(20);

    public HalfYear Before => Half == 1 ? new(Year - 1, 2) : new(Year, 1);

    public static HalfYear Of(DateOnly day) => new(day.Year, day.Month <= 6 ? 1 : 2);

    /// <summary>As <c>2026-2</c>; null when it is none.</summary>
    public static HalfYear? Read(string? text) =>
        text is { Length: 6 } && text[4] == '-' && text[5] is '1' or '2'
            && int.TryParse(text[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 2000 and <= 9000
            ? new HalfYear(year, text[5] - '0') : null;

    public override string ToString() => FormattableString.Invariant($"{Year}-{Half}");
}
