using System.Text.Json.Nodes;
using BotService.Conversations;

namespace BotService.Channels.Line.Messages;

/// <summary>Makes LINE's message objects of a turn's replies, within every limit and without losing content.</summary>
internal interface ILineMessages
{
    /// <param name="replies">The replies of one turn in their order.</param>
    /// <param name="account">Whose account says it.</param>
    /// <returns>One to five message objects for one call, the same for the same replies; empty when
    /// nothing is to be said.</returns>
    IReadOnlyList<JsonObject> Write(IReadOnlyList<Spoken> replies, LineAccount account);
}
