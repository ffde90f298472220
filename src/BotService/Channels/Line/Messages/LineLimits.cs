namespace BotService.Channels.Line.Messages;

/// <summary>What LINE takes in one message. Source: reference of the Messaging API at developers.line.biz.</summary>
internal static class LineLimits
{
    /// <summary>In one call.</summary>
    public const int Messages = 5;

    /// <summary>Of a text message, in UTF-16 units.</summary>
    public const int Text = 5000;

    /// <summary>In UTF-16 units.</summary>
    public const int AltText = 1500;

    /// <summary>
    /// Of one text in a bubble, in UTF-16 units. No limit of its own is published; longer ones were refused at times.
    /// </summary>
    public const int FlexText = 2000;

    public const int QuickReplies = 13;

    /// <summary>Of a button, in grapheme clusters.</summary>
    public const int Label = 20;

    /// <summary>What a button says for the citizen, in grapheme clusters.</summary>
    public const int Say = 300;

    /// <summary>What a postback carries, in UTF-16 units.</summary>
    public const int Data = 300;

    public const int Uri = 1000;

    /// <summary>In one carousel.</summary>
    public const int Bubbles = 12;

    /// <summary>As serialised. LINE says 30 KB; the smaller meaning of it.</summary>
    public const int BubbleBytes = 30_000;

    public const int CarouselBytes = 50_000;
}
