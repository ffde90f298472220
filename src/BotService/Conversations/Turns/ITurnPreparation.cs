namespace BotService.Conversations.Turns;

/// <summary>
/// What has to be fetched before a turn can be decided, such as the words of a voice message. Runs with the turn's
/// conversation held, before every attempt; a failure that lasts must be answered with the turn as it came. All that
/// are registered run one after another.
/// </summary>
internal interface ITurnPreparation
{
    /// <returns>The turn to decide: as it came, or with another <see cref="Waiting.Raw"/> or
    /// <see cref="Waiting.State"/>.</returns>
    ValueTask<Waiting> PrepareAsync(Waiting turn, CancellationToken cancel);
}
