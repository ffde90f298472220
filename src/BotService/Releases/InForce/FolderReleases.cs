using BotService.Engine;
using BotService.Hosting;
using BotService.Releases.Calendar;
using BotService.Releases.Files;
using BotService.Staff.Audit;

namespace BotService.Releases.InForce;

/// <summary>
/// The data folders of the program beside the calendar. While nothing but folders was ever put in force, the folder answers as it
/// lies there, and is kept as a release whenever it has changed. Once editors publish, their releases answer, and what is changed
/// in the folder comes in by <c>release import</c>.
/// </summary>
internal sealed partial class FolderReleases(
    ReleaseFolders folders, ReleaseKeeping keeping, IReleaseStore releases, IReleaseDays days, TimeProvider time,
    ILogger<FolderReleases> log)
{
    public ReleaseFolders Folders => folders;

    /// <summary>The row that holds instead of the folder; null: the folder answers.</summary>
    public async Task<ReleaseDay?> InsteadAsync(CancellationToken cancel)
    {
        var calendar = await days.CalendarAsync(cancel);
        if (calendar.IsOfFolders || calendar.At(calendar.Moment(time.GetUtcNow())) is not { } held) return null;
        var (files, _) = FileFolders.Read(folders);
        var kept = await releases.FilesAsync(held.Release, cancel) ?? FileList.Empty;
        if (files.Against(kept) is { Count: > 0 } different) Differs(held.Release, different.Count, different[0].Path);
        return held;
    }

    /// <summary>Keeps what the folder holds as the release that answers from today on, if it does not yet.</summary>
    /// <param name="loaded">As it was read there.</param>
    public async Task KeepAsync(Release loaded, CancellationToken cancel)
    {
        var calendar = await days.CalendarAsync(cancel);
        var now = calendar.Moment(time.GetUtcNow());
        var held = calendar.At(now)?.Release;
        if (!calendar.IsOfFolders || held == loaded.Id) return;
        var (files, blobs) = FileFolders.Read(folders);
        var bytes = blobs.ToDictionary(b => b.Hash, b => b.Bytes, StringComparer.Ordinal);
        if (files.ReleaseId(hash => bytes[hash]) != loaded.Id)
        {
            Changing(loaded.Id);
            return;
        }

        var isFirst = calendar.Rows.Count == 0;
        var deed = new Deed(now, Deed.Operator, "releases/folder", loaded.Id);
        var about = new NewRelease(
            isFirst ? "shipped" : "folder", "", held, isFirst ? ReleaseOrigin.Shipped : ReleaseOrigin.Folder);
        await keeping.KeepAsync(files, blobs, about, deed, cancel);
        var row = new ReleaseDay(0, Taiwan.Day(now), loaded.Id, DayKind.Folder, null, null, "", Deed.Operator, now);
        // Another process that starts beside this one may have done it meanwhile.
        if (await days.AddAsync(row, rows => Fits(new ReleaseCalendar(rows)), deed, cancel) is not null) Kept(loaded.Id, files.Hashes.Count);

        bool Fits(ReleaseCalendar by) => by.IsOfFolders && by.At(now)?.Release != loaded.Id;
    }

    [LoggerMessage(1850, LogLevel.Information, "The data folder is kept as release {Release}, with {Files} files")]
    private partial void Kept(string release, int files);

    [LoggerMessage(1851, LogLevel.Warning,
        "Release {Release} of the store answers; {Count} files of the data folder differ from it, such as {File}. `release import` brings them in")]
    private partial void Differs(string release, int count, string file);

    [LoggerMessage(1852, LogLevel.Warning, "The data folder changed while release {Release} was read from it; it is not kept")]
    private partial void Changing(string release);
}
