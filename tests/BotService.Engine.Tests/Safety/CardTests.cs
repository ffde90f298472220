using BotService.Engine;
using BotService.Engine.Dialogs;
using BotService.Engine.Safety;
using BotService.Tests.Dialogs;
using BotService.Tests.Knowledge;

namespace BotService.Tests.Safety;

/// <summary>The cards as data: complete in every language, short, with a source for all they say.</summary>
public sealed class CardTests(RealEngine real) : IClassFixture<RealEngine>
{
    /// <summary>A card that fills a small screen is not read.</summary>
    private const int MostLines = 7;

    private EmergencyCards Cards => real.Loaded.Safety.Cards;

    [Fact]
    public void Languages_AreTheFiveThatPeopleInTaiwanWrite() =>
        Assert.Equal(["en", "id", "th", "vi", "zh-TW"], Cards.Words.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Card_OfEveryKindAndLanguage_IsShort_AndNamesItsFirstNumberInTheFirstLine()
    {
        foreach (var (kind, card) in All())
        {
            Assert.Contains(card.Calls[0].Number, card.Lines[0], StringComparison.Ordinal);
            Assert.InRange(card.Lines.Count, 2, MostLines);
            Assert.All(card.Calls, c => Assert.Contains(c.Number, c.Label, StringComparison.Ordinal));
            Assert.NotEmpty(card.Sources);
            Assert.Equal(card.Language == "zh-TW", card.Operator is null);
            Assert.True(card.Operator is null
                || card.Operator.Contains(Cards.Kinds[kind].Say, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("kinds.yaml", "  \"119\": { source: nfa-escape }", "  \"119\": { source: hearsay }", "unknown source `hearsay`")]
    [InlineData("kinds.yaml", "advice: [stay-inside, lift-where]", "advice: [stay-inside, climb-out]", "`climb-out` has no source")]
    [InlineData("cards.th.yaml", "  lift: ", "  elevator: ", "`titles` has no words for `lift`")]
    [InlineData("examples.en.yaml", "lift:\n", "elevators:\n", "there is no kind `elevators`")]
    public void Data_WithAFault_IsRefusedAndNamed(string file, string right, string wrong, string problem)
    {
        var folder = Directory.CreateTempSubdirectory("botservice-safety-").FullName;
        try
        {
            foreach (var from in Directory.EnumerateFiles(
                Path.Combine(Shipped.Root, "dialogs"), "*.yaml", SearchOption.AllDirectories))
            {
                var to = Path.Combine(folder, Path.GetRelativePath(Path.Combine(Shipped.Root, "dialogs"), from));
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                File.Copy(from, to);
            }
            var changed = Path.Combine(folder, "safety", file);
            var text = File.ReadAllText(changed);
            Assert.Contains(right, text, StringComparison.Ordinal);
            File.WriteAllText(changed, text.Replace(right, wrong, StringComparison.Ordinal));
            var loaded = Release.Load(new ReleaseFolders(Shipped.Folder, folder));
            Assert.Null(loaded.Release);
            Assert.Contains(
                loaded.Problems,
                p => p.File.EndsWith(file, StringComparison.Ordinal)
                    && p.Message.Contains(problem, StringComparison.Ordinal));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private IEnumerable<(string Kind, EmergencyCard Card)> All() =>
        from kind in Cards.Kinds.Keys from language in Cards.Words.Keys select (kind, Cards.Write(kind, language));
}
