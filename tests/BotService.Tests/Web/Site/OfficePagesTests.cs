using System.Net;
using BotService.Engine.Library;
using BotService.Tests.Dialogs;
using BotService.Tests.Sheets;

namespace BotService.Tests.Web.Site;

/// <summary>The pages of the offices, and entries in an office's district or a water company's area.</summary>
public sealed class OfficePagesTests(RunningSite site) : IClassFixture<RunningSite>
{
    private static readonly ILibrary Library = RealEngine.Shared.Library;

    [Theory]
    [InlineData("zh-TW")]
    [InlineData("en")]
    public async Task Offices_Page_HoldsEveryOfficeUnderItsRegion(string locale)
    {
        var (status, page) = await site.OpenAsync($"/offices?lang={locale}");

        Assert.Equal(HttpStatusCode.OK, status);
        foreach (var office in Library.Offices(locale))
        {
            var link = Assert.Single(
                page.QuerySelectorAll(
                    $"section[aria-labelledby='o-{office.Organisation}'] a[href='/offices/{office.Id}?lang={locale}']"));
            var above = link.Closest("li")!.ParentElement!.Closest("li")?.QuerySelector("a")!.GetAttribute("href");
            Assert.Equal(office.Parent is null ? null : $"/offices/{office.Parent}?lang={locale}", above);
        }
    }

    [Theory]
    [InlineData("zh-TW")]
    [InlineData("en")]
    public async Task Office_Page_HoldsTheWholeSheetAndLinksItsEntries(string locale)
    {
        foreach (var card in Library.Offices(locale))
        {
            var office = Library.Office(card.Id, locale, BotService.Hosting.Taiwan.Today(TimeProvider.System))!;
            var (status, page) = await site.OpenAsync($"/offices/{card.Id}?lang={locale}");

            Assert.Equal(HttpStatusCode.OK, status);
            SheetWords.AssertInOrder(SheetWords.Of(office.Sheet), page.QuerySelector("main")!.TextContent);
            Assert.Equal(office.Entries.Select(e => $"/entries/{e.Id}?office={card.Id}&lang={locale}"),
                page.QuerySelectorAll("section[aria-labelledby=adds] a").Select(a => a.GetAttribute("href")));
        }
    }

    [Fact]
    public async Task Entry_ThatOfficesAddTo_LinksEachDistrict_AndTheListThereSaysSo()
    {
        var (_, whole) = await site.OpenAsync("/entries/taipower.name-change?applicant=person&lang=en");
        var links = whole.QuerySelectorAll(".districts .chips a").Select(a => a.GetAttribute("href")!).ToList();
        Assert.Equal(
            Library.OfficesOf("taipower.name-change", "en")
                .Select(o => $"/entries/taipower.name-change?applicant=person&office={o.Id}&lang=en"), links);

        var (_, here) =
            await site.OpenAsync("/entries/taipower.name-change?applicant=person&office=taipower-kaohsiung&lang=en");

        Assert.Contains(
            "Kaohsiung District Office", here.QuerySelector(".districts p")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(
            "Kaohsiung district office: The 2011 plan says that a box outside the hall", Text(here),
            StringComparison.Ordinal);
        Assert.Equal("taipower-kaohsiung", here.QuerySelector("form.ask input[name=office]")!.GetAttribute("value"));
        Assert.EndsWith(
            "?applicant=person&office=taipower-kaohsiung&lang=en",
            here.QuerySelector("link[rel=canonical]")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal(
            whole.QuerySelectorAll(".part:not(.sources) > ul > li, .part:not(.sources) > ol > li").Length + 1,
            here.QuerySelectorAll(".part:not(.sources) > ul > li, .part:not(.sources) > ol > li").Length);
    }

    [Fact]
    public async Task Entry_ThatNoOfficeAddsTo_LinksNoDistrict() =>
        Assert.Empty((await site.OpenAsync("/entries/cpc.price?lang=en")).Page.QuerySelectorAll(".districts"));

    [Fact]
    public async Task Document_OfADistrict_HoldsWhatTheOfficeAdds()
    {
        var sheet = Library.Sheet("taipower.name-change", new Dictionary<string, string>(), "en",
            BotService.Hosting.Taiwan.Today(TimeProvider.System), new("taipower-kaohsiung"))!;

        var document =
            await site.Http.GetByteArrayAsync("/entries/taipower.name-change.odt?office=taipower-kaohsiung&lang=en");

        SheetWords.AssertInOrder(SheetWords.Of(sheet), SheetReader.Document(document));
    }

    [Fact]
    public async Task LifeEvent_WithoutASupplier_AsksForOneAndSaysWhoseRulesItTells()
    {
        var (_, page) = await site.OpenAsync("/entries/any.move?lang=en");

        Assert.Equal(
            ["", "twd", "twc", "kinmen", "matsu"],
            page.QuerySelectorAll("form.ask select[name=supplier] option").Select(o => o.GetAttribute("value")!));
        Assert.Contains(
            "Until you choose, the water part of the list follows Taiwan Water",
            page.QuerySelector("#n-supplier")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LifeEvent_WithASupplier_IsItsList()
    {
        var (_, page) = await site.OpenAsync("/entries/any.move?supplier=twd&role=in&lang=en");

        var sheet = Library.Sheet("any.move", new Dictionary<string, string> { ["role"] = "in" }, "en",
            BotService.Hosting.Taiwan.Today(TimeProvider.System), new(Supplier: "twd"))!;
        SheetWords.AssertInOrder(SheetWords.Of(sheet), Text(page));
        Assert.Equal(
            "twd", page.QuerySelector("form.ask select[name=supplier] option[selected]")!.GetAttribute("value"));
        Assert.DoesNotContain("Until you choose", Text(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WaterEntry_LinksTheOtherSuppliersEntry_OrNamesTheirTelephone()
    {
        var (_, page) = await site.OpenAsync("/entries/twc.name-change?lang=zh-TW");
        Assert.Equal(
            "/entries/twd.name-change?lang=zh-TW",
            Assert.Single(page.QuerySelectorAll(".notice a")).GetAttribute("href"));
        Assert.Equal(3, page.QuerySelectorAll(".notice li").Length);

        var (_, none) = await site.OpenAsync("/entries/twc.visit?lang=zh-TW");
        Assert.Contains("02-8733-5678", none.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
    }

    private static string Text(AngleSharp.Dom.IDocument page) => page.QuerySelector("main")!.TextContent;
}
