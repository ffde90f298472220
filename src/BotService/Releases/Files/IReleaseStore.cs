using BotService.Staff.Audit;

namespace BotService.Releases.Files;

/// <summary>A release as it is kept. It never changes.</summary>
/// <param name="Id">Of <see cref="Engine.Release.Id"/>: made of all its files.</param>
/// <param name="Base">The release that it was made from; null for the first.</param>
/// <param name="Origin">One of <see cref="ReleaseOrigin"/>.</param>
/// <param name="Draft">The draft that it came of; null for one that came of a folder.</param>
/// <param name="Program">The version of the program that made it.</param>
public sealed record KeptRelease(
    string Id, string Files, string Title, string Reason, string By, DateTimeOffset At, string? Base, string Origin, long? Draft,
    string Program);

public static class ReleaseOrigin
{
    /// <summary>The folder that an installation began with, a folder read since, or a draft.</summary>
    public const string Shipped = "shipped", Folder = "folder", Draft = "draft";
}

/// <summary>All releases that were ever made here and are still needed.</summary>
public interface IReleaseStore
{
    /// <summary>
    /// Keeps it with its list of files, whose bytes are kept already. One that is here stays as it is.
    /// </summary>
    /// <returns>Whether it is new.</returns>
    Task<bool> AddAsync(KeptRelease release, FileList files, Deed deed, CancellationToken cancel);

    Task<KeptRelease?> FindAsync(string id, CancellationToken cancel);

    /// <summary>Null when there is no such release.</summary>
    Task<FileList?> FilesAsync(string id, CancellationToken cancel);

    /// <summary>Newest first, at most <paramref name="most"/> of those made before a time.</summary>
    Task<IReadOnlyList<KeptRelease>> ListAsync(DateTimeOffset? before, int most, CancellationToken cancel);

    /// <summary>How many receipts were given under each release; those without any are left out.</summary>
    /// <param name="entry">Null: of all entries.</param>
    Task<IReadOnlyDictionary<string, long>> ReceiptsAsync(string? entry, CancellationToken cancel);

    /// <summary>How many sentences that are kept still were about an entry, by the release that answered.</summary>
    Task<IReadOnlyDictionary<string, long>> TurnsAsync(string entry, CancellationToken cancel);

    /// <summary>
    /// Erases, with what only they hold, the releases made before a time that no row of the calendar, no receipt, no draft and no
    /// other release names.
    /// </summary>
    /// <param name="deed">Written once for each, its subject becoming the release.</param>
    /// <returns>Their ids.</returns>
    Task<IReadOnlyList<string>> EraseAsync(DateTimeOffset before, Deed deed, CancellationToken cancel);
}
