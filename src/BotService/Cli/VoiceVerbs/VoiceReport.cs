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
    private const int Shown = 50;

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
        {
            var samples = SpokenSample.Lists(release, locale, today).Concat(SpokenSample.Answers(release, locale, today));
            foreach (var sample in samples) Hear(sample, isTimed: locale == release.Locales[0]);
        }
        foreach (var sample in SpokenSample.Kinds(release, today)) Hear(sample, isTimed: false);
        return new VoiceReport(replies, breaths, longest, seconds, faults, times);

        void Hear(SpokenSample sample, bool isTimed)
        {
            var passages = speech.Write(sample.Reply);
            var all = passages.SelectMany(p => p.Breaths).ToList();
            (replies, breaths, seconds) = (replies + 1, breaths + all.Count, seconds + SpeakingTime.Of(passages));
            foreach (var breath in all.Where(b => b.Language == release.Locales[0]))
                longest = Math.Max(longest, breath.Text.Length);
            faults.AddRange(SpokenFaults.Of(sample.Reply.Sheet, passages).Select(fault => $"{sample.Name}: {fault}"));
            var entry = sample.Reply.Answer.Entry;
            if (isTimed && sample.Case is { } answers && entry is not null
                && release.Library.OpenQuestions(entry, answers, sample.Reply.Locale, today).Count == 0)
                times.Add(budget.Of(sample.Name, entry, answers, passages));
        }
    }

    public CallShare First => new(
        "first paper", CallBudget.ToFirst, [.. Times.Where(t => t.First is not null)], t => t.First!.Value);

    public CallShare Whole => new("whole list", CallBudget.Longest, Times, t => t.Whole);

    private object Summary() => new
    {
        Replies, Breaths, Longest, Seconds = Math.Round(Seconds), Faults, First = First.Summary(), Whole = Whole.Summary(),
    };

    private void Print(TextWriter output)
    {
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Replies} replies: {Breaths} breaths, the longest Chinese one of {Longest} characters, {Seconds / 3600:0.0} h"));
        foreach (var fault in Faults.Take(Shown)) output.WriteLine($"PROBLEM {fault}");
        var more = Faults.Count > Shown ? $", the first {Shown} shown" : "";
        output.WriteLine($"{Faults.Count} problems{more}");
        First.Print(output);
        Whole.Print(output);
    }
}
