using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using AngleSharp.Dom;
using BotService.Channels.Site;
using BotService.Engine.Calculators;
using BotService.Tests.Bot.Rendering;
using BotService.Tests.Knowledge;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace BotService.Tests.Channels.Site;

public sealed class SitePagesTests(RunningSite site) : IClassFixture<RunningSite>
{
    [Theory]
    [InlineData("/search", "en-US,en;q=0.9", "en")]
    [InlineData("/browse", "fr", "zh-TW")]
    [InlineData("/entries/cpc.price?lang=en", "zh-TW", "en")]
    [InlineData("/entries?lang=%22%3E%3Cscript%3E", "en", "zh-TW")]
    public async Task Page_Language_IsTheOneAskedFor(string path, string accepted, string expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept-Language", accepted);

        var answer = await site.Http.SendAsync(request);

        Assert.Equal(expected, RunningSite.Parse(await answer.Content.ReadAsStringAsync()).DocumentElement.GetAttribute("lang"));
        Assert.Contains("Accept-Language", answer.Headers.Vary);
    }

    [Fact]
    public async Task Page_Policy_AllowsOurStyleAndFormsAndNothingElse()
    {
        var answer = await site.Http.GetAsync("/entries/taipower.name-change");

        Assert.Equal("default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal(["nosniff", "same-origin"], ((string[])["X-Content-Type-Options", "Referrer-Policy"]).Select(h => answer.Headers.GetValues(h).Single()));
    }

    [Theory]
    [InlineData("/entries/taipower.name-change?lang=en")]
    [InlineData("/entries/taipower.name-change.odt?lang=en")]
    [InlineData("/sitemap.xml")]
    public async Task Page_HeldAlready_IsNotSentAgain(string path)
    {
        var first = await site.Http.GetAsync(path);
        using var again = new HttpRequestMessage(HttpMethod.Get, path);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var other = new HttpRequestMessage(HttpMethod.Get, path.Replace("=en", "=zh-TW", StringComparison.Ordinal));
        other.Headers.IfNoneMatch.Add(new("\"another\""));

        Assert.Equal(HttpStatusCode.NotModified, (await site.Http.SendAsync(again)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await site.Http.SendAsync(other)).StatusCode);
    }

    [Fact]
    public async Task Search_WithWords_IsNeitherListedNorSharedByCaches()
    {
        var answer = await site.Http.GetAsync("/search?q=secret");

        Assert.True(answer.Headers.CacheControl!.Private);
        Assert.Equal("noindex", answer.Headers.GetValues("X-Robots-Tag").Single());
    }

    [Theory]
    [InlineData("/search?q=%E9%81%8E%E6%88%B6&page=2&order=date")]
    [InlineData("/entries/taipower.name-change?by=agent&applicant=company")]
    [InlineData("/browse/theme/housing")]
    public async Task LanguageSwitch_KeepsThePage(string path)
    {
        var (_, page) = await site.OpenAsync(path + "&lang=zh-TW".Replace('&', path.Contains('?', StringComparison.Ordinal) ? '&' : '?'));

        var (status, other) = await site.OpenAsync(page.QuerySelector("a.language")!.GetAttribute("href")!);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("en", other.DocumentElement.GetAttribute("lang"));
        Assert.Equal(path.Split('?')[0], new Uri(site.Http.BaseAddress!, other.QuerySelector("a.language")!.GetAttribute("href")).AbsolutePath);
        Assert.Equal(page.QuerySelectorAll(".case dd").Length, other.QuerySelectorAll(".case dd").Length);
    }

    [Fact]
    public async Task Entry_ForSearchEngines_NamesItselfAndItsOtherLanguages()
    {
        var (_, page) = await site.OpenAsync("/entries/taipower.name-change?by=agent&applicant=company&lang=en");
        var origin = site.Http.BaseAddress!.GetLeftPart(UriPartial.Authority);

        Assert.Equal($"{origin}/entries/taipower.name-change?applicant=company&by=agent&lang=en", page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.Equal(["zh-TW", "en", "x-default"], page.QuerySelectorAll("link[rel=alternate]").Select(l => l.GetAttribute("hreflang")!));
        Assert.False(string.IsNullOrWhiteSpace(page.QuerySelector("meta[name=description]")!.GetAttribute("content")));
        using var data = JsonDocument.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent);
        Assert.Equal("GovernmentService", data.RootElement.GetProperty("@type").GetString());
        Assert.Equal("GovernmentOrganization", data.RootElement.GetProperty("provider").GetProperty("@type").GetString());
    }

    [Fact]
    public async Task Sitemap_HoldsEveryPublicPageInEveryLanguage()
    {
        XNamespace map = "http://www.sitemaps.org/schemas/sitemap/0.9";
        var urls = XElement.Parse(await site.Http.GetStringAsync("/sitemap.xml")).Elements().ToList();
        var places = urls.Select(u => new Uri((string)u.Element(map + "loc")!).PathAndQuery).ToHashSet();

        Assert.Superset(Shipped.Entries.SelectMany(e => (string[])[$"/entries/{e}?lang=zh-TW", $"/entries/{e}?lang=en"]).ToHashSet(), places);
        Assert.Superset(site.Services.GetRequiredService<ICalculators>().Ids.Select(id => $"/calculators/{id}?lang=en").ToHashSet(), places);
        Assert.Equal(urls.Count, places.Count);
        Assert.All(urls, u => Assert.Equal(3, u.Elements().Count(e => e.Name.LocalName == "link")));
    }

    [Fact]
    public async Task Robots_LeaveListsAndProgramsAlone()
    {
        var text = await site.Http.GetStringAsync("/robots.txt");

        Assert.All(new[] { "Disallow: /c/\n", "Disallow: /api\n", $"Sitemap: {site.Http.BaseAddress}sitemap.xml\n" }, line => Assert.Contains(line, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/entries/taipower.none")]
    [InlineData("/entries/taipower.none.odt")]
    [InlineData("/browse/theme/none")]
    [InlineData("/browse/none/housing")]
    [InlineData("/calculators/taipower.none")]
    [InlineData("/no/such/page.html")]
    public async Task Address_ThatIsNone_ShowsAPageWithASearch(string path)
    {
        var (status, page) = await site.OpenAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.NotNull(page.QuerySelector("form[role=search] input[name=q]"));
        Assert.NotNull(page.QuerySelector("meta[name=robots][content=noindex]"));
    }

    [Fact]
    public async Task Head_OfAPage_SaysAsMuchAsGet()
    {
        var answer = await site.Http.SendAsync(new(HttpMethod.Head, "/browse?lang=en"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.NotNull(answer.Headers.ETag);
    }

    [Fact]
    public void Calculator_WithFault_SaysSoBesideTheFieldAndKeepsTheValues()
    {
        var page = Calculate(("usage", "much"), ("kind", "shop"));

        var field = page.QuerySelector("input[name=usage]")!;
        Assert.Equal("much", field.GetAttribute("value"));
        Assert.Contains("must be a number", page.GetElementById(field.GetAttribute("aria-describedby")!)!.TextContent, StringComparison.Ordinal);
        Assert.True(page.QuerySelector("input[name=kind][value=shop]")!.HasAttribute("checked"));
    }

    [Fact]
    public void Calculator_WithResult_ShowsEveryLine()
    {
        var text = Calculate(("usage", "12")).Body!.TextContent;
        Assert.Contains("In all 24 dollars.", text, StringComparison.Ordinal);
        SheetWords.AssertInOrder(SheetWords.Of(SheetSamples.Plain("en")).Skip(2), text);
    }

    private static IDocument Calculate(params (string Field, string Text)[] inputs)
    {
        var visit = new Visit(TestPages.Wordings.For("en"), "", "/calculators/x", "http://x", Library.LibraryTests.Today);
        var query = new QueryCollection(inputs.ToDictionary(i => i.Field, i => new StringValues(i.Text)));
        return RunningSite.Parse(new CalculatorPages(new SampleCalculators(), Library.LibraryTests.Shipped).One(visit, SampleCalculators.Id, query)!.Main);
    }
}
