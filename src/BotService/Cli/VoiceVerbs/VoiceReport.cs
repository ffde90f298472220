using System.Globalization;
using System.Text.Json;
using BotService.Channels.Voice.Speaking;
using BotService.Engine;

namespace BotService.Cli.VoiceVerbs;

/// <summary><c>voice check</c>: everything spoken once, held against what an ear can take.</summary>
/// <param name="Longest">Characters of the longest Chinese breath.</param>
/// <param name="Faults">What is wrong, with the reply it was heard in.</param>
/// <param name="Times">Of every settled case in the default language.</param>
internal sealed record VoiceReport(
    int Replies, int Breaths, int Longest, double Seconds, IReadOnlyList<string> Faults, IReadOnlyList<CallTime> Times)
{
    private const int Slowest = 10, Shown = 50;

    public static int Run(Release release, DateOnly today, bool json, TextWriter output)
    {
        var report = Of(release, today);
        if (json) output.WriteLine(JsonSerializer.Serialize(report.Summary(), JsonSerializerOptions.Web));
        else report.Print(output);
        return report.Faults.Count == 0 ? ExitCode.Ok : ExitCode.Failed;
    }

    public static VoiceReport Of(Release release, DateOnly today)
    {
        var speech = new SpeechWriter(() => release.Pages);
        var (faults, times) = (new List<string>(), new List<CallTime>());
        var (replies, breaths, longest, seconds) = (0, 0, 0, 0.0);
        var budget = new CallBudget(release, speech, release.Locales[0], today);
        foreach (var locale in release.Locales)
            foreach (var sample in SpokenSample.Lists(release, locale, today).Concat(SpokenSample.Answers(release, locale)))
                Hear(sample, isTimed: locale == release.Locales[0]);
        foreach (var sample in SpokenSample.Kinds(release, today)) Hear(sample, isTimed: false);
        return new VoiceReport(replies, breaths, longest, seconds, faults, times);

        void Hear(SpokenSample sample, bool isTimed)
        {
            var passages = speech.Write(sample.Reply);
            var all = passages.SelectMany(p => p.Breaths).ToList();
            (replies, breaths, seconds) = (replies + 1, breaths + all.Count, seconds + SpeakingTime.Of(passages));
            longest = Math.Max(longest, all.Where(b => b.Language == release.Locales[0]).Select(b => b.Text.Length).DefaultIfEmpty().Max());
            faults.AddRange(SpokenFaults.Of(sample.Reply.Sheet, passages).Select(fault => $"{sample.Name}: {fault}"));
            var entry = sample.Reply.Answer.Entry;
            if (isTimed && sample.Case is { } answers && entry is not null
                && release.Library.OpenQuestions(entry, answers, sample.Reply.Locale, today).Count == 0)
                times.Add(budget.Of(sample.Name, entry, answers, passages));
        }
    }

    private IReadOnlyList<CallTime> WithPapers => [.. Times.Where(t => t.First is not null)];

    private (int Good, int All) Within(IEnumerable<CallTime> times, Func<CallTime, bool> good)
    {
        var entries = times.GroupBy(t => t.Entry).ToList();
        return (entries.Count(entry => entry.All(good)), entries.Count);
    }

    private (int Good, int All) First => Within(WithPapers, t => t.First <= CallBudget.ToFirst);

    private (int Good, int All) Whole => Within(Times, t => t.Whole <= CallBudget.Longest);

    private object Summary() => new
    {
        Replies, Breaths, Longest, Seconds = Math.Round(Seconds), Faults,
        First = new { First.Good, First.All, Cases = WithPapers.Count, CasesGood = WithPapers.Count(t => t.First <= CallBudget.ToFirst) },
        Whole = new { Whole.Good, Whole.All, Cases = Times.Count, CasesGood = Times.Count(t => t.Whole <= CallBudget.Longest) },
        SlowestFirst = WithPapers.OrderByDescending(t => t.First).Take(Slowest),
        SlowestWhole = Times.OrderByDescending(t => t.Whole).Take(Slowest),
    };

    private void Print(TextWriter output)
    {
        output.WriteLine(Say($"{Replies} replies spoken: {Breaths} breaths, the longest Chinese one of {Longest} characters, {Seconds / 3600:0.0} h in all"));
        foreach (var fault in Faults.Take(Shown)) output.WriteLine($"PROBLEM {fault}");
        output.WriteLine(Faults.Count > Shown ? $"{Faults.Count} problems, the first {Shown} shown" : $"{Faults.Count} problems");
        Budget(output, "first paper", CallBudget.ToFirst, First, WithPapers, t => t.First!.Value);
        Budget(output, "whole list", CallBudget.Longest, Whole, Times, t => t.Whole);
    }

    private static void Budget(
        TextWriter output, string what, double limit, (int Good, int All) entries, IReadOnlyList<CallTime> times,
        Func<CallTime, double> seconds)
    {
        var good = times.Count(t => seconds(t) <= limit);
        output.WriteLine(Say($"{what} within {limit:0} s of the call: {entries.Good} of {entries.All} entries in every case ({100.0 * entries.Good / Math.Max(1, entries.All):0.0} %), {good} of {times.Count} cases ({100.0 * good / Math.Max(1, times.Count):0.0} %); the slowest:"));
        foreach (var time in times.GroupBy(t => t.Entry).Select(e => e.MaxBy(seconds)!).OrderByDescending(seconds).Take(Slowest))
            output.WriteLine(Say($"  {seconds(time),6:0.0} s  {time.Questions} questions  {time.Name}"));
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
