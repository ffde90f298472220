using System.Diagnostics;
using BotService.Engine.Dialogs;
using BotService.Engine.Intents;

namespace BotService.Cli.Evaluation;

/// <summary>
/// Asks the recogniser for the ranking and the dialog engine for what it does, and times the engine's turns.
/// </summary>
/// <param name="today">The day on which the questions are asked.</param>
/// <param name="labelOf">The label of an entry: what several suppliers tell of the same matter is labelled as the
/// lead's, a narrower matter as the broader one.</param>
internal sealed class Evaluator(
    IRecognizer recognizer, Func<IDialogEngine> engines, DateOnly today, Func<string, string>? labelOf = null)
{
    /// <summary>The evaluation's name for being given a person, which is no entry of the knowledge base.</summary>
    public const string HumanAgent = "any.human-agent";

    private readonly List<double> milliseconds = [];

    public IReadOnlyList<double> Milliseconds => milliseconds;

    public Finding Ask(EvaluationQuestion question)
    {
        var last = Talk(question.Turns);
        var (act, entries) = Read(last);
        if (question.IsDialogue) return new(question, [], 0, null, act, entries);
        var recognition = recognizer.Recognize(question.Turns[0], RecognitionContext.None);
        IReadOnlyList<string> ranking =
            [.. entries.Where(e => e == HumanAgent),
                .. recognition.Candidates.Select(c => Label(c.Entry)).Distinct(StringComparer.Ordinal)];
        var byRecognizer = recognition.Candidates.Count > 0 && ranking[0] == Label(recognition.Candidates[0].Entry);
        return new(question, ranking, recognition.InScope, byRecognizer ? recognition.Candidates[0] : null,
            act, entries);
    }

    private TurnResult Talk(IReadOnlyList<string> turns)
    {
        var engine = engines();
        TurnResult? last = null;
        foreach (var text in turns)
        {
            var started = Stopwatch.GetTimestamp();
            last = engine.Next(last?.State, new Input(text, Locale: null), today);
            milliseconds.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        return last!;
    }

    private string Label(string entry) => labelOf?.Invoke(entry) ?? entry;

    private (Handling Act, IReadOnlySet<string> Entries) Read(TurnResult turn)
    {
        var asksBack = turn.Replies.Any(r => r.Kind == ReplyKind.Choices);
        if (asksBack)
        {
            var offered = turn.Events.OfType<TurnEvent.Recognised>().Select(e => e.Recognition)
                .Where(r => r.Outcome == Outcome.Ambiguous)
                .SelectMany(r => r.Candidates.Take(Math.Max(r.Choices, 2)).Select(c => c.Entry))
                .Concat(turn.State.EntriesOffered());
            return (Handling.AskedBack, offered.Select(Label).ToHashSet(StringComparer.Ordinal));
        }
        if (turn.Replies.Any(r => r.Kind == ReplyKind.Handoff))
            return (Handling.Answered, new HashSet<string>(StringComparer.Ordinal) { HumanAgent });
        var answered =
            turn.Replies.Where(
                r => r.Kind is not (ReplyKind.Emergency or ReplyKind.Fallback or ReplyKind.Smalltalk
                    or ReplyKind.Greeting or ReplyKind.Menu))
            .SelectMany(r => r.Answer.Also.Append(r.Answer.Entry)).OfType<string>().Select(Label).ToHashSet(StringComparer.Ordinal);
        return answered.Count > 0 ? (Handling.Answered, answered) : (Handling.Refused, answered);
    }
}
