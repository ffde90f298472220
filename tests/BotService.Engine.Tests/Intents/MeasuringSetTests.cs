using System.Text.Json;
using BotService.Engine.Answers;
using BotService.Engine.Language;
using BotService.Tests.Knowledge;

namespace BotService.Tests.Intents;

/// <summary>The evaluation questions measure; whoever trains on them measures nothing.</summary>
public sealed class MeasuringSetTests
{
    private static readonly string Questions = Path.Combine(
        Shipped.Root, "..", "shared", "eval", "questions-dev.jsonl");

    [MeasuringSetFact]
    public void Examples_AreNoneOfTheMeasuringQuestions()
    {
        var asked = File.ReadLines(Questions).Select(l => JsonDocument.Parse(l).RootElement)
            .SelectMany(q => q.TryGetProperty("turns", out var turns)
                ? turns.EnumerateArray().Select(t => t.GetString()!) : [q.GetProperty("q").GetString()!])
            .Select(TextNormalizer.Normalize).ToHashSet();
        var loaded = new Dialogs.RealEngine().Loaded;
        var examples = loaded.Knowledge.Entries.Values.SelectMany(e => e.Utterances.Values.SelectMany(u => u))
            .Concat(loaded.Knowledge.Answers.Values.SelectMany(AnswerFinder.WaysOf))
            .Concat(loaded.Script.OutOfScope.Values.SelectMany(s => s))
            .Concat(EmbeddedText.Lines("BotService.Engine.Intents.follow-ups.txt"));
        Assert.DoesNotContain(examples, e => asked.Contains(TextNormalizer.Normalize(e)));
    }

    private sealed class MeasuringSetFactAttribute : FactAttribute
    {
        public MeasuringSetFactAttribute()
        {
            if (!File.Exists(Questions)) Skip = "The measuring set is not beside this checkout.";
        }
    }
}
