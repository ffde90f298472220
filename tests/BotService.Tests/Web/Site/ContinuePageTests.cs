using System.Net;
using BotService.Conversations;
using BotService.Conversations.Elsewhere;
using BotService.Engine.Library;
using BotService.Storage;
using BotService.Tests.Sheets;
using BotService.Tests.Web.WebChat;
using BotService.Web.Site;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Web.Site;

/// <summary>The page that leads on to another place.</summary>
public sealed class ContinuePageTests(RunningSite site) : IClassFixture<RunningSite>
{
    private const string Number = "K7Q29XMT3BHW";

    [Theory]
    [InlineData("zh-TW")]
    [InlineData("en")]
    public async Task Page_ShowsTheNumberAndEachPlaceWithLinkAndCode(string locale)
    {
        await GiveAsync(site.Services, Number);
        var (status, page) = await site.OpenAsync($"/continue/{Number}?lang={locale}");

        Assert.Equal((HttpStatusCode.OK, locale), (status, page.DocumentElement.GetAttribute("lang")));
        Assert.Equal("K7Q2-9XMT-3BHW", page.QuerySelector(".number")!.TextContent);
        var place = Assert.Single(page.QuerySelectorAll(".place"));
        Assert.Equal($"/?ask={Number}", place.QuerySelector("a")!.GetAttribute("href"));
        Assert.NotEmpty(place.QuerySelector("svg[role=img]")!.GetAttribute("aria-label")!);
        Assert.Empty(page.QuerySelectorAll("script"));
    }

    [Theory]
    [InlineData($"/continue/{Number}", HttpStatusCode.OK)]
    [InlineData("/continue/k7q2-9xmt-3bhw", HttpStatusCode.OK)]
    [InlineData("/continue/ZZZZZZZZZZZZ", HttpStatusCode.NotFound)]
    [InlineData("/continue/%3Cscript%3E", HttpStatusCode.NotFound)]
    [InlineData("/continue/接續", HttpStatusCode.NotFound)]
    public async Task Page_OfAnyNumber_IsNeitherStoredNorListedNorLeaked(string path, HttpStatusCode status)
    {
        await GiveAsync(site.Services, Number);
        using var answer = await site.Http.GetAsync(path);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("no-store, private", answer.Headers.CacheControl!.ToString());
        Assert.Null(answer.Headers.ETag);
        Assert.Equal(
            ["noindex", "no-referrer", "nosniff"],
            ((string[])["X-Robots-Tag", "Referrer-Policy", "X-Content-Type-Options"]).Select(
                h => answer.Headers.GetValues(h).Single()));
        Assert.Contains(
            "Disallow: /continue/", await site.Http.GetStringAsync("/robots.txt"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zh-TW")]
    [InlineData("en")]
    public async Task Page_OfANumberNobodyWasGiven_SaysSoAndLeadsOn(string locale)
    {
        var (status, page) = await site.OpenAsync($"/continue/ZZZZZZZZZZZZ?lang={locale}");
        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Equal(TestPages.Wordings.For(locale)["continue.unknown"], page.QuerySelector("h1")!.TextContent);
        Assert.Equal($"/?lang={locale}", page.QuerySelector("main a.button")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Page_OfAReceipt_LeadsOnToo()
    {
        await site.Services.GetRequiredService<ITurnDoor>()
            .OpenAsync(new NewConversation("paper", "webchat", null, "zh-TW", null, null, false), default);
        await site.Services.GetRequiredService<Database>().WriteAsync(
            db => db.Execute("insert or ignore into receipts (id, at, conversation, entry, sheet) values ('PJFHM5SW15RD', '2026-11-20T00:00:00.000Z', 'paper', 'cpc.price', '{}')"), default);
        Assert.Equal(HttpStatusCode.OK, (await site.OpenAsync("/continue/PJFHM5SW15RD")).Status);
    }

    [Fact]
    public async Task Page_OfPlacesElsewhere_NamesTheAccountAndKeepsItsAddress()
    {
        await GiveAsync(site.Services, Number);
        var page = await ContinuePage.OfAsync(
            Shown.Visit("zh-TW", $"/continue/{Number}"), Number,
            site.Services.GetRequiredService<IContinuations>(), [new TwoAccounts()],
            site.Services.GetRequiredService<ILibrary>(), default);

        var main = RunningSite.Parse(await Shown.MainAsync(page));

        Assert.Equal(
            ["電力小站", "other & co"], main.QuerySelectorAll(".place > p:first-of-type").Select(p => p.TextContent));
        Assert.Equal(["台灣電力公司"], main.QuerySelectorAll(".place .hint").Select(p => p.TextContent));
        Assert.Equal(
            [$"https://line.me/R/oaMessage/%40tpc/?{Number}", $"https://line.me/R/oaMessage/%40other/?{Number}"],
            main.QuerySelectorAll(".place a").Select(a => a.GetAttribute("href")));
    }

    internal static async Task GiveAsync(IServiceProvider services, string number)
    {
        await services.GetRequiredService<ITurnDoor>()
            .OpenAsync(new NewConversation("given", "webchat", null, "zh-TW", null, null, false), default);
        var row = new { number, At = Stamp.Time(TimeProvider.System.GetUtcNow()) };
        await services.GetRequiredService<Database>()
            .WriteAsync(db =>
                db.Execute("insert or replace into continuations (code, conversation, at) values (@number, 'given', @At)", row), default);
    }

    private sealed class TwoAccounts : IElsewhere
    {
        public ValueTask<IReadOnlyList<OtherPlace>> PlacesAsync(
            string code, CancellationToken cancel) => ValueTask.FromResult<IReadOnlyList<OtherPlace>>(
        [
            new("line", "電力小站", "taipower", $"https://line.me/R/oaMessage/%40tpc/?{code}"),
            new("line", "other & co", null, $"https://line.me/R/oaMessage/%40other/?{code}"),
        ]);
    }
}
