using System.Net;
using AngleSharp.Dom;
using BotService.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Web.Site;

/// <summary>What every page has around its content, and what other programs show of it.</summary>
public sealed class FrameTests(RunningSite site) : IClassFixture<RunningSite>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/search")]
    [InlineData("/c/none")]
    public async Task Page_HasIconsThatAreThere_AndAColourForDayAndNight(string path)
    {
        var (_, page) = await site.OpenAsync(path);

        foreach (var icon in (string[])["link[rel=icon][type='image/svg+xml']", "link[rel=apple-touch-icon]"])
        {
            using var answer = await site.Http.GetAsync(page.QuerySelector(icon)!.GetAttribute("href"));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.StartsWith("image/", answer.Content.Headers.ContentType!.MediaType, StringComparison.Ordinal);
        }
        Assert.Equal(2, page.QuerySelectorAll("meta[name=theme-color][media*=prefers-color-scheme]").Length);
    }

    [Theory]
    [InlineData("/entries/taipower.name-change?applicant=company&lang=en", "/entries/taipower.name-change?lang=en")]
    [InlineData("/search?lang=en", "/search?lang=en")]
    [InlineData("/search?q=my+secret&lang=en", "/search?lang=en")]
    public async Task Preview_SaysWhatThePageIs_AndNothingThatWasTypedOrChosen(string path, string shown)
    {
        var (_, page) = await site.OpenAsync(path);

        Assert.All(
            (string[])["title", "description", "site_name", "type", "image"], name => Assert.NotEmpty(Property(page, name)!));
        Assert.Equal(new Uri(site.Http.BaseAddress!, shown).ToString(), Property(page, "url"));
        Assert.DoesNotContain(
            page.QuerySelectorAll("meta[property^='og:']"),
            m => m.GetAttribute("content")!.Contains("secret", StringComparison.Ordinal)
                || m.GetAttribute("content")!.Contains("company", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Footer_IsForCitizens_AndLeadsEditorsToTheirPages()
    {
        var (_, page) = await site.OpenAsync("/search?lang=en");
        var there = page.QuerySelectorAll("footer a").Select(a => a.GetAttribute("href")!).ToList();
        Assert.DoesNotContain(
            there, a => a.StartsWith("/gaps", StringComparison.Ordinal) || a.StartsWith("/duties", StringComparison.Ordinal)
                || a.StartsWith("/api", StringComparison.Ordinal));

        var (status, editors) = await site.OpenAsync(
            there.Single(a => a.StartsWith("/editors", StringComparison.Ordinal)));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(
            ["/gaps?lang=en", "/duties?lang=en", "/open-data?lang=en", "/api/v1/openapi.json"],
            editors.QuerySelectorAll("main .cards a").Select(a => a.GetAttribute("href")!));
    }

    [Fact]
    public async Task LargeType_AskedForOnce_StaysForTheVisit()
    {
        var (_, page) = await site.OpenAsync("/entries/taipower.name-change?applicant=company&lang=en");
        Assert.False(page.DocumentElement.HasAttribute("class"));
        var link = page.QuerySelector(".head a[href*='text-size=large']")!.GetAttribute("href")!;
        Assert.Contains("applicant=company", link, StringComparison.Ordinal);

        using var large = await site.Http.GetAsync(link);
        var cookie = Assert.Single(large.Headers.GetValues("Set-Cookie"));
        Assert.Equal("text-size=large", cookie.Split(';')[0]);
        Assert.DoesNotContain("expires", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.True(large.Headers.CacheControl!.Private);
        var shown = RunningSite.Parse(await large.Content.ReadAsStringAsync());
        Assert.Equal("large", shown.DocumentElement.ClassName);
        Assert.DoesNotContain("text-size", shown.QuerySelector("link[rel=canonical]")!.GetAttribute("href"), StringComparison.Ordinal);

        using var next = new HttpRequestMessage(HttpMethod.Get, "/browse?lang=en");
        next.Headers.Add("Cookie", "text-size=large");
        var after = RunningSite.Parse(await (await site.Http.SendAsync(next)).Content.ReadAsStringAsync());
        Assert.Equal("large", after.DocumentElement.ClassName);
        Assert.NotNull(after.QuerySelector(".head a[href*='text-size=usual']"));
    }

    [Fact]
    public async Task LargeType_AskedForInAWayThereIsNot_ChangesNothing()
    {
        using var answer = await site.Http.GetAsync("/browse?text-size=huge");
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.False(
            RunningSite.Parse(await answer.Content.ReadAsStringAsync()).DocumentElement.HasAttribute("class"));
    }

    [Fact]
    public async Task TelephoneNumbers_OnEveryKindOfPage_AreLinksThatDial()
    {
        using var scope = site.Services.CreateScope();
        var known = scope.ServiceProvider.GetRequiredService<ITelephoneNumbers>().Known;
        var (plain, dialled) = (new List<string>(), new HashSet<string>());
        foreach (var (name, path) in PageKinds.All("zh-TW").Append(("receipt", "/c/none")).Append(("chat", "/")))
        {
            var (_, page) = await site.OpenAsync(PageKinds.In(path, "zh-TW"));
            foreach (var text in page.Body!.Descendants<IText>())
            {
                foreach (var number in known.Where(n => text.Data.Contains(n, StringComparison.Ordinal)))
                {
                    if (text.ParentElement!.Closest("a") is { } link) dialled.Add(link.GetAttribute("href")!);
                    else if (text.ParentElement!.Closest("label, script, button, select, summary") is null)
                        plain.Add($"{name}: {text.Data.Trim()}");
                }
            }
        }
        Assert.Empty(plain);
        Assert.Superset(new HashSet<string> { "tel:1911", "tel:1910", "tel:0287335678" }, dialled);
    }

    private static string? Property(IDocument page, string name) =>
        page.QuerySelector($"meta[property='og:{name}']")?.GetAttribute("content");
}
