using System.Globalization;

namespace BotService.Hosting;

/// <summary>Days as addresses, forms, files and lists write them: <c>2026-12-31</c>.</summary>
internal static class IsoDay
{
    private const string Form = "yyyy-MM-dd";

    public static string Of(DateOnly day) => day.ToString(Form, CultureInfo.InvariantCulture);

    /// <summary>Null when it is no day.</summary>
    public static DateOnly? Read(string? text) =>
        DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
