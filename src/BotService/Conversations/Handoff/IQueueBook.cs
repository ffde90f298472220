using BotService.Engine.Dialogs.Handoff;

namespace BotService.Conversations.Handoff;

/// <summary>What a conversation may know of those who wait and of the people there.</summary>
internal interface IQueueBook
{
    /// <param name="conversation">Null: none in particular.</param>
    Task<QueueLook> LookAsync(string? conversation, DateTimeOffset now, CancellationToken cancel);

    /// <summary>How many of an organisation's have waited since before.</summary>
    /// <param name="organisation">Null: of none in particular.</param>
    Task<int> AheadAsync(string? organisation, DateTimeOffset placeAt, CancellationToken cancel);
}

/// <param name="Queues">By organisation, <c>any</c> for none in particular: those that somebody is there for.</param>
/// <param name="Own">Of this conversation while it waits: its organisation, how many come before, and what was promised.</param>
/// <param name="IsUsed">Somebody said at some time of being there.</param>
internal sealed record QueueLook(
    IReadOnlyDictionary<string, QueueStanding> Queues, (string Organisation, int Ahead, DateTimeOffset Promise)? Own, bool IsUsed);
