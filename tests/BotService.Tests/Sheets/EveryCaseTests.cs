using BotService.Tests.Dialogs;
using BotService.Conversations;
using BotService.Engine.Calculators;
using BotService.Engine.Cases;
using BotService.Engine.Dialogs.Script;
using BotService.Engine.Knowledge.Checking;
using BotService.Engine.Knowledge.Loading;
using BotService.Hosting;
using BotService.Sheets;
using BotService.Sheets.Odt;
using BotService.Tests.Web;
using BotService.Web.Paper;
using BotService.Web.Site;
using Microsoft.Extensions.Options;
using Moq;

namespace BotService.Tests.Sheets;

/// <summary>Every case of every entry in every language, through every renderer.</summary>
public class EveryCaseTests
{
    private static readonly AdaptiveSheet Cards = new(Options.Create(new SiteOptions()));
    private static readonly SheetDocument Documents = new(TestPages.Wordings);
    private static readonly string[] NoCalculators = [];
    private static readonly ICalculators Calculators = Mock.Of<ICalculators>(c => c.Ids == NoCalculators);

    [Fact]
    public async Task Renderers_OfEveryCase_LoseNoWord()
    {
        var sheets = Sheets().ToList();

        Assert.True(sheets.Count > 100, $"only {sheets.Count} sheets");
        foreach (var sheet in sheets)
        {
            string[] words = [.. SheetWords.Of(sheet)];
            var receipt = SheetSamples.Receipt(sheet);
            string[] asked = [.. SheetWords.Asked(sheet)];
            var page = ReceiptPage.Of(Shown.Visit(sheet.Locale, "/c/r"), receipt, [], TestPages.Wordings);
            foreach (var rendered in (string[])[
                CardReader.Text(Cards.Render(sheet, receipt.Id)), PlainSheet.Render(sheet, receipt.Id),
                SheetReader.Page($"<main>{await Shown.MainAsync(page)}</main>"),
                SheetReader.Document(Documents.Write(sheet, receipt.Id, receipt.At, "http://x/c/r"))])
            {
                SheetWords.AssertInOrder(words, rendered);
                SheetWords.AssertInOrder(asked, rendered);
            }
        }
    }

    /// <summary>The entry's own page and document, for every answer that its form can send.</summary>
    [Fact]
    public async Task EntryPage_OfEveryCase_LosesNoWord()
    {
        var library = RealEngine.Shared.Library;
        var today = Library.LibraryTests.Today;
        foreach (var entry in Knowledge.Shipped.Knowledge.Knowledge.Entries.Values)
        {
            if (entry.InForce(today) is not { } version) continue;
            foreach (var answers in Combinations.Of(version.Slots).Prepend([]))
            {
                foreach (var words in TestPages.Wordings.All)
                {
                    var sheet = library.Sheet(entry.Id, answers, words.Locale, today)!;
                    var page = EntryPage.Of(
                        Shown.Visit(words.Locale, $"/entries/{entry.Id}", today),
                        library.Card(entry.Id, words.Locale)!,
                        new EntryAnswers(answers, Engine.Library.Locality.Anywhere, null), library, Calculators);
                    var html = await Shown.MainAsync(page);

                    SheetWords.AssertInOrder(SheetWords.Of(sheet), SheetReader.Page($"<main>{html}</main>"));
                    SheetWords.AssertInOrder(
                        SheetWords.Of(sheet),
                        SheetReader.Document(Documents.Write(sheet, null, SheetSamples.At, "http://x/entries")));
                }
            }
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
               select writer.Write(
                   entry, lists.Make(entry, version, answers, version.InForce.From), locale, version.InForce.From);
    }
}
