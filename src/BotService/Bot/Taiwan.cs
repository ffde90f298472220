namespace BotService.Bot;

/// <summary>The calendar of the people served. Taiwan has kept UTC+8 without summer time since 1979, so no time zone data is needed.</summary>
internal static class Taiwan
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    public static DateOnly Today(TimeProvider time) => DateOnly.FromDateTime(time.GetUtcNow().ToOffset(Offset).DateTime);
}
