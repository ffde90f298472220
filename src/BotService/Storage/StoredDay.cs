using System.Globalization;

namespace BotService.Storage;

/// <summary>Days as the columns hold them: Taiwan's, as text that sorts.</summary>
internal static class StoredDay
{
    private const string Form = "yyyy-MM-dd";

    public static string Of(DateOnly day) => day.ToString(Form, CultureInfo.InvariantCulture);

    public static string? Of(DateOnly? day) => day is { } d ? Of(d) : null;

    public static DateOnly Read(string text) => DateOnly.ParseExact(text, Form, CultureInfo.InvariantCulture);

    /// <summary>Of a column that may hold none.</summary>
    public static DateOnly? ReadOrNone(string? text) => text is null ? null : Read(text);
}
