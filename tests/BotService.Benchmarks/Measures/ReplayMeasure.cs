using System.Diagnostics;
using System.Globalization;
using System.Text;
using BotService.Cli;
using BotService.Conversations;
using BotService.Editing.Drafts;
using BotService.Editing.Replay;
using BotService.Engine.Dialogs;
using BotService.Releases.Files;

namespace BotService.Benchmarks.Measures;

/// <summary>A year's questions and many conversations asked again, of the shipped knowledge and of it with one line changed.</summary>
internal sealed class ReplayMeasure : IBlobs, IAskedQuestions, IStoredTalks
{
    private const int Questions = 100_000, Talks = 10_000;

    private const string Changed = "knowledge/taipower/name-change/wording.zh-TW.yaml";

    private readonly Dictionary<string, byte[]> bytes;
    private readonly List<AskedQuestion> asked;
    private readonly List<StoredTalk> talks;

    private ReplayMeasure(Dictionary<string, byte[]> bytes, List<AskedQuestion> asked, List<StoredTalk> talks) =>
        (this.bytes, this.asked, this.talks) = (bytes, asked, talks);

    public static async Task RunAsync(Plan plan, Report report)
    {
        var (files, blobs) = FileFolders.Read(Startup.Folders);
        var bytes = blobs.ToDictionary(b => b.Hash, b => b.Bytes);
        var text = Encoding.UTF8.GetString(bytes[files.HashOf(Changed)!]);
        var draft = Blob.Of(Encoding.UTF8.GetBytes(text.Replace("summary: ", "summary: ※", StringComparison.Ordinal)));
        bytes[draft.Hash] = draft.Bytes;
        var said = Utterances(bytes, files);
        var (questions, talks) = plan.Short ? (Questions / 10, Talks / 10) : (Questions, Talks);
        var measure = new ReplayMeasure(
            bytes, [.. Enumerable.Range(1, questions).Select(n => new AskedQuestion(n, Mixed(said, n), "zh-TW", 1, default, DateOnly.MaxValue))],
            [.. Enumerable.Range(0, talks).Select(n => new StoredTalk(
                n.ToString("D6", CultureInfo.InvariantCulture),
                [new Input(said[n * 13 % said.Count], "zh-TW"), new Input("本人", "zh-TW"), new Input("要帶什麼", "zh-TW")]))]);
        var started = Stopwatch.GetTimestamp();
        var (figures, groups) = await new ReplayJob(null!, measure, null!, measure, measure, TimeProvider.System).AskAsync(
            new Draft(1, "", "", "", "", DraftState.Proposed, 1, 1, "", default),
            new DraftFiles(1, files, files.With(Changed, draft.Hash), []), default);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        using var me = Process.GetCurrentProcess();
        report.Add(
            "replay of a draft", FormattableString.Invariant($"{seconds:0.0} s"), "< 60 s",
            FormattableString.Invariant($"{figures.Questions} questions, {figures.Conversations} conversations, {groups.Count} groups; ")
            + FormattableString.Invariant($"{me.PeakWorkingSet64 / 1048576} MB at most in this process"));
    }

    public Task<IReadOnlyDictionary<string, byte[]>> ReadAsync(IReadOnlyCollection<string> hashes, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyDictionary<string, byte[]>>(bytes);

    public Task KeepAsync(IReadOnlyCollection<Blob> blobs, CancellationToken cancel) => throw new NotSupportedException();

    public Task<int> GatherAsync(DateTimeOffset before, int most, CancellationToken cancel) => throw new NotSupportedException();

    public Task ForgetAsync(DateOnly day, CancellationToken cancel) => throw new NotSupportedException();

    public Task<IReadOnlyList<AskedQuestion>> ReadAsync(DateOnly since, long after, int most, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<AskedQuestion>>([.. asked.Skip((int)after).Take(most)]);

    public Task<IReadOnlyList<StoredTalk>> TalksAsync(string after, int most, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<StoredTalk>>(
            [.. talks.Skip(after.Length == 0 ? 0 : int.Parse(after, CultureInfo.InvariantCulture) + 1).Take(most)]);

    public Task<IReadOnlyList<Receipt>> ListsAsync(string after, int most, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<Receipt>>([]);

    private static List<string> Utterances(Dictionary<string, byte[]> bytes, FileList files) =>
    [
        .. files.Hashes.Where(f => f.Key.EndsWith("/utterances.zh-TW.yaml", StringComparison.Ordinal))
            .SelectMany(f => Encoding.UTF8.GetString(bytes[f.Value]).Split('\n')).Where(l => l.StartsWith("- ", StringComparison.Ordinal))
            .Select(l => l[2..].Trim('"', '\'')),
    ];

    /// <summary>An utterance behind the beginning of another, so that no two are the same.</summary>
    private static string Mixed(List<string> said, int n)
    {
        var other = said[n * 31 % said.Count];
        return $"{other[..Math.Min(1 + (n / said.Count % 5), other.Length)]}，{said[n * 7 % said.Count]}";
    }
}
