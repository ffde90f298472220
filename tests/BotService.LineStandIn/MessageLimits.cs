using System.Globalization;
using System.Text.Json;

namespace BotService.LineStandIn;

/// <summary>LINE's limits on messages that its description leaves out.</summary>
internal static class MessageLimits
{
    public const int MostMessages = 5;
    public const int MostText = 5000;
    public const int MostEmojis = 20;
    public const int MostQuickReplies = 13;

    public static void Check(Body body)
    {
        var messages = body.Items("messages");
        if (messages.Count is 0 or > MostMessages)
            body.Fault("messages", $"size must be between 1 and {MostMessages}; it is {messages.Count}");
        foreach (var (message, index) in messages.Select((m, i) => (m, i)))
        {
            Content(message);
            Begins(message, index);
            if (message["sender"] is { } sender)
            {
                sender.Graphemes("name", 20);
                sender.Https("iconUrl");
            }

            if (message["quickReply"] is { } quick)
            {
                if (index < messages.Count - 1) quick.Fault("is shown with the last message only", refused: false);
                QuickReplies(quick);
            }
        }
    }

    /// <summary>
    /// Texts without half a character: what a cut through a pair leaves cannot be written in UTF-8 and
    /// is either escaped or replaced.
    /// </summary>
    public static void Characters(JsonElement value, string path, List<Fault> faults)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in value.EnumerateObject())
                    Characters(property.Value, path.Length == 0 ? property.Name : $"{path}.{property.Name}", faults);
                break;
            case JsonValueKind.Array:
                foreach (var (item, i) in value.EnumerateArray().Select((v, i) => (v, i)))
                    Characters(item, $"{path}[{i}]", faults);
                break;
            case JsonValueKind.String when !IsWhole(value):
                faults.Add(new(path, "holds half a character"));
                break;
        }
    }

    private static bool IsWhole(JsonElement text)
    {
        try
        {
            return !text.GetString()!.Contains('\uFFFD', StringComparison.Ordinal);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static void Content(Body message)
    {
        switch (message.Kind)
        {
            case "text" or "textV2":
                message.Require("text");
                message.Units("text", MostText);
                if (message.Items("emojis").Count > MostEmojis)
                    message.Fault("emojis", $"at most {MostEmojis} emojis in a text");
                break;
            case "flex":
                FlexLimits.Check(message);
                break;
            case "template":
                TemplateLimits.Check(message);
                break;
            case "image":
                message.Https("originalContentUrl");
                message.Https("previewImageUrl");
                break;
            case "video":
                message.Https("originalContentUrl");
                message.Https("previewImageUrl");
                break;
            case "audio":
                message.Https("originalContentUrl");
                break;
            case "location":
                message.Units("title", 100);
                message.Units("address", 100);
                break;
        }
    }

    /// <summary>A message that goes on within a character of the one before was cut where no cut may be.</summary>
    private static void Begins(Body message, int index)
    {
        if (index == 0 || message.Text("text") is not { Length: > 0 } text) return;
        var first = CharUnicodeInfo.GetUnicodeCategory(text, 0);
        if (first is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.EnclosingMark || text[0] is '\u200D')
        {
            message.Fault("text", "begins in the middle of a character", refused: false);
        }
    }

    private static void QuickReplies(Body quick)
    {
        var items = quick.Items("items");
        if (items.Count is 0 or > MostQuickReplies)
            quick.Fault("items", $"size must be between 1 and {MostQuickReplies}; it is {items.Count}");
        foreach (var item in items)
        {
            item.Https("imageUrl");
            item.Require("action");
            if (item["action"] is { } action) ActionLimits.Check(action, label: 20, labelled: true);
        }
    }
}
