using BotService.Engine.Dialogs;
using BotService.Engine.Intents;
using BotService.Engine.Knowledge;
using BotService.Engine.Language;
using BotService.Engine;

namespace BotService.Tests.Intents;

/// <summary>The recogniser as trained from the repository's own knowledge and sentences out of scope.</summary>
public class RepositoryRecognizerTests
{
    internal static readonly LoadedEngine Loaded = EngineLoader.Load(Folder("knowledge"), Folder("dialogs"));

    /// <summary>Calculators are found by their words and are none of the recogniser's.</summary>
    private static IEnumerable<Entry> Recognised => Loaded.Knowledge.Entries.Values.Where(e => e.Kind != EntryKind.Calculator);

    [Fact]
    public void Train_OwnUtterances_AreFoundFirst()
    {
        var asked = Recognised.SelectMany(e => e.Utterances.Values.SelectMany(u => u).Select(text => (e.Id, text))).ToArray();
        var right = asked.Count(a => Loaded.Recognizer!.Recognize(a.text, RecognitionContext.None).Candidates is [var best, ..] && best.Entry == a.Id);
        Assert.InRange((double)right / asked.Length, 0.97, 1);
    }

    [Fact]
    public void Train_HeldBackUtterances_StandAboveSentencesOutOfScope() =>
        Assert.InRange(Assert.IsType<Recognizer>(Loaded.Recognizer).HeldBackAuroc, 0.96, 1);

    [Fact]
    public void OutOfScope_Sentences_AreNoEntrysUtterancesAndNotDouble()
    {
        var utterances = Loaded.Knowledge.Entries.Values.SelectMany(e => e.Utterances.Values.SelectMany(u => u));
        var sentences = Loaded.Script.OutOfScope.Values.SelectMany(s => s);
        var texts = utterances.Distinct().Concat(sentences).Select(TextNormalizer.Normalize);
        Assert.Empty(texts.CountBy(t => t).Where(c => c.Value > 1 && Loaded.Script.OutOfScope.Values.Any(s => s.Select(TextNormalizer.Normalize).Contains(c.Key))).Select(c => c.Key));
    }

    private static string Folder(string name)
    {
        var directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "BotService.sln"))) directory = Path.GetDirectoryName(directory.TrimEnd(Path.DirectorySeparatorChar))!;
        return Path.Combine(directory, name);
    }
}
