using System.Globalization;

namespace BotService.Review.Improvements;

/// <summary>Three months of a year, as plans are reviewed by (逐季).</summary>
public readonly record struct Quarter(int Year, int Number)
{
    public DateOnly First => new(Year, (Number - 1) * 3 + 1, 1);

    public DateOnly Last => First.AddMonths(3).AddDays(-1);

    public Quarter Next => Number == 4 ? new(Year + 1, 1) : new(Year, Number + 1);

    public Quarter Before => Number == 1 ? new(Year - 1, 4) : new(Year, Number - 1);

    public static Quarter Of(DateOnly day) => new(day.Year, (day.Month - 1) / 3 + 1);

    /// <summary>As <c>2026Q4</c>; null when it is none.</summary>
    public static Quarter? Find(string? text) =>
        text is { Length: 6 } && text[4] is 'Q' or 'q' && text[5] is >= '1' and <= '4'
            && int.TryParse(text[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 2000 and <= 9000
            ? new Quarter(year, text[5] - '0') : null;

    public override string ToString() => FormattableString.Invariant($"{Year:0000}Q{Number}");
}
