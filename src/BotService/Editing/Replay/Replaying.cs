using BotService.Conversations;
using BotService.Engine;
using BotService.Engine.Dialogs;
using BotService.Engine.Dialogs.Conversations;

namespace BotService.Editing.Replay;

/// <summary>
/// Asks two releases the same and gathers how their answers differ. Each answers as it would: by its own calibration.
/// </summary>
/// <param name="changed">The entries that differ between the two, and the events that bring them along.</param>
/// <param name="days">
/// The day of the replay, and each later one on which something of what was changed begins or ends: what the draft says
/// from January on would not be seen today. It is never the day on which something was said, for nobody is answered for it
/// again. What is meant depends on no day; so on the later ones only what has to do with the changed entries is asked again.
/// </param>
internal sealed class Replaying(
    Release old, Release now, IReadOnlySet<string> changed, IReadOnlyList<DateOnly> days, GroupsOfReplay groups)
{
    /// <summary>Questions that open a conversation.</summary>
    public void Ask(IEnumerable<AskedQuestion> questions) =>
        Gather(questions, q => Talk([new Input(q.Text, q.Locale)]));

    /// <summary>Conversations from their first sentence on.</summary>
    public void Talk(IEnumerable<StoredTalk> talks) => Gather(talks, t => Talk(t.Said));

    /// <summary>The conversations that stand beside the entries, begun as they are when they are checked.</summary>
    public void Talk(IEnumerable<ListedTalk> talks) => Gather(talks, t => Talk(
        [new Input(null, t.Locale), .. t.Says.Select(s => new Input(s, t.Locale))],
        begun => t.Supplier is null ? begun : begun with { Supplier = t.Supplier }));

    /// <summary>Lists that were given, made anew by both.</summary>
    public void Make(IEnumerable<Receipt> receipts) => Gather(receipts, Lists);

    private void Gather<T>(IEnumerable<T> all, Func<T, Outcome> ask)
    {
        // In their order, whoever is done first: two runs name the same examples.
        foreach (var outcome in all.AsParallel().AsOrdered().WithDegreeOfParallelism(Environment.ProcessorCount).Select(ask))
            groups.Add(outcome.Said, outcome.Differences);
    }

    private Outcome Talk(IReadOnlyList<Input> said, Func<DialogState, DialogState>? begin = null)
    {
        var differences = new List<(ReplayDifference, string)>();
        var isTouched = Talk(said, begin, days[0], differences);
        if (isTouched) foreach (var day in days.Skip(1)) Talk(said, begin, day, differences);
        return new Outcome(said.Count, differences);
    }

    /// <returns>Whether it had to do with a changed entry.</returns>
    private bool Talk(
        IReadOnlyList<Input> said, Func<DialogState, DialogState>? begin, DateOnly day, List<(ReplayDifference, string)> differences)
    {
        DialogState? before = null, after = null;
        var isTouched = false;
        foreach (var input in said)
        {
            var (was, is_) = (old.Engine.Next(before, input, day), now.Engine.Next(after, input, day));
            (before, after) = (was.State, is_.State);
            if (input.Opens && begin is not null) (before, after) = (begin(before), begin(after));
            isTouched = isTouched || Touches(was) || Touches(is_);
            if (ToldAnswer.IsSame(was, is_)) continue;
            var difference = Differing.Between(ToldAnswer.Of(was), ToldAnswer.Of(is_), is_.Replies.Count > 0 ? is_.Replies[^1].Locale : is_.State.Locale);
            differences.Add((OfDay(difference, day), input.Text ?? ""));
            // Where it goes another way, what was said next was said to something else.
            if (difference.Kind is not (ReplayKind.Words or ReplayKind.List)) break;
        }

        return isTouched;
    }

    /// <summary>One of a former program, whose case cannot be told from its words, is left as it was given.</summary>
    private Outcome Lists(Receipt receipt)
    {
        var (sheet, differences) = (receipt.Sheet, new List<(ReplayDifference, string)>());
        if ((receipt.Case ?? SheetAgain.CaseOf(old, sheet)) is not { } given) return new Outcome(1, differences);
        foreach (var day in changed.Contains(sheet.Entry) ? days : days.Take(1))
        {
            var (was, is_) = (SheetAgain.Of(old, given, sheet.Locale, day), SheetAgain.Of(now, given, sheet.Locale, day));
            if (was is null ? is_ is null : is_ is not null && SaidPieces.Of(was).SequenceEqual(SaidPieces.Of(is_))) continue;
            differences.Add((OfDay(Differing.Between(ToldAnswer.Of(was), ToldAnswer.Of(is_), sheet.Locale), day), sheet.Title));
        }

        return new Outcome(1, differences);
    }

    private ReplayDifference OfDay(ReplayDifference difference, DateOnly day) => day == days[0] ? difference : difference with { Day = day };

    private bool Touches(TurnResult turn) =>
        turn.Replies.Any(r => r.Answer.Entry is { } entry && changed.Contains(entry) || r.Answer.Also.Any(changed.Contains))
        || turn.State.EntriesOffered().Any(changed.Contains);

    /// <param name="Said">How many sentences were said.</param>
    private sealed record Outcome(int Said, IReadOnlyList<(ReplayDifference, string)> Differences);
}
