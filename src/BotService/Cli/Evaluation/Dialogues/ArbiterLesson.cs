using BotService.Engine;
using BotService.Engine.Dialogs;

namespace BotService.Cli.Evaluation.Dialogues;

/// <summary>
/// Teaches the arbiter from labelled dialogues. Each is talked with a good clerk's moves, and on every sentence each
/// possible move is tried and judged; so a slip does not spoil what comes after it.
/// </summary>
/// <param name="own">What the conversations beside the entries teach.</param>
internal sealed class ArbiterLesson(Release release, IReadOnlyList<WeighedTurn> own, DateOnly today)
{
    private const double Right = 1, WrongList = -2, Near = 0.2;
    private const int Folds = 5;
    private static readonly double[] Ridges = [0.3, 1, 3, 10];

    /// <summary>The best ridge by cross-validation over whole dialogues, and what all of them teach with it.</summary>
    public Learnt Learn(IReadOnlyList<Dialogue> dialogues)
    {
        var engine = release.EngineWith(release.Script.Arbiter);
        var lessons = dialogues.Select(d => Lesson(engine, d)).ToList();
        var tried = Ridges.Select(r => (r, Validate(dialogues, lessons, r))).ToList();
        var best = tried.MaxBy(t => t.Item2.Turns.Right - t.Item2.WrongList).r;
        var all = lessons.SelectMany(l => l).ToList();
        return new Learnt(
            ArbiterTrainer.Fit([.. own, .. all], best), tried, all.Count, all.Count(t => t.Rewards.Max() >= Right));
    }

    private DialogueReport Validate(
        IReadOnlyList<Dialogue> dialogues, IReadOnlyList<IReadOnlyList<WeighedTurn>> lessons, double ridge)
    {
        var judged = new List<JudgedTurn>();
        for (var fold = 0; fold < Folds; fold++)
        {
            var arbiter = ArbiterTrainer.Fit(
                [.. own, .. lessons.Where((_, i) => i % Folds != fold).SelectMany(l => l)], ridge);
            var engine = release.EngineWith(arbiter);
            judged.AddRange(dialogues.Where((_, i) => i % Folds == fold)
                .SelectMany(d => DialoguesCommand.Talk(engine, d, today)));
        }
        return DialogueReport.Of(judged);
    }

    private List<WeighedTurn> Lesson(DialogEngine engine, Dialogue dialogue)
    {
        var state = engine.Next(null, new Input(null, dialogue.Locale), today).State;
        var (came, lesson) = (new List<Came>(), new List<WeighedTurn>());
        foreach (var turn in dialogue.Turns)
        {
            var said = turn.Say ?? DialoguesCommand.Chosen(turn.Choose, came.LastOrDefault()?.Offers ?? []);
            var (weighed, best) = engine.Weigh(state, new Input(said, dialogue.Locale), today)
                .Judge(result => Reward(dialogue, came, result));
            if (weighed is not null) lesson.Add(weighed);
            came.Add(new Came(best.Replies));
            state = best.State;
        }
        return lesson;
    }

    private static double Reward(Dialogue dialogue, IReadOnlyList<Came> before, TurnResult result)
    {
        var turn = before.Count;
        var judge = new Judge(dialogue.Turns, [.. before, new Came(result.Replies)]);
        var faults = judge.Faults(turn);
        return faults.Count == 0 ? Right
            : judge.IsWrongList(turn) ? WrongList
            : faults.Contains("entry") || faults.Contains("kind") ? 0 : Near;
    }
}

/// <summary>What labelled dialogues taught.</summary>
/// <param name="Tried">Each ridge with what it came to on dialogues held apart.</param>
/// <param name="Weighed">How many sentences there were to decide on.</param>
/// <param name="Reachable">How many of them had a right move at all.</param>
internal sealed record Learnt(
    Arbiter Arbiter, IReadOnlyList<(double Ridge, DialogueReport Report)> Tried, int Weighed, int Reachable);
