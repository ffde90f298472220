using BotService.Engine.Data;

namespace BotService.Releases.Files;

/// <summary>
/// A folder of somebody's, with <c>knowledge/</c> and <c>dialogs/</c> below it, as files that may be brought in.
/// </summary>
/// <param name="Base">The release that it was exported from, as it says itself; null when it says none.</param>
/// <param name="Wrong">Why it cannot be brought in, each in a sentence; the files are to be used only when there are none.</param>
public sealed record FolderReading(FileList Files, IReadOnlyList<Blob> Blobs, string? Base, IReadOnlyList<string> Wrong)
{
    /// <summary>Where an exported folder keeps its release's id. Hidden files are no part of a release.</summary>
    public const string BaseFile = ".release";

    private static readonly string[] Roots = ["knowledge", "dialogs"];

    public static FolderReading Of(string folder)
    {
        var (wrong, files) = (new List<string>(), new List<(string Path, Blob Blob)>());
        foreach (var root in Roots)
        {
            if (new DirectoryInfo(Path.Combine(folder, root)) is var data && !data.Exists)
                wrong.Add($"There is no folder '{root}' in {folder}: half of the data is missing.");
            else Gather(data, root);
        }

        var named = Path.Combine(folder, BaseFile);
        return new FolderReading(
            wrong.Count > 0 ? FileList.Empty : FileList.Of(files.Select(f => (f.Path, f.Blob.Hash))),
            [.. files.Select(f => f.Blob).DistinctBy(b => b.Hash)], File.Exists(named) ? File.ReadAllText(named).Trim() : null, wrong);

        void Gather(DirectoryInfo at, string below)
        {
            foreach (var found in at.EnumerateFileSystemInfos().Where(f => !f.Name.StartsWith('.')).OrderBy(f => f.Name, StringComparer.Ordinal))
            {
                var path = $"{below}/{found.Name}";
                // What a link shows may lie anywhere, and changes without anybody changing the data.
                if (found.LinkTarget is not null) wrong.Add($"{path} is a link; put the file itself there.");
                else if (found is DirectoryInfo inner) Gather(inner, path);
                else if (!FileList.IsPath(path)) wrong.Add($"'{path}' cannot be a data file's path.");
                else if (((FileInfo)found).Length > DataText.Largest) wrong.Add($"{path} has {((FileInfo)found).Length:n0} bytes; the most is {DataText.Largest:n0}.");
                else files.Add((path, Blob.Of(File.ReadAllBytes(found.FullName))));
            }
        }
    }
}
