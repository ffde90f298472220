using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using BotService.Engine.Library;
using BotService.Hosting;
using BotService.Tests.Dialogs;
using BotService.Tests.Sheets;
using BotService.Web.WebChat;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Web.WebChat;

public sealed partial class WebChatEndpointTests : IAsyncLifetime
{
    private readonly HttpClient http = new();
    private TestService service = null!;

    public async Task InitializeAsync()
    {
        service = await TestService.StartAsync(
            rooms: [Room.Release, Room.Storage, Room.Conversations, Room.Insight, Room.Rendering, Room.Edge, Room.WebChat],
            change: services => services.Configure<SiteOptions>(
                site => site.TrustedOrigins = ["https://www.example.gov.tw/"]));
        http.BaseAddress = new Uri(service.Address);
    }

    public async Task DisposeAsync()
    {
        http.Dispose();
        await service.DisposeAsync();
    }

    [Fact]
    public async Task Page_Policy_AllowsOnlyOurselvesAndTrustedFrames()
    {
        var answer = await http.GetAsync("/");
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single().Split("; ")
            .ToDictionary(d => d.Split(' ')[0], d => d.Split(' ', 2)[1]);

        Assert.Equal("'none'", policy["default-src"]);
        Assert.Matches("^'nonce-[A-Za-z0-9+/=]{24}'$", policy["script-src"]);
        Assert.Equal($"'self' ws://{http.BaseAddress!.Authority}", policy["connect-src"]);
        Assert.Equal("'self'", policy["style-src"]);
        Assert.Equal("'self'", policy["form-action"]);
        Assert.Equal("'self' https://www.example.gov.tw", policy["frame-ancestors"]);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Theory]
    [InlineData("/", "en-US,en;q=0.9", "en")]
    [InlineData("/", "fr", "zh-TW")]
    [InlineData("/?lang=en", "zh-TW", "en")]
    [InlineData("/?lang=%22%3E%3Cscript%3E", "en", "zh-TW")]
    public async Task Page_Language_IsTheOneAskedFor(string path, string accepted, string expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept-Language", accepted);

        var html = await (await http.SendAsync(request)).Content.ReadAsStringAsync();

        Assert.Contains($"<html lang=\"{expected}\">", html, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("taipower.name-change", "電費過戶", "")]
    [InlineData("</script><b>", "", "</script><b>")]
    [InlineData("K7Q29XMT3BHW", "K7Q29XMT3BHW", "")]
    [InlineData("send K7Q29XMT3BHW", "", "send K7Q29XMT3BHW")]
    public async Task Page_AskedAbout_SendsOnlyNamesOfEntriesAndNumbersByItself(string ask, string sent, string typed)
    {
        var html = await http.GetStringAsync($"/?lang=zh-TW&ask={Uri.EscapeDataString(ask)}");

        using var config = JsonDocument.Parse(html.Split("id=\"config\">")[1].Split("</script>")[0]);
        Assert.Equal(sent, config.RootElement.GetProperty("ask").GetString());
        Assert.Equal(typed, config.RootElement.GetProperty("typed").GetString());
    }

    [Fact]
    public async Task Page_SaysWhatItIsAndWhatIsKept()
    {
        var text = Site.RunningSite.Parse(await http.GetStringAsync("/?lang=zh-TW")).Body!.TextContent;

        Assert.All(new[] { "chat.automated", "chat.kept", "site.hotline" },
            key => Assert.Contains(TestPages.Wordings.For("zh-TW")[key], text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("chat.js", "text/javascript")]
    [InlineData("page.css", "text/css")]
    public async Task Files_UnderTheirFingerprint_AreKeptForEver(string name, string type)
    {
        var html = await http.GetStringAsync("/");
        var path = html[html.IndexOf($"/webchat/{name}?v=", StringComparison.Ordinal)..].Split('"')[0];

        var kept = await http.GetAsync(path);
        var stale = await http.GetAsync($"/webchat/{name}?v=0");

        Assert.Equal(type, kept.Content.Headers.ContentType!.MediaType);
        Assert.Contains("immutable", kept.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Equal("no-cache", stale.Headers.CacheControl!.ToString());
    }

    /// <summary>All that is loaded before the first answer: a quarter of what the budget of 150 kB allows.</summary>
    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task Page_WithAllItLoads_WeighsLittle(string coding)
    {
        var html = await http.GetStringAsync("/");
        var paths = Loaded().Matches(html).Select(found => found.Groups[1].Value).Prepend("/").ToList();
        var weights = new List<(string Path, int Bytes)>();
        foreach (var path in paths)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Add("Accept-Encoding", coding);
            var answer = await http.SendAsync(request);
            Assert.Equal([coding], answer.Content.Headers.ContentEncoding);
            weights.Add((path, (await answer.Content.ReadAsByteArrayAsync()).Length));
        }

        Assert.Equal(3, paths.Count);
        Assert.True(weights.Sum(w => w.Bytes) <= 150_000, string.Join('\n', weights));
    }

    [Theory]
    [InlineData("br, gzip", "br")]
    [InlineData("gzip, deflate", "gzip")]
    [InlineData("br;q=0, gzip;q=0.5", "gzip")]
    [InlineData("identity", null)]
    public async Task File_IsCodedAsTheCallerTakesIt(string accepted, string? coding)
    {
        var html = await http.GetStringAsync("/");
        using var request = new HttpRequestMessage(HttpMethod.Get, Loaded().Match(html).Groups[1].Value);
        request.Headers.Add("Accept-Encoding", accepted);

        var answer = await http.SendAsync(request);

        Assert.Equal(coding, answer.Content.Headers.ContentEncoding.SingleOrDefault());
    }

    [Theory]
    [InlineData("zh-TW", "電費過戶")]
    [InlineData("en", "Electricity name change")]
    public async Task Page_BeforeAnyScript_HasFieldAndMatters(string locale, string matter)
    {
        var html = WebUtility.HtmlDecode(await http.GetStringAsync($"/?lang={locale}"));

        Assert.Contains("<form id=\"composer\" role=\"search\" method=\"get\" action=\"/search\">", html, StringComparison.Ordinal);
        Assert.Contains($"<a href=\"/entries/taipower.name-change?lang={locale}\">{matter}</a>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_ThatIsNone_IsNotFound() =>
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("/webchat/..%2fpage.html")).StatusCode);

    [Fact]
    public async Task EmbedScript_HasWordsInEveryLanguage()
    {
        var script = await http.GetStringAsync("/embed.js");

        Assert.All(TestPages.Wordings.All,
            words => Assert.Contains(words["embed.open"], script, StringComparison.Ordinal));
        Assert.DoesNotContain("__WORDS__", script, StringComparison.Ordinal);
    }

    [Fact]
    public void LockFile_HoldsNoAddresses()
    {
        using var file = JsonDocument.Parse(
            File.ReadAllText(Path.Combine(TestPages.Root, "src/BotService/Web/WebChat/client/package-lock.json")));

        Assert.DoesNotContain(
            file.RootElement.GetProperty("packages").EnumerateObject(),
            package => package.Value.TryGetProperty("resolved", out _));
    }

    [GeneratedRegex("(?:src|href)=\"(/webchat/[^\"]+)\"")]
    private static partial Regex Loaded();
}
