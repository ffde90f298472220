using System.Net;
using BotService.Conversations;
using BotService.Insight;
using BotService.Tests.Sheets;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Web.Paper;

public sealed class PaperEndpointTests : IAsyncLifetime
{
    private const string Known = "PJFHM5SW15RD";

    private readonly HttpClient http = new();
    private TestService service = null!;

    public async Task InitializeAsync()
    {
        service = await TestService.StartAsync(
            rooms: [Room.Release, Room.Rendering, Room.Paper],
            change: services => services.AddSingleton<IReceipts, OneReceipt>().AddSingleton<INotes, KeptNotes>());
        http.BaseAddress = new Uri(service.Address);
    }

    public async Task DisposeAsync()
    {
        http.Dispose();
        await service.DisposeAsync();
    }

    [Theory]
    [InlineData($"/c/{Known}", HttpStatusCode.OK)]
    [InlineData($"/c/{Known}.odt", HttpStatusCode.OK)]
    [InlineData($"/c/{Known}.ics", HttpStatusCode.OK)]
    [InlineData("/c/unknown", HttpStatusCode.NotFound)]
    [InlineData("/c/unknown.odt", HttpStatusCode.NotFound)]
    public async Task Answer_OfAnyReceipt_IsNeitherStoredNorListedNorLeaked(string path, HttpStatusCode status)
    {
        var answer = await http.GetAsync(path);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("no-store, private", answer.Headers.CacheControl!.ToString());
        Assert.Equal(
            ["noindex", "no-referrer", "nosniff"],
            ((string[])["X-Robots-Tag", "Referrer-Policy", "X-Content-Type-Options"]).Select(
                h => answer.Headers.GetValues(h).Single()));
    }

    [Fact]
    public async Task Page_LoadsOurOwnStyleAndRunsNothing()
    {
        var answer = await http.GetAsync($"/c/{Known}");

        Assert.StartsWith(
            "default-src 'none'; style-src 'self'; ",
            answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("<script", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_CannotBeSwitchedToAnotherLanguage() => Assert.DoesNotContain(
        "pill language", await http.GetStringAsync($"/c/{Known}?lang=en"), StringComparison.Ordinal);

    [Fact]
    public async Task Page_WithoutPublicAddress_ShowsTheOneItWasAskedAt() =>
        Assert.Contains(
            $"{http.BaseAddress}c/{Known}<", await http.GetStringAsync($"/c/{Known}"), StringComparison.Ordinal);

    [Fact]
    public async Task Page_LeadsOnToAnotherPlace_OnTheScreenOnly()
    {
        var html = await http.GetStringAsync($"/c/{Known}");
        Assert.Contains(
            $"href=\"/continue/{Known}?lang=", html.Split("class=\"tools screen\"")[1].Split("</p>")[0],
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_OfAList_SaysItsNameOnly()
    {
        var page = Site.RunningSite.Parse(await http.GetStringAsync($"/c/{Known}"));

        var shown = page.QuerySelectorAll("meta[property^='og:']")
            .ToDictionary(m => m.GetAttribute("property")!, m => m.GetAttribute("content")!);
        Assert.Equal(page.QuerySelector("h1")!.TextContent, shown["og:title"]);
        Assert.Equal(TestPages.Wordings.For(page.DocumentElement.GetAttribute("lang"))["preview.list"], shown["og:description"]);
        Assert.DoesNotContain("og:url", shown.Keys);
        Assert.DoesNotContain(shown.Values, v => v.Contains(Known, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Document_HasTheTypeAndNameOfAText()
    {
        var answer = await http.GetAsync($"/c/{Known}.odt");

        Assert.Equal("application/vnd.oasis.opendocument.text", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal($"{Known}.odt", answer.Content.Headers.ContentDisposition!.FileName);
    }

    [Theory]
    [InlineData("/c/%00")]
    [InlineData("/c/..%2f..%2fetc")]
    [InlineData("/c/%3Cscript%3E")]
    [InlineData("/c/收執")]
    public async Task Receipt_ThatNoneCanBe_IsNotLookedFor(string path) =>
        Assert.Contains(await Status(path), new[] { HttpStatusCode.NotFound, HttpStatusCode.BadRequest });

    [Fact]
    public async Task Receipt_OfThousandsOfCharacters_IsNotFound() =>
        Assert.Equal(HttpStatusCode.NotFound, await Status("/c/" + new string('a', 5000)));

    private async Task<HttpStatusCode> Status(string path) => (await http.GetAsync(path)).StatusCode;

    private sealed class OneReceipt : IReceipts
    {
        public Task<Receipt?> FindAsync(string id, CancellationToken cancel)
        {
            Assert.Matches("^[A-Za-z0-9_-]{1,64}$", id);
            return Task.FromResult(id == Known ? SheetSamples.Receipt(SheetSamples.Plain(), id) : null);
        }
    }
}
