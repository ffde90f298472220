using System.Globalization;

namespace BotService.Channels.DirectLine;

/// <summary>
/// "I have everything up to here": the sequence number of an activity, as a string that clients hand back unread.
/// </summary>
internal static class Watermark
{
    /// <summary>
    /// Null when there is none or it makes no sense, such as one beyond the newest activity: a client cannot recover
    /// from a refusal, so both count as absent.
    /// </summary>
    /// <param name="newest">Number of the newest activity.</param>
    public static long? Parse(string? text, long newest) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) && sequence <= newest
            ? sequence : null;

    public static string Of(long sequence) => sequence.ToString(CultureInfo.InvariantCulture);
}
