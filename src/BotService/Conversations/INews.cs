namespace BotService.Conversations;

/// <summary>
/// What processes that share a store tell each other. News may be late or lost: they make things quick, nothing depends
/// on them.
/// </summary>
internal interface INews
{
    /// <summary>Tells the other processes that something was stored in the conversation. Returns at once.</summary>
    /// <param name="work">A turn waits in it for the process that has the conversation.</param>
    void Tell(string conversation, bool work);

    /// <summary>What the other processes tell.</summary>
    IAsyncEnumerable<News> FollowAsync(CancellationToken stopping);
}

/// <param name="Conversation">Null: it is not known in which conversations something was stored.</param>
internal readonly record struct News(string? Conversation, bool Work)
{
    public static readonly News Anything = new(null, Work: true);
}
