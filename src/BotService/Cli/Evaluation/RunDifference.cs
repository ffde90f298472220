namespace BotService.Cli.Evaluation;

/// <summary>What changed between a saved run and this one.</summary>
/// <param name="Better">Ids of the questions that were wrong and are right now.</param>
/// <param name="P">How probable so uneven a change is when better and worse are equally likely: the
/// exact two-sided sign test.</param>
/// <param name="OnlyBefore">Questions that this run was not asked.</param>
internal sealed record RunDifference(
    string ReleaseBefore, IReadOnlyList<FigureChange> Figures, IReadOnlyList<string> Better,
    IReadOnlyList<string> Worse, double P, int OnlyBefore, int OnlyNow)
{
    public static RunDifference Between(SavedRun before, SavedRun now)
    {
        var both = now.Questions.Where(q => before.Questions.ContainsKey(q.Key)).ToArray();
        string[] better = [.. both.Where(q => q.Value.Right && !before.Questions[q.Key].Right).Select(q => q.Key)];
        string[] worse = [.. both.Where(q => !q.Value.Right && before.Questions[q.Key].Right).Select(q => q.Key)];
        var (then, today) = (before.Report, now.Report);
        return new(
            before.Release,
            [
                new("inScope.top1", then.InScope.Top1, today.InScope.Top1),
                new("inScope.top3", then.InScope.Top3, today.InScope.Top3),
                new("inScope.answeredRight", then.InScope.AnsweredRight, today.InScope.AnsweredRight),
                new("inScope.answeredWrong", then.InScope.AnsweredWrong, today.InScope.AnsweredWrong),
                new("inScope.refused", then.InScope.Refused, today.InScope.Refused),
                new("outOfScope.refused", then.OutOfScope.Refused, today.OutOfScope.Refused),
                new("auroc", then.Auroc, today.Auroc),
                new("multiTurn.right", then.MultiTurn.Right, today.MultiTurn.Right),
            ],
            better, worse, Math.Round(SignTest(better.Length, worse.Length), 4), before.Questions.Count - both.Length,
            now.Questions.Count - both.Length);
    }

    internal static double SignTest(int one, int other)
    {
        var (n, fewer) = (one + other, Math.Min(one, other));
        var (tail, term) = (0.0, Math.Pow(0.5, n));
        for (var k = 0; k <= fewer; k++)
        {
            tail += term;
            term *= (double)(n - k) / (k + 1);
        }
        return Math.Min(1, 2 * tail);
    }
}

internal sealed record FigureChange(string Name, double Before, double Now);
