namespace BotService.Channels.Line.Api;

/// <summary>The paths of LINE's Messaging API that are called from several places.</summary>
internal static class LinePaths
{
    public const string Reply = "/v2/bot/message/reply";

    public const string Push = "/v2/bot/message/push";

    public const string Loading = "/v2/bot/chat/loading/start";

    public const string Bot = "/v2/bot/info";

    public const string Quota = "/v2/bot/message/quota";

    public const string Consumption = "/v2/bot/message/quota/consumption";
}
