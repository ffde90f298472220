using BotService.Engine;
using BotService.Engine.Dialogs.Script;
using BotService.Engine.Knowledge;
using BotService.Engine.Knowledge.Loading;

namespace BotService.Tests.Knowledge;

/// <summary>
/// The tests' own knowledge in <c>tests/small</c>: a few invented entries that hold one of everything, which stay the
/// same whatever is shipped. They are spoken of in the words of the shipped dialogs.
/// </summary>
internal static class Small
{
    /// <summary>What the cards for danger lead on to, and what stands in its place here.</summary>
    private static readonly (string Shipped, string Ours)[] Told =
        [("taipower.hazard-report", "taipower.danger"), ("twc.leak-report", "twc.burst")];

    private static readonly Lazy<ReleaseFolders> Made = new(Make);
    private static readonly Lazy<Release> Read = new(() =>
        Release.Load(Folders) is { Release: { } release } ? release
            : throw new InvalidOperationException(string.Join('\n', Release.Load(Folders).Problems)));

    private static readonly Lazy<KnowledgeBase> Loaded = new(() => KnowledgeLoader.Load(Folders.Knowledge).Knowledge);
    private static readonly Lazy<DialogScript> Spoken =
        new(() => DialogScriptLoader.Load(Folders.Dialogs, Knowledge).Script);

    public static ReleaseFolders Folders => Made.Value;

    /// <summary>A folder to run the service in.</summary>
    public static string Root => Path.GetDirectoryName(Folders.Knowledge)!;

    /// <summary>Takes a third of a second to learn; the knowledge and the script alone take none.</summary>
    public static Release Release => Read.Value;

    public static KnowledgeBase Knowledge => Loaded.Value;

    public static DialogScript Script => Spoken.Value;

    public static IReadOnlyDictionary<string, IReadOnlyList<string>> OutOfScope => Script.OutOfScope;

    private static ReleaseFolders Make()
    {
        var root = Directory.CreateTempSubdirectory("botservice-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(root, recursive: true);
        var small = Path.Combine(Shipped.Root, "tests", "small");
        ReleaseFolders folders = new(Path.Combine(root, "knowledge"), Path.Combine(root, "dialogs"));
        Copy(Path.Combine(small, "knowledge"), folders.Knowledge);
        Copy(Path.Combine(Shipped.Root, "dialogs"), folders.Dialogs);
        Copy(Path.Combine(small, "dialogs"), folders.Dialogs);
        var kinds = Path.Combine(folders.Dialogs, "safety", "kinds.yaml");
        File.WriteAllText(kinds, Told.Aggregate(File.ReadAllText(kinds), (text, t) => text.Replace(t.Shipped, t.Ours)));
        File.Copy(Path.Combine(Shipped.Root, "appsettings.json"), Path.Combine(root, "appsettings.json"));
        return folders;
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
        }
    }
}
