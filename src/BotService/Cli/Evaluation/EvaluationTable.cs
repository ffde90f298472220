using System.Globalization;

namespace BotService.Cli.Evaluation;

/// <summary>The figures for reading.</summary>
internal static class EvaluationTable
{
    public static void Write(EvaluationReport report, TextWriter output)
    {
        var i = report.InScope;
        output.WriteLine($"in scope ({i.N} questions)");
        Line("right first, without threshold", i.Top1, i.N);
        Line("right among the first three", i.Top3, i.N);
        Line("answered right, or rightly asked back", i.AnsweredRight, i.N);
        Line("answered wrong", i.AnsweredWrong, i.N);
        Line("asked back otherwise", i.AskedBack, i.N);
        Line("refused", i.Refused, i.N);
        output.WriteLine($"out of scope ({report.OutOfScope.N} questions)");
        Line("refused", report.OutOfScope.Refused, report.OutOfScope.N);
        Line("of the refused, out of scope", report.OutOfScope.Precision, null);
        output.WriteLine(Text($"  {"AUROC of the in-scope score",-40}{report.Auroc,8:F3}"));
        output.WriteLine($"dialogues ({report.MultiTurn.N})");
        Line("right at the end", report.MultiTurn.Right, report.MultiTurn.N);
        output.WriteLine("right first by language");
        foreach (var (language, figures) in report.ByLanguage) Line(language, figures.Top1, figures.N);
        output.WriteLine(Text($"turn: p50 {report.TurnMs.P50:F3} ms, p99 {report.TurnMs.P99:F3} ms"));

        void Line(string name, double share, int? of) =>
            output.WriteLine(Text($"  {name,-40}{share,8:P1}") + (of is { } n ? Text($"  {Math.Round(share * n),4} of {n}") : ""));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
