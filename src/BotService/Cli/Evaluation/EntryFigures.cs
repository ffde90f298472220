namespace BotService.Cli.Evaluation;

/// <summary>How the questions of one entry fared: counts, because there are few of each.</summary>
/// <param name="RightFirst">Without threshold.</param>
/// <param name="AnsweredWrong">About another entry.</param>
/// <param name="Refused">Called out of scope.</param>
internal sealed record EntryFigures(int N, int RightFirst, int AnsweredRight, int AnsweredWrong, int Refused)
{
    public static IReadOnlyDictionary<string, EntryFigures> Of(IEnumerable<Finding> inScope) => inScope
        .GroupBy(f => f.Question.Expected).OrderBy(g => g.Key, StringComparer.Ordinal)
        .ToDictionary(
            g => g.Key,
            g => new EntryFigures(
                g.Count(), g.Count(f => f.Rank == 1), g.Count(f => f.IsRight),
                g.Count(f => f.Act == Handling.Answered && !f.IsRight),
                g.Count(f => f.Act == Handling.Refused)),
            StringComparer.Ordinal);
}
