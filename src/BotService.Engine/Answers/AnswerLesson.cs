using BotService.Engine.Intents;
using BotService.Engine.Knowledge;

namespace BotService.Engine.Answers;

/// <summary>
/// Learns what an answer that is found is worth, from the knowledge alone: each way of asking is put to an index that
/// does not know it, and to one that does not know its answer; the sentences out of scope have none.
/// </summary>
public static class AnswerLesson
{
    private const int Folds = 6;

    /// <summary>What each kind of example counts: answered by us, by nobody yet, and none of our business.</summary>
    private const double Known = 0.5, Unanswered = 0.3, Strange = 0.2;

    /// <param name="strange">Sentences about nothing in the knowledge base.</param>
    /// <returns>Also of how many ways held back the right answer came first. Without answers there is nothing to learn.</returns>
    public static (AnswerWorth Worth, int Asked, int First) Learn(
        KnowledgeBase knowledge, IRecognizer recognizer, IEnumerable<string> strange)
    {
        if (knowledge.Answers.Count == 0) return (AnswerWorth.Unlearnt, 0, 0);
        var finder = new AnswerFinder(knowledge);
        IReadOnlyList<AnswerItem> answers = [.. knowledge.Answers.Values];
        var seen = new List<Example>();
        for (var fold = 0; fold < Folds; fold++)
        {
            bool IsHeld(int place) => place % Folds == fold;
            Ask(new AnswerIndex(answers, a => AnswerFinder.WaysOf(a).Where((_, i) => !IsHeld(i))), Known,
                answers.SelectMany(a => AnswerFinder.WaysOf(a).Where((_, i) => IsHeld(i)).Select(w => (w, a.Id))));
            Ask(new AnswerIndex([.. answers.Where((_, i) => !IsHeld(i))], AnswerFinder.WaysOf), Unanswered,
                answers.Where((_, i) => IsHeld(i)).SelectMany(AnswerFinder.WaysOf).Select(w => (w, "")));
        }
        Ask(new AnswerIndex(answers, AnswerFinder.WaysOf), Strange, strange.Select(s => (s, "")));
        var kinds = seen.CountBy(e => e.Kind).ToDictionary();
        var learnt = LogisticRegression.Fit(
            [.. seen.Select(e => e.Looks)], [.. seen.Select(e => e.IsRight)],
            [.. seen.Select(e => e.Kind / kinds[e.Kind])]);
        return (AnswerWorth.Of(learnt), kinds[Known], seen.Count(e => e.IsRight));

        void Ask(AnswerIndex index, double kind, IEnumerable<(string Text, string Answer)> texts)
        {
            foreach (var (text, answer) in texts)
            {
                var recognised = recognizer.Recognize(text, RecognitionContext.None);
                if (finder.Look(index, text, recognised, _ => true) is var (item, looks))
                    seen.Add(new(kind, looks, item.Id == answer));
            }
        }
    }

    private readonly record struct Example(double Kind, double[] Looks, bool IsRight);
}
