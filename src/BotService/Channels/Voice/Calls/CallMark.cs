using System.Text.Json.Nodes;
using BotService.Channels.Voice.Speaking;
using BotService.Conversations;
using BotService.Hosting.Figures;

namespace BotService.Channels.Voice.Calls;

/// <summary>
/// What an activity of a call carries as <c>channelData.voice</c>: all that a gateway needs for speaking it.
/// </summary>
/// <param name="Text">All of it; empty where another reply of the turn carries the words.</param>
/// <param name="Own">The tag of its voice where that is not the call's.</param>
/// <param name="Target">With a transfer, the name of whom the call is given to.</param>
internal sealed record CallMark(
    string Text, string Language, IReadOnlyList<Passage>? Passages = null, Collect? Collect = null, int Silence = 0,
    bool Whole = false, bool Private = false, IReadOnlyList<string>? Expected = null, string? Own = null,
    string? Target = null, string? Address = null, string? Reason = null)
{
    public const string Name = "voice";

    /// <summary>
    /// A call without a state yet: of a gateway, opened as one (<see cref="NewConversation"/>), or told by an event to
    /// have started.
    /// </summary>
    public static bool Begins(Waiting turn) => ChannelLabel.Of(turn.Conversation.Channel) == ChannelLabel.Telephone
        || turn.Raw.Object("channelData")?[Name] is JsonValue
        || turn.Raw.Type == "event" && CallEvent.Of(turn.Raw) is CallEvent.Started;
}
