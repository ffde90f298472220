using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using BotService.Bot.Rendering.Web;
using BotService.Web.Paper;
using BotService.Engine.Cases;
using BotService.Tests.Bot.Rendering;

namespace BotService.Tests.Web.Paper;

public class SheetPageTests
{
    private const string Address = "https://ask.example.gov.tw/c/r-0123456789abcdef";

    [Fact]
    public void Page_OfAnySheet_LosesNoWord()
    {
        foreach (var sheet in SheetSamples.All)
        {
            var page = Parse(sheet);

            SheetWords.AssertInOrder(
                [.. SheetWords.Of(sheet), "r-0123456789abcdef", Address], page.QuerySelector("main")!.TextContent);
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
    [InlineData("zh-TW")]
    [InlineData("en")]
    public void Page_InLocale_SaysWhichLanguageItIs(string locale) =>
        Assert.Equal(locale, Parse(SheetSamples.Plain(locale)).DocumentElement.GetAttribute("lang"));

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
    public void Page_OfSheet_ShowsItsAddressAsQrCode()
    {
        var svg = Parse(SheetSamples.Plain()).QuerySelector("svg.qr")!;

        Assert.Equal("img", svg.GetAttribute("role"));
        Assert.False(string.IsNullOrEmpty(svg.GetAttribute("aria-label")));
        Assert.Equal(Modules(svg), Dark(Address));
    }

    [Fact]
    public void Missing_InEveryLanguage_SaysSo()
    {
        var page = new HtmlParser().ParseDocument(new SheetPage(TestPages.Wordings).Missing("n", "/"));

        Assert.Equal(["zh-TW", "en"], page.QuerySelectorAll("section").Select(s => s.GetAttribute("lang")!));
        Assert.All(TestPages.Wordings.All,
            words => Assert.Contains(words["missing.text"], page.Body!.TextContent, StringComparison.Ordinal));
    }

    private static int Modules(IElement svg) =>
        Regex.Matches(svg.QuerySelectorAll("path")[1].GetAttribute("d")!, @"h(\d+)v")
        .Sum(run => int.Parse(run.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture));

    private static int Dark(string text)
    {
        using var code = QrPath.Encode(text);
        return code.ModuleMatrix.Sum(row => row.Cast<bool>().Count(dark => dark));
    }

    private static IDocument Parse(Sheet sheet) => new HtmlParser().ParseDocument(
        new SheetPage(TestPages.Wordings).Render(SheetSamples.Receipt(sheet), "nonce", Address, "/c/x.odt", ""));
}
