using System.Diagnostics;
using BotService.Benchmarks.Load;
using BotService.Engine.Dialogs;

namespace BotService.Benchmarks.Measures;

/// <summary>The engine alone: one <c>Next</c> each, on one thread, without store or protocol.</summary>
internal static class EngineMeasure
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    public static Task RunAsync(Plan plan, Report report)
    {
        var (loaded, script) = Script.Load();
        var engine = loaded.Engine;
        Round(engine, script, new Times());
        Round(engine, script, new Times());
        var times = new Times();
        for (var round = 0; round < plan.EngineRounds; round++) Round(engine, script, times);

        report.Add(
            "engine alone, one turn", $"p50 {times.P50} ms, p99 {times.P99} ms", "p99 < 2 ms",
            $"{times.Count} turns: {script.Talks.Count} conversations and {script.Utterances.Count} utterances of {loaded.Knowledge.Entries.Count} entries, {plan.EngineRounds} times; longest {times.Most} ms");
        var danger = new Times();
        for (var round = 0; round < plan.EngineRounds; round++)
        {
            foreach (var (text, _) in script.Utterances)
            {
                var started = Stopwatch.GetTimestamp();
                loaded.Safety.Reader.Read(text, []);
                danger.Add(Stopwatch.GetElapsedTime(started));
            }
        }

        report.Add("hearing danger, one message", $"p50 {danger.P50} ms, p99 {danger.P99} ms", "p99 < 0.2 ms",
            $"{danger.Count} readings of every utterance; it is part of a turn");
        return Task.CompletedTask;
    }

    private static void Round(IDialogEngine engine, Script script, Times times)
    {
        foreach (var talk in script.Talks)
        {
            var state = Turn(null, new Input(null, talk.Locale));
            foreach (var said in talk.Turns) state = Turn(state, new Input(said, talk.Locale));
        }

        foreach (var (text, locale) in script.Utterances) Turn(null, new Input(text, locale));

        DialogState Turn(DialogState? state, Input input)
        {
            var started = Stopwatch.GetTimestamp();
            var result = engine.Next(state, input, Today);
            times.Add(Stopwatch.GetElapsedTime(started));
            return result.State;
        }
    }
}
