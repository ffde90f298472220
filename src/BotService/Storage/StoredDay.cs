using BotService.Hosting;

namespace BotService.Storage;

/// <summary>Days as the columns hold them: Taiwan's, as text that sorts.</summary>
internal static class StoredDay
{
    public static string Of(DateOnly day) => IsoDay.Of(day);

    public static string? Of(DateOnly? day) => day is { } d ? Of(d) : null;

    public static DateOnly Read(string text) => IsoDay.Read(text)
        ?? throw new FormatException($"'{text}' is no day.");

    /// <summary>Of a column that may hold none.</summary>
    public static DateOnly? ReadOrNone(string? text) => text is null ? null : Read(text);
}
