using System.Text.Json.Nodes;
using BotService.Bot;

namespace BotService.Channels.Line.Messages;

/// <summary>Makes LINE's message objects of a turn's replies, within every limit and without losing content.</summary>
internal interface ILineMessages
{
    /// <param name="replies">The replies of one turn, as stored, in their order.</param>
    /// <param name="account">Whose account says it.</param>
    /// <returns>One to five message objects for one call, the same for the same replies; empty when
    /// nothing is to be said.</returns>
    ValueTask<IReadOnlyList<JsonObject>> WriteAsync(
        IReadOnlyList<Activity> replies, LineAccount account, CancellationToken cancel);
}
