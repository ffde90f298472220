using BotService.Editing.Drafts;
using BotService.Engine;
using BotService.Engine.Data;
using BotService.Releases.Files;
using BotService.Staff.Audit;

namespace BotService.Editing.Checking;

/// <summary>
/// Works out anew what a draft's texts make of recognition, as <c>calibrate</c> does, and writes it into the draft as the
/// program's own. It learns several times over: for a process of its own.
/// </summary>
public sealed class Calibrating(IDrafts drafts, IBlobs blobs, TimeProvider time)
{
    private const string Folder = "knowledge/", Ending = ".txt";

    /// <summary>Whether a file is what comes of calibrating, which nobody writes by hand.</summary>
    public static bool Makes(string path) => Path.GetDirectoryName(path) + "/" == Folder && path.EndsWith(Ending, StringComparison.Ordinal);

    /// <returns>How it was saved; null when the draft is none, or does not load: <c>check</c> says why.</returns>
    public async Task<Saved?> RunAsync(long number, CancellationToken cancel)
    {
        if (await drafts.FilesAsync(number, null, cancel) is not { } files) return null;
        if (files.Writes.Count == 0) return new Saved(SaveOutcome.Nothing, files.Revision);
        using var folders = new DraftFolders(blobs);
        var writes = await folders.WithAsync(files.Files, Made, cancel);
        return writes is null ? null : await drafts.WriteAsync(
            number, files.Revision, writes, new Deed(time.GetUtcNow(), Deed.Operator, "drafts/calibrate", ""), cancel);
    }

    private static IReadOnlyList<FileWrite>? Made(ReleaseFolders folders)
    {
        if (Release.Load(folders).Release is not { } release) return null;
        release.Calibrate(folders.Knowledge);
        return [.. from file in Directory.EnumerateFiles(folders.Knowledge, $"*{Ending}").Order(StringComparer.Ordinal)
            select new FileWrite(Folder + Path.GetFileName(file), File.ReadAllBytes(file))];
    }
}
