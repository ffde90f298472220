using BotService.Protocol;

namespace BotService.Conversations;

/// <summary>An event of a channel that names its conversation itself, on its way in.</summary>
/// <param name="Conversation">Opened if it is new.</param>
/// <param name="EventKey">The same for every delivery of the same event; unique within the conversation.</param>
/// <param name="Happened">When the event happened, by the channel's clock: events that wait together are answered in
/// this order. Null: in the order they came.</param>
/// <param name="Ticket">What is needed for answering just this activity, such as a reply token; kept until its replies
/// are delivered, never shown.</param>
public sealed record Arrival(
    NewConversation Conversation, Activity Activity, string EventKey, DateTimeOffset? Happened = null,
    string? Ticket = null);
