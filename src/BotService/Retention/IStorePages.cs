namespace BotService.Retention;

/// <summary>The room that a store takes up on disk.</summary>
internal interface IStorePages
{
    /// <summary>Gives free pages at the end of the file back, at most so many.</summary>
    /// <returns>How many; 0 when there is none, or the server sees to it itself.</returns>
    Task<int> GiveBackAsync(int most, CancellationToken cancel);

    /// <summary>
    /// False for a file that an earlier program made: it keeps its size until it is written anew once.
    /// </summary>
    Task<bool> CanGiveBackAsync(CancellationToken cancel);

    /// <summary>Writes the file anew, without what is free in it. Nothing else may use it meanwhile.</summary>
    /// <exception cref="Hosting.StoreUnavailableException">Another process uses it, or the disk has no room for a second one.</exception>
    Task RewriteAsync(CancellationToken cancel);
}
