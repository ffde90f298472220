using BotService.Editing.Drafts;
using BotService.Engine;
using BotService.Engine.Dialogs.Conversations;
using BotService.Hosting;
using BotService.Releases.Files;
using BotService.Staff.Audit;

namespace BotService.Editing.Replay;

/// <summary>One replay, from a draft's files to the groups.</summary>
internal sealed class ReplayJob(
    IDrafts drafts, IBlobs blobs, IReplays replays, IAskedQuestions questions, IStoredTalks talks, TimeProvider time)
{
    private const int Year = 365, Together = 2000, TalksTogether = 200, MostProblems = 50;

    /// <summary>Replays the draft as it is now, unless that was done already.</summary>
    /// <returns>Null when there is no such draft.</returns>
    public async Task<DraftReplay?> RunAsync(long number, CancellationToken cancel)
    {
        if (await drafts.FindAsync(number, cancel) is not { } draft || await drafts.FilesAsync(number, null, cancel) is not { } files)
            return null;
        var content = files.Files.Digest;
        await replays.AskAsync(number, content, draft.Base, new Deed(time.GetUtcNow(), Deed.Operator, "drafts/replay", $"{number}"), cancel);
        var replay = (await replays.FindAsync(number, content, draft.Base, cancel))!;
        if (replay.State == ReplayState.Done) return replay;
        var (figures, groups) = await AskAsync(draft, files, cancel);
        await replays.DoneAsync(replay.Number, figures, groups, time.GetUtcNow(), cancel);
        return await replays.FindAsync(number, content, draft.Base, cancel);
    }

    internal async Task<(ReplayFigures Figures, IReadOnlyList<ReplayGroup> Groups)> AskAsync(
        Draft draft, DraftFiles files, CancellationToken cancel)
    {
        var started = time.GetTimestamp();
        using var two = await TwoReleases.LoadAsync(files.Base, files.Files, blobs, cancel);
        if (two.Old.Release is not { } old || two.Now.Release is not { } now)
        {
            var errors = two.Old.Problems.Concat(two.Now.Problems).Where(p => p.IsError).Select(p => p.ToString()).Take(MostProblems);
            return (new ReplayFigures(two.Now.Knowledge.Release, 0, 0, 0, 0, 0, [], [.. errors]), []);
        }

        var changed = Touched.Entries(files.Files.Against(files.Base), old.Knowledge, now.Knowledge);
        var days = Touched.Days(changed, old.Knowledge, now.Knowledge, Taiwan.Today(time));
        var groups = new GroupsOfReplay(draft.Expects.ToHashSet(StringComparer.Ordinal));
        var asking = new Replaying(old, now, changed, days, groups);
        var asked = await AllAsync(
            0L, (after, most) => questions.ReadAsync(days[0].AddDays(-Year), after, most, cancel), q => q.Number, Together, asking.Ask);
        var held = Listed(two, old, now);
        asking.Talk(held);
        var talked = await AllAsync("", (after, most) => talks.TalksAsync(after, most, cancel), t => t.Id, TalksTogether, asking.Talk);
        var lists = await AllAsync("", (after, most) => talks.ListsAsync(after, most, cancel), l => l.Id, Together, asking.Make);
        return (
            new ReplayFigures(
                now.Id, asked, talked + held.Count, lists, groups.Same, time.GetElapsedTime(started).TotalSeconds, days, [])
            {
                Cases = ChangedCases.Of(old, now, changed, days),
            },
            groups.All);
    }

    /// <summary>
    /// The base's, and those that the draft adds: what it takes away is said by citizens all the same.
    /// </summary>
    private static IReadOnlyList<ListedTalk> Listed(TwoReleases two, Release old, Release now) =>
        [.. ConversationCheck.Listed(two.OldFolders.Knowledge, old.Knowledge)
            .UnionBy(ConversationCheck.Listed(two.NowFolders.Knowledge, now.Knowledge), t => (t.Entry, t.Name))];

    /// <summary>Page by page, so that never more than one is in memory.</summary>
    private static async Task<int> AllAsync<TKey, T>(
        TKey first, Func<TKey, int, Task<IReadOnlyList<T>>> read, Func<T, TKey> keyOf, int most, Action<IEnumerable<T>> ask)
    {
        var (after, count) = (first, 0);
        while (true)
        {
            var page = await read(after, most);
            ask(page);
            count += page.Count;
            if (page.Count < most) return count;
            after = keyOf(page[^1]);
        }
    }
}
