using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace BotService.Tests.Web.Edge;

/// <summary>
/// With <c>Site:PublicUrl</c>, what a caller writes into Host or X-Forwarded-Host comes back nowhere.
/// </summary>
public sealed class PublicAddressTests
{
    private const string Foreign = "evil.example";

    [Fact]
    public async Task PublicUrl_WhenSet_StandsInAllAddressesWhateverTheHost()
    {
        await using var service = TestService.WithAccounts(
            ("Site:PublicUrl", "https://ask.example"), ("Proxies:Trusted:0", "127.0.0.1"));
        await service.App.StartAsync();
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false })
        {
            BaseAddress = new Uri(service.App.Urls.Single()),
        };
        http.DefaultRequestHeaders.Host = Foreign;
        http.DefaultRequestHeaders.Add("X-Forwarded-Host", Foreign);
        string[] pages =
        [
            "/", "/embed.js", "/search?q=過戶", "/entries", "/entries/", "/browse", "/offices", "/calculators",
            "/editors", "/gaps", "/duties", "/open-data", "/sitemap.xml", "/robots.txt",
            "/entries/taipower.name-change", "/continue/1", "/c/1", "/nowhere",
            "/api/v1/search?q=過戶", "/api/v1/openapi.json", "/api/v1/entries", "/healthz",
        ];
        foreach (var page in pages)
        {
            using var answer = await http.GetAsync(page);
            Assert.DoesNotContain(
                Foreign, answer.Headers + await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        using var chat = await http.GetAsync("/");
        var policy = chat.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("connect-src 'self' wss://ask.example;", policy, StringComparison.Ordinal);
        var entries = await http.GetStringAsync("/entries");
        Assert.Contains(
            "<link rel=\"canonical\" href=\"https://ask.example/entries?", entries, StringComparison.Ordinal);
        Assert.Contains(
            "<loc>https://ask.example/entries", await http.GetStringAsync("/sitemap.xml"), StringComparison.Ordinal);

        var token = await (await http.PostAsync("/webchat/token", null)).Content.ReadFromJsonAsync<JsonObject>();
        http.DefaultRequestHeaders.Authorization = new("Bearer", (string)token!["token"]!);
        var opened =
            await (await http.PostAsync("/v3/directline/conversations", null)).Content.ReadFromJsonAsync<JsonObject>();
        Assert.StartsWith("wss://ask.example/v3/directline/", (string)opened!["streamUrl"]!, StringComparison.Ordinal);
    }
}
