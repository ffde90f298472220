namespace BotService.Hosting.Figures;

/// <summary>
/// A channel as a label: one of these, whatever a caller names its channel and however many accounts there are.
/// </summary>
internal static class ChannelLabel
{
    private const string DirectLine = "directline";
    private const string Line = "line";
    private const string BotFramework = "bot-framework";

    /// <summary>Gateways of our own: their conversations are calls.</summary>
    public const string Telephone = "telephone";

    /// <summary>Those whose replies go through the outbox.</summary>
    public static readonly IReadOnlyList<string> Pushed = [Line, BotFramework];

    public static string Of(string channel) =>
        channel == DirectLine ? DirectLine
        : channel.StartsWith("line/", StringComparison.Ordinal) ? Line
        : channel is "audiocodes" or "asterisk" ? Telephone
        : BotFramework;
}
