using BotService.Bot;
using BotService.Bot.Rendering;
using BotService.Channels.Paper;
using BotService.Engine.Cases;
using BotService.Engine.Dialogs.Script;
using BotService.Engine.Knowledge.Checking;
using BotService.Engine.Knowledge.Loading;
using BotService.Tests.Channels.Paper;
using Microsoft.Extensions.Options;

namespace BotService.Tests.Bot.Rendering;

/// <summary>Every case of every entry in every language, through every renderer.</summary>
public class EveryCaseTests
{
    private static readonly AdaptiveSheet Cards = new(Options.Create(new SiteOptions()));
    private static readonly SheetPage Pages = new(TestPages.Wordings);
    private static readonly SheetDocument Documents = new(TestPages.Wordings);

    [Fact]
    public void Renderers_OfEveryCase_LoseNoWord()
    {
        var sheets = Sheets().ToList();

        Assert.True(sheets.Count > 100, $"only {sheets.Count} sheets");
        foreach (var sheet in sheets)
        {
            string[] words = [.. SheetWords.Of(sheet)];
            var receipt = SheetSamples.Receipt(sheet);
            SheetWords.AssertInOrder(words, CardReader.Text(Cards.Render(sheet, receipt.Id)));
            SheetWords.AssertInOrder(words, PlainSheet.Render(sheet, receipt.Id));
            SheetWords.AssertInOrder(words, SheetReader.Page(Pages.Render(receipt, "n", "http://x/c/r", "/c/r.odt", "/")));
            SheetWords.AssertInOrder(words, SheetReader.Document(Documents.Write(receipt, "http://x/c/r")));
        }
    }

    /// <summary>All combinations of answers, and the whole list with its conditions.</summary>
    private static IEnumerable<Sheet> Sheets()
    {
        var knowledge = KnowledgeLoader.Load(Path.Combine(TestPages.Root, "knowledge")).Knowledge;
        var script = DialogScriptLoader.Load(Path.Combine(TestPages.Root, "dialogs"), knowledge).Script;
        var writer = new SheetWriter(knowledge, script.SheetLabels);
        var lists = new ListMaker(knowledge);
        return from entry in knowledge.Entries.Values
               from version in entry.Versions
               from answers in Combinations.Of(version.Slots).Prepend([])
               from locale in knowledge.Locales
               select writer.Write(entry, lists.Make(entry, version, answers, version.InForce.From), locale, version.InForce.From);
    }
}
