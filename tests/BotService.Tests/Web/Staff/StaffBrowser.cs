using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using BotService.Staff.People;

namespace BotService.Tests.Web.Staff;

/// <summary>What a browser without scripts does: it keeps cookies, opens pages and sends the forms that stand on them.</summary>
internal sealed class StaffBrowser
{
    private readonly CookieContainer cookies;
    private readonly HttpClient client;

    public StaffBrowser(Uri address) : this(address, new())
    {
    }

    private StaffBrowser(Uri address, CookieContainer cookies)
    {
        this.cookies = cookies;
        client = new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = address };
    }

    /// <summary>The same browser, after the service has moved.</summary>
    public StaffBrowser At(Uri address)
    {
        var moved = new CookieContainer();
        foreach (var cookie in Cookies) moved.Add(address, new Cookie(cookie.Name, cookie.Value, cookie.Path));
        return new(address, moved) { Account = Account };
    }

    /// <summary>What another browser needs for being signed in as this one.</summary>
    public IEnumerable<Cookie> Cookies => cookies.GetAllCookies();

    /// <summary>Who is signed in here.</summary>
    public StaffAccount Account { get; set; } = null!;

    public HttpClient Client => client;

    /// <summary>Not read to its end: a stream has none.</summary>
    public Task<HttpResponseMessage> GetAsync(string path) => client.GetAsync(Local(path), HttpCompletionOption.ResponseHeadersRead);

    /// <summary>The page; the test fails when it is none.</summary>
    public async Task<IHtmlDocument> PageAsync(string path)
    {
        using var answer = await GetAsync(path);
        var html = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {answer.StatusCode} {html}");
        return Read(html);
    }

    public async Task<JsonElement> JsonAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Local(path));
        request.Headers.Add("Accept", "application/json");
        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {answer.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>Sends a form with a token of ours; redirects are not followed.</summary>
    public async Task<HttpResponseMessage> PostFormAsync(string path, params (string Name, string? Value)[] fields) =>
        await PostAsync(path, [("__RequestVerificationToken", await TokenAsync()), .. fields]);

    /// <summary>Sends a form just as it is.</summary>
    public Task<HttpResponseMessage> PostAsync(string path, params (string Name, string? Value)[] fields) => client.PostAsync(
        Local(path), new FormUrlEncodedContent(fields.Where(f => f.Value is not null).Select(f => KeyValuePair.Create(f.Name, f.Value!))));

    /// <summary>A token that is good for whoever is signed in.</summary>
    public async Task<string> TokenAsync()
    {
        // The entrance holds one too, whoever comes.
        using var answer = await client.GetAsync("/staff/sign-in");
        return Token(Read(await answer.Content.ReadAsStringAsync()));
    }

    public static string Token(IHtmlDocument page) =>
        page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    public static IHtmlDocument Read(string html) => new HtmlParser().ParseDocument(html);

    private static string Local(string path) => path.StartsWith("http", StringComparison.Ordinal) ? new Uri(path).PathAndQuery : path;
}
