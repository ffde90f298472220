using System.Globalization;
using BotService.Hosting;

namespace BotService.Web.Staff.Kit;

internal static class Clock
{
    /// <summary>Day and minute in Taiwan, such as <c>2026-11-30 09:05</c>.</summary>
    public static string Text(DateTimeOffset at) =>
        Taiwan.Local(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
