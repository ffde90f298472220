using System.Text;
using BotService.Engine;
using BotService.Releases.Files;

namespace BotService.Review.Trial;

/// <summary>The data folders once more, to be changed and thrown away.</summary>
internal sealed class DataCopy : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("botservice-trial-").FullName;

    public DataCopy(ReleaseFolders folders)
    {
        Folders = ReleaseFolders.Below(root);
        Copy(folders.Knowledge, Folders.Knowledge);
        Copy(folders.Dialogs, Folders.Dialogs);
    }

    public ReleaseFolders Folders { get; }

    public void Write(FileEdit file)
    {
        var path = Path.Combine(root, file.Path);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, Encoding.UTF8.GetBytes(file.After!));
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories))
            Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, folder)));
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
            File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
    }
}
