using System.Net;
using System.Net.Sockets;
using System.Text;
using BotService.Tests.Sheets;
using BotService.Tests.Web.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace BotService.Tests.Web.WebChat;

/// <summary>The whole service on a port of this machine, with the real knowledge and a store of its own.</summary>
internal sealed class ChatSite : IAsyncDisposable
{
    /// <summary>A page of an organisation that embeds the conversation.</summary>
    public const string OrganisationPage = "/organisation";

    /// <summary>A page of somebody who uses Microsoft's Web Chat, as it comes from npm, over our Direct Line.</summary>
    public const string StockPage = "/stock";

    private const string StockScript = "tests/clients/node_modules/botframework-webchat/dist/webchat.js";

    private readonly TestService service;
    private readonly int port;

    private ChatSite(TestService service, int port) => (this.service, this.port) = (service, port);

    /// <summary>The machine has many loopback addresses; each is an origin of its own.</summary>
    public string Address => $"http://127.0.0.1:{port}";

    public string Trusted => $"http://127.0.0.2:{port}";

    public string Untrusted => $"http://127.0.0.3:{port}";

    public IServiceProvider Services => service.Services;

    public static async Task<ChatSite> StartAsync()
    {
        var port = FreePort();
        var service = new TestService(
            new()
            {
                ["DirectLine:Secrets:0"] = null, ["DirectLine:TrustedOrigins:0"] = $"http://127.0.0.2:{port}",
                // Every page is asked for at once by one address.
                ["RateLimits:PerAddressBurst"] = "100000",
                ["Handoff:Referrals:1999:Secret"] = PageKinds.ReferralSecret, ["Handoff:Referrals:1999:Name"] = "1999 市民熱線",
            },
            urls: [.. Enumerable.Range(1, 3).Select(n => $"http://127.0.0.{n}:{port}")]);
        service.App.MapGet(OrganisationPage, () => Results.Text(
            $"""<!doctype html><html lang="zh-TW"><title>機關</title><main><h1>機關網站</h1></main><script src="http://127.0.0.1:{port}/embed.js" defer></script></html>""",
            "text/html", Encoding.UTF8));
        service.App.MapGet(StockPage, () => Results.Text(
            """
            <!doctype html><html lang="en"><title>Web Chat</title><div id="stock" style="height: 40rem"></div><script src="/stock/webchat.js"></script>
            <script>
              (async () => {
                const { token } = await (await fetch('/webchat/token', { method: 'POST' })).json();
                const directLine = WebChat.createDirectLine({
                  domain: location.origin + '/v3/directline', token, conversationStartProperties: { locale: 'en' } });
                WebChat.renderWebChat({ directLine, locale: 'en' }, document.getElementById('stock'));
              })();
            </script></html>
            """, "text/html", Encoding.UTF8));
        service.App.MapGet("/stock/webchat.js", () => Results.File(
            Path.Combine(TestPages.Root, StockScript), "text/javascript"));
        await service.App.StartAsync();
        return new ChatSite(service, port);
    }

    public ValueTask DisposeAsync() => service.DisposeAsync();

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Any, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
