using System.Globalization;

namespace BotService.Reports;

/// <summary>Stored UTC times as people in Taiwan read them.</summary>
internal static class TaiwanTime
{
    public static string Of(string utc) => DateTimeOffset
        .Parse(utc, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
        .ToOffset(TimeSpan.FromHours(8))
        .ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
