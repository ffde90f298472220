using System.Text.Json.Nodes;
using BotService.Channels.Line.Api;

namespace BotService.Channels.Line.Sending;

/// <summary>What LINE's answer to a reply or push says about the messages.</summary>
internal enum LineVerdict
{
    /// <summary>It has them. To a push also 409: it had them before, under the same retry key.</summary>
    Accepted,

    /// <summary>The reply token was used, or is too old.</summary>
    TokenGone,

    /// <summary>It does not take these messages as they are written.</summary>
    MessagesRefused,

    /// <summary>It does not take messages for this receiver.</summary>
    ReceiverRefused,

    /// <summary>The month's messages are used up.</summary>
    QuotaUsedUp,

    /// <summary>Not now: too many calls at once.</summary>
    TooMany,

    /// <summary>A fault of its own: it may have them.</summary>
    Fault,

    /// <summary>Not taken for another reason, such as a wrong access token; an operator can mend that.</summary>
    NotTaken,
}

internal static class LineVerdicts
{
    public static LineVerdict OnReply(LineAnswer answer) => answer.Status switch
    {
        400 => SaysTokenGone(answer) ? LineVerdict.TokenGone : LineVerdict.MessagesRefused,
        413 => LineVerdict.MessagesRefused,
        429 => LineVerdict.TooMany,
        _ => Otherwise(answer),
    };

    public static LineVerdict OnPush(LineAnswer answer) => answer.Status switch
    {
        409 => LineVerdict.Accepted,
        400 => Properties(answer).Any(IsMessages) ? LineVerdict.MessagesRefused : LineVerdict.ReceiverRefused,
        413 => LineVerdict.MessagesRefused,
        429 => SaysQuota(answer) ? LineVerdict.QuotaUsedUp : LineVerdict.TooMany,
        _ => Otherwise(answer),
    };

    /// <summary>
    /// Which properties of the request LINE names as wrong: for the log, because its messages may quote them.
    /// </summary>
    public static IEnumerable<string> Properties(LineAnswer answer) =>
        answer.Body?["details"] is JsonArray details
            ? details.OfType<JsonObject>().Select(detail => detail.Text("property")).OfType<string>() : [];

    private static LineVerdict Otherwise(LineAnswer answer) => answer switch
    {
        { IsGood: true } => LineVerdict.Accepted,
        { Status: 408 or >= 500 } => LineVerdict.Fault,
        _ => LineVerdict.NotTaken,
    };

    private static bool SaysTokenGone(LineAnswer answer) =>
        Says(answer, "invalid reply token") || Properties(answer).Any(name => name == "replyToken");

    /// <summary>LINE has no code for it. Its documentation has the first of these, older answers the second.</summary>
    private static bool SaysQuota(LineAnswer answer) =>
        Says(answer, "monthly limit") || Says(answer, "additional messages");

    private static bool Says(LineAnswer answer, string words) =>
        answer.Body?.Text("message")?.Contains(words, StringComparison.OrdinalIgnoreCase) == true;

    private static bool IsMessages(string property) => property.StartsWith("messages", StringComparison.Ordinal)
        || property.StartsWith("/messages", StringComparison.Ordinal);
}
