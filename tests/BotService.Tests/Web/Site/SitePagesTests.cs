using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using BotService.Tests.Dialogs;
using BotService.Engine.Calculators;
using BotService.Hosting;
using BotService.Tests.Knowledge;
using BotService.Tests.Sheets;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Web.Site;

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

        Assert.Equal(
            expected, RunningSite.Parse(await answer.Content.ReadAsStringAsync()).DocumentElement.GetAttribute("lang"));
        Assert.Contains("Accept-Language", answer.Headers.Vary);
    }

    [Fact]
    public async Task Page_Policy_AllowsOurStyleAndFormsAndNothingElse()
    {
        var answer = await site.Http.GetAsync("/entries/taipower.name-change");

        Assert.Equal(
            "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal(
            ["nosniff", "same-origin"],
            ((string[])["X-Content-Type-Options", "Referrer-Policy"]).Select(
                h => answer.Headers.GetValues(h).Single()));
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
        using var other = new HttpRequestMessage(
            HttpMethod.Get, path.Replace("=en", "=zh-TW", StringComparison.Ordinal));
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
        var (_, page) = await site.OpenAsync(
            path + "&lang=zh-TW".Replace('&', path.Contains('?', StringComparison.Ordinal) ? '&' : '?'));

        var (status, other) = await site.OpenAsync(page.QuerySelector("a.language")!.GetAttribute("href")!);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("en", other.DocumentElement.GetAttribute("lang"));
        Assert.Equal(
            path.Split('?')[0],
            new Uri(site.Http.BaseAddress!, other.QuerySelector("a.language")!.GetAttribute("href")).AbsolutePath);
        Assert.Equal(page.QuerySelectorAll(".case dd").Length, other.QuerySelectorAll(".case dd").Length);
    }

    [Fact]
    public async Task Entry_ForSearchEngines_NamesItselfAndItsOtherLanguages()
    {
        var (_, page) = await site.OpenAsync("/entries/taipower.name-change?by=agent&applicant=company&lang=en");
        var origin = site.Http.BaseAddress!.GetLeftPart(UriPartial.Authority);

        Assert.Equal(
            $"{origin}/entries/taipower.name-change?applicant=company&by=agent&lang=en",
            page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.Equal(
            ["zh-TW", "en", "x-default"],
            page.QuerySelectorAll("link[rel=alternate]").Select(l => l.GetAttribute("hreflang")!));
        Assert.False(string.IsNullOrWhiteSpace(page.QuerySelector("meta[name=description]")!.GetAttribute("content")));
        using var data = JsonDocument.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent);
        Assert.Equal("GovernmentService", data.RootElement.GetProperty("@type").GetString());
        Assert.Equal(
            "GovernmentOrganization", data.RootElement.GetProperty("provider").GetProperty("@type").GetString());
    }

    [Fact]
    public async Task Sitemap_HoldsEveryPublicPageInEveryLanguage()
    {
        XNamespace map = "http://www.sitemaps.org/schemas/sitemap/0.9";
        var urls = XElement.Parse(await site.Http.GetStringAsync("/sitemap.xml")).Elements().ToList();
        var places = urls.Select(u => new Uri((string)u.Element(map + "loc")!).PathAndQuery).ToHashSet();

        Assert.Superset(
            Shipped.Entries.SelectMany(e => (string[])[$"/entries/{e}?lang=zh-TW", $"/entries/{e}?lang=en"])
                .ToHashSet(), places);
        Assert.Superset(
            site.Services.GetRequiredService<ICalculators>().Ids.Select(id => $"/calculators/{id}?lang=en")
                .ToHashSet(), places);
        Assert.Superset(
            Shipped.Knowledge.Knowledge.Catalogue.Offices.Keys.SelectMany(o => (string[])[$"/offices/{o}?lang=zh-TW",
                $"/offices/{o}?lang=en"]).Append("/offices?lang=en").ToHashSet(), places);
        Assert.Equal(urls.Count, places.Count);
        Assert.All(urls, u => Assert.Equal(3, u.Elements().Count(e => e.Name.LocalName == "link")));
    }

    [Fact]
    public async Task Robots_LeaveListsAndProgramsAlone()
    {
        var text = await site.Http.GetStringAsync("/robots.txt");

        Assert.All(new[] { "Disallow: /c/\n", "Disallow: /api\n", $"Sitemap: {site.Http.BaseAddress}sitemap.xml\n" },
            line => Assert.Contains(line, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/entries/taipower.none")]
    [InlineData("/entries/taipower.none.odt")]
    [InlineData("/offices/none")]
    [InlineData("/offices/taipower.name-change")]
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

    [Theory]
    [InlineData("/v3/directline/none")]
    [InlineData("/webchat/none.js")]
    public async Task Address_OfPrograms_ThatIsNone_GetsNoPage(string path)
    {
        using var answer = await site.Http.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.NotEqual("text/html", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public void Words_NameEveryKindAndClassificationThatTheKnowledgeHas() => Assert.All(TestPages.Wordings.All, words =>
    {
        Assert.All(RealEngine.Shared.Library.Cards(words.Locale),
            card => Assert.NotEmpty(words[$"kind.{card.Kind}"]));
        Assert.All(RealEngine.Shared.Library.Classifications(words.Locale),
            classification => Assert.NotEmpty(words[$"class.{classification.Id}"]));
    });

    [Fact]
    public async Task Head_OfAPage_SaysAsMuchAsGet()
    {
        var answer = await site.Http.SendAsync(new(HttpMethod.Head, "/browse?lang=en"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.NotNull(answer.Headers.ETag);
    }

    [Fact]
    public async Task Calculator_WithFault_SaysSoBesideTheFieldAndKeepsTheValues()
    {
        var (_, page) = await site.OpenAsync(
            $"{PageKinds.Calculator}?use=shop&months=one&season=summer&kwh=much&phase=three&lang=en");

        var field = page.QuerySelector("input[name=kwh]")!;
        Assert.Equal(("much", "true"), (field.GetAttribute("value"), field.GetAttribute("aria-invalid")));
        Assert.NotNull(page.GetElementById(field.GetAttribute("aria-describedby")!)!.QuerySelector(".problem"));
        Assert.Equal(
            ["shop", "one", "summer", "three"],
            page.QuerySelectorAll("form.ask input:checked").Select(i => i.GetAttribute("value")!));
    }

    [Fact]
    public async Task Calculator_WithResult_ShowsEveryLine()
    {
        var inputs = new Dictionary<string, string>
        {
            ["use"] = "home", ["months"] = "two", ["season"] = "summer", ["kwh"] = "350", ["phase"] = "single"
        };
        var expected = site.Services.GetRequiredService<ICalculators>()
            .Calculate("taipower.bill-estimate", inputs, "en", Taiwan.Today(TimeProvider.System))!;

        var (_, page) = await site.OpenAsync(
            $"{PageKinds.Calculator}?lang=en&{string.Join('&', inputs.Select(i => $"{i.Key}={i.Value}"))}");

        var text = page.QuerySelector("main")!.TextContent;
        Assert.Contains(expected.Text, text, StringComparison.Ordinal);
        SheetWords.AssertInOrder(SheetWords.Of(expected.Sheet!).Skip(2), text);
    }
}
