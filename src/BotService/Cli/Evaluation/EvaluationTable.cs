using System.Globalization;

namespace BotService.Cli.Evaluation;

/// <summary>The figures for reading.</summary>
internal static class EvaluationTable
{
    public static void Write(EvaluationReport report, TextWriter output)
    {
        var (i, between) = (report.InScope, report.Intervals);
        output.WriteLine($"in scope ({i.N} questions)");
        Line("right first, without threshold", i.Top1, i.N, between.Top1);
        Line("right among the first three", i.Top3, i.N, between.Top3);
        Line("answered right, or rightly asked back", i.AnsweredRight, i.N, between.AnsweredRight);
        Line("answered wrong", i.AnsweredWrong, i.N, between.AnsweredWrong);
        Line("asked back otherwise", i.AskedBack, i.N);
        Line("refused", i.Refused, i.N, between.Refused);
        if (report.Wishes is { } wishes) Line("of several wishes, taken up", wishes.Met, wishes.N);
        output.WriteLine($"out of scope ({report.OutOfScope.N} questions)");
        Line("refused", report.OutOfScope.Refused, report.OutOfScope.N, between.OutOfScopeRefused);
        Line("of the refused, out of scope", report.OutOfScope.Precision, null);
        output.WriteLine(Text($"  {"AUROC of the in-scope score",-40}{report.Auroc,8:F3}"));
        output.WriteLine($"dialogues ({report.MultiTurn.N})");
        Line("right at the end", report.MultiTurn.Right, report.MultiTurn.N, between.MultiTurn);
        output.WriteLine("right first by language");
        foreach (var (language, figures) in report.ByLanguage) Line(language, figures.Top1, figures.N);
        if (report.By is { } groups) Groups(groups, output);
        Reliability(report.Reliability, output);
        if (report.Confusions.Count > 0) output.WriteLine("commonest confusions (expected, came first)");
        foreach (var c in report.Confusions) output.WriteLine(Text($"  {c.N,4}  {c.Expected} -> {c.Found}"));
        output.WriteLine(Text($"  {"by entry",-40}{"asked",8}{"first",8}{"right",8}{"wrong",8}{"refused",9}"));
        foreach (var (id, e) in report.ByEntry)
            output.WriteLine(
                Text($"  {id,-40}{e.N,8}{e.RightFirst,8}{e.AnsweredRight,8}{e.AnsweredWrong,8}{e.Refused,9}"));
        output.WriteLine(Text($"turn: p50 {report.TurnMs.P50:F3} ms, p99 {report.TurnMs.P99:F3} ms"));
        if (report.Diff is { } diff) Difference(diff, output);

        void Line(string name, double share, int? of, Interval? interval = null) =>
            output.WriteLine(
                Text($"  {name,-40}{share,8:P1}") + (of is { } n ? Text($"  {Math.Round(share * n),4} of {n}") : "")
                + (interval is { } within ? Text($"  ({within.Low:P1} to {within.High:P1})") : ""));
    }

    private static void Groups(IReadOnlyDictionary<string, GroupFigures> groups, TextWriter output)
    {
        output.WriteLine(Text($"  {"by group",-40}{"asked",8}{"first",8}{"right",8}{"wrong",8}{"refused",9}"));
        foreach (var (name, g) in groups)
            output.WriteLine(
                Text($"  {name,-40}{g.N,8}{g.First,8:P0}{g.Right,8:P0}{g.Wrong,8:P0}{g.Refused,9:P0}"));
    }

    private static void Reliability(Reliability reliability, TextWriter output)
    {
        output.WriteLine(Text($"probability of the first entry: expected calibration error {reliability.Ece:F3}"));
        output.WriteLine(Text($"  {"given",-14}{"questions",10}{"mean",8}{"right",8}"));
        foreach (var bin in reliability.Bins)
            output.WriteLine(
                Text($"  {bin.From:F1} to {bin.To:F1}    {bin.N,10}{bin.Confidence,8:F2}{bin.Right,8:F2}"));
    }

    private static void Difference(RunDifference diff, TextWriter output)
    {
        output.WriteLine($"against the earlier run (release {diff.ReleaseBefore})");
        foreach (var f in diff.Figures)
            output.WriteLine(
                Text($"  {f.Name,-40}{f.Before,8:F3} -> {f.Now:F3}  ({f.Now - f.Before:+0.000;-0.000;0.000})"));
        output.WriteLine(
            Text($"  {diff.Better.Count} questions better, {diff.Worse.Count} worse; so uneven by chance: {diff.P:F3}"));
        if (diff.Better.Count > 0) output.WriteLine($"  better: {string.Join(' ', diff.Better)}");
        if (diff.Worse.Count > 0) output.WriteLine($"  worse: {string.Join(' ', diff.Worse)}");
        if (diff.OnlyBefore + diff.OnlyNow > 0)
            output.WriteLine($"  not in both: {diff.OnlyBefore} only before, {diff.OnlyNow} only now");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
