namespace BotService.Channels.Api;

/// <summary>The numbered log events of the API (1600…). None says what somebody wrote.</summary>
internal static partial class ApiLog
{
    [LoggerMessage(1600, LogLevel.Warning, "A search was answered but could not be kept: the store cannot be used")]
    public static partial void SearchNotKept(this ILogger log);
}
