using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using BotService.Cli;
using BotService.Engine;
using BotService.Engine.Intents;
using BotService.Tests.Review.Misses;

namespace BotService.Benchmarks.Grouping;

/// <summary>
/// <c>grouping [--json] [FIRST [DRAWS]]</c>: how well questions without an answer are put together, and how quickly. Which
/// entries are taken out is drawn anew <c>DRAWS</c> times (10), from the number <c>FIRST</c> (11) on.
/// </summary>
internal static class GroupingVerb
{
    public const string Name = "grouping";

    private const int Many = 10_000, First = 11, Draws = 10;

    /// <returns>The exit code.</returns>
    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        if (Startup.LoadOrReport() is not { } release) return ExitCode.BadData;
        var numbers = args.Skip(1).Where(a => !a.StartsWith('-'))
            .Select(a => int.TryParse(a, CultureInfo.InvariantCulture, out var number) ? number : -1).ToArray();
        if (numbers.Any(n => n < 0) || numbers.Length > 2)
        {
            error.WriteLine("grouping [--json] [FIRST [DRAWS]]");
            return ExitCode.Failed;
        }

        var (first, draws) = (numbers.ElementAtOrDefault(0) is > 0 and var given ? given : First, numbers.Length > 1 ? numbers[1] : Draws);
        var shown = Enumerable.Range(first, draws).Select(n => TakenOut.Of(release, n)).ToList();
        var seconds = TimeMany(release);
        if (args.Contains("--json")) output.WriteLine(JsonSerializer.Serialize(new { draws = shown, many = Many, seconds }));
        else Print(shown, seconds, output);
        return ExitCode.Ok;
    }

    private static void Print(List<TakenOut> shown, double seconds, TextWriter output)
    {
        output.WriteLine("| draw | questions | groups | B³ precision | recall | F1 | fifty at a time: precision | recall | F1 |");
        output.WriteLine("|---|---|---|---|---|---|---|---|---|");
        foreach (var one in shown) output.WriteLine(Row($"{one.Number}", one));
        output.WriteLine(Row("mean", new TakenOut(
            0, (int)shown.Average(d => d.Questions), (int)shown.Average(d => d.Groups), Mean(shown.Select(d => d.AtOnce)),
            Mean(shown.Select(d => d.AsTheyCome)))));
        output.WriteLine(FormattableString.Invariant($"{Many} new questions grouped in {seconds:0.0} s"));
    }

    private static string Row(string name, TakenOut d) => FormattableString.Invariant(
        $"| {name} | {d.Questions} | {d.Groups} | {d.AtOnce.Precision:0.000} | {d.AtOnce.Recall:0.000} | {d.AtOnce.F1:0.000} | ")
        + FormattableString.Invariant($"{d.AsTheyCome.Precision:0.000} | {d.AsTheyCome.Recall:0.000} | {d.AsTheyCome.F1:0.000} |");

    private static BCubed Mean(IEnumerable<BCubed> all) => new(all.Average(b => b.Precision), all.Average(b => b.Recall));

    /// <summary>Utterances of all entries, each behind the beginning of another, none twice.</summary>
    private static double TimeMany(Release release)
    {
        var all = release.Knowledge.Entries.Values.SelectMany(e => e.Utterances.Values).SelectMany(u => u).ToArray();
        var texts = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; texts.Count < Many; i++)
        {
            var other = all[i * 31 % all.Length];
            texts.Add($"{other[..Math.Min(3, other.Length)]} {all[i * 7 % all.Length]}");
        }

        var started = Stopwatch.GetTimestamp();
        var reader = new QuestionReader(release.Knowledge, release.Script.OutOfScope, release.Recognizer);
        new QuestionGroups().Join([.. texts.Select(reader.Read)]);
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
