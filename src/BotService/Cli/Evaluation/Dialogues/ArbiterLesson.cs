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
    public (Arbiter Arbiter, IReadOnlyList<(double Ridge, DialogueReport Report)> Tried) Learn(
        IReadOnlyList<Dialogue> dialogues)
    {
        var engine = release.EngineWith(release.Script.Arbiter);
        var lessons = dialogues.Select(d => Lesson(engine, d)).ToList();
        var tried = Ridges.Select(r => (r, Validate(dialogues, lessons, r))).ToList();
        var best = tried.MaxBy(t => t.Item2.Turns.Right - t.Item2.WrongList).r;
        return (ArbiterTrainer.Fit([.. own, .. lessons.SelectMany(l => l)], best), tried);
    }

    /// <summary>How many sentences had a right move at all.</summary>
    public (int Weighed, int Reachable) Reach(IReadOnlyList<Dialogue> dialogues)
    {
        var engine = release.EngineWith(release.Script.Arbiter);
        var all = dialogues.SelectMany(d => Lesson(engine, d)).ToList();
        return (all.Count, all.Count(t => t.Rewards.Max() >= Right));
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
        for (var i = 0; i < dialogue.Turns.Count; i++)
        {
            var turn = dialogue.Turns[i];
            var said = turn.Say ?? DialoguesCommand.Chosen(turn.Choose, came.LastOrDefault()?.Offers ?? []);
            var input = new Input(said, dialogue.Locale);
            var next = engine.Next(state, input, today);
            if (engine.Weigh(state, input, today) is { } weighing)
            {
                var rewards = weighing.Moves.Select(m => Reward(dialogue, came, i, m.Result)).ToList();
                lesson.Add(new WeighedTurn(
                    weighing.Circumstances, [.. weighing.Moves.Select(m => m.Move)], rewards));
                if (rewards.Max() > Reward(dialogue, came, i, next))
                    next = weighing.Moves[rewards.IndexOf(rewards.Max())].Result;
            }
            came.Add(new Came(next.Replies));
            state = next.State;
        }
        return lesson;
    }

    private static double Reward(Dialogue dialogue, IReadOnlyList<Came> before, int turn, TurnResult result)
    {
        var judge = new Judge(dialogue.Turns, [.. before, new Came(result.Replies)]);
        var faults = judge.Faults(turn);
        return faults.Count == 0 ? Right
            : judge.IsWrongList(turn) ? WrongList
            : faults.Contains("entry") || faults.Contains("kind") ? 0 : Near;
    }
}
