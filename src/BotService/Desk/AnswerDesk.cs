using BotService.Engine;
using BotService.Engine.Dialogs;
using BotService.Engine.Intents;
using BotService.Engine.Library;

namespace BotService.Desk;

/// <summary>Asks the engine as a conversation's first turn would, and lays what it finds beside each other.</summary>
internal sealed class AnswerDesk(Release release, IExplainer explainer) : IAnswerDesk
{
    private const int Most = 3;

    private readonly ILibrary library = release.Library;

    public DeskLook Look(DeskAsk ask, DateOnly today)
    {
        var problems = new List<DeskProblem>();
        var turn = ask.Text.Length == 0 ? null : release.Engine.Next(null, new Input(ask.Text, ask.Locale), today);
        var why = ask.Text.Length == 0 ? null : explainer.Explain(ask.Text, RecognitionContext.None);
        var outcome = why?.Finding.Outcome ?? Outcome.NoInput;
        var about = Chosen(ask, problems) ?? Meant(turn, why);
        return new DeskLook(
            ask, outcome, Candidates(ask, why), why is null ? [] : Reasons.Doubts(why), Answer(ask, today), Danger(turn),
            about is null ? null : new CaseMaker(library, release.Cases).Make(
                ask, library.Card(about, ask.Locale)!, turn?.State, today, problems),
            problems);
    }

    private string? Chosen(DeskAsk ask, List<DeskProblem> problems)
    {
        if (ask.Entry is not { } entry) return null;
        if (library.Card(entry, ask.Locale) is not null) return entry;
        problems.Add(new(DeskProblemKind.UnknownEntry, CaseMaker.Short(entry)));
        return null;
    }

    /// <summary>What the assistant would talk about; where it would ask which is meant, the most probable.</summary>
    private static string? Meant(TurnResult? turn, Explanation? why) =>
        turn?.State.Topic?.Entry
        ?? (why?.Finding is { Outcome: Outcome.Matched or Outcome.Ambiguous, Candidates: [var best, ..] } ? best.Entry : null);

    private IReadOnlyList<DeskCandidate> Candidates(DeskAsk ask, Explanation? why) => why is null ? []
        : [.. why.Finding.Candidates.Take(Math.Min(Most, why.Entries.Count)).Select((c, i) => new DeskCandidate(
            library.Card(c.Entry, ask.Locale)!, c.Probability, Reasons.Of(why, i)))];

    private AnswerCard? Answer(DeskAsk ask, DateOnly today) => ask.Text.Length > 0 && release.LikelyAnswer(ask.Text) is { } id
        ? library.Answer(id, ask.Locale, today) : null;

    private static DeskDanger? Danger(TurnResult? turn) =>
        turn?.Replies.FirstOrDefault(r => r.Kind == ReplyKind.Emergency) is { } card
            ? new(card.Text, card.Calls is { Count: > 0 } calls ? calls : turn.Replies[^1].Calls) : null;
}
