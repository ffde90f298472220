using BotService.Engine.Intents;

namespace BotService.Cli.Evaluation;

/// <summary>
/// The figures of one evaluation, in the shape of <c>evaluate --json</c>. Shares are 0…1; top1 and top3 know no
/// threshold, the rest is at the operating point.
/// </summary>
internal sealed record EvaluationReport(
    InScopeFigures InScope,
    OutOfScopeFigures OutOfScope,
    double Auroc,
    MultiTurnFigures MultiTurn,
    IReadOnlyDictionary<string, LanguageFigures> ByLanguage,
    TurnFigures TurnMs)
{
    public required ShareIntervals Intervals { get; init; }

    public required Reliability Reliability { get; init; }

    public required IReadOnlyList<Confusion> Confusions { get; init; }

    public required IReadOnlyDictionary<string, EntryFigures> ByEntry { get; init; }

    /// <summary>Of the questions that ask for several things; null where none does.</summary>
    public WishFigures? Wishes { get; init; }

    /// <summary>By what was asked for; null where nothing was.</summary>
    public IReadOnlyDictionary<string, GroupFigures>? By { get; init; }

    /// <summary>Against an earlier run, where one was given.</summary>
    public RunDifference? Diff { get; init; }

    public static EvaluationReport Of(
        IReadOnlyList<Finding> findings, IReadOnlyList<double> milliseconds, Grouping? by = null)
    {
        var inScope = findings.Where(f => f.Question is { IsDialogue: false, IsOutOfScope: false }).ToArray();
        var outOfScope = findings.Where(f => f.Question is { IsDialogue: false, IsOutOfScope: true }).ToArray();
        var dialogues = findings.Where(f => f.Question.IsDialogue).ToArray();
        var several = inScope.Where(f => f.Question.Wishes.Length > 1).ToArray();
        var refusedOutOfScope = outOfScope.Count(f => f.IsRight);
        var refusedInScope = inScope.Count(f => f.Act == Handling.Refused);
        return new(
            new(
                inScope.Length,
                Share(inScope, f => f.Rank == 1),
                Share(inScope, f => f.Rank <= 3),
                Share(inScope, f => f.IsRight),
                Share(inScope, f => f.Act == Handling.Answered && !f.IsRight),
                Share(inScope, f => f.Act == Handling.AskedBack && !f.IsRight),
                Share(inScope, f => f.Act == Handling.Refused)),
            new(outOfScope.Length, Share(outOfScope, f => f.IsRight),
                Ratio(refusedOutOfScope, refusedOutOfScope + refusedInScope)),
            Round(Metrics.Auroc([.. inScope.Select(f => f.InScope)], [.. outOfScope.Select(f => f.InScope)])),
            new(dialogues.Length, Share(dialogues, f => f.IsRightAtTheEnd)),
            inScope.GroupBy(f => f.Question.Language).OrderByDescending(g => g.Count()).ToDictionary(
                g => g.Key, g => new LanguageFigures(g.Count(), Share([.. g], f => f.Rank == 1)),
                StringComparer.Ordinal),
            new(Round(Metrics.Quantile(milliseconds, 0.5)), Round(Metrics.Quantile(milliseconds, 0.99))))
        {
            Intervals = new(
                Between(inScope, f => f.Rank == 1), Between(inScope, f => f.Rank <= 3),
                Between(inScope, f => f.IsRight),
                Between(inScope, f => f.Act == Handling.Answered && !f.IsRight), Between(inScope, f => f.Act == Handling.Refused),
                Between(outOfScope, f => f.IsRight), Between(dialogues, f => f.IsRightAtTheEnd)),
            Reliability = Reliability.Of(inScope.Concat(outOfScope)),
            Confusions = Confusion.Of(findings),
            ByEntry = EntryFigures.Of(inScope),
            Wishes = several.Length == 0 ? null : new(several.Length, Round(several.Average(f => f.WishesMet))),
            By = by is { } grouping ? GroupFigures.Of(findings, grouping) : null,
        };
    }

    private static Interval Between(IReadOnlyCollection<Finding> findings, Func<Finding, bool> counts) =>
        Interval.Wilson(findings.Count(counts), findings.Count);

    private static double Share(IReadOnlyCollection<Finding> findings, Func<Finding, bool> counts) =>
        Ratio(findings.Count(counts), findings.Count);

    private static double Ratio(int part, int whole) => whole == 0 ? 0 : Round((double)part / whole);

    private static double Round(double value) => Math.Round(value, 4);
}

/// <param name="N">How many in-scope questions; dialogues are counted apart.</param>
/// <param name="AnsweredRight">Answered about an accepted entry, or asked back where entries of two
/// organisations are accepted.</param>
/// <param name="AskedBack">Asked back in all other cases. With right, wrong and refused it adds up to 1.</param>
internal sealed record InScopeFigures(
    int N, double Top1, double Top3, double AnsweredRight, double AnsweredWrong, double AskedBack, double Refused);

/// <param name="Refused">No procedure was given.</param>
/// <param name="Precision">Of all that was refused, the share that was out of scope.</param>
internal sealed record OutOfScopeFigures(int N, double Refused, double Precision);

internal sealed record MultiTurnFigures(int N, double Right);

/// <param name="N">Questions that ask for more than one thing.</param>
/// <param name="Met">The mean share of what each asks for that was taken up.</param>
internal sealed record WishFigures(int N, double Met);

internal sealed record LanguageFigures(int N, double Top1);

internal sealed record TurnFigures(double P50, double P99);

/// <summary>The 95 % intervals of the shares above; out of scope: refused; dialogues: right.</summary>
internal sealed record ShareIntervals(
    Interval Top1, Interval Top3, Interval AnsweredRight, Interval AnsweredWrong, Interval Refused,
    Interval OutOfScopeRefused, Interval MultiTurn);
