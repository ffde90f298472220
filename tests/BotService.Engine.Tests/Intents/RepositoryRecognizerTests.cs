using BotService.Engine.Dialogs;
using BotService.Engine.Intents;
using BotService.Engine.Knowledge;
using BotService.Engine.Language;
using BotService.Engine;
using BotService.Tests.Dialogs;

namespace BotService.Tests.Intents;

/// <summary>The recogniser as trained from the repository's own knowledge and sentences out of scope.</summary>
public class RepositoryRecognizerTests
{
    internal static Release Loaded => RealEngine.Shared;

    /// <summary>Calculators are found by their words and are none of the recogniser's.</summary>
    private static IEnumerable<Entry> Recognised =>
        Loaded.Knowledge.Entries.Values.Where(e => e.Kind != EntryKind.Calculator);

    [Fact]
    public void Train_OwnUtterances_AreFoundFirst()
    {
        var asked = Recognised.SelectMany(e => e.Utterances.Values.SelectMany(u => u).Select(text => (e.Id, text)))
            .ToArray();
        var right = asked.Count(
            a => IsFound(
                SupplierResolver.LeadOf(Loaded.Knowledge, a.Id),
                Loaded.Recognizer.Recognize(a.text, RecognitionContext.None)));
        Assert.InRange((double)right / asked.Length, 0.98, 1);

        // Who names no organisation is asked whose it is: the same procedure of another one may stand before it then.
        static bool IsFound(string entry, Recognition finding) =>
            finding.Candidates is [var best, ..] && EntryId.NameOf(best.Entry) == EntryId.NameOf(entry)
            && finding.Candidates.Take(Math.Max(1, finding.Choices)).Any(c => c.Entry == entry);
    }

    [Theory]
    [InlineData("Taiwan Water's hotline and offices", "twc.office-info")]
    [InlineData("Taipower's hotline and offices", "taipower.office-info")]
    public void Recognize_OrganisationSomethingBelongsTo_IsNamed(string text, string expected)
    {
        var finding = Loaded.Recognizer.Recognize(text, RecognitionContext.None);
        Assert.Equal((Outcome.Matched, expected), (finding.Outcome, finding.Candidates[0].Entry));
    }

    [Theory]
    [InlineData("軍眷優待要怎麼辦理", "military-discount")]
    [InlineData("我想改收電子帳單", "ebill")]
    public void Recognize_OfSeveralOrganisationsNoneNamed_AreEquals_InTheCataloguesOrder(string text, string procedure)
    {
        var finding = Loaded.Recognizer.Recognize(text, RecognitionContext.None);
        Assert.Equal(Outcome.Ambiguous, finding.Outcome);
        Assert.Equal([$"taipower.{procedure}", $"twc.{procedure}"], finding.Candidates.Take(2).Select(c => c.Entry));
        Assert.Equal(finding.Candidates[0].Score, finding.Candidates[1].Score, 0.01);
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
        Assert.Empty(
            texts.CountBy(t => t)
                .Where(c => c.Value > 1
                    && Loaded.Script.OutOfScope.Values.Any(s => s.Select(TextNormalizer.Normalize)
                        .Contains(c.Key))).Select(c => c.Key));
    }

    private static string Folder(string name)
    {
        var directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "BotService.sln")))
            directory = Path.GetDirectoryName(directory.TrimEnd(Path.DirectorySeparatorChar))!;
        return Path.Combine(directory, name);
    }
}
