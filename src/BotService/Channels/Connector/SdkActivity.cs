using BotService.Bot;
using Newtonsoft.Json;
using Schema = Microsoft.Bot.Schema;

namespace BotService.Channels.Connector;

/// <summary>An activity in the form of the SDK's classes.</summary>
internal static class SdkActivity
{
    /// <summary>
    /// Texts that look like dates stay texts: cards hold such, and the SDK's own settings would write them anew.
    /// </summary>
    private static readonly JsonSerializerSettings Settings = new()
    {
        DateParseHandling = DateParseHandling.None, MaxDepth = 128
    };

    public static Schema.Activity From(Activity activity) =>
        JsonConvert.DeserializeObject<Schema.Activity>(activity.ToJson(), Settings)!;

    /// <summary>
    /// Null when it does not fit the schema. A stranger wrote it: the parsers below throw whatever they like.
    /// </summary>
    public static Schema.Activity? OrNull(Activity activity)
    {
        try
        {
            return From(activity);
        }
        catch (Exception e) when (e is JsonException or FormatException or OverflowException or InvalidCastException
            or ArgumentException)
        {
            return null;
        }
    }
}
