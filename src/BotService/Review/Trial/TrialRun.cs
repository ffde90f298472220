using BotService.Engine;
using BotService.Engine.Data;
using BotService.Engine.Dialogs.Conversations;
using BotService.Hosting;
using BotService.Review.Proposals;

namespace BotService.Review.Trial;

/// <summary>
/// Learns with a proposal and without it, asks both everything, and tells the difference. Both are weighed alike, as the
/// knowledge's calibration says, so that they differ by the proposal alone.
/// </summary>
/// <param name="folders">The data as it answers now; it is copied, never changed.</param>
internal sealed class TrialRun(ReleaseFolders folders, TimeProvider time)
{
    /// <param name="group">The texts that were not answered, of which the proposal came.</param>
    /// <param name="others">Other questions, and how often each was asked.</param>
    public TrialResult Run(Proposal proposal, IReadOnlyList<string> group, IReadOnlyList<(string Text, int Times)> others)
    {
        var started = time.GetTimestamp();
        var today = Taiwan.Today(time);
        var before = new Questioner(Loaded(Release.LoadForTrial(folders)), today);
        var faults = TextFaults.Of(proposal, before.Release).ToList();
        if (faults.Count > 0) return Nothing(faults, before.Release.Id, started);
        using var copy = new DataCopy(folders);
        var (files, wrong) = ProposalFiles.Of(proposal, folders, before.Release.Knowledge);
        // A new entry is a draft full of gaps: what is tried is only what it would be asked.
        var isDraft = proposal.Kind == ProposalKind.NewEntry;
        if (!isDraft) foreach (var file in files) copy.Write(file);
        var reading = Release.LoadForTrial(copy.Folders, isDraft ? k => NewEntry.In(k, proposal) : null);
        IReadOnlyList<Problem> problems = [.. wrong, .. reading.Problems.Where(p => p.IsError)];
        if (reading.Release is null || problems.Count > 0)
            return Nothing([.. problems.Select(p => new TrialProblem(TrialProblems.Data, p.ToString()))], before.Release.Id, started);
        var after = new Questioner(reading.Release, today);
        return Compared(proposal, group, others, before, after, copy, today) with
        {
            Seconds = time.GetElapsedTime(started).TotalSeconds,
        };
    }

    private TrialResult Compared(
        Proposal proposal, IReadOnlyList<string> group, IReadOnlyList<(string Text, int Times)> others, Questioner before,
        Questioner after, DataCopy copy, DateOnly today)
    {
        var own = proposal.Texts.Select(t => t.Text).Concat(group).Distinct(StringComparer.Ordinal).ToList();
        var asked = own.Select(t => new TrialQuestion(t, 1, before.Ask(t), after.Ask(t))).ToList();
        var ours = own.ToHashSet(StringComparer.Ordinal);
        var changes = others.Where(o => !ours.Contains(o.Text))
            .Select(o => new TrialQuestion(o.Text, o.Times, before.Ask(o.Text), after.Ask(o.Text))).ToList();
        var changed = changes.Where(c => !c.Was.IsSame(c.Now)).OrderByDescending(c => c.Times).ToList();
        var (talked, broken) = Talks(before.Release, after.Release, copy, today);
        return new TrialResult(
            before.Release.Id, time.GetUtcNow(), [], [.. Warnings(proposal, asked)], asked.Count, asked.Count(a => IsRight(a.Was)),
            asked.Count(a => IsRight(a.Now)), [.. asked.Where(a => !IsRight(a.Now)).Take(TrialResult.MostListed)], changes.Count,
            changed.Count, [.. changed.Take(TrialResult.MostListed)], talked, broken, 0)
        {
            Offered = asked.Count(a => !IsRight(a.Now) && proposal.Entry is { } entry && a.Now.Offers(after.Label(entry))),
        };

        bool IsRight(TrialAnswer said) => proposal.Entry is { } entry ? said.IsAnsweredBy(after.Label(entry)) : said.Act == AnswerActs.Refused;

        IEnumerable<TrialProblem> Warnings(Proposal p, IReadOnlyList<TrialQuestion> questions) =>
            from question in questions
            where p.Texts.Any(t => t.Text == question.Text) && question.Was.Act == AnswerActs.Answered
            select IsRight(question.Was) ? new TrialProblem(TrialProblems.Answered, question.Text, p.Entry)
                : new TrialProblem(TrialProblems.Taken, question.Text, question.Was.Entries[0]);
    }

    private (int Talked, IReadOnlyList<TrialTalk> Broken) Talks(Release before, Release after, DataCopy copy, DateOnly today)
    {
        var (_, was) = ConversationCheck.Run(folders.Knowledge, before.Knowledge, before.Engine, today);
        var (talked, now) = ConversationCheck.Run(copy.Folders.Knowledge, after.Knowledge, after.Engine, today);
        return (talked, [.. Less(now, was).Select(p => Talk(p, isNew: true)), .. Less(was, now).Select(p => Talk(p, isNew: false))]);

        static IEnumerable<Problem> Less(IReadOnlyList<Problem> these, IReadOnlyList<Problem> those) =>
            these.ExceptBy(those.Select(p => p.ToString()), p => p.ToString());

        static TrialTalk Talk(Problem problem, bool isNew) =>
            new($"{problem.File}:{problem.Line}", problem.Text.Chinese, problem.Text.English, isNew);
    }

    private TrialResult Nothing(IReadOnlyList<TrialProblem> problems, string release, long started) => new(
        release, time.GetUtcNow(), problems, [], 0, 0, 0, [], 0, 0, [], 0, [], time.GetElapsedTime(started).TotalSeconds);

    private static Release Loaded(ReleaseReading reading) => reading.Release
        ?? throw new InvalidDataException(string.Join('\n', reading.Problems.Where(p => p.IsError).Take(5)));
}
