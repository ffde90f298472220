using System.Text.RegularExpressions;
using BotService.Engine.Cases;
using BotService.Sheets;
using BotService.Tests.Sheets;
using BotService.Web.Paper;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace BotService.Tests.Web.Paper;

public class SheetPageTests
{
    private const string Address = "http://x/c/r-0123456789abcdef";

    [Fact]
    public void Page_OfAnySheet_LosesNoWord()
    {
        foreach (var sheet in SheetSamples.All)
        {
            var page = Parse(sheet);

            SheetWords.AssertInOrder(
                [.. SheetWords.Of(sheet), "r-0123456789abcdef", Address], page.Body!.TextContent);
            Assert.Superset(
                SheetWords.Addresses(sheet).ToHashSet(),
                page.QuerySelectorAll("a").Select(a => a.GetAttribute("href")!).ToHashSet());
        }
    }

    [Fact]
    public void Page_WithHostileWords_HasNoScriptAndNoForeignElement()
    {
        var page = Parse(SheetSamples.WithHostileWords);

        Assert.Empty(
            page.QuerySelectorAll("script, b, iframe, img, object, [onclick], [style], a[href^='javascript']"));
    }

    [Fact]
    public void Page_OfChecklist_HasOneLabelledBoxPerDocumentAndForm()
    {
        var sheet = SheetSamples.Plain();
        var page = Parse(sheet);

        var boxes = page.QuerySelectorAll("input[type=checkbox]");

        Assert.Equal(
            sheet.Parts.Where(p => p.Kind is PartKind.Documents or PartKind.Forms).SelectMany(p => p.Items)
                .Select(i => i.Text),
            boxes.Select(box => page.QuerySelector($"label[for='{box.Id}']")!.TextContent));
    }

    [Theory]
    [InlineData("zh-TW", "en")]
    [InlineData("en", "zh-TW")]
    public void Page_WhoeverVisits_IsInTheLanguageOfTheSheet(string locale, string visitor)
    {
        var page = ReceiptPage.Of(
            Shown.Visit(visitor, "/c/x"), SheetSamples.Receipt(SheetSamples.Plain(locale)), [], TestPages.Wordings);

        Assert.Equal(locale, page.Visit.Locale);
        Assert.True(page.HasOneLanguage);
    }

    [Fact]
    public void Page_OfSheet_HasOneTitleAndAHeadingPerPart()
    {
        var sheet = SheetSamples.Plain();
        var page = Parse(sheet);

        Assert.Equal(sheet.Title, Assert.Single(page.QuerySelectorAll("h1")).TextContent);
        Assert.Equal(
            sheet.Parts.Select(p => p.Heading),
            page.QuerySelectorAll(".part:not(.sources) h2").Select(h => h.TextContent));
    }

    [Fact]
    public async Task Ticks_StandInTheAddress_AndStay()
    {
        var sheet = SheetSamples.Plain();
        var boxes = sheet.Parts.Where(p => p.Kind is PartKind.Documents or PartKind.Forms).SelectMany(p => p.Items).ToList();
        var page = new HtmlParser().ParseDocument(await Shown.MainAsync(ReceiptPage.Of(
            Shown.Visit("zh-TW", "/c/x"), SheetSamples.Receipt(sheet), [], TestPages.Wordings, ticked: [boxes[0].Id, "nothing"])));

        Assert.Equal([boxes[0].Id], page.QuerySelectorAll("input[name=have][checked]").Select(b => b.GetAttribute("value")));
        Assert.Equal(boxes.Count, page.QuerySelectorAll("input[name=have][form=ticks]").Length);
        Assert.Equal("get", page.QuerySelector("form#ticks")!.GetAttribute("method"));
    }

    [Fact]
    public void Page_OfSheet_ShowsItsAddressAsQrCode()
    {
        var svg = Parse(SheetSamples.Plain()).QuerySelector("svg.qr")!;

        Assert.Equal("img", svg.GetAttribute("role"));
        Assert.False(string.IsNullOrEmpty(svg.GetAttribute("aria-label")));
        Assert.Equal(Modules(svg), Dark(Address));
    }

    [Fact]
    public async Task Missing_InEveryLanguage_SaysSo()
    {
        var missing = NoReceipt.Of(Shown.Visit("en", "/c/x"), TestPages.Wordings);
        var page = new HtmlParser().ParseDocument(await Shown.MainAsync(missing));

        Assert.Equal(["zh-TW", "en"], page.QuerySelectorAll("section").Select(s => s.GetAttribute("lang")!));
        Assert.All(TestPages.Wordings.All,
            words => Assert.Contains(words["missing.text"], page.Body!.TextContent, StringComparison.Ordinal));
    }

    private static int Modules(IElement svg) =>
        Regex.Matches(svg.QuerySelectorAll("path")[1].GetAttribute("d")!, @"h(\d+)v")
        .Sum(run => int.Parse(run.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture));

    private static int Dark(string text)
    {
        using var code = QrPicture.Encode(text);
        return code.ModuleMatrix.Sum(row => row.Cast<bool>().Count(dark => dark));
    }

    private static IDocument Parse(Sheet sheet) => new HtmlParser().ParseDocument(Shown.MainAsync(
        ReceiptPage.Of(Shown.Visit(sheet.Locale, "/c/x"), SheetSamples.Receipt(sheet), [], TestPages.Wordings))
        .GetAwaiter().GetResult());
}
