using BotService.Cli;

namespace BotService.Benchmarks.Sets;

/// <summary>
/// <c>NAME DIR</c>, <c>all DIR</c>, <c>train FILE test FILE [validation FILE]</c>: the recogniser trained and asked on a
/// set that is not ours; <c>export</c>: our own training texts as lines that <c>train</c> reads. <c>--json</c> prints one
/// object for programs.
/// </summary>
internal static class SetVerb
{
    private const string All = "all", AsJson = "--json";

    private static readonly string Usage =
        $"One of: {string.Join('|', PublicSets.ByName.Keys)}|{All} DIR · train FILE test FILE [validation FILE] · export; "
        + $"{AsJson} with any.";

    public static bool Handles(string[] args) =>
        args is [var first, ..] && (first is All or "train" or "export" || PublicSets.ByName.ContainsKey(first));

    /// <returns>The exit code.</returns>
    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        var json = args.Contains(AsJson);
        int Of(Func<LabelledSet> read) => SetCommand.Run(read, json, output, error);
        switch (args.Where(arg => arg != AsJson).ToArray())
        {
            case ["export"]:
                if (Startup.LoadOrReport() is not { } release) return ExitCode.BadData;
                SetCommand.Export(release, output);
                return ExitCode.Ok;
            case ["train", var train, "test", var test]:
                return Of(() => LabelledSet.OfFiles(train, test, null));
            case ["train", var train, "test", var test, "validation", var validation]:
                return Of(() => LabelledSet.OfFiles(train, test, validation));
            case [All, var folder]:
                return PublicSets.ByName.Values.Select(set => Of(() => set(folder))).Aggregate(ExitCode.Ok, Math.Max);
            case [var name, var folder] when PublicSets.ByName.TryGetValue(name, out var set):
                return Of(() => set(folder));
            default:
                error.WriteLine(Usage);
                return ExitCode.Failed;
        }
    }
}
