using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace BotService.Tests.Web.Edge;

/// <summary>Whoever asks for the head of an address is told what the address itself would say.</summary>
public sealed class HeadRequestTests
{
    private static readonly string[] Addresses =
    [
        "/", "/embed.js", "/webchat/page.css", "/site/site.css", "/site/icon.svg", "/site/touch.png", "/search",
        "/entries", "/entries/taipower.name-change", "/entries/taipower.name-change.odt", "/browse", "/offices",
        "/calculators", "/gaps", "/duties", "/open-data", "/editors", "/c/none", "/continue/none", "/nowhere", "/robots.txt",
        "/sitemap.xml", "/healthz", "/api/v1/entries", "/api/v1/entries/none", "/api/v1/openapi.json",
        "/webchat/none.js", "/webchat/token",
    ];

    [Fact]
    public async Task Head_OfEveryAddress_SaysWhatGetSays_WithoutTheContent()
    {
        await using var service = TestService.WithAccounts();
        await service.App.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(service.App.Urls.First()) };
        var differ = new List<string>();
        foreach (var address in Addresses)
        {
            using var whole = await http.GetAsync(address);
            using var head = await http.SendAsync(new(HttpMethod.Head, address));
            if (Said(head) != Said(whole)) differ.Add($"{address}: {Said(head)}, GET {Said(whole)}");
            Assert.Empty(await head.Content.ReadAsByteArrayAsync());
        }
        Assert.Empty(differ);

        static string Said(HttpResponseMessage answer) => $"{(int)answer.StatusCode} {answer.Content.Headers.ContentType}";
    }

    [Fact]
    public async Task Head_OfAPage_IsSeenAsHeadByWhatAnswers()
    {
        await using var service = TestService.WithAccounts();
        string? seen = null;
        service.App.MapGet("/seen", (HttpContext asked) => { seen = asked.Request.Method; });
        await service.App.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(service.App.Urls.First()) };

        Assert.Equal(HttpStatusCode.OK, (await http.SendAsync(new(HttpMethod.Head, "/seen"))).StatusCode);
        Assert.Equal("HEAD", seen);
    }
}
