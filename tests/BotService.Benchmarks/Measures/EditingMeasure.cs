using System.Diagnostics;
using System.Globalization;
using System.Text;
using BotService.Cli;
using BotService.Editing.Checking;
using BotService.Editing.Drafts;
using BotService.Engine;
using BotService.Releases;
using BotService.Releases.Files;

namespace BotService.Benchmarks.Measures;

/// <summary>How long an editor waits: for the check of an entry after a saving, and for that of all files.</summary>
internal static class EditingMeasure
{
    private const string Changed = "knowledge/taipower/name-change/entry.yaml";

    public static async Task RunAsync(Plan plan, Report report)
    {
        if (Startup.LoadOrReport() is not { } release) return;
        var (files, blobs) = FileFolders.Read(Startup.Folders);
        var kept = new Kept(blobs.ToDictionary(b => b.Hash, b => b.Bytes, StringComparer.Ordinal));
        using var check = new DraftReading(new Only(release), kept);
        var draft = new Draft(1, "", "", "", release.Id, DraftState.Editing, 0, 0, "", default);
        var (entry, whole) = (new List<double>(), new List<double>());
        for (var i = 0; i < plan.EngineRounds + 1; i++)
        {
            var blob = Blob.Of([.. kept.All[files.HashOf(Changed)!], .. Encoding.UTF8.GetBytes($"# {i}\n")]);
            kept.All[blob.Hash] = blob.Bytes;
            var now = new DraftFiles(i, files, files.With(Changed, blob.Hash), [new DraftWrite(i, Changed, blob.Hash, "p", default)]);
            entry.Add(await TimeAsync(() => check.QuickAsync(draft, now, default)));
            whole.Add(await TimeAsync(() => check.WholeAsync(now, default)));
        }

        Add("check of one entry after a saving", entry, "< 500 ms");
        Add("check of all files of a draft", whole, "< 3 s");

        void Add(string what, List<double> took, string target) => report.Add(
            what, string.Create(CultureInfo.InvariantCulture, $"{took.Skip(1).Order().ElementAt((took.Count - 1) / 2):0} ms"), target,
            string.Create(CultureInfo.InvariantCulture, $"median of {took.Count - 1}; the first {took[0]:0} ms, the slowest {took.Skip(1).Max():0} ms"));
    }

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var started = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private sealed record Only(Release Current) : IReleases
    {
        public Release? Of(string id) => Current;
    }

    private sealed record Kept(Dictionary<string, byte[]> All) : IBlobs
    {
        public Task<IReadOnlyDictionary<string, byte[]>> ReadAsync(IReadOnlyCollection<string> hashes, CancellationToken cancel) =>
            Task.FromResult<IReadOnlyDictionary<string, byte[]>>(hashes.Distinct().ToDictionary(h => h, h => All[h]));

        public Task KeepAsync(IReadOnlyCollection<Blob> blobs, CancellationToken cancel) => Task.CompletedTask;
    }
}
