using BotService.Engine.Cases;
using BotService.Engine.Knowledge.Checking;
using BotService.Hosting;
using BotService.Sheets;
using BotService.Sheets.Odt;
using BotService.Tests.Channels.Line.Messages;
using BotService.Tests.Dialogs;
using BotService.Tests.Web;
using BotService.Web.Paper;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.Options;

namespace BotService.Tests.Sheets;

/// <summary>Sheets of a framed locale, of a sample of entries, through every renderer.</summary>
public class FramedSheetTests
{
    private static readonly AdaptiveSheet Cards = new(Options.Create(new SiteOptions()));
    private static readonly SheetDocument Documents = new(TestPages.Wordings);

    [Theory]
    [InlineData("vi")]
    [InlineData("id")]
    public async Task Renderers_OfAFramedLocale_LoseNoWord(string locale)
    {
        foreach (var sheet in Sheets(locale))
        {
            string[] words = [.. SheetWords.Of(sheet)];
            var receipt = SheetSamples.Receipt(sheet);
            SheetWords.AssertInOrder(words, CardReader.Text(Cards.Render(sheet, receipt.Id)));
            SheetWords.AssertInOrder(words, PlainSheet.Render(sheet, receipt.Id));
            SheetWords.AssertInOrder(words, SheetReader.Page(await PageAsync(sheet)));
            SheetWords.AssertInOrder(
                words, SheetReader.Document(Documents.Write(sheet, receipt.Id, receipt.At, "http://x/c/r")));
            var messages = ToLine.Write(ToLine.List(sheet, "A", "B"));
            Limits.AssertKept(messages);
            SheetWords.AssertInOrder(words, LineReader.Text(messages));
        }
    }

    [Fact]
    public async Task Page_SetsANameAndTheOneBesideInTwoColumns()
    {
        var sheet = Sheets("vi").First(s => s.Entry == "taipower.name-change");
        var page = new HtmlParser().ParseDocument(await PageAsync(sheet));
        var paper = sheet.Parts.First(p => p.Kind == PartKind.Documents).Items[0];
        var columns = page.QuerySelectorAll(".two").First(c => c.TextContent == paper.Text);
        Assert.Equal(
            paper.Columns, columns.Children.Where(c => c.ClassName != "bar").Select(c => c.TextContent));
    }

    private static async Task<string> PageAsync(Sheet sheet) => $"<main>{await Shown.MainAsync(ReceiptPage.Of(
        Shown.Visit(sheet.Locale, "/c/r"), SheetSamples.Receipt(sheet), [], TestPages.Wordings))}</main>";

    private static IEnumerable<Sheet> Sheets(string locale)
    {
        var library = RealEngine.Shared.Library;
        foreach (var entry in RealEngine.Shared.Knowledge.Entries.Values.Where((_, i) => i % 6 == 0)
            .Append(RealEngine.Shared.Knowledge.Entries["taipower.name-change"]))
        {
            if (entry.InForce(RealEngine.Today) is not { } version) continue;
            foreach (var answers in Combinations.Of(version.Slots).Prepend([]).Take(3))
                yield return library.Sheet(entry.Id, answers, locale, RealEngine.Today)!;
        }
    }
}
