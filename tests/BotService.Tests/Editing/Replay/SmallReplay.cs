using System.Text;
using BotService.Conversations;
using BotService.Editing.Drafts;
using BotService.Editing.Replay;
using BotService.Engine.Dialogs;
using BotService.Releases.Files;
using BotService.Tests.Knowledge;

namespace BotService.Tests.Editing.Replay;

/// <summary>The tests' own knowledge and a draft that changes some of its files, replayed without a store.</summary>
internal sealed class SmallReplay : IBlobs, IAskedQuestions, IStoredTalks
{
    private readonly Dictionary<string, byte[]> bytes;
    private readonly List<AskedQuestion> asked = [];
    private readonly List<StoredTalk> talks = [];
    private readonly List<Receipt> receipts = [];

    public SmallReplay()
    {
        var (files, blobs) = FileFolders.Read(Small.Folders);
        (Base, Files) = (files, files);
        bytes = blobs.ToDictionary(b => b.Hash, b => b.Bytes);
    }

    public FileList Base { get; }

    public FileList Files { get; private set; }

    public string Text(string path) => Encoding.UTF8.GetString(bytes[Files.HashOf(path)!]);

    /// <summary>Replaces the one place where a text stands.</summary>
    public SmallReplay With(string path, string old, string put)
    {
        var text = Text(path);
        Assert.True(text.Split(old).Length == 2, $"{path} should hold «{old}» once");
        return With(path, text.Replace(old, put, StringComparison.Ordinal));
    }

    public SmallReplay With(string path, string text)
    {
        var blob = Blob.Of(Encoding.UTF8.GetBytes(text));
        bytes[blob.Hash] = blob.Bytes;
        Files = Files.With(path, blob.Hash);
        return this;
    }

    public SmallReplay Asked(params (string Text, int Times)[] questions)
    {
        foreach (var (text, times) in questions)
            asked.Add(new(asked.Count + 1, text, "zh-TW", times, new(2026, 1, 1), new(2026, 11, 1)));
        return this;
    }

    public SmallReplay Talked(params string[] said)
    {
        talks.Add(new($"talk{talks.Count}", [.. said.Select(s => new Input(s, "zh-TW"))]));
        return this;
    }

    public SmallReplay Given(Receipt receipt)
    {
        receipts.Add(receipt);
        return this;
    }

    public Task<(ReplayFigures Figures, IReadOnlyList<ReplayGroup> Groups)> RunAsync(params string[] expects) =>
        new ReplayJob(null!, this, null!, this, this, new DayClock()).AskAsync(
            new Draft(1, "t", "r", "s", "base", DraftState.Proposed, 1, 1, "p", default) { Expects = expects },
            new DraftFiles(1, Base, Files, []), default);

    public Task<IReadOnlyDictionary<string, byte[]>> ReadAsync(IReadOnlyCollection<string> hashes, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyDictionary<string, byte[]>>(bytes);

    public Task KeepAsync(IReadOnlyCollection<Blob> blobs, CancellationToken cancel) => throw new NotSupportedException();

    public Task<int> GatherAsync(DateTimeOffset before, int most, CancellationToken cancel) => throw new NotSupportedException();

    public Task ForgetAsync(DateOnly day, CancellationToken cancel) => throw new NotSupportedException();

    public Task<IReadOnlyList<AskedQuestion>> ReadAsync(DateOnly since, long after, int most, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<AskedQuestion>>([.. asked.Where(q => q.Last >= since && q.Number > after).Take(most)]);

    public Task<IReadOnlyList<StoredTalk>> TalksAsync(string after, int most, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<StoredTalk>>([.. talks.Where(t => string.CompareOrdinal(t.Id, after) > 0).Take(most)]);

    public Task<IReadOnlyList<Receipt>> ListsAsync(string after, int most, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<Receipt>>([.. receipts.Where(r => string.CompareOrdinal(r.Id, after) > 0).Take(most)]);

    /// <summary>The day for which the tests' knowledge is spoken of.</summary>
    private sealed class DayClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 20, 4, 0, 0, TimeSpan.Zero);
    }
}
