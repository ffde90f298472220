using System.Net;
using System.Net.Sockets;
using System.Text;
using BotService.Insight;
using BotService.Channels.DirectLine;
using BotService.Conversations;
using BotService.Conversations.Rendering;
using BotService.Engine;
using BotService.Engine.Dialogs;
using BotService.Releases;
using BotService.Storage;
using BotService.Tests.Dialogs;
using BotService.Web.Api;
using BotService.Web.Edge;
using BotService.Web.Paper;
using BotService.Web.Site;
using BotService.Web.WebChat;
using BotService.Insight.Duties;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BotService.Tests.Web.WebChat;

/// <summary>The whole service on a port of this machine, with the real knowledge and a store of its own.</summary>
internal sealed class ChatSite : IAsyncDisposable
{
    /// <summary>A page of an organisation that embeds the conversation.</summary>
    public const string OrganisationPage = "/organisation";

    private readonly WebApplication app;
    private readonly DirectoryInfo folder;
    private readonly int port;

    private ChatSite(WebApplication app, DirectoryInfo folder, int port) =>
        (this.app, this.folder, this.port) = (app, folder, port);

    /// <summary>The machine has many loopback addresses; each is an origin of its own.</summary>
    public string Address => $"http://127.0.0.1:{port}";

    public string Trusted => $"http://127.0.0.2:{port}";

    public string Untrusted => $"http://127.0.0.3:{port}";

    public IServiceProvider Services => app.Services;

    public static async Task<ChatSite> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("botservice-");
        var port = FreePort();
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Store"] = $"Data Source={Path.Combine(folder.FullName, "store.db")}",
            ["DirectLine:TrustedOrigins:0"] = $"http://127.0.0.2:{port}",
            ["DirectLine:KeyFile"] = Path.Combine(folder.FullName, "directline.key"),
        });
        builder.WebHost.UseKestrelCore().UseUrls([.. Enumerable.Range(1, 3).Select(n => $"http://127.0.0.{n}:{port}")]);
        builder.Logging.AddConsole().SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddRoutingCore()
            .AddRelease(RealEngine.Shared).AddStorage(builder.Configuration).AddConversations(builder.Configuration).AddInsight()
            .AddDuties(RealEngine.Duties)
            .AddRendering().AddPaper().AddWebChat().AddSite().AddApi()
            .AddEdge(builder.Configuration).AddDirectLine(builder.Configuration);
        var app = builder.Build();
        app.UseRouting();
        app.UseEdge();
        app.MapPaper();
        app.MapWebChat();
        app.MapSite();
        app.MapApi();
        app.MapDirectLine();
        app.MapGet(OrganisationPage, () => Results.Text(
            $"""<!doctype html><html lang="zh-TW"><title>機關</title><main><h1>機關網站</h1></main><script src="http://127.0.0.1:{port}/embed.js" defer></script></html>""",
            "text/html", Encoding.UTF8));
        await app.StartAsync();
        return new ChatSite(app, folder, port);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Any, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
