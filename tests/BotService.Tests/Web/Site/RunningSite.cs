using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using BotService.Tests.Web.WebChat;

namespace BotService.Tests.Web.Site;

/// <summary>The whole service, asked without a browser.</summary>
public sealed class RunningSite : IAsyncLifetime
{
    private ChatSite site = null!;

    internal HttpClient Http { get; } = new(
        new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });

    internal IServiceProvider Services => site.Services;

    public async Task InitializeAsync()
    {
        site = await ChatSite.StartAsync();
        Http.BaseAddress = new Uri(site.Address);
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        await site.DisposeAsync();
    }

    internal async Task<(HttpStatusCode Status, IDocument Page)> OpenAsync(string path)
    {
        using var answer = await Http.GetAsync(path);
        return (answer.StatusCode, Parse(await answer.Content.ReadAsStringAsync()));
    }

    internal static IDocument Parse(string html) => new HtmlParser().ParseDocument(html);
}
