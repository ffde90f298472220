using System.Text.Json.Nodes;

namespace BotService.LineStandIn;

/// <summary>A message that reached a chat.</summary>
/// <param name="Chat">A user, group or room.</param>
/// <param name="Way">reply · push</param>
/// <param name="Event">The event whose token was used; null for a push.</param>
/// <param name="Request">The call it came with: its messages have the same.</param>
internal sealed record Arrived(
    string Account, string Chat, string Way, JsonObject Message, string? Event, string? RetryKey, string Request,
    DateTimeOffset At)
{
    public string Type => (string)Message["type"]!;

    /// <summary>What a citizen reads first: the text, or what stands for it.</summary>
    public string Words => (string?)(Message["text"] ?? Message["altText"]) ?? "";

    /// <summary>What the quick replies under it say when tapped, by their labels.</summary>
    public IReadOnlyList<(string Label, JsonObject Action)> Choices =>
        [.. (Message["quickReply"]?["items"]?.AsArray() ?? []).Select(
            i => ((string)i!["action"]!["label"]!, i["action"]!.AsObject()))];
}

/// <summary>A call the service made.</summary>
/// <param name="Path">As LINE's description writes it.</param>
/// <param name="Status">Null while it was left without an answer.</param>
internal sealed record LineCall(
    string Account, string Method, string Path, int? Status, string? RetryKey, JsonNode? Body, string Request,
    DateTimeOffset At);
